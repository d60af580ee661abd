"""Telegram by polling against the emulator over real HTTP, with everything going wrong in turn."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.bot.calling import ANNA, BO, confirmed, polling, texts, until
from tests.bot.desk import Desk
from tests.emulator import Emulator, Fault, running


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with running(Emulator()) as emulator:
        yield emulator


async def test_messages_are_kept_and_then_confirmed(emulator: Emulator) -> None:
    desk = Desk()
    async with polling(emulator, desk):
        ids = [emulator.say(ANNA, "hej"), emulator.say(BO, "dav"), emulator.tap(ANNA, "ask:back")]
        await desk.arrived(3)
        await confirmed(emulator, 3)

    assert list(desk.inbox) == [str(number) for number in ids]
    assert [arrival.conversation for arrival in desk.inbox.values()] == [
        "telegram:public:7",
        "telegram:public:8",
        "telegram:public:7",
    ]


async def test_an_old_webhook_is_taken_away(emulator: Emulator) -> None:
    desk = Desk()
    emulator.say(ANNA, "hej")
    async with polling(emulator, desk):
        await confirmed(emulator, 1)

    assert emulator.world.posting.url == ""
    assert [call["params"] for call in emulator.calls("deleteWebhook")] == [{"drop_pending_updates": "false"}]


async def test_nothing_is_confirmed_that_the_store_did_not_take(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk()
    emulator.say(ANNA, "hej")
    async with polling(emulator, desk):
        desk.broken = 10_000
        await asyncio.sleep(0.3)
        confirmed_while_broken = list(emulator.confirmed)
        desk.broken = 0
        await confirmed(emulator, 1)

    assert confirmed_while_broken == []
    assert texts(desk) == ["hej"]
    assert sum("takes nothing" in line and "over" not in line for line in caplog.messages) == 1


async def test_redelivered_and_shuffled_updates_are_kept_once_and_in_order(emulator: Emulator) -> None:
    desk = Desk()
    emulator.switches.redelivered = 0.5
    emulator.switches.disorder = 0.5
    async with polling(emulator, desk):
        for number in range(200):
            emulator.say(ANNA, f"{number}")
            if number % 10 == 0:
                await asyncio.sleep(0.01)
        await confirmed(emulator, 200)

    assert texts(desk) == [f"{number}" for number in range(200)]


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
    async with polling(emulator, desk):
        await confirmed(emulator, 12)

    odd = [arrival for arrival in desk.inbox.values() if arrival.quarantined]
    assert len(odd) == len(ODD)
    assert all(list(arrival.body) == ["raw"] for arrival in odd)
    assert "1234" not in str(odd)
    assert "Kirsten" not in str(odd)


@pytest.mark.parametrize("odd", ["text", 5, None, ["list"], {"update_id": "7"}, {"update_id": None}])
async def test_even_what_has_no_id_is_kept_and_passed(emulator: Emulator, odd: Any) -> None:
    desk = Desk()
    emulator.push_malformed(odd)
    async with polling(emulator, desk):
        await desk.arrived(1)
        emulator.say(ANNA, "hej")
        await confirmed(emulator, 2)

    assert len(desk.inbox) == 2


async def test_ids_that_fall_back_do_not_stop_the_channel(emulator: Emulator) -> None:
    desk = Desk()
    async with polling(emulator, desk):
        emulator.say(ANNA, "før")
        await confirmed(emulator, 1)
        emulator.fall_back(5)
        emulator.say(ANNA, "efter")
        await confirmed(emulator, 2)
        polls = len(emulator.confirmed)

    assert texts(desk) == ["før", "efter"]
    assert polls == 2


async def test_an_id_that_no_server_gives_is_not_polled_for_without_pause(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk()
    emulator.push({"update_id": 2**60, "message": {}}, 2**60)
    async with polling(emulator, desk):
        await desk.arrived(1)
        await asyncio.sleep(0.5)

    polls = caplog.text.count("cannot be read")  # each poll gives it again
    assert 2 <= polls <= 0.5 / 0.02 + 5  # one pause of `_access` between two


@pytest.mark.parametrize("kind", ["429", "500", "502", "half", "html", "cut"])
async def test_a_poll_that_fails_is_tried_again(emulator: Emulator, kind: str) -> None:
    desk = Desk()
    emulator.faults.append(Fault(kind, "getUpdates", times=2))
    emulator.say(ANNA, "hej")
    async with polling(emulator, desk):
        await desk.arrived(1)

    assert texts(desk) == ["hej"]


async def test_an_outage_is_logged_once_and_its_end_too(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    desk = Desk()
    emulator.faults.append(Fault("500", times=5))
    async with polling(emulator, desk):
        emulator.say(ANNA, "hej")
        await desk.arrived(1)

    about = [line for line in caplog.messages if "cannot be reached" in line]
    assert len(about) == 2
    assert about[1].startswith("over")


async def test_of_two_pollers_the_older_stands_by_and_says_so_once(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    older, newer = Desk(), Desk()
    async with polling(emulator, older, look=60.0):
        await until(lambda: emulator.updates.polls)
        async with polling(emulator, newer):
            await until(lambda: "another process" in caplog.text)
            for number in range(20):
                emulator.say(ANNA, f"{number}")
                await confirmed(emulator, number + 1)

    assert texts(newer) == [f"{number}" for number in range(20)]
    assert older.inbox == {}
    assert caplog.text.count("another process polls with the same token; this one stands by") == 1


async def test_who_stands_by_takes_over_when_the_other_is_gone(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    older = Desk()
    async with polling(emulator, older):
        await until(lambda: emulator.updates.polls)
        async with polling(emulator, Desk()):
            await until(lambda: "another process" in caplog.text)
        emulator.say(ANNA, "er her nogen?")
        await confirmed(emulator, 1)

    assert texts(older) == ["er her nogen?"]
    assert "over: another process polls" in caplog.text


async def test_no_word_and_no_token_reaches_the_log(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = Desk()
    emulator.faults += [Fault("half", "getUpdates", done=True), Fault("cut", "getUpdates", done=True)]
    emulator.say(ANNA, "hemmelig krise")
    emulator.push({"message": {"text": "hemmelig"}})
    async with polling(emulator, desk):
        await desk.arrived(2)

    assert "hemmelig" not in caplog.text
    assert "Kirsten" not in caplog.text
    assert emulator.token not in caplog.text
