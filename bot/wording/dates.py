"""Days and times as staff read them, in the time of Denmark."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.store.moments import Clock
from bot.wording.words import Words

DENMARK = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True, slots=True)
class Dates:
    """Says when something was or will be, seen from what *clock* tells."""

    words: Words
    clock: Clock

    def day(self, day: date) -> str:
        """Return a day: *i dag*, *i går*, *i morgen*, *21. nov.*, and with its year *21. nov. 2025*."""
        away = (day - self._today).days
        if near := _NEAR.get(away):
            return self.words.say("day-near", day=near)
        return self._date(day)

    def whole(self, day: date) -> str:
        """Return a day in words: *mandag den 28. december*."""
        month = self.words.say("month-long", month=day.month)
        return self.words.say("day-whole", weekday=day.weekday(), day=day.day, month=month)

    def when(self, at: datetime) -> str:
        """Return a moment as a list has it: *i dag 14.05*, *i går 9.30*, else the day alone."""
        day = at.astimezone(DENMARK).date()
        return self.exactly(at) if (day - self._today).days in _NEAR else self._date(day)

    def exactly(self, at: datetime) -> str:
        """Return a moment with its time of the day: *i dag 14.05*, *21. nov. 14.05*."""
        local = at.astimezone(DENMARK)
        time = self.words.say("time", hour=str(local.hour), minute=f"{local.minute:02}")
        return self.words.say("day-time", day=self.day(local.date()), time=time)

    def waited(self, at: datetime) -> str:
        """Return how long ago a moment is, in days: *3 dage*; empty when it is today or still to come."""
        days = (self._today - at.astimezone(DENMARK).date()).days
        return self.words.say("days", days=days) if days > 0 else ""

    @property
    def _today(self) -> date:
        return self.clock().astimezone(DENMARK).date()

    def _date(self, day: date) -> str:
        month = self.words.say("month-short", month=day.month)
        if abs(day - self._today) < _CLEAR or day.year == self._today.year:
            return self.words.say("day-month", day=day.day, month=month)
        return self.words.say("day-month-year", day=day.day, month=month, year=str(day.year))


_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_CLEAR = timedelta(days=120)  # within which a day without its year is not mistaken for another
