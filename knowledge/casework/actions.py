"""What staff do to a case: a closed union, each action a value; the store carries it out or refuses whole."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Told:
    """What one person will read because of an action, seen by staff before it goes.

    *reference* is that person's own case. *road* is a `knowledge.inquiry.Reach`'s value: ``chat`` goes to
    the conversation, ``mail`` to the address (with *subject*), ``phone`` was said aloud and is only kept.
    """

    reference: str
    text: str
    road: str = "chat"
    subject: str = ""
    language: str = "da"


@dataclass(frozen=True, slots=True)
class Claim:
    """Take a case that is nobody's."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give the case to a colleague (an account's id)."""

    to: int


@dataclass(frozen=True, slots=True)
class Write:
    """Keep an internal note."""

    text: str


@dataclass(frozen=True, slots=True)
class Respond:
    """Answer: *text* is kept with the case, *told* goes out, to each person of the merged cases."""

    text: str
    told: tuple[Told, ...]
    asks: bool = False  # the case then waits for the person
    until: date | None = None  # and comes up again on this day where they have not answered


class Waiting(StrEnum):
    """Whom a case waits for."""

    SENDER = "afsender"
    COUNCIL = "sundhedsråd"
    DATE = "dato"


@dataclass(frozen=True, slots=True)
class Wait:
    """Lay the case aside until *until*, when it is woken."""

    for_: Waiting
    until: date


class Road(StrEnum):
    """How a case is forwarded."""

    MAIL = "mail"
    DIGITAL_POST = "digital-post"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Forward:
    """Give the case to somebody outside the unit; the person is *told* who has it and why.

    With `Road.MAIL`, *subject* and *body* go to *address*; *token* is the digest of the one-time link in it.
    """

    receiver: str
    road: Road
    address: str = ""
    subject: str = ""
    body: str = ""
    token: str = ""
    told: tuple[Told, ...] = ()


class Taken(StrEnum):
    """What the receiver of a forwarded case says."""

    RECEIVED = "modtaget"
    ACCEPTED = "vi-tager-den"
    DECLINED = "vi-kan-ikke"


@dataclass(frozen=True, slots=True)
class Heard:
    """Keep what the receiver of *forwarding* answered, with the reason of a no."""

    forwarding: int
    answer: Taken
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unlink:
    """Close the link of *forwarding*: nobody reads the case by it any more, or answers."""

    forwarding: int


@dataclass(frozen=True, slots=True)
class Merge:
    """Put the case into another: both texts are kept, an answer goes to both."""

    into: str


class Journal(StrEnum):
    """Whether a case is journalised."""

    YES = "ja"
    NO = "nej"
    ALREADY = "allerede"


@dataclass(frozen=True, slots=True)
class Journalise:
    """Keep whether and under which number (of the ESDH system) the case is journalised."""

    journal: Journal
    number: str = ""


class Outcome(StrEnum):
    """How a case ended."""

    AGREED = "samarbejde-aftalt"
    TALKING = "dialog-i-gang"
    ANSWERED = "besvaret"
    PASSED_ON = "vist-videre"
    IMPOSSIBLE = "ikke-muligt"
    WITHDRAWN = "trukket-tilbage"
    SILENT = "intet-svar"


class Carrier(StrEnum):
    """Who carries on what the case was about."""

    REGION = "regionen"
    TOGETHER = "sammen"
    CIVIL_SOCIETY = "civilsamfundet"
    MUNICIPALITY = "kommunen"


@dataclass(frozen=True, slots=True)
class Close:
    """End the case; *lesson* is what the unit learnt, or empty."""

    outcome: Outcome
    carrier: Carrier
    lesson: str = ""
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Reopen:
    """Take a case up again that was answered or closed."""


Action = (
    Claim | HandOver | Write | Respond | Wait | Forward | Heard | Unlink | Merge | Journalise | Close | Reopen
)
