"""Older inquiries come in from a sheet: all or none, once, and every mistake has its row and column."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot import imports
from bot.cli import main
from bot.store.files import own
from bot.store.proof import prove
from bot.store.trail import key_of
from tests.bot.browsing import shelf

SECRET = "s" * 40
HEADING = "opened_at;text;municipalities;address;arrived"
ROW = "22-10-2026;Vi vil gerne låne et lokale;Skive;test@example.org;letter"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    monkeypatch.setenv("SECRET_KEY", SECRET)
    monkeypatch.setattr(imports, "Shelf", lambda _: shelf())  # reading the content takes a second
    return tmp_path


def _import(*lines: str, encoding: str = "utf-8-sig", options: tuple[str, ...] = ()) -> int:
    Path("in.csv").write_bytes("\r\n".join(lines).encode(encoding))
    return main(["import", "--what", "inquiries", "in.csv", *options])


def _kept(folder: Path, sql: str = "select * from inquiry order by id") -> list[dict[str, Any]]:
    if not (folder / "x.db").exists():
        return []
    with closing(sqlite3.connect(folder / "x.db")) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql)]


def test_an_inquiry_is_taken_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(HEADING, ROW) == 0

    (case,) = _kept(folder)
    assert (case["text"], case["state"], case["arrived"]) == ("Vi vil gerne låne et lokale", "Ny", "letter")
    assert (json.loads(case["municipalities"]), json.loads(case["councils"])) == (["Skive"], ["midt"])
    assert (case["reference"], case["reach"], case["address"]) == ("26-0001-M", "mail", "test@example.org")
    assert case["opened_at"] == "2026-10-21T22:00:00.000+00:00"
    assert capsys.readouterr().out == "1 inquiries were imported, 0 were there already.\n"


def test_the_same_file_adds_nothing_the_second_time(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _import(HEADING, ROW)

    assert _import(HEADING, ROW.replace("Skive", "Viborg"), ROW) == 0

    assert len(_kept(folder)) == 2
    assert "1 inquiries were imported, 1 were there already." in capsys.readouterr().out


def test_what_was_erased_does_not_come_back(folder: Path) -> None:
    _import(HEADING, ROW)
    with closing(sqlite3.connect(folder / "x.db")) as connection, connection:
        connection.execute("update inquiry set state = 'Slettet', text = ''")

    _import(HEADING, ROW)

    assert [case["text"] for case in _kept(folder)] == [""]


def test_a_dry_run_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(HEADING, ROW, options=("--dry-run",)) == 0

    assert _kept(folder) == []
    assert "1 inquiries would be imported" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("heading", "row", "told"),
    [
        (HEADING, ";x;Skive;;", "Row 2, opened_at: is empty; write a day like 22-11-2026."),
        (HEADING, "i går;x;Skive;;", "Row 2, opened_at: 'i går' is no day; write it like 22-11-2026"),
        (HEADING, "22-11-2126;x;Skive;;", "Row 2, opened_at: '22-11-2126' is still to come"),
        (HEADING, "22-11-0026;x;Skive;;", "Row 2, opened_at: '22-11-0026' is too long ago"),
        (HEADING, "22-10-2026;;Skive;;", "Row 2, text: is empty; write what the inquiry says."),
        (
            HEADING,
            f"22-10-2026;{'x' * 20_001};Skive;;",
            "Row 2, text: has 20001 letters; shorten it to 20000.",
        ),
        (HEADING, "22-10-2026;x;Vejlby;;", "'Vejlby' may be Vejlby (Norddjurs) or Vejlby (Aarhus)"),
        (HEADING, "22-10-2026;x;København;;", "'København' lies in Region"),
        (HEADING, "22-10-2026;x;Xyzzy;;", "write the name of a municipality."),
        (
            HEADING,
            "22-10-2026;x;Skive;;web",
            "Row 2, arrived: 'web' is not known; write phone, letter, mail.",
        ),
        (HEADING + ";topic", "22-10-2026;x;Skive;;;støtte", "Row 2, topic: 'støtte' is not known"),
        (
            HEADING + ";reference",
            "22-10-2026;x;Skive;;;26-0001-A",
            "'26-0001-A' is none of ours; leave it empty",
        ),
        (HEADING + ";state", "22-10-2026;x;Skive;;;I gang", "write Ny, Besvaret, Afsluttet."),
        ("opened_at;tekst", "22-10-2026;x", "There is no column 'text'; name it in the first row."),
        (
            "opened_at;tekst",
            "22-10-2026;x",
            "The column 'tekst' is not known; write 'text', or leave it out.",
        ),
        ("opened_at;text;text", "22-10-2026;x;y", "The column 'text' is there twice; leave one out."),
    ],
)
def test_a_mistake_has_its_row_its_column_and_what_to_write(
    folder: Path, heading: str, row: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(heading, row) == 1

    said = capsys.readouterr().out
    assert told in said
    assert said.endswith("Nothing was imported.\n")
    assert _kept(folder) == []


def test_one_wrong_row_keeps_all_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(HEADING, ROW, "", "x;y;Skive;;", "22-10-2026;;Skive;;") == 1

    assert capsys.readouterr().out.splitlines()[:2] == [
        "Row 4, opened_at: 'x' is no day; write it like 22-11-2026 or 2026-11-22.",
        "Row 5, text: is empty; write what the inquiry says.",
    ]
    assert _kept(folder) == []


def test_only_so_many_mistakes_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    _import(HEADING, *["x;y;Skive;;"] * 60)

    assert "… and 10 more." in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_what_a_spreadsheet_saves_is_understood(
    folder: Path, encoding: str, delimiter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line.replace(";", delimiter) for line in (HEADING, ROW)]

    assert _import(*lines, encoding=encoding) == 0
    assert [case["text"] for case in _kept(folder)] == ["Vi vil gerne låne et lokale"]
    assert ("Windows-1252" in capsys.readouterr().err) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"", "The file is empty"),
        (b'opened_at;text\n22-10-2026;"x', "cannot be read"),
        (b"opened_at;text\n22-10-2026;a;b", "Row 2 has 3 cells and the heading 2"),
        (b"\xef\xbb\xbfopened_at;text\n22-10-2026;\xff", "The file is broken at byte"),
        (b"\xff\xfea", "The file is broken"),
        (b"opened_at;text\n22-10-2026;" + b"x" * 1_000_001, "cannot be read"),
    ],
)
def test_a_file_that_is_no_sheet_is_told(
    written: bytes, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in.csv").write_bytes(written)

    assert main(["import", "--what", "inquiries", "in.csv"]) == 2
    assert told in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--what", "inquiries", "none.csv"]) == 2
    assert "'none.csv' cannot be read (No such file or directory)" in capsys.readouterr().err


def test_cpr_numbers_and_odd_characters_do_not_come_in(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(HEADING, '22-10-2026;"Mit nummer er 010190-1234.\nRing\x00 nu";Skive;;phone') == 0

    (case,) = _kept(folder)
    assert "1234" not in case["text"]
    assert case["text"].endswith("\nRing nu")
    assert case["reach"] == "phone"
    assert "In 1 rows a CPR number was taken out." in capsys.readouterr().out


def test_several_places_lead_to_their_councils(folder: Path) -> None:
    _import(HEADING, "22-10-2026;x;Skive, Horsens;;")

    (case,) = _kept(folder)
    assert json.loads(case["municipalities"]) == ["Skive", "Horsens"]
    assert len(json.loads(case["councils"])) == 2


@pytest.mark.parametrize(
    "day",
    ["22-10-2026", "22/10/2026", "22.10.2026", "2026-10-22", "22-10-2026 00:00", "2026-10-21T22:00:00+00:00"],
)
def test_days_are_read_as_people_write_them(folder: Path, day: str) -> None:
    _import(HEADING, f"{day};x;Skive;;")

    assert [case["opened_at"] for case in _kept(folder)] == ["2026-10-21T22:00:00.000+00:00"]


def test_our_own_export_can_be_taken_over_elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = "opened_at;closed_at;text;state;outcome;carrier;topic;journal;arrived;municipalities"
    _import(closed, "01-02-2025;03-02-2025;=1+1;afsluttet;besvaret;sammen;how-to-partner;ESDH 1;phone;Skive")
    assert main(["export", "--what", "inquiries", "--output", "out.csv"]) == 0
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder}/y.db")

    assert main(["import", "--what", "inquiries", "out.csv"]) == 0

    with closing(sqlite3.connect(folder / "y.db")) as connection:
        row = connection.execute(
            "select reference, text, state, outcome, journal, journalled, date(closed_at) from inquiry"
        ).fetchone()
    assert row == (
        _kept(folder)[0]["reference"],
        "=1+1",
        "Afsluttet",
        "besvaret",
        "ESDH 1",
        "allerede",
        "2025-02-02",
    )


def test_a_reference_of_another_case_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _import(HEADING, ROW)
    reference = _kept(folder)[0]["reference"]

    assert _import(f"{HEADING};reference", f"{ROW};{reference}") == 1
    assert f"Row 2, reference: {reference} is another case; leave it empty." in capsys.readouterr().out


def test_numbers_go_on_from_the_highest(folder: Path) -> None:
    _import(f"{HEADING};reference", f"{ROW};26-0147-K")
    _import(HEADING, ROW.replace("lokale", "rum"))

    assert [case["reference"][:7] for case in _kept(folder)] == ["26-0147", "26-0148"]


def test_while_the_bot_runs_nothing_is_imported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(own(folder / "x.db")):
        assert _import(HEADING, ROW) == 2

    assert "is in use by another process; stop that one first." in capsys.readouterr().err


def test_an_import_is_in_the_trail_and_its_words_are_found(folder: Path) -> None:
    _import(HEADING, ROW)

    acts = [(row["what"], row["object"]) for row in _kept(folder, "select what, object from act order by id")]
    assert acts == [("case.import", "26-0001-M"), ("import.made", "")]
    assert prove(folder / "x.db", key_of(SECRET.encode())).broken is None
    (found,) = _kept(folder, "select words from case_text")
    assert "lokale" in found["words"]
