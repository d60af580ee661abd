"""The update queue of one bot, with the server's rules for offsets and pollers."""

import asyncio
import random
from collections import deque
from typing import Any

LIMIT = 100
TOLERANCE = 10  # an offset further in the future than this is ignored and the head is served


OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
SET = "terminated by setWebhook request"


class ConflictError(Exception):
    """Another getUpdates, or a setWebhook, ended this one; the message is the server's."""


class Updates:
    """What waits to be fetched, what was confirmed, and who is fetching."""

    def __init__(self, dice: random.Random) -> None:
        self.pending: deque[tuple[int, Any]] = deque()
        self.confirmed: list[tuple[int, Any]] = []
        self.next_id = 1000
        self.handed = 0
        self.polls = 0
        self._kept_from = 0
        self._dice = dice
        self._news = asyncio.Event()
        self._poll = 0
        self._ended = OTHER

    def push(self, update: Any, number: int) -> None:
        """Queue *update*; *number* is the id the server confirms it by, even where the update shows none."""
        self.pending.append((number, update))
        self._news.set()

    def fall_back(self, number: int) -> None:
        """Go on from a smaller *number* after a quiet week: what was confirmed by then never comes again."""
        self.next_id, self._kept_from = number, len(self.confirmed)

    def take_id(self) -> int:
        """Return the next update id."""
        self.next_id += 1
        return self.next_id - 1

    async def fetch(
        self, offset: int, limit: int, seconds: float, *, redelivered: float, disorder: float
    ) -> list[Any]:
        """Confirm all before *offset*, then wait for news; a newer fetch ends an older one."""
        self.close(OTHER)
        mine = self._poll
        self._confirm(offset)
        deadline = asyncio.get_running_loop().time() + seconds
        self.polls += 1
        while not self.pending and (left := deadline - asyncio.get_running_loop().time()) > 0:
            self._news.clear()
            try:
                async with asyncio.timeout(left):
                    await self._news.wait()
            except TimeoutError:
                break
            if self._poll != mine:
                raise ConflictError(self._ended)
        return self._batch(limit, redelivered=redelivered, disorder=disorder)

    async def more(self) -> None:
        """Wait until something was queued."""
        self._news.clear()
        if not self.pending:
            await self._news.wait()

    def close(self, reason: str = SET) -> None:
        """End the fetch that waits, for *reason*."""
        self._poll, self._ended = self._poll + 1, reason
        self._news.set()

    def _confirm(self, offset: int) -> None:
        if offset > self.next_id + TOLERANCE:
            return
        if offset < 0:
            offset = [number for number, _ in self.pending][offset:][:1][0] if self.pending else 0
        while self.pending and self.pending[0][0] < offset:
            self.confirmed.append(self.pending.popleft())

    def _batch(self, limit: int, *, redelivered: float, disorder: float) -> list[Any]:
        batch = [update for _, update in list(self.pending)[: max(1, min(limit, LIMIT))]]
        again = [
            update
            for _, update in self.confirmed[max(self._kept_from, len(self.confirmed) - 200) :]
            if self._dice.random() < redelivered * len(batch) / 200
        ]
        batch = again + batch
        if self._dice.random() < disorder:
            self._dice.shuffle(batch)
        self.handed += len(batch)
        return batch
