"""Days and moments as people say them: *mandag den 23. november*, *Monday 23 November at 8:00*."""

from datetime import date, datetime

from knowledge.answering.voice import Voice
from knowledge.terms import DENMARK


def day(which: date, say: Voice, *, today: date) -> str:
    """Return the day, with its year where that is another than today's."""
    year = "this" if which.year == today.year else str(which.year)
    return say.say("day", weekday=which.isoweekday(), day=which.day, month=which.month, year=year)


def moment(when: datetime, say: Voice, *, now: datetime) -> str:
    """Return the day and the time of the day in Denmark."""
    here, today = when.astimezone(DENMARK), now.astimezone(DENMARK).date()
    told = day(here.date(), say, today=today)
    return say.say("moment", day=told, hour=str(here.hour), minute=f"{here.minute:02}")
