"""The mark of a store that was filled for trying things out: every page of it says so."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.store import files

MARK = "insert or ignore into demonstration(id) values (1)"
MARKED = "select exists(select 1 from demonstration)"


def mark(connection: sqlite3.Connection) -> None:
    """Mark the store, for ever."""
    with connection:
        connection.execute(MARK)


def is_marked(path: Path) -> bool:
    """Whether the store at *path* is a demonstration."""
    try:
        with closing(files.connect(path, readonly=True)) as connection:
            return bool(connection.execute(MARKED).fetchone()[0])
    except sqlite3.OperationalError:  # not there, or not migrated yet
        return False
