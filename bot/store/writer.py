"""The one thread that writes: whoever waits together commits together."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from bot.store.files import explain, is_row_fault
from knowledge.observing import Observer

T = TypeVar("T")
PATIENCE = 5000  # ms to wait for another process that writes
GLANCE = 50  # ms to wait for readers before the log is emptied; others want to write meanwhile
TOGETHER = 256  # writes in one transaction: beyond this a waiting reader of the result feels it


@dataclass(frozen=True, slots=True)
class _Write:
    work: Callable[[sqlite3.Connection], Any]
    carefully: Callable[[sqlite3.Connection], Any]
    then: Callable[[Any], None]
    told: asyncio.Future[Any]


@dataclass(frozen=True, slots=True)
class _Emptying:
    told: asyncio.Future[bool]


def _nothing(_: object) -> None:
    """Mirror nothing."""


class Writer:
    """Runs functions on one connection in the order they came, many to a transaction."""

    def __init__(self, connection: sqlite3.Connection, path: Path, observer: Observer) -> None:
        self._connection, self._path, self._observer = connection, path, observer
        self._loop = asyncio.get_running_loop()
        self._queue: SimpleQueue[_Write | _Emptying | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    async def do(
        self,
        work: Callable[[sqlite3.Connection], T],
        *,
        carefully: Callable[[sqlite3.Connection], T] | None = None,
        then: Callable[[T | Exception], None] = _nothing,
    ) -> T:
        """Run *work* in a transaction of the writer; it is committed when this returns.

        When anything in the transaction is at fault, all of it is undone and each write runs again behind a
        savepoint of its own: *carefully*, or *work* once more.
        *then* mirrors the result, or the error, in memory, also when nobody waits for it any more: a closed
        page must not leave a row on the disk that the loop does not know of.
        """
        told: asyncio.Future[T] = self._loop.create_future()
        self._queue.put(_Write(work, carefully or work, then, told))
        return await told

    async def empty_log(self) -> bool:
        """Write all that is committed into the database and empty its log; False while somebody reads it."""
        told: asyncio.Future[bool] = self._loop.create_future()
        self._queue.put(_Emptying(told))
        return await told

    async def close(self) -> None:
        """Commit what waits, then stop."""
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)
        self._connection.close()

    def _run(self) -> None:
        last: _Write | _Emptying | None = None
        while True:
            writes, last = self._gather()
            if writes:
                began = time.perf_counter()
                results = self._commit(writes)
                self._observer.committed(time.perf_counter() - began)
                self._loop.call_soon_threadsafe(_tell, writes, results)
            if last is None:
                return
            if isinstance(last, _Emptying):
                self._loop.call_soon_threadsafe(_tell_one, last.told, empty_log(self._connection))

    def _gather(self) -> tuple[list[_Write], _Write | _Emptying | None]:
        """Wait for a write, then take what has come meanwhile; return too what ended it (None: close)."""
        writes: list[_Write] = []
        write = self._queue.get()
        while isinstance(write, _Write):
            writes.append(write)
            if len(writes) == TOGETHER or self._queue.empty():  # only this thread takes: not empty stays so
                break
            write = self._queue.get()
        return writes, write

    def _commit(self, writes: list[_Write]) -> list[Any]:
        """Commit with few statements: after each, this thread must wait for the busy loop."""
        try:
            return self._transaction(lambda: [write.work(self._connection) for write in writes])
        except Exception as error:  # noqa: BLE001 an edge: whatever it is, those who wait are told
            return self._carefully(writes) if is_row_fault(error) else [self._told(error)] * len(writes)

    def _carefully(self, writes: list[_Write]) -> list[Any]:
        """Commit all but what is at fault."""
        try:
            return self._transaction(lambda: [self._attempt(write) for write in writes])
        except Exception as error:  # noqa: BLE001 as above
            return [self._told(error)] * len(writes)

    def _transaction(self, work: Callable[[], list[Any]]) -> list[Any]:
        try:
            self._connection.execute("begin immediate")
            results = work()
            self._connection.execute("commit")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.execute("rollback")
            raise
        return results

    def _attempt(self, write: _Write) -> Any:
        """Run one write; what is wrong with it alone does not sink the others."""
        try:
            with savepoint(self._connection):
                return write.carefully(self._connection)
        except Exception as error:
            if not is_row_fault(error):
                raise
            return self._told(error)

    def _told(self, error: Exception) -> Exception:
        if not isinstance(error, sqlite3.Error):
            return error
        told = explain(error, self._path)
        told.__cause__ = error
        return told


def empty_log(connection: sqlite3.Connection) -> bool:
    """Write what is committed into the database and empty its log; False where a reader still needs it."""
    try:
        connection.execute(f"pragma busy_timeout = {GLANCE}")
        busy = connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
        connection.execute(f"pragma busy_timeout = {PATIENCE}")
    except sqlite3.Error:  # a disk in trouble says so with the next message; until then it is tried again
        return False
    return not busy


@contextmanager
def savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    """Undo what was done inside if it raises, and nothing before it; they nest."""
    connection.execute("savepoint step")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has already undone the whole transaction
            connection.execute("rollback to step")
            connection.execute("release step")
        raise
    connection.execute("release step")


def _tell(writes: list[_Write], results: list[Any]) -> None:
    for write, result in zip(writes, results, strict=True):
        write.then(result)
        if write.told.cancelled():
            continue
        if isinstance(result, Exception):
            write.told.set_exception(result)
        else:
            write.told.set_result(result)


def _tell_one(told: asyncio.Future[bool], result: bool) -> None:  # noqa: FBT001 what the future is told
    if not told.cancelled():
        told.set_result(result)
