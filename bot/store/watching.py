"""Who watches which conversation, and is woken when something is committed or erased."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class Watcher:
    """One who waits for news; they are only a wake-up, what is new is read from the disk."""

    def __init__(self) -> None:
        self._news = asyncio.Event()
        self._erased = False

    def heard(self) -> None:
        """Take the news so far as known; before reading, so that what is committed later wakes again."""
        self._news.clear()

    async def news(self) -> None:
        """Wait for news."""
        await self._news.wait()

    def saw_erased(self) -> bool:
        """Tell, once, that lines were erased."""
        erased, self._erased = self._erased, False
        return erased

    def wake(self, *, erased: bool = False) -> None:
        """Bring news."""
        self._erased |= erased
        self._news.set()


class Watchers:
    """All who watch."""

    def __init__(self) -> None:
        self._watchers: dict[str, set[Watcher]] = {}

    @contextmanager
    def watch(self, conversation: str) -> Iterator[Watcher]:
        """Wake the watcher that is given with all news of *conversation*, until the block is left."""
        watcher = Watcher()
        self._watchers.setdefault(conversation, set()).add(watcher)
        try:
            yield watcher
        finally:
            self._watchers[conversation].discard(watcher)
            if not self._watchers[conversation]:
                del self._watchers[conversation]

    def wake(self, conversation: str) -> None:
        """Tell those who watch *conversation* that a line was committed."""
        for watcher in self._watchers.get(conversation, ()):
            watcher.wake()

    def tell_erased(self, conversations: Iterable[str]) -> None:
        """Tell those who watch *conversations* that lines are gone."""
        for conversation in conversations:
            for watcher in self._watchers.get(conversation, ()):
                watcher.wake(erased=True)

    def __len__(self) -> int:
        """Return how many conversations are watched."""
        return len(self._watchers)
