"""Entries: a table of a TOML file or a row of a CSV file, changed with comments and order kept."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from knowledge.editing.items import Item, Kind, Mistake, MistakesError
from knowledge.files.reader import Reader

CHECKED = "checked"  # the box "I have checked it today"
LONGEST = 500  # letters of a field: an address with a long path fits
_ADDRESS = re.compile(r"https?://[^\s<>\"']+\.[^\s<>\"']+")
_MAILBOX = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+")
_PHONE = re.compile(r"\+?[0-9][0-9 ]+")
_NUMBER = re.compile(r"[0-9]{1,5}")
_DOUBTED = frozenset({Kind.CONTACT, Kind.CENTRE, Kind.POINTER})  # shown with "tjek" where it is only likely
_FRESH = re.compile("ny-[1-9][0-9]{0,5}")  # the key of a pointer that staff may begin
_CONFIRMED = "verified_on"
_SURE = "confidence"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the entries of a kind stand: the file, the table they lie under, and the fields in order."""

    file: str
    under: str
    fields: tuple[str, ...]
    column: str = ""  # of a CSV file: what tells one row from another


_PLACES: Mapping[Kind, _Place] = {
    Kind.CONTACT: _Place("contacts.toml", "", ("name", "phone", "email", "website", "address", "source")),
    Kind.LINE: _Place("lines.toml", "lines.", ("name", "number", "website", "source")),
    Kind.GROUND: _Place("privacy.toml", "", ("text",)),
    Kind.PERIOD: _Place("retention.toml", "", ("hours", "days")),
    Kind.RULE: _Place("casework.toml", "", ("working_days", "opens", "closes", "day")),
    Kind.AGE: _Place("offers.toml", "", ("days",)),
    Kind.CENTRE: _Place(
        "volunteer_centres.csv", "", ("name", "phone", "page", "address", "source", "note"), "municipality"
    ),
    Kind.POINTER: _Place("pointers.csv", "", ("da", "en", "name", "phone", "page", "words", "source"), "id"),
}
KINDS = frozenset(_PLACES)
FILES: Mapping[str, Kind] = {place.file: kind for kind, place in _PLACES.items()}


def file_of(kind: Kind) -> str:
    """Return the file that entries of this kind stand in."""
    return _PLACES[kind].file


def key_of(kind: Kind, at: str) -> str:
    """Return the key of what `unconfirmed` says is *at* a place in the kind's file."""
    return at.removeprefix(_PLACES[kind].under)


def listed(reader: Reader, kind: Kind) -> Iterator[Item]:
    """Yield every entry of *kind*."""
    for key, entry in _entries(reader, kind):
        told = [str(value) for value in entry.values() if isinstance(value, str)]
        title = str(entry.get("name") or key)
        if kind is Kind.CENTRE:
            title = f"{title} ({key})" if title != key else key
        yield Item(kind, key, title, words=" ".join((key, *told)))


def fresh(reader: Reader) -> Item:
    """Return a pointer that is not there yet: it is empty until it is written."""
    taken = {key for key, _ in _entries(reader, Kind.POINTER)}
    number = next(number for number in count(1) if f"ny-{number}" not in taken)
    return Item(Kind.POINTER, f"ny-{number}")


def read(reader: Reader, item: Item) -> dict[str, str] | None:
    """Return what stands in the entry, by field; None where there is no such entry, and none may be begun."""
    entry = dict(_entries(reader, item.kind)).get(item.key)
    if entry is None:
        if item.kind is not Kind.POINTER or not _FRESH.fullmatch(item.key):
            return None
        entry = {}
    fixed = item.kind in {Kind.PERIOD, Kind.RULE, Kind.AGE}  # these have no fields beyond those there are
    wanted = [field for field in _PLACES[item.kind].fields if field in entry or not fixed]
    return {field: str(entry.get(field, "")) for field in wanted}


def confirmed(reader: Reader, item: Item) -> str:
    """Return the day on which somebody last confirmed the entry; empty where nobody has."""
    entry = dict(_entries(reader, item.kind)).get(item.key) or {}
    return str(entry.get(_CONFIRMED, "") or "")


