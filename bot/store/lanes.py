"""Queues by conversation: in order within one, fair between them, one holder at a time."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Lane(Generic[T]):
    urgent: deque[T] = field(default_factory=deque)
    rest: deque[T] = field(default_factory=deque)

    def __iter__(self) -> Iterator[T]:
        return chain(self.urgent, self.rest)

    def remove(self, item: T) -> None:
        """Remove a head; what came while it was held stands behind the heads."""
        (self.urgent if self.urgent and self.urgent[0] is item else self.rest).popleft()


class Lanes(Generic[T]):
    """What waits, mirrored from the disk: a lane is ready, held by somebody, or asleep until its time."""

    def __init__(self) -> None:
        self._lanes: dict[str, _Lane[T]] = {}
        self._ready: OrderedDict[str, None] = OrderedDict()
        self._asleep: dict[str, asyncio.TimerHandle] = {}
        self._news = asyncio.Event()

    def put(self, conversation: str, item: T, *, urgent: bool = False, wait: float = 0) -> None:
        """Queue *item*; the first of its lane may *wait* some seconds."""
        lane = self._lanes.get(conversation)
        if lane is None:
            lane = self._lanes[conversation] = _Lane()
            self._pause(conversation, wait)
        (lane.urgent if urgent else lane.rest).append(item)
        if urgent and conversation in self._ready:
            self._ready.move_to_end(conversation, last=False)

    async def take(self, limit: int) -> list[str]:
        """Wait for a ready lane, then hold at most *limit* of them."""
        while not self._ready:
            self._news.clear()
            await self._news.wait()
        return [self._ready.popitem(last=False)[0] for _ in range(min(limit, len(self._ready)))]

    def items(self, conversation: str) -> Iterator[T]:
        """Return what waits in the lane of *conversation*, urgent first."""
        return iter(self._lanes[conversation])

    def release(self, conversation: str, *, gone: Sequence[T] = (), wait: float = 0) -> None:
        """Let go of a lane without *gone*, its heads; what is left waits at the back, for *wait* seconds."""
        lane = self._lanes[conversation]
        for item in gone:
            lane.remove(item)
        if lane.urgent or lane.rest:
            self._pause(conversation, wait)
        else:
            del self._lanes[conversation]

    def empty(self, conversation: str) -> list[T]:
        """Take a whole lane away and return what waited in it."""
        if timer := self._asleep.pop(conversation, None):
            timer.cancel()
        self._ready.pop(conversation, None)
        return list(self._lanes.pop(conversation, ()))

    def strip(self, conversation: str, *, held: Sequence[T] = ()) -> None:
        """Take away all that waits in a lane, but for what is in the hands of its holder."""
        lane = self._lanes.get(conversation)
        if lane is None:
            return
        if not held:
            self.empty(conversation)
            return
        lane.urgent = deque(item for item in lane.urgent if item in held)
        lane.rest = deque(item for item in lane.rest if item in held)

    def close(self) -> None:
        """Stop the timers."""
        for timer in self._asleep.values():
            timer.cancel()

    def _pause(self, conversation: str, seconds: float) -> None:
        if seconds > 0:
            loop = asyncio.get_running_loop()
            self._asleep[conversation] = loop.call_later(seconds, self._wake, conversation)
        else:
            self._wake(conversation)

    def _wake(self, conversation: str) -> None:
        self._asleep.pop(conversation, None)
        self._ready[conversation] = None
        if self._lanes[conversation].urgent:
            self._ready.move_to_end(conversation, last=False)
        self._news.set()
