"""Outbox → Telegram: letters go out in order per conversation, and what became of each is recorded."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Protocol

from telegram.error import RetryAfter, TelegramError

from bot.channels.outage import Outage
from bot.channels.pace import seconds
from bot.fate import again, failed, fate, is_trouble, sent
from bot.sending import Caller, Documents, Sender
from knowledge.errors import StoreError
from knowledge.traffic import Letter, Receipt

AT_ONCE = 30  # letters in flight: a second's worth of what Telegram takes
GRACE = 3.0  # seconds that letters in flight get when we stop; the process has ten in all
AWAY = 3  # letters that fail in a row, none arriving, until Telegram counts as away
FIRST_PROBE, LAST_PROBE = 1.0, 10.0  # seconds between the single letters that find out whether it is back

logger = logging.getLogger(__name__)


class Letters(Protocol):
    """The part of the outbox that the post needs; `knowledge.store.Outbox` has the promises."""

    async def due(self, channel: str, limit: int) -> Sequence[Letter]:
        """Wait for letters that may go now."""
        ...

    async def settle(self, receipts: Iterable[Receipt]) -> None:
        """Record what became of letters."""
        ...

    async def pause(self, channel: str, until: datetime) -> None:
        """Keep that nothing may go out before *until*."""
        ...

    async def paused(self, channel: str) -> datetime | None:
        """Return until when nothing may go out."""
        ...


class Post:
    """Carries the letters of *channel*; *documents* makes what a letter only names."""

    def __init__(
        self,
        wire: Caller,
        store: Letters,
        *,
        documents: Documents | None = None,
        channel: str = "telegram",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._wire, self._store, self._channel, self._clock = wire, store, channel, clock
        self._sender = Sender(wire, documents)
        self._going: set[asyncio.Task[None]] = set()
        self._receipts: list[Receipt] = []
        self._arrived, self._freed = asyncio.Event(), asyncio.Event()
        self._failures = 0
        self._quiet_until: datetime | None = None
        self._kept_until: datetime | None = None
        self._away = Outage("telegram takes no letters; they wait here", first=FIRST_PROBE, most=LAST_PROBE)
        self._disk = Outage("the outbox cannot be read or written; letters wait")

    async def work(self) -> None:
        """Carry letters for ever; a conversation's next letter is not due before this one is settled.

        When it is cancelled, letters in flight get a few seconds, and what became of them is recorded: what
        is not, is sent once more after the next start.
        """
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._take())
                tasks.create_task(self._record())
        finally:
            await self._finish()

    async def deliver(self, letter: Letter) -> Receipt:
        """Try to deliver *letter* and return what became of it; raises nothing."""
        try:
            result = await self._sender.send(letter)
        except TelegramError as error:
            self._notice(error)
            return fate(letter, error, now=self._clock())
        except StoreError as error:  # its document could not be read
            logger.warning("letter %s waits: %s", letter.id, type(error).__name__)
            return again(letter, now=self._clock())
        except Exception as error:  # noqa: BLE001 an edge: one letter must not stop the others
            return failed(letter, error, now=self._clock())
        self._is_there()
        return sent(letter, result)

    async def _take(self) -> None:
        await self._wait_as_told_before()
        while True:
            room = await self._room()
            for letter in await self._due(room):
                task = asyncio.create_task(self._carry(letter))
                self._going.add(task)
                task.add_done_callback(self._going.discard)

    async def _room(self) -> int:
        """Wait until letters may be taken, and return how many: one at a time while Telegram is away."""
        while True:
            await self._be_quiet()
            carried = len(self._going) + len(self._receipts)
            if self._failures >= AWAY and not carried:
                await self._away.lasts("probing")
                return 1
            if self._failures < AWAY and carried < AT_ONCE:
                return AT_ONCE - carried
            self._freed.clear()
            await self._freed.wait()

    async def _due(self, limit: int) -> Sequence[Letter]:
        try:
            return await self._store.due(self._channel, limit)
        except StoreError as error:
            await self._disk.lasts(type(error).__name__)
            return ()

    async def _carry(self, letter: Letter) -> None:
        self._receipts.append(await self.deliver(letter))
        self._arrived.set()

    async def _record(self) -> None:
        """Settle receipts, as many together as there are."""
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            await self._settle()
            self._freed.set()

    async def _settle(self) -> None:
        while self._receipts:
            try:
                await self._write(self._receipts[:])
            except StoreError as error:
                await self._disk.lasts(type(error).__name__)
            else:
                self._disk.over()

    async def _write(self, receipts: list[Receipt]) -> None:
        if (until := self._quiet_until) is not None and until != self._kept_until:
            await self._store.pause(self._channel, until)
            self._kept_until = until
        await self._store.settle(receipts)
        del self._receipts[: len(receipts)]

    async def _finish(self) -> None:
        """Wait a little for what is in flight, then record what became of it."""
        if self._going:
            await asyncio.wait(self._going, timeout=GRACE)
        for task in self._going:
            task.cancel()
        if self._receipts:
            with suppress(StoreError):  # then they are sent once more, as after a crash
                await self._write(self._receipts[:])

    async def _wait_as_told_before(self) -> None:
        """Obey what Telegram asked of an earlier process."""
        while True:
            try:
                until = await self._store.paused(self._channel)
            except StoreError as error:
                await self._disk.lasts(type(error).__name__)
                continue
            if until is not None and (left := (until - self._clock()).total_seconds()) > 0:
                logger.warning("telegram asked for quiet; letters wait %.0f seconds more", left)
                self._quiet_until = self._kept_until = until
                self._wire.hold(left)
            return

    async def _be_quiet(self) -> None:
        """Wait as long as Telegram asked; then what is urgent is taken first."""
        while self._quiet_until and (left := (self._quiet_until - self._clock()).total_seconds()) > 0:  # noqa: ASYNC110 - time
            await asyncio.sleep(left)

    def _notice(self, error: TelegramError) -> None:
        """Draw from *error* what concerns all letters."""
        if is_trouble(error):
            self._failures += 1
            return
        self._is_there()
        if isinstance(error, RetryAfter):
            until = self._clock() + timedelta(seconds=seconds(error))
            self._quiet_until = max(until, self._quiet_until or until)

    def _is_there(self) -> None:
        if self._failures >= AWAY:
            self._away.over()
        self._failures = 0
