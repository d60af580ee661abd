"""The clock: what is done every hour, by one process of several."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from knowledge.errors import StoreError
from knowledge.retention import Periods, Swept

SWEEP = "sweep"
EVERY = timedelta(hours=1)  # the shortest period is a day; an hour late is what the notice's "24 hours" bears
LEASE = EVERY - timedelta(minutes=1)  # over before the holder's own next hour, and not before another's

logger = logging.getLogger(__name__)


class Sweeping(Protocol):
    """The part of the store that the clock needs; `knowledge.store` has the promises."""

    async def lease(self, job: str, holder: str, until: datetime) -> bool:
        """Give *job* to *holder*, unless another holds it."""
        ...

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


async def run(
    store: Sweeping,
    shelf: Shelf,
    *,
    every: timedelta = EVERY,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> None:
    """Sweep now and then every hour, until cancelled; another process may sweep from then on."""
    holder = secrets.token_hex(8)
    going: set[asyncio.Task[None]] = set()

    async def hourly() -> None:
        if not going:  # a task of its own: the scheduler would cut its jobs short at the end
            task = asyncio.create_task(tick(store, shelf.library.periods, holder=holder, now=clock()))
            going.add(task)
            task.add_done_callback(going.discard)

    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(
        hourly,
        "interval",
        seconds=every.total_seconds(),
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
        await asyncio.gather(*going, return_exceptions=True)  # what is being deleted is deleted
        await _let_go(store, holder, clock())


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


async def _let_go(store: Sweeping, holder: str, now: datetime) -> None:
    try:
        await store.lease(SWEEP, holder, now)
    except StoreError:
        return  # it runs out by itself
