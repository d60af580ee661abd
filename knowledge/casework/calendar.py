"""The working calendar: which days are worked in Denmark, and when a case is over its time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from knowledge.casework.records import Deadlines
from knowledge.terms import DENMARK

FRIDAY = 4  # as `date.weekday` counts
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rules:
    """How the unit works; the times are numbers of working days (``content/casework.toml``).

    *closed* are days on which nobody works, besides weekends and public holidays: ``12-24`` in every year,
    ``2027-05-07`` in one.
    """

    claim_within: int = 1
    answer_within: int = 5
    follow_up_after: int = 10
    remind_after: int = 10
    opens: time = time(9)
    closes: time = time(15)
    closed: frozenset[str] = frozenset({"06-05", "12-24", "12-31"})


@dataclass(frozen=True, slots=True)
class Calendar:
    """Counts in working days. Moments are of any zone, days are those in Denmark."""

    rules: Rules = Rules()

    def is_working_day(self, day: date) -> bool:
        """Whether the unit works on *day*."""
        if day.weekday() > FRIDAY or day in _holidays(day.year):
            return False
        return self.rules.closed.isdisjoint({day.isoformat(), f"{day:%m-%d}"})

    def from_on(self, day: date) -> date:
        """Return *day* when the unit works on it, else the next one that it does."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def next_working_day(self, day: date) -> date:
        """Return the first working day after *day*."""
        return self.add_working_days(day, 1)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the working day that is *count* after *day*, or before it when *count* is negative."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days(self, first: date, last: date) -> int:
        """Return how many working days come after *first*, *last* counted: from Friday to Monday it is 1."""
        return sum(self.is_working_day(first + n * _DAY) for n in range(1, (last - first).days + 1))

    def is_open(self, moment: datetime) -> bool:
        """Whether it is within office hours."""
        here = moment.astimezone(DENMARK)
        return self.is_working_day(here.date()) and self.rules.opens <= here.time() < self.rules.closes

    def read_on(self, moment: datetime) -> date:
        """Return the day on which what comes at *moment* is read: the same one before the office closes."""
        here = moment.astimezone(DENMARK)
        same = self.is_working_day(here.date()) and here.time() < self.rules.closes
        return here.date() if same else self.next_working_day(here.date())

    def due(self, since: datetime, within: int) -> datetime:
        """Return when what came *since* is over a time of *within* working days.

        A working day goes from one time of the day to the same one on the next working day; what comes
        on a day off counts from the beginning of the next working day.
        """
        here = since.astimezone(DENMARK)
        first, at = here.date(), here.time()
        if not self.is_working_day(first):
            first, at = self.next_working_day(first), time()
        return datetime.combine(self.add_working_days(first, within), at, DENMARK)

    def before(self, now: datetime, within: int) -> datetime:
        """Return the latest moment that is over a time of *within* working days *now*: `due` turned round."""
        here = now.astimezone(DENMARK)
        last, at = here.date(), here.time()
        if not self.is_working_day(last):
            last, at = self.add_working_days(last, -1), time.max
        return datetime.combine(self.add_working_days(last, -within), at, DENMARK)

    def deadlines(self, now: datetime) -> Deadlines:
        """Return what is over its time *now*."""
        return Deadlines(
            claim=self.before(now, self.rules.claim_within),
            answer=self.before(now, self.rules.answer_within),
            today=now.astimezone(DENMARK).date(),
            follow_up=self.before(now, self.rules.follow_up_after),
        )


@cache
def _holidays(year: int) -> frozenset[date]:
    """Return the public holidays of *year*."""
    return frozenset(holidays.country_holidays("DK", years=year))
