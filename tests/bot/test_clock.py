"""The clock sweeps when it starts and every hour, in one process of several, and stops cleanly."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot import clock
from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge.errors import StoreError
from knowledge.privacy.retention import Periods, Swept
from tests.bot.store.kept import Clock
from tests.bot.store.said import ANNA, BO, answer_all, arrival

PERIODS = Periods()
SHELF = SimpleNamespace(library=SimpleNamespace(periods=PERIODS))
DAY = timedelta(days=1)


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, time: Clock) -> AsyncIterator[SqliteStore]:
    async with open_sqlite(tmp_path / "indgang.db", clock=time) as opened:
        yield opened


async def chat(store: SqliteStore, number: int, conversation: str = ANNA) -> None:
    await store.receive([arrival(number, conversation)])
    async with store.claim(16) as batch:
        answer_all(batch)


class Told:
    """A store that tells when it has swept."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self.swept: asyncio.Queue[Swept] = asyncio.Queue()
        self.began, self.free = asyncio.Event(), asyncio.Event()
        self.free.set()

    async def lease(self, job: str, holder: str, until: datetime) -> bool:
        return await self._store.lease(job, holder, until)

    async def sweep(self, periods: Periods) -> Swept:
        self.began.set()
        await self.free.wait()
        self.swept.put_nowait(swept := await self._store.sweep(periods))
        return swept


async def stop(running: asyncio.Task[None]) -> None:
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running


async def test_one_of_two_replicas_sweeps(store: SqliteStore, time: Clock) -> None:
    told = Told(store)
    for holder in ("a", "b", "b"):
        await clock.tick(told, PERIODS, holder=holder, now=time.now)

    assert told.swept.qsize() == 1


async def test_the_holder_sweeps_again_in_the_next_hour_and_the_other_does_not(
    store: SqliteStore, time: Clock
) -> None:
    told = Told(store)
    for hour in range(3):
        time.now += timedelta(hours=1)
        await clock.tick(told, PERIODS, holder="a", now=time.now)
        time.now += timedelta(minutes=10)
        await clock.tick(told, PERIODS, holder="b", now=time.now)
        time.now -= timedelta(minutes=10)
        assert told.swept.qsize() == hour + 1


async def test_the_other_takes_over_from_one_that_died(store: SqliteStore, time: Clock) -> None:
    told = Told(store)
    await clock.tick(told, PERIODS, holder="a", now=time.now)
    time.now += clock.LEASE
    await clock.tick(told, PERIODS, holder="b", now=time.now)

    assert told.swept.qsize() == 2


async def test_a_new_process_need_not_wait_for_the_lease_of_a_dead_one(tmp_path: Path, time: Clock) -> None:
    async with open_sqlite(tmp_path / "indgang.db", clock=time) as store:
        assert await store.lease("sweep", "a", time.now + DAY)
        assert not await store.lease("sweep", "b", time.now + DAY)

    async with open_sqlite(tmp_path / "indgang.db", clock=time) as store:
        assert await store.lease("sweep", "b", time.now + DAY)


async def test_it_sweeps_at_the_start_and_then_again(store: SqliteStore, time: Clock) -> None:
    await chat(store, 1)
    time.now += DAY
    told = Told(store)
    running = asyncio.create_task(clock.run(told, SHELF, every=timedelta(seconds=0.05), clock=time))
    async with asyncio.timeout(5):
        first = await told.swept.get()
        await chat(store, 2, BO)
        time.now += DAY
        while (later := await told.swept.get()) == Swept():
            pass

    await stop(running)
    assert (first, later) == (Swept(conversations=1), Swept(conversations=1))
    assert await store.replay(ANNA, 0) == await store.replay(BO, 0) == []


