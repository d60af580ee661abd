"""The audit trail: who did what to what, when; append-only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

READS = ("case.read", "case.return", "case.paper", "case.access")  # acts that change nothing of a case


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done by an account (0: the program itself).

    *what* is a word with a dot, like ``case.read``, ``case.reply``, ``export.made``; *object* a reference or
    another id; *detail* JSON values, never a person's words and never an address.
    """

    account: int
    what: str
    object: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


class Recording(Protocol):
    """What writes the trail when nothing else is written: reads, searches, exports, log-ins."""

    async def record(self, *acts: Act) -> None:
        """Commit *acts*, in this order."""
        ...


@dataclass(frozen=True, slots=True)
class Recorded:
    """A row of the trail; *name* is the account's, empty for the program itself."""

    id: int
    at: datetime
    account: int
    name: str
    what: str
    object: str
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the trail is narrowed to; an empty field narrows nothing.

    *what* is a word like ``case.reply`` or its first part, ``case``; *began* and *ended* bound the moment.
    """

    account: int | None = None
    what: str = ""
    object: str = ""
    began: datetime | None = None
    ended: datetime | None = None


class Trail(Recording, Protocol):
    """The trail, to write and to read."""

    async def acts(self, asked: Asked, *, before: int = 0, limit: int = 100) -> Sequence[Recorded]:
        """Return at most *limit* rows, the newest first; only those older than the row *before*, if any."""
        ...

    async def words(self) -> Sequence[str]:
        """Return every kind of act that the trail holds, by name."""
        ...

    async def changes(self, reference: str) -> Sequence[Recorded]:
        """Return what was done to a case, oldest first; who only read it is left out."""
        ...
