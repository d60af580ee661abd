"""The store: owned by a running bot, locked, damaged, full, open to others, or without its key."""

import contextlib
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlite_utils import Database

from bot.doctor import store
from bot.store import files
from tests.bot.doctor.conftest import Install, keys
from tests.bot.processes import environ

WELL = ["well store-well", "note store-backup"]
Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil's


@pytest.fixture(autouse=True)
def roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk have room, however full that of the tests is."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, 10**12))


@contextlib.contextmanager
def _running(path: Path) -> Iterator[None]:
    """Own *path* as a bot does while it runs."""
    with contextlib.closing(files.own(path)):
        yield


def _wait(path: Path, *, minutes: int) -> None:
    """Leave a message that has waited so long."""
    db = Database(path)
    at = (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat()
    db.table("conversation").insert({"id": "web:public:1"})
    row = {"channel": "web", "bot": "public", "update_id": "1", "conversation": "web:public:1", "body": "{}"}
    db.table("inbox").insert({**row, "state": "new", "received_at": at})
    db.close()


def test_a_database_that_is_well(install: Install, database: Path) -> None:
    assert keys(store.examine(install())) == WELL


def test_it_tells_whether_a_bot_runs_and_disturbs_it_not(install: Install, database: Path) -> None:
    with _running(database):
        running = [finding.told.get("running") for finding in store.examine(install())]
        owned = files.is_owned(database)

    assert (running[0], owned, files.is_owned(database)) == ("yes", True, False)


def test_before_the_first_start_there_is_nothing(install: Install, tmp_path: Path) -> None:
    assert keys(store.examine(install())) == ["note store-not-made"]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(install: Install) -> None:
    found = keys(store.examine(install(database_url="sqlite:///findes/ikke/x.db")))

    assert found == ["trouble store-no-folder"]


def test_a_database_that_another_program_has_locked(install: Install, database: Path) -> None:
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("pragma journal_mode=wal")
        other.execute("begin immediate")

        assert keys(store.examine(install())) == ["trouble store-locked"]


def test_a_damaged_database(install: Install, database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 8192)

    assert keys(store.examine(install())) == ["trouble store-damaged"]


def test_a_file_that_is_no_database(install: Install, database: Path) -> None:
    database.write_text("hej" * 1000)

    assert keys(store.examine(install())) == ["trouble store-no-database"]


def test_a_database_of_another_program(install: Install, database: Path) -> None:
    database.unlink()
    Database(database).table("andet").insert({"id": 1})
    database.chmod(0o600)

    assert keys(store.examine(install())) == ["trouble store-no-tables"]


def test_what_others_may_read_is_told(install: Install, database: Path) -> None:
    database.chmod(0o640)
    database.with_suffix(".key").chmod(0o604)

    found = list(store.examine(install()))

    assert keys(found) == ["trouble store-open-to-others"] * 2 + WELL
    assert {Path(str(finding.told["file"])).name for finding in found[:2]} == {"indgang.db", "indgang.key"}


def test_a_key_that_is_missing_or_broken(install: Install, database: Path) -> None:
    database.with_suffix(".key").write_text("kort", "ascii")
    broken = keys(store.examine(install()))
    database.with_suffix(".key").unlink()

    assert broken[0] == "trouble store-broken-key"
    assert keys(store.examine(install()))[0] == "trouble store-no-key"
    assert keys(store.examine(install(secret_key=SecretStr("k" * 40)))) == WELL


def test_little_room(install: Install, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, 10**6))

    assert keys(store.examine(install())) == ["trouble store-little-room", *WELL]


def test_a_disk_that_takes_nothing(database: Path) -> None:
    """A process may write no byte: what a quota does, and what a full disk looks like from here."""

    def nothing() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    done = subprocess.run(
        [sys.executable, "-B", "-m", "bot", "doctor", "--json"],
        cwd=database.parent,
        env=environ(HTTP_PORT=0),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,
        check=False,
        preexec_fn=nothing,
    )

    assert done.returncode == 1
    assert "store-full" in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(install: Install, database: Path) -> None:
    database.parent.chmod(0o500)
    try:
        assert "trouble store-unwritable" in keys(store.examine(install()))
    finally:
        database.parent.chmod(0o700)


def test_what_waits_is_trouble_only_while_a_bot_runs(install: Install, database: Path) -> None:
    _wait(database, minutes=7)
    asleep = list(store.examine(install()))
    with _running(database):
        awake = list(store.examine(install()))

    assert keys(asleep) == ["note store-waiting", *WELL]
    assert keys(awake) == ["trouble store-late", *WELL]
    assert (awake[0].told["count"], awake[0].told["minutes"]) == (1, 7)


def test_what_has_just_come_is_no_trouble(install: Install, database: Path) -> None:
    _wait(database, minutes=0)
    with _running(database):
        assert keys(store.examine(install())) == WELL