async def test_it_stops_cleanly_and_lets_another_sweep(store: SqliteStore, time: Clock) -> None:
    told = Told(store)
    running = asyncio.create_task(clock.run(told, SHELF, clock=time))
    await asyncio.wait_for(told.swept.get(), 5)

    await stop(running)

    assert running.cancelled()
    assert await store.lease(clock.SWEEP, "another", time.now + DAY)
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


async def test_a_sweep_that_has_begun_is_done_before_it_stops(store: SqliteStore, time: Clock) -> None:
    await chat(store, 1)
    time.now += DAY
    told = Told(store)
    told.free.clear()
    running = asyncio.create_task(clock.run(told, SHELF, clock=time))
    await asyncio.wait_for(told.began.wait(), 5)
    running.cancel()
    await asyncio.sleep(0)
    told.free.set()

    await asyncio.gather(running, return_exceptions=True)

    assert await store.replay(ANNA, 0) == []


async def test_a_store_out_of_order_is_told_in_one_sentence(
    store: SqliteStore, time: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Told):
        async def sweep(self, periods: Periods) -> Swept:  # noqa: ARG002 the store's signature
            raise StoreError("The disk is full; make room.")

    await clock.tick(Broken(store), PERIODS, holder="a", now=time.now)

    assert caplog.messages == ["nothing is swept: The disk is full; make room."]


async def test_an_idle_hour_says_nothing(
    store: SqliteStore, time: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.clock")
    await clock.tick(store, PERIODS, holder="a", now=time.now)

    assert caplog.messages == []


def held(store: SqliteStore, holder: str, told: list[datetime]) -> clock.Hand:
    async def do(now: datetime) -> None:
        told.append(now)

    return clock.Hand(store, clock.Work("look", timedelta(seconds=10), do), holder)


async def test_a_job_is_done_by_one_of_two_processes(store: SqliteStore, time: Clock) -> None:
    first, second = list[datetime](), list[datetime]()
    one, other = held(store, "a", first), held(store, "b", second)
    for _ in range(30):
        await one.turn(time.now)
        await other.turn(time.now)
        time.now += timedelta(seconds=10)

    assert (len(first), second) == (30, [])


async def test_the_other_process_takes_a_job_over_from_one_that_died(store: SqliteStore, time: Clock) -> None:
    first, second = list[datetime](), list[datetime]()
    await held(store, "a", first).turn(time.now)
    other = held(store, "b", second)
    for _ in range(13):
        time.now += timedelta(seconds=10)
        await other.turn(time.now)

    assert (len(first), len(second)) == (1, 2)


@pytest.mark.parametrize("step", [timedelta(hours=1), -timedelta(hours=1), timedelta(days=3)])
async def test_a_clock_that_jumps_stops_no_job(store: SqliteStore, time: Clock, step: timedelta) -> None:
    told: list[datetime] = []
    one = held(store, "a", told)
    await one.turn(time.now)
    time.now += step
    await one.turn(time.now)

    assert len(told) == 2


async def test_a_job_that_goes_wrong_is_told_and_tried_again(
    store: SqliteStore, time: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(now: datetime) -> None:
        raise KeyError(now)

    async def full(_: datetime) -> None:
        raise StoreError("The disk is full; make room.")

    for work in (fails, full):
        hand = clock.Hand(store, clock.Work("look", timedelta(seconds=10), work), "a")
        await hand.turn(time.now)
        await hand.turn(time.now)

    wrong = "look went wrong; it is tried again"
    assert caplog.messages == [wrong, wrong, "look waits: The disk is full; make room."]


async def test_more_work_begins_at_the_start_and_its_lease_ends_with_it(
    store: SqliteStore, time: Clock
) -> None:
    begun = asyncio.Event()

    async def begin(_: datetime) -> None:
        begun.set()

    work = clock.Work("look", timedelta(hours=1), begin)
    running = asyncio.create_task(clock.run(store, SHELF, clock=time, more=[work]))
    await asyncio.wait_for(begun.wait(), 5)
    await stop(running)

    assert await store.lease("look", "another", time.now + DAY)
