"""The command that proves the trail says in one sentence what is wrong with it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.store.files import connect
from bot.store.trail import Trail, key_of
from knowledge.casework.trail import Act
from tests.bot.remembered import database

SECRET = "s" * 40


@pytest.fixture(autouse=True)
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Keep a trail of three rows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    monkeypatch.setenv("SECRET_KEY", SECRET)
    kept = database(tmp_path / "x.db")
    with closing(connect(kept)) as connection:
        for number in range(3):
            act = Act(1, "case.read", f"26-000{number}-A")
            Trail(key_of(SECRET.encode())).append(connection, act, at=datetime(2026, 11, 22, tzinfo=UTC))
    return kept


def _alter(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(sql)


def test_a_whole_trail_says_how_long_it_is_and_its_last_hash(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (newest,) = connection.execute("select hash from act where id = 3").fetchone()

    assert main(["audit", "--verify"]) == 0
    assert capsys.readouterr().out == f"The trail is whole: 3 rows, 1 to 3.\n{newest}\n"
    assert main(["audit", "--verify", "--known", newest]) == 0


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("update act set what = 'case.list' where id = 2", "Row 2 is not as it was written."),
        ("delete from act where id = 2", "Row 2 is removed."),
        ("delete from act where id > 1", "Rows 2 to 3 are removed."),
        ("update act_head set last = 2", "The end of the trail (act_head) was changed"),
    ],
)
def test_what_is_wrong_is_named(file: Path, harm: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    _alter(file, harm)

    assert main(["audit", "--verify"]) == 1
    assert capsys.readouterr().out.startswith(f"The trail is broken. {told}")


def test_another_key_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SECRET_KEY", "t" * 40)

    assert main(["audit", "--verify"]) == 1
    assert capsys.readouterr().out.startswith("The key is another one than the trail was written with")


def test_a_key_that_is_gone_is_not_made_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SECRET_KEY")

    assert main(["audit", "--verify"]) == 2
    assert "put its backup back" in capsys.readouterr().err
    assert not (tmp_path / "x.key").exists()


def test_a_trail_that_lacks_the_known_hash_is_another_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "--verify", "--known", "0" * 64]) == 1
    assert "does not hold the known hash" in capsys.readouterr().out


def test_a_known_hash_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "--verify", "--known", "abc"]) == 2
    assert "'abc' is no hash" in capsys.readouterr().err


def test_a_database_without_a_trail_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _alter(file, "drop table act_checkpoint")

    assert main(["audit", "--verify"]) == 2
    assert "is of an earlier version; start the bot once." in capsys.readouterr().err


def test_a_database_that_is_not_there_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.unlink()

    assert main(["audit", "--verify"]) == 2
    assert "There is no database" in capsys.readouterr().err
