"""The clock: what is done every few seconds and every hour, by one process of several."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from knowledge.errors import StoreError
from knowledge.privacy.retention import Periods, Swept

SWEEP = "sweep"
EVERY = timedelta(hours=1)  # the shortest period is a day; an hour late is what the notice's "24 hours" bears
LEASE = EVERY - timedelta(minutes=1)  # over before the holder's own next hour, and not before another's
HELD = timedelta(
    minutes=2
)  # so long a job that looks every few seconds is its holder's: after that, another's

logger = logging.getLogger(__name__)


class Leases(Protocol):
    """The part of the store that says which process does a job; `knowledge.store` has the promises."""

    async def lease(self, job: str, holder: str, until: datetime) -> bool:
        """Give *job* to *holder*, unless another holds it."""
        ...


class Sweeping(Leases, Protocol):
    """The part of the store that the sweep needs."""

    async def sweep(self, periods: Periods) -> Swept:
        """Delete what is kept longer than *periods* allow."""
        ...


class Rules(Protocol):
    """The part of the library that the clock needs."""

    @property
    def periods(self) -> Periods:
        """How long what is kept stays."""
        ...


class Shelf(Protocol):
    """Where the library that is current lies."""

    @property
    def library(self) -> Rules:
        """The content of this moment."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """A job that is done now and then *every* so often, with the time as its argument."""

    name: str
    every: timedelta
    do: Callable[[datetime], Awaitable[None]]


async def run(
    store: Sweeping,
    shelf: Shelf,
    *,
    every: timedelta = EVERY,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    more: Sequence[Work] = (),
) -> None:
    """Sweep now and then every hour, and do *more*, until cancelled; another process may from then on."""
    holder = secrets.token_hex(8)

    async def sweep(now: datetime) -> None:
        await tick(store, shelf.library.periods, holder=holder, now=now)

    hands = [Hand(store, work, holder) for work in more]
    beats = [_Beat(sweep, clock), *(_Beat(hand.turn, clock) for hand in hands)]
    scheduler = AsyncIOScheduler(timezone=UTC)
    for beat, step in zip(beats, [every, *(work.every for work in more)], strict=True):
        scheduler.add_job(
            beat.begin,
            "interval",
            seconds=step.total_seconds(),
            next_run_time=datetime.now(UTC),
            coalesce=True,  # a machine that slept for a day has one sweep to do, not 24
            misfire_grace_time=None,  # and does it, however late
        )
    scheduler.start()
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        scheduler.shutdown()
        await asyncio.sleep(0)  # it shuts down with the loop's next round
        await asyncio.gather(*(beat.end() for beat in beats))
        for job in (SWEEP, *(work.name for work in more)):
            await _let_go(store, job, holder, clock())


class _Beat:
    """Begins a turn unless the one before still goes on; one that has begun is finished."""

    def __init__(self, turn: Callable[[datetime], Awaitable[None]], clock: Callable[[], datetime]) -> None:
        self._turn, self._clock = turn, clock
        self._going: asyncio.Future[None] | None = None

    async def begin(self) -> None:
        if self._going is None or self._going.done():  # a task of its own: the scheduler would cut it short
            self._going = asyncio.ensure_future(self._turn(self._clock()))

    async def end(self) -> None:
        if self._going is not None:
            await asyncio.gather(self._going, return_exceptions=True)


class Hand:
    """Does *work* whenever its turn comes, as long as *holder* holds its lease."""

    def __init__(self, store: Leases, work: Work, holder: str) -> None:
        self._store, self._work, self._holder = store, work, holder
        self._until: datetime | None = None
        self._trouble = False

    async def turn(self, now: datetime) -> None:
        """Do it, unless another process holds it; whatever goes wrong is told, and tried at the next turn."""
        try:
            if await self._holds(now):
                await self._work.do(now)
            self._trouble = False
        except StoreError as error:
            if not self._trouble:
                logger.error("%s waits: %s", self._work.name, error)  # noqa: TRY400 one sentence, no traceback
            self._trouble = True
        except Exception:  # an edge: the next job and the next turn must go on
            logger.exception("%s went wrong; it is tried again", self._work.name)

    async def _holds(self, now: datetime) -> bool:
        """Take the lease anew when half of it is over, or when the clock was put back."""
        held = max(HELD, 2 * self._work.every)
        if self._until is not None and held / 2 < self._until - now <= held:
            return True
        taken = await self._store.lease(self._work.name, self._holder, now + held)
        self._until = now + held if taken else None
        return taken


async def tick(store: Sweeping, periods: Periods, *, holder: str, now: datetime) -> None:
    """Sweep, unless another process did within the hour; with a store out of order, try in the next."""
    try:
        if not await store.lease(SWEEP, holder, now + LEASE):
            return
        swept = await store.sweep(periods)
    except StoreError as error:
        logger.error("nothing is swept: %s", error)  # noqa: TRY400 one sentence for the operator, no traceback
        return
    if swept != Swept():
        logger.info(
            "swept %s conversations and %s updates; %s inquiries wait for a legal basis to be deleted",
            swept.conversations,
            swept.bodies,
            swept.due,
        )


async def _let_go(store: Leases, job: str, holder: str, now: datetime) -> None:
    try:
        await store.lease(job, holder, now)
    except StoreError:
        return  # it runs out by itself
