"""What waits for a person: entries and offers nobody has confirmed, answers nobody has read."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from knowledge.files import front
from knowledge.files.reader import UNEDITED, Edits, Reader, line_of
from knowledge.library.offers import OFFERS
from knowledge.offers.offer import Confidence

TELLING = ("address", "phone", "email", "website", "page", "cvr", "text")  # relied on: told when empty
NOTHING: Mapping[str, str] = MappingProxyType({})
CONTACT = {*TELLING, "confidence", "verified_on"}  # one of these makes a named table something to confirm


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """One thing to confirm: *key* says which kind, *at* where in its file (``hospitals.auh``, ``ground.0``).

    *fields* are empty although people rely on them; *day* is when an answer was to be read again.
    """

    key: str
    file: str
    line: int
    at: str = ""
    name: str = ""
    fields: tuple[str, ...] = ()
    day: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One table or row that people may rely on: where it stands, what it is called, and its *fields*."""

    file: str
    line: int
    at: str
    name: str
    fields: Mapping[str, Any]


def unconfirmed(
    folder: Path, today: date, edits: Edits = UNEDITED, *, since: Mapping[str, str] = NOTHING
) -> Iterator[Unconfirmed]:
    """Yield what waits in *folder* with *edits* above it; raise ContentError where it cannot be read.

    *since* are the days on which offers of it were confirmed elsewhere, by their ids.
    """
    reader = Reader(folder, edits)
    for entry in entries(reader):
        if not entry.fields.get("verified_on"):
            empty = tuple(key for key in TELLING if key in entry.fields and not entry.fields[key])
            key = "entry-empty" if empty else "entry"
            yield Unconfirmed(key, entry.file, entry.line, entry.at, entry.name, empty)
    yield from _offers(reader, since)
    for file in reader.names("answers/*/*.md"):
        yield from _answer(reader, file, today)
    reader.settle()


def entries(reader: Reader) -> Iterator[Entry]:
    """Yield every table and every row that a person at the region can confirm."""
    for file in reader.names("*.toml"):
        text = reader.text(file)
        for at, table in _tables(reader.toml(file)):
            name = str(table["name"])
            yield Entry(file, line_of(text, f'"{name}"'), at, name, table)
    for file in reader.names("*.csv"):
        lines = csv.DictReader(io.StringIO(reader.text(file), newline=""))
        if "verified_on" in (lines.fieldnames or ()):
            for row in lines:
                yield Entry(file, lines.line_num, next(iter(row.values())), _called(row), row)


def _offers(reader: Reader, since: Mapping[str, str]) -> Iterator[Unconfirmed]:
    """Yield each offer that nobody has confirmed."""
    lines = csv.DictReader(io.StringIO(reader.text(OFFERS), newline=""))
    for row in lines:
        later = since.get(row.get("id") or "", "") > (row.get("checked_on") or "")
        if not row.get("assured_on") and not later:
            key = "offer-likely" if row.get("confidence") == Confidence.LIKELY else "offer"
            yield Unconfirmed(key, OFFERS, lines.line_num, row.get("id") or "", row.get("name") or "")


def _answer(reader: Reader, file: str, today: date) -> Iterator[Unconfirmed]:
    text = reader.text(file)
    parts = front.split(text)
    try:
        says = front.parsed(parts[0] if parts else "")
    except front.FrontError as error:
        reader.flaw(file, error.line + 1, error.problem, error.instead)
        return
    line = line_of(text, "review_by")
    day = reader.day(file, line, "review_by", says.get("review_by"))
    if not says.get("reviewed_on"):
        yield Unconfirmed("answer", file, line_of(text, "reviewed_on"), name=str(says.get("title")))
    elif day and day < today:
        yield Unconfirmed("overdue", file, line, name=str(says.get("title")), day=day.isoformat())


def _called(row: Mapping[str, str]) -> str:
    """Return a row's name with what tells it from others of that name: the first column."""
    first, name = next(iter(row.values())), row.get("name")
    return f"{name} ({first})" if name and name != first else first


def _tables(value: object, at: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield where and what every table below *value* is that names something people may rely on."""
    if isinstance(value, dict):
        if "name" in value and CONTACT & value.keys():
            yield at, value
        parts = [(str(key), part) for key, part in value.items()]
    else:
        parts = [(str(number), part) for number, part in enumerate(value if isinstance(value, list) else ())]
    for key, part in parts:
        yield from _tables(part, f"{at}.{key}" if at else key)
