"""The edits of the content in the database: each change with its files and its row in the trail."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.store import moments
from bot.store.book import Book
from bot.store.files import connect, explain
from knowledge.casework.edits import Active, Change, Version
from knowledge.casework.staff import Account
from knowledge.casework.trail import Act
from knowledge.errors import StaleError

ACTIVE = """select path, text, before, base from version as one
  where above and edit = (select max(edit) from version where path = one.path) order by path"""
NEWEST = "select coalesce(max(id), 0) from edit"
ALL = (
    f"select path, text, before, base, ({NEWEST}) from ({ACTIVE}) union all select '', '', '', '', ({NEWEST})"  # noqa: S608 our own words
)
CHANGE = """select edit.id, item, coalesce(account.name, ''), edit.at, undoes from edit
  left join account on account.id = edit.account"""
HISTORY = f"{CHANGE} where item = ? order by edit.id desc"
RECENT = f"{CHANGE} order by edit.id desc limit ?"
FILES = """select edit, path, text, before, base, above from version
  where edit in (select id from edit where item = ?) order by edit, path"""
ADD = "insert into edit(id, item, account, at, undoes) values (?, ?, ?, ?, ?)"
ADD_FILE = "insert into version(edit, path, text, before, base, above) values (?, ?, ?, ?, ?, ?)"


class Edits:
    """Keeps what staff have edited."""

    def __init__(self, book: Book) -> None:
        self._book = book

    async def active(self) -> Active:
        """Return what lies above the folder now."""
        rows = await self._book.reader.rows(
            ALL
        )  # one statement: the files and the newest change of one moment
        files = {path: Version(path, *told) for path, *told, _ in rows if path}
        return Active(files, max(newest for *_, newest in rows))

    async def history(self, item: str) -> Sequence[Change]:
        """Return the changes of *item*, newest first."""
        files: dict[int, list[Version]] = {}
        for edit, path, text, before, base, above in await self._book.reader.rows(FILES, item):
            files.setdefault(edit, []).append(Version(path, text, before, base, bool(above)))
        rows = await self._book.reader.rows(HISTORY, item)
        return [_change(row, tuple(files.get(row[0], ()))) for row in rows]

    async def recent(self, limit: int) -> Sequence[Change]:
        """Return the newest changes."""
        return [_change(row) for row in await self._book.reader.rows(RECENT, limit)]

    async def save(
        self, item: str, files: Sequence[Version], *, by: Account, newest: int, undoes: int | None = None
    ) -> int:
        """Keep a change, unless another came first."""
        at = self._book.clock()
        paths = [version.path for version in files]
        act = Act(by.id, "content.undo" if undoes else "content.edit", item, {"files": paths})

        def keep(connection: sqlite3.Connection) -> int:
            last: int = connection.execute(NEWEST).fetchone()[0]
            if last != newest:
                raise StaleError(last)
            connection.execute(ADD, (last + 1, item, by.id, moments.write(at), undoes))
            connection.executemany(ADD_FILE, [_row(last + 1, version) for version in files])
            self._book.trail.append(connection, act, at=at)
            return last + 1

        return await self._book.writer.do(keep)


def above(database: Path) -> Mapping[str, str]:
    """Return the edits in a *database* that another process may own; none where there is no such file yet."""
    if not database.is_file():
        return {}
    try:
        with closing(connect(database, readonly=True)) as connection:
            return {path: text for path, text, *_ in connection.execute(ACTIVE)}
    except sqlite3.Error as error:
        if str(error).startswith("no such "):  # a file of an earlier version has none
            return {}
        raise explain(error, database) from error


def _change(row: tuple[object, ...], files: tuple[Version, ...] = ()) -> Change:
    number, item, name, at, undoes = row
    undone = undoes if isinstance(undoes, int) else None
    return Change(int(str(number)), str(item), str(name), datetime.fromisoformat(str(at)), undone, files)


def _row(edit: int, version: Version) -> tuple[int, str, str, str, str, int]:
    return edit, version.path, version.text, version.before, version.base, int(version.above)
