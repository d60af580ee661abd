"""Staff edit the content in the console: checked as `check` does, served at once, never over another's."""

import html
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from httpx import Response

from bot.store.edits import above
from bot.wording.dates import DENMARK
from knowledge import library
from knowledge.files import CONTENT
from knowledge.library import Shelf
from knowledge.library.documents import Source
from knowledge.terms import Danger, Language, TopicId
from tests.bot.console.signed_in import Console, Staff, served

AUH = "staff/indhold/ret/kontakt/hospitals.auh"
PATIENCE = 120.0  # seconds: the whole content is read and checked at each save
FUNDS = "staff/indhold/ret/fraser/da/foundations"


@dataclass
class Desk:
    """A console, what it serves from, and a worker at it."""

    console: Console
    shelf: Shelf
    worker: Staff

    async def form(self, path: str, browser: Staff | None = None) -> dict[str, str]:
        """Return what stands in the fields of a form."""
        page = await (browser or self.worker).get(path)
        assert page.status_code == 200, page.text
        return filled(page)

    async def save(self, path: str, /, **typed: str) -> Response:
        """Open the form, type over what stands there, and press "Gem"."""
        return await self.worker.posts(path, do="save", **await self.form(path) | typed)


def filled(page: Response) -> dict[str, str]:
    """Return the fields of the form on a page, but for the token."""
    form = page.text.partition('<form class="card"')[2].partition("</form>")[0]
    boxes = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL)
    lines = re.findall(
        r'<input(?=[^>]*type="(?:text|date|hidden)")[^>]*name="(\w+)"[^>]*value="([^"]*)"', form
    )
    chosen = re.findall(r'name="(status)".*?value="(\w+)" selected', form, re.DOTALL)
    fields = {name: html.unescape(value) for name, value in (*lines, *boxes, *chosen)}
    return {name: value for name, value in fields.items() if name != "csrf"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture(scope="module")
def packaged() -> Shelf:
    return Shelf(CONTENT)


@pytest.fixture
async def desk(packaged: Shelf, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    """Serve the packaged content, or a copy where a test changes it; read once, since that takes long."""
    shelf = Shelf.__new__(Shelf)
    shelf.__dict__.update(packaged.__dict__)
    if "folder" in request.fixturenames:
        shelf.folder = request.getfixturevalue("folder")
    async with (
        served(tmp_path, content=shelf) as console,
        console.staff("worker", name="Anna Prøve") as worker,
    ):
        worker.timeout = PATIENCE
        yield Desk(console, shelf, worker)


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


async def test_an_answer_has_both_levels_previewed_before_it_is_saved(desk: Desk) -> None:
    path = "staff/indhold/ret/svar/da/how-to-partner"
    fields = await desk.form(path) | {"text": "**Nyt** svar\n\n• et punkt", "easy": "Helt enkelt."}

    seen = await desk.worker.posts(path, do="preview", **fields)

    assert seen.status_code == 200
    assert "<b>Nyt</b> svar" in seen.text
    assert "Helt enkelt." in seen.text
    assert "Kilder:" in seen.text
    assert above(desk.console.path) == {}
    assert filled(seen)["text"] == fields["text"]


async def test_a_danish_answer_leaves_its_twin_behind_until_somebody_has_read_both(desk: Desk) -> None:
    danish, english = "staff/indhold/ret/svar/da/how-to-partner", "staff/indhold/ret/svar/en/how-to-partner"
    assert "følger ikke det danske" not in (await desk.worker.get(danish)).text

    await desk.save(danish, text="Et nyt svar.", review_by="2027-09-30")
    for page in (danish, english, "staff/indhold"):
        assert "følger ikke det danske" in (await desk.worker.get(page)).text

    assert (await desk.save(english, text="A new answer.", follows="1")).status_code == 303
    assert "følger ikke det danske" not in (await desk.worker.get(english)).text
    twin = desk.shelf.library.answers.get(TopicId("how-to-partner"), Language.ENGLISH)
    assert twin
    assert twin.review_by == date(2027, 9, 30), "the facts are those of the Danish answer"


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("easy", "", "Skriv noget her."),
        ("text", "x" * 1201, "Det er for langt: 1.201 tegn."),
        ("text", "a\n## Sig det enklere\nb", "må ikke stå i teksten"),
        ("sources", "| uden dokument", "dokument | sted"),
        ("sources", "skyen | uden dokument", "Dokumentet »skyen« findes ikke."),
        ("parts", "en tekst uden overskrift", "## Kun for borgere"),
        ("valid_from", "i morgen", "Skriv en dato, der findes."),
        ("status", "sikker", "Vælg en af mulighederne."),
        ("next", "fly-me-to-the-moon", "Emnet »fly-me-to-the-moon« findes ikke."),
        ("next", "", "Skriv mindst ét emne"),
    ],
)
async def test_an_edit_that_breaks_an_answer_is_refused(
    desk: Desk, field: str, typed: str, told: str
) -> None:
    refused = await desk.save("staff/indhold/ret/svar/da/how-to-partner", **{field: typed})

    assert refused.status_code == 422
    assert told in html.unescape(refused.text)
    assert above(desk.console.path) == {}


