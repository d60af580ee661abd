"""Statistics count messages, and do not tell small numbers."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from tests.bot.remembered import database


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    return database(tmp_path / "x.db", answers=7)


def test_small_numbers_are_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == {
        "state": {"done": 8, "quarantined": "<5"},
        "decision": {"answer": 7, "crisis": "<5"},
        "topic": {"council-funding": 7, "crisis": "<5"},
        "council": {"midt": 7},
        "month": {"2026-11": 9},
        "sought": {},
        "missed": {},
        "unreachable": {},
        "erased": {},
    }


def test_lines_are_for_reading(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats"]) == 0

    assert capsys.readouterr().out.splitlines()[3:6] == ["decision", "       7  answer", "      <5  crisis"]


def test_what_was_set_aside_is_counted(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("update inbox set state = 'set-aside' where update_id <> 'c'")

    assert main(["stats", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["state"] == {"set-aside": 8, "done": "<5"}


def test_statistics_without_a_database_are_told(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept.unlink()

    assert main(["stats"]) == 2
    assert "There is no database" in capsys.readouterr().err


def test_whom_no_answer_reaches_and_what_was_erased_is_counted(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.executemany(
            "insert into conversation(id, unreachable) values (?, 'blocked')",
            [(f"telegram:public:{chat}",) for chat in range(5)],
        )
        connection.execute("update inbox set conversation = 'erased' where update_id like 'a%'")
        connection.execute("update inquiry set conversation = 'erased'")

    assert main(["stats", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["unreachable"] == {"blocked": 5}
    assert told["erased"] == {"messages": 7, "inquiries": "<5"}


def test_searches_for_offers_are_counted_by_need(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sought = [("2026-11-22", "grief", "Lemvig", 4, 3, 1), ("2026-11-23", "grief", "Skive", 6, 2, 0)]
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.executemany("insert into sought values (?, ?, ?, ?, ?, ?)", sought)
        connection.execute("insert into sought values ('2026-11-23', 'cancer', 'Skive', 2, 0, 0)")

    assert main(["stats", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sought"] == {"grief": 10, "cancer": "<5"}
    assert told["missed"] == {"grief": 5}
