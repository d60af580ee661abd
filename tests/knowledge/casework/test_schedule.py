"""What the clock has to do, as a table: what is due at a moment, after what has been done."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge.casework.calendar import Calendar
from knowledge.casework.schedule import Job, Run, due
from knowledge.terms import DENMARK

CALENDAR = Calendar()


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=DENMARK)


def jobs(now: datetime, **done: str) -> list[str]:
    known = [Run(Job(name.replace("_", "-")), at(moment)) for name, moment in done.items()]
    return [run.job for run in due(now, known, CALENDAR)]


ALL = {"wake": "2026-11-23 06:00", "digest": "2026-11-23 08:00", "follow_up": "2026-11-23 10:00"}
ALL |= {"providers": "2026-11-23 10:00"}


@pytest.mark.parametrize(
    ("now", "done", "runs"),
    [
        ("2026-11-23 05:59", {}, []),
        ("2026-11-23 06:00", {}, ["wake"]),
        ("2026-11-23 07:59", {"wake": "2026-11-23 06:00"}, []),
        ("2026-11-23 08:00", {"wake": "2026-11-23 06:00"}, ["digest"]),
        ("2026-11-23 08:05", {}, ["wake", "digest"]),  # a restart after the hour
        ("2026-11-23 17:59", {}, ["wake", "digest", "follow-up", "providers"]),  # asleep until the evening
        ("2026-11-23 23:59", {}, ["wake", "digest"]),  # asleep until night: nobody is asked then
        ("2026-11-23 12:00", ALL, []),  # all done
        ("2026-11-24 08:00", ALL, ["wake", "digest"]),  # the next day
        ("2026-11-26 09:00", ALL, ["wake", "digest"]),  # three days asleep: today's once
        ("2026-11-28 12:00", ALL, []),  # a Saturday
        ("2026-12-24 12:00", ALL, []),  # a day off by the settings
        ("2026-12-25 12:00", ALL, []),  # a holiday
        ("2026-12-28 08:00", ALL, ["wake", "digest"]),
    ],
)
def test_what_is_due(now: str, done: dict[str, str], runs: list[str]) -> None:
    assert jobs(at(now), **done) == runs


def test_a_clock_that_is_put_back_over_the_hour_does_nothing_twice() -> None:
    done = {"wake": "2026-11-23 06:00", "digest": "2026-11-23 08:00"}

    assert jobs(at("2026-11-23 08:00"), **done) == []
    assert jobs(at("2026-11-23 07:30"), **done) == []  # an hour back
    assert jobs(at("2026-11-23 08:00"), **done) == []  # and the hour once more


def test_a_clock_that_was_days_ahead_skips_no_day_when_it_is_right_again() -> None:
    assert jobs(at("2026-11-20 12:00"), **ALL) == ["wake", "digest", "follow-up", "providers"]


@pytest.mark.parametrize("day", ["2026-03-27", "2026-03-30", "2026-10-23", "2026-10-26"])
def test_the_hour_is_that_of_the_clock_on_the_wall_in_summer_and_winter(day: str) -> None:
    moment = at(f"{day} 06:00")
    summer = moment.utcoffset() == timedelta(hours=2)

    assert moment.astimezone(UTC).hour == (4 if summer else 5)
    assert jobs(moment - timedelta(seconds=1)) == []
    assert jobs(moment) == ["wake"]


@pytest.mark.parametrize("first", [datetime(2027, 3, 26, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC)])
def test_over_both_changes_of_the_clocks_each_hour_is_done_once(first: datetime) -> None:
    told: list[Run] = []
    for minute in range(0, 6 * 24 * 60, 7):
        told += due(first + timedelta(minutes=minute), told, CALENDAR)

    assert len(told) == len(set(told))
    days = [day for n in range(6) if CALENDAR.is_working_day(day := first.date() + timedelta(days=n))]
    assert [run.due for run in told if run.job is Job.WAKE] == [at(f"{day} 06:00") for day in days]
    assert sum(run.job is Job.DIGEST for run in told) == len(days)
