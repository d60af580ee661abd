"""The proof of the trail: every row is as it was written, where it was written, and none is missing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.store.files import connect, explain
from bot.store.trail import OLDEST, Trail
from knowledge.errors import StoreError

ROWS = "select id, at, account, what, object, detail, hash from act where id >= ? order by id"
HEAD = "select last, hash, seal from act_head"
START = "select last, hash, seal from act_checkpoint"
BEFORE = "select min(id) from act where id <= ?"
KNOWN = "select id from act where hash = ?"

Row = tuple[int, str, int, str, str, str, str]


class Harm(StrEnum):
    """What was done to the trail."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    MOVED = "moved"
    END = "end"
    START = "start"
    KEY = "key"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Broken:
    """The first row at which the trail is wrong; *other* is where it went, or the last one missing."""

    harm: Harm
    row: int
    other: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many rows are proven, from *first* to *last*, the hash of the last, and what is wrong after it."""

    rows: int
    first: int
    last: int
    hash: str
    broken: Broken | None = None


def prove(database: Path, key: bytes, *, known: str = "") -> Verdict:
    """Go through the trail of *database*, which may be in use, row by row; *known* is a hash it must hold."""
    try:
        with closing(connect(database, readonly=True)) as connection:
            connection.execute("begin")  # what is appended meanwhile is not seen
            return _Proof(connection, Trail(key)).verdict(known)
    except sqlite3.Error as error:
        if str(error).startswith("no such "):
            raise StoreError(
                f"The database {database} is of an earlier version; start the bot once."
            ) from error
        raise explain(error, database) from error


class _Proof:
    def __init__(self, connection: sqlite3.Connection, trail: Trail) -> None:
        self._connection, self._trail = connection, trail

    def verdict(self, known: str) -> Verdict:
        start, hashed, seal = self._connection.execute(START).fetchone()
        proven, at = 0, start
        broken = self._wrong_start(start, hashed, seal)
        for row in self._rows(start + 1) if broken is None else ():
            if row[0] != at + 1:
                broken = self._gap(at + 1, row[0])
                break
            if self._trail.chained(hashed, row[:-1]) != row[-1]:
                broken = self._look_closer(at + 1, hashed)
                break
            at, hashed, proven = row[0], row[-1], proven + 1
        broken = broken or self._wrong_end(at, hashed) or self._unknown(known, start)
        return Verdict(proven, start + 1, at, hashed, broken)

    def _rows(self, first: int) -> Iterator[Row]:
        yield from self._connection.execute(ROWS, (first,))

    def _wrong_start(self, last: int, hashed: str, seal: str) -> Broken | None:
        if last and seal != self._trail.seal("checkpoint", last, hashed):
            return Broken(Harm.KEY if self._is_foreign() else Harm.START, last + 1)
        earlier = self._connection.execute(BEFORE, (last,)).fetchone()[0]
        return None if earlier is None else Broken(Harm.INSERTED, earlier)

    def _gap(self, missing: int, found: int) -> Broken:
        return Broken(Harm.KEY if self._is_foreign() else Harm.REMOVED, missing, found - 1)

    def _look_closer(self, wrong: int, before: str) -> Broken:
        """Say what was done at the row *wrong*, which does not follow the hash *before*."""
        if self._is_foreign():
            return Broken(Harm.KEY, wrong)
        row, following = self._neighbours(wrong)
        if following is not None and self._follows(row[-1], following):
            return Broken(Harm.CHANGED, wrong)
        place = self._place_of(wrong, before)
        if place is None:
            return Broken(Harm.CHANGED, wrong)
        pushed = following is not None and place == wrong + 1 and not self._swapped(row, following)
        return Broken(Harm.INSERTED if pushed else Harm.MOVED, wrong, 0 if pushed else place)

    def _neighbours(self, id_: int) -> tuple[Row, Row | None]:
        rows = self._rows(id_)
        return next(rows), next(rows, None)

    def _follows(self, before: str, row: Row) -> bool:
        return self._trail.chained(before, row[:-1]) == row[-1]

    def _place_of(self, id_: int, before: str) -> int | None:
        """Return where the row now stands that was written as *id_* behind *before*."""
        for row in self._rows(id_ + 1):
            if self._trail.chained(before, (id_, *row[1:-1])) == row[-1]:
                return row[0]
        return None

    def _swapped(self, row: Row, following: Row) -> bool:
        return self._trail.chained(following[-1], (following[0], *row[1:-1])) == row[-1]

    def _wrong_end(self, at: int, hashed: str) -> Broken | None:
        last, kept, seal = self._connection.execute(HEAD).fetchone()
        sealed = seal == self._trail.seal("head", last, kept) if last else not seal
        if not sealed:
            return Broken(Harm.END, at)
        if last > at:
            return Broken(Harm.REMOVED, at + 1, last)
        if last < at:
            return Broken(Harm.INSERTED, last + 1)
        return None if kept == hashed else Broken(Harm.END, at)

    def _unknown(self, known: str, start: int) -> Broken | None:
        """Return what is wrong when the trail does not hold the hash *known*: it is another, older trail."""
        if not known or self._connection.execute(KNOWN, (known,)).fetchone():
            return None
        last, hashed = self._connection.execute(OLDEST).fetchone()
        return None if last and hashed == known else Broken(Harm.UNKNOWN, start + 1)

    def _is_foreign(self) -> bool:
        """Whether no row, nor the end, was written with this key: then the key is another one."""
        last, kept, seal = self._connection.execute(HEAD).fetchone()
        if last and seal == self._trail.seal("head", last, kept):
            return False
        before = None
        for row in self._rows(0):
            if before is not None and self._follows(before, row):
                return False
            before = row[-1]
        first = next(self._rows(0), None)
        return first is None or not self._follows("", first)
