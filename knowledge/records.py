"""What is remembered of a conversation: log entries, inquiries, cases and notes, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from knowledge.offers.records import Proposed, Provider

COPY = "copy"  # the document that holds all that is kept of the conversation it is sent to
HELD = "held"  # the state of a conversation whose draft waits, as ``held:<until>``: till then it is kept
ERASED = "erased"  # the conversation that what was erased belongs to: nobody's


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the message log: what was decided for one update, never what was written."""

    decision: str
    topic: str = ""
    certainty: float = 0.0
    language: str = ""
    municipality: str = ""
    council: str = ""
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What an organisation or a citizen asks the unit: everything staff will see.

    *notice* is the version of the privacy notice that the person had been shown.
    """

    reference: str
    code: str
    topic: str
    kind: str
    text: str
    municipalities: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    actor: str = ""
    unreached: str = ""
    reach: str = "chat"
    address: str = ""
    language: str = "da"
    notice: str = ""


class Failing(StrEnum):
    """How an answer failed a person."""

    UNANSWERED = "unanswered"  # we said that we do not know
    UNCLEAR = "unclear"  # we asked which of several was meant
    WRONG_TOPIC = "wrong-topic"
    WRONG_PLACE = "wrong-place"
    NOT_HELPED = "not-helped"


@dataclass(frozen=True, slots=True)
class Miss:
    """A message that was answered wrongly or not at all, kept for staff to learn from; never a cry for help.

    *text* is redacted. *topic* is what it was taken for (empty: for nothing), *place* where; *meant* is the
    topic that the person chose instead, where they did.
    """

    failing: Failing
    text: str
    language: str
    topic: str = ""
    certainty: float = 0.0
    place: str = ""
    meant: str = ""


class CaseState(StrEnum):
    """How far a case is; the values are what staff read."""

    NEW = "Ny"
    IN_PROGRESS = "I gang"
    WAITING = "Afventer"
    FORWARDED = "Videresendt"
    ANSWERED = "Besvaret"
    CLOSED = "Afsluttet"
    REOPENED = "Genåbnet"
    ERASED = "Slettet"


@dataclass(frozen=True, slots=True)
class Case:
    """An inquiry as its own person may see it.

    Times are ISO 8601, UTC; *answered_at* is empty until staff wrote. *code* is the one on the receipt.
    *kind* is the inquiry's, empty where it is not told. *journalised_at* is empty until the case was
    journalised, with the reason in *journal*: from then on it cannot be erased. *claimed_at* is empty while
    it is nobody's. *waiting_for* is a `knowledge.casework.actions.Waiting`'s value, with *wake_on* a day or
    empty. *receiver* has it since *forwarded_at*. *asked_at* is empty until "Har du fået svar?" was asked,
    *got* (a `knowledge.casework.followup.Got`'s value) until it was answered. *main* is the reference of the
    case that it was merged into.
    """

    reference: str
    code: str
    conversation: str
    topic: str
    state: str
    opened_at: str
    answered_at: str = ""
    kind: str = ""
    journalised_at: str = ""
    journal: str = ""
    claimed_at: str = ""
    waiting_for: str = ""
    wake_on: str = ""
    receiver: str = ""
    forwarded_at: str = ""
    asked_at: str = ""
    got: str = ""
    main: str = ""

    @property
    def open(self) -> bool:
        """Whether staff still work on it."""
        return self.state not in {CaseState.ANSWERED, CaseState.CLOSED, CaseState.ERASED}


@dataclass(frozen=True, slots=True)
class Note:
    """A further message from the person to their case; *edited* marks a new version of an earlier one.

    *got* is what it answers to "Har du fået svar?" (a `knowledge.casework.followup.Got`'s value): that is
    kept with the case, and of these only *nej* reopens it.
    """

    reference: str
    text: str
    edited: bool = False
    got: str = ""

    @property
    def reopens(self) -> bool:
        """Whether staff have something to do about it."""
        return not self.edited and self.got in {"", "nej"}


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a copy: who, when (ISO 8601, UTC) and the words; of a tapped button its label."""

    mine: bool
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class CopiedCase:
    """One inquiry of a copy, with the messages that followed it, oldest first.

    *forwarded* are those it was forwarded to, oldest first. Internal notes are not in a copy.
    """

    case: Case
    inquiry: Inquiry
    messages: tuple[Said, ...] = ()
    forwarded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """All that is kept of one conversation. *memory* is what it remembers, as JSON values.

    *misses* are kept with the time they were written (ISO 8601, UTC), oldest first. *provides* are the names
    of the offers it answers for, each with whom we ask; *proposals* what it proposed about offers, oldest
    first.
    """

    channel: str
    lines: tuple[Said, ...]
    memory: Mapping[str, Any]
    cases: tuple[CopiedCase, ...] = ()
    misses: tuple[tuple[Miss, str], ...] = ()
    provides: tuple[tuple[str, Provider], ...] = ()
    proposals: tuple[Proposed, ...] = ()
