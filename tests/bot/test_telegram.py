"""The Telegram channel against the emulator over real HTTP, with everything going wrong in turn."""
# ruff: noqa: ASYNC110 - looking again is simple, and soon enough for a test

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from bot.channels.pace import Pace
from bot.channels.telegram import Access, Telegram, open_channel
from bot.channels.wire import open_wire
from bot.intake import Intake, Screened
from knowledge.errors import ChannelError
from knowledge.screen.crisis import Alarm
from knowledge.terms import Danger
from tests.bot.desk import Desk
from tests.emulator import Emulator, Fault, running

ANNA, BO = 7, 8
HELP = {"text": "Ring 112"}


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with running(Emulator()) as emulator:
        yield emulator


class Watchful(Intake):
    """Raises the alarm at one word."""

    def from_telegram(self, raw: Any, bot: str = "public") -> Screened:
        screened = super().from_telegram(raw, bot)
        if "krise" not in str(screened.arrival.body):
            return screened
        return replace(screened, alarm=Alarm(Danger.SUICIDE, sure=True))


def _access(emulator: Emulator, **options: Any) -> Access:
    return Access(emulator.token, emulator.url, first_pause=0.02, **options)


@asynccontextmanager
async def talking(
    emulator: Emulator,
    desk: Desk,
    reply: Callable[[Screened], dict[str, Any]] = lambda _: HELP,
    **options: Any,
) -> AsyncIterator[Telegram]:
    """Run the channel."""
    access = _access(emulator, **options)
    async with open_wire(access, Pace(per_second=1000, per_chat=1000)) as wire:
        channel = Telegram(wire, desk, Watchful(), reply, access)
        tasks = [asyncio.create_task(channel.poll()), asyncio.create_task(channel.post())]
        yield channel
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _confirmed(emulator: Emulator, number: int) -> None:
    async with asyncio.timeout(5):
        while len(emulator.confirmed) < number:
            await asyncio.sleep(0.005)


def _texts(desk: Desk) -> list[str]:
    return [arrival.body["message"]["text"] for arrival in desk.inbox.values()]


async def test_messages_are_kept_and_then_confirmed(emulator: Emulator) -> None:
    desk = Desk()
    async with talking(emulator, desk):
        ids = [emulator.say(ANNA, "hej"), emulator.say(BO, "dav"), emulator.tap(ANNA, "ask:back")]
        await desk.arrived(3)
        await _confirmed(emulator, 3)

    assert list(desk.inbox) == [str(number) for number in ids]
    assert [arrival.conversation for arrival in desk.inbox.values()] == [
        "telegram:public:7",
        "telegram:public:8",
        "telegram:public:7",
    ]


async def test_the_menu_is_set_and_an_old_webhook_goes(emulator: Emulator) -> None:
    commands = (("start", "Begynd forfra"), ("hjaelp", "Hvad kan jeg spørge om?"))
    async with talking(emulator, Desk(), commands=commands):
        async with asyncio.timeout(5):
            while not emulator.world.commands:
                await asyncio.sleep(0.005)

    assert emulator.world.webhook == ""
    assert [(line["command"], line["description"]) for line in emulator.world.commands] == list(commands)


async def test_a_menu_that_telegram_refuses_does_not_stop_the_channel(emulator: Emulator) -> None:
    desk = Desk()
    emulator.say(ANNA, "hej")
    async with talking(emulator, desk, commands=(("hjælp", "Hjælp"),)):
        await desk.arrived(1)

    assert _texts(desk) == ["hej"]


