"""The way in: what arrived, who holds it, and the commit of a batch of turns.

The claims live in memory, since one process owns the file; what was acknowledged lives on the disk.
"""

import sqlite3
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any

from bot.store import cases, moments
from bot.store.arrivals import Row, Sealed, seal
from bot.store.erasing import MAIL, MAIL_OFFER
from bot.store.lanes import Lanes
from bot.store.memories import Memories, Remembered
from bot.store.offers import links
from bot.store.offers.telling import Telling
from bot.store.orders import FETCHED, MEET, Failure, Ids, Order, Refused, write, write_each
from bot.store.outbox import Outbox
from bot.store.packing import pack
from bot.store.reader import Reader
from bot.store.wal import Wal
from bot.store.watching import Watchers
from bot.store.writer import Writer
from knowledge.observing import Observer, Outcome
from knowledge.offers.offer import OfferId
from knowledge.records import Case
from knowledge.traffic import Arrival, Effects, Job

BEHIND = 20  # rows shown behind the head: a burst longer than this is two
SUSPECT = 3  # starts that a row outlived unanswered: then it is tried alone, its attempt counted beforehand
REUSED_AFTER = timedelta(days=2)  # Telegram keeps an update 24 hours: a key seen again later is a new one

RECEIVE = """insert into inbox(id, channel, bot, update_id, conversation, body, redacted, answered, state,
  received_at) select ?1 + key, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
  value->>7, ?2 from json_each(?3) where true on conflict(channel, bot, update_id) do nothing"""
NEW = "select id from inbox where id >= ? order by id"
UNDO = "delete from inbox where id >= ?"
RENUMBER = """update inbox set update_id = update_id || '@' || received_at
  where received_at < ? and channel not in (select value from json_each(?)) and (channel, bot, update_id) in
  (select value->>0, value->>1, value->>2 from json_each(?))"""
ATTEMPT = "update inbox set attempts = attempts + 1 where id = ?"
BOOT = "update inbox set boots = boots + 1 where state = 'new'"
LEFT = """select conversation, id, body, redacted, answered, attempts, boots, not_before from inbox
  where state = 'new' order by id"""
