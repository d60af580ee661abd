"""What passes through the store: updates on their way in, turns, and letters on their way out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from knowledge.offers.offer import OfferId
from knowledge.offers.records import NOTHING, Told
from knowledge.records import Case, Entry, Inquiry, Miss, Note


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
    inquiries, newest first. *blocked*: staff have; only somebody in danger is answered then. *provides* are
    the offers that the conversation answers for.
    """

    conversation: str
    head: Waiting
    next: tuple[Waiting, ...] = ()
    attempts: int = 0
    state: str | None = None
    memory: bytes = b"{}"
    cases: tuple[Case, ...] = ()
    blocked: bool = False
    provides: tuple[OfferId, ...] = ()


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
    its journalised cases. *offers* is what it tells about local offers. *instead*: the words of the updates
    are kept no longer, only these in their place (what somebody looked for: a need and a place). *recalled*:
    words of an earlier update that turned out to look for that too; it says *instead* from now on.
    """

    job: Job
    rows: tuple[int, ...]
    state: str | None
    memory: bytes
    entry: Entry
    outgoing: tuple[Outgoing, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    notes: tuple[Note, ...] = ()
    misses: tuple[Miss, ...] = ()
    erases: bool = False
    offers: Told = NOTHING
    instead: str | None = None
    recalled: str = ""


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
    *reason* is why it was REFUSED, or is tried again, for staff to read.
    """

    id: int
    delivery: Delivery
    message_id: int | None = None
    not_before: datetime | None = None
    moved_to: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a conversation as a browser shows it; *id* counts up over both directions.

    *language* is empty where it is not known, as it is for the person's own words. *waits* says of these that
    their turn is still to come.
    """

    id: int
    mine: bool
    update_id: str
    method: str
    params: Mapping[str, Any]
    direct: bool
    at: datetime
    language: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much of *what* (``messages``, ``letters``) waits in one channel, and since when the oldest does."""

    what: str
    channel: str
    number: int
    oldest: datetime | None = None
