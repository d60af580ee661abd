"""Cases: staff have written, the person goes on; and how a case stands."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from knowledge.cases import SOON, WINDOW
from knowledge.records import Note
from tests.handlers.visitor import Visitor, case

Visit = Callable[..., Visitor]


@pytest.fixture
def answered(visit: Visit) -> Visitor:
    visitor = visit(cases=(case(147),))
    visitor.staff_answer(days_ago=1)
    return visitor


async def test_free_text_goes_to_the_case(answered: Visitor) -> None:
    heard = answered.says("ja tak, tirsdag passer fint")

    assert heard == "Sendt til sagen 26-0147-K."
    assert answered.buttons == ["Nyt spørgsmål"]
    assert answered.notes == [Note("26-0147-K", "ja tak, tirsdag passer fint")]


async def test_a_bare_yes_goes_to_the_case(answered: Visitor) -> None:
    answered.says("/hjaelp")

    answered.says("ja")

    assert answered.notes == [Note("26-0147-K", "ja")]


async def test_a_new_question_leaves_the_case(answered: Visitor) -> None:
    answered.says("ja tak")
    answered.taps("Nyt spørgsmål")

    answered.says("hvad er et sundhedsråd")

    assert answered.entry.decision == "answer"
    assert len(answered.notes) == 1


async def test_a_later_answer_draws_the_text_back(answered: Visitor) -> None:
    answered.says("ja tak")
    answered.taps("Nyt spørgsmål")
    answered.staff_answer(days_ago=0)

    assert "Sendt til sagen" in answered.says("godt at høre")


async def test_after_two_weeks_text_is_a_question_again(visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.staff_answer(days_ago=WINDOW.days + 1)

    visitor.says("hvad er et sundhedsråd")

    assert visitor.notes == []
    assert visitor.entry.decision == "answer"


@pytest.mark.parametrize("state", ["Ny", "I gang"])
async def test_a_case_nobody_wrote_in_draws_nothing(state: str, visit: Visit) -> None:
    visitor = visit(cases=(case(147),))

    visitor.says("hvad er et sundhedsråd")

    assert visitor.notes == []


async def test_two_cases_are_asked_about(visit: Visit) -> None:
    visitor = visit(cases=(case(148, topic="council-funding"), case(147)))
    visitor.staff_answer(days_ago=1)
    visitor.staff_answer(days_ago=2, at=1)

    heard = visitor.says("ja tak, tirsdag passer fint")
    visitor.taps(next(label for label in visitor.buttons if "26-0147" in label))

    assert heard == "Hvilken sag hører det til?"
    assert visitor.notes == [Note("26-0147-K", "ja tak, tirsdag passer fint")]


async def test_a_reply_picks_its_case(visit: Visit) -> None:
    visitor = visit(cases=(case(148), case(147)))
    visitor.staff_answer(days_ago=1)
    visitor.staff_answer(days_ago=2, at=1)
    older = {
        "message_id": 5,
        "date": 1,
        "chat": {"id": 1000, "type": "private"},
        "text": "Sag 26-0147-K: Kan I tirsdag?",
    }

    visitor.says("ja", reply_to_message=older)

    assert visitor.notes == [Note("26-0147-K", "ja")]


async def test_a_reply_picks_its_case_in_mid_form(visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.says("/menneske")
    older = {"message_id": 5, "date": 1, "chat": {"id": 1000, "type": "private"}, "text": "26-0147-K"}

    heard = visitor.says("ja", reply_to_message=older)

    assert visitor.notes == [Note("26-0147-K", "ja")]
    assert "Hvad handler det om?" in heard


async def test_a_number_in_a_note_is_told(answered: Visitor) -> None:
    heard = answered.says("mit cpr er 010190-1234")

    assert "fjernet noget, der lignede et CPR-nummer" in heard
    assert "1234" not in repr(answered.notes)


@pytest.mark.parametrize(
    ("topic", "kind", "told"),
    [
        ("log-inquiry", "proposal", "Henvendelse 26-0147-K (forslag til samarbejde):"),
        ("log-inquiry", "question", "Henvendelse 26-0147-K (spørgsmål):"),
        ("log-inquiry", "", "Henvendelse 26-0147-K:"),
        ("council-funding", "", "Henvendelse 26-0147-K (penge og støtte):"),
        ("psychiatry", "", "Henvendelse 26-0147-K:"),
    ],
)
async def test_a_case_says_what_it_is_about(topic: str, kind: str, told: str, visit: Visit) -> None:
    visitor = visit(cases=(replace(case(147, topic=topic), kind=kind),))

    assert told in visitor.says("26-0147-K")


async def test_an_edit_is_a_new_version(answered: Visitor) -> None:
    answered.says("tirsdag passer")

    heard = answered.edits("onsdag passer")

    assert "Rettelsen er sendt til sagen 26-0147-K" in heard
    assert answered.notes[-1] == Note("26-0147-K", "onsdag passer", edited=True)


async def test_a_crisis_does_not_go_to_the_case(answered: Visitor) -> None:
    heard = answered.says("jeg vil begå selvmord")

    assert "112" in heard
    assert answered.notes == []


async def test_a_command_does_not_go_to_the_case(answered: Visitor) -> None:
    answered.says("/privatliv")

    assert answered.notes == []


@pytest.mark.parametrize("text", ["26-0147-K", "hvad sker der med 26 0147 k", "/status 26-0147-K"])
async def test_own_case_is_told(text: str, visit: Visit) -> None:
    heard = visit(cases=(case(147),)).says(text)

    assert "Henvendelse 26-0147-K" in heard
    assert "Den er modtaget" in heard


async def test_status_without_a_number_tells_all_own(visit: Visit) -> None:
    heard = visit(cases=(case(148), case(147))).says("/status")

    assert "26-0148" in heard
    assert "26-0147-K" in heard


async def test_status_without_any_case_asks_for_the_number(visitor: Visitor) -> None:
    assert "Skriv nummeret" in visitor.says("/status")
    assert visitor.entry.decision == "status"


async def test_anothers_case_sounds_like_none(visit: Visit) -> None:
    visitor, other = visit(), case(147, owner="telegram:public:2000")
    visitor.others = {other.reference: other}

    visitor.says("hej")
    theirs = visitor.says("26-0147-K")
    visitor.others = {}

    assert theirs == visitor.says("26-0147-K")
    assert "Jeg kan ikke finde den henvendelse" in theirs


async def test_the_code_opens_it_from_elsewhere(visit: Visit) -> None:
    visitor, other = visit(), case(147, owner="telegram:public:2000")
    visitor.others = {other.reference: other}

    assert "Henvendelse 26-0147-K" in visitor.says(f"26-0147-K {other.code}")
    assert "Skriv mere til henvendelsen" not in visitor.buttons


async def test_writing_to_a_case_again(visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.says("26-0147-K")
    visitor.taps("Skriv mere til henvendelsen")

    visitor.says("vi har fundet en tid")

    assert visitor.notes == [Note("26-0147-K", "vi har fundet en tid")]


async def test_status_in_mid_form_keeps_the_form(visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.says("/menneske")

    heard = visitor.says("/status")

    assert "Henvendelse 26-0147-K" in heard
    assert "Hvad handler det om?" in heard


@pytest.mark.parametrize(("word", "notes"), [("ja", 1), ("[Ja, send det med]", 1), ("[Nyt spørgsmål]", 0)])
async def test_what_was_forgotten_may_be_added(word: str, notes: int, visitor: Visitor) -> None:
    _send(visitor)

    heard = visitor.says("hov jeg glemte at skrive at det haster")
    visitor.taps(word[1:-1]) if word.startswith("[") else visitor.says(word)

    assert heard == f"Skal jeg sende det, du lige skrev, til sagen {visitor.inquiries[0].reference}?"
    assert len(visitor.notes) == notes


async def test_a_new_question_after_the_receipt_is_a_question(visitor: Visitor) -> None:
    _send(visitor)

    assert "Kilder:" in visitor.says("hvad er et sundhedsråd?")


async def test_half_an_hour_later_it_is_not_asked(visitor: Visitor) -> None:
    _send(visitor)
    visitor.now += SOON * 2

    assert "Skal jeg sende det" not in visitor.says("hov jeg glemte at skrive at det haster")


def _send(visitor: Visitor) -> None:
    visitor.says("vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens")
    for label in ("Ja, send det", "Netværk", "Her i chatten", "Send henvendelsen"):
        visitor.taps(label)


@pytest.mark.parametrize(
    "text", ["status", "26-0147-K", "hvad er status", "hvornår får jeg svar", "any news?"]
)
async def test_status_after_the_receipt_is_the_status(text: str, visitor: Visitor) -> None:
    _send(visitor)

    assert "Den er modtaget" in visitor.says(text) or "We have received it" in visitor.hears


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hvornår får jeg svar", "Jeg ved ikke, hvor lang tid det tager."),
        ("how long until i get an answer", "I don't know how long it will take."),
    ],
)
async def test_when_it_is_answered_nobody_knows(text: str, told: str, visitor: Visitor) -> None:
    _send(visitor)

    assert told in visitor.says(text)


async def test_a_third_language_after_the_receipt_is_no_addition(visitor: Visitor) -> None:
    _send(visitor)

    assert "I only understand Danish and English" in visitor.says("Дякую")


@pytest.mark.parametrize(
    "text", ["can i change it?", "kan jeg ændre den?", "jeg vil gerne rette henvendelsen"]
)
async def test_what_was_sent_is_changed_by_writing_more(text: str, visitor: Visitor) -> None:
    _send(visitor)

    heard = visitor.says(text)
    visitor.says("det er i Viborg")

    assert visitor.inquiries[0].reference in heard
    assert [note.text for note in visitor.notes] == ["det er i Viborg"]
