"""Older inquiries written into the store: all of them in one transaction, none of them twice."""

import hmac
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.imports.rows import Old
from bot.store import files, moments, words
from bot.store.schema import migrations
from bot.store.trail import Trail, key_of
from knowledge import reference
from knowledge.casework.actions import Journal
from knowledge.casework.staff import CLOCK
from knowledge.casework.trail import Act
from knowledge.records import Inquiry
from knowledge.terms import DENMARK

KNOWN = "select 1 from imported where digest = ?"
MARK = "insert into imported(digest) values (?)"
THERE = "select text from inquiry where reference = ?"
LAST = "select last from number where year = ?"
TAKE = """insert into number(year, last) values (?1, ?2)
  on conflict(year) do update set last = max(last, excluded.last)"""
MEET = "insert into conversation(id) values (?) on conflict do nothing"
ADD = """insert into inquiry(reference, year, number, code, conversation, topic, kind, text, municipalities,
  councils, actor, unreached, reach, address, language, state, opened_at, answered_at, since, changed_at,
  arrived, outcome, carrier, lesson, closed_at, journal, journalled, journalised_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many were added, how many were there already; *clashes* name rows with another case's reference."""

    added: int = 0
    known: int = 0
    clashes: tuple[str, ...] = ()


def keep(path: Path, inquiries: Sequence[Old], *, secret: bytes, now: datetime, dry: bool) -> Kept:
    """Write *inquiries* and return what came of it; *dry* or with clashes, nothing is changed.

    Numbers of cases are given out in memory by the bot: while it runs, this is a StoreError.
    """
    files.create(path)
    with closing(files.own(path)):
        try:
            with closing(files.connect(path)) as connection:
                migrations.apply(Database(connection))
                connection.execute("begin immediate")
                kept = _Keeper(connection, secret, now).keep(inquiries)
                connection.execute("rollback" if dry or kept.clashes else "commit")
                return kept
        except sqlite3.Error as error:
            raise files.explain(error, path) from error


class _Keeper:
    def __init__(self, connection: sqlite3.Connection, secret: bytes, now: datetime) -> None:
        self._connection, self._secret, self._now = connection, secret, now
        self._trail = Trail(key_of(secret))

    def keep(self, inquiries: Sequence[Old]) -> Kept:
        added, known, clashes = 0, 0, []
        for old in inquiries:
            digest = self._digest(old)
            if self._connection.execute(KNOWN, (digest,)).fetchone():
                known += 1
            elif self._clashes(old):
                clashes.append(f"Row {old.row}, reference: {old.reference} is another case; leave it empty.")
            else:
                self._connection.execute(MARK, (digest,))
                self._add(old)
                added += 1
        if added:
            act = Act(CLOCK.id, "import.made", detail={"added": added, "known": known})
            self._trail.append(self._connection, act, at=self._now)
        return Kept(added, known, tuple(clashes))

    def _digest(self, old: Old) -> str:
        """Return what is the same for the same row wherever it stands, and tells nothing of it."""
        same = json.dumps(
            [old.reference, old.opened_at.isoformat(), old.text, old.address, old.municipalities]
        )
        return hmac.new(self._secret, f"import {same}".encode(), "sha256").hexdigest()

    def _clashes(self, old: Old) -> bool:
        return bool(old.reference and self._connection.execute(THERE, (old.reference,)).fetchone())

    def _add(self, old: Old) -> None:
        year, number = self._number(old)
        named = old.reference or reference.write(year, number)
        self._connection.execute(TAKE, (year, number))
        conversation = f"{old.arrived}:case:{named}"
        self._connection.execute(MEET, (conversation,))
        self._connection.execute(ADD, self._row(old, named, conversation, (year, number)))
        words.keep(self._connection, words.of_inquiry(_inquiry(old, named)))
        self._trail.append(self._connection, Act(CLOCK.id, "case.import", named), at=self._now)

    def _number(self, old: Old) -> tuple[int, int]:
        """Return year and number: those of the reference, else the next of the year it came."""
        if old.reference:
            short, number, _ = old.reference.split("-")
            return 2000 + int(short), int(number)
        year = old.opened_at.astimezone(DENMARK).year
        last = self._connection.execute(LAST, (year,)).fetchone()
        return year, (last[0] if last else 0) + 1

    def _row(self, old: Old, named: str, conversation: str, numbered: tuple[int, int]) -> tuple[object, ...]:
        opened = moments.write(old.opened_at)
        answered = moments.write(old.answered_at) if old.answered_at else None
        closed = moments.write(old.closed_at) if old.closed_at else ""
        noted = moments.write(self._now)
        journalled = (Journal.ALREADY, noted) if old.journal else ("", None)
        return (
            *(named, *numbered, reference.code(named, self._secret), conversation),
            *(old.topic, old.kind, old.text, json.dumps(old.municipalities, ensure_ascii=False)),
            *(json.dumps(old.councils), old.actor, old.unreached, old.reach, old.address, old.language),
            *(old.state, opened, answered, opened, noted, old.arrived),
            *(old.outcome, old.carrier, old.lesson, closed, old.journal, *journalled),
        )


def _inquiry(old: Old, named: str) -> Inquiry:
    return Inquiry(
        reference=named,
        code="",
        topic=old.topic,
        kind=old.kind,
        text=old.text,
        municipalities=old.municipalities,
        actor=old.actor,
        unreached=old.unreached,
        address=old.address,
    )
