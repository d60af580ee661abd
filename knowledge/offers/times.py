"""When an offer is held, as somebody who can come in the evening would ask."""

from collections.abc import Iterator
from datetime import date, time

from knowledge.offers.offer import Day, Offer, Schedule
from knowledge.offers.wish import When

EVENING = time(17)  # an evening begins here
_WEEKEND = {Day.SATURDAY, Day.SUNDAY}


def held(schedule: Schedule) -> Iterator[When]:
    """Yield when somebody can come; what is not told is nothing: of days alone nobody knows the hour."""
    if _WEEKEND & set(schedule.days):
        yield When.WEEKEND
    if not set(schedule.days) - _WEEKEND:
        return
    opens, closes = schedule.opens, schedule.closes
    told = [hour for hour in (opens, closes) if hour is not None]
    if told and min(told) < EVENING:
        yield When.DAY
    if (told and max(told) > EVENING) or opens == EVENING:
        yield When.EVENING


def over(offer: Offer) -> date | None:
    """Return the last day on which it is held at all; None: no end is told."""
    ends = [schedule.ends for schedule in offer.schedules]
    told = [end for end in ends if end is not None]
    return max(told) if told and len(told) == len(ends) else None
