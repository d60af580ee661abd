"""What is counted once, however often a page is opened or a button pressed."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

FOR = 60 * 60.0  # seconds, as long as a visitor's network is remembered anywhere here
REMEMBERED = 10_000


class Once:
    """Remembers in memory what was there within the last hour, as numbers that say nothing of it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: OrderedDict[int, float] = OrderedDict()

    def is_new(self, what: Hashable) -> bool:
        """Return whether *what* comes for the first time within the hour."""
        now, mark = self._clock(), hash(what)
        while self._seen and (len(self._seen) > REMEMBERED or next(iter(self._seen.values())) + FOR <= now):
            self._seen.popitem(last=False)
        if mark in self._seen:
            return False
        self._seen[mark] = now
        return True

    def forget(self, what: Hashable) -> None:
        """Let *what* count as new again."""
        self._seen.pop(hash(what), None)
