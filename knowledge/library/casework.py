"""How the unit works: read from ``casework.toml``."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from knowledge.casework.calendar import Calendar, Rules
from knowledge.files.reader import Reader, line_of

FILE = "casework.toml"
LONGEST = 250  # working days: more than a year of them is a slip of the finger

_TIMES = ("claim_within", "answer_within", "follow_up_after", "remind_after")
_NAMED = ("name", "verified_on")
_EVERY_YEAR = re.compile(r"\d\d-\d\d")
_LEAP = 2024  # a year that has every day


def read(reader: Reader) -> Calendar:
    """Return the working calendar of ``casework.toml``; what is wrong with it goes to *reader*."""
    before = len(reader.flaws)
    tables = reader.toml(FILE)
    if len(reader.flaws) > before:
        return Calendar()
    text = reader.text(FILE)
    for unknown in sorted(tables.keys() - {*_TIMES, "office", "closed"}):
        problem, known = f"The table {unknown!r} is not known.", ", ".join((*_TIMES, "office", "closed"))
        reader.flaw(FILE, line_of(text, f"[{unknown}]"), problem, f"Write one of: {known}.")
    times = {name: _working_days(reader, text, name, tables) for name in _TIMES}
    opens, closes = _office(reader, text, tables)
    closed = _closed(reader, text, tables.get("closed", []))
    return Calendar(Rules(**times, opens=opens, closes=closes, closed=frozenset(closed)))


def _working_days(reader: Reader, text: str, name: str, tables: Mapping[str, Any]) -> int:
    """Return the number of working days of one table; the default with its flaw noted."""
    table = _table(reader, text, name, tables, ("working_days",))
    count = table.get("working_days")
    if type(count) is int and 0 < count <= LONGEST:
        return count
    problem = f"[{name}] does not say how many working days."
    reader.flaw(FILE, line_of(text, f"[{name}]"), problem, f"Write working_days = 5, at most {LONGEST}.")
    return int(getattr(Rules(), name))


def _office(reader: Reader, text: str, tables: Mapping[str, Any]) -> tuple[time, time]:
    table = _table(reader, text, "office", tables, ("opens", "closes"))
    try:
        opens, closes = (time.fromisoformat(str(table.get(key))) for key in ("opens", "closes"))
    except ValueError:
        opens = closes = time()
    if not (opens.tzinfo or closes.tzinfo) and opens < closes:
        return opens, closes
    problem = "[office] does not say from when until when."
    reader.flaw(FILE, line_of(text, "[office]"), problem, 'Write opens = "09:00" and closes = "15:00".')
    return Rules().opens, Rules().closes


def _closed(reader: Reader, text: str, tables: object) -> list[str]:
    """Return the days off, as ``12-24`` or ``2027-05-07``."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        at = line_of(text, "closed")
        reader.flaw(FILE, at, "closed is no list of tables.", 'Write [[closed]] and day = "12-24".')
        return []
    return [day for table in tables if (day := _day(reader, text, table))]


def _day(reader: Reader, text: str, table: Mapping[str, Any]) -> str:
    day = str(table.get("day", ""))
    at = line_of(text, f'day = "{day}"') if day else line_of(text, "[[closed]]")
    _check(reader, at, table, ("day",))
    try:
        date.fromisoformat(f"{_LEAP}-{day}" if _EVERY_YEAR.fullmatch(day) else day)
    except ValueError:
        reader.flaw(FILE, at, f"day {day!r} is no day.", 'Write "12-24" for every year, or "2027-05-07".')
        return ""
    return day


def _table(
    reader: Reader, text: str, name: str, tables: Mapping[str, Any], keys: tuple[str, ...]
) -> Mapping[str, Any]:
    table = tables.get(name)
    if not isinstance(table, dict):
        return {}
    _check(reader, line_of(text, f"[{name}]"), table, keys)
    return table


def _check(reader: Reader, at: int, table: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    known = (*_NAMED, *keys)
    for unknown in sorted(table.keys() - set(known)):
        reader.flaw(FILE, at, f"The key {unknown!r} is not known.", f"Use only: {', '.join(known)}.")
    reader.day(FILE, at, "verified_on", table.get("verified_on"))
