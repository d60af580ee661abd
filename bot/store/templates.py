"""The templates in the database."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.store import moments
from bot.store.book import Book
from knowledge.casework.staff import Account
from knowledge.casework.templates import Template
from knowledge.casework.trail import Act
from knowledge.errors import StaleError

_TEMPLATE = "select name, text, language, state, topic, id, version from template"
ALL = f"{_TEMPLATE} order by name, id"
FIND = f"{_TEMPLATE} where id = ?"
ADD = """insert into template(name, text, language, state, topic, version, changed_at)
  values (?, ?, ?, ?, ?, 1, ?)"""
CHANGE = """update template set name = ?, text = ?, language = ?, state = ?, topic = ?, changed_at = ?,
  version = version + 1 where id = ? and version = ?"""
VERSION = "select version from template where id = ?"
DELETE = "delete from template where id = ?"


class Templates:
    """Keeps the templates; each change is in the trail, without its words."""

    def __init__(self, book: Book) -> None:
        self._book = book

    async def all(self) -> Sequence[Template]:
        """Return every template, by name."""
        return [Template(*row) for row in await self._book.reader.rows(ALL)]

    async def find(self, template: int) -> Template | None:
        """Return one of them."""
        rows = await self._book.reader.rows(FIND, template)
        return Template(*rows[0]) if rows else None

    async def keep(self, template: Template, *, by: Account) -> Template:
        """Add or change it; a StaleError when it is no longer the version that was read."""
        return await self._book.writer.do(lambda connection: self._keep(connection, template, by))

    async def delete(self, template: int, *, by: Account) -> None:
        """Delete it."""

        def delete(connection: sqlite3.Connection) -> None:
            if connection.execute(DELETE, (template,)).rowcount:
                self._record(connection, "template.delete", template, by)

        await self._book.writer.do(delete)

    def _keep(self, connection: sqlite3.Connection, template: Template, by: Account) -> Template:
        at = moments.write(self._book.clock())
        values: tuple[Any, ...] = (
            template.name,
            template.text,
            template.language,
            template.state,
            template.topic,
            at,
        )
        if not template.id:
            added = connection.execute(ADD, values).lastrowid or 0
            self._record(connection, "template.add", added, by)
            return replace(template, id=added, version=1)
        if not connection.execute(CHANGE, (*values, template.id, template.version)).rowcount:
            newest = connection.execute(VERSION, (template.id,)).fetchone()
            raise StaleError(newest[0] if newest else 0)
        self._record(connection, "template.edit", template.id, by)
        return replace(template, version=template.version + 1)

    def _record(self, connection: sqlite3.Connection, what: str, template: int, by: Account) -> None:
        self._book.trail.append(connection, Act(by.id, what, str(template)), at=self._book.clock())
