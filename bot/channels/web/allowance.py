"""How much one visitor and one network may post: plenty for people, not enough to be in the way of others."""

import time
from collections import OrderedDict
from collections.abc import Callable

AT_ONCE = 30  # posts in one go: more than a person taps, and a double click or a retry counts too
A_SECOND = 1.0  # posts after those: faster than a person writes
SHARED_AT_ONCE = 300  # posts in one go from one network: a library or a town hall, every chair in it taken
SHARED_A_SECOND = 5.0  # posts after those: of some fifty people who write at the same time
REMEMBERED = 10_000  # visitors; who has been quiet for half a minute has all of it again and is forgotten

Clock = Callable[[], float]


def visitors(clock: Clock = time.monotonic) -> "Allowance":
    """Return what each visitor may post."""
    return Allowance(AT_ONCE, A_SECOND, clock)


def networks(clock: Clock = time.monotonic) -> "Allowance":
    """Return what each network may post: who throws the cookie away is a new visitor each time."""
    return Allowance(SHARED_AT_ONCE, SHARED_A_SECOND, clock)


class Allowance:
    """A bucket of posts for each of them, in memory only."""

    def __init__(self, at_once: float, a_second: float, clock: Clock) -> None:
        self._at_once, self._a_second, self._clock = at_once, a_second, clock
        self._left: OrderedDict[int, tuple[float, float]] = OrderedDict()

    def take(self, whose: int) -> bool:
        """Return whether *whose* bucket has one more post in it now."""
        now = self._clock()
        left, then = self._left.get(whose, (self._at_once, now))
        left = min(self._at_once, left + (now - then) * self._a_second)
        allowed = left >= 1
        self._left[whose] = (left - 1 if allowed else left, now)
        self._left.move_to_end(whose)
        self._forget(now)
        return allowed

    def __len__(self) -> int:
        """Return how many are remembered."""
        return len(self._left)

    def _forget(self, now: float) -> None:
        while len(self._left) > REMEMBERED or self._is_full(next(iter(self._left.values())), now):
            self._left.popitem(last=False)

    def _is_full(self, bucket: tuple[float, float], now: float) -> bool:
        left, then = bucket
        return left + (now - then) * self._a_second >= self._at_once
