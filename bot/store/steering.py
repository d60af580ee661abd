"""What is steered and who is blocked: in the tables, and mirrored in memory so that no turn waits for it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.store import moments
from bot.store.book import Book
from bot.store.packing import pack
from knowledge.casework.staff import Account
from knowledge.casework.steering import CHANNELS, Block, Kind, Measure, Steering
from knowledge.casework.trail import Act
from knowledge.errors import RefusedError
from knowledge.records import ERASED

MEASURES = """select m.kind, m.until, m.reason, m.channel, m.da, m.en, m.id, coalesce(account.name, '')
  from measure m left join account on account.id = m.account where m.lifted_at = '' order by m.id desc"""
BLOCKED = "select conversation from block where lifted_at = ''"
BLOCKS = """select b.reference, b.reason, coalesce(account.name, ''), b.at
  from block b left join account on account.id = b.account where b.lifted_at = '' order by b.id desc"""
SET = """insert into measure(kind, channel, until, reason, da, en, account, at)
  values (?, ?, ?, ?, ?, ?, ?, ?)"""
REPLACE = """update measure set lifted_at = ?, lifted_by = ?
  where kind = ? and channel = ? and lifted_at = ''"""
HOLDS = "select kind, channel from measure where id = ? and lifted_at = ''"
LIFT = "update measure set lifted_at = ?, lifted_by = ? where id = ?"
WHOSE = "select conversation from inquiry where reference = ?"
BLOCK = """insert into block(conversation, reference, reason, account, at) values (?, ?, ?, ?, ?)
  on conflict do nothing"""
HELD = "select conversation from block where lifted_at = '' and (reference = ? or conversation = ?)"
UNBLOCK = """update block set lifted_at = ?, lifted_by = ?, conversation = ?, reason = ''
  where lifted_at = '' and conversation in (select value from json_each(?))"""


@dataclass(frozen=True, slots=True)
class Left:
    """What is steered when the store opens."""

    measures: list[tuple[Any, ...]]
    blocked: list[tuple[str]]


class Helm:
    """Steers; *blocked* are the conversations that are not answered, for whoever fills the turns."""

    def __init__(self, book: Book, left: Left) -> None:
        self._book = book
        self._steering = _steering(left.measures)
        self.blocked = {conversation for (conversation,) in left.blocked}

    def current(self) -> Steering:
        """Return what is steered now, from memory."""
        return self._steering

    async def set(self, measure: Measure, *, by: Account) -> None:
        """Keep *measure*, in the place of another of its kind and channel."""
        now = self._book.clock()
        if measure.until <= now:
            raise RefusedError("steering-past")
        if measure.kind is Kind.STOP and measure.channel not in CHANNELS:
            raise RefusedError("steering-channel")
        at, until = moments.write(now), moments.write(measure.until)

        def keep(connection: sqlite3.Connection) -> Steering:
            connection.execute(REPLACE, (at, by.id, measure.kind, measure.channel))
            texts = measure.reason, measure.da, measure.en
            connection.execute(SET, (measure.kind, measure.channel, until, *texts, by.id, at))
            told = {"until": until} | ({"channel": measure.channel} if measure.channel else {})
            self._book.trail.append(connection, Act(by.id, f"steering.{measure.kind}", detail=told), at=now)
            return read(connection)

        await self._book.writer.do(keep, then=self._mirror)

    async def lift(self, id_: int, *, by: Account) -> None:
        """End the measure with this id now; one that has ended already is let be."""
        now = self._book.clock()

        def end(connection: sqlite3.Connection) -> Steering:
            if found := connection.execute(HOLDS, (id_,)).fetchone():
                connection.execute(LIFT, (moments.write(now), by.id, id_))
                act = Act(by.id, "steering.lift", found[0], {"channel": found[1]} if found[1] else {})
                self._book.trail.append(connection, act, at=now)
            return read(connection)

        await self._book.writer.do(end, then=self._mirror)

    async def block(self, reference: str, reason: str, *, by: Account) -> None:
        """Answer the conversation of this case no more, but for a crisis."""
        now = self._book.clock()

        def keep(connection: sqlite3.Connection) -> str:
            conversation = _whose(connection, reference)
            row = (conversation, reference, reason, by.id, moments.write(now))
            if connection.execute(BLOCK, row).rowcount:
                self._book.trail.append(connection, Act(by.id, "case.block", reference), at=now)
            return conversation

        def mirror(conversation: str | Exception) -> None:
            if not isinstance(conversation, Exception):
                self.blocked.add(conversation)

        await self._book.writer.do(keep, then=mirror)

    async def unblock(self, reference: str, *, by: Account) -> None:
        """Answer it again; *reference* is of the case it was blocked from, or of another of that person."""
        now = self._book.clock()

        def end(connection: sqlite3.Connection) -> list[str]:
            found = connection.execute(WHOSE, (reference,)).fetchone()
            values = (reference, found[0] if found and _is_chat(found[0]) else "")
            freed = [conversation for (conversation,) in connection.execute(HELD, values)]
            if not freed:
                raise RefusedError("not-blocked")
            connection.execute(UNBLOCK, (moments.write(now), by.id, ERASED, pack(freed)))
            self._book.trail.append(connection, Act(by.id, "case.unblock", reference), at=now)
            return freed

        def mirror(freed: list[str] | Exception) -> None:
            if not isinstance(freed, Exception):
                self.blocked.difference_update(freed)

        await self._book.writer.do(end, then=mirror)

    async def blocks(self) -> Sequence[Block]:
        """Return who is blocked, newest first."""
        rows = await self._book.reader.rows(BLOCKS)
        return [
            Block(reference, reason, by, datetime.fromisoformat(at)) for reference, reason, by, at in rows
        ]

    def _mirror(self, steering: Steering | Exception) -> None:
        if not isinstance(steering, Exception):
            self._steering = steering


def left(connection: sqlite3.Connection) -> Left:
    """Return what an earlier process left."""
    return Left(connection.execute(MEASURES).fetchall(), connection.execute(BLOCKED).fetchall())


def read(connection: sqlite3.Connection) -> Steering:
    """Return all that was steered and not lifted."""
    return _steering(connection.execute(MEASURES).fetchall())


def _steering(rows: Sequence[tuple[Any, ...]]) -> Steering:
    return Steering(
        tuple(Measure(Kind(kind), datetime.fromisoformat(until), *rest) for kind, until, *rest in rows)
    )


def _whose(connection: sqlite3.Connection, reference: str) -> str:
    """Return the conversation of a case that somebody writes in."""
    found = connection.execute(WHOSE, (reference,)).fetchone()
    if found is None or not _is_chat(found[0]):
        raise RefusedError("block-no-chat")
    return str(found[0])


def _is_chat(conversation: str) -> bool:
    return conversation.partition(":")[0] in CHANNELS
