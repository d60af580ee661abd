"""A CSV file as rows with names: whatever encoding and delimiter a spreadsheet chose."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.sheets import is_live
from knowledge.errors import IndgangError

DELIMITERS = (";", ",", "\t")
LONGEST = 1_000_000  # letters of a cell: beyond it a file is no sheet
ROWS = 100_000  # of a sheet; a larger one is imported in parts
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class SheetError(IndgangError):
    """The file is no sheet that can be read; one sentence says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: *number* is the one that a spreadsheet shows; an empty cell is empty."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The heading and the rows. *encoding* is what the file was read as."""

    heading: Sequence[str]
    lines: Sequence[Line]
    encoding: str


def read(written: bytes, *, delimiter: str = "") -> Sheet:
    """Return the sheet that *written* is; *delimiter* is guessed from the heading unless it is told."""
    text, encoding = _decoded(written)
    csv.field_size_limit(LONGEST)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or parting(text), strict=True)
    try:
        heading = [name.strip() for name in next(rows, [])]
        if not any(heading):
            raise SheetError("The file is empty; its first row must name the columns.")
        lines = list(_lines(heading, rows))
    except csv.Error as error:
        raise SheetError(
            f"Row {rows.line_num} cannot be read ({error}); save the sheet as CSV anew."
        ) from error
    if len(lines) > ROWS:
        raise SheetError(f"The file has {len(lines)} rows; import at most {ROWS} at a time.")
    return Sheet(heading, lines, encoding)


def _decoded(written: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS.items():
        if written.startswith(mark):
            try:
                return written.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise SheetError(
                    f"The file is broken at byte {error.start}; save it as CSV UTF-8 anew."
                ) from error
    try:
        return written.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return written.decode("cp1252", "replace"), "cp1252"


def parting(text: str) -> str:
    """Return what parts the columns: the one that the heading has most of."""
    heading = text.partition("\n")[0]
    return max(DELIMITERS, key=heading.count)


def _lines(heading: Sequence[str], rows: Iterator[list[str]]) -> Iterator[Line]:
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(heading) and any(cell.strip() for cell in row[len(heading) :]):
            raise SheetError(
                f"Row {number} has {len(row)} cells and the heading {len(heading)}; put texts with "
                "a delimiter in quotes, or name the right one with --delimiter."
            )
        cells = dict(zip(heading, map(unquoted, row), strict=False))
        yield Line(number, cells | dict.fromkeys(heading[len(row) :], ""))


def unquoted(cell: str) -> str:
    """Return a cell without the apostrophe that our own export puts before what would be calculated."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and is_live(text[1:]) else text
