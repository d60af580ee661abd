"""The directory as handlers and pages search it: at once, on a connection of its own."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from bot.store.files import connect, explain
from bot.store.offers import index, shelf
from knowledge.offers.directory import Rules, Standard
from knowledge.offers.offer import Offer, OfferId
from knowledge.offers.wish import Found, Wish

IN_MEMORY = ":memory:"


class SqliteDirectory:
    """Searches what has been committed."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._rules: Callable[[], Rules] = Standard
        self._beside: list[SqliteDirectory] = []

    @classmethod
    def open(cls, path: Path) -> "SqliteDirectory":
        """Return the directory in the database *path*."""
        return cls(connect(path, readonly=True), path)

    @property
    def rules(self) -> Rules:
        """What holds now."""
        return self._rules()

    def follow(self, rules: Callable[[], Rules]) -> None:
        """Rank by what *rules* returns at each search: the content of that moment."""
        self._rules = rules

    def beside(self) -> "SqliteDirectory":
        """Return the same directory with a connection of its own; it ends with this one."""
        if str(self._path) == IN_MEMORY:  # there is no other connection to it
            return self
        other = SqliteDirectory.open(self._path)
        other.follow(lambda: self.rules)
        self._beside.append(other)
        return other

    def search(self, wish: Wish, *, today: date, limit: int = 3, skip: int = 0) -> Found:
        """Return *limit* offers that fit *wish*, best first, after the first *skip* of them."""
        rules = self._rules()
        try:
            return index.search(
                self._connection,
                wish,
                today=today,
                ages=rules.ages,
                neighbours=rules.neighbours,
                limit=limit,
                skip=skip,
            )
        except sqlite3.Error as error:
            raise explain(error, self._path) from error

    def get(self, id: OfferId) -> Offer | None:  # noqa: A002 as the Protocol has it
        """Return the offer, shown or not."""
        try:
            return shelf.get(self._connection, id)
        except sqlite3.Error as error:
            raise explain(error, self._path) from error

    def counts(self, wish: Wish, *, today: date) -> Mapping[str, int]:
        """Return how many offers that fit *wish* there are in each municipality, wherever *wish* is."""
        try:
            return index.counts(self._connection, wish, today=today, ages=self._rules().ages)
        except sqlite3.Error as error:
            raise explain(error, self._path) from error

    def close(self) -> None:
        """Let go of the file."""
        for other in self._beside:
            other.close()
        self._connection.close()
