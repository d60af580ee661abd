"""The slash commands, also as people spell them."""

import pytest

from tests.handlers.visitor import Visitor


@pytest.mark.parametrize(
    ("text", "hears", "decision"),
    [
        ("/start", "Jeg er en automatisk assistent", "answer"),
        ("/start cooperation-agreement", "Kilder:", "answer"),
        ("/start nonsense", "Hvad kan jeg hjælpe med?", "answer"),
        ("/hjaelp", "/menneske", "answer"),
        ("/hjælp", "/menneske", "answer"),
        ("/HJAELP", "/menneske", "answer"),
        ("/hjaelp@indgang_bot", "/menneske", "answer"),
        ("/privatliv", "CPR", "answer"),
        ("/mine-data", "CPR", "answer"),
        ("/menneske", "78 41 00 00", "human"),
        ("/sprog", "Hvilket sprog", "answer"),
        ("/status", "Skriv nummeret", "status"),
        ("/findesikke", "Den kommando kender jeg ikke", "answer"),
        ("/", "Den kommando kender jeg ikke", "answer"),
    ],
)
async def test_command(text: str, hears: str, decision: str, visitor: Visitor) -> None:
    assert hears in visitor.says(text)
    assert visitor.entry.decision == decision


async def test_start_begins_anew(visitor: Visitor) -> None:
    visitor.says("/menneske")

    visitor.says("/start")

    assert visitor.state is None


async def test_language_is_remembered(visitor: Visitor) -> None:
    visitor.says("/sprog")
    heard = visitor.taps("English")

    assert "Let's go on in English." in heard
    visitor.says("Skive")
    assert visitor.entry.language == "en"


async def test_privacy_in_mid_form_keeps_the_form(visitor: Visitor) -> None:
    visitor.says("/menneske")

    assert "Hvad handler det om?" in visitor.says("/privatliv")


@pytest.mark.parametrize("text", ["/start en_midt", "/start en_how-to-partner", "/privacy", "/human"])
async def test_who_opens_an_english_link_is_answered_in_english(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    assert visitor.entry.language == "en"


async def test_an_english_command_changes_no_language_that_is_settled(visitor: Visitor) -> None:
    visitor.says("Hvad er et sundhedsråd, og hvem sidder i det?")

    visitor.says("/human")

    assert visitor.entry.language == "da"