async def test_front_matter_cannot_be_smuggled_into_a_field(desk: Desk) -> None:
    path = "staff/indhold/ret/svar/da/how-to-partner"
    title = 'x"\nstatus: history\n---\n: {a}'

    refused = await desk.save(path, title=title)
    assert refused.status_code == 422

    await desk.save(path, title='"}: [x] # y', sources='lighed-2025 | a", "x": "b | c}')
    answer = desk.shelf.library.answers.get(TopicId("how-to-partner"), Language.DANISH)
    assert answer
    assert answer.title == '"}: [x] # y'
    assert answer.cites == (Source("lighed-2025", 'a", "x": "b', "c}"),)


async def test_a_phrase_in_two_topics_is_told(desk: Desk) -> None:
    other = next(iter((CONTENT / "phrases/da/privacy.txt").read_text("utf-8").splitlines()))
    typed = (await desk.form(FUNDS))["text"]

    refused = await desk.save(FUNDS, text=f"{typed}\n{other}")

    assert refused.status_code == 422
    assert f"»{other}« står også under emnet" in html.unescape(refused.text)


async def test_a_new_phrase_is_understood_at_once(desk: Desk) -> None:
    typed = (await desk.form(FUNDS))["text"]

    await desk.save(FUNDS, text=f"{typed}\nzyxwvu abcdef")

    assert desk.shelf.library.topics.match("zyxwvu abcdef")[0].topic == "foundations"


async def test_a_message_is_edited_in_both_languages_and_previewed(desk: Desk) -> None:
    path = "staff/indhold/ret/tekst/sources"
    fields = await desk.form(path) | {
        "da": "Vi ved det fra: { $sources }",
        "en": "We know from: { $sources }",
    }

    seen = await desk.worker.posts(path, do="preview", **fields)
    assert "Vi ved det fra: ‹sources›" in seen.text
    assert "We know from: ‹sources›" in seen.text

    await desk.save(path, **fields)
    book = desk.shelf.library.phrasebook
    assert book.say("sources", Language.DANISH, sources="x") == "Vi ved det fra: x"
    assert book.say("sources", Language.ENGLISH, sources="x") == "We know from: x"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Kilder:", "{ $sources } mangler."),
        ("Kilder: { $sources } { $mere }", "kender ikke { $mere } her"),
        ("Kilder: { $sources", "Assistenten kan ikke læse teksten."),
        ("Kilder: { $sources } }", "Assistenten kan ikke læse teksten."),
        ("{ $sources }{ glad }", "Skriv kun det i { }"),
        ("{ $sources }{ NUMBER(1) }", "Skriv kun det i { }"),
        ("", "Skriv noget her."),
    ],
)
async def test_a_message_that_cannot_be_said_is_refused(desk: Desk, typed: str, told: str) -> None:
    refused = await desk.save("staff/indhold/ret/tekst/sources", da=typed)

    assert refused.status_code == 422
    assert told in html.unescape(refused.text)
    assert filled(refused)["da"] == typed
    assert above(desk.console.path) == {}


async def test_no_other_message_can_be_smuggled_into_one(desk: Desk) -> None:
    typed = "Fint.\nwelcome = Nej.\n\n[x] y\n*z\n.attr = a\n# no comment"

    assert (await desk.save("staff/indhold/ret/tekst/glad", da=typed)).status_code == 303

    assert desk.shelf.library.phrasebook.say("glad") == typed
    assert desk.shelf.library.phrasebook.say("welcome").startswith("Selv tak")
    assert (await desk.form("staff/indhold/ret/tekst/glad"))["da"].splitlines()[1] == "welcome = Nej."


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


@pytest.mark.parametrize("name", ["svar/da/medical-advice", "tekst/web-hint"])
async def test_ring_112_is_changed_by_admins_alone_and_confirmed(desk: Desk, name: str) -> None:
    path, before = f"staff/indhold/admin/ret/{name}", above(desk.console.path)
    assert (await desk.worker.get(path)).status_code == 403
    assert (await desk.worker.get(f"staff/indhold/ret/{name}")).status_code == 404
    async with desk.console.staff("admin", name="Chef Prøve") as admin:
        admin.timeout = PATIENCE
        fields = await desk.form(path, admin)
        typed = {field: text.replace("112", "113") for field, text in fields.items()}
        asked = await admin.posts(path, do="save", **typed)

    assert asked.status_code == 200
    assert 'value="sure"' in asked.text
    assert above(desk.console.path) == before


