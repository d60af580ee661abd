"""What a batch of turns wants written, as one statement per table."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.store import erasing, logged, moments, words
from bot.store.files import is_row_fault
from bot.store.logged import ENTRY, GOT, INQUIRY, MEANT, MISS, NOTE, REOPEN, WROTE, year_and_number
from bot.store.packing import channel_of, pack
from bot.store.rewording import recall, reword
from bot.store.words import NUMBERS, TEXT
from bot.store.writer import savepoint
from knowledge.offers.records import NOTHING, Told
from knowledge.traffic import Effects, Job, Outgoing

Tell = Callable[[sqlite3.Connection, str, Told], None]  # writes what a conversation told about offers

FIRST_REFUSAL, LONGEST_REFUSAL = 0.5, 4.0  # seconds until a turn that could not be stored is tried again
FETCHED = frozenset({"web"})  # channels whose people fetch their lines themselves: nothing is left to deliver

DONE = "update inbox set state = 'done' where id in (select value from json_each(?))"
FAILED = """update inbox set attempts = j.value->>1, state = j.value->>2, not_before = j.value->>3,
  error = j.value->>4 from json_each(?) j where inbox.id = j.value->>0"""
MEET = "insert into conversation(id) select value from json_each(?) where true on conflict do nothing"
RETURNED = "update conversation set unreachable = null where id in (select value from json_each(?))"
REMEMBER = """update conversation set state = j.value->>1, memory = j.value->>2
  from json_each(?) j where conversation.id = j.value->>0"""
OUTBOX = """insert into outbox(id, inbox_id, conversation, channel, method, params, status, urgent, droppable,
  direct, at, language) select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
  value->>7, value->>8, value->>9, value->>10, value->>11 from json_each(?)"""
NUMBER = """insert into number(year, last) select value->>0, value->>1 from json_each(?) where true
  on conflict(year) do update set last = max(last, excluded.last)"""


@dataclass(frozen=True, slots=True)
class Failure:
    """A turn that went wrong, to be tried again *retry_in* seconds later; None sets the row aside."""

    error: str
    retry_in: float | None


@dataclass(frozen=True, slots=True)
class Order:
    """What one turn wants written: its effects, its failure, or both (an apology).

    *returns* says that no letter could reach the conversation before, and now it writes again.
    """

    job: Job
    effects: Effects | None = None
    failure: Failure | None = None
    returns: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A turn whose effects break a rule of the tables; it is tried again in *wait* seconds."""

    error: str
    wait: float


class Ids:
    """The rising ids that the lines of both directions share; only the writer takes from it."""

    def __init__(self, next_id: int) -> None:
        self._next = next_id

    def take(self, count: int) -> int:
        """Return the first of *count* ids that nothing else gets."""
        first = self._next
        self._next += count
        return first


def write(
    connection: sqlite3.Connection, ids: Ids, orders: Sequence[Order], *, now: datetime, tell: Tell
) -> Sequence[int | Refused]:
    """Write *orders*, one statement to a table, and return the first outbox id of each.

    What is told about offers is seldom, and is written turn by turn.
    """
    rows: dict[str, list[Any]] = {sql: [] for sql in _IN_ORDER}
    for order in orders:
        if order.failure is not None:
            rows[FAILED].append(_failed(order.job, order.failure, now))
    firsts = [_collect(rows, ids, order, at=moments.write(now)) for order in orders]
    for sql, values in rows.items():
        if values:
            connection.execute(sql, (pack(values),))
    for effects in (order.effects for order in orders if order.effects is not None):
        if effects.offers != NOTHING:
            tell(connection, effects.job.conversation, effects.offers)
        if effects.instead is not None:
            reword(connection, effects.rows, effects.instead)
        if effects.instead is not None and effects.recalled:
            recall(connection, effects.job, effects.recalled, effects.instead)
    return firsts


def write_each(
    connection: sqlite3.Connection, ids: Ids, orders: Sequence[Order], *, now: datetime, tell: Tell
) -> Sequence[int | Refused]:
    """Write *orders* one by one, after a fault in one of them; a refused one counts as an attempt."""
    return [_write_alone(connection, ids, order, now=now, tell=tell) for order in orders]


def is_due(outgoing: Outgoing) -> bool:
    """Tell whether *outgoing* is still to be delivered once it is committed."""
    return not outgoing.delivered and channel_of(outgoing.conversation) not in FETCHED


