"""How long an answer has taken lately, as the receipt tells it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median_high

from knowledge.casework.calendar import Calendar
from knowledge.terms import DENMARK

LATELY = timedelta(days=30)  # the issue
FEWEST = 10  # cases: of fewer nothing is told (the issue), neither is anything of one of them

Answered = tuple[datetime, datetime]  # when a case came, and when staff first answered it


def expected(answered: Sequence[Answered], calendar: Calendar) -> int | None:
    """Return the median of the working days to the first answer, at least 1; None for fewer than ten cases.

    Of two in the middle the longer counts: nobody is promised too much.
    """
    if len(answered) < FEWEST:
        return None
    days = (
        calendar.working_days(came.astimezone(DENMARK).date(), told.astimezone(DENMARK).date())
        for came, told in answered
    )
    return max(1, median_high(days))
