"""Tables open safely in Danish Excel, and a workbook calculates nothing."""

import csv
import io
import json
import tracemalloc
import warnings
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.sheets import LONGEST, Column, Row, write_csv, write_json, write_workbook

COLUMNS = [Column("a"), Column("b", 40)]
STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "  ="]


def _csv(*rows: Row, columns: Sequence[Column] = COLUMNS) -> str:
    out = io.BytesIO()
    write_csv(out, columns, rows)
    assert out.getvalue().startswith(b"\xef\xbb\xbf")
    return out.getvalue().decode("utf-8-sig")


def _sheets(*rows: Row) -> list[Any]:
    out = io.BytesIO()
    write_workbook(out, COLUMNS, rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return load_workbook(out).worksheets


@pytest.mark.parametrize("start", STARTS)
def test_a_cell_of_a_csv_never_calculates(start: str) -> None:
    cells = list(csv.reader(io.StringIO(_csv([f"{start}1+1"], columns=COLUMNS[:1]), newline="")))

    assert cells == [["a"], [f"'{start}1+1"]]


def test_a_csv_is_as_danish_excel_reads_it() -> None:
    moment = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)

    assert _csv([-1.5, date(2026, 1, 2)], [moment, None], [True, ["x", "y"]]) == (
        "a;b\r\n-1,5;02-01-2026\r\n23-11-2026 00:30;\r\n1;x, y\r\n"
    )


def test_newlines_quotes_and_semicolons_stay_within_their_cell() -> None:
    text = 'en\nto;"tre"'

    assert list(csv.reader(io.StringIO(_csv([text, "b"]), newline=""), delimiter=";"))[1] == [text, "b"]


def test_odd_characters_do_not_stop_a_csv() -> None:
    assert _csv(["\0a\ud800", "🙂"]).splitlines()[1] == "a?;🙂"


@pytest.mark.parametrize("start", STARTS)
def test_a_workbook_has_texts_and_no_formulas(start: str) -> None:
    (sheet,) = _sheets([f"x{start}1+1", f"{start.strip() or '='}HYPERLINK(1)"])

    cell = sheet["B2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.value.endswith("HYPERLINK(1)")


def test_an_address_in_a_workbook_is_no_link() -> None:
    (sheet,) = _sheets(["https://example.org", "mailto:a@example.org"])

    assert [cell.hyperlink for cell in sheet[2]] == [None, None]
    assert [cell.value for cell in sheet[2]] == ["https://example.org", "mailto:a@example.org"]


def test_a_workbook_has_days_widths_and_headings_that_stay() -> None:
    (sheet,) = _sheets([date(2026, 1, 2), datetime(2026, 11, 22, 23, 30, tzinfo=UTC)])

    assert [cell.value for cell in sheet[2]] == [datetime(2026, 1, 2), datetime(2026, 11, 23, 0, 30)]  # noqa: DTZ001
    assert sheet["A2"].number_format == "dd-mm-yyyy"
    assert sheet.freeze_panes == "A2"
    assert round(sheet.column_dimensions["B"].width) == 41


def test_what_a_workbook_cannot_hold_is_left_out_or_told() -> None:
    (sheet,) = _sheets(["\x01=1+1\ud800\uffff", "🙂" * LONGEST])

    assert sheet["A2"].value == "=1+1\ufffd\ufffd"
    long = str(sheet["B2"].value)
    assert long.endswith("…")
    assert len(long.encode("utf-16-le")) // 2 <= LONGEST


def test_a_sheet_that_is_full_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sheets.ROWS", 3)  # a million rows would take a minute

    first, second = _sheets(["1", ""], ["2", ""], ["3", ""])

    assert [[cell.value for cell in row][:1] for row in first.iter_rows()] == [["a"], ["1"], ["2"]]
    assert [[cell.value for cell in row][:1] for row in second.iter_rows()] == [["a"], ["3"]]


def test_json_has_a_row_a_line() -> None:
    out = io.BytesIO()
    write_json(out, COLUMNS, [["x", None], [date(2026, 1, 2), ["y"]]])

    assert json.loads(out.getvalue()) == [{"a": "x", "b": None}, {"a": "2026-01-02", "b": ["y"]}]
    assert out.getvalue().count(b"\n") == 2


@pytest.mark.parametrize("write", [write_csv, write_workbook, write_json])
def test_many_rows_take_no_more_memory_than_few(write: object) -> None:
    def grown(number: int) -> int:
        rows: Iterator[Row] = (["x" * 1000, line] for line in range(number))
        tracemalloc.start()
        write(_Nowhere(), COLUMNS, rows)  # type: ignore[operator]  # each of them writes
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    grown(1)
    assert grown(3000) < grown(30) + 1_000_000


class _Nowhere(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return len(data)  # type: ignore[arg-type]  # bytes
