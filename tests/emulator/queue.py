"""The update queue of one bot, with the server's rules for offsets and pollers."""

import asyncio
import random
from collections import deque
from typing import Any

LIMIT = 100
TOLERANCE = 10  # an offset further in the future than this is ignored and the head is served


class ConflictError(Exception):
    """Another getUpdates ended this one."""


class Updates:
    """What waits to be fetched, what was confirmed, and who is fetching."""

    def __init__(self, dice: random.Random) -> None:
        self.pending: deque[tuple[int, Any]] = deque()
        self.confirmed: list[tuple[int, Any]] = []
        self.next_id = 1000
        self._dice = dice
        self._news = asyncio.Event()
        self._poll = 0

    def push(self, update: Any, number: int) -> None:
        """Queue *update*; *number* is the id the server confirms it by, even where the update shows none."""
        self.pending.append((number, update))
        self._news.set()

    def take_id(self) -> int:
        """Return the next update id."""
        self.next_id += 1
        return self.next_id - 1

    async def fetch(
        self, offset: int, limit: int, seconds: float, *, redelivered: float, disorder: float
    ) -> list[Any]:
        """Confirm all before *offset*, then wait for news; a newer fetch ends an older one."""
        self._poll += 1
        mine = self._poll
        self._news.set()  # let the older fetch see that it is over
        self._confirm(offset)
        deadline = asyncio.get_running_loop().time() + seconds
        while not self.pending and (left := deadline - asyncio.get_running_loop().time()) > 0:
            self._news.clear()
            try:
                async with asyncio.timeout(left):
                    await self._news.wait()
            except TimeoutError:
                break
            if self._poll != mine:
                raise ConflictError
        return self._batch(limit, redelivered=redelivered, disorder=disorder)

    def close(self) -> None:
        """End the fetch that waits."""
        self._poll += 1
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
            for _, update in self.confirmed[-200:]
            if self._dice.random() < redelivered * len(batch) / 200
        ]
        batch = again + batch
        if self._dice.random() < disorder:
            self._dice.shuffle(batch)
        return batch
