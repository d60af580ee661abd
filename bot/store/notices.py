"""What the clock has told and done, each in one commit with the letters that tell it."""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time
from typing import Any

from bot.store import moments
from bot.store.book import Book
from bot.store.desk.lists import ASKABLE, OPEN, THERE, VIEWS
from bot.store.desk.rows import listed
from bot.store.erasing import MAIL
from bot.store.orders import MEET, Ids, insert_line
from bot.store.outbox import Outbox
from bot.store.packing import pack
from bot.store.trail import HEAD
from bot.store.writer import savepoint
from knowledge.casework.actions import Taken
from knowledge.casework.expected import Answered
from knowledge.casework.notices import Forwardee, Noticed, Situation, Stage
from knowledge.casework.records import Deadlines, View
from knowledge.casework.rules import AT_HAND
from knowledge.casework.schedule import Job, Run
from knowledge.casework.staff import CLOCK
from knowledge.casework.trail import Act
from knowledge.errors import IndgangError
from knowledge.offers.offer import Status
from knowledge.offers.records import State
from knowledge.records import CaseState
from knowledge.terms import DENMARK
from knowledge.traffic import Delivery, Outgoing

MOST = 100  # new cases in one look: each is a mail, and the rest are told a moment later
TOGETHER = 5_000  # late cases in one look: all are one mail, also after old ones were imported
LISTED = 20  # references of one kind in a digest; a longer list is not read

_AT_HAND = ", ".join(f"'{state}'" for state in sorted(AT_HAND))
_LOST = ", ".join(
    f"'{fate}'" for fate in (Delivery.BLOCKED, Delivery.GONE, Delivery.REFUSED, Delivery.DROPPED)
)
_CASE = "select reference, topic, councils, since, coalesce((select name from account where id = owner), '')"
_UNTOLD = """not exists (select 1 from notice n
  where n.inquiry_id = i.id and n.what = :stage and n.since = i.since)"""
UNTOLD = {
    Stage.NEW: f"""{_CASE} from inquiry i where inbox_id is not null and state <> '{CaseState.ERASED}'
      and id > coalesce((select inquiry_id from notice where what = :stage
        order by inquiry_id desc limit 1), 0)
      order by id limit :most""",  # noqa: S608 our own words
    Stage.UNOWNED: f"""{_CASE} from inquiry i where {THERE} and i.state in ({_AT_HAND})
      and i.owner is null and i.since <= :claim and {_UNTOLD} order by i.since limit :most""",
    Stage.UNANSWERED: f"""{_CASE} from inquiry i where {THERE} and i.state in ({_AT_HAND})
      and i.owner is not null and i.since <= :answer and {_UNTOLD} order by i.since limit :most""",
    Stage.DECLINED: f"""{_CASE}, (select receiver from forwarding f where f.answer = '{Taken.DECLINED}'
        and f.inquiry_id in (select i.id union all select id from inquiry where merged_into = i.id)
        order by f.answered_at desc limit 1)
      from inquiry i where {THERE} and {OPEN} and i.news = '{Taken.DECLINED}' and {_UNTOLD}
      order by i.id limit :most""",  # noqa: S608 our own words
}
TELL = """insert into notice(inquiry_id, what, since, at)
  select id, ?, since, ? from inquiry where reference = ? on conflict do nothing"""
OFFERS = f"""select (select count(*) from proposal where state = '{State.WAITING}'),
  (select count(*) from offer where status = '{Status.ACTIVE}' and known_on <= ?)"""  # noqa: S608 our own words
DONE = "select job, due from run where due >= ?"
RUN = "insert into run(job, due, at) values (?, ?, ?) on conflict do nothing"
OLDEST = f"""{_CASE} from inquiry i where {THERE} and {OPEN} and i.state in ({_AT_HAND})
  order by i.since limit 1"""
