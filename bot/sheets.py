"""Tables as files: CSV for Danish Excel, a workbook or JSON, written row by row in constant memory."""

import codecs
import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, Protocol

from knowledge.terms import DENMARK

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Value = object  # a text, number, truth, day, moment, a list of texts, or None
Row = Sequence[Value]

FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # how a cell begins that a spreadsheet would calculate, full-width too
ROWS = 1_048_576  # of a sheet, the heading among them (Excel's own limit)
LONGEST = 32_767  # letters of a cell that a workbook can hold (Excel's own limit)
UNPRINTED = {
    **dict.fromkeys([*range(9), 11, 12, *range(14, 32)]),  # what XML cannot hold, and no text of ours has
    **dict.fromkeys([0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd"),  # no, or half a, character
}
WIDTH = 18  # letters of a column that says nothing else


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how many letters wide a workbook shows it."""

    heading: str
    width: int = WIDTH


class Writing(Protocol):
    """Writes a table."""

    def __call__(self, out: BinaryIO, columns: Sequence[Column], rows: Iterable[Row]) -> None:
        """Write the headings and *rows* to *out*, as they come."""
        ...


def write_csv(out: BinaryIO, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Write what Danish Excel opens by a double click: BOM, semicolons, decimal commas, no live formulas."""
    out.write(codecs.BOM_UTF8)
    lines = csv.writer(_Encoded(out), delimiter=";")
    if columns:
        lines.writerow([column.heading for column in columns])
    lines.writerows([_danish(value) for value in row] for row in rows)


def write_workbook(out: BinaryIO, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Write an Excel workbook: texts stay texts, days are days, and the headings stay in sight."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - a tenth of a second that other formats need not wait
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - as above

    with TemporaryDirectory(prefix="indgang-") as folder:  # only this user may look into it
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False}
        try:
            with Workbook(out, options | {"strings_to_urls": False, "strings_to_numbers": False}) as book:
                _Page(book).fill(columns, rows)
        except FileCreateError as error:  # what the disk or a pipe said lies within
            raise error.args[0] from error


def write_json(out: BinaryIO, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Write a JSON list, a row a line, with the headings as keys."""
    out.write(b"[")
    for number, row in enumerate(rows):
        named = {column.heading: _jsonable(value) for column, value in zip(columns, row, strict=True)}
        line = json.dumps(named, ensure_ascii=False).encode("utf-8", "replace")
        out.write(b",\n " + line if number else line)
    out.write(b"]\n")


WRITERS: Mapping[str, Writing] = {"csv": write_csv, "xlsx": write_workbook, "json": write_json}


@dataclass(frozen=True, slots=True)
class _Encoded:
    """Takes text and writes bytes; a file of Python's would close *out* when it is dropped."""

    out: BinaryIO

    def write(self, text: str) -> int:
        return self.out.write(text.encode("utf-8", "replace"))


def _danish(value: Value) -> str:
    """Return *value* as a cell of a CSV; an apostrophe in front keeps a spreadsheet from calculating."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (int, float)):
        return str(value).replace(".", ",")
    if isinstance(value, datetime):
        return value.astimezone(DENMARK).strftime("%d-%m-%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    text = _text(value)
    return f"'{text}" if is_live(text) else text


def is_live(text: str) -> bool:
    """Whether a spreadsheet would calculate a cell of *text*, or it is one that we have kept from that."""
    return text.lstrip(" '").startswith(FORMULA)


def _text(value: Value) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return "" if value is None else str(value).replace("\0", "")


def _jsonable(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


class _Page:
    """The sheet of a workbook that is written; a full one is followed by another."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._sheet: Worksheet
        self._bold = book.add_format({"bold": True})
        self._plain = book.add_format({"num_format": "@"})  # a text, also when somebody edits it
        self._day = book.add_format({"num_format": "dd-mm-yyyy"})
        self._moment = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})

    def fill(self, columns: Sequence[Column], rows: Iterable[Row]) -> None:
        self._begin(columns)
        number = 0
        for row in rows:
            number += 1
            if number == ROWS:
                self._begin(columns)
                number = 1
            for place, value in enumerate(row):
                self._write(number, place, value)

    def _begin(self, columns: Sequence[Column]) -> None:
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, column.heading, self._bold)

    def _write(self, row: int, place: int, value: Value) -> None:
        if isinstance(value, (bool, int, float)):
            self._sheet.write_number(row, place, value + 0)
        elif isinstance(value, datetime):
            local = value.astimezone(DENMARK).replace(tzinfo=None)
            self._sheet.write_datetime(row, place, local, self._moment)
        elif isinstance(value, date):
            self._sheet.write_datetime(row, place, value, self._day)
        elif text := _text(value).translate(UNPRINTED):
            self._sheet.write_string(row, place, _fitting(text), self._plain)


def _fitting(text: str) -> str:
    """Return *text* as long as a cell may be; what was cut off is told by an ellipsis."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    kept = text.encode("utf-16-le")[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore")
    return f"{kept}…"
