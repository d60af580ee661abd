"""What staff learn from: messages that were answered wrongly or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from knowledge.casework.staff import Account
from knowledge.records import Miss


@dataclass(frozen=True, slots=True)
class Missed:
    """A miss that is still open, and when it was written."""

    id: int
    miss: Miss
    at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """How many misses are *open*, and how many somebody has *taught* from lately."""

    open: int
    taught: int


class Learning(Protocol):
    """The misses; those that are settled stay as long as the others, and are not shown again."""

    async def open(self, limit: int) -> Sequence[Missed]:
        """Return at most *limit* misses that nobody has settled, newest first."""
        ...

    async def tally(self, since: datetime) -> Tally:
        """Return how many are open, and how many were taught from since then."""
        ...

    async def settle(self, ids: Sequence[int], settled: str, *, by: Account) -> int:
        """Note what was made of them (``taught``, ``dismissed``), also in the trail; return of how many."""
        ...
