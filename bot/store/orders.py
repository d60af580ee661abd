"""What a batch of turns wants written, as one statement per table."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from bot.store import erasing, moments, words
from bot.store.files import is_row_fault
from bot.store.words import NUMBERS, TEXT
from bot.store.writer import savepoint
from knowledge.records import CaseState, Entry, Inquiry, Miss, Note
from knowledge.traffic import Effects, Job, Outgoing

FIRST_REFUSAL, LONGEST_REFUSAL = 0.5, 4.0  # seconds until a turn that could not be stored is tried again
FETCHED = frozenset({"web"})  # channels whose people fetch their lines themselves: nothing is left to deliver

DONE = "update inbox set state = 'done' where id in (select value from json_each(?))"
FAILED = """update inbox set attempts = j.value->>1, state = j.value->>2, not_before = j.value->>3,
  error = j.value->>4 from json_each(?) j where inbox.id = j.value->>0"""
MEET = "insert into conversation(id) select value from json_each(?) where true on conflict do nothing"
RETURNED = "update conversation set unreachable = null where id in (select value from json_each(?))"
REMEMBER = """update conversation set state = j.value->>1, memory = j.value->>2
  from json_each(?) j where conversation.id = j.value->>0"""
ENTRY = """insert into entry(inbox_id, decision, topic, certainty, language, municipality, council, redacted,
  at) select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8
  from json_each(?)"""
OUTBOX = """insert into outbox(id, inbox_id, conversation, channel, method, params, status, urgent, droppable,
  direct, at, language) select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
  value->>7, value->>8, value->>9, value->>10, value->>11 from json_each(?)"""
NUMBER = """insert into number(year, last) select value->>0, value->>1 from json_each(?) where true
  on conflict(year) do update set last = max(last, excluded.last)"""
INQUIRY = f"""insert into inquiry(reference, year, number, code, inbox_id, conversation, topic, kind, text,
  municipalities, councils, actor, unreached, reach, address, language, notice, state,
  opened_at, since, changed_at, arrived)
  select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8,
  value->>9, value->>10, value->>11, value->>12, value->>13, value->>14, value->>15,
  value->>16, '{CaseState.NEW}', value->>17, value->>17, value->>17, value->>18 from json_each(?)"""  # noqa: S608 our own word
NOTE = """insert into case_message(inquiry_id, inbox_id, mine, text, edited, at)
  select (select id from inquiry where reference = value->>0), value->>1, 1, value->>2, value->>3, value->>4
  from json_each(?)"""
MISS = """insert into miss(conversation, failing, text, language, topic, certainty, place, meant, at)
  select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8
  from json_each(?)"""
MEANT = """delete from miss where id in (select m.id from json_each(?) j join miss m
  on m.conversation = j.value->>0 and m.failing = j.value->>1 and m.text = j.value->>2
  where m.meant = '' and m.settled = '')"""
GOT = """update inquiry set got = j.value->>1 from json_each(?) j where inquiry.reference = j.value->>0"""
WROTE = """update inquiry set version = version + 1, changed_at = j.value->>1 from json_each(?) j
  where inquiry.reference = j.value->>0
    or inquiry.id = (select merged_into from inquiry where reference = j.value->>0)"""
REOPEN = f"""update inquiry set state = case when inquiry.state <> '{CaseState.WAITING}'
    then '{CaseState.REOPENED}' when owner is null then '{CaseState.NEW}' else '{CaseState.IN_PROGRESS}' end,
  since = said.at, waiting_for = '', wake_on = '', closed_at = '' from
    (select coalesce(i.merged_into, i.id) as id, j.value->>1 as at
      from json_each(?) j join inquiry i on i.reference = j.value->>0) said
  where (inquiry.id = said.id or inquiry.merged_into = said.id)
  and inquiry.state in ('{CaseState.ANSWERED}', '{CaseState.CLOSED}', '{CaseState.WAITING}',
    '{CaseState.FORWARDED}')"""  # noqa: S608 our own words


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
    connection: sqlite3.Connection, ids: Ids, orders: Sequence[Order], *, now: datetime
) -> Sequence[int | Refused]:
    """Write *orders*, one statement to a table, and return the first outbox id of each."""
    rows: dict[str, list[Any]] = {sql: [] for sql in _IN_ORDER}
    for order in orders:
        if order.failure is not None:
            rows[FAILED].append(_failed(order.job, order.failure, now))
    firsts = [_collect(rows, ids, order, at=moments.write(now)) for order in orders]
    for sql, values in rows.items():
        if values:
            connection.execute(sql, (pack(values),))
    return firsts


def write_each(
    connection: sqlite3.Connection, ids: Ids, orders: Sequence[Order], *, now: datetime
) -> Sequence[int | Refused]:
    """Write *orders* one by one, after a fault in one of them; a refused one counts as an attempt."""
    return [_write_alone(connection, ids, order, now=now) for order in orders]


def is_due(outgoing: Outgoing) -> bool:
    """Tell whether *outgoing* is still to be delivered once it is committed."""
    return not outgoing.delivered and channel_of(outgoing.conversation) not in FETCHED


def channel_of(conversation: str) -> str:
    """Return the channel in the key of a conversation."""
    return conversation.partition(":")[0]


def pack(rows: object) -> str:
    """Return *rows* as the JSON that `json_each` unpacks."""
    return orjson.dumps(rows).decode()


def _write_alone(connection: sqlite3.Connection, ids: Ids, order: Order, *, now: datetime) -> int | Refused:
    """Write one order; what cannot be stored is its handler's mistake and counts as an attempt."""
    try:
        with savepoint(connection):
            return write(connection, ids, [order], now=now)[0]
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
    rows[ENTRY].extend(_entry(id_, effects.entry, at) for id_ in effects.rows)
    for inquiry in effects.inquiries:
        rows[NUMBER].append(year_and_number(inquiry.reference))
        rows[INQUIRY].append(_inquiry(job, inquiry, at))
    rows[NOTE].extend(_note(job, note, at) for note in effects.notes)
    said = [words.of_inquiry(inquiry) for inquiry in effects.inquiries]
    said += [words.of_text(note.reference, note.text) for note in effects.notes]
    rows[TEXT].extend(said)
    rows[NUMBERS].extend(number for one in said for number in words.numbers(one))
    rows[WROTE].extend((note.reference, at) for note in effects.notes)
    rows[GOT].extend((note.reference, note.got) for note in effects.notes if note.got)
    rows[REOPEN].extend((note.reference, at) for note in effects.notes if note.reopens)
    meant = (miss for miss in effects.misses if miss.meant)  # in the place of what was kept before they chose
    rows[MEANT].extend((job.conversation, miss.failing, miss.text) for miss in meant)
    rows[MISS].extend(_miss(job, miss, at) for miss in effects.misses)
    rows[MEET].extend(out.conversation for out in effects.outgoing if out.conversation != job.conversation)
    first = ids.take(len(effects.outgoing))
    rows[OUTBOX].extend(_line(first + n, job.head.id, out, at) for n, out in enumerate(effects.outgoing))
    return first


