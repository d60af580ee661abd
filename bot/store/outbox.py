"""The way out: what is due, what became of it, and what a browser reads again."""

import asyncio
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from bot.store import moments
from bot.store.lanes import Lanes
from bot.store.orders import MEET, channel_of, is_due, pack
from bot.store.reader import Reader
from bot.store.writer import Writer
from knowledge.store import Delivery, Letter, Line, Observer, Outgoing, Receipt

STALE = timedelta(seconds=30)  # a button's spinner stops by itself about then; later its end is worth nothing

SETTLE = """update outbox set status = j.value->>1, message_id = j.value->>2, not_before = j.value->>3,
  attempts = attempts + 1 from json_each(?) j where outbox.id = j.value->>0"""
MOVE = """update outbox set conversation = ?, params = json_set(params, '$.chat_id', ?)
  where status = 'new' and conversation = (select conversation from outbox where id = ?)"""
LEFT = """select id, conversation, method, params, attempts, urgent, droppable, not_before, at from outbox
  where status = 'new' order by id"""
REPLAY = """select id, 1, update_id, '', body, 0, received_at from inbox
  where conversation = ?1 and id > ?2 and state <> 'quarantined'
  union all select o.id, 0, coalesce(i.update_id, ''), o.method, o.params, o.direct, o.at
  from outbox o left join inbox i on i.id = o.inbox_id where o.conversation = ?1 and o.id > ?2 order by 1"""

_STATUS = {Delivery.RETRY: "new", Delivery.MIGRATED: "new"}  # every other fate is its own status


@dataclass(slots=True)
class _Sealed:
    """A letter that waits, its params still bytes."""

    id: int
    method: str
    params: bytes
    urgent: bool
    droppable: bool
    at: datetime
    attempts: int = 0


