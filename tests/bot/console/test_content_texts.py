"""Answers, phrases and messages are edited: previewed, checked as a whole, and understood at once."""

import html
from datetime import date

import pytest

from bot.store.edits import above
from knowledge.files.reader import CONTENT
from knowledge.library.documents import Source
from knowledge.terms import Language, TopicId
from tests.bot.console.editing import Desk, filled

FUNDS = "staff/indhold/ret/fraser/da/foundations"


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
