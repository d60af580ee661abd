"""Offers come in from a sheet or from HSDS: what would change is shown first, then all is done, or none."""

import csv
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot import imports
from bot.cli import main
from bot.imports.offers import staging, store
from bot.sheets import is_live
from bot.store.files import own
from bot.store.offers import shelf
from bot.store.proof import prove
from bot.store.trail import key_of
from knowledge.offers import document, hsds
from knowledge.offers.offer import Access, Cost, Day, NeedId, Offer, OfferId, Schedule, Way
from knowledge.offers.rows import COLUMNS, to_cells
from knowledge.terms import ActorKind
from tests.bot import browsing

SECRET = "s" * 40
CAFE = Offer(
    OfferId("test-cafe"),
    "Testcafé",
    "Testforeningen",
    ActorKind.ASSOCIATION,
    "=Kaffe\nog snak; \"ja\", 'nej'",
    for_whom="'=alle",
    needs=(NeedId("loneliness"), NeedId("talking")),
    municipalities=("Lemvig", "Holstebro"),
    ways=(Way.PLACE, Way.PHONE),
    relatives=True,
    minimum_age=18,
    maximum_age=99,
    cost=Cost.FREE,
    cost_note="-intet",
    languages=("da", "en"),
    access=(Access.WHEELCHAIR,),
    schedules=(Schedule((Day.MONDAY, Day.TUESDAY), time(16), time(17, 30), date(2026, 1, 1)),),
    schedule_note="@ ikke i juli",
    address="Testvej 1, 7620 Lemvig",
    latitude=56.5501,
    longitude=8.203,
    phone="+45 12 34 56 78",
    email="test@example.org",
    page="https://example.org/?a=1;b",
    source="example.org",
    assured_on=date(2026, 11, 3),
    checked_on=date(2026, 11, 4),
)
WALK = Offer(OfferId("test-walk"), "Testgåtur", "Testlauget", None, "Vi går en tur.")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    monkeypatch.setenv("SECRET_KEY", SECRET)
    packaged(monkeypatch)
    return tmp_path


def packaged(monkeypatch: pytest.MonkeyPatch, *offers: Offer) -> None:
    """Have the content say that there are these offers."""
    content = SimpleNamespace(library=replace(browsing.shelf().library, offers=offers))
    monkeypatch.setattr(imports, "Shelf", lambda _: content)


def sheet(*offers: Offer, delimiter: str = ";", **changed: str) -> str:
    """Return the offers as CSV; what is *changed* is so in each of them."""
    out = StringIO(newline="")
    lines = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
    lines.writeheader()
    lines.writerows(
        {name: f"'{cell}" if is_live(cell) else cell for name, cell in to_cells(offer).items()} | changed
        for offer in offers
    )
    return out.getvalue()


def take(written: str | bytes, *options: str, encoding: str = "utf-8", file: str = "in.csv") -> int:
    Path(file).write_bytes(written if isinstance(written, bytes) else written.encode(encoding))
    return main(["import", file, *options])


def kept(folder: Path) -> list[Offer]:
    return [document.read(text) for (text,) in rows(folder, "select document from offer order by id")]


def rows(folder: Path, sql: str) -> list[Any]:
    if not (folder / "x.db").exists():
        return []
    with closing(sqlite3.connect(folder / "x.db")) as connection:
        return connection.execute(sql).fetchall()


# -- what is done ------------------------------------------------------------------------------------------