async def test_what_was_typed_stays_when_the_file_is_gone(desk: Desk, folder: Path) -> None:
    path = "staff/indhold/ret/svar/en/smalltalk"
    fields = await desk.form(path)
    (folder / "answers/en/smalltalk.md").unlink()

    gone = await desk.worker.posts(path, do="save", **fields | {"text": "Det her har jeg skrevet længe på."})

    assert gone.status_code == 404
    assert "Det her har jeg skrevet længe på." in gone.text


async def test_only_admins_edit_the_lines_and_they_see_before_and_after(desk: Desk) -> None:
    path = "staff/indhold/admin/ret/linje/livslinien"
    assert (await desk.worker.get(path)).status_code == 403
    async with desk.console.staff("admin", name="Chef Prøve") as admin:
        admin.timeout = PATIENCE
        fields = await desk.form(path, admin) | {"number": "70 20 12 02"}

        unchecked = await admin.posts(path, do="save", **fields)
        assert "Ring til nummeret eller slå det op" in unchecked.text

        asked = await admin.posts(path, do="save", checked="1", **fields)
        assert asked.status_code == 200
        assert "Er du sikker?" in asked.text
        assert "70 201 201" in asked.text
        assert "70 20 12 02" in asked.text
        assert above(desk.console.path) == {}

        sure = await admin.posts(path, do="sure", checked="1", **fields)
        assert sure.status_code == 303
    assert desk.shelf.library.lines.of(Danger.SUICIDE)[1].number == "70 20 12 02"


async def test_112_stays_first(desk: Desk) -> None:
    path = "staff/indhold/admin/ret/linje/alarm"
    async with desk.console.staff("admin") as admin:
        admin.timeout = PATIENCE
        refused = await admin.posts(
            path, do="sure", checked="1", **await desk.form(path, admin) | {"number": "113"}
        )

    assert refused.status_code == 422
    assert "112 skal altid være det første nummer." in refused.text


async def test_new_words_of_the_notice_are_a_new_version_of_it(desk: Desk) -> None:
    path, began = "staff/indhold/admin/ret/tekst/notice", _day()
    async with desk.console.staff("admin") as admin:
        admin.timeout = PATIENCE
        fields = await desk.form(path, admin)
        fields["da"] = fields["da"].replace("Hej. Jeg er", "Goddag. Jeg er")

        assert (await admin.posts(path, do="sure", **fields)).status_code == 303

    assert desk.shelf.library.notice in {began, _day()}  # midnight may have come
    said = desk.shelf.library.phrasebook.say("notice", unfinished="x", closing="y", channel="web")
    assert said.startswith("Goddag.")


async def test_a_new_period_is_told_everywhere(desk: Desk) -> None:
    path, began = "staff/indhold/admin/ret/frist/unfinished_chat", _day()
    async with desk.console.staff("admin") as admin:
        admin.timeout = PATIENCE
        saved = await admin.posts(path, do="sure", **await desk.form(path, admin) | {"hours": "48"})

    assert saved.status_code == 303
    known = desk.shelf.library
    assert known.periods.unfinished_chat == timedelta(hours=48)
    for language, figure in ((Language.DANISH, "2 dage"), (Language.ENGLISH, "2 days")):
        answer = known.answers.get(TopicId("privacy"), language)
        assert answer
        assert figure in answer.text
        assert figure in answer.easy
    assert known.notice in {began, _day()}
    assert "følger ikke det danske" not in (await desk.worker.get("staff/indhold")).text


async def test_an_answer_about_privacy_must_tell_the_periods(desk: Desk) -> None:
    path = "staff/indhold/admin/ret/svar/da/privacy"
    async with desk.console.staff("admin") as admin:
        admin.timeout = PATIENCE
        fields = await desk.form(path, admin)
        refused = await admin.posts(path, do="sure", **fields | {"text": "Vi gemmer ikke noget."})

    assert refused.status_code == 422
    assert "Svaret om privatliv siger ikke »24 timer«" in html.unescape(refused.text)


async def test_readers_and_strangers_edit_nothing(desk: Desk) -> None:
    async with desk.console.staff("reader") as reader:
        for path in ("staff/indhold", AUH, "staff/indhold/historik/kontakt/region"):
            assert (await reader.get(path)).status_code == 403
        assert (await reader.posts(AUH, do="save", phone="1")).status_code == 403
    async with desk.console.browser() as stranger:
        assert (await stranger.get("staff/indhold")).status_code == 303


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


def _day() -> str:
    return datetime.now(DENMARK).date().isoformat()
