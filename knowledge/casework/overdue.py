"""When a case is over its time."""

from knowledge.casework.records import Deadlines, Filed
from knowledge.records import CaseState

_AT_HAND = frozenset({CaseState.NEW, CaseState.IN_PROGRESS, CaseState.REOPENED})  # it is the unit's turn


def is_overdue(case: Filed, deadlines: Deadlines) -> bool:
    """Whether the unit should have claimed or answered *case* by now."""
    latest = deadlines.claim if case.owner is None else deadlines.answer
    return case.state in _AT_HAND and case.since <= latest
