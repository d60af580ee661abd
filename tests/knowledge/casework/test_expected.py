"""How long an answer takes: the median in working days, and nothing of too few cases."""

from datetime import datetime, timedelta

import pytest

from knowledge.casework.calendar import Calendar
from knowledge.casework.expected import FEWEST, expected
from knowledge.terms import DENMARK

FRIDAY = datetime(2026, 11, 20, 14, tzinfo=DENMARK)


def case(days: int) -> tuple[datetime, datetime]:
    """Return a case that came on a Friday and was answered so many days later."""
    return FRIDAY, FRIDAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([3] * (FEWEST - 1), None),  # too few
        ([], None),
        ([3] * FEWEST, 1),  # Monday
        ([0] * FEWEST, 1),  # the same day is told as one
        ([4] * 5 + [5] * 5, 3),  # Tuesday and Wednesday: the longer
        ([3] * 9 + [60] * 2, 1),  # two that took long change little
        ([6] * 5 + [4] * 6, 2),
    ],
)
def test_the_median_counts_working_days(days: list[int], told: int | None) -> None:
    assert expected([case(number) for number in days], Calendar()) == told
