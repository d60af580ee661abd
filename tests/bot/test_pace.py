"""How fast letters may leave, against the clock: the only thing a rate limiter is about."""

import asyncio
import time
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.channels.pace import Pace


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
    went = await _paced(Pace(per_second=1000, per_chat=10, burst=3), [7] * 5)

    assert went[2] < 0.05
    assert went[3] == pytest.approx(0.1, abs=0.04)
    assert went[4] == pytest.approx(0.2, abs=0.04)


async def test_an_urgent_call_waits_for_nobody() -> None:
    pace = Pace(per_second=5)
    await _paced(pace, [7])

    went = await _paced(pace, [7, 7], urgent=True)

    assert went[-1] < 0.05


async def test_pace_forgets_chats_that_are_quiet() -> None:
    pace = Pace(per_second=10_000, per_chat=100)
    await _paced(pace, list(range(50)))
    await asyncio.sleep(0.02)

    await _paced(pace, [7])

    assert len(pace._chats) == 1


async def test_without_a_burst_a_chat_hears_one_call_at_a_time() -> None:
    went = await _paced(Pace(per_second=1000, per_chat=10), [7] * 3)

    assert went[1] - went[0] == pytest.approx(0.1, abs=0.04)
    assert went[2] - went[1] == pytest.approx(0.1, abs=0.04)


async def test_the_second_of_a_chat_counts_from_the_answer() -> None:
    pace = Pace(per_second=1000, per_chat=10)
    ended: list[float] = []

    async def slow() -> bool:
        await asyncio.sleep(0.08)
        ended.append(time.monotonic())
        return True

    await _call(pace, slow, chat=7)
    await _call(pace, _at_once, chat=7)

    assert time.monotonic() - ended[0] == pytest.approx(0.1, abs=0.03)


async def test_after_a_429_nobody_is_called_not_even_urgently() -> None:
    pace = Pace(per_second=1000, per_chat=1000)
    start = time.monotonic()

    async def refuse() -> bool:
        raise RetryAfter(1)

    with pytest.raises(RetryAfter):
        await _call(pace, refuse, chat=7)
    went = await _paced(pace, [8], urgent=True)

    assert time.monotonic() - start > 1
    assert went[0] > 0.9


async def test_what_says_nothing_to_anybody_goes_during_a_pause() -> None:
    pace = Pace()
    pace.hold(60)

    async with asyncio.timeout(1):
        assert await pace.process_request(_at_once, (), {}, "getUpdates", {"offset": 7}, None)


async def _at_once() -> bool:
    return True


async def _call(pace: Pace, callback: Any, *, chat: int) -> None:
    await pace.process_request(callback, (), {}, "sendMessage", {"chat_id": chat}, None)
