"""The way in: a crisis is answered before it is stored, once, and what cannot be read is set aside."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels import doorway
from bot.channels.doorway import Doorway
from bot.channels.pace import Pace
from bot.channels.wire import open_wire
from knowledge.errors import StoreError
from tests.bot.calling import ANNA, BO, HELP, Watchful, access, confirmed, polling, until
from tests.bot.desk import Desk
from tests.emulator import Emulator, Fault, running


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with running(Emulator()) as emulator:
        emulator.world.chats = {ANNA: "private", BO: "private"}
        yield emulator


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def door(emulator: Emulator, desk: Desk, clock: Clock) -> AsyncIterator[Doorway]:
    async with open_wire(access(emulator), Pace(per_second=1000, per_chat=1000)) as wire:
        yield Doorway(wire, desk, Watchful(), lambda _: HELP, clock=clock)


def _says(number: int, text: str, chat: Any = ANNA, kind: str = "private") -> dict[str, Any]:
    here = {"id": chat, "type": kind}
    return {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": here, "text": text}}


async def test_a_crisis_is_answered_before_it_is_stored_and_only_once(emulator: Emulator) -> None:
    desk = Desk()
    desk.broken = 10_000
    emulator.switches.redelivered = 1
    async with polling(emulator, desk):
        number = emulator.say(ANNA, "krise")
        await until(lambda: emulator.sent(ANNA))
        stored_by_then = dict(desk.inbox)
        desk.broken = 0
        await confirmed(emulator, 1)
        emulator.say(BO, "hej")
        await desk.arrived(2)

    assert stored_by_then == {}
    assert [message["text"] for message in emulator.sent(ANNA)] == ["Ring 112"]
    assert desk.inbox[str(number)].answered


async def test_a_crisis_reply_that_fails_is_left_to_the_outbox(
    emulator: Emulator, door: Doorway, desk: Desk
) -> None:
    emulator.faults.append(Fault("500", "sendMessage"))

    await door.take_in([_says(1, "krise")], patience=1)

    assert not desk.inbox["1"].answered


async def test_a_crisis_whose_reply_failed_is_answered_when_it_comes_again(
    emulator: Emulator, door: Doorway, desk: Desk
) -> None:
    emulator.faults.append(Fault("500", "sendMessage"))
    desk.broken = 1
    with pytest.raises(StoreError):
        await door.take_in([_says(1, "krise")], patience=1)

    await door.take_in([_says(1, "krise")], patience=1)

    assert len(emulator.sent(ANNA)) == 1
    assert desk.inbox["1"].answered


async def test_a_crisis_that_comes_twice_at_once_is_answered_once(
    emulator: Emulator, door: Doorway, desk: Desk
) -> None:
    await asyncio.gather(*(door.take_in([_says(1, "krise")], patience=1) for _ in range(3)))

    assert len(emulator.sent(ANNA)) == 1
    assert desk.inbox["1"].answered


async def test_a_crisis_under_an_id_of_last_week_is_answered(
    emulator: Emulator, door: Doorway, clock: Clock
) -> None:
    await door.take_in([_says(1, "krise")], patience=1)
    clock.now += doorway.FORGOTTEN + 1

    await door.take_in([_says(1, "krise", BO)], patience=1)

    assert len(emulator.sent(BO)) == 1


async def test_who_posted_may_go_away_and_the_person_is_answered_all_the_same(
    emulator: Emulator, door: Doorway, desk: Desk
) -> None:
    emulator.switches.latency = 0.1
    taking = asyncio.create_task(door.take_in([_says(1, "krise")], patience=5))
    await asyncio.sleep(0.01)  # it waits for Telegram
    taking.cancel()
    await asyncio.gather(taking, return_exceptions=True)

    await door.take_in([_says(1, "krise")], patience=5)

    assert len(emulator.sent(ANNA)) == 1
    assert desk.inbox["1"].answered


async def test_only_so_many_crises_are_remembered(
    emulator: Emulator, door: Doorway, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doorway, "REMEMBERED", 2)  # a thousand real ones would take half a minute
    for number in (1, 2, 3, 1):
        await door.take_in([_says(number, "krise")], patience=1)

    assert len(emulator.sent(ANNA)) == 4


async def test_a_crisis_in_an_update_that_is_set_aside_is_answered_and_tried_twice(
    emulator: Emulator, door: Doorway, desk: Desk
) -> None:
    emulator.faults.append(Fault("500", "sendMessage"))

    await door.take_in([_says(1, "krise", kind="privat")], patience=1)

    (kept,) = desk.inbox.values()
    assert kept.quarantined
    assert kept.answered
    assert [message["text"] for message in emulator.sent(ANNA)] == ["Ring 112"]
