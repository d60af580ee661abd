"""The sweep: what is kept longer than it may be is deleted, some conversations at a time."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from bot.store import erasing, moments, sessions
from bot.store.book import Book
from bot.store.erasing import MAIL
from bot.store.memories import Memories
from bot.store.offers import proposals
from bot.store.orders import FETCHED
from bot.store.outbox import Outbox
from bot.store.packing import pack
from bot.store.wal import Wal
from knowledge.casework.staff import Account
from knowledge.casework.trail import Act
from knowledge.privacy.retention import Periods, Swept
from knowledge.records import ERASED, HELD, CaseState

TOGETHER = 200  # rows or conversations in one write: messages that arrive meanwhile wait for no more

_QUIET = f"""c.id <> '{ERASED}'
  and (coalesce(c.state, '') not like '{HELD}:%' or substr(c.state, {len(HELD) + 2}) <= :idle)
  and not exists (select 1 from inbox where conversation = c.id and received_at > :idle)
  and not exists (select 1 from outbox where conversation = c.id and at > :idle)
  and not exists (select 1 from inbox where conversation = c.id
    and (state = 'new' or (state <> 'done' and received_at > :raw)))
  and not exists (select 1 from outbox where conversation = c.id and status = 'new' and at > :raw)"""  # noqa: S608 our own words
# A draft that waits until inquiries are taken again is kept as if somebody had written then.
# What waits is not deleted unanswered, and what was set aside is a person's to look at, both until its body
# goes with the raw inbox.
_SETTLED = f"""i.state in ('{CaseState.ANSWERED}', '{CaseState.CLOSED}')
  and max(coalesce(nullif(i.closed_at, ''), answered_at, changed_at), coalesce(answered_at, '')) <= :closed"""
_CASES = f"""inquiry i where (i.conversation = c.id or (c.id like '{MAIL}%'
  and i.reference = substr(c.id, {len(MAIL) + 1}) and i.state <> '{CaseState.ERASED}'))"""
UNFINISHED = f"""select c.id from conversation c where {_QUIET}
  and not exists (select 1 from {_CASES})"""  # noqa: S608 our own words
CLOSED = f"""select c.id from conversation c where {_QUIET}
  and exists (select 1 from {_CASES}) and not exists (select 1 from {_CASES} and ({_SETTLED}) is not 1)
  and (c.memory <> '{{}}' or c.state is not null or exists (select 1 from inbox where conversation = c.id)
    or exists (select 1 from outbox where conversation = c.id))"""  # noqa: S608
STILL = " and c.id in (select value from json_each(:chosen))"
DUE = f"""select i.id, i.reference, i.conversation from inquiry i
  where {_SETTLED} and i.journalised_at is null"""  # noqa: S608
STILL_DUE = f"{DUE} and i.id in (select value from json_each(:chosen))"  # noqa: S608
BODIES = """select id from inbox where state <> 'new' and received_at <= ? and body <> '{}'
  and (state = 'quarantined' or channel not in (select value from json_each(?))
    or body->'$.update_id' is not null)"""
BARE = """update inbox set body = case
  when state = 'quarantined' or channel not in (select value from json_each(?)) then '{}'
  when body->'$.callback_query' is not null then json_object('callback_query', json_object(
    'data', body->'$.callback_query.data', 'message', json_object(
    'message_id', body->'$.callback_query.message.message_id')))
  else json_object('message', json_object('text', coalesce(body->>'$.message.text', ''))) end
  where id in (select value from json_each(?))"""


class Sweeper:
    """Deletes what is kept longer than it may be."""

    def __init__(self, book: Book, outbox: Outbox, memories: Memories, wal: Wal) -> None:
        self._book, self._outbox, self._memories, self._wal = book, outbox, memories, wal

    async def sweep(self, periods: Periods) -> Swept:
        """Delete what is older than *periods* allow; inquiries are only counted."""
        now = self._book.clock()
        limits = _limits(now, periods)
        bodies = await self._bodies(limits["raw"])
        conversations = await self._forget(UNFINISHED, limits) + await self._forget(CLOSED, limits)
        misses = await self._book.writer.do(partial(_unlearn, before=moments.write(now - periods.misses)))
        proposed = await self._book.writer.do(
            partial(_forget_decided, before=moments.write(now - periods.proposals))
        )
        due = await self._book.reader.rows(DUE, limits)
        old = await self._book.writer.do(partial(sessions.forget, now=self._book.clock()))
        if bodies or conversations or misses or proposed or old:
            self._wal.empty_soon()
        return Swept(conversations, bodies, misses, len(due), proposed)

    async def expired(self, periods: Periods) -> Sequence[str]:
        """Return the references of the inquiries whose time is over, oldest first."""
        limits = _limits(self._book.clock(), periods)
        return [reference for _, reference, _ in await self._book.reader.rows(DUE, limits)]

    async def delete_expired(self, periods: Periods, *, basis: str, by: Account) -> Sequence[str]:
        """Delete the inquiries whose time is over, on a legal *basis*, and return their references."""
        limits, deleted = _limits(self._book.clock(), periods), list[str]()
        chosen = [id_ for id_, *_ in await self._book.reader.rows(DUE, limits)]
        for some in _in_parts(chosen):
            deleted += await self._delete_some({**limits, "chosen": pack(some)}, basis, by)
        if deleted:
            self._wal.empty_soon()
        return deleted

    async def _delete_some(self, values: Mapping[str, str], basis: str, by: Account) -> list[str]:
        now = self._book.clock()

        def delete(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
            still = connection.execute(STILL_DUE, values).fetchall()
            for statement in erasing.EXPIRED if still else ():
                _run(connection, statement, (pack([id_ for id_, *_ in still]),))
            for _, reference, _ in still:
                act = Act(by.id, "case.delete", reference, {"basis": basis})
                self._book.trail.append(connection, act, at=now)
            return still

        def mirror(gone: list[tuple[Any, ...]] | Exception) -> None:
            if not isinstance(gone, Exception):
                self._memories.forget(conversation for *_, conversation in gone)
                self._outbox.erase([MAIL + reference for _, reference, _ in gone])

        return [reference for _, reference, _ in await self._book.writer.do(delete, then=mirror)]

    async def _bodies(self, raw: str) -> int:
        """Empty the bodies of updates that came in before *raw*, but for what a page shows of its own."""
        shown = pack(sorted(FETCHED))
        old = [id_ for (id_,) in await self._book.reader.rows(BODIES, raw, shown)]
        for some in _in_parts(old):
            await self._book.writer.do(partial(_run, sql=BARE, values=(shown, pack(some))))
        return len(old)

    async def _forget(self, sql: str, limits: Mapping[str, str]) -> int:
        """Erase the lines and the memory of the conversations that *sql* chooses; return how many."""
        chosen = [conversation for (conversation,) in await self._book.reader.rows(sql, limits)]
        forgotten = 0
        for some in _in_parts(chosen):
            forgotten += len(await self._forget_some(sql, {**limits, "chosen": pack(some)}))
        return forgotten

    async def _forget_some(self, sql: str, values: Mapping[str, str]) -> list[str]:
        def forget(connection: sqlite3.Connection) -> list[str]:
            still = [conversation for (conversation,) in connection.execute(sql + STILL, values)]
            for statement in erasing.LINES_AND_MEMORY if still else ():
                _run(connection, statement, (pack(still),))
            return still

        def mirror(gone: list[str] | Exception) -> None:
            if not isinstance(gone, Exception):
                self._memories.forget(gone)
                self._outbox.erase(gone)

        return await self._book.writer.do(forget, then=mirror)


def _run(connection: sqlite3.Connection, sql: str, values: tuple[str, ...]) -> None:
    connection.execute(sql, values)


def _unlearn(connection: sqlite3.Connection, before: str) -> int:
    return connection.execute("delete from miss where at <= ?", (before,)).rowcount


def _forget_decided(connection: sqlite3.Connection, before: str) -> int:
    return connection.execute(proposals.FORGET, (before,)).rowcount


def _limits(now: datetime, periods: Periods) -> dict[str, str]:
    return {
        "idle": moments.write(now - periods.unfinished_chat),
        "raw": moments.write(now - periods.raw_inbox),
        "closed": moments.write(now - periods.after_closing),
    }


def _in_parts(all_of_them: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for first in range(0, len(all_of_them), TOGETHER):
        yield all_of_them[first : first + TOGETHER]
