"""The offers of the content alone, in memory: for rehearsals, which keep nothing."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from bot.store.offers import shelf
from bot.store.offers.directory import IN_MEMORY, SqliteDirectory
from bot.store.schema.offers import STEPS
from knowledge.library import Library


def shelved(library: Library) -> SqliteDirectory:
    """Return a directory of what *library* has."""
    connection = sqlite3.connect(IN_MEMORY, isolation_level=None, check_same_thread=False)
    for step in STEPS:
        step(Database(connection))
    shelf.prepare(connection)
    shelf.seed(connection, library.offers)
    directory = SqliteDirectory(connection, Path(IN_MEMORY))
    directory.follow(lambda: library)
    return directory