STATE = """select id, state, memory, exists(select 1 from inquiry where conversation = conversation.id),
  exists(select 1 from provider where conversation = conversation.id and conversation <> '')
  from conversation where id in (select value from json_each(?))"""


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

    def __init__(  # noqa: PLR0913 the store hands over its parts, by name
        self,
        *,
        writer: Writer,
        reader: Reader,
        ids: Ids,
        outbox: Outbox,
        memories: Memories,
        watchers: Watchers,
        wal: Wal,
        clock: moments.Clock,
        observer: Observer,
        telling: Telling,
        blocked: Collection[str] = (),
    ) -> None:
        self._blocked, self._telling = blocked, telling
        self._writer, self._reader, self._ids, self._outbox, self._clock = writer, reader, ids, outbox, clock
        self._memories, self._watchers, self._wal, self._observer = memories, watchers, wal, observer
        self._lanes: Lanes[Row] = Lanes()

    def load(self, left: Iterable[tuple[Any, ...]]) -> None:
        """Queue what an earlier process left waiting."""
        now = self._clock()
        for conversation, id_, body, redacted, answered, attempts, boots, not_before in left:
            row = Row(id_, body.encode(), bool(redacted), bool(answered), attempts, boots)
            self._lanes.put(conversation, row, wait=moments.seconds_until(not_before, now=now))

    def close(self) -> None:
        """Stop the timers."""
        self._lanes.close()

    async def receive(self, arrivals: Sequence[Arrival]) -> int:
        """Commit *arrivals* and return how many were new."""
        sealed = [seal(arrival) for arrival in arrivals]
        everybody = [arrival.conversation for arrival in arrivals]
        strangers = [conversation for conversation in everybody if conversation not in self._memories]
        rows, now = pack([one.values() for one in sealed]), self._clock()

        def insert(connection: sqlite3.Connection, met: Sequence[str]) -> dict[int, Sealed]:
            first = self._ids.take(len(sealed))
            if met:
                connection.execute(MEET, (pack(met),))
            new = dict(enumerate(sealed, first))
            if connection.execute(RECEIVE, (first, moments.write(now), rows)).rowcount < len(new):
                return {id_: new[id_] for id_ in _insert_again(connection, first, rows, now)}
            return new

        def queue(new: dict[int, Sealed] | Exception) -> None:
            for id_, one in () if isinstance(new, Exception) else new.items():
                self._observer.received(one.arrival.channel)
                if one.state == "new":
                    waiting = Row(id_, one.body, one.arrival.redacted, one.arrival.answered)
                    self._lanes.put(one.arrival.conversation, waiting)
                    self._watchers.wake(one.arrival.conversation)

        new = await self._writer.do(
            lambda connection: insert(connection, strangers),
            carefully=lambda connection: insert(connection, everybody),  # one may have been swept meanwhile
            then=queue,
        )
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
        await self._commit([self._marked(order) for order in batch.orders], held)

    def _marked(self, order: Order) -> Order:
        """Return *order*, with a mark where a person comes back whom no letter could reach."""
        returns = order.effects is not None and self._outbox.is_unreachable(order.job.conversation)
        return replace(order, returns=True) if returns else order

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
        known = {name: self._memories[name] for name in conversations if name in self._memories}
        if strangers := [name for name in conversations if name not in known]:
            for name, state, memory, *has in await self._reader.rows(STATE, pack(strangers)):
                known[name] = Remembered(state, memory.encode(), *map(bool, has))
                self._memories.keep(name, known[name])
        owners = [name for name in conversations if known[name].has_cases]
        theirs = await cases.of(self._reader, owners) if owners else {}
        providers = [name for name in conversations if known[name].provides]
        offers = await links.of(self._reader, providers) if providers else {}
        return [
            await self._job(name, known[name], theirs.get(name, ()), offers.get(name, ()))
            for name in conversations
        ]

    async def _job(
        self,
        conversation: str,
        remembered: Remembered,
        theirs: tuple[Case, ...],
        offers: tuple[OfferId, ...],
    ) -> Job:
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
            blocked=conversation in self._blocked,
            provides=offers,
        )

    async def _commit(self, orders: Sequence[Order], held: Collection[str]) -> None:
        now = self._clock()
        tell = partial(self._telling.write, now=now)

        def mirror(results: Sequence[int | Refused] | Exception) -> None:
            undone = set(held)
            if not isinstance(results, Exception):
                self._erase(orders, results)
            for order, result in () if isinstance(results, Exception) else zip(orders, results, strict=True):
                undone.discard(order.job.conversation)
                self._settle(order, result)
            self._release(undone)

        await self._writer.do(
            lambda connection: write(connection, self._ids, orders, now=now, tell=tell),
            carefully=lambda connection: write_each(connection, self._ids, orders, now=now, tell=tell),
            then=mirror,
        )

    def _erase(self, orders: Sequence[Order], results: Sequence[int | Refused]) -> None:
        """Mirror what was erased, before anything that the same commit put in its place."""
        erased = [
            conversation
            for order, result in zip(orders, results, strict=True)
            if order.effects is not None and order.effects.erases and not isinstance(result, Refused)
            for conversation in (order.job.conversation, *_mailed(order.job))
        ]
        if erased:
            self._outbox.erase(erased)
        if erased or any(_reworded(order, result) for order, result in zip(orders, results, strict=True)):
            self._wal.empty_soon()

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
        if not (effects and effects.outgoing):  # nobody waits any more for what will not come
            self._watchers.wake(job.conversation)
        self._lanes.release(job.conversation, gone=[row for row in heads if row.id in answered])
        if effects is not None:
            if job.conversation in self._memories:  # if not, it is read anew: its cases may have moved
                has = bool(job.cases or effects.inquiries), bool(job.provides)
                self._memories.keep(job.conversation, Remembered(effects.state, effects.memory, *has))
            self._outbox.take_in(effects.outgoing, first=result)
            if order.returns:
                self._outbox.reached(job.conversation)


def _reworded(order: Order, result: int | Refused) -> bool:
    done = order.effects is not None and not isinstance(result, Refused)
    return done and order.effects is not None and order.effects.instead is not None


def _mailed(job: Job) -> list[str]:
    """Return where the letters wait that are sent by mail about the cases and the offers of *job*."""
    cases_ = (MAIL + case.reference for case in job.cases if not case.journalised_at)
    return [*cases_, *(MAIL_OFFER + id_ for id_ in job.provides)]


def _insert_again(connection: sqlite3.Connection, first: int, rows: str, now: datetime) -> list[int]:
    """Return which rows from *first* on are new, once old ones with a key used again have another."""
    old = moments.write(now - REUSED_AFTER)
    if connection.execute(RENUMBER, (old, pack(sorted(FETCHED)), rows)).rowcount:
        connection.execute(UNDO, (first,))
        connection.execute(RECEIVE, (first, moments.write(now), rows))
    return [id_ for (id_,) in connection.execute(NEW, (first,))]


def _outcome(failure: Failure | None, result: int | Refused) -> Outcome:
    if isinstance(result, Refused):
        return Outcome.FAILED
    if failure is None:
        return Outcome.DONE
    return Outcome.SET_ASIDE if failure.retry_in is None else Outcome.FAILED
