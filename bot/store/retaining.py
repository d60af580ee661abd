"""The ground on which inquiries are deleted, and the end of old rows of the trail."""

import sqlite3
from datetime import datetime

from bot.store import moments
from bot.store.book import Book
from knowledge.casework.staff import Account
from knowledge.casework.trail import Act
from knowledge.errors import RefusedError
from knowledge.privacy.retention import Basis

HOLDS = """select text, coalesce(account.name, ''), basis.at from basis
  left join account on account.id = basis.account where ended_at = '' order by basis.id desc limit 1"""
END = "update basis set ended_at = ?, ended_by = ? where ended_at = ''"
RECORD = "insert into basis(text, account, at) values (?, ?, ?)"


class Retention:
    """Keeps it; every change writes its row in the trail."""

    def __init__(self, book: Book) -> None:
        self._book = book

    async def basis(self) -> Basis | None:
        """Return the ground that holds now; without one no inquiry is deleted."""
        rows = await self._book.reader.rows(HOLDS)
        return Basis(rows[0][0], rows[0][1], moments.read(rows[0][2])) if rows else None

    async def record(self, text: str, *, by: Account) -> None:
        """Let inquiries be deleted on the ground *text*, in the place of an earlier one."""
        if not text.strip():
            raise RefusedError("empty")
        now = self._book.clock()

        def keep(connection: sqlite3.Connection) -> None:
            connection.execute(END, (moments.write(now), by.id))
            connection.execute(RECORD, (text.strip(), by.id, moments.write(now)))
            self._book.trail.append(connection, Act(by.id, "retention.basis"), at=now)

        await self._book.writer.do(keep)

    async def withdraw(self, *, by: Account) -> None:
        """Let no more inquiries be deleted; a RefusedError where nothing was recorded."""
        now = self._book.clock()

        def end(connection: sqlite3.Connection) -> None:
            if not connection.execute(END, (moments.write(now), by.id)).rowcount:
                raise RefusedError("no-basis")
            self._book.trail.append(connection, Act(by.id, "retention.withdraw"), at=now)

        await self._book.writer.do(end)

    async def forget_trail(self, before: datetime) -> int:
        """Delete the rows of the trail older than *before* and return how many; the rest can be proven."""
        now = self._book.clock()
        return await self._book.writer.do(
            lambda connection: self._book.trail.forget(connection, before=before, at=now)
        )
