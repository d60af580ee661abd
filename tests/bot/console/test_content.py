"""Staff edit the content in the console: checked as `check` does, served at once, never over another's."""

import html
import re
from pathlib import Path

import pytest

from bot.store.edits import above
from knowledge import library
from knowledge.library import Shelf
from knowledge.terms import Language
from tests.bot.console.editing import AUH, PATIENCE, Desk, filled


async def test_a_contact_is_edited_and_served_at_once(desk: Desk) -> None:
    saved = await desk.save(AUH, phone="11 22 33 44")

    assert saved.status_code == 303
    assert desk.shelf.library.contacts.hospitals["auh"].phone == "11 22 33 44"
    page = await desk.worker.get(saved.url.join(saved.headers["location"]))
    assert "Gemt. Assistenten bruger det fra nu af." in page.text
    assert (await desk.form(AUH))["phone"] == "11 22 33 44"
    assert [act for _, act, _ in desk.console.acts() if act == "content.edit"] == ["content.edit"]


async def test_comments_and_order_of_the_file_stay(desk: Desk, folder: Path) -> None:
    await desk.save(AUH, phone="11 22 33 44", checked="1")

    text, was = above(desk.console.path)["contacts.toml"], (folder / "contacts.toml").read_text("utf-8")
    changed = [line for line in text.split("\n") if line not in was.split("\n")]
    assert changed[0] == 'phone = "11 22 33 44"'
    assert changed[1].startswith('verified_on = "20')
    assert "# Whom one can turn to." in text
    assert (folder / "contacts.toml").read_text("utf-8") == was, "the files themselves are not touched"


async def test_what_was_checked_today_is_told_as_a_fact_and_by_whom_in_the_history(desk: Desk) -> None:
    assert desk.shelf.library.contacts.hospitals["auh"].unsure

    await desk.save(AUH, checked="1")

    confirmed = desk.shelf.library.contacts.hospitals["auh"]
    assert confirmed.verified_on
    assert not confirmed.unsure
    assert "Anna" not in above(desk.console.path)["contacts.toml"]
    history = await desk.worker.get("staff/indhold/historik/kontakt/hospitals.auh")
    assert "Anna Prøve rettede" in history.text
    assert str(confirmed.verified_on) in history.text


async def test_what_is_changed_without_a_check_is_unsure_again(desk: Desk) -> None:
    await desk.save(AUH, checked="1")
    await desk.save(AUH, phone="11 22 33 44")

    assert desk.shelf.library.contacts.hospitals["auh"].unsure


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("website", "javascript:alert(1)", "Skriv hele adressen"),
        ("website", "rm.dk", "Skriv hele adressen"),
        ("email", "enheden", "Skriv en e-mailadresse"),
        ("phone", "ring til os", "Skriv kun tal og mellemrum."),
        ("name", "", "Skriv noget her."),
        ("address", "x" * 501, "Det er for langt: 501 tegn. Der er plads til 500."),
        ("source", "en\nto", "Skriv det på én linje."),
    ],
)
async def test_what_is_wrong_is_told_at_its_field_and_nothing_is_saved(
    desk: Desk, field: str, typed: str, told: str
) -> None:
    refused = await desk.save(AUH, **{field: typed})

    assert refused.status_code == 422
    assert f'id="{field}-wrong">{told}' in refused.text
    assert filled(refused)[field].strip() == typed.strip()
    assert above(desk.console.path) == {}


async def test_a_million_letters_come_back_to_who_wrote_them(desk: Desk) -> None:
    long = "x" * 1_000_000
    refused = await desk.save("staff/indhold/ret/svar/da/how-to-partner", text=long)

    assert refused.status_code == 422
    assert "Det er for langt: 1.000.000 tegn. Der er plads til 1.200." in refused.text
    assert filled(refused)["text"] == long


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (AUH, "name"),
        ("staff/indhold/ret/frivilligcenter/Aarhus", "name"),
        ("staff/indhold/ret/henvisning/press", "da"),
        ("staff/indhold/ret/svar/da/how-to-partner", "title"),
        ("staff/indhold/ret/tekst/glad", "da"),
    ],
)
async def test_markup_is_shown_as_text_everywhere(desk: Desk, path: str, field: str) -> None:
    evil = "<script>alert(1)</script><b onclick=x>\"'"

    saved = await desk.save(path, **{field: evil})

    assert saved.status_code == 303
    for page in (path, path.replace("/ret/", "/historik/"), "staff/indhold", "staff/indhold?q=alert"):
        text = (await desk.worker.get(page)).text
        assert "<script>alert" not in text
        assert "<b onclick" not in text
    assert (await desk.form(path))[field] == evil


async def test_the_chat_shows_markup_as_text_too(desk: Desk) -> None:
    await desk.save("staff/indhold/ret/svar/da/how-to-partner", text="<script>alert(1)</script>")

    seen = await desk.worker.posts(
        "staff/indhold/ret/svar/da/how-to-partner",
        do="preview",
        **await desk.form("staff/indhold/ret/svar/da/how-to-partner"),
    )

    assert "&lt;script&gt;alert(1)" in seen.text
    assert "<script>alert" not in seen.text


async def test_a_cpr_number_is_taken_out_and_nothing_saved_before_it_was_seen(desk: Desk) -> None:
    refused = await desk.save("staff/indhold/ret/tekst/glad", da="Ring til 010190-1234")

    assert refused.status_code == 422
    assert "lignede et CPR-nummer" in refused.text
    assert "010190" not in refused.text
    assert above(desk.console.path) == {}


