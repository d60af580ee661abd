"""What is remembered of a conversation: log entries, inquiries, cases and notes, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum


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
    """What an organisation or a citizen asks the unit: everything staff will see."""

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


class CaseState(StrEnum):
    """How far a case is; the values are what staff read."""

    NEW = "Ny"
    ANSWERED = "Besvaret"
    CLOSED = "Afsluttet"
    REOPENED = "Genåbnet"


@dataclass(frozen=True, slots=True)
class Case:
    """An inquiry as its own person may see it.

    Times are ISO 8601, UTC; *answered_at* is empty until staff wrote. *code* is the one on the receipt.
    *kind* is the inquiry's, empty where it is not told.
    """

    reference: str
    code: str
    conversation: str
    topic: str
    state: str
    opened_at: str
    answered_at: str = ""
    kind: str = ""

    @property
    def open(self) -> bool:
        """Whether staff still work on it."""
        return self.state not in {CaseState.ANSWERED, CaseState.CLOSED}


@dataclass(frozen=True, slots=True)
class Note:
    """A further message from the person to their case; *edited* marks a new version of an earlier one."""

    reference: str
    text: str
    edited: bool = False
