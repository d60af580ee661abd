"""Everything that can go wrong between the post and Telegram, one test each, over real HTTP."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError, TimedOut

from bot.channels.pace import Pace
from bot.channels.wire import Access, open_wire
from bot.post import Post
from bot.sending import Documents
from knowledge.errors import StoreError
from knowledge.records import COPY
from knowledge.traffic import Delivery, Letter
from tests.bot.desk import Desk
from tests.emulator import Emulator, Fault, running

ANNA, BO, CLARA = 7, 8, 9
SENTENCE = "Tak for jeres <b>henvendelse</b> &amp; interesse. "
BUTTONS = {"inline_keyboard": [[{"text": "Nyt spørgsmål", "callback_data": "case:new"}]]}


@dataclass(frozen=True)
class File:
    name: str
    content: bytes


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with running(Emulator()) as emulator:
        emulator.world.chats = dict.fromkeys((ANNA, BO, CLARA), "private")
        yield emulator


@asynccontextmanager
async def working(emulator: Emulator, desk: Desk, documents: Documents | None = None) -> AsyncIterator[Desk]:
    async with open_wire(Access(emulator.token, emulator.url), Pace(per_second=1000, per_chat=1000)) as wire:
        work = asyncio.create_task(Post(wire, desk, documents=documents).work())
        try:
            yield desk
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)


@pytest.fixture
async def desk(emulator: Emulator) -> AsyncIterator[Desk]:
    async with working(emulator, Desk()) as desk:
        yield desk


def heard(emulator: Emulator, chat: int) -> list[str]:
    return [message.get("text", message.get("caption", "")) for message in emulator.sent(chat)]


# -- a server in trouble: later, and once ------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["500", "502", "504", "html", "half", "cut"])
async def test_a_server_in_trouble_is_tried_again(emulator: Emulator, desk: Desk, kind: str) -> None:
    emulator.faults.append(Fault(kind, "sendMessage"))
    desk.write(ANNA, "hej")
    desk.write(ANNA, "igen")

    await desk.settled(3)

    assert desk.fates == [Delivery.RETRY, Delivery.SENT, Delivery.SENT]
    assert heard(emulator, ANNA) == ["hej", "igen"]


async def test_a_slow_answer_keeps_only_its_own_chat_waiting(emulator: Emulator, desk: Desk) -> None:
    emulator.faults.append(Fault("slow", "sendMessage", chat=ANNA, seconds=0.3))
    for chat, text in ((ANNA, "et"), (ANNA, "to"), (BO, "tre"), (BO, "fire")):
        desk.write(chat, text)

    await desk.settled(4)

    said = [message["text"] for message in emulator.sent()]
    assert said.index("fire") < said.index("et") < said.index("to")


async def test_an_answer_that_never_comes_is_tried_again(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.wire.Wire.call.__kwdefaults__", {"urgent": False, "wait": 0.2})
    emulator.faults.append(Fault("hang", "sendMessage", seconds=2))

    async with working(emulator, Desk()) as desk:
        desk.write(ANNA, "hej")
        await desk.settled(2)

    assert desk.fates == [Delivery.RETRY, Delivery.SENT]
    assert heard(emulator, ANNA) == ["hej"]


async def test_an_answer_lost_on_the_way_repeats_the_letter_once(emulator: Emulator, desk: Desk) -> None:
    emulator.faults.append(Fault("cut", "sendMessage", done=True))
    desk.write(ANNA, "hej")

    await desk.settled(2)

    assert heard(emulator, ANNA) == ["hej", "hej"]


# -- 429 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chat", [0, ANNA], ids=["to everybody", "to one chat"])
async def test_after_a_429_nobody_hears_anything_until_its_time(
    emulator: Emulator, desk: Desk, chat: int
) -> None:
    emulator.faults.append(Fault("429", "sendMessage", chat=chat, retry_after=1))
    for to in (ANNA, BO, CLARA):
        desk.write(to, "hej")
        desk.write(to, "igen")

    await desk.settled(7)

    refused = next(line["at"] for line in emulator.journal if line["fault"] == "429")
    later = [line["at"] - refused for line in emulator.journal if line["result"]]
    concurrent = [wait for wait in later if wait < 0.1]  # were on their way already
    assert len(concurrent) <= 2
    assert all(wait > 0.9 for wait in later if wait not in concurrent)
    assert [heard(emulator, to) for to in (ANNA, BO, CLARA)] == [["hej", "igen"]] * 3
    assert desk.pauses["telegram"] > datetime.now(UTC) - timedelta(seconds=2)


async def test_what_telegram_asked_of_an_earlier_process_is_obeyed_crisis_first(emulator: Emulator) -> None:
    desk = Desk()
    desk.pauses["telegram"] = datetime.now(UTC) + timedelta(seconds=0.8)
    desk.write(ANNA, "hej")
    desk.write(BO, "112", urgent=True)

    async with working(emulator, desk):
        await desk.settled(2)

    said = [line for line in emulator.journal if line["result"]]
    assert said[0]["at"] > desk.pauses["telegram"].timestamp() - 0.02
    assert [line["params"]["text"] for line in said] == ["112", "hej"]


async def test_a_pause_that_is_over_holds_nobody(emulator: Emulator) -> None:
    desk = Desk()
    desk.pauses["telegram"] = datetime.now(UTC) - timedelta(seconds=60)
    desk.write(ANNA, "hej")

    async with working(emulator, desk):
        await desk.settled(1, within=1)

    assert heard(emulator, ANNA) == ["hej"]


async def test_a_crisis_overtakes_what_waits_in_its_own_chat(emulator: Emulator) -> None:
    desk = Desk()
    for number in range(3):
        desk.write(ANNA, f"svar {number}")
    desk.write(ANNA, "112", urgent=True)

    async with working(emulator, desk):
        await desk.settled(4)

    assert heard(emulator, ANNA) == ["112", "svar 0", "svar 1", "svar 2"]


# -- chats that cannot be reached --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "fate"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Delivery.BLOCKED),
        (Forbidden("Forbidden: bot was kicked from the group chat"), Delivery.BLOCKED),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), Delivery.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Delivery.GONE),
        (Forbidden("Forbidden: the group chat was deleted"), Delivery.GONE),
        (BadRequest("Chat not found"), Delivery.GONE),
        (BadRequest("Input_user_deactivated"), Delivery.GONE),
        (BadRequest("Peer_id_invalid"), Delivery.GONE),
        (BadRequest("User_is_blocked"), Delivery.BLOCKED),
        (BadRequest("Query_id_invalid"), Delivery.DROPPED),
        (BadRequest("Message text is empty"), Delivery.REFUSED),
        (BadRequest("Button_data_invalid"), Delivery.REFUSED),
        (NetworkError("Request Entity Too Large"), Delivery.REFUSED),
        (NetworkError("Internal Server Error"), Delivery.RETRY),
        (TelegramError("an answer without a result"), Delivery.RETRY),
        (TimedOut(), Delivery.RETRY),
    ],
    ids=lambda value: str(value).removeprefix("Forbidden: "),
)
async def test_what_telegram_says_decides(error: TelegramError, fate: Delivery) -> None:
    assert (await Post(Refusing(error), Desk()).deliver(letter())).delivery is fate


async def test_who_blocked_the_bot_is_marked_and_others_go_on(emulator: Emulator, desk: Desk) -> None:
    emulator.world.blocked.add(ANNA)
    emulator.world.deactivated.add(BO)
    for chat in (ANNA, BO, CLARA):
        desk.write(chat, "hej")

    await desk.settled(3)

    fates = {receipt.id: receipt.delivery for receipt in desk.receipts}
    assert fates == {1: Delivery.BLOCKED, 2: Delivery.GONE, 3: Delivery.SENT}


async def test_letters_follow_a_chat_that_moved_in_their_order(emulator: Emulator, desk: Desk) -> None:
    emulator.world.chats |= {-100: "group", -200: "supergroup"}
    emulator.world.migrated[-100] = -200
    desk.write(-100, "et")

    await desk.settled(2)

    assert desk.receipts[0].moved_to == "telegram:public:-200"
    assert heard(emulator, -200) == ["et"]


# -- what Telegram cannot read or finds too long -----------------------------------------------------------


async def test_text_that_is_no_html_goes_as_plain_text(emulator: Emulator, desk: Desk) -> None:
    params = {"chat_id": ANNA, "text": "<b>1 < 2 &amp; 3", "parse_mode": "HTML", "reply_markup": BUTTONS}
    desk.letter(ANNA, "sendMessage", params)

    await desk.settled(1)

    assert heard(emulator, ANNA) == ["1 < 2 & 3"]
    assert emulator.sent(ANNA)[0]["reply_markup"] == BUTTONS


async def test_a_text_that_is_plain_already_is_not_sent_again(desk: Desk, emulator: Emulator) -> None:
    emulator.faults.append(Fault("400", "sendMessage", says="Bad Request: can't parse entities"))
    desk.write(ANNA, "hej")

    await desk.settled(1)

    assert desk.fates == [Delivery.REFUSED]


async def test_a_text_too_long_goes_in_parts_that_end_with_a_sentence(emulator: Emulator, desk: Desk) -> None:
    long = {"chat_id": ANNA, "text": SENTENCE * 200, "parse_mode": "HTML", "reply_markup": BUTTONS}
    desk.letter(ANNA, "sendMessage", long)
    desk.write(ANNA, "bagefter")

    await desk.settled(2)

    *parts, after = heard(emulator, ANNA)
    assert len(parts) == 2
    assert " ".join(parts) == " ".join(["Tak for jeres henvendelse & interesse."] * 200)
    assert all(part.endswith("interesse.") for part in parts)
    assert after == "bagefter"
    shown = [message.get("reply_markup") for message in emulator.sent(ANNA)]
    assert shown == [None, BUTTONS, None]


async def test_a_text_neither_readable_nor_short_goes_as_plain_parts(emulator: Emulator, desk: Desk) -> None:
    text = "1 < 2. " * 1000
    desk.letter(ANNA, "sendMessage", {"chat_id": ANNA, "text": text, "parse_mode": "HTML"})

    await desk.settled(1)

    assert " ".join(heard(emulator, ANNA)) == text.strip()


async def test_parts_that_were_heard_are_not_repeated_after_a_429(emulator: Emulator, desk: Desk) -> None:
    long = {"chat_id": ANNA, "text": " ".join(f"Sætning nummer {number}." for number in range(500))}
    emulator.faults.append(Fault("429", "sendMessage", after=2, retry_after=1))  # refused, part 1, part 2
    desk.letter(ANNA, "sendMessage", long)

    await desk.settled(2)

    assert desk.fates == [Delivery.RETRY, Delivery.SENT]
    assert " ".join(heard(emulator, ANNA)) == long["text"]


# -- documents ---------------------------------------------------------------------------------------------


async def test_a_document_is_made_when_it_is_delivered(emulator: Emulator) -> None:
    asked: list[tuple[str, str]] = []

    async def copies(conversation: str, language: str) -> File:
        asked.append((conversation, language))
        return File("kopi.html", b"<h1>Alt om dig: \xc3\xa6</h1>")

    async with working(emulator, Desk(), copies) as desk:
        params = {"chat_id": ANNA, "document": COPY, "caption": "<b>Kopi</b>", "parse_mode": "HTML"}
        desk.letter(ANNA, "sendDocument", params, language="da")
        await desk.settled(1)

    assert asked == [(f"telegram:public:{ANNA}", "da")]
    (message,) = emulator.sent(ANNA)
    assert message["caption"] == "Kopi"
    file = message["document"]
    assert (file["file_name"], file["mime_type"]) == ("kopi.html", "text/html")
    assert file["content"] == "<h1>Alt om dig: æ</h1>"


async def test_a_document_that_cannot_be_read_just_now_is_tried_again(emulator: Emulator) -> None:
    troubles = [StoreError("The disk is away.")]

    async def copies(conversation: str, language: str) -> File:
        if troubles:
            raise troubles.pop()
        return File("kopi.html", b"x")

    async with working(emulator, Desk(), copies) as desk:
        desk.letter(ANNA, "sendDocument", {"chat_id": ANNA, "document": COPY})
        await desk.settled(2)

    assert desk.fates == [Delivery.RETRY, Delivery.SENT]


async def test_a_mistake_of_ours_stops_neither_the_post_nor_the_chat(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    async def copies(conversation: str, language: str) -> File:
        raise ValueError("hemmelig")

    async with working(emulator, Desk(), copies) as desk:
        desk.letter(ANNA, "sendDocument", {"chat_id": ANNA, "document": COPY}, attempts=10)
        desk.letter(BO, "sendDocument", {"chat_id": BO, "document": COPY})
        desk.write(ANNA, "bagefter")
        await desk.settled(3)

    assert sorted(desk.fates) == sorted([Delivery.REFUSED, Delivery.RETRY, Delivery.SENT])
    assert heard(emulator, ANNA) == ["bagefter"]
    assert "hemmelig" not in caplog.text


# -- without the server ------------------------------------------------------------------------------------


class Refusing:
    """A wire on which every call fails the same way."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    async def call(self, *_: object, **__: object) -> object:
        raise self._error

    def hold(self, seconds: float) -> None:
        """Nothing goes out anyway."""