async def test_who_saves_on_an_old_form_sees_both_and_overwrites_nothing(desk: Desk) -> None:
    async with desk.console.staff("worker", name="Bo Prøve") as bo:
        bo.timeout = PATIENCE
        stale = await desk.form(AUH, bo)
        await desk.save(AUH, phone="11 11 11 11")

        refused = await bo.posts(AUH, do="save", **stale | {"phone": "22 22 22 22"})

        assert refused.status_code == 409
        assert "En anden har rettet det her" in refused.text
        assert "11 11 11 11" in refused.text
        assert filled(refused)["phone"] == "22 22 22 22"
        assert desk.shelf.library.contacts.hospitals["auh"].phone == "11 11 11 11"

        again = await bo.posts(AUH, do="save", **filled(refused))
        assert again.status_code == 303
        assert desk.shelf.library.contacts.hospitals["auh"].phone == "22 22 22 22"


async def test_two_may_edit_different_things_of_one_file(desk: Desk) -> None:
    async with desk.console.staff("worker", name="Bo Prøve") as bo:
        bo.timeout = PATIENCE
        stale = await desk.form("staff/indhold/ret/kontakt/region", bo)
        await desk.save(AUH, phone="11 11 11 11")

        saved = await bo.posts(
            "staff/indhold/ret/kontakt/region", do="save", **stale | {"phone": "33 33 33 33"}
        )

    assert saved.status_code == 303
    assert desk.shelf.library.contacts.hospitals["auh"].phone == "11 11 11 11"
    assert desk.shelf.library.contacts.region.phone == "33 33 33 33"


@pytest.mark.parametrize(
    "name",
    ["svar/da/../../lines", "svar/../../../etc/passwd", "fraser/da/nix", "kontakt/nix", "kontakt/", "intet/x",
     "tekst/nix", "linje/alarm", "tekst/notice", "svar/da/privacy", "kontakt/hospitals", "%2e%2e/%2e%2e/x",
     "grundlag/99", "kontakt/__class__", "svar/da/privacy.md"],
)  # fmt: skip
async def test_what_is_no_content_or_guarded_is_not_found(desk: Desk, name: str) -> None:
    for path in (f"staff/indhold/ret/{name}", f"staff/indhold/fortryd/{name}"):
        posted = await desk.worker.posts(path, do="save", text="x", change="1", seen="x")
        assert posted.status_code == 404, path
    assert (await desk.worker.get(f"staff/indhold/ret/{name}")).status_code == 404
    assert above(desk.console.path) == {}


async def test_what_was_typed_stays_when_the_file_is_gone(desk: Desk, folder: Path) -> None:
    path = "staff/indhold/ret/svar/en/smalltalk"
    fields = await desk.form(path)
    (folder / "answers/en/smalltalk.md").unlink()

    gone = await desk.worker.posts(path, do="save", **fields | {"text": "Det her har jeg skrevet længe på."})

    assert gone.status_code == 404
    assert "Det her har jeg skrevet længe på." in gone.text


async def test_edits_are_there_after_a_restart(desk: Desk, folder: Path) -> None:
    await desk.save(AUH, phone="11 22 33 44")

    assert Shelf(folder, above(desk.console.path)).library.contacts.hospitals["auh"].phone == "11 22 33 44"


async def test_everything_is_found_by_what_it_says(desk: Desk) -> None:
    for sought, called in (
        ("78 45 00 00", "Aarhus Universitetshospital"),
        ("livslinien", "Livslinien"),
        ("livslinien", "livslinien"),
        ("det er jeg glad for", "Det er jeg glad for."),
        ("frivilligcenter aarhus", "Frivilligcenter Aarhus (Aarhus)"),
        ("sådan bruger vi", "Sådan bruger vi det, du skriver"),
    ):
        page = await desk.worker.get("staff/indhold", params={"q": sought})
        assert called in html.unescape(page.text), sought
    assert "Intet passer" in (await desk.worker.get("staff/indhold?q=zzyyxx")).text


async def test_what_waits_to_be_confirmed_leads_to_its_form(desk: Desk, folder: Path) -> None:
    assert (await desk.worker.get("staff/indhold/mangler")).status_code == 403
    async with desk.console.staff("admin") as admin:
        admin.timeout = PATIENCE
        page = await admin.get("staff/indhold/mangler")
        links = re.findall(r'href="(?:\.\./)*(staff/indhold/(?:admin/)?ret/[^"]+)"', page.text)

        assert len(links) > 50
        for link in dict.fromkeys(links):
            assert (await admin.get(html.unescape(link))).status_code == 200, link

        await desk.save("staff/indhold/ret/kontakt/region", checked="1")
        after = await admin.get("staff/indhold/mangler")
        assert len(re.findall(r"/ret/", after.text)) == len(re.findall(r"/ret/", page.text)) - 1


async def test_a_file_that_changed_below_is_told(desk: Desk, folder: Path) -> None:
    await desk.save(AUH, phone="11 22 33 44")
    assert "Filen under er ændret siden" not in (await desk.worker.get("staff/indhold")).text

    path = folder / "contacts.toml"
    path.write_text(path.read_text("utf-8").replace("78 41 00 00", "78 41 99 99"), "utf-8")

    assert "Filen under er ændret siden" in (await desk.worker.get("staff/indhold")).text


async def test_the_whole_content_with_edits_is_still_sound(desk: Desk, folder: Path) -> None:
    await desk.save(AUH, phone="11 22 33 44")
    await desk.save("staff/indhold/ret/frivilligcenter/Aarhus", phone="12 34 56 78")
    await desk.save("staff/indhold/ret/henvisning/press", da='Med "anførsel", komma')

    known = library.load(folder, above(desk.console.path))

    assert known.contacts.centres["Aarhus"].phone == "12 34 56 78"
    assert known.pointers.by_id["press"].sentences[Language.DANISH] == 'Med "anførsel", komma'
