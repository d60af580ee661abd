"""Nothing acknowledged is lost when the bot is killed at random moments, and the checker would notice."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.crash.checker import Verdict, check
from tests.crash.rounds import trial

SABOTEUR = ("-m", "tests.crash.saboteur")


async def test_ten_kills_lose_nothing_and_log_nothing_twice(tmp_path: Path) -> None:
    verdict = await trial(tmp_path, rounds=10)

    assert verdict.clean, verdict
    assert verdict.acknowledged > 200
    assert verdict.inquiries


async def test_an_offset_advanced_before_the_commit_is_noticed(tmp_path: Path) -> None:
    verdict = await trial(tmp_path, rounds=2, command=SABOTEUR)

    assert verdict.lost


SCHEMA = """
create table inbox(id integer primary key, channel, update_id, conversation, state);
create table entry(inbox_id, at);
create table inquiry(reference, conversation, text);
create table outbox(id integer primary key, conversation, method, params, status, direct, urgent);
"""
GOOD: dict[str, list[tuple[Any, ...]]] = {
    "inbox": [
        (1, "telegram", "10", "telegram:public:7", "done"),
        (2, "telegram", "11", "telegram:public:7", "done"),
    ],
    "entry": [(1, "2026-11-22T10:00:00"), (2, "2026-11-22T10:00:01")],
    "inquiry": [("26-0001-A", "telegram:public:7", "gåture")],
    "outbox": [
        (3, "telegram:public:7", "sendMessage", '{"chat_id": 7, "text": "et"}', "sent", 0, 0),
        (4, "telegram:public:7", "sendMessage", '{"chat_id": 7, "text": "to"}', "sent", 0, 0),
    ],
}


def _sent(*texts: str) -> list[dict[str, Any]]:
    return [
        {"method": "sendMessage", "params": {"chat_id": "7", "text": text}, "result": {"message_id": 1}}
        for text in texts
    ]


def _check(
    folder: Path,
    *,
    heard: tuple[str, ...] = ("et", "to"),
    confirmed: tuple[int, ...] = (10, 11),
    **tables: list[tuple[Any, ...]],
) -> Verdict:
    with sqlite3.connect(folder / "x.db") as db:
        db.executescript(SCHEMA)
        for table, rows in {**GOOD, **tables}.items():
            for row in rows:
                db.execute(f"insert into {table} values ({', '.join('?' * len(row))})", row)  # noqa: S608
    db.close()
    exported = [{"channel": "telegram", "update_id": row[2]} for row in tables.get("inbox", GOOD["inbox"])]
    return check(folder / "x.db", confirmed=list(confirmed), journal=_sent(*heard), exported=exported)


def test_the_checker_likes_what_is_right(tmp_path: Path) -> None:
    verdict = _check(tmp_path)

    assert verdict.clean
    assert (verdict.acknowledged, verdict.replies, verdict.repeated) == (2, 2, 0)


def test_the_checker_counts_repeats(tmp_path: Path) -> None:
    verdict = _check(tmp_path, heard=("et", "et", "to"))

    assert verdict.clean
    assert verdict.repeated == 1


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"confirmed": (10, 11, 12)}, "lost"),
        ({"heard": ("et",)}, "lost"),
        ({"heard": ("to", "et")}, "invented"),
        ({"heard": ("et", "noget andet", "to")}, "invented"),
        ({"inbox": [*GOOD["inbox"], (3, "telegram", "10", "telegram:public:7", "done")]}, "twice"),
        ({"entry": [*GOOD["entry"], (1, "2026-11-22T10:00:02")]}, "twice"),
        ({"inquiry": GOOD["inquiry"] * 2}, "twice"),
        ({"inbox": [(1, *GOOD["inbox"][1][1:]), (2, *GOOD["inbox"][0][1:])]}, "disordered"),
        ({"entry": [(1, "2026-11-22T10:00:01"), (2, "2026-11-22T10:00:00")]}, "disordered"),
        ({"inbox": [GOOD["inbox"][0], (*GOOD["inbox"][1][:4], "new")]}, "unanswered"),
    ],
)
def test_the_checker_notices(tmp_path: Path, wrong: dict[str, Any], named: str) -> None:
    verdict = _check(tmp_path, **wrong)

    assert not verdict.clean
    assert getattr(verdict, named)