def letter(attempts: int = 0) -> Letter:
    params = {"chat_id": ANNA, "text": "hej"}
    return Letter(1, f"telegram:public:{ANNA}", "sendMessage", params, attempts=attempts)


def revoked() -> TelegramError:
    error = InvalidToken("Either the bot token was rejected or the endpoint does not exist.")
    error.__cause__ = InvalidToken("Unauthorized")
    return error


@pytest.mark.parametrize(
    ("error", "attempts", "fate"),
    [
        (TimedOut(), 100_000, Delivery.RETRY),
        (revoked(), 100_000, Delivery.RETRY),
        (InvalidToken("Not Found"), 1, Delivery.RETRY),
        (InvalidToken("Not Found"), 10, Delivery.REFUSED),
        (ValueError("a mistake"), 9, Delivery.RETRY),
        (ValueError("a mistake"), 10, Delivery.REFUSED),
    ],
)
async def test_only_what_will_never_go_is_given_up(error: Exception, attempts: int, fate: Delivery) -> None:
    receipt = await Post(Refusing(error), Desk()).deliver(letter(attempts))

    assert receipt.delivery is fate


async def test_no_wait_is_longer_than_a_minute() -> None:
    now = datetime.now(UTC)
    post = Post(Refusing(TimedOut()), Desk(), clock=lambda: now)

    waits = [(await post.deliver(letter(attempts))).not_before for attempts in (0, 1, 5, 6, 5000)]

    assert [(wait - now).total_seconds() for wait in waits if wait] == [1, 2, 32, 60, 60]


async def test_a_crisis_waits_for_seconds_at_most() -> None:
    now = datetime.now(UTC)
    post = Post(Refusing(TimedOut()), Desk(), clock=lambda: now)

    receipt = await post.deliver(replace(letter(attempts=50), urgent=True))

    assert receipt.not_before == now + timedelta(seconds=4)


async def test_while_telegram_is_away_one_letter_at_a_time_asks_for_it(
    emulator: Emulator, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    emulator.faults.append(Fault("502", "sendMessage", times=33))  # those in flight, and a first probe
    for number in range(60):
        emulator.world.chats[100 + number] = "private"
        desk.write(100 + number, "hej")

    await desk.settled(33 + 60, within=20)

    assert len(emulator.sent()) == 60
    assert "telegram takes no letters" in caplog.text
    assert caplog.text.count("over: telegram takes no letters") == 1
