"""The working calendar: Danish days off, what is over its time, and clocks that are put on and back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.casework.calendar import Calendar, Rules
from knowledge.terms import DENMARK

CALENDAR = Calendar()


def at(day: str, clock: str = "10:00") -> datetime:
    """Return a moment as the clock shows it in Denmark."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), DENMARK)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-23", True),  # a Monday
        ("2026-11-21", False),  # a Saturday
        ("2026-11-22", False),  # a Sunday
        ("2026-01-01", False),
        ("2026-04-02", False),  # Skærtorsdag
        ("2026-04-03", False),  # Langfredag
        ("2026-04-06", False),  # 2. påskedag
        ("2026-05-01", True),  # Store bededag until 2023, a working day since
        ("2023-05-05", False),  # Store bededag of 2023
        ("2026-05-14", False),  # Kristi himmelfartsdag
        ("2026-05-15", True),  # the day after it
        ("2026-05-25", False),  # 2. pinsedag
        ("2026-06-05", False),  # Grundlovsdag, by the settings
        ("2026-12-24", False),  # by the settings
        ("2026-12-25", False),
        ("2026-12-31", False),  # by the settings
        ("2027-03-25", False),  # Skærtorsdag of 2027
        ("2027-03-29", False),
    ],
)
def test_which_days_are_worked(day: str, *, works: bool) -> None:
    assert CALENDAR.is_working_day(date.fromisoformat(day)) is works


def test_the_days_off_are_settings() -> None:
    calendar = Calendar(Rules(closed=frozenset({"2027-05-07"})))

    assert calendar.is_working_day(date(2026, 6, 5))
    assert calendar.is_working_day(date(2026, 12, 24))
    assert not calendar.is_working_day(date(2027, 5, 7))
    assert calendar.is_working_day(date(2026, 5, 7))


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        ("2026-11-20", 1, "2026-11-23"),  # over a weekend
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-12-23", 1, "2026-12-28"),  # over Christmas
        ("2026-12-30", 1, "2027-01-04"),  # over the new year
        ("2026-04-01", 1, "2026-04-07"),  # over Easter
        ("2026-11-23", -1, "2026-11-20"),
        ("2026-11-22", -1, "2026-11-20"),
        ("2026-11-23", 10, "2026-12-07"),
        ("2026-11-22", 0, "2026-11-22"),
    ],
)
def test_working_days_are_added(day: str, count: int, then: str) -> None:
    assert CALENDAR.add_working_days(date.fromisoformat(day), count).isoformat() == then


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-12-23", "2026-12-28", 1),
        ("2026-11-23", "2026-12-07", 10),
        ("2026-11-23", "2026-11-20", 0),
    ],
)
def test_working_days_are_counted(first: str, last: str, count: int) -> None:
    assert CALENDAR.working_days(date.fromisoformat(first), date.fromisoformat(last)) == count


@pytest.mark.parametrize(
    ("moment", "is_open", "read_on"),
    [
        (at("2026-11-23", "08:59"), False, "2026-11-23"),
        (at("2026-11-23", "09:00"), True, "2026-11-23"),
        (at("2026-11-23", "14:59"), True, "2026-11-23"),
        (at("2026-11-23", "15:00"), False, "2026-11-24"),
        (at("2026-11-20", "16:00"), False, "2026-11-23"),
        (at("2026-11-21", "12:00"), False, "2026-11-23"),
        (at("2026-12-23", "16:00"), False, "2026-12-28"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), False, "2026-11-23"),  # half past midnight in Denmark
    ],
)
def test_when_somebody_reads(moment: datetime, *, is_open: bool, read_on: str) -> None:
    assert (CALENDAR.is_open(moment), CALENDAR.read_on(moment).isoformat()) == (is_open, read_on)


@pytest.mark.parametrize(
    ("since", "over"),
    [
        (at("2026-11-23"), at("2026-11-24")),
        (at("2026-11-20", "14:00"), at("2026-11-23", "14:00")),  # Friday to Monday
        (at("2026-11-21"), at("2026-11-24", "00:00")),  # Saturday counts as Monday's beginning
        (at("2026-11-22", "23:59"), at("2026-11-24", "00:00")),
        (at("2026-12-23", "14:00"), at("2026-12-28", "14:00")),
        (at("2026-03-27", "12:00"), at("2026-03-30", "12:00")),  # the clocks are put on in between
        (at("2026-10-23", "12:00"), at("2026-10-26", "12:00")),  # and back
    ],
)
def test_one_working_day_later_it_is_over_its_time(since: datetime, over: datetime) -> None:
    assert CALENDAR.due(since, 1) == over
    assert CALENDAR.before(over, 1) >= since
    assert CALENDAR.before(over - timedelta(microseconds=1), 1) < since


moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 naive by the strategy's rule


@given(since=moments, now=moments, within=st.integers(1, 7))
def test_the_limit_says_the_same_as_the_due_time(since: datetime, now: datetime, within: int) -> None:
    assert (since <= CALENDAR.before(now, within)) == (CALENDAR.due(since, within) <= now)


@given(now=moments, step=st.timedeltas(timedelta(0), timedelta(days=4)))
def test_a_limit_never_goes_back(now: datetime, step: timedelta) -> None:
    assert CALENDAR.before(now, 1) <= CALENDAR.before(now + step, 1)


def test_deadlines_name_both_limits_and_the_day() -> None:
    told = CALENDAR.deadlines(datetime(2026, 11, 23, 23, 30, tzinfo=UTC))

    assert told.today == date(2026, 11, 24)
    assert told.claim == at("2026-11-23", "00:30")
    assert told.answer == at("2026-11-17", "00:30")
