"""The way in: what arrived, who holds it, and the commit of a batch of turns.

The claims live in memory, since one process owns the file; what was acknowledged lives on the disk.
"""

import json
import sqlite3
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson

from bot.store import cases, moments
from bot.store.lanes import Lanes
from bot.store.orders import MEET, Failure, Ids, Order, Refused, pack, write, write_each
from bot.store.outbox import Outbox
from bot.store.reader import Reader
from bot.store.writer import Writer
from knowledge.records import Case
from knowledge.store import Arrival, Effects, Job, Observer, Outcome, Waiting

BEHIND = 20  # rows shown behind the head: a burst longer than this is two
SUSPECT = (
    3  # starts that a row outlived unanswered before it is tried alone, with its attempt counted beforehand
)
REMEMBERED = 10_000  # conversations whose state is kept in memory, about 1 kB each

RECEIVE = """insert into inbox(id, channel, bot, update_id, conversation, body, redacted, answered, state,
  received_at) select ?1 + key, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
  value->>7, ?2 from json_each(?3) where true on conflict(channel, bot, update_id) do nothing"""
NEW = "select id from inbox where id >= ? order by id"
ATTEMPT = "update inbox set attempts = attempts + 1 where id = ?"
BOOT = "update inbox set boots = boots + 1 where state = 'new'"
LEFT = """select conversation, id, body, redacted, answered, attempts, boots, not_before from inbox
  where state = 'new' order by id"""
STATE = """select id, state, memory, exists(select 1 from inquiry where conversation = conversation.id)
  from conversation where id in (select value from json_each(?))"""


@dataclass(slots=True)
class _Row:
    """An inbox row that waits; the body stays bytes, so that each attempt reads its own."""

    id: int
    body: bytes
    redacted: bool
    answered: bool
    attempts: int = 0
    boots: int = 0

    def waiting(self) -> Waiting:
        return Waiting(self.id, orjson.loads(self.body), self.redacted, self.answered)


@dataclass(frozen=True, slots=True)
class _Sealed:
    """An arrival with its body as bytes; one that cannot be kept as it is goes to quarantine."""

    arrival: Arrival
    body: bytes
    state: str

    def values(self) -> tuple[Any, ...]:
        """Return what `RECEIVE` inserts."""
        a = self.arrival
        key = (a.channel, a.bot, a.update_id, a.conversation)
        return (*key, self.body.decode(), a.redacted, a.answered, self.state)


@dataclass(frozen=True, slots=True)
class _Remembered:
    state: str | None
    memory: bytes
    has_cases: bool


