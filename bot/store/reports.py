"""What exports, statistics and figures read: straight from the file, quick to start while the bot runs."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.store.files import connect, explain
from knowledge.errors import StoreError
from knowledge.records import ERASED
from knowledge.traffic import Backlog

MESSAGES = """
  select channel, update_id, conversation, received_at, inbox.state, decision, topic, certainty, language,
    municipality, council, inbox.redacted or coalesce(entry.redacted, 0) as redacted
  from inbox left join entry on entry.inbox_id = inbox.id order by inbox.id"""
INQUIRIES = """
  select inquiry.reference, inquiry.conversation, inquiry.opened_at, inquiry.answered_at, inquiry.state,
    inquiry.topic, inquiry.kind, inquiry.text, inquiry.municipalities, inquiry.councils, inquiry.actor,
    inquiry.unreached, inquiry.reach, inquiry.address, inquiry.language, inquiry.notice,
    coalesce(unreachable, '') as unreachable, coalesce(inquiry.journalised_at, '') as journalised_at,
    inquiry.arrived, coalesce(account.name, '') as owner, inquiry.since, inquiry.changed_at,
    inquiry.waiting_for, inquiry.wake_on, inquiry.outcome, inquiry.carrier, inquiry.lesson, inquiry.closed_at,
    inquiry.journalled, inquiry.journal, coalesce(other.reference, '') as merged_into
  from inquiry join conversation on conversation.id = inquiry.conversation
    left join account on account.id = inquiry.owner
    left join inquiry other on other.id = inquiry.merged_into
  order by inquiry.id"""
AUDIT = """
  select act.id, act.at, act.account, coalesce(account.name, '') as name, what, object, detail, hash
  from act left join account on account.id = act.account order by act.id"""
CONVERSATIONS = f"""
  select id as conversation, coalesce(unreachable, '') as unreachable from conversation
  where id <> '{ERASED}' order by rowid"""  # noqa: S608 our own word
SOUGHT = "select need, sum(searches) as searches, sum(missed) as missed from sought group by need"
OFFERS = "select document from offer order by id"
TABLES = {
    "messages": MESSAGES,
    "inquiries": INQUIRIES,
    "audit": AUDIT,
    "conversations": CONVERSATIONS,
    "offers": OFFERS,
    "sought": SOUGHT,
}
WAITING = {
    "messages": "select channel, count(*), min(received_at) from inbox where state = 'new' group by channel",
    "letters": "select channel, count(*), min(at) from outbox where status = 'new' group by channel",
}
CHANNELS = ("telegram", "web")
LISTS = {"municipalities", "councils"}  # kept as JSON


def rows(database: Path, what: str) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of one of `TABLES`: oldest first, offers by id."""
    _must_be_there(database)
    try:
        with closing(connect(database, readonly=True)) as connection:
            connection.row_factory = sqlite3.Row
            for row in connection.execute(TABLES[what]):
                yield {name: _plain(name, row[name]) for name in row.keys()}  # noqa: SIM118 - a Row iterates its values
    except sqlite3.Error as error:
        raise _explain(error, database) from error


def backlog(database: Path) -> Sequence[Backlog]:
    """Return what waits, for every channel there is."""
    _must_be_there(database)
    found: dict[tuple[str, str], Backlog] = {
        (what, channel): Backlog(what, channel, 0) for what in WAITING for channel in CHANNELS
    }
    try:
        with closing(connect(database, readonly=True)) as connection:
            for what, sql in WAITING.items():
                for channel, number, oldest in connection.execute(sql):
                    since = datetime.fromisoformat(oldest)
                    found[what, channel] = Backlog(what, channel, number, since)
    except sqlite3.Error as error:
        raise explain(error, database) from error
    return list(found.values())


def _explain(error: sqlite3.Error, database: Path) -> StoreError:
    if str(error).startswith("no such "):  # a table or a column that came with a later version
        return StoreError(f"The database {database} is of an earlier version; start the bot once.")
    return explain(error, database)


def _must_be_there(database: Path) -> None:
    if not database.is_file():
        raise StoreError(
            f"There is no database {str(database)!r}; start the bot once, or correct DATABASE_URL."
        )


def _plain(name: str, value: Any) -> Any:
    if name == "redacted":
        return bool(value)
    return json.loads(value) if name in LISTS and value else value
