"""“Har du fået svar?”: each answer, tapped or said, is kept with the case and gets one kind sentence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.render import payload
from knowledge.answering.voice import Voice
from knowledge.casework import followup
from knowledge.casework.followup import Got
from knowledge.library import Library
from knowledge.records import Case, Note
from knowledge.terms import Language, Role
from tests.handlers.visitor import NOW, Visitor, case

Visit = Callable[..., Visitor]

ASKED = (NOW - timedelta(hours=1)).isoformat()
FORWARDED = (NOW - timedelta(days=14)).isoformat()


def forwarded(number: int = 147, **fields: str) -> Case:
    """Return a case that was forwarded two weeks ago, and asked about an hour ago."""
    told = {"state": "Videresendt", "receiver": "Sundhedsråd Midt", "forwarded_at": FORWARDED}
    return replace(case(number), **{**told, "answered_at": FORWARDED, "asked_at": ASKED, **fields})


@pytest.fixture(params=["telegram", "web"])
def asked(request: pytest.FixtureRequest, visit: Visit) -> Visitor:
    return visit(cases=(forwarded(),), channel=request.param)


def data(got: str, reference: str = "26-0147-K") -> str:
    """Return what a button of the letter sends."""
    return f"asked:got:{reference}:{got}"


@pytest.mark.parametrize("language", [Language.DANISH, Language.ENGLISH])
def test_the_letter_has_five_buttons_that_fit(language: Language, library: Library) -> None:
    reply = followup.ask("26-014712-K", "Sundhedsråd Midt", Voice(library, language, Role.ORGANISATION))

    buttons = [one for row in payload(reply, followup.STEP)["reply_markup"]["inline_keyboard"] for one in row]
    assert len(buttons) == len(Got)
    assert buttons[0]["callback_data"] == data("ja", "26-014712-K")
    assert "26-014712-K" in reply.text
    assert "Sundhedsråd Midt" in reply.text


@pytest.mark.parametrize(
    ("got", "label", "told"),
    [
        ("ja", "Ja", "Det er godt at høre. Tak, fordi du sagde det."),
        ("ja-men", "Ja, men ikke på mit spørgsmål", "Skriv her, hvad du mangler svar på"),
        ("kvittering", "Kun en kvittering", "Det har jeg skrevet på sagen 26-0147-K"),
        ("nej", "Nej", "Nu har jeg åbnet sagen 26-0147-K igen"),
        ("ventede-ikke", "Jeg ventede ikke svar", "Tak, så ved vi det."),
    ],
)
async def test_each_answer_is_kept_and_gets_one_sentence(
    got: str, label: str, told: str, asked: Visitor
) -> None:
    heard = asked.forges(data(got))

    assert told in heard
    assert asked.notes == [Note("26-0147-K", label, got=got)]
    assert asked.notes[0].reopens is (got == "nej")


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("Nej", "nej"),
        ("nej, ikke endnu", "nej"),
        ("ja tak", "ja"),
        ("ja, det har vi", "ja"),
        ("kun en kvittering", "kvittering"),
        ("Jeg ventede ikke svar", "ventede-ikke"),
        ("no, not yet", "nej"),
        ("Yes, but not to my question", "ja-men"),
    ],
)
async def test_the_same_in_words(text: str, got: str, asked: Visitor) -> None:
    asked.says(text)

    assert asked.notes == [Note("26-0147-K", text, got=got)]


async def test_other_words_go_to_the_case(asked: Visitor) -> None:
    heard = asked.says("de ringede i går, men de vidste ikke noget om gåturene")

    assert heard == "Sendt til sagen 26-0147-K."
    assert asked.notes[0].got == ""
    assert asked.notes[0].reopens


async def test_in_english(asked: Visitor) -> None:
    asked.says("/language english")

    assert "I have opened case 26-0147-K again" in asked.forges(data("nej"))
    assert asked.notes[0].text == "No"


async def test_what_is_missing_goes_to_the_case(asked: Visitor) -> None:
    asked.forges(data("ja-men"))

    asked.says("hvornår kan vi mødes?")

    assert asked.notes[-1] == Note("26-0147-K", "hvornår kan vi mødes?")


async def test_the_same_answer_twice_is_kept_once(visit: Visit) -> None:
    visitor = visit(cases=(forwarded(got="ja"),))

    heard = visitor.forges(data("ja"))

    assert "Det har jeg allerede skrevet på sagen 26-0147-K." in heard
    assert visitor.notes == []


async def test_another_answer_later_counts(visit: Visit) -> None:
    visitor = visit(cases=(forwarded(got="kvittering"),))

    visitor.forges(data("nej"))

    assert visitor.notes == [Note("26-0147-K", "Nej", got="nej")]


async def test_a_no_after_staff_have_written_asks_what_is_missing(visit: Visit) -> None:
    visitor = visit(cases=(forwarded(state="Besvaret", answered_at=NOW.isoformat()),))

    heard = visitor.forges(data("nej"))

    assert "Vi har skrevet om sagen 26-0147-K, siden jeg spurgte." in heard
    assert visitor.notes == [Note("26-0147-K", "Nej", got="nej")]


@pytest.mark.parametrize(
    "forged",
    [
        data("nej", "26-0148-Z"),
        data("måske"),
        "asked:got:26-0147-K",
        "asked:got::nej",
        "asked:send",
        "1:got:26-0147-K:nej",
        "asked:note:26-0147-K",
    ],
)
async def test_forged_data_does_nothing(forged: str, asked: Visitor) -> None:
    asked.forges(forged)

    assert asked.notes == []
    assert asked.inquiries == []


async def test_a_case_that_was_not_asked_about_takes_no_answer(visit: Visit) -> None:
    visitor = visit(cases=(forwarded(asked_at=""),))

    heard = visitor.forges(data("nej"))

    assert visitor.notes == []
    assert "knap" in heard


async def test_two_cases_are_told_apart_by_the_button(visit: Visit) -> None:
    visitor = visit(cases=(forwarded(148), forwarded(147)))

    visitor.forges(data("nej"))

    assert [note.reference for note in visitor.notes] == ["26-0147-K"]


async def test_a_bare_no_with_two_open_questions_is_asked_about(visit: Visit) -> None:
    visitor = visit(cases=(forwarded(148), forwarded(147)))

    assert "Hvilken sag hører det til?" in visitor.says("nej")
    assert visitor.notes == []


async def test_an_answer_in_mid_form_keeps_the_form(asked: Visitor) -> None:
    asked.says("/menneske")

    heard = asked.forges(data("ja"))

    assert "Det er godt at høre." in heard
    assert "Hvad handler det om?" in heard
    assert asked.notes[0].got == "ja"


async def test_danger_is_heard_before_an_answer(asked: Visitor) -> None:
    assert "112" in asked.says("nej, jeg vil tage mit eget liv")
    assert asked.notes == []
