"""What staff are told unasked, and what people are asked later; the implementation is in ``bot/store``."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from knowledge.casework.expected import Answered
from knowledge.casework.records import Deadlines
from knowledge.casework.schedule import Run
from knowledge.traffic import Outgoing


class Stage(StrEnum):
    """What is told about a case, once for each time that it comes to the unit."""

    NEW = "ny"
    UNOWNED = "uden-ejer"  # nobody's for longer than the calendar allows
    UNANSWERED = "uden-svar"  # somebody's, and over its time
    DECLINED = "vi-kan-ikke"  # whom it was forwarded to cannot take it, and its owner has not acted since


@dataclass(frozen=True, slots=True)
class Noticed:
    """A case as a notice may name it: never with anybody's words. *owner* is a name, or empty.

    *receiver* is who declined it, or empty.
    """

    reference: str
    topic: str
    councils: tuple[str, ...]
    since: datetime
    owner: str = ""
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the digest tells besides the lists.

    *open* counts the open cases, *owners* each name's; the last letter of an *undelivered* case did not
    arrive. *proposals* about offers wait for a decision; *unconfirmed* offers are shown last by now, or not
    at all. *last* and *hash* are the newest row of the trail: kept in a mailbox, they bind all rows before.
    """

    open: int
    oldest: Noticed | None
    owners: tuple[tuple[str, int], ...]
    today: tuple[str, ...]
    overdue: tuple[str, ...]
    undelivered: tuple[str, ...]
    last: int
    hash: str
    proposals: int = 0
    unconfirmed: int = 0


@dataclass(frozen=True, slots=True)
class Forwardee:
    """Whose case was forwarded to *receiver*, and how to ask whether an answer came."""

    reference: str
    receiver: str
    conversation: str
    reach: str
    address: str
    actor: str
    language: str


class Notices(Protocol):
    """What has been told and done, so that nothing is told or done twice."""

    async def done(self, day: date) -> Collection[Run]:
        """Return the runs of *day* and later that have been done."""
        ...

    async def run(self, run: Run, letters: Sequence[Outgoing] = ()) -> bool:
        """Keep that *run* is done and put *letters* in the outbox, in one commit; False when it was done."""
        ...

    async def untold(self, stage: Stage, deadlines: Deadlines) -> Sequence[Noticed]:
        """Return the cases that *stage* is to be told about, the oldest first, not all of very many."""
        ...

    async def tell(self, stage: Stage, cases: Sequence[Noticed], letters: Sequence[Outgoing]) -> bool:
        """Keep that *cases* were told about and put *letters* in the outbox; False when any was before."""
        ...

    async def situation(self, deadlines: Deadlines, *, confirmed_before: date) -> Situation:
        """Return what the digest tells."""
        ...

    async def waking(self, today: date) -> Sequence[str]:
        """Return the references of cases that wait until *today* or an earlier day."""
        ...

    async def unasked(self, forwarded: datetime) -> Sequence[Forwardee]:
        """Return whom to ask for an answer: reachable, not blocked, not asked since the newest forwarding.

        That was at *forwarded* or before.
        """
        ...

    async def ask(self, reference: str, letter: Outgoing) -> bool:
        """Keep that it was asked and put *letter* in the outbox; False when it was asked, or came back."""
        ...

    async def answered(self, since: datetime) -> Sequence[Answered]:
        """Return when each case came that was first answered after *since*, and when it was."""
        ...