async def test_nothing_is_confirmed_that_the_store_did_not_take(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk()
    emulator.say(ANNA, "hej")
    async with talking(emulator, desk):
        desk.broken = 10_000
        await asyncio.sleep(0.3)
        confirmed_while_broken = list(emulator.confirmed)
        desk.broken = 0
        await _confirmed(emulator, 1)

    assert confirmed_while_broken == []
    assert _texts(desk) == ["hej"]
    assert sum("takes nothing" in line and "over" not in line for line in caplog.messages) == 1


async def test_redelivered_and_shuffled_updates_are_kept_once_and_in_order(emulator: Emulator) -> None:
    desk = Desk()
    emulator.switches.redelivered = 0.5
    emulator.switches.disorder = 0.5
    async with talking(emulator, desk):
        for number in range(200):
            emulator.say(ANNA, f"{number}")
            if number % 10 == 0:
                await asyncio.sleep(0.01)
        await _confirmed(emulator, 200)

    assert _texts(desk) == [f"{number}" for number in range(200)]


ODD: list[Any] = [
    {"message": "no object"},
    {"message": {"message_id": 1, "date": 1, "chat": {"type": "private"}, "text": "CPR 010190-1234"}},
    {"message": {"message_id": 1, "date": 1, "chat": {"id": True, "type": "private"}}},
    {"callback_query": {"from": {}, "id": 5}},
    {"poll_answer": {"user": {"first_name": "Kirsten"}}},
    {},
]


async def test_a_malformed_update_is_set_aside_and_delays_nobody(emulator: Emulator) -> None:
    desk = Desk()
    for odd in ODD:
        emulator.push(odd)
        emulator.say(ANNA, "hej")
    async with talking(emulator, desk):
        await _confirmed(emulator, 12)

    odd = [arrival for arrival in desk.inbox.values() if arrival.quarantined]
    assert len(odd) == len(ODD)
    assert all(list(arrival.body) == ["raw"] for arrival in odd)
    assert "1234" not in str(odd)
    assert "Kirsten" not in str(odd)


@pytest.mark.parametrize("odd", ["text", 5, None, ["list"], {"update_id": "7"}, {"update_id": None}])
async def test_even_what_has_no_id_is_kept_and_passed(emulator: Emulator, odd: Any) -> None:
    desk = Desk()
    emulator.push_malformed(odd)
    async with talking(emulator, desk):
        await desk.arrived(1)
        emulator.say(ANNA, "hej")
        await _confirmed(emulator, 2)

    assert len(desk.inbox) == 2


async def test_ids_that_fall_back_do_not_stop_the_channel(emulator: Emulator) -> None:
    desk = Desk()
    async with talking(emulator, desk):
        emulator.say(ANNA, "før")
        await _confirmed(emulator, 1)
        emulator.fall_back(5)
        emulator.say(ANNA, "efter")
        await _confirmed(emulator, 2)
        polls = len(emulator.confirmed)

    assert _texts(desk) == ["før", "efter"]
    assert polls == 2


async def test_an_id_that_no_server_gives_is_not_polled_for_without_pause(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk()
    emulator.push({"update_id": 2**60, "message": {}}, 2**60)
    async with talking(emulator, desk):
        await desk.arrived(1)
        await asyncio.sleep(0.5)

    polls = caplog.text.count("cannot be read")  # each poll gives it again
    assert 2 <= polls <= 0.5 / 0.02 + 5  # one pause of `_access` between two


@pytest.mark.parametrize("kind", ["429", "500", "502", "half", "html", "cut"])
async def test_a_poll_that_fails_is_tried_again(emulator: Emulator, kind: str) -> None:
    desk = Desk()
    emulator.faults.append(Fault(kind, "getUpdates", times=2))
    emulator.say(ANNA, "hej")
    async with talking(emulator, desk):
        await desk.arrived(1)

    assert _texts(desk) == ["hej"]


async def test_an_outage_is_logged_once_and_its_end_too(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    desk = Desk()
    emulator.faults.append(Fault("500", times=5))
    async with talking(emulator, desk):
        emulator.say(ANNA, "hej")
        await desk.arrived(1)

    about = [line for line in caplog.messages if "cannot be reached" in line]
    assert len(about) == 2
    assert about[1].startswith("over")


async def test_two_pollers_say_so_once_and_stand_by(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    desk, other = Desk(), Desk()
    async with talking(emulator, desk), talking(emulator, other):
        await asyncio.sleep(0.4)
        emulator.say(ANNA, "hej")
        await _confirmed(emulator, 1)

    said = [line for line in caplog.messages if "another process" in line]
    assert 1 <= len(said) <= 2  # each of the two at most once
    assert len({*desk.inbox, *other.inbox}) == 1


@pytest.mark.parametrize("token", ["4242:wrong-but-well-formed-token-of-somebody", "nonsense"])
async def test_a_wrong_token_is_one_sentence_without_the_token(emulator: Emulator, token: str) -> None:
    with pytest.raises(ChannelError) as caught:
        async with open_channel(Access(token, emulator.url), Desk(), Intake(), None):
            pytest.fail("the channel opened")

    assert token not in str(caught.value)
    assert str(caught.value).count(".") == 1
    assert caught.value.__suppress_context__


async def test_a_telegram_that_is_away_at_the_start_is_waited_for(emulator: Emulator) -> None:
    desk = Desk()
    emulator.faults.append(Fault("502", times=6))
    emulator.say(ANNA, "hej")
    async with open_channel(_access(emulator), desk, Intake(), None) as channel:
        poll = asyncio.create_task(channel.poll())
        await desk.arrived(1)
        poll.cancel()
        await asyncio.gather(poll, return_exceptions=True)

    assert _texts(desk) == ["hej"]


async def test_a_token_taken_back_while_telegram_was_away_is_told(emulator: Emulator) -> None:
    emulator.faults.append(Fault("502", times=2))
    access = replace(_access(emulator), token="4242:wrong-but-well-formed-token-of-somebody")
    emulator.token, right = access.token, emulator.token
    async with open_channel(access, Desk(), Intake(), None) as channel:
        emulator.token = right
        with pytest.raises(ChannelError):
            await channel.poll()


async def test_a_crisis_is_answered_before_it_is_stored_and_only_once(emulator: Emulator) -> None:
    desk = Desk()
    desk.broken = 10_000
    emulator.switches.redelivered = 1
    async with talking(emulator, desk):
        number = emulator.say(ANNA, "krise")
        async with asyncio.timeout(5):
            while not emulator.sent(ANNA):
                await asyncio.sleep(0.005)
        stored_by_then = dict(desk.inbox)
        desk.broken = 0
        await _confirmed(emulator, 1)
        emulator.say(BO, "hej")
        await desk.arrived(2)

    assert stored_by_then == {}
    assert [message["text"] for message in emulator.sent(ANNA)] == ["Ring 112"]
    assert desk.inbox[str(number)].answered


async def test_a_crisis_reply_that_fails_is_left_to_the_outbox(emulator: Emulator) -> None:
    desk = Desk()
    emulator.faults.append(Fault("500", "sendMessage"))
    async with talking(emulator, desk):
        number = emulator.say(ANNA, "krise")
        await desk.arrived(1)

    assert not desk.inbox[str(number)].answered


async def test_a_crisis_in_an_update_that_is_set_aside_is_answered(emulator: Emulator) -> None:
    desk = Desk()
    async with talking(emulator, desk):
        emulator.say(ANNA, "hej")
        chat = {"id": ANNA, "type": "privat"}
        emulator.push({"message": {"message_id": 1, "date": 1, "chat": chat, "text": "krise"}})
        await desk.arrived(2)

    (kept,) = [arrival for arrival in desk.inbox.values() if arrival.quarantined]
    assert kept.answered
    assert [message["text"] for message in emulator.sent(ANNA)] == ["Ring 112"]


async def test_no_word_and_no_token_reaches_the_log(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = Desk()
    emulator.faults += [Fault("half", "getUpdates", done=True), Fault("cut", "getUpdates", done=True)]
    emulator.say(ANNA, "hemmelig krise")
    emulator.push({"message": {"text": "hemmelig"}})
    async with talking(emulator, desk):
        await desk.arrived(2)

    assert "hemmelig" not in caplog.text
    assert "Kirsten" not in caplog.text
    assert emulator.token not in caplog.text


def test_the_token_is_in_no_repr() -> None:
    assert "secret" not in repr(Access("1:secret"))
