"""The pages of the templates: variables are checked when one is saved, and no change is lost."""

from pathlib import Path

from tests.bot.console.filing import field
from tests.bot.console.signed_in import served

GOOD = {"navn": "Tak", "tekst": "Tak for {reference} om {emne}.", "sprog": "da", "version": "0"}


async def test_a_template_is_saved_shown_changed_and_deleted(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        saved = await worker.posts("/staff/skabeloner/ny", **GOOD, tilstand="Ny", emne="how-to-partner")
        listed = await worker.get("/staff/skabeloner")
        page = await worker.get("/staff/skabeloner/1")
        changed = await worker.posts("/staff/skabeloner/1", **GOOD | {"version": "1", "tekst": "Nyt"})
        after = await console.store.templates.find(1)
        deleted = await worker.posts("/staff/skabeloner/1/slet")
        gone = await worker.get("/staff/skabeloner/1")
        acts = [what for _, what, _ in console.acts()]

    assert [saved.status_code, changed.status_code, deleted.status_code] == [303, 303, 303]
    assert "Tak" in listed.text
    assert field(page.text, "tekst") == GOOD["tekst"]
    assert after
    assert (after.text, after.version) == ("Nyt", 2)
    assert gone.status_code == 404
    assert {"template.add", "template.edit", "template.delete"} <= set(acts)


async def test_an_unknown_variable_is_refused_with_its_name_and_those_there_are(tmp_path: Path) -> None:
    wrong = "Kære {navn}, om {emne}"
    async with served(tmp_path) as console, console.staff() as worker:
        answer = await worker.posts("/staff/skabeloner/ny", **GOOD | {"tekst": wrong})
        kept = await console.store.templates.all()

    assert (answer.status_code, list(kept)) == (422, [])
    assert answer.text.count("{navn} findes ikke.") == 1
    assert "{reference}, {emne}, {råd}, {kommune}" in answer.text
    assert field(answer.text, "tekst") == wrong


async def test_empty_and_endless_ones_are_refused(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        for fields in (
            {"navn": ""},
            {"navn": "n" * 81},
            {"tekst": ""},
            {"tekst": "t" * 20_001},
            {"emne": "x"},
        ):
            assert (await worker.posts("/staff/skabeloner/ny", **GOOD | fields)).status_code == 422


async def test_a_stale_form_overwrites_nothing_and_shows_both(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await worker.posts("/staff/skabeloner/ny", **GOOD)
        await worker.posts("/staff/skabeloner/1", **GOOD | {"version": "1", "tekst": "Kollegaens ord"})
        stale = await worker.posts("/staff/skabeloner/1", **GOOD | {"version": "1", "tekst": "Mine ord"})
        kept = await console.store.templates.find(1)
        again = await worker.posts("/staff/skabeloner/1", **GOOD | {"version": "2", "tekst": "Mine ord"})

    assert stale.status_code == 409
    assert "Kollegaens ord" in stale.text
    assert field(stale.text, "tekst") == "Mine ord"
    assert 'name="version" value="2"' in stale.text
    assert kept
    assert kept.text == "Kollegaens ord"
    assert again.status_code == 303


async def test_one_that_was_deleted_meanwhile_is_not_made_again(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await worker.posts("/staff/skabeloner/ny", **GOOD)
        await worker.posts("/staff/skabeloner/1/slet")

        assert (await worker.posts("/staff/skabeloner/1", **GOOD | {"version": "1"})).status_code == 404
        assert (await worker.get("/staff/skabeloner/999999999999999999999")).status_code == 404


async def test_markup_stays_text(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>"
    async with served(tmp_path) as console, console.staff() as worker:
        await worker.posts("/staff/skabeloner/ny", **GOOD | {"navn": bad, "tekst": bad})
        pages = [await worker.get("/staff/skabeloner"), await worker.get("/staff/skabeloner/1")]

    assert all("<script>alert" not in page.text for page in pages)


async def test_a_reader_may_not(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("reader") as reader:
        assert (await reader.get("/staff/skabeloner")).status_code == 403
        assert (await reader.posts("/staff/skabeloner/ny", **GOOD)).status_code == 403
