"""The way out: what is due, what became of it, and whom no letter reaches."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from bot.store import moments
from bot.store.lanes import Lanes
from bot.store.memories import Memories
from bot.store.orders import MEET, is_due
from bot.store.packing import channel_of, pack
from bot.store.watching import Watchers
from bot.store.writer import Writer
from knowledge.observing import Observer
from knowledge.traffic import Delivery, Letter, Outgoing, Receipt

Rows = Sequence[tuple[Any, ...]]

STALE = timedelta(seconds=30)  # a button's spinner stops by itself about then; later its end is worth nothing

# Of a mail that is settled for good only its fate is kept: its case has what was said, and its one-time link
# would be of use to a thief alone.
SETTLE = """update outbox set status = j.value->>1, message_id = j.value->>2, not_before = j.value->>3,
  reason = j.value->>4, attempts = attempts + 1,
  params = case when channel = 'mail' and j.value->>1 <> 'new' then '{}' else params end
  from json_each(?) j where outbox.id = j.value->>0"""
MARK = """update conversation set unreachable = j.value->>1 from json_each(?) j
  where conversation.id = j.value->>0"""
MARKED = "select id from conversation where unreachable is not null"
MOVE = (
    """update outbox set conversation = :new, params = json_set(params, '$.chat_id', :chat)
      where status = 'new' and conversation = :old""",
    "update inquiry set conversation = :new where conversation = :old",
    "update provider set conversation = :new where conversation = :old",
    "update proposal set conversation = :new where conversation = :old",
    """update conversation set state = old.state, memory = old.memory from conversation old
      where old.id = :old and conversation.id = :new and conversation.memory = '{}'""",
    "update conversation set state = null, memory = '{}' where id = :old",
)
PAUSE = """insert into pause(channel, until) values (?, ?)
  on conflict(channel) do update set until = max(until, excluded.until)"""
PAUSES = "select channel, until from pause"
LEFT = """select conversation, not_before, id, method, params, language, urgent, droppable, at, attempts
  from outbox where status = 'new' order by id"""
_STATUS = {Delivery.RETRY: "new", Delivery.MIGRATED: "new"}  # every other fate is its own status
_UNREACHABLE = frozenset({Delivery.BLOCKED, Delivery.GONE})


@dataclass(frozen=True, slots=True)
class Left:
    """What an earlier process left in the tables of the way out."""

    letters: Rows
    pauses: Rows
    unreachable: Rows


@dataclass(slots=True)
class _Sealed:
    """A letter that waits, its params still bytes."""

    id: int
    method: str
    params: bytes
    language: str
    urgent: bool
    droppable: bool
    at: datetime
    attempts: int = 0
    erased: bool = False


class Outbox:
    """Hands out letters, one in flight per conversation, and knows whom none reached."""

    def __init__(
        self,
        *,
        writer: Writer,
        memories: Memories,
        watchers: Watchers,
        clock: moments.Clock,
        observer: Observer,
    ) -> None:
        self._writer, self._memories, self._watchers = writer, memories, watchers
        self._clock, self._observer = clock, observer
        self._lanes: defaultdict[str, Lanes[_Sealed]] = defaultdict(Lanes)
        self._in_flight: dict[int, tuple[str, _Sealed]] = {}
        self._dropped: list[int] = []
        self._unreachable: set[str] = set()
        self._pauses: dict[str, str] = {}

    def load(self, left: Left) -> None:
        """Take over what an earlier process left: letters to deliver, pauses, and whom it could not reach."""
        self._unreachable = {conversation for (conversation,) in left.unreachable}
        self._pauses = dict(left.pauses)
        now = self._clock()
        for conversation, not_before, *letter in left.letters:
            self._put(conversation, _sealed(letter), wait=moments.seconds_until(not_before, now=now))

    def close(self) -> None:
        """Stop the timers."""
        for lanes in self._lanes.values():
            lanes.close()

    def take_in(self, outgoing: Sequence[Outgoing], *, first: int) -> None:
        """Queue what has just been committed, its ids counting from *first*, and wake who watches."""
        now = self._clock()
        for id_, out in enumerate(outgoing, first):
            if is_due(out):
                marks = out.language, out.urgent, out.droppable
                self._put(out.conversation, _Sealed(id_, out.method, out.params, *marks, now))
            self._watchers.wake(out.conversation)

    def erase(self, conversations: Collection[str]) -> None:
        """Mirror that the lines of *conversations* are gone; one in flight is let go when it is settled."""
        for conversation in conversations:
            flying = [sealed for whose, sealed in self._in_flight.values() if whose == conversation]
            for sealed in flying:
                sealed.erased = True
            self._lanes[channel_of(conversation)].strip(conversation, held=flying)
        self._watchers.tell_erased(conversations)

    def is_unreachable(self, conversation: str) -> bool:
        """Tell whether letters to *conversation* were refused since it last wrote."""
        return conversation in self._unreachable

    def reached(self, conversation: str) -> None:
        """Mirror that *conversation* has written again, or is gone."""
        self._unreachable.discard(conversation)

    async def pause(self, channel: str, until: datetime) -> None:
        """Keep, over a restart too, that nothing of *channel* may go out before *until*."""
        moment = moments.write(until)

        def mirror(error: Exception | None) -> None:
            if error is None:
                self._pauses[channel] = max(moment, self._pauses.get(channel, ""))

        def record(connection: sqlite3.Connection) -> None:
            connection.execute(PAUSE, (channel, moment))

        await self._writer.do(record, then=mirror)

    async def paused(self, channel: str) -> datetime | None:
        """Return until when nothing of *channel* may go out; None when it may."""
        until = self._pauses.get(channel)
        if until is None or until <= moments.write(self._clock()):
            return None
        return datetime.fromisoformat(until)

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
        rows = [
            (r.id, _STATUS.get(r.delivery, r.delivery), r.message_id, _when(r), r.reason) for r in settled
        ]
        rows += [(id_, Delivery.DROPPED, None, None, "") for id_ in dropped]
        known = [r for r in settled if r.id in self._in_flight]
        marks = [(self._in_flight[r.id][0], r.delivery) for r in known if r.delivery in _UNREACHABLE]
        moves = [(self._in_flight[r.id][0], r.moved_to) for r in known if r.delivery is Delivery.MIGRATED]

        def record(connection: sqlite3.Connection) -> None:
            connection.execute(SETTLE, (pack(rows),))
            if marks:
                connection.execute(MARK, (pack(marks),))
            for old, new in moves:
                _move(connection, old, new)

        def mirror(error: Exception | None) -> None:
            if error is None:
                self._dropped = self._dropped[len(dropped) :]
                self._unreachable.update(conversation for conversation, _ in marks)
                self._memories.forget(conversation for move in moves for conversation in move)
                for receipt in settled:
                    self._observer.settled(receipt.delivery)
                    self._let_go(receipt)

        await self._writer.do(record, then=mirror)

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
        marks = sealed.language, sealed.attempts, sealed.urgent, sealed.droppable
        return Letter(sealed.id, conversation, sealed.method, params, *marks)

    def _let_go(self, receipt: Receipt) -> None:
        """Mirror in memory what has been committed."""
        if receipt.id not in self._in_flight:
            return
        conversation, sealed = self._in_flight.pop(receipt.id)
        lanes = self._lanes[channel_of(conversation)]
        if receipt.delivery is Delivery.MIGRATED:
            self._move(lanes.empty(conversation), receipt.moved_to)
        elif receipt.delivery is Delivery.RETRY and not sealed.erased:
            sealed.attempts += 1
            wait = moments.seconds_until(_when(receipt), now=self._clock())
            lanes.release(conversation, wait=wait)
        else:
            lanes.release(conversation, gone=[sealed])

    def _move(self, letters: Iterable[_Sealed], to: str) -> None:
        for sealed in letters:
            if sealed.erased:
                continue
            sealed.params = orjson.dumps(orjson.loads(sealed.params) | {"chat_id": _chat(to)})
            self._put(to, sealed)


def read(connection: sqlite3.Connection) -> Left:
    """Return what an earlier process left."""
    return Left(*(connection.execute(sql).fetchall() for sql in (LEFT, PAUSES, MARKED)))


def _sealed(letter: Sequence[Any]) -> _Sealed:
    id_, method, params, language, urgent, droppable, at, attempts = letter
    moment = datetime.fromisoformat(at)
    return _Sealed(id_, method, params.encode(), language, bool(urgent), bool(droppable), moment, attempts)


def _move(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Let the waiting letters, the cases and the memory of *old* follow to *new*."""
    connection.execute(MEET, (pack([new]),))
    for sql in MOVE:
        connection.execute(sql, {"old": old, "new": new, "chat": _chat(new)})


def _when(receipt: Receipt) -> str | None:
    return moments.write(receipt.not_before) if receipt.not_before else None


def _chat(conversation: str) -> int:
    return int(conversation.rpartition(":")[2])
