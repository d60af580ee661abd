"""The notice of first contact: before everything else, once, and with every inquiry."""

import orjson
import pytest

from tests.handlers.visitor import Visitor

NOTICE = "Regionen har ansvaret og bruger det, du skriver"
PROPOSAL = "Vi er en forening i Skive og vil gerne starte en sorggruppe på hospitalet"


@pytest.mark.parametrize(
    "text",
    ["hej", "/start", "/status", "hvad er et sundhedsråd?", "/start midt", "010185-1234", "???", "/slet"],
)
async def test_first_contact_begins_with_the_notice_as_a_message_of_its_own(
    text: str, visitor: Visitor
) -> None:
    visitor.says(text)

    first, *others = visitor.messages
    assert NOTICE in first["text"]
    assert "reply_markup" not in first
    assert others
    assert all(NOTICE not in one["text"] for one in others)


async def test_it_is_shown_once(visitor: Visitor) -> None:
    visitor.says("hej")

    assert NOTICE not in visitor.says("hvad er et sundhedsråd?")


async def test_start_shows_it_again_for_the_chat_may_have_been_cleared(visitor: Visitor) -> None:
    visitor.says("hej")

    assert NOTICE in visitor.says("/start")


async def test_a_new_version_is_shown_to_those_who_saw_the_old_one(visitor: Visitor) -> None:
    visitor.memory = orjson.dumps({"context": {"notice": "2020-01-01", "greeted": True}})

    assert NOTICE in visitor.says("hvad er et sundhedsråd?")


@pytest.mark.parametrize("text", ["jeg vil begå selvmord", "jeg kan ikke mere", "I want to kill myself"])
async def test_nothing_stands_before_the_lines_of_a_crisis(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    (only,) = visitor.messages
    assert "112" in only["text"]
    assert NOTICE not in only["text"]
    assert NOTICE not in visitor.says("hvad er et sundhedsråd?")
    assert NOTICE in visitor.says("hvem sidder i det?")


async def test_nothing_stands_before_the_lines_above_an_ordinary_reply(visitor: Visitor) -> None:
    visitor.says("jeg har ikke lyst til at leve længere, findes der en sorggruppe i Lemvig")

    (only,) = visitor.messages
    assert only["text"].startswith("Jeg er en automatisk assistent, og ingen læser med lige nu")
    assert visitor.entry.decision != "crisis"


async def test_an_inquiry_carries_the_version_that_was_shown(visitor: Visitor) -> None:
    for text in (PROPOSAL, "ja", "spring over", "spring over", "her i chatten", "send"):
        visitor.says(text)
        if visitor.inquiries:
            break

    assert [one.notice for one in visitor.inquiries] == [visitor.library.notice]


async def test_english_reads_it_in_english(visitor: Visitor) -> None:
    visitor.says("What is a health council?")

    assert "The region is responsible and uses what you write" in visitor.messages[0]["text"]
    assert visitor.outgoing[0].language == "en"


@pytest.mark.parametrize("text", ["Hvad gemmer I om os?", "/privatliv", "What do you keep about us?"])
async def test_who_asks_about_it_first_reads_it_once(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    (only,) = visitor.messages
    assert "Skottenborg 26" in only["text"]
    assert visitor.remembered["context"]["notice"] == visitor.library.notice
    visitor.says("hvad er et sundhedsråd?")
    assert len(visitor.messages) == 1


@pytest.mark.parametrize("text", ["hej", "/start", "hvad er et sundhedsråd?"])
async def test_no_button_says_it_a_third_time(text: str, visitor: Visitor) -> None:
    visitor.says(text)

    assert "Sådan bruger vi det, du skriver" not in visitor.buttons


async def test_it_is_written_as_people_speak(visitor: Visitor) -> None:
    notice = visitor.says("hej")

    assert "som led i" not in notice
    assert "Det er vores opgave" in notice
