"""A typed yes and a wish in one's own words: what counts, and what is meant for staff or the form."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from knowledge.privacy.rights import PATIENCE
from tests.handlers.visitor import Visitor, case

Visit = Callable[..., Visitor]

YES, NO = "Ja, slet det hele", "Nej, behold det"
ERASE, COPY = "Slet mine data", "Se mine data"
PROPOSAL = "Vi er en forening i Skive og vil gerne starte en sorggruppe på hospitalet"
STAFF = "I må gerne slette mine data fra 2019, men behold resten af sagen"
FORM = "Hvad skal der ske, når en frivillig beder os slette mine data i jeres system i Skive?"


@pytest.fixture
def answered(visit: Visit) -> Visitor:
    """A person whose case staff have answered."""
    visitor = visit(cases=(case(147),))
    visitor.staff_answer(days_ago=1)
    return visitor


def erases(visitor: Visitor) -> bool:
    assert visitor.effects
    return visitor.effects.erases


def notes(visitor: Visitor) -> list[str]:
    return [note.text for note in visitor.notes]


# -- a typed yes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [0.01, 20])
async def test_a_yes_to_staff_is_no_yes_to_deleting(hours: float, visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.says("/slet")
    visitor.now += timedelta(hours=hours)
    visitor.staff_answer()
    visitor.now += timedelta(seconds=20)

    visitor.says("ja")

    assert not erases(visitor)
    assert notes(visitor) == ["ja"]


async def test_an_answer_of_staff_before_the_question_takes_nothing_from_it(answered: Visitor) -> None:
    answered.says("/slet")

    answered.says("ja")

    assert erases(answered)


@pytest.mark.parametrize("word", ["ja", "slet det", YES, "1"])
async def test_a_late_yes_is_asked_again(word: str, visitor: Visitor) -> None:
    visitor.says("/slet")
    visitor.now += PATIENCE + timedelta(seconds=1)

    visitor.says(word)

    assert not erases(visitor)
    assert visitor.buttons == [YES, NO]
    visitor.says("ja")
    assert erases(visitor)


async def test_the_words_of_the_button_after_an_answer_of_staff_are_asked_about(visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.says("/slet")
    visitor.now += timedelta(minutes=1)
    visitor.staff_answer()

    visitor.says(YES)

    assert not erases(visitor)
    assert visitor.buttons == [YES, NO]


async def test_a_late_tap_erases(visit: Visit) -> None:
    visitor = visit(cases=(case(147),))
    visitor.says("/slet")
    visitor.now += timedelta(hours=20)
    visitor.staff_answer()

    visitor.taps(YES)

    assert erases(visitor)


@pytest.mark.parametrize("word", ["tak", "farvel", "/minedata", "hvad er et sundhedsråd?"])
async def test_a_yes_to_what_was_said_since_is_none(word: str, visitor: Visitor) -> None:
    visitor.says("/slet")
    visitor.says(word)

    visitor.says("ja")

    assert not erases(visitor)


# -- words for staff -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        STAFF,
        "Nej, I må ikke slette mine data",
        "Send mig en kopi af aftalen",
        "Please delete my data from 2019 but keep the case",
    ],
)
async def test_words_for_staff_reach_them_with_the_right_at_hand(text: str, answered: Visitor) -> None:
    heard = answered.says(text)

    assert notes(answered) == [text]
    assert "26-0147-" in heard
    right = COPY if "kopi" in text else ERASE
    offered = next(one for one in answered.buttons if one in {right, "Delete my data"})
    answered.taps(offered)
    assert not erases(answered)
    assert answered.buttons == [YES, NO] or right == COPY or "Yes, delete everything" in answered.buttons


@pytest.mark.parametrize(
    "text",
    [
        "Jeg vil gerne have slettet mine data, tak",
        "kan I slette mine oplysninger?",
        "Må jeg bede jer slette alt om mig",
        "Please erase everything you have about me",
        "/slet",
    ],
)
async def test_the_wish_alone_is_the_persons_own(text: str, answered: Visitor) -> None:
    answered.says(text)

    assert notes(answered) == []
    assert YES in answered.buttons or "Yes, delete everything" in answered.buttons


async def test_other_words_for_staff_offer_nothing_to_delete(answered: Visitor) -> None:
    answered.says("Vi ses på tirsdag")

    assert ERASE not in answered.buttons


# -- words for the form ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [FORM, "En frivillig i Skive har bedt os om at slette mine data hos jer"])
async def test_words_for_the_form_are_taken_with_the_right_at_hand(text: str, visitor: Visitor) -> None:
    visitor.says("jeg vil gerne sende en henvendelse")

    visitor.says(text)

    draft = visitor.remembered["draft"]
    assert text in {draft["text"], draft.get("doubted")}
    assert ERASE in visitor.buttons
    visitor.taps(ERASE)
    assert visitor.buttons == [YES, NO]
    assert visitor.remembered["draft"] == draft


async def test_the_wish_alone_goes_before_the_form(visitor: Visitor) -> None:
    visitor.says(PROPOSAL)

    visitor.says("Hej, vil I slette mine data, tak?")

    assert YES in visitor.buttons


async def test_a_yes_to_the_form_is_no_yes_to_deleting(visitor: Visitor) -> None:
    visitor.says(PROPOSAL)
    visitor.says("/slet")
    visitor.says(NO)

    visitor.says("ja")

    assert not erases(visitor)
    assert "draft" in visitor.remembered


async def test_a_cry_for_help_offers_nothing_to_delete(answered: Visitor) -> None:
    answered.says("slet mine data, jeg vil begå selvmord")

    assert ERASE not in answered.buttons
