"""What becomes of letters on their way to Telegram, against the emulator over real HTTP."""

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from bot.channels.pace import Pace
from bot.channels.wire import Access, open_wire
from bot.post import Post
from knowledge.traffic import Delivery
from tests.bot.desk import Desk
from tests.emulator import Emulator, Fault, running

ANNA, BO, GROUP = 7, 8, -100


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with running(Emulator()) as emulator:
        emulator.world.chats = {ANNA: "private", BO: "private", GROUP: "group", -200: "supergroup"}
        yield emulator


@pytest.fixture
async def desk(emulator: Emulator) -> AsyncIterator[Desk]:
    desk = Desk()
    pace = Pace(per_second=1000, per_chat=1000)
    async with open_wire(Access(emulator.token, emulator.url), pace) as wire:
        work = asyncio.create_task(Post(wire, desk).work())
        yield desk
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def test_letters_of_a_chat_arrive_once_and_in_order(emulator: Emulator, desk: Desk) -> None:
    for number in range(20):
        desk.write(ANNA, f"anna {number}")
        desk.write(BO, f"bo {number}")

    await desk.settled(40)

    assert [message["text"] for message in emulator.sent(ANNA)] == [f"anna {number}" for number in range(20)]
    assert [message["text"] for message in emulator.sent(BO)] == [f"bo {number}" for number in range(20)]
    assert {receipt.message_id for receipt in desk.receipts} == {
        message["message_id"] for message in emulator.sent()
    }


async def test_buttons_travel(emulator: Emulator, desk: Desk) -> None:
    buttons = {"inline_keyboard": [[{"text": "Send", "callback_data": "inquiry:send"}]]}
    desk.letter(ANNA, "sendMessage", {"chat_id": ANNA, "text": "Klar?", "reply_markup": buttons})

    await desk.settled(1)

    assert emulator.sent(ANNA)[0]["reply_markup"] == buttons


@pytest.mark.parametrize(
    ("method", "params", "fate"),
    [
        ("sendMessage", {"chat_id": 99, "text": "hej"}, Delivery.GONE),
        ("sendMessage", {"chat_id": ANNA, "text": ""}, Delivery.REFUSED),
        ("sendMessage", {"chat_id": ANNA, "text": "<b></b>", "parse_mode": "HTML"}, Delivery.REFUSED),
        ("editMessageText", {"chat_id": ANNA, "message_id": 5, "text": "hej"}, Delivery.REFUSED),
        ("answerCallbackQuery", {"callback_query_id": "gone"}, Delivery.DROPPED),
        ("sendChatAction", {"chat_id": ANNA, "action": "typing"}, Delivery.SENT),
        ("leaveChat", {"chat_id": GROUP}, Delivery.SENT),
    ],
)
async def test_the_fate_of_a_letter(
    desk: Desk, method: str, params: dict[str, object], fate: Delivery
) -> None:
    desk.letter(ANNA, method, params)

    await desk.settled(1)

    assert desk.fates == [fate]


async def test_an_edit_that_changes_nothing_counts_as_sent(emulator: Emulator, desk: Desk) -> None:
    desk.write(ANNA, "hej")
    await desk.settled(1)
    edit = {"chat_id": ANNA, "message_id": emulator.sent()[0]["message_id"], "text": "hej"}

    desk.letter(ANNA, "editMessageText", edit)
    await desk.settled(2)

    assert desk.fates == [Delivery.SENT, Delivery.SENT]


async def test_a_stale_spinner_is_dropped_rather_than_tried_for_ever(emulator: Emulator, desk: Desk) -> None:
    emulator.faults.append(Fault("429", "answerCallbackQuery", retry_after=60))
    desk.letter(ANNA, "answerCallbackQuery", {"callback_query_id": "q"}, droppable=True)

    await desk.settled(1)

    assert desk.fates == [Delivery.DROPPED]


async def test_a_broken_outbox_loses_nothing_and_sends_nothing_twice(emulator: Emulator, desk: Desk) -> None:
    desk.write(ANNA, "hej")
    desk.broken = 1
    await desk.settled(1)

    assert len(emulator.sent(ANNA)) == 1


async def test_no_word_and_no_token_reaches_the_log(
    emulator: Emulator, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    emulator.faults += [Fault("half", "sendMessage", done=True), Fault("html", "sendMessage")]
    desk.letter(ANNA, "sendMessage", {"chat_id": ANNA, "text": "<hemmelig>", "parse_mode": "HTML"})
    desk.write(ANNA, "hemmelig" * 600)

    await desk.settled(4, within=10)

    assert "hemmelig" not in caplog.text
    assert emulator.token not in caplog.text
