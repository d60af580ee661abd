"""A file with offers, read piece by piece, however large: a sheet as CSV, or HSDS as JSON."""

import codecs
import csv
import os
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

import ijson

from bot.imports.offers.heading import columns
from bot.imports.offers.shallow import Shallow
from bot.imports.sheet import LONGEST, SheetError, parting, unquoted
from knowledge.errors import StoreError
from knowledge.offers.hsds import Given, given

LOOK = 65_536  # bytes of the beginning that tell what a file is
CHUNK = 1_048_576
LISTS = ("services", "contents")  # where others keep the list of services: a file of theirs, a page of an API
BINARY = {b"PK\x03\x04": "a workbook", b"\xd0\xcf\x11\xe0": "an old workbook", b"%PDF": "a PDF"}
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
OLD = "cp1252"  # what Windows writes that is not UTF-8; latin-1 is part of it


@dataclass(frozen=True, slots=True)
class Piece:
    """One row or service: *at* is how a person finds it; *problem* says why it cannot be read."""

    at: str
    given: Given = field(default_factory=lambda: Given({}))
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An open file: what it was read as, its *size* in bytes, and its pieces, once."""

    encoding: str
    size: int
    pieces: Iterable[Piece]
    file: BinaryIO

    @property
    def position(self) -> int:
        """How many bytes were read."""
        return min(self.file.tell(), self.size)


@contextmanager
def opened(name: str, *, delimiter: str = "") -> Iterator[Source]:
    """Open the file *name*; what it cannot be read for is one sentence, raised here or while it is read."""
    try:
        file = Path(name).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise StoreError(f"{name!r} cannot be read ({error.strerror}); name a CSV or JSON file.") from error
    with file:
        size = os.fstat(file.fileno()).st_size
        begins = file.read(LOOK)
        file.seek(0)
        encoding = "utf-8" if _is_json(begins) else _encoding(file, begins)
        pieces = _services(file, begins) if _is_json(begins) else _rows(file, encoding, delimiter)
        with closing(pieces):
            yield Source(encoding, size, pieces, file)


def _is_json(begins: bytes) -> bool:
    return begins.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"[")


# -- sheets ------------------------------------------------------------------------------------------------


def _encoding(file: BufferedReader, begins: bytes) -> str:
    for mark, told in BINARY.items():
        if begins.startswith(mark):
            raise SheetError(f"The file is {told}; save its sheet as CSV UTF-8.")
    for mark, encoding in MARKS.items():
        if begins.startswith(mark):
            return encoding
    if b"\0" in (odd := begins[1:400:2]) and odd.count(0) > len(odd) // 2:
        return "utf-16-le"
    if b"\0" in (even := begins[:400:2]) and even.count(0) > len(even) // 2:
        return "utf-16-be"
    return "utf-8" if _is_utf8(file) else OLD


def _is_utf8(file: BufferedReader) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True


def _rows(file: BufferedReader, encoding: str, delimiter: str) -> Generator[Piece, None, None]:
    text = TextIOWrapper(file, encoding, errors="replace" if encoding == OLD else "strict", newline="")
    csv.field_size_limit(LONGEST)
    number = 1
    try:
        first = text.readline(LOOK)
        lines = csv.reader(_after(first, text), delimiter=delimiter or parting(first), strict=True)
        heading = columns(next(lines, []))
        for number, cells in enumerate(lines, 2):
            if any(cell.strip() for cell in cells):
                yield _row(number, heading, cells)
    except csv.Error as error:
        raise SheetError(f"Row {number + 1} cannot be read ({error}); close every quotation mark.") from error
    except UnicodeError as error:
        raise SheetError(
            f"After row {number} the file is no {encoding.upper()}; save the sheet as CSV UTF-8 anew."
        ) from error
    finally:
        text.detach()


def _after(first: str, text: TextIOWrapper) -> Iterator[str]:
    yield first
    while line := text.readline(LONGEST + 2):  # a file without line ends is not read whole
        yield line


def _row(number: int, heading: list[str], cells: list[str]) -> Piece:
    if len(cells) != len(heading):
        problem = (
            f"has {len(cells)} cells and the heading {len(heading)}; put texts with a delimiter in quotes, "
            "or name the right one with --delimiter."
        )
        return Piece(f"Row {number}", problem=problem)
    return Piece(f"Row {number}", Given(dict(zip(heading, map(unquoted, cells), strict=True))))


# -- services ----------------------------------------------------------------------------------------------


def _services(file: BufferedReader, begins: bytes) -> Generator[Piece, None, None]:
    start = len(codecs.BOM_UTF8) if begins.startswith(codecs.BOM_UTF8) else 0
    number = 0
    try:
        file.seek(start)
        prefix = "item" if begins[start:].lstrip().startswith(b"[") else _prefix(file)
        file.seek(start)
        for number, service in enumerate(ijson.items(Shallow(file), prefix, use_float=True), 1):
            yield _service(number, service)
    except (ijson.JSONError, UnicodeError) as error:
        told = str(error).partition("\n")[0].removeprefix("parse error: ").strip()
        raise SheetError(f"After service {number} the file is no JSON in UTF-8 ({told}).") from error


def _prefix(file: BufferedReader) -> str:
    """Return where the services of an object are: in a list that it holds, or it is one itself."""
    keys = (key for above, event, key in ijson.parse(Shallow(file)) if event == "map_key" and not above)
    return next((f"{key}.item" for key in keys if key in LISTS), "")


def _service(number: int, service: Any) -> Piece:
    if not isinstance(service, Mapping):
        return Piece(f"Service {number}", problem="is no object; write a service of HSDS 3.0.")
    return Piece(f"Service {number}", given(service))
