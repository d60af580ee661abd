"""A case as a row of an exported list."""

from dataclasses import dataclass
from datetime import date, datetime

from knowledge.records import CaseState


@dataclass(frozen=True, slots=True)
class Exported:
    """All that a row may have; which of it leaves the unit is chosen by who exports."""

    reference: str
    state: CaseState
    topic: str
    kind: str
    text: str
    councils: tuple[str, ...]
    municipalities: tuple[str, ...]
    actor: str
    unreached: str
    channel: str
    reach: str
    address: str
    language: str
    opened_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None
    owner: str
    waiting_for: str
    wake_on: date | None
    outcome: str
    carrier: str
    lesson: str
    journalled: str
    journal: str
