"""How much one visitor may post: plenty for a person, not enough to be in the way of others."""

import time
from collections import OrderedDict
from collections.abc import Callable

AT_ONCE = 30  # posts in one go: more than a person taps, and a double click or a retry counts too
A_SECOND = 1.0  # posts after those: faster than a person writes
REMEMBERED = 10_000  # visitors; who has been quiet for half a minute has all of it again and is forgotten


class Allowance:
    """A bucket of posts for each visitor, in memory only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left: OrderedDict[int, tuple[float, float]] = OrderedDict()

    def take(self, visitor: int) -> bool:
        """Return whether *visitor* may post once more now."""
        now = self._clock()
        left, then = self._left.get(visitor, (float(AT_ONCE), now))
        left = min(AT_ONCE, left + (now - then) * A_SECOND)
        allowed = left >= 1
        self._left[visitor] = (left - 1 if allowed else left, now)
        self._left.move_to_end(visitor)
        self._forget(now)
        return allowed

    def __len__(self) -> int:
        """Return how many visitors are remembered."""
        return len(self._left)

    def _forget(self, now: float) -> None:
        while len(self._left) > REMEMBERED or self._is_full(next(iter(self._left.values())), now):
            self._left.popitem(last=False)

    @staticmethod
    def _is_full(bucket: tuple[float, float], now: float) -> bool:
        left, then = bucket
        return left + (now - then) * A_SECOND >= AT_ONCE