def _failed(job: Job, failure: Failure, now: datetime) -> tuple[Any, ...]:
    if failure.retry_in is None:
        return job.head.id, job.attempts + 1, "set-aside", None, failure.error
    until = moments.write(now + timedelta(seconds=failure.retry_in))
    return job.head.id, job.attempts + 1, "new", until, failure.error


def _entry(id_: int, entry: Entry, at: str) -> tuple[Any, ...]:
    return (
        id_,
        entry.decision,
        entry.topic,
        entry.certainty,
        entry.language,
        entry.municipality,
        entry.council,
        entry.redacted,
        at,
    )


def _inquiry(job: Job, inquiry: Inquiry, at: str) -> tuple[Any, ...]:
    return (
        inquiry.reference,
        *year_and_number(inquiry.reference),
        inquiry.code,
        job.head.id,
        job.conversation,
        inquiry.topic,
        inquiry.kind,
        inquiry.text,
        pack(inquiry.municipalities),
        pack(inquiry.councils),
        inquiry.actor,
        inquiry.unreached,
        inquiry.reach,
        inquiry.address,
        inquiry.language,
        inquiry.notice,
        at,
        channel_of(job.conversation),
    )


def year_and_number(reference: str) -> tuple[int, int]:
    """Return the year and the number in a reference like ``26-0147-K``."""
    year, number, _ = reference.split("-")
    return 2000 + int(year), int(number)


def _miss(job: Job, miss: Miss, at: str) -> tuple[Any, ...]:
    told = (miss.failing, miss.text, miss.language, miss.topic, miss.certainty, miss.place, miss.meant)
    return job.conversation, *told, at


def _note(job: Job, note: Note, at: str) -> tuple[Any, ...]:
    return note.reference, job.head.id, note.text, note.edited, at


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
