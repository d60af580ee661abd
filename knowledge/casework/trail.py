"""The audit trail: who did what to what, when; append-only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


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
