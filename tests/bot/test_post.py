"""What becomes of letters on their way to Telegram, against the emulator over real HTTP."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator

import pytest
from telegram.error import InvalidToken, TelegramError, TimedOut

from bot.channels.pace import Pace
from bot.channels.wire import Access, open_wire
from bot.post import Post
from knowledge.store import Delivery, Letter
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


@pytest.mark.parametrize("kind", ["500", "502", "html", "half", "cut"])
async def test_a_server_in_trouble_is_tried_again(emulator: Emulator, desk: Desk, kind: str) -> None:
    emulator.faults.append(Fault(kind, "sendMessage"))
    desk.write(ANNA, "hej")

    await desk.settled(2)

    assert desk.fates == [Delivery.RETRY, Delivery.SENT]
    assert len(emulator.sent(ANNA)) == 1


async def test_an_answer_lost_on_the_way_repeats_the_letter_once(emulator: Emulator, desk: Desk) -> None:
    emulator.faults.append(Fault("cut", "sendMessage", done=True))
    desk.write(ANNA, "hej")

    await desk.settled(2)

    assert [message["text"] for message in emulator.sent(ANNA)] == ["hej", "hej"]


async def test_after_a_429_nothing_goes_out_to_anybody_until_its_time(emulator: Emulator, desk: Desk) -> None:
    emulator.faults.append(Fault("429", "sendMessage", retry_after=1))
    for chat in (ANNA, BO, GROUP):
        desk.write(chat, "hej")
        desk.write(chat, "igen")

    await desk.settled(7)

    refused = next(line["at"] for line in emulator.journal if line["fault"] == "429")
    later = [line["at"] - refused for line in emulator.journal if line["result"]]
    concurrent = [wait for wait in later if wait < 0.1]  # were on their way already
    assert len(concurrent) <= 2
    assert all(wait > 0.9 for wait in later if wait not in concurrent)


@pytest.mark.parametrize(
    ("method", "params", "fate"),
    [
        ("sendMessage", {"chat_id": 99, "text": "hej"}, Delivery.BLOCKED),
        ("sendMessage", {"chat_id": ANNA, "text": ""}, Delivery.REFUSED),
        ("sendMessage", {"chat_id": ANNA, "text": "x" * 4097}, Delivery.REFUSED),
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


async def test_a_person_who_blocked_the_bot_is_marked(emulator: Emulator, desk: Desk) -> None:
    emulator.world.blocked.add(ANNA)
    desk.write(ANNA, "hej")

    await desk.settled(1)

    assert desk.fates == [Delivery.BLOCKED]


async def test_letters_follow_a_migrated_chat(emulator: Emulator, desk: Desk) -> None:
    emulator.world.migrated[GROUP] = -200
    desk.write(GROUP, "hej")

    await desk.settled(2)

    assert desk.receipts[0].moved_to == "telegram:public:-200"
    assert [message["text"] for message in emulator.sent(-200)] == ["hej"]


async def test_text_that_is_no_html_goes_as_plain_text(emulator: Emulator, desk: Desk) -> None:
    desk.letter(ANNA, "sendMessage", {"chat_id": ANNA, "text": "<b>1 < 2 &amp; 3", "parse_mode": "HTML"})

    await desk.settled(1)

    assert [message["text"] for message in emulator.sent(ANNA)] == ["1 < 2 & 3"]


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


class Refusing:
    """A wire on which every call fails the same way."""

    def __init__(self, error: TelegramError) -> None:
        self._error = error

    async def call(self, *_: object, **__: object) -> object:
        raise self._error


def _revoked() -> TelegramError:
    error = InvalidToken("Either the bot token was rejected or the endpoint does not exist.")
    error.__cause__ = InvalidToken("Unauthorized")
    return error


@pytest.mark.parametrize(
    ("error", "attempts", "fate"),
    [
        (TimedOut(), 1000, Delivery.RETRY),
        (_revoked(), 1000, Delivery.RETRY),
        (InvalidToken("Not Found"), 1, Delivery.RETRY),
        (InvalidToken("Not Found"), 10, Delivery.REFUSED),
    ],
)
async def test_only_a_method_that_is_never_found_is_given_up(
    error: TelegramError, attempts: int, fate: Delivery
) -> None:
    letter = Letter(1, "telegram:public:7", "sendMessage", {"chat_id": 7, "text": "hej"}, attempts=attempts)

    receipt = await Post(Refusing(error), Desk()).deliver(letter)

    assert receipt.delivery is fate


async def _paced(pace: Pace, chats: list[int], *, urgent: bool = False) -> list[float]:
    """Return when calls to *chats*, all wanted now, go out."""
    start = time.monotonic()
    went: list[float] = []

    async def call() -> bool:
        went.append(time.monotonic() - start)
        return True

    await asyncio.gather(
        *(pace.process_request(call, (), {}, "sendMessage", {"chat_id": chat}, urgent) for chat in chats)
    )
    return sorted(went)


async def test_pace_spaces_all_calls() -> None:
    went = await _paced(Pace(per_second=50), list(range(11)))

    assert went[-1] == pytest.approx(0.2, abs=0.05)


async def test_pace_lets_a_chat_have_a_short_burst_and_then_one_at_a_time() -> None:
    went = await _paced(Pace(per_second=1000, per_chat=10, burst=3), [ANNA] * 5)

    assert went[2] < 0.05
    assert went[3] == pytest.approx(0.1, abs=0.04)
    assert went[4] == pytest.approx(0.2, abs=0.04)


async def test_an_urgent_call_waits_for_nobody() -> None:
    pace = Pace(per_second=5)
    await _paced(pace, [ANNA])

    went = await _paced(pace, [ANNA, ANNA], urgent=True)

    assert went[-1] < 0.05


async def test_pace_forgets_chats_that_are_quiet() -> None:
    pace = Pace(per_second=10_000, per_chat=100)
    await _paced(pace, list(range(50)))
    await asyncio.sleep(0.02)

    await _paced(pace, [ANNA])

    assert len(pace._chats) == 1
