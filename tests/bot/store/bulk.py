"""Fills a database with any number of made-up inquiries, past the store: for figures and plans."""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.store import moments, words
from bot.store.schema import migrations
from knowledge import reference
from knowledge.files.reader import CONTENT
from knowledge.records import CaseState, Inquiry

NEWEST = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
STATES = (
    *[CaseState.NEW] * 6,
    *[CaseState.IN_PROGRESS] * 8,
    *[CaseState.WAITING] * 4,
    *[CaseState.FORWARDED] * 4,
    *[CaseState.ANSWERED] * 30,
    *[CaseState.CLOSED] * 45,
    *[CaseState.REOPENED] * 3,
)
PLACES = {"Skive": "midt", "Viborg": "midt", "Aarhus": "aarhus", "Randers": "randers", "Herning": "gs"}
TOPICS = ("how-to-partner", "council-funding", "co-creation", "hospital-volunteers")
TABLES = {
    "inquiry": """insert into inquiry(id, reference, year, number, code, conversation, topic, kind, text,
      municipalities, councils, actor, unreached, reach, address, language, state, opened_at, since,
      changed_at, arrived, owner, answered_at, closed_at, wake_on, waiting_for, compared)
      values (?, ?, ?, ?, 'KODE-KODE', ?, ?, ?, ?, ?, ?, ?, '', 'chat', '', 'da', ?, ?, ?, ?, ?, ?, ?, ?, ?,
      ?, 0)""",
    "case_message": "insert into case_message(inquiry_id, mine, text, edited, at) values (?, ?, ?, 0, ?)",
    "remark": "insert into remark(inquiry_id, account, text, at) values (?, ?, ?, ?)",
}


def fill(path: Path, number: int, *, seed: int = 0, owners: tuple[int, ...] = (1, 2)) -> None:
    """Add *number* inquiries of the last two years to the database *path*, which no store has open."""
    chance = random.Random(seed)  # noqa: S311 made-up cases
    phrases = sorted({line for line in _phrases() if line})
    db = Database(path)
    migrations.apply(db)
    db.close()
    with closing(sqlite3.connect(path)) as connection:
        first = connection.execute("select coalesce(max(id), 0) + 1 from inquiry").fetchone()[0]
        for id_ in range(first, first + number):
            _add(connection, id_, chance, phrases, owners)
        connection.commit()
        connection.execute("analyze")


def _phrases() -> Iterator[str]:
    for file in sorted((CONTENT / "phrases" / "da").glob("*.txt")):
        yield from (line.strip() for line in file.read_text("utf-8").splitlines() if not line.startswith("#"))


def _add(
    connection: sqlite3.Connection,
    id_: int,
    chance: random.Random,
    phrases: list[str],
    owners: tuple[int, ...],
) -> None:
    channel = chance.choice(("telegram", "web", "web"))
    conversation = f"{channel}:public:{100_000 + chance.randrange(id_ + 200)}"
    connection.execute("insert or ignore into conversation(id) values (?)", [conversation])
    text = ". ".join(chance.choice(phrases) for _ in range(chance.randint(2, 9))) + f". Hold {id_}."
    at = NEWEST - timedelta(minutes=chance.randrange(2 * 365 * 24 * 60))
    case = reference.write(at.year, id_)
    place = chance.choice(sorted(PLACES))
    inquiry = Inquiry(case, "", chance.choice(TOPICS), "samarbejde", text, (place,), (PLACES[place],), "B")
    row = _row(id_, conversation, inquiry, channel, chance.choice(STATES), at, chance.choice(owners))
    connection.execute(TABLES["inquiry"], row)
    kept = [words.of_inquiry(inquiry)]
    for mine in range(chance.randrange(4)):
        said, when = chance.choice(phrases), moments.write(at + timedelta(hours=mine + 1))
        connection.execute(TABLES["case_message"], [id_, mine % 2, said, when])
        kept.append(words.of_text(case, said))
    if chance.random() < 0.3:
        connection.execute(TABLES["remark"], [id_, chance.choice(owners), chance.choice(phrases), row[13]])
    words.keep(connection, *kept)


def _row(  # noqa: PLR0917 what a case is made of
    id_: int, conversation: str, inquiry: Inquiry, channel: str, state: CaseState, at: datetime, owner: int
) -> tuple[Any, ...]:
    moment, waits = moments.write(at), state is CaseState.WAITING
    return (
        id_,
        inquiry.reference,
        at.year,
        id_,
        conversation,
        inquiry.topic,
        inquiry.kind,
        inquiry.text,
        json.dumps(inquiry.municipalities),
        json.dumps(inquiry.councils),
        inquiry.actor,
        state,
        *(moment, moment, moment),
        channel,
        None if state is CaseState.NEW else owner,
        moment if state is CaseState.ANSWERED else None,
        moment if state is CaseState.CLOSED else "",
        at.date().isoformat() if waits else "",
        "dato" if waits else "",
    )
