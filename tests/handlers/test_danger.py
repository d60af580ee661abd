"""Acute danger: the lines as they are read, in Danish and in English, alone or above another reply."""

import pytest

from knowledge import compose
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
        assert ("se " in text or "see " in text) is bool(line.website and line.id not in _PLAIN)


_PLAIN = {"alarm", "laegevagten"}  # whom one calls, without reading a page first


def test_the_child_line_has_no_page(library: Library) -> None:
    assert (
        "• Ring til **BørneTelefonen, 116 111**."
        in compose.crisis(library, Danger.CHILD, Language.DANISH).text
    )


def _said(library: Library, key: str, language: Language) -> str:
    return library.phrasebook.say(key, language, line="alarm", name="112", number="112", site="none")


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
    assert "What can I help you with?" in visitor.taps("Talk to a person about something else")


async def test_a_guess_with_nothing_to_answer_gives_the_lines_alone(visitor: Visitor) -> None:
    heard = visitor.says("jeg har det rigtig skidt og kan ikke overskue noget")

    assert visitor.entry.decision == "crisis"
    assert "Livslinien, 70 201 201" in heard
    assert visitor.buttons == ["Tal med et menneske om noget andet"]


async def test_the_name_of_a_town_is_no_language(visitor: Visitor) -> None:
    visitor.says("Them")

    assert visitor.entry.language == "da"