COUNT = f"select count(*) from inquiry i where {THERE} and {OPEN}"  # noqa: S608
OWNERS = f"""select account.name, count(*) from inquiry i join account on account.id = i.owner
  where {THERE} and {OPEN} group by account.id order by account.name"""  # noqa: S608
TODAY = f"""select reference from inquiry i where {THERE} and ({VIEWS[View.TODAY]})
  order by i.since limit :most"""  # noqa: S608
OVERDUE = f"""select reference from inquiry i where {THERE} and ({VIEWS[View.OVERDUE]})
  order by i.since limit :most"""  # noqa: S608
UNDELIVERED = f"""select reference from inquiry i where {THERE} and i.state <> '{CaseState.CLOSED}' and (
    (select delivery from case_message m where m.inquiry_id = i.id and m.mine = 0 order by m.id desc limit 1)
      in ({_LOST})
    or exists (select 1 from outbox where conversation = '{MAIL}' || i.reference and status in ({_LOST})))
  order by i.id limit :most"""  # noqa: S608
WAKING = f"""select reference from inquiry i where {THERE} and i.state = '{CaseState.WAITING}'
  and i.wake_on <> '' and i.wake_on <= ? order by i.id"""  # noqa: S608
UNASKED = f"""select i.reference, f.receiver, i.conversation, i.reach, coalesce(i.address, ''),
  coalesce(i.actor, ''), coalesce(i.language, '') from inquiry i join conversation c on c.id = i.conversation
  join forwarding f on f.id = (select max(id) from forwarding where inquiry_id in (i.id, i.merged_into))
  where i.state = '{CaseState.FORWARDED}' and i.asked_at < f.at and f.at <= :limit and {ASKABLE}
  order by i.id limit :most"""  # noqa: S608
ASK = f"""update inquiry set asked_at = ?, got = '', version = version + 1
  where reference = ? and state = '{CaseState.FORWARDED}' and asked_at <
    (select max(at) from forwarding where inquiry_id in (inquiry.id, inquiry.merged_into))"""  # noqa: S608
ANSWERED = f"""select i.opened_at, min(m.at) as told from case_message m join inquiry i on i.id = m.inquiry_id
  where m.mine = 0 and m.account is not null and i.registered_by is null and i.state <> '{CaseState.ERASED}'
  group by i.id having told > ?"""  # noqa: S608


class _TwiceError(IndgangError):
    """Something was told or done already: nothing of it is kept."""


