"""A case as staff see it: a row of a list, and the whole file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from knowledge.records import CaseState


class View(StrEnum):
    """The lists; the values stand in addresses."""

    MINE = "mine"
    UNOWNED = "uden-ejer"
    OVERDUE = "over-tid"
    WAITING = "afventer"
    TODAY = "rykkes-i-dag"
    DUPLICATES = "dubletter"
    COLLEAGUES = "kollegas"
    ALL = "alle"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; an empty field narrows nothing. *month* is like ``2026-11``."""

    council: str = ""
    municipality: str = ""
    topic: str = ""
    actor: str = ""
    kind: str = ""
    channel: str = ""
    month: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When a case is over its time: nobody's when it came at *claim* or before, somebody's at *answer*.

    *today* is the day in Denmark, for what is to be woken. What was forwarded at *follow_up* or before, and
    whose person cannot be asked whether they got an answer, is the unit's to ask about; None for nothing.
    """

    claim: datetime
    answer: datetime
    today: date
    follow_up: datetime | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """A case as one row of a list.

    *since* is when it last came to the unit. *owner* is an account, None for nobody. *unread*: the person
    has written since staff did. *news* is what else its owner has not seen: a `Taken`'s value, which the
    receiver of a forwarding answered, or ``givet`` for a case that a colleague gave them.
    *version* counts the changes. *waiting_for* is a `Waiting`'s value or empty.
    *channel* is how it came: telegram, web, phone, letter, mail.
    """

    reference: str
    topic: str
    kind: str
    state: CaseState
    text: str
    councils: tuple[str, ...]
    municipalities: tuple[str, ...]
    actor: str
    channel: str
    reach: str
    language: str
    opened_at: datetime
    since: datetime
    version: int
    answered_at: datetime | None = None
    owner: int | None = None
    owner_name: str = ""
    waiting_for: str = ""
    wake_on: date | None = None
    unread: bool = False
    news: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list, and how many rows the whole has."""

    rows: Sequence[Filed]
    total: int


class Speaker(StrEnum):
    """Who said a line of the thread."""

    PERSON = "person"
    BOT = "bot"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of the thread. *reference* is the case it was said in; *by* who of staff said it.

    *edited*: it corrects an earlier one. *delivery* is what became of what staff said: empty while it waits,
    else a `knowledge.traffic.Delivery`'s value; *road* how it was sent (a `Reach`'s value, or letter).
    """

    who: Speaker
    text: str
    at: datetime
    reference: str
    by: str = ""
    edited: bool = False
    delivery: str = ""
    road: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """An internal note; it can never reach the person."""

    by: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Whom a case was forwarded to, how, and what came of it (*answer* is a `Taken`'s value or empty).

    *linked*: it has a one-time link that nobody has closed.
    """

    id: int
    receiver: str
    road: str
    address: str
    by: str
    at: datetime
    answer: str = ""
    reason: str = ""
    answered_at: datetime | None = None
    linked: bool = False


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All of one case. *merged* are the references of the cases that were merged into this one.

    *journalled* is a `Journal`'s value or empty, *journal* the number or the reason; *journalised_at* is only
    set once the case is journalised: from then on it cannot be erased. *unreachable* says why the last letter
    did not arrive (a `Delivery`'s value); *blocked*: staff did that.
    """

    filed: Filed
    unreached: str
    address: str
    notice: str
    thread: tuple[Spoken, ...] = ()
    remarks: tuple[Remark, ...] = ()
    forwarded: tuple[Forwarded, ...] = ()
    merged: tuple[str, ...] = ()
    merged_into: str = ""
    outcome: str = ""
    carrier: str = ""
    lesson: str = ""
    journalised_at: datetime | None = None
    journal: str = ""
    journalled: str = ""
    unreachable: str = ""
    blocked: bool = False
