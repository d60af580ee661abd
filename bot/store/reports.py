"""What exports and statistics read: straight from the file, so that they start quickly while the bot runs."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.store.files import connect, explain
from knowledge.errors import StoreError

MESSAGES = """
  select channel, update_id, conversation, received_at, inbox.state, decision, topic, certainty, language,
    municipality, council, inbox.redacted or coalesce(entry.redacted, 0) as redacted
  from inbox left join entry on entry.inbox_id = inbox.id order by inbox.id"""
INQUIRIES = """
  select reference, conversation, opened_at, answered_at, state, topic, kind, text, municipalities, councils,
    actor, unreached, reach, address, language
  from inquiry order by id"""
LISTS = {"municipalities", "councils"}  # kept as JSON


def rows(database: Path, what: str) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of ``messages`` or ``inquiries``, oldest first."""
    if not database.is_file():
        raise StoreError(
            f"There is no database {str(database)!r}; start the bot once, or correct DATABASE_URL."
        )
    try:
        with closing(connect(database, readonly=True)) as connection:
            connection.row_factory = sqlite3.Row
            for row in connection.execute(MESSAGES if what == "messages" else INQUIRIES):
                yield {name: _plain(name, row[name]) for name in row.keys()}  # noqa: SIM118 - a Row iterates its values
    except sqlite3.Error as error:
        raise explain(error, database) from error


def _plain(name: str, value: Any) -> Any:
    if name == "redacted":
        return bool(value)
    return json.loads(value) if name in LISTS and value else value
