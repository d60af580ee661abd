"""The trail as the console writes and reads it: what was done without a change, and what was done at all."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import orjson

from bot.store import moments
from bot.store.book import Book
from knowledge.casework.trail import READS, Act, Asked, Recorded

ROW = """select act.id, act.at, account, coalesce(account.name, ''), what, object, detail
  from act left join account on account.id = act.account"""
NEWEST = f"{ROW} where %s order by act.id desc limit ?"
CHANGES = f"{ROW} where object = ? and what not in ({', '.join('?' * len(READS))}) order by act.id"
WORDS = "select distinct what from act order by what"


class Recorder:
    """The trail: appends what changed nothing else, and finds what was done."""

    def __init__(self, book: Book) -> None:
        self._book = book

    async def record(self, *acts: Act) -> None:
        """Commit *acts*, in this order."""
        now = self._book.clock()

        def append(connection: sqlite3.Connection) -> None:
            for act in acts:
                self._book.trail.append(connection, act, at=now)

        await self._book.writer.do(append)

    async def acts(self, asked: Asked, *, before: int = 0, limit: int = 100) -> Sequence[Recorded]:
        """Return at most *limit* rows, the newest first; only those older than the row *before*, if any."""
        narrowed = dict(_narrowed(asked, before))
        sql = NEWEST % (" and ".join(narrowed) or "true")
        return [_recorded(row) for row in await self._book.reader.rows(sql, *narrowed.values(), limit)]

    async def words(self) -> Sequence[str]:
        """Return every kind of act that the trail holds, by name."""
        return [word for (word,) in await self._book.reader.rows(WORDS)]

    async def changes(self, reference: str) -> Sequence[Recorded]:
        """Return what was done to a case, oldest first; who only read it is left out."""
        return [_recorded(row) for row in await self._book.reader.rows(CHANGES, reference, *READS)]


def _narrowed(asked: Asked, before: int) -> Iterator[tuple[str, Any]]:
    """Yield each condition with its value."""
    if before:
        yield "act.id < ?", before
    if asked.account is not None:
        yield "act.account = ?", asked.account
    if asked.what:
        yield "(act.what || '.') like ? escape '\\'", f"{_literal(asked.what)}.%"
    if asked.object:
        yield "act.object = ?", asked.object
    if asked.began:
        yield "act.at >= ?", moments.write(asked.began)
    if asked.ended:
        yield "act.at < ?", moments.write(asked.ended)


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _recorded(row: tuple[Any, ...]) -> Recorded:
    id_, at, account, name, what, object_, detail = row
    return Recorded(id_, datetime.fromisoformat(at), account, name, what, object_, orjson.loads(detail))
