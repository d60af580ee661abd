"""Acute danger: the lines as they are read, in Danish and in English, alone or above another reply."""

import pytest

from knowledge.answering import compose
from knowledge.library import Library
from knowledge.terms import Danger, Language
from tests.handlers.visitor import Visitor


@pytest.mark.parametrize("danger", Danger)
@pytest.mark.parametrize("language", Language)
def test_each_line_is_told_with_its_number(danger: Danger, language: Language, library: Library) -> None:
    told = compose.crisis(library, danger, language).text.splitlines()[1:]

    for text, line in zip(told, library.lines.of(danger), strict=True):
        assert f"{line.number}**" in text
        assert text.endswith(".")
        assert not text.endswith((" .", "eller se .", "or see ."))
        assert (" se " in text or " see " in text) is bool(line.website and line.id not in _PLAIN)


_PLAIN = {"alarm", "laegevagten"}  # whom one calls, without reading a page first


def test_the_child_line_has_no_page(library: Library) -> None:
    assert (
        "• Ring til **BørneTelefonen, 116 111**."
        in compose.crisis(library, Danger.CHILD, Language.DANISH).text
    )


def _said(library: Library, key: str, language: Language) -> str:
    return library.phrasebook.say(
        key, language, danger="suicide", line="alarm", name="112", number="112", site="none"
    )


@pytest.mark.parametrize(
    "key", [*(f"crisis-{danger}" for danger in Danger), "crisis-line", "crisis-perhaps", "button-elsewise"]
)
def test_what_is_said_in_danger_is_english_too(key: str, library: Library) -> None:
    assert _said(library, key, Language.ENGLISH) != _said(library, key, Language.DANISH)


async def test_english_is_answered_in_english(visitor: Visitor) -> None:
    heard = visitor.says("I want to die")

    assert "nobody is reading right now" in heard
    assert "call 112" in heard
    assert visitor.buttons == ["Talk to a person about something else"]
    assert "78 41 00 00" in visitor.taps("Talk to a person about something else")
    assert visitor.state == "inquiry:what"


async def test_a_guess_with_nothing_to_answer_gives_the_lines_alone(visitor: Visitor) -> None:
    heard = visitor.says("jeg har det rigtig skidt og kan ikke overskue noget")

    assert visitor.entry.decision == "crisis"
    assert "Livslinien, 70 201 201" in heard
    assert visitor.buttons == ["Tal med et menneske om noget andet"]


async def test_the_name_of_a_town_is_no_language(visitor: Visitor) -> None:
    visitor.says("Them")

    assert visitor.entry.language == "da"


# -- what comes after the lines -----------------------------------------------------------------------------

NOTICE = "Regionen har ansvaret og bruger det, du skriver"
ELSEWISE = "Tal med et menneske om noget andet"


@pytest.mark.parametrize("tap", [ELSEWISE, "crisis:elsewise", "crisis:elsewise:suicide"])
async def test_a_person_is_one_tap_away_and_nothing_stands_before(tap: str, visitor: Visitor) -> None:
    visitor.says("jeg vil begå selvmord")

    heard = visitor.taps(tap) if tap == ELSEWISE else visitor.forges(tap)

    assert heard.startswith("Ring til Region Midtjylland på 78 41 00 00")
    assert len(visitor.messages) == 1
    assert visitor.state == "inquiry:what"
    assert visitor.entry.decision == "human"
    assert NOTICE in visitor.says("Om en patientforening i Skive")


@pytest.mark.parametrize(
    ("cry", "yes", "asked", "again"),
    [
        ("jeg vil begå selvmord", "ja tak", "Det hjælper ofte at tale med nogen", "Livslinien, 70 201 201"),
        (
            "jeg har det rigtig skidt og kan ikke overskue noget",
            "ja",
            "Skal jeg vise numrene igen?",
            "70 201 201",
        ),
        ("I want to die", "yes", "It often helps to talk to someone", "70 201 201"),
    ],
)
async def test_a_yes_to_the_lines_offers_them_again(
    cry: str, yes: str, asked: str, again: str, visitor: Visitor
) -> None:
    lines = visitor.says(cry)

    heard = visitor.says(yes)

    assert asked in heard
    assert len(visitor.messages) == 1
    assert (visitor.entry.decision, visitor.entry.topic) == ("answer", "crisis")
    assert visitor.says(yes) == lines
    assert again in lines
    assert visitor.entry.decision == "crisis"
    assert all(one.urgent for one in visitor.outgoing)


async def test_the_numbers_are_shown_by_a_tap_too(visitor: Visitor) -> None:
    lines = visitor.says("jeg vil begå selvmord")
    visitor.says("ja tak")

    assert visitor.buttons == ["Vis numrene", "Tal med et menneske"]
    assert visitor.taps("Vis numrene") == lines


async def test_lines_that_are_no_longer_known_are_not_asked_for(visitor: Visitor) -> None:
    visitor.says("jeg vil begå selvmord")
    visitor.memory = visitor.memory.replace(b"elsewise:suicide", b"elsewise:gone")

    assert "Ja til hvad?" in visitor.says("ja tak")


async def test_a_yes_to_nothing_is_still_no_yes_to_the_lines(visitor: Visitor) -> None:
    visitor.says("jeg vil begå selvmord")
    visitor.says("hvad er et sundhedsråd?")

    assert "Skal jeg vise numrene" not in visitor.says("ja tak")


@pytest.mark.parametrize(
    ("cry", "then", "number"),
    [
        ("min veninde har taget for mange piller", "hvad skal jeg gøre", "82 12 12 12"),
        ("min veninde har taget for mange piller", "skal jeg køre hende", "82 12 12 12"),
        ("jeg vil ikke leve mere", "hvad kan jeg gøre", "70 201 201"),
        ("min nabo slår sin kone", "hvad gør jeg", "1888"),
        ("my friend took too many pills", "what should I do", "82 12 12 12"),
    ],
)
async def test_what_to_do_now_is_still_about_the_danger(
    cry: str, then: str, number: str, visitor: Visitor
) -> None:
    lines = visitor.says(cry)

    assert number in lines
    assert number in visitor.says(then)
    assert visitor.entry.decision == "crisis"
    assert "Pas godt på dig selv" in visitor.says("tak") or "Take care" in visitor.hears
    assert visitor.buttons
    assert len(visitor.messages) == 1


async def test_another_question_after_the_lines_is_answered(visitor: Visitor) -> None:
    visitor.says("jeg vil ikke leve mere")
    visitor.says("hvad er et sundhedsråd?")

    assert (visitor.entry.decision, visitor.entry.topic) == ("answer", "health-councils")
    visitor.says("hvad skal jeg gøre")
    assert visitor.entry.decision != "crisis"
