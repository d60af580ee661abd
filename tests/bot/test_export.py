"""Exports open safely in Danish Excel and tell nobody who wrote."""

import csv
import io
import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.cli import main
from bot.export import COLUMNS, pseudonym
from bot.store.proof import prove
from bot.store.trail import key_of
from tests.bot.remembered import TALK, database

HOME = Path(__file__).parents[2]
SECRET = "s" * 40


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    monkeypatch.setenv("SECRET_KEY", SECRET)
    return database(tmp_path / "x.db")


def _exported(*arguments: str) -> bytes:
    assert main(["export", *arguments, "--output", "out"]) == 0
    return Path("out").read_bytes()


def test_messages_have_a_row_for_every_update() -> None:
    rows = json.loads(_exported("--what", "messages", "--format", "json"))

    assert [(row["channel"], row["update_id"], row["state"], row["decision"]) for row in rows] == [
        ("web", "a0", "done", "answer"),
        ("web", "c", "done", "crisis"),
        ("telegram", "9", "quarantined", None),
    ]
    assert tuple(rows[0]) == COLUMNS["messages"]


def test_a_conversation_has_the_same_pseudonym_in_every_export() -> None:
    messages = json.loads(_exported("--what", "messages", "--format", "json"))
    (inquiry,) = json.loads(_exported("--what", "inquiries", "--format", "json"))

    assert messages[0]["conversation"] == messages[1]["conversation"] == inquiry["conversation"]
    assert "4711" not in json.dumps(messages)
    assert pseudonym(TALK, b"another secret") != inquiry["conversation"]


def test_csv_is_what_danish_excel_expects() -> None:
    written = _exported("--what", "inquiries")

    assert written.startswith("\ufeffreference;conversation;".encode())
    (row,) = csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";")
    assert row["text"] == '\'=HYPERLINK("http://x";"æøå")'
    assert row["municipalities"] == "Skive, Viborg"
    assert row["opened_at"] == "2026-11-22T10:00:00.000+00:00"
    assert b"HEMMELIG" not in written


def test_only_its_owner_may_read_the_file() -> None:
    _exported("--what", "messages")

    assert stat.S_IMODE(Path("out").stat().st_mode) == 0o600


def test_a_file_that_was_there_is_closed_to_others_too() -> None:
    Path("out").write_text("x" * 100_000, "utf-8")
    Path("out").chmod(0o644)

    written = _exported("--what", "messages")

    assert stat.S_IMODE(Path("out").stat().st_mode) == 0o600
    assert b"xxx" not in written


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("output", ["--output /dev/full", "> /dev/full"])
def test_a_full_disk_is_one_sentence(output: str, tmp_path: Path) -> None:
    mode = Path("/dev/full").stat().st_mode

    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m bot export --what messages {output}"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(HOME)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == "The output is not whole (No space left on device); make room and try again.\n"
    assert Path("/dev/full").stat().st_mode == mode


def test_what_is_not_kept_yet_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(_exported("--what", "agreements", "--format", "json")) == []
    assert capsys.readouterr().err == "There are no agreements yet.\n"


def test_an_export_without_a_database_makes_none(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept.unlink()

    assert main(["export", "--what", "messages"]) == 2
    assert "start the bot once, or correct DATABASE_URL." in capsys.readouterr().err
    assert not kept.exists()


def test_an_export_that_fails_leaves_what_stood_there(kept: Path) -> None:
    kept.unlink()
    Path("out").write_text("of yesterday", encoding="utf-8")

    assert main(["export", "--what", "messages", "--output", "out"]) == 2
    assert Path("out").read_text(encoding="utf-8") == "of yesterday"
    assert [path.name for path in Path().glob(".out*")] == []


def test_an_export_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--what", "messages", "--output", "no/such/folder"]) == 2
    assert "'no/such/folder' cannot be written" in capsys.readouterr().err


def test_a_file_that_is_no_database_is_told(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept.write_text("not a database, but long enough to be looked at " * 100, "utf-8")

    assert main(["export", "--what", "messages"]) == 2
    assert "is not a database" in capsys.readouterr().err


def test_what_was_erased_has_no_pseudonym(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("update inbox set conversation = 'erased' where update_id = 'c'")

    rows = json.loads(_exported("--what", "messages", "--format", "json"))
    assert [bool(row["conversation"]) for row in rows] == [True, False, True]


def test_inquiries_tell_the_notice_the_journal_and_who_cannot_be_reached(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("update inquiry set notice = '2026-11-01', journalised_at = '2026-11-23'")
        connection.execute("update conversation set unreachable = 'blocked' where id = ?", (TALK,))

    (row,) = json.loads(_exported("--what", "inquiries", "--format", "json"))
    assert (row["notice"], row["unreachable"], row["journalised_at"]) == (
        "2026-11-01",
        "blocked",
        "2026-11-23",
    )


def test_a_database_of_an_earlier_version_is_told(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("alter table inquiry drop column notice")

    assert main(["export", "--what", "inquiries"]) == 2
    assert "is of an earlier version; start the bot once." in capsys.readouterr().err


def test_the_trail_is_exported_with_who_did_what(kept: Path) -> None:
    _exported("--what", "messages")

    (row,) = [one for one in json.loads(_exported("--what", "audit", "--format", "json")) if one["id"] == 1]
    assert tuple(row) == COLUMNS["audit"]
    assert (row["account"], row["name"], row["what"], row["object"], row["detail"]) == (
        0,
        "",
        "export.command",
        "messages",
        '{"format":"csv"}',
    )
    assert prove(kept, key_of(SECRET.encode())).broken is None


def test_an_export_of_a_file_that_may_not_be_written_says_that_the_trail_lacks_it(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("drop table act_head")

    assert _exported("--what", "messages")
    assert "The trail has no row of this export (no such table: act_head)." in capsys.readouterr().err


def test_inquiries_tell_how_far_they_are(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute(
            "insert into account(id, name, key, role, at) values (3, 'Anna', 'anna', 'worker', '')"
        )
        connection.execute(
            "update inquiry set owner = 3, outcome = 'besvaret', carrier = 'sammen', state = 'Afsluttet'"
        )

    (row,) = json.loads(_exported("--what", "inquiries", "--format", "json"))
    assert (row["owner"], row["outcome"], row["carrier"], row["merged_into"]) == (
        "Anna",
        "besvaret",
        "sammen",
        "",
    )


def test_a_workbook_holds_what_the_csv_does() -> None:
    sheet = load_workbook(io.BytesIO(_exported("--what", "inquiries", "--format", "xlsx"))).active

    assert sheet is not None
    header, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    assert tuple(header) == COLUMNS["inquiries"]
    assert row[7] == '=HYPERLINK("http://x";"æøå")'
