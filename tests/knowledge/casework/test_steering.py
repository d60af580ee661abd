"""What is steered holds until its end, in its own channel, and no longer."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge.casework.steering import Kind, Measure, Steering
from knowledge.terms import Language

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
PAUSE = Measure(Kind.PAUSE, LATER, id=1)
STOP = Measure(Kind.STOP, LATER, channel="telegram", id=2)
BANNER = Measure(Kind.BANNER, LATER, da="Vi har lukket fredag.", en="We are closed on Friday.", id=3)


def test_nothing_is_steered_at_first() -> None:
    steering = Steering()

    assert (steering.pause(NOW), steering.stop("web", NOW), steering.banner(NOW)) == (None, None, None)


def test_each_measure_is_found_by_what_it_does() -> None:
    steering = Steering((BANNER, STOP, PAUSE))

    assert (steering.pause(NOW), steering.banner(NOW)) == (PAUSE, BANNER)
    assert (steering.stop("telegram", NOW), steering.stop("web", NOW)) == (STOP, None)


@pytest.mark.parametrize(("at", "holds"), [(LATER - timedelta(milliseconds=1), True), (LATER, False)])
def test_a_measure_ends_by_itself(at: datetime, holds: bool) -> None:  # noqa: FBT001 a column of the table
    steering = Steering((BANNER, STOP, PAUSE))

    assert bool(steering.holding(at)) is holds
    assert bool(steering.pause(at)) is holds


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.DANISH, "Vi har lukket fredag."),
        (Language.ENGLISH, "We are closed on Friday."),
        (Language.OTHER, "We are closed on Friday."),
    ],
)
def test_a_banner_speaks_the_readers_language(language: Language, said: str) -> None:
    assert BANNER.text(language) == said
