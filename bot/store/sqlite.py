"""The store in one SQLite file: the parts put together behind the Protocols of ``knowledge/store.py``."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.store import copying, files, inbox, leases, moments, outbox, reports, steering
from bot.store.accounts import Accounts
from bot.store.book import Book
from bot.store.cases import Cases
from bot.store.desk import Desk
from bot.store.drafts import Drafts
from bot.store.edits import Edits
from bot.store.inbox import Inbox
from bot.store.learning import Learning
from bot.store.lines import Lines
from bot.store.memories import Memories
from bot.store.notices import Notices
from bot.store.observer import Nobody
from bot.store.offers import shelf
from bot.store.offers.directory import SqliteDirectory
from bot.store.offers.keeping import Keeping
from bot.store.offers.providing import Providers
from bot.store.offers.telling import Telling
from bot.store.orders import Ids
from bot.store.outbox import Outbox
from bot.store.reader import Reader
from bot.store.recorder import Recorder
from bot.store.referrals import Referrals
from bot.store.retaining import Retention
from bot.store.schema import migrations
from bot.store.sessions import Sessions
from bot.store.steering import Helm
from bot.store.sweeping import Sweeper
from bot.store.templates import Templates
from bot.store.trail import Trail
from bot.store.wal import Wal
from bot.store.watching import Watchers
from bot.store.writer import Writer, empty_log
from knowledge.casework.staff import Account
from knowledge.errors import StoreError
from knowledge.observing import Observer
from knowledge.privacy.retention import Periods, Swept
from knowledge.records import Case, Copy
from knowledge.store import Batch
from knowledge.traffic import Arrival, Backlog, Letter, Line, Receipt

LAST_LINE = """select max(last, coalesce((select max(id) from inbox), 0),
  coalesce((select max(id) from outbox), 0)) from line"""
NUMBERS = "select year, last from number"
PROBE = "insert into conversation(id, memory) values ('', hex(zeroblob(2048)))"  # a page that was not there
WIPE = "delete from conversation where id = ''"


@dataclass(frozen=True, slots=True)
class _Opened:
    """A checked and migrated file, and what an earlier process left in it."""

    owner: sqlite3.Connection
    connection: sqlite3.Connection
    last_line: int
    numbers: dict[int, int]
    arrivals: list[tuple[Any, ...]]
    letters: outbox.Left
    steered: steering.Left
    emptied: bool


class SqliteStore:
    """Everything that is remembered, in one file owned by one process."""

    def __init__(
        self, path: Path, opened: _Opened, clock: moments.Clock, observer: Observer, trail: Trail
    ) -> None:
        self._owner, self._numbers, self._path, self._clock = opened.owner, opened.numbers, path, clock
        self._reader, self._writer = Reader(path), Writer(opened.connection, path, observer)
        self._wal, book = Wal(self._writer), Book(self._writer, self._reader, trail, clock)
        ids, memories, watchers = Ids(opened.last_line + 1), Memories(), Watchers()
        self._lines, self._cases = Lines(self._reader, watchers), Cases(self._reader)
        self._outbox = Outbox(
            writer=self._writer, memories=memories, watchers=watchers, clock=clock, observer=observer
        )
        self.steering = Helm(book, opened.steered)
        self._inbox = Inbox(
            writer=self._writer,
            reader=self._reader,
            ids=ids,
            outbox=self._outbox,
            memories=memories,
            watchers=watchers,
            wal=self._wal,
            clock=clock,
            observer=observer,
            telling=Telling(trail),
            blocked=self.steering.blocked,
        )
        self._sweeper = Sweeper(book, self._outbox, memories, self._wal)
        self.directory = SqliteDirectory.open(path)
        self.offers = Keeping(book, memories, self.directory)
        self.providers = Providers(book, ids, self._outbox, memories)
        self._open_console(book, ids)
        self._take_over(opened)

    def _open_console(self, book: Book, ids: Ids) -> None:
        """Give staff their parts."""
        self.desk, self.notices = Desk(book, ids, self._outbox), Notices(book, ids, self._outbox)
        self.accounts, self.sessions, self.drafts = Accounts(book), Sessions(book), Drafts(book)
        self.edits, self.templates, self.learning = Edits(book), Templates(book), Learning(book)
        self.retention, self.referrals, self.trail = Retention(book), Referrals(book.reader), Recorder(book)

    def _take_over(self, opened: _Opened) -> None:
        """Go on where an earlier process stopped."""
        self._outbox.load(opened.letters)
        self._inbox.load(opened.arrivals)
        if not opened.emptied:
            self._wal.empty_soon()

    async def close(self) -> None:
        """Commit what waits and let go of the file."""
        self._inbox.close()
        self._outbox.close()
        await self._wal.close()
        self.directory.close()
        self._reader.close()  # before the writer: the last one to close empties the log
        await self._writer.close()
        self._owner.close()

    async def receive(self, arrivals: Sequence[Arrival]) -> int:
        """Commit *arrivals* to the inbox and return how many were new."""
        return await self._inbox.receive(arrivals)

    def claim(self, limit: int) -> AbstractAsyncContextManager[Batch]:
        """Wait for work, then claim at most *limit* conversations; leaving the context commits."""
        return self._inbox.claim(limit)

    def take_number(self, year: int) -> int:
        """Return a case number of *year*; one whose turn is never committed leaves a gap."""
        self._numbers[year] = number = self._numbers.get(year, 0) + 1
        return number

    async def ready(self) -> None:
        """Return once a row as large as a message has been written, and taken away again."""

        def probe(connection: sqlite3.Connection) -> None:
            connection.execute(PROBE)
            connection.execute(WIPE)

        await self._writer.do(probe)

    async def due(self, channel: str, limit: int) -> Sequence[Letter]:
        """Wait for letters of *channel* that may go now."""
        return await self._outbox.due(channel, limit)

    async def settle(self, receipts: Iterable[Receipt]) -> None:
        """Record what became of letters."""
        await self._outbox.settle(receipts)

    async def replay(self, conversation: str, after: int) -> Sequence[Line]:
        """Return the committed lines of *conversation* with an id above *after*."""
        return await self._lines.replay(conversation, after)

    async def wait(self, conversation: str, after: int, seconds: float) -> Sequence[Line]:
        """Like `replay`, but wait up to *seconds* for a first line of ours."""
        return await self._lines.wait(conversation, after, seconds)

    def follow(self, conversation: str, after: int) -> AsyncGenerator[Sequence[Line], None]:
        """Yield lines above *after* as they are committed; an empty sequence when lines were erased."""
        return self._lines.follow(conversation, after)

    async def pause(self, channel: str, until: datetime) -> None:
        """Keep that nothing of *channel* may go out before *until*."""
        await self._outbox.pause(channel, until)

    async def paused(self, channel: str) -> datetime | None:
        """Return until when nothing of *channel* may go out; None when it may."""
        return await self._outbox.paused(channel)

    async def find(self, reference: str) -> Case | None:
        """Return the case with this reference, whoever owns it."""
        return await self._cases.find(reference)

    async def copy(self, conversation: str) -> Copy:
        """Return all that is kept of *conversation*."""
        return await copying.copy(self._reader, conversation)

    async def sweep(self, periods: Periods) -> Swept:
        """Delete what is kept longer than *periods* allow."""
        return await self._sweeper.sweep(periods)

    async def expired(self, periods: Periods) -> Sequence[str]:
        """Return the references of the inquiries that are kept longer than *periods* allow."""
        return await self._sweeper.expired(periods)

    async def delete_expired(self, periods: Periods, *, basis: str, by: Account) -> Sequence[str]:
        """Delete the inquiries that are kept longer than *periods* allow, on a legal *basis*."""
        return await self._sweeper.delete_expired(periods, basis=basis, by=by)

    async def lease(self, job: str, holder: str, until: datetime) -> bool:
        """Give *job* to *holder* until *until*; False while another holds it."""
        return await leases.take(self._writer, job, holder, until, now=self._clock())

    def rows(self, what: str) -> Iterable[Mapping[str, Any]]:
        """Yield the rows of ``messages``, ``inquiries`` or ``conversations``, oldest first."""
        return reports.rows(self._path, what)

    def backlog(self) -> Sequence[Backlog]:
        """Return what waits, for every channel there is; blocks while it reads."""
        return reports.backlog(self._path)


@asynccontextmanager
async def open_sqlite(
    path: Path,
    *,
    clock: moments.Clock = moments.now,
    observer: Observer | None = None,
    secret: bytes = b"",
) -> AsyncIterator[SqliteStore]:
    """Open *path*, migrate it and own it until the context is left; *observer* hears what the store does.

    *secret* is the key of the trail, as `bot.store.trail.key_of` makes it.
    """
    opened = await asyncio.to_thread(_open, path)
    store = SqliteStore(path, opened, clock, observer or Nobody(), Trail(secret))
    try:
        yield store
    finally:
        await store.close()


def _open(path: Path) -> _Opened:
    files.create(path)
    owner = files.own(path)
    try:
        return _prepare(path, owner)
    except sqlite3.Error as error:
        owner.close()
        raise files.explain(error, path) from error
    except StoreError:
        owner.close()
        raise


def _prepare(path: Path, owner: sqlite3.Connection) -> _Opened:
    connection = files.connect(path)
    verdict = connection.execute("pragma quick_check(1)").fetchone()[0]
    if verdict != "ok":
        connection.close()
        raise StoreError(f"The database {path} is damaged; restore the newest backup.")
    migrations.apply(Database(connection))
    shelf.prepare(connection)
    connection.execute(inbox.BOOT)
    connection.execute(leases.LEFT)
    return _Opened(
        owner=owner,
        connection=connection,
        last_line=connection.execute(LAST_LINE).fetchone()[0],
        numbers=dict(connection.execute(NUMBERS).fetchall()),
        arrivals=connection.execute(inbox.LEFT).fetchall(),
        letters=outbox.read(connection),
        steered=steering.left(connection),
        emptied=empty_log(connection),
    )