class _Batch:
    """Claimed jobs and what came of them."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self.jobs = jobs
        self.orders: list[Order] = []

    def done(self, effects: Effects) -> None:
        """Commit *effects* with the batch."""
        self.orders.append(Order(effects.job, effects))

    def failed(self, job: Job, error: str, *, retry_in: float | None, effects: Effects | None = None) -> None:
        """Keep *job* waiting *retry_in* seconds; None sets it aside, with the apology in *effects*."""
        self.orders.append(Order(job, effects, Failure(error, retry_in)))


class Inbox:
    """Receives, claims and commits."""

    def __init__(  # noqa: PLR0913, PLR0917 - the store hands over its parts
        self,
        writer: Writer,
        reader: Reader,
        ids: Ids,
        outbox: Outbox,
        clock: moments.Clock,
        observer: Observer,
    ) -> None:
        self._writer, self._reader, self._ids, self._outbox, self._clock = writer, reader, ids, outbox, clock
        self._observer = observer
        self._lanes: Lanes[_Row] = Lanes()
        self._remembered: dict[str, _Remembered] = {}

    def load(self, left: Iterable[tuple[Any, ...]]) -> None:
        """Queue what an earlier process left waiting."""
        now = self._clock()
        for conversation, id_, body, redacted, answered, attempts, boots, not_before in left:
            row = _Row(id_, body.encode(), bool(redacted), bool(answered), attempts, boots)
            self._lanes.put(conversation, row, wait=moments.seconds_until(not_before, now=now))

    def close(self) -> None:
        """Stop the timers."""
        self._lanes.close()

    async def receive(self, arrivals: Sequence[Arrival]) -> int:
        """Commit *arrivals* and return how many were new."""
        sealed = [_seal(arrival) for arrival in arrivals]
        strangers = [
            arrival.conversation for arrival in arrivals if arrival.conversation not in self._remembered
        ]
        rows, met, at = pack([one.values() for one in sealed]), pack(strangers), moments.write(self._clock())

        def insert(connection: sqlite3.Connection) -> dict[int, _Sealed]:
            first = self._ids.take(len(sealed))
            if strangers:
                connection.execute(MEET, (met,))
            new = dict(enumerate(sealed, first))
            if connection.execute(RECEIVE, (first, at, rows)).rowcount == len(new):
                return new
            return {id_: new[id_] for (id_,) in connection.execute(NEW, (first,))}

        def queue(new: dict[int, _Sealed] | Exception) -> None:
            for id_, one in () if isinstance(new, Exception) else new.items():
                self._observer.received(one.arrival.channel)
                if one.state == "new":
                    waiting = _Row(id_, one.body, one.arrival.redacted, one.arrival.answered)
                    self._lanes.put(one.arrival.conversation, waiting)

        new = await self._writer.do(insert, then=queue)
        return len(new)

    @asynccontextmanager
    async def claim(self, limit: int) -> AsyncIterator[_Batch]:
        """Hold the heads of at most *limit* conversations; leaving commits what was done with them."""
        held = self._spare_suspects(await self._lanes.take(limit))
        try:
            batch = _Batch(await self._jobs(held))
            yield batch
        except BaseException:
            self._release(held)
            raise
        await self._commit(batch.orders, held)

    def _spare_suspects(self, taken: list[str]) -> list[str]:
        """Let a row that may have killed the process run alone, so that it takes no other down with it."""
        suspect = next((lane for lane in taken if next(self._lanes.items(lane)).boots >= SUSPECT), None)
        if suspect is None:
            return taken
        for conversation in taken:
            if conversation != suspect:
                self._lanes.release(conversation)
        return [suspect]

    async def _jobs(self, conversations: Collection[str]) -> list[Job]:
        if strangers := [name for name in conversations if name not in self._remembered]:
            for name, state, memory, has_cases in await self._reader.rows(STATE, pack(strangers)):
                self._remember(name, _Remembered(state, memory.encode(), bool(has_cases)))
        owners = [name for name in conversations if self._remembered[name].has_cases]
        theirs = await cases.of(self._reader, owners) if owners else {}
        return [await self._job(name, theirs.get(name, ())) for name in conversations]

    async def _job(self, conversation: str, theirs: tuple[Case, ...]) -> Job:
        remembered = self._remembered[conversation]
        head, *behind = islice(self._lanes.items(conversation), BEHIND + 1)
        if head.boots >= SUSPECT:
            behind = []
            await self._writer.do(lambda connection: connection.execute(ATTEMPT, (head.id,)) and None)
        return Job(
            conversation=conversation,
            head=head.waiting(),
            next=tuple(row.waiting() for row in behind),
            attempts=head.attempts,
            state=remembered.state,
            memory=remembered.memory,
            cases=theirs,
        )

    async def _commit(self, orders: Sequence[Order], held: Collection[str]) -> None:
        now = self._clock()

        def mirror(results: Sequence[int | Refused] | Exception) -> None:
            undone = set(held)
            for order, result in () if isinstance(results, Exception) else zip(orders, results, strict=True):
                undone.discard(order.job.conversation)
                self._settle(order, result)
            self._release(undone)

        await self._writer.do(
            lambda connection: write(connection, self._ids, orders, now=now),
            carefully=lambda connection: write_each(connection, self._ids, orders, now=now),
            then=mirror,
        )

    def _release(self, conversations: Iterable[str]) -> None:
        for conversation in conversations:
            self._lanes.release(conversation)

    def _settle(self, order: Order, result: int | Refused) -> None:
        """Mirror in memory what has been committed."""
        job, effects, failure = order.job, order.effects, order.failure
        heads = self._lanes.items(job.conversation)
        wait = result.wait if isinstance(result, Refused) else failure and failure.retry_in
        self._observer.turned(_outcome(failure, result))
        if isinstance(result, Refused) or wait is not None:
            next(heads).attempts += 1
            self._lanes.release(job.conversation, wait=wait or 0)
            return
        answered = set(effects.rows if effects else ()) | {job.head.id}
        self._lanes.release(job.conversation, gone=[row for row in heads if row.id in answered])
        if effects is not None:
            has_cases = bool(job.cases or effects.inquiries)
            self._remember(job.conversation, _Remembered(effects.state, effects.memory, has_cases))
            self._outbox.take_in(effects.outgoing, first=result)

    def _remember(self, conversation: str, what: _Remembered) -> None:
        self._remembered[conversation] = what
        if len(self._remembered) > REMEMBERED:
            del self._remembered[next(iter(self._remembered))]


def _outcome(failure: Failure | None, result: int | Refused) -> Outcome:
    if isinstance(result, Refused):
        return Outcome.FAILED
    if failure is None:
        return Outcome.DONE
    return Outcome.SET_ASIDE if failure.retry_in is None else Outcome.FAILED


def _seal(arrival: Arrival) -> _Sealed:
    try:
        state = "quarantined" if arrival.quarantined else "new"
        return _Sealed(arrival, orjson.dumps(arrival.body), state)
    except TypeError:  # a lone surrogate, a number too large: one such must not stop the others
        raw = json.dumps(arrival.body, default=repr)
        return _Sealed(arrival, orjson.dumps({"raw": raw}), "quarantined")
