"""Reads, on connections of their own, so that they neither wait for a commit nor stop the loop."""

import asyncio
import sqlite3
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from bot.store.files import connect, explain

READERS = 2  # one for the page that asks, one for the batch that claims


class Reader:
    """A few read-only connections, each used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connections: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        for _ in range(READERS):
            self._connections.put(connect(path, readonly=True))
        self._pool = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")

    async def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return what *sql* finds among what has been committed; *values* by place, or a mapping by name."""
        loop = asyncio.get_running_loop()
        named = len(values) == 1 and isinstance(values[0], Mapping)
        return await loop.run_in_executor(self._pool, self._fetch, sql, values[0] if named else values)

    def each(self, sql: str, values: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
        """Yield what *sql* finds, row by row, on a connection of its own: for a thread that reads much."""
        try:
            with closing(connect(self._path, readonly=True)) as connection:
                yield from connection.execute(sql, values)
        except sqlite3.Error as error:
            raise explain(error, self._path) from error

    def close(self) -> None:
        """Close the connections once nobody reads."""
        self._pool.shutdown()
        while not self._connections.empty():
            self._connections.get().close()

    def _fetch(self, sql: str, values: Any) -> list[tuple[Any, ...]]:
        connection = self._connections.get()
        try:
            return connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise explain(error, self._path) from error
        finally:
            self._connections.put(connection)