def test_what_would_change_is_shown_and_nothing_is_done(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(sheet(CAFE, WALK)) == 0

    assert capsys.readouterr().out.splitlines() == [
        "added    test-cafe: Testcafé",
        "added    test-walk: Testgåtur",
        "2 added, 0 changed, 0 unchanged, 0 removed.",
        "Nothing was changed; add --yes to do it.",
    ]
    assert not (folder / "x.db").exists()


def test_with_yes_it_is_done_and_a_second_time_nothing_changes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(sheet(CAFE, WALK), "--yes") == 0
    assert capsys.readouterr().out.endswith("Done: 2 added, 0 changed, 0 removed.\n")

    assert take(sheet(CAFE, WALK), "--yes") == 0

    assert capsys.readouterr().out == "0 added, 0 changed, 2 unchanged, 0 removed.\n"
    assert kept(folder) == [CAFE, WALK]
    assert len(rows(folder, "select 1 from act")) == 1


def test_a_dry_run_does_nothing_even_with_yes(folder: Path) -> None:
    assert take(sheet(CAFE), "--yes", "--dry-run") == 0
    assert kept(folder) == []


def test_a_change_is_shown_field_by_field(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(sheet(CAFE, WALK), "--yes")
    capsys.readouterr()

    assert take(sheet(replace(WALK, name="Testvandring", cost=Cost.FREE)), "--yes") == 0

    assert capsys.readouterr().out.splitlines() == [
        "changed  test-walk",
        "  name: 'Testgåtur' → 'Testvandring'",
        "  cost: 'unknown' → 'free'",
        "0 added, 1 changed, 0 unchanged, 0 removed.",
        "1 offers are not in the file; they stay (--replace removes them).",
        "Done: 0 added, 1 changed, 0 removed.",
    ]
    assert [offer.name for offer in kept(folder)] == ["Testcafé", "Testvandring"]


def test_with_replace_what_the_file_has_not_goes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(sheet(CAFE, WALK), "--yes")
    capsys.readouterr()

    assert take(sheet(WALK), "--replace", "--yes") == 0

    assert capsys.readouterr().out.splitlines() == [
        "removed  test-cafe: Testcafé",
        "0 added, 0 changed, 1 unchanged, 1 removed.",
        "Done: 0 added, 0 changed, 1 removed.",
    ]
    assert kept(folder) == [WALK]


def test_only_the_first_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    take(sheet(*(replace(WALK, id=OfferId(f"test-{number}")) for number in range(25))))

    assert "… and 5 more added\n25 added, 0 changed" in capsys.readouterr().out


@pytest.mark.parametrize(("answer", "done"), [("ja", True), ("y", True), ("", False), ("nej", False)])
def test_at_a_terminal_it_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, answer: str, done: bool
) -> None:
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)

    assert take(sheet(WALK)) == 0
    assert bool(kept(folder)) == done


def test_offers_of_the_content_stand_before_the_first_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    packaged(monkeypatch, CAFE, WALK)

    assert take(sheet(replace(WALK, name="Testvandring")), "--replace", "--yes") == 0

    assert "0 added, 1 changed, 0 unchanged, 1 removed." in capsys.readouterr().out
    with closing(sqlite3.connect(folder / "x.db")) as connection, connection:
        assert shelf.seed(connection, (CAFE, WALK)) == 0  # as the start of the bot does
    assert [offer.name for offer in kept(folder)] == ["Testvandring"]


def test_the_trail_says_how_much_and_holds(folder: Path) -> None:
    take(sheet(CAFE, WALK), "--yes")

    ((what, detail),) = rows(folder, "select what, detail from act")
    assert (what, json.loads(detail)) == ("offer.import", {"added": 2, "changed": 0, "removed": 0})
    assert prove(folder / "x.db", key_of(SECRET.encode())).broken is None


def test_a_few_changes_are_made_while_the_bot_runs(folder: Path) -> None:
    take(sheet(CAFE), "--yes")

    with closing(own(folder / "x.db")):
        assert take(sheet(WALK), "--yes") == 0

    assert kept(folder) == [CAFE, WALK]