def _write_alone(
    connection: sqlite3.Connection, ids: Ids, order: Order, *, now: datetime, tell: Tell
) -> int | Refused:
    """Write one order; what cannot be stored is its handler's mistake and counts as an attempt."""
    try:
        with savepoint(connection):
            return write(connection, ids, [order], now=now, tell=tell)[0]
    except Exception as error:
        if not is_row_fault(error):
            raise
        refused = Refused(
            type(error).__name__, wait=min(FIRST_REFUSAL * 2**order.job.attempts, LONGEST_REFUSAL)
        )
        failure = Failure(f"{refused.error} in the store", refused.wait)
        connection.execute(FAILED, (pack([_failed(order.job, failure, now)]),))
        return refused


_IN_ORDER = (
    MEET,
    DONE,
    FAILED,
    *erasing.ALL,
    RETURNED,
    REMEMBER,
    ENTRY,
    NUMBER,
    INQUIRY,
    NOTE,
    TEXT,
    NUMBERS,
    WROTE,
    GOT,
    REOPEN,
    MEANT,
    MISS,
    OUTBOX,
)  # parents before children


def _collect(rows: dict[str, list[Any]], ids: Ids, order: Order, *, at: str) -> int:
    """Add the rows of what *order* does and return its first outbox id."""
    job, effects = order.job, order.effects
    if effects is None:
        return 0
    if order.failure is None:
        rows[DONE].extend(effects.rows)
    for sql in erasing.ALL if effects.erases else ():
        rows[sql].append(job.conversation)
    if order.returns:
        rows[RETURNED].append(job.conversation)
    if (effects.state, effects.memory) != (job.state, job.memory):
        rows[REMEMBER].append((job.conversation, effects.state, effects.memory.decode()))
    rows[ENTRY].extend(logged.entry_row(id_, effects.entry, at) for id_ in effects.rows)
    for inquiry in effects.inquiries:
        rows[NUMBER].append(year_and_number(inquiry.reference))
        rows[INQUIRY].append(logged.inquiry_row(job, inquiry, at))
    rows[NOTE].extend(logged.note_row(job, note, at) for note in effects.notes)
    said = [words.of_inquiry(inquiry) for inquiry in effects.inquiries]
    said += [words.of_text(note.reference, note.text) for note in effects.notes]
    rows[TEXT].extend(said)
    rows[NUMBERS].extend(number for one in said for number in words.numbers(one))
    rows[WROTE].extend((note.reference, at) for note in effects.notes)
    rows[GOT].extend((note.reference, note.got) for note in effects.notes if note.got)
    rows[REOPEN].extend((note.reference, at) for note in effects.notes if note.reopens)
    meant = (miss for miss in effects.misses if miss.meant)  # in the place of what was kept before they chose
    rows[MEANT].extend((job.conversation, miss.failing, miss.text) for miss in meant)
    rows[MISS].extend(logged.miss_row(job, miss, at) for miss in effects.misses)
    rows[MEET].extend(out.conversation for out in effects.outgoing if out.conversation != job.conversation)
    first = ids.take(len(effects.outgoing))
    rows[OUTBOX].extend(_line(first + n, job.head.id, out, at) for n, out in enumerate(effects.outgoing))
    return first


def _failed(job: Job, failure: Failure, now: datetime) -> tuple[Any, ...]:
    if failure.retry_in is None:
        return job.head.id, job.attempts + 1, "set-aside", None, failure.error
    until = moments.write(now + timedelta(seconds=failure.retry_in))
    return job.head.id, job.attempts + 1, "new", until, failure.error


def _line(id_: int, inbox_id: int | None, out: Outgoing, at: str) -> tuple[Any, ...]:
    status = "new" if is_due(out) else "sent"
    return (
        id_,
        inbox_id,
        out.conversation,
        channel_of(out.conversation),
        out.method,
        out.params.decode(),
        status,
        out.urgent,
        out.droppable,
        out.delivered,
        at,
        out.language,
    )


def insert_line(connection: sqlite3.Connection, ids: Ids, out: Outgoing, *, at: str) -> int:
    """Put one line that answers no update in the outbox and return its id."""
    first = ids.take(1)
    connection.execute(OUTBOX, (pack([_line(first, None, out, at)]),))
    return first