class Outbox:
    """Hands out letters, one in flight per conversation, and wakes those who watch a conversation."""

    def __init__(self, writer: Writer, reader: Reader, clock: moments.Clock, observer: Observer) -> None:
        self._observer = observer
        self._writer, self._reader, self._clock = writer, reader, clock
        self._lanes: defaultdict[str, Lanes[_Sealed]] = defaultdict(Lanes)
        self._in_flight: dict[int, tuple[str, _Sealed]] = {}
        self._dropped: list[int] = []
        self._watchers: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def load(self, left: Iterable[tuple[Any, ...]]) -> None:
        """Queue what an earlier process left undelivered."""
        now = self._clock()
        for id_, conversation, method, params, attempts, urgent, droppable, not_before, at in left:
            moment = datetime.fromisoformat(at)
            sealed = _Sealed(id_, method, params.encode(), bool(urgent), bool(droppable), moment, attempts)
            self._put(conversation, sealed, wait=moments.seconds_until(not_before, now=now))

    def close(self) -> None:
        """Stop the timers."""
        for lanes in self._lanes.values():
            lanes.close()

    def take_in(self, outgoing: Sequence[Outgoing], *, first: int) -> None:
        """Queue what has just been committed, its ids counting from *first*, and wake who watches."""
        now = self._clock()
        for id_, out in enumerate(outgoing, first):
            if is_due(out):
                sealed = _Sealed(id_, out.method, out.params, out.urgent, out.droppable, now)
                self._put(out.conversation, sealed)
            for watcher in self._watchers.get(out.conversation, ()):
                watcher.set()

    async def due(self, channel: str, limit: int) -> Sequence[Letter]:
        """Wait for letters of *channel* that may go now; at most one per conversation, urgent first."""
        lanes = self._lanes[channel]
        while True:
            taken = await lanes.take(limit)
            if letters := [letter for lane in taken if (letter := self._hand_out(lanes, lane))]:
                return letters

    async def settle(self, receipts: Iterable[Receipt]) -> None:
        """Record what became of letters; until that is committed, their conversations wait."""
        settled, dropped = list(receipts), self._dropped
        if not settled:
            return
        rows = [(r.id, _STATUS.get(r.delivery, r.delivery), r.message_id, _when(r)) for r in settled]
        rows += [(id_, Delivery.DROPPED, None, None) for id_ in dropped]
        moves = [(r.id, r.moved_to) for r in settled if r.delivery is Delivery.MIGRATED]

        def record(connection: sqlite3.Connection) -> None:
            connection.execute(SETTLE, (pack(rows),))
            for id_, moved_to in moves:
                connection.execute(MEET, (pack([moved_to]),))
                connection.execute(MOVE, (moved_to, _chat(moved_to), id_))

        def mirror(error: Exception | None) -> None:
            if error is None:
                self._dropped = self._dropped[len(dropped) :]
                for receipt in settled:
                    self._observer.settled(receipt.delivery)
                    self._let_go(receipt)

        await self._writer.do(record, then=mirror)

    async def replay(self, conversation: str, after: int) -> Sequence[Line]:
        """Return the committed lines of *conversation* with an id above *after*, oldest first.

        A line of the person's own has no method, and their update as its params.
        """
        rows = await self._reader.rows(REPLAY, conversation, after)
        return [_line(row) for row in rows]

    async def wait(self, conversation: str, after: int, seconds: float) -> Sequence[Line]:
        """Like `replay`, but wait up to *seconds* for a first line of ours."""
        news = asyncio.Event()
        self._watchers[conversation].add(news)
        until = asyncio.get_running_loop().time() + seconds
        try:
            while True:
                news.clear()  # before the read: what is committed after it wakes us
                lines = await self.replay(conversation, after)
                left = until - asyncio.get_running_loop().time()
                if left <= 0 or not all(line.mine for line in lines):
                    return lines
                await _wait(news, left)
        finally:
            self._watchers[conversation].discard(news)
            if not self._watchers[conversation]:
                del self._watchers[conversation]

    def _put(self, conversation: str, sealed: _Sealed, *, wait: float = 0) -> None:
        self._lanes[channel_of(conversation)].put(conversation, sealed, urgent=sealed.urgent, wait=wait)

    def _hand_out(self, lanes: Lanes[_Sealed], conversation: str) -> Letter | None:
        sealed = next(lanes.items(conversation))
        if sealed.droppable and self._clock() - sealed.at > STALE:
            self._dropped.append(sealed.id)  # written with the next receipts; forgotten, it is dropped again
            lanes.release(conversation, gone=[sealed])
            return None
        self._in_flight[sealed.id] = conversation, sealed
        params = orjson.loads(sealed.params)
        marks = sealed.attempts, sealed.urgent, sealed.droppable
        return Letter(sealed.id, conversation, sealed.method, params, *marks)

    def _let_go(self, receipt: Receipt) -> None:
        """Mirror in memory what has been committed."""
        if receipt.id not in self._in_flight:
            return
        conversation, sealed = self._in_flight.pop(receipt.id)
        lanes = self._lanes[channel_of(conversation)]
        if receipt.delivery is Delivery.MIGRATED:
            self._move(lanes.empty(conversation), receipt.moved_to)
        elif receipt.delivery is Delivery.RETRY:
            sealed.attempts += 1
            wait = moments.seconds_until(_when(receipt), now=self._clock())
            lanes.release(conversation, wait=wait)
        else:
            lanes.release(conversation, gone=[sealed])

    def _move(self, letters: Iterable[_Sealed], to: str) -> None:
        for sealed in letters:
            sealed.params = orjson.dumps(orjson.loads(sealed.params) | {"chat_id": _chat(to)})
            self._put(to, sealed)


def _when(receipt: Receipt) -> str | None:
    return moments.write(receipt.not_before) if receipt.not_before else None


def _chat(conversation: str) -> int:
    return int(conversation.rpartition(":")[2])


def _line(row: tuple[Any, ...]) -> Line:
    id_, mine, update_id, method, params, direct, at = row
    moment = datetime.fromisoformat(at)
    return Line(id_, bool(mine), update_id, method, orjson.loads(params), bool(direct), moment)


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
