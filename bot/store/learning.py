"""The misses in the database: what staff learn from."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.store import moments
from bot.store.book import Book
from bot.store.packing import pack
from knowledge.casework.learning import Missed, Tally
from knowledge.casework.staff import Account
from knowledge.casework.trail import Act
from knowledge.records import Failing, Miss

OPEN = """select id, failing, text, language, topic, certainty, place, meant, at from miss
  where settled = '' order by id desc limit ?"""
TALLY = """select (select count(*) from miss where settled = ''),
  (select coalesce(sum(detail ->> 'count'), 0) from act where what = 'miss.taught' and at >= ?)"""
SETTLE = "update miss set settled = ? where settled = '' and id in (select value from json_each(?))"


class Learning:
    """Keeps what was answered wrongly or not at all."""

    def __init__(self, book: Book) -> None:
        self._book = book

    async def open(self, limit: int) -> Sequence[Missed]:
        """Return the open misses, newest first."""
        return [_missed(*row) for row in await self._book.reader.rows(OPEN, limit)]

    async def tally(self, since: datetime) -> Tally:
        """Return how many are open; the trail remembers how many were taught, when they are gone too."""
        [(open_, taught)] = await self._book.reader.rows(TALLY, moments.write(since))
        return Tally(open_, taught)

    async def settle(self, ids: Sequence[int], settled: str, *, by: Account) -> int:
        """Note what was made of them, and return of how many."""
        at = self._book.clock()

        def settle(connection: sqlite3.Connection) -> int:
            count = connection.execute(SETTLE, (settled, pack(list(ids)))).rowcount
            if count:
                self._book.trail.append(
                    connection, Act(by.id, f"miss.{settled}", "", {"count": count}), at=at
                )
            return count

        return await self._book.writer.do(settle)


def _missed(id_: int, failing: str, *told: object) -> Missed:
    text, language, topic, certainty, place, meant, at = told
    words = (str(text), str(language), str(topic), float(str(certainty)), str(place), str(meant))
    return Missed(id_, Miss(Failing(failing), *words), datetime.fromisoformat(str(at)))
