"""The clock: does the machine's own fit what is stored."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.doctor.finding import Finding, trouble, well
from bot.settings import Settings
from bot.store.files import connect
from knowledge.terms import DENMARK

SLACK = timedelta(minutes=5)  # two clocks that are kept right differ by less
NEWEST = "select max(received_at) from inbox"


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what is wrong with the time that people read and that periods are counted from."""
    now = datetime.now(UTC)
    local = now.astimezone(DENMARK)
    newest = _newest(settings.database)
    if newest is not None and newest > now + SLACK:
        minutes = int((newest - now).total_seconds() // 60)
        yield trouble("clock-behind", now=f"{local:%H:%M}", minutes=minutes)
        return
    yield well("clock-well", now=f"{local:%H:%M}")


def _newest(path: Path) -> datetime | None:
    """Return when the newest message was received, where that can be read."""
    if not path.exists():
        return None
    try:
        with closing(connect(path, readonly=True)) as connection:
            found = connection.execute(NEWEST).fetchone()[0]
    except sqlite3.Error:  # told by the examination of the store
        return None
    return datetime.fromisoformat(found) if found else None
