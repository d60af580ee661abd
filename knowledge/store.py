"""The Protocols of what must be remembered; implementations live in ``bot/store``.

What a turn wants is committed with the inbox rows it answers, or not at all. No SQL idiom is visible here.
"""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from knowledge.records import Case, Copy, Entry, Inquiry, Note
from knowledge.retention import Periods, Swept


@dataclass(frozen=True, slots=True)
class Arrival:
    """A screened update on its way to the inbox.

    (*channel*, *bot*, *update_id*) is unique; a key of Telegram's that comes again after more than two days
    is a new update, since Telegram keeps none so long and may begin its ids anew. *body* is the redacted
    update in the Bot API's shape, or for a *quarantined* one ``{"raw": "<redacted text>"}``. *answered* says
    that a crisis was already answered directly, so that the turn keeps its reply without sending it again.
    """

    channel: str
    bot: str
    update_id: str
    conversation: str
    body: Mapping[str, Any]
    redacted: bool = False
    answered: bool = False
    quarantined: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """An inbox row that waits for its turn."""

    id: int
    body: Mapping[str, Any]
    redacted: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Job:
    """The oldest row of one conversation, and what the conversation remembers.

    *next* are the rows that wait behind it, oldest first (at most 20): a turn may answer some of them
    together with *head*. *memory* is JSON, parsed anew for every attempt. *cases* are the conversation's
    inquiries, newest first.
    """

    conversation: str
    head: Waiting
    next: tuple[Waiting, ...] = ()
    attempts: int = 0
    state: str | None = None
    memory: bytes = b"{}"
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A call for the post, before it has an id: a Bot API *method* with JSON *params*.

    *urgent* goes first (crisis); *droppable* is worth nothing after a while (a button's spinner);
    *delivered* was already sent directly and is only recorded. *language* (``da``, ``en``) is the one it
    is said in, so that a page can mark it. A ``sendDocument`` names in its ``document`` what is to be
    made when it is delivered (`knowledge.records.COPY`).
    """

    conversation: str
    method: str
    params: bytes
    language: str = ""
    urgent: bool = False
    droppable: bool = False
    delivered: bool = False


@dataclass(frozen=True, slots=True)
class Effects:
    """All that one turn wants done, sealed: everything in it can be stored.

    *erases*: before anything else of it is written, all that is kept of the conversation is deleted, but for
    its journalised cases.
    """

    job: Job
    rows: tuple[int, ...]
    state: str | None
    memory: bytes
    entry: Entry
    outgoing: tuple[Outgoing, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    notes: tuple[Note, ...] = ()
    erases: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """An outbox row that is due."""

    id: int
    conversation: str
    method: str
    params: Mapping[str, Any]
    language: str = ""
    attempts: int = 0
    urgent: bool = False
    droppable: bool = False


class Delivery(StrEnum):
    """What became of a letter."""

    SENT = "sent"
    RETRY = "retry"
    DROPPED = "dropped"
    BLOCKED = "blocked"
    GONE = "gone"
    MIGRATED = "migrated"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The fate of one letter; *not_before* (UTC) is kept with a RETRY so that it survives a restart.

    *moved_to* is the new conversation of a MIGRATED chat: its waiting letters follow. BLOCKED (by the
    person) and GONE (deactivated, no such chat) mark the conversation as unreachable until it writes again.
    """

    id: int
    delivery: Delivery
    message_id: int | None = None
    not_before: datetime | None = None
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a conversation as a browser shows it; *id* counts up over both directions.

    *language* is empty where it is not known, as it is for the person's own words.
    """

    id: int
    mine: bool
    update_id: str
    method: str
    params: Mapping[str, Any]
    direct: bool
    at: datetime
    language: str = ""


class Batch(Protocol):
    """Claimed jobs and what came of them; leaving the context commits it in one transaction."""

    jobs: Sequence[Job]

    def done(self, effects: Effects) -> None:
        """Commit these effects with the batch."""
        ...

    def failed(self, job: Job, error: str, *, retry_in: float | None, effects: Effects | None = None) -> None:
        """Keep *job* waiting *retry_in* seconds; None sets it aside, with the apology in *effects*."""
        ...


class Turns(Protocol):
    """The durable road of a message: inbox, claim, commit."""

    async def receive(self, arrivals: Sequence[Arrival]) -> int:
        """Commit *arrivals* to the inbox and return how many were new; a known key is a no-op."""
        ...

    def claim(self, limit: int) -> AbstractAsyncContextManager[Batch]:
        """Wait for work, then claim at most *limit* conversations that nobody else holds.

        On leaving, all that was done is committed at once. If something in it breaks a rule of the store,
        each job is committed alone; one that breaks a rule even then is rolled back whole, and waits a while
        with one attempt more, as if its handler had raised: who counts attempts sets it aside in the end.
        When the store itself fails (a full disk), leaving raises a StoreError; nothing is changed or counted.
        """
        ...

    def take_number(self, year: int) -> int:
        """Return a case number of *year* that is never given twice (numbers may have gaps)."""
        ...


class Readiness(Protocol):
    """Whether messages can be kept."""

    async def ready(self) -> None:
        """Return once a write has reached the disk; a StoreError says why none does."""
        ...


class Outbox(Protocol):
    """What waits to be delivered."""

    async def due(self, channel: str, limit: int) -> Sequence[Letter]:
        """Wait for letters of *channel* that may go now; at most one per conversation, urgent first."""
        ...

    async def settle(self, receipts: Iterable[Receipt]) -> None:
        """Record what became of letters; a RETRY comes back from `due` when its time has come."""
        ...

    async def pause(self, channel: str, until: datetime) -> None:
        """Keep, over a restart too, that nothing of *channel* may go out before *until*."""
        ...

    async def paused(self, channel: str) -> datetime | None:
        """Return until when nothing of *channel* may go out; None when it may."""
        ...

    async def replay(self, conversation: str, after: int) -> Sequence[Line]:
        """Return the committed lines of *conversation* with an id above *after*, oldest first."""
        ...

    async def wait(self, conversation: str, after: int, seconds: float) -> Sequence[Line]:
        """Like `replay`, but wait up to *seconds* for a first line that is not the person's own."""
        ...

    def follow(self, conversation: str, after: int) -> AsyncGenerator[Sequence[Line], None]:
        """Yield the lines of *conversation* above *after* as they are committed, both directions, for ever.

        The first lines are those that are there already. An empty sequence says that lines were erased: what
        was shown is to be read anew. Close the iterator when nobody looks any more.
        """
        ...


class Inquiries(Protocol):
    """The inquiry log."""

    async def find(self, reference: str) -> Case | None:
        """Return the case with this reference, unless erased; who may see it is the caller's to decide."""
        ...

    async def answer(self, reference: str, text: str) -> None:
        """Add the unit's answer to the case and to its conversation's outbox."""
        ...

    async def journalise(self, reference: str, journal: str) -> None:
        """Keep that the case was journalised, and why (*journal*): from then on it cannot be erased."""
        ...


class Rights(Protocol):
    """What a person may see of themselves, and what is deleted because its time has come."""

    async def copy(self, conversation: str) -> Copy:
        """Return all that is kept of *conversation*."""
        ...

    async def sweep(self, periods: Periods) -> Swept:
        """Delete what is kept longer than *periods* allow; inquiries are only counted, never deleted."""
        ...


class Leases(Protocol):
    """Which of several processes does what only one may do."""

    async def lease(self, job: str, holder: str, until: datetime) -> bool:
        """Give *job* to *holder* until *until*; False while another holds it. A moment past lets go of it."""
        ...


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much of *what* (``messages``, ``letters``) waits in one channel, and since when the oldest does."""

    what: str
    channel: str
    number: int
    oldest: datetime | None = None


class Reports(Protocol):
    """What exports, statistics and figures read."""

    def rows(self, what: str) -> Iterable[Mapping[str, Any]]:
        """Yield the rows of ``messages``, ``inquiries`` or ``conversations``; erased ones are `ERASED`'s."""
        ...

    def backlog(self) -> Sequence[Backlog]:
        """Return what waits, for every channel there is; blocks while it reads."""
        ...


class Store(Turns, Outbox, Inquiries, Rights, Leases, Reports, Readiness, Protocol):
    """Everything that is remembered."""