def test_many_changes_wait_until_the_bot_rests(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    take(sheet(CAFE), "--yes")
    monkeypatch.setattr(store, "BESIDE", 1)

    with closing(own(folder / "x.db")):
        assert take(sheet(WALK, replace(WALK, id=OfferId("test-run"))), "--yes") == 2

    told = "2 offers would change, and at most 1 may while the bot runs; stop it first."
    assert told in capsys.readouterr().err
    assert kept(folder) == [CAFE]


# -- out and in again --------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_an_export_comes_back_without_a_change(
    folder: Path, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    take(sheet(CAFE, WALK), "--yes")
    assert main(["export", "--what", "offers", "--format", format_, "--output", "out"]) == 0
    capsys.readouterr()

    assert main(["import", "out", "--replace", "--yes"]) == 0

    told = capsys.readouterr()
    assert told.out == "0 added, 0 changed, 2 unchanged, 0 removed.\n"
    assert told.err == ""


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_an_export_fills_an_empty_store(folder: Path, format_: str) -> None:
    take(sheet(CAFE, WALK), "--yes")
    main(["export", "--what", "offers", "--format", format_, "--output", "out"])
    (folder / "x.db").unlink()

    assert main(["import", "out", "--yes"]) == 0
    assert kept(folder) == [CAFE, WALK]


def test_an_export_opens_in_a_spreadsheet(folder: Path) -> None:
    take(sheet(CAFE), "--yes")
    main(["export", "--what", "offers", "--format", "csv", "--output", "out.csv"])

    heading, row = csv.reader(
        StringIO((folder / "out.csv").read_text(encoding="utf-8-sig"), newline=""), delimiter=";"
    )
    cells = dict(zip(heading, row, strict=True))
    assert [cells[name] for name in ("latitude", "assured_on", "phone", "minimum_age")] == [
        "56,5501",
        "03-11-2026",
        "'+45 12 34 56 78",
        "18",
    ]
    assert cells["what"].startswith("'=Kaffe")


def test_a_workbook_has_numbers_and_days(folder: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import

    take(sheet(CAFE), "--yes")
    main(["export", "--what", "offers", "--format", "xlsx", "--output", "out.xlsx"])

    heading, row = load_workbook("out.xlsx").worksheets[0].iter_rows(values_only=True)
    cells = dict(zip(heading, row, strict=True))
    assert [str(cells[name]) for name in ("latitude", "assured_on", "needs")] == [
        "56.5501",
        "2026-11-03 00:00:00",
        "loneliness|talking",
    ]


# -- what a file may be ------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_what_a_spreadsheet_saves_is_understood(
    folder: Path, encoding: str, delimiter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(sheet(WALK, CAFE, delimiter=delimiter), "--yes", encoding=encoding) == 0

    assert [offer.name for offer in kept(folder)] == ["Testcafé", "Testgåtur"]
    assert ("Windows-1252" in capsys.readouterr().err) == (encoding == "cp1252")


def test_columns_may_stand_in_any_order(folder: Path) -> None:
    (heading, row) = csv.reader(StringIO(sheet(WALK), newline=""), delimiter=";")
    turned = StringIO(newline="")
    csv.writer(turned).writerows([heading[::-1], row[::-1]])

    assert take(turned.getvalue(), "--yes") == 0
    assert kept(folder) == [WALK]


def test_nul_and_formulas_come_in_as_plain_text(folder: Path) -> None:
    assert take(sheet(WALK, what="=cmd|' /C calc'!A0\0", for_whom="'=SUM(A1)"), "--yes") == 0

    (offer,) = kept(folder)
    assert (offer.what, offer.for_whom) == ("=cmd|' /C calc'!A0", "=SUM(A1)")


SERVICE = {"id": "test-walk", "name": "Testgåtur", "description": "Vi går.", "status": "active"}
SERVICE |= {"organization": {"name": "Testlauget"}}  # type: ignore[dict-item] # it is a table


@pytest.mark.parametrize(
    "written",
    [
        [SERVICE],
        {"services": [SERVICE]},
        {"total_items": 1, "contents": [SERVICE]},
        SERVICE,
    ],
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b" \n"])
def test_services_may_come_in_several_wrappings(folder: Path, written: Any, mark: bytes) -> None:
    assert take(mark + json.dumps(written).encode(), "--yes") == 0
    assert [offer.name for offer in kept(folder)] == ["Testgåtur"]


def test_fields_that_an_offer_lacks_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    services = [SERVICE | {"wait_time": "a week", "licenses": "x"}, hsds.service(CAFE) | {"wait_time": "x"}]

    assert take(json.dumps(services)) == 0

    assert capsys.readouterr().err.splitlines() == [
        "An offer has no place for these fields (in so many services): licenses (1), wait_time (2).",
        "1 services name no service area: they are shown in the whole country.",
        "1 services name no need of ours: they are shown for every need.",
    ]


# -- what is wrong -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"latitude": "52,5", "longitude": "13,4"}, "Row 2, latitude: '52.5' lies outside Denmark; "),
        (
            {"latitude": "8.2", "longitude": "56.5"},
            "Row 2, latitude: '8.2' lies outside Denmark; change latitude and longitude over",
        ),
        (
            {"schedules": "MO 17:00-16:00"},
            "Row 2, schedules: 'MO 17:00-16:00' closes before it opens; write two schedules where it is ",
        ),
        (
            {"schedules": "2026-02-01/2026-01-01"},
            "Row 2, schedules: '2026-02-01/2026-01-01' ends before it starts; write the earlier day first.",
        ),
        (
            {"page": "javascript:alert(1)"},
            "Row 2, page: 'javascript:alert(1)' is no link that can be opened; write it whole, beginning ",
        ),
        (
            {"needs": "lonelines"},
            "Row 2, needs: 'lonelines' is not known; write loneliness, if that is meant.",
        ),
        ({"municipalities": "Odense"}, "Row 2, municipalities: 'Odense' is not known; write one of "),
        ({"name": ""}, "Row 2, name: is empty; write it here."),
        ({"id": "Testgåtur"}, "Row 2, id: 'Testgåtur' is no id; "),
        ({"what": "Ring til 010190-1234"}, "Row 2, what: holds what looks like a CPR number; take it out."),
        ({"assured_on": "22-11-2126"}, "Row 2, assured_on: '2126-11-22' is still to come; "),
    ],
)
def test_a_mistake_has_its_row_its_column_and_what_to_write(
    folder: Path, changed: dict[str, str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(sheet(WALK, **changed), "--yes") == 2

    said = capsys.readouterr()
    assert said.err.startswith(told)
    assert said.err.endswith("Nothing was imported.\n")
    assert said.out == ""
    assert not (folder / "x.db").exists()


def test_one_wrong_row_keeps_all_out_and_what_stood_stays(folder: Path) -> None:
    take(sheet(WALK), "--yes")

    assert take(sheet(CAFE, replace(WALK, name="")), "--replace", "--yes") == 2
    assert kept(folder) == [WALK]


def test_the_same_id_twice_is_told_with_both_rows(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take(sheet(WALK, CAFE, WALK), "--yes") == 2

    assert capsys.readouterr().err.startswith("Row 4, id: 'test-walk' is in row 2 too; keep one of them.\n")
    assert kept(folder) == []


def test_only_so_many_mistakes_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    many = [replace(WALK, id=OfferId(f"test-{number}"), name="") for number in range(60)]

    assert take(sheet(*many)) == 2

    *shown, more, last = capsys.readouterr().err.splitlines()
    assert (len(shown), more, last) == (50, "… and 10 more.", "Nothing was imported.")


def without(column: str) -> str:
    heading, *others = csv.reader(StringIO(sheet(WALK), newline=""), delimiter=";")
    out = StringIO(newline="")
    gone = heading.index(column)
    csv.writer(out, delimiter=";").writerows(
        [cell for number, cell in enumerate(row) if number != gone] for row in (heading, *others)
    )
    return out.getvalue()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"", "The file is empty; its first row must name the columns."),
        (sheet(), "The file has no offers."),
        (without("needs"), "Row 1: there is no column 'needs'; add it, empty where there is nothing to say"),
        (
            sheet(WALK).replace("needs", "Need", 1),
            "Row 1: the column 'Need' is not known; write 'needs', or leave it out.",
        ),
        (
            sheet(WALK).replace(";cost_note;", ";cost;", 1),
            "Row 1: the column 'cost' is there twice; leave one out.",
        ),
        ("opened_at;text\n22-10-2026;x", "Older inquiries are imported with --what inquiries."),
        (sheet(WALK) + "a;b\n", "Row 3 has 2 cells and the heading 31; put texts with a delimiter in quotes"),
        (
            sheet(WALK, delimiter=",") + sheet(CAFE).partition("\n")[2],
            "Row 3 has",
        ),
        (sheet(WALK) + '"x', "Row 3 cannot be read (unexpected end of data); close every quotation mark."),
        (sheet(WALK) + '"' + "x" * 1_000_001, "Row 3 cannot be read (field larger than field limit"),
        (sheet(WALK).encode("utf-16")[:-1], "the file is no UTF-16; save the sheet as CSV UTF-8 anew."),
        (b"PK\x03\x04\0\0", "The file is a workbook; save its sheet as CSV UTF-8."),
        (b"[{", "After service 0 the file is no JSON in UTF-8 ("),
        (b'[{"id": "a"}, {"id": "\xff"}]', "After service 1 the file is no JSON in UTF-8 ("),
        (b"[1]", "Service 1 is no object; write a service of HSDS 3.0."),
        (b"[]", "The file has no offers."),
        (b"[" * 100_000, "More than 32 lists and objects of the file lie in each other."),
        (b'{"a":1,"b":' * 100_000, "More than 32 lists and objects of the file lie in each other."),
        (b'[{"id":"' + b"x" * 2_000_000, "A text of the file has more than 1000000 letters; "),
        (
            json.dumps([SERVICE | {"status": "open"}]),
            "Service 1, status: 'open' is not known; write active or inactive or ",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_is_told(
    folder: Path, written: str | bytes, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert take(written, "--yes") == 2

    assert re.search(re.escape(told), capsys.readouterr().err)
    assert not (folder / "x.db").exists()


@pytest.mark.parametrize("file", ["none.csv", "."])
def test_a_file_that_is_not_there_is_told(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", file]) == 2
    assert "cannot be read (" in capsys.readouterr().err


def test_too_many_offers_are_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(staging, "ROWS", 1)

    assert take(sheet(WALK, CAFE), "--yes") == 2

    assert "There are more than 1 offers; import them in parts." in capsys.readouterr().err
    assert kept(folder) == []


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(staging, "ADD", "select zeroblob(2000000000), ?, ?, ?")  # more than SQLite can hold

    assert take(sheet(WALK), "--yes") == 2
    assert "has no room for the file (" in capsys.readouterr().err


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_shows_how_far_it_is_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, terminal: bool
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    monkeypatch.setattr("tqdm.tqdm.monitor_interval", 0)  # else a thread stays

    assert take(sheet(WALK), "--yes") == 0

    shown = capsys.readouterr().err
    assert [f"{step}: 100%" in shown for step in ("Reading", "Writing")] == [terminal] * 2
    assert bool(shown) == terminal


def test_inquiries_know_nothing_of_yes(capsys: pytest.CaptureFixture[str]) -> None:
    assert take(sheet(WALK), "--what", "inquiries", "--yes") == 2
    assert "--yes and --replace are for offers" in capsys.readouterr().err
