"""What the clock does on working days at a certain hour: today's, once, and nothing of days that passed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from knowledge.casework.calendar import Calendar
from knowledge.terms import DENMARK


class Job(StrEnum):
    """What is done once on each working day."""

    WAKE = "wake"
    DIGEST = "digest"
    FOLLOW_UP = "follow-up"
    PROVIDERS = "providers"


HOURS: Mapping[Job, time] = {  # as the clock shows them in Denmark, on working days
    Job.WAKE: time(6),  # before anybody comes: what wakes today is in the digest
    Job.DIGEST: time(8),  # the issue
    Job.FOLLOW_UP: time(10),
    Job.PROVIDERS: time(10),
}
LATEST: Mapping[Job, time] = {  # nobody is asked at night; tomorrow's run asks them
    Job.FOLLOW_UP: time(18),
    Job.PROVIDERS: time(18),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a job, known by the moment it was *due*: however often it is tried, it is done once."""

    job: Job
    due: datetime


def due(now: datetime, done: Collection[Run], calendar: Calendar) -> tuple[Run, ...]:
    """Return the runs of today whose hour has come and that are not *done*, in the order of their hours.

    A machine that slept over the hour catches it up until midnight, or until `LATEST`; a day that passed
    asleep is not made up for, since today's run tells the same. A clock that is put back does nothing twice,
    and one that is put on skips nothing: the hour has come all the same.
    """
    day = now.astimezone(DENMARK).date()
    if not calendar.is_working_day(day):
        return ()
    at = now.astimezone(DENMARK).time()
    hours = {job: hour for job, hour in HOURS.items() if at < LATEST.get(job, time.max)}
    runs = (Run(job, datetime.combine(day, hour, DENMARK).astimezone(UTC)) for job, hour in hours.items())
    return tuple(run for run in runs if run.due <= now and run not in done)
