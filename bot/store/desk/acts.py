"""What staff do to a case: the rule, the rows, the letters and the trail, in one transaction."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.store import moments, words
from bot.store.book import Book
from bot.store.desk.letters import Addressee, Sent, mail, tell
from bot.store.desk.rows import COUNCILS, listed
from bot.store.orders import Ids
from bot.store.outbox import Outbox
from knowledge.casework import rules
from knowledge.casework.actions import (
    Action,
    Claim,
    Close,
    Forward,
    HandOver,
    Heard,
    Journal,
    Journalise,
    Merge,
    Reopen,
    Respond,
    Road,
    Taken,
    Told,
    Unlink,
    Wait,
    Write,
)
from knowledge.casework.rules import Standing
from knowledge.casework.staff import Account
from knowledge.casework.trail import Act
from knowledge.errors import RefusedError, StaleError
from knowledge.records import CaseState
from knowledge.terms import DENMARK

CASE = f"""select id, state, owner, coalesce((select name from account where id = i.owner), ''), waiting_for,
  wake_on, merged_into is not null, journalised_at is not null, version, {COUNCILS}, conversation, answered_at
  from inquiry i where reference = ?"""  # noqa: S608 our own words
GROUP = f"""select id, reference, conversation, coalesce(address, '') from inquiry
  where id in (select ?1 union all select id from inquiry where merged_into = ?1)
    and state <> '{CaseState.ERASED}'"""  # noqa: S608 our own word
CHANGE = f"""update inquiry set state = :state, owner = :owner, waiting_for = :waiting_for,
  wake_on = :wake_on, changed_at = :at, version = version + 1, since = coalesce(:since, since),
  answered_at = coalesce(:answered, answered_at),
  closed_at = case when :state <> '{CaseState.CLOSED}' then '' when closed_at = '' then :at else closed_at end
  where id in (select :id union all select id from inquiry where merged_into = :id)"""  # noqa: S608 our own word
COLLEAGUE = "select 1 from account where id = ? and disabled = 0 and role in ('worker', 'admin')"
REMARK = "insert into remark(inquiry_id, account, text, at) values (?, ?, ?, ?)"
FORWARD = """insert into forwarding(inquiry_id, account, receiver, road, address, token, at)
  values (?, ?, ?, ?, ?, ?, ?)"""
FORWARDING = """select 1 from forwarding where id = ?1 and inquiry_id in
  (select ?2 union all select id from inquiry where merged_into = ?2)"""
HEARD = f"""update forwarding set answer = ?1, reason = ?2, answered_at = ?3 where id = ?4
  and (?5 or coalesce(answer, '') in ('', '{Taken.RECEIVED}'))"""  # noqa: S608 our own word
UNLINK = """update forwarding set token = null where id = ?1 and token is not null and inquiry_id in
  (select ?2 union all select id from inquiry where merged_into = ?2)"""
NEWS = "update inquiry set news = ? where id = (select coalesce(merged_into, id) from inquiry where id = ?)"
MERGE = """update inquiry set merged_into = :into
  where id in (select :id union all select id from inquiry where merged_into = :id)"""
TOUCH = "update inquiry set version = version + 1, changed_at = ? where reference = ?"
FOLLOW = """update inquiry set state = main.state, owner = main.owner, waiting_for = main.waiting_for,
  wake_on = main.wake_on, closed_at = main.closed_at, version = inquiry.version + 1
  from inquiry main where main.reference = ? and inquiry.merged_into = main.id"""
JOURNALISE = """update inquiry set journalised_at = coalesce(journalised_at, ?), journal = ?, journalled = ?
  where id = ?"""
CLOSE = """update inquiry set outcome = ?1, carrier = ?2, lesson = ?3
  where id in (select ?4 union all select id from inquiry where merged_into = ?4)"""
NAMES: Mapping[type[Any], str] = {
    Claim: "case.claim",
    HandOver: "case.hand-over",
    Write: "case.note",
    Respond: "case.reply",
    Wait: "case.wait",
    Forward: "case.forward",
    Heard: "case.heard",
    Unlink: "case.unlink",
    Merge: "case.merge",
    Journalise: "case.journalise",
    Close: "case.close",
    Reopen: "case.reopen",
}


@dataclass(frozen=True, slots=True)
class _Case:
    """A case at hand, and who all stand in it."""

    id: int
    reference: str
    standing: Standing
    version: int
    people: Mapping[str, Addressee]


@dataclass(slots=True)
class _Doing:
    """One action under way: its connection, who does it, when, and what has gone out so far."""

    connection: sqlite3.Connection
    case: _Case
    by: Account
    at: str
    sent: list[Sent] = field(default_factory=list)
    detail: dict[str, Any] = field(default_factory=dict)


class Acts:
    """Carries actions out."""

    def __init__(self, book: Book, ids: Ids, outbox: Outbox) -> None:
        self._book, self._ids, self._outbox = book, ids, outbox

    async def act(self, reference: str, action: Action, *, by: Account, version: int | None) -> None:
        """Do *action*, or raise and change nothing."""
        now = self._book.clock()

        def do(connection: sqlite3.Connection) -> list[Sent]:
            case = _find(connection, reference, by)
            today = now.astimezone(DENMARK).date()
            new = rules.after(case.standing, action, by=by, today=today)
            if version is not None and version != case.version:
                raise StaleError(case.version)
            if isinstance(action, Claim) and new == case.standing:
                return []  # a second click
            doing = _Doing(connection, case, by, moments.write(now))
            self._carry_out(doing, action)
            _write(doing, action, new)
            act = Act(by.id, NAMES[type(action)], reference, doing.detail)
            self._book.trail.append(connection, act, at=now)
            return doing.sent

        def send(sent: list[Sent] | Exception) -> None:
            for one in () if isinstance(sent, Exception) else sent:
                self._outbox.take_in(one.letters, first=one.first)

        await self._book.writer.do(do, then=send)

    def _carry_out(self, doing: _Doing, action: Action) -> None:  # noqa: C901 one case for each action
        """Write what belongs to *action* beside the row of the case."""
        match action:
            case HandOver(to):
                _hand_over(doing, to)
            case Write(text):
                doing.connection.execute(REMARK, (doing.case.id, doing.by.id, text, doing.at))
            case Respond(text, told):
                self._respond(doing, text, told)
            case Forward():
                self._forward(doing, action)
            case Heard():
                _heard(doing, action)
            case Unlink(forwarding):
                _unlink(doing, forwarding)
            case Merge(into):
                _merge(doing, into)
            case Journalise(journal, number):
                _journalise(doing, journal, number)
            case Close():
                self._close(doing, action)
            case Wait(for_, until):
                doing.detail |= {"for": str(for_), "until": until.isoformat()}
            case Claim() | Reopen():
                pass

    def _respond(self, doing: _Doing, text: str, told: tuple[Told, ...]) -> None:
        if not told:
            raise RefusedError("nobody-told")
        self._tell(doing, told)
        words.keep(doing.connection, words.of_text(doing.case.reference, text))

    def _tell(self, doing: _Doing, told: tuple[Told, ...]) -> None:
        for one in told:
            sent = tell(doing.connection, self._ids, one, doing.case.people, account=doing.by.id, at=doing.at)
            doing.sent += [sent] if sent else []
            doing.detail.setdefault("told", []).append([one.reference, one.road])

    def _forward(self, doing: _Doing, action: Forward) -> None:
        kept = (action.receiver, action.road, action.address, action.token or None, doing.at)
        row = (doing.case.id, doing.by.id, *kept)
        doing.detail |= {"road": str(action.road)}
        doing.detail["forwarding"] = doing.connection.execute(FORWARD, row).lastrowid
        if action.road is Road.MAIL:
            if "@" not in action.address:
                raise RefusedError("no-address")
            params = {"to": action.address, "subject": action.subject, "text": action.body}
            to = doing.case.people[doing.case.reference]
            doing.sent.append(mail(doing.connection, self._ids, to, params, at=doing.at))
        self._tell(doing, action.told)

    def _close(self, doing: _Doing, action: Close) -> None:
        ended = (action.outcome, action.carrier, action.lesson, doing.case.id)
        doing.connection.execute(CLOSE, ended)
        doing.detail |= {"outcome": str(action.outcome), "carrier": str(action.carrier)}
        self._tell(doing, action.told)


def _find(connection: sqlite3.Connection, reference: str, by: Account) -> _Case:
    """Return the case, as far as *by* may see it."""
    row = connection.execute(CASE, (reference,)).fetchone()
    if row is None or not by.sees(listed(row[9])):
        raise RefusedError("unknown")
    id_, state, owner, name, waiting_for, wake_on, merged, journalised, version = row[:9]
    standing = Standing(
        state=CaseState(state),
        owner=owner,
        owner_name=name,
        waiting_for=waiting_for,
        wake_on=date.fromisoformat(wake_on) if wake_on else None,
        merged=bool(merged),
        journalised=bool(journalised),
    )
    people = {row[1]: Addressee(*row) for row in connection.execute(GROUP, (id_,))}
    return _Case(id_, reference, standing, version, people)


def _write(doing: _Doing, action: Action, new: Standing) -> None:
    """Write how the case, and those merged into it, stand now."""
    told = isinstance(action, Respond) or bool(getattr(action, "told", ()))
    doing.connection.execute(
        CHANGE,
        {
            "id": doing.case.id,
            "state": new.state,
            "owner": new.owner,
            "waiting_for": new.waiting_for,
            "wake_on": new.wake_on.isoformat() if new.wake_on else "",
            "at": doing.at,
            "since": doing.at if new.state is CaseState.REOPENED is not doing.case.standing.state else None,
            "answered": doing.at if told else None,
        },
    )
    if (mark := rules.news(new, action, by=doing.by)) is not None:
        doing.connection.execute(NEWS, (mark, doing.case.id))
    if isinstance(action, Merge):
        doing.connection.execute(TOUCH, (doing.at, action.into))
        doing.connection.execute(FOLLOW, (action.into,))


def _hand_over(doing: _Doing, to: int) -> None:
    if doing.connection.execute(COLLEAGUE, (to,)).fetchone() is None:
        raise RefusedError("no-colleague")
    doing.detail["to"] = to


def _heard(doing: _Doing, action: Heard) -> None:
    values = (action.answer, action.reason, doing.at, action.forwarding, doing.by.id)
    if doing.connection.execute(FORWARDING, (action.forwarding, doing.case.id)).fetchone() is None:
        raise RefusedError("no-forwarding")
    if not doing.connection.execute(HEARD, values).rowcount:
        raise RefusedError("settled")
    doing.detail |= {"forwarding": action.forwarding, "answer": str(action.answer)}


def _unlink(doing: _Doing, forwarding: int) -> None:
    if not doing.connection.execute(UNLINK, (forwarding, doing.case.id)).rowcount:
        raise RefusedError("no-link")
    doing.detail["forwarding"] = forwarding


def _merge(doing: _Doing, into: str) -> None:
    """Put the case, and what was merged into it, into another."""
    other = _find(doing.connection, into, doing.by)
    if other.id == doing.case.id:
        raise RefusedError("itself")
    if other.standing.merged:
        raise RefusedError("merged")
    if other.standing.state in {CaseState.ERASED, CaseState.CLOSED}:
        raise RefusedError("closed")
    if doing.case.standing.open and not other.standing.open:  # it would be answered without an answer
        raise RefusedError("over")
    doing.connection.execute(MERGE, {"id": doing.case.id, "into": other.id})
    doing.detail["into"] = into


def _journalise(doing: _Doing, journal: Journal, number: str) -> None:
    at = None if journal is Journal.NO else doing.at
    doing.connection.execute(JOURNALISE, (at, number, journal, doing.case.id))
    doing.detail["journal"] = str(journal)
