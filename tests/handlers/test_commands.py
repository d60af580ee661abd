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

    assert "Let's continue in English." in heard
    visitor.says("Skive")
    assert visitor.entry.language == "en"


async def test_privacy_in_mid_form_keeps_the_form(visitor: Visitor) -> None:
    visitor.says("/menneske")

    assert "Hvad handler det om?" in visitor.says("/privatliv")


@pytest.mark.parametrize("text", ["/start en_midt", "/start en_how-to-partner", "/privacy", "/human"])
async def test_who_opens_an_english_link_is_answered_in_english(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    assert visitor.entry.language == "en"


async def test_an_english_command_changes_the_language_but_one_that_was_chosen(visitor: Visitor) -> None:
    visitor.says("Hvad er et sundhedsråd, og hvem sidder i det?")

    visitor.says("/human")
    assert visitor.entry.language == "en"

    visitor.says("/sprog")
    visitor.taps("Dansk")
    visitor.says("/human")
    assert visitor.entry.language == "da"


@pytest.mark.parametrize("council", ["aarhus", "horsens", "kronjylland", "midt", "vestjylland"])
async def test_a_link_opens_on_a_council(council: str, visitor: Visitor) -> None:
    one = next(one for one in visitor.library.gazetteer.councils if one.id == council)

    heard = visitor.says(f"/start {council}")

    assert f"{one.name} dækker" in heard
    for municipality in one.municipalities:
        assert municipality in heard
    assert "Rådets side: rm.dk" in heard
    assert visitor.buttons == [
        "Sådan samarbejder I",
        "Send en henvendelse",
        "Jeg er borger",
        "Tal med et menneske",
    ]
    assert (visitor.entry.decision, visitor.entry.council) == ("contact", council)


async def test_what_comes_after_a_council_knows_it(visitor: Visitor) -> None:
    visitor.says("/start midt")

    assert "Sundhedsråd Midt" in visitor.taps("Sådan samarbejder I")


@pytest.mark.parametrize(
    "payload", ["midt" * 16, "../etc", "<b>", "MIDT", "place:Skive", "1=1--", "æøå", "\u202e"]
)
async def test_a_link_with_anything_else_is_the_ordinary_start(payload: str, visitor: Visitor) -> None:
    assert "Hvad kan jeg hjælpe med?" in visitor.says(f"/start {payload}")
    assert payload not in visitor.memory.decode()


@pytest.mark.parametrize(
    "topic", ["crisis", "out-of-scope", "log-inquiry", "hearings", "smalltalk", "find-offers"]
)
async def test_a_link_to_any_topic_is_answered(topic: str, visitor: Visitor) -> None:
    assert visitor.says(f"/start {topic}")
    assert visitor.buttons
