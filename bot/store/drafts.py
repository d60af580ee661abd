"""Forms that were not sent, each account's own."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson

from bot.store import moments
from bot.store.book import Book
from knowledge.casework.access import DRAFTS_KEPT, Draft, Fields

KEEP = """insert or replace into draft(account, place, reference, fields, at) select ?1, ?2, ?3, ?4, ?5
  where ?3 = '' or exists (select 1 from inquiry where reference = ?3 and state <> 'Slettet')"""
CROWDED = """delete from draft where account = ?1 and place not in
  (select place from draft where account = ?1 order by at desc, rowid desc limit ?2)"""
MOST = 100  # drafts of one account: nobody has begun so much; the oldest goes
ALL = "select place, fields, at from draft where account = ? and at > ? order by at desc"
FIND = "select place, fields, at from draft where account = ? and place = ? and at > ?"
DROP = "delete from draft where account = ? and place = ?"


class Drafts:
    """What staff have begun to write."""

    def __init__(self, book: Book) -> None:
        self._book = book

    async def keep(self, account: int, place: str, fields: Fields, *, reference: str = "") -> None:
        """Keep the form at *place* as it is."""
        kept = orjson.dumps({name: list(values) for name, values in fields.items()}).decode()
        row = (account, place, reference, kept, moments.write(self._book.clock()))

        def put(connection: sqlite3.Connection) -> None:
            connection.execute(KEEP, row)
            connection.execute(CROWDED, (account, MOST))

        await self._book.writer.do(put)

    async def find(self, account: int, place: str) -> Draft | None:
        """Return what was kept of the form at *place*."""
        rows = await self._book.reader.rows(FIND, account, place, self._oldest)
        return _draft(rows[0]) if rows else None

    async def all(self, account: int) -> Sequence[Draft]:
        """Return every draft, newest first."""
        return [_draft(row) for row in await self._book.reader.rows(ALL, account, self._oldest)]

    async def drop(self, account: int, place: str) -> None:
        """Delete it."""
        if await self.find(account, place) is None:
            return
        await self._book.writer.do(lambda connection: connection.execute(DROP, (account, place)).rowcount)

    @property
    def _oldest(self) -> str:
        return moments.write(self._book.clock() - DRAFTS_KEPT)


def _draft(row: tuple[Any, ...]) -> Draft:
    return Draft(row[0], orjson.loads(row[1]), datetime.fromisoformat(row[2]))