class Notices:
    """Keeps what was told and done, and puts the letters that tell it in the outbox."""

    def __init__(self, book: Book, ids: Ids, outbox: Outbox) -> None:
        self._book, self._ids, self._outbox = book, ids, outbox

    async def done(self, day: date) -> Collection[Run]:
        """Return the runs of *day* and later that have been done."""
        midnight = datetime.combine(day, time(), DENMARK)
        rows = await self._book.reader.rows(DONE, moments.write(midnight))
        return [Run(Job(job), moments.read(due)) for job, due in rows if job in set(Job)]

    async def run(self, run: Run, letters: Sequence[Outgoing] = ()) -> bool:
        """Keep that *run* is done and put *letters* in the outbox, in one commit."""
        at = moments.write(self._book.clock())

        def keep(connection: sqlite3.Connection) -> None:
            _once(connection, RUN, run.job, moments.write(run.due), at)

        return await self._once(keep, letters)

    async def untold(self, stage: Stage, deadlines: Deadlines) -> Sequence[Noticed]:
        """Return the cases that *stage* is to be told about, the oldest first."""
        limits = {"claim": moments.write(deadlines.claim), "answer": moments.write(deadlines.answer)}
        most = MOST if stage is Stage.NEW else TOGETHER
        rows = await self._book.reader.rows(UNTOLD[stage], {**limits, "stage": stage, "most": most})
        return [_noticed(row) for row in rows]

    async def tell(self, stage: Stage, cases: Sequence[Noticed], letters: Sequence[Outgoing]) -> bool:
        """Keep that *cases* were told about and put *letters* in the outbox."""
        at = moments.write(self._book.clock())

        def keep(connection: sqlite3.Connection) -> None:
            for case in cases:
                _once(connection, TELL, stage, at, case.reference)

        return await self._once(keep, letters)

    async def situation(self, deadlines: Deadlines, *, confirmed_before: date) -> Situation:
        """Return what the digest tells; offers last known true on that day or earlier are unconfirmed."""
        asked = {
            "claim": moments.write(deadlines.claim),
            "answer": moments.write(deadlines.answer),
            "today": deadlines.today.isoformat(),
            "follow_up": moments.write(deadlines.follow_up) if deadlines.follow_up else "",
            "most": LISTED,
        }
        found = {sql: await self._book.reader.rows(sql, asked) for sql in (TODAY, OVERDUE, UNDELIVERED)}
        references = {sql: tuple(reference for (reference,) in rows) for sql, rows in found.items()}
        oldest = await self._book.reader.rows(OLDEST)
        ((last, hashed),) = await self._book.reader.rows(HEAD)
        ((open_,),) = await self._book.reader.rows(COUNT)
        ((proposals, unconfirmed),) = await self._book.reader.rows(OFFERS, confirmed_before.isoformat())
        return Situation(
            open=open_,
            oldest=_noticed(oldest[0]) if oldest else None,
            owners=tuple((name, number) for name, number in await self._book.reader.rows(OWNERS)),
            today=references[TODAY],
            overdue=references[OVERDUE],
            undelivered=references[UNDELIVERED],
            last=last,
            hash=hashed,
            proposals=proposals,
            unconfirmed=unconfirmed,
        )

    async def waking(self, today: date) -> Sequence[str]:
        """Return the references of cases that wait until *today* or an earlier day."""
        return [reference for (reference,) in await self._book.reader.rows(WAKING, today.isoformat())]

    async def unasked(self, forwarded: datetime) -> Sequence[Forwardee]:
        """Return whom to ask for an answer."""
        rows = await self._book.reader.rows(UNASKED, {"limit": moments.write(forwarded), "most": MOST})
        return [Forwardee(*row) for row in rows]

    async def ask(self, reference: str, letter: Outgoing) -> bool:
        """Keep that it was asked and put *letter* in the outbox."""
        now = self._book.clock()

        def keep(connection: sqlite3.Connection) -> None:
            _once(connection, ASK, moments.write(now), reference)
            self._book.trail.append(connection, Act(CLOCK.id, "case.ask", reference), at=now)

        return await self._once(keep, [letter])

    async def answered(self, since: datetime) -> Sequence[Answered]:
        """Return when each case came that was first answered after *since*, and when it was."""
        rows = await self._book.reader.rows(ANSWERED, moments.write(since))
        return [(moments.read(came), moments.read(told)) for came, told in rows]

    async def _once(self, keep: Callable[[sqlite3.Connection], None], letters: Sequence[Outgoing]) -> bool:
        """Write what *keep* writes and put *letters* in the outbox, all of it or nothing."""
        at = moments.write(self._book.clock())

        def work(connection: sqlite3.Connection) -> int | None:
            try:
                with savepoint(connection):
                    keep(connection)
                    connection.execute(MEET, (pack([letter.conversation for letter in letters]),))
                    lines = [insert_line(connection, self._ids, letter, at=at) for letter in letters]
            except _TwiceError:
                return None
            return lines[0] if lines else 0

        def mirror(first: int | Exception | None) -> None:
            if isinstance(first, int) and letters:
                self._outbox.take_in(letters, first=first)

        return await self._book.writer.do(work, then=mirror) is not None


def _once(connection: sqlite3.Connection, sql: str, *values: Any) -> None:
    if connection.execute(sql, values).rowcount != 1:
        raise _TwiceError("It was told or done already.")


def _noticed(row: tuple[Any, ...]) -> Noticed:
    reference, topic, councils, since, owner, *receiver = row
    return Noticed(reference, topic or "", listed(councils), moments.read(since), owner, *receiver)