def write(reader: Reader, item: Item, values: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the file's new text, by its name. What was changed but not checked is no longer confirmed."""
    was = read(reader, item)
    if was is None:
        raise MistakesError([Mistake("", "content-gone")])
    now = {field: values.get(field, "").strip() for field in was}
    if mistakes := list(_mistakes(item, was, now, checked=CHECKED in values)):
        raise MistakesError(mistakes)
    changed = {field: value for field, value in now.items() if value != was[field]}
    place = _PLACES[item.kind]
    put = _put_row if place.column else _put_table
    return {place.file: put(reader.text(place.file), item, changed, today if CHECKED in values else None)}


def _mistakes(
    item: Item, was: Mapping[str, str], now: Mapping[str, str], *, checked: bool
) -> Iterator[Mistake]:
    for field, value in now.items():
        most = LONGEST * 4 if field in {"da", "en", "words", "text"} else LONGEST
        if len(value) > most:
            yield Mistake(field, "content-too-long", {"most": most, "count": len(value)})
        elif "\n" in value:
            yield Mistake(field, "content-one-line")
        elif key := _wrong(field, value) if value or item.kind is not Kind.CENTRE else "":
            yield Mistake(field, key)
    if item.kind is Kind.LINE and now != was and not checked:
        yield Mistake(CHECKED, "content-line-unchecked")


def _wrong(field: str, value: str) -> str:
    """Return the key of what is wrong with one field, or nothing."""
    if not value:
        return "content-empty" if field in {"name", "number", "da", "en", "words", *_COUNTED} else ""
    for fields, pattern, key in _FORMS:
        if field in fields and not pattern.fullmatch(value):
            return key
    return ""


_COUNTED = frozenset({"hours", "days", "working_days"})
_FORMS = (
    ({"website", "page"}, _ADDRESS, "content-no-address"),
    ({"email"}, _MAILBOX, "content-no-mailbox"),
    ({"phone", "number"}, _PHONE, "content-no-phone"),
    (_COUNTED, _NUMBER, "content-no-number"),
)


def _entries(reader: Reader, kind: Kind) -> Iterator[tuple[str, Mapping[str, Any]]]:
    place = _PLACES[kind]
    if place.column:
        for row in csv.DictReader(io.StringIO(reader.text(place.file), newline="")):
            yield str(row.get(place.column, "")), {key: value for key, value in row.items() if key}
        return
    for at, table in _tables(reader.toml(file_of(kind))):
        if at.startswith(place.under) and "name" in table:
            yield at.removeprefix(place.under), table


def _tables(value: object, at: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, dict):
        if at:
            yield at, value
        parts = [(str(key), part) for key, part in value.items()]
    else:
        parts = [(str(number), part) for number, part in enumerate(value if isinstance(value, list) else ())]
    for key, part in parts:
        yield from _tables(part, f"{at}.{key}" if at else key)


def _put_table(text: str, item: Item, changed: Mapping[str, str], checked: date | None) -> str:
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise MistakesError([Mistake("", "content-file-broken")]) from error
    table: Any = document
    for part in f"{_PLACES[item.kind].under}{item.key}".split("."):
        table = table[int(part)] if isinstance(table, Sequence) else table[part]
    for field, value in changed.items():
        table[field] = int(value) if isinstance(table.get(field), int) else value
    _confirm(table, item, changed=bool(changed), checked=checked)
    return tomlkit.dumps(document)


def _put_row(text: str, item: Item, changed: Mapping[str, str], checked: date | None) -> str:
    place = _PLACES[item.kind]
    rows = csv.DictReader(io.StringIO(text, newline=""))
    out = io.StringIO(newline="")
    columns = list(rows.fieldnames or ())
    lines = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="ignore")
    lines.writeheader()
    there = list(rows)
    if all(row[place.column] != item.key for row in there):
        there.append(dict.fromkeys(columns, "") | {place.column: item.key})
    for row in there:
        if row[place.column] == item.key:
            row.update(changed)
            _confirm(row, item, changed=bool(changed), checked=checked)
        lines.writerow(row)
    return out.getvalue()


def _confirm(entry: MutableMapping[str, Any], item: Item, *, changed: bool, checked: date | None) -> None:
    """Write the day of *checked*; what was changed without it is unconfirmed, and shown with "tjek"."""
    if checked:
        entry[_CONFIRMED] = checked.isoformat()
        if item.kind in _DOUBTED or entry.get(_SURE):
            entry[_SURE] = "verified"
    elif changed:
        if entry.get(_CONFIRMED):
            entry[_CONFIRMED] = ""
        if item.kind in _DOUBTED:
            entry[_SURE] = "likely"
