"""When the clock does what it does on some days at a certain hour: today's, once, and nothing of the past."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from knowledge.casework.calendar import Calendar
from knowledge.terms import DENMARK


class Job(StrEnum):
    """What is done once a day."""

    WAKE = "wake"
    DIGEST = "digest"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class _Hour:
    at: time  # as the clock shows it in Denmark
    every_day: bool = False


HOURS: Mapping[Job, _Hour] = {
    Job.WAKE: _Hour(time(6), every_day=True),  # before anybody comes: what wakes today is in the digest
    Job.DIGEST: _Hour(time(8)),  # the issue
    Job.FOLLOW_UP: _Hour(time(10)),  # nobody is asked at night
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a job, known by the moment it was *due*: however often it is tried, it is done once."""

    job: Job
    due: datetime


def due(now: datetime, done: Collection[Run], calendar: Calendar) -> tuple[Run, ...]:
    """Return the runs of today whose hour has come and that are not *done*, in the order of their hours.

    A machine that slept over the hour catches it up until
    midnight; a day that passed asleep is not made up for, since today's run tells the same. A clock that is
    put back does nothing twice, and one that is put on skips nothing: the hour has come all the same.
    """
    day = now.astimezone(DENMARK).date()
    runs = []
    for job, hour in HOURS.items():
        run = Run(job, datetime.combine(day, hour.at, DENMARK).astimezone(UTC))
        today = hour.every_day or calendar.is_working_day(day)
        if today and run.due <= now and run not in done:
            runs.append(run)
    return tuple(runs)
