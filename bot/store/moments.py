"""Moments as text: ISO 8601 in UTC, of one length, so that they sort as they passed."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment; the default clock."""
    return datetime.now(UTC)


def write(moment: datetime) -> str:
    """Return *moment* as the store keeps it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def read(written: str) -> datetime:
    """Return the moment that the store has kept as *written*."""
    return datetime.fromisoformat(written)


def seconds_until(moment: str | None, *, now: datetime) -> float:
    """Return how long *moment* is away; 0 when it has passed or was never set."""
    return max(0.0, (datetime.fromisoformat(moment) - now).total_seconds()) if moment else 0.0
