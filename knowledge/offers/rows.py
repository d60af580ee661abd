"""An offer as the cells of one row and back, without loss: for content, imports, exports and forms."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from knowledge import screen
from knowledge.offers.mistakes import Mistake, OfferError, quoted
from knowledge.offers.offer import Access, Confidence, Cost, Day, Offer, Schedule, Status, Way
from knowledge.terms import ActorKind

Kind = TypeVar("Kind", bound=StrEnum)

COLUMNS = tuple(field.name for field in fields(Offer))
"""The headings: the fields of an offer, in their order."""

NEEDED = ("id", "name", "organisation", "what")
"""The columns without which no row is an offer."""

OLDEST = 120  # years that somebody may have
YES = frozenset({"yes", "ja", "true", "1", "x"})
NO = frozenset({"", "no", "nej", "false", "0"})

_DEFAULTS = {field.name: field.default for field in fields(Offer)}
_PARTS = re.compile(r"[|,;]")
_ISO = re.compile(r"(?a)(\d{4})-(\d\d)-(\d\d)")
_DANISH = re.compile(r"(?a)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_DEGREES = re.compile(r"(?a)-?\d{1,3}([.,]\d{1,20})?")
_TIME = re.compile(r"(?a)(\d{1,2})(?:[:.](\d\d))?")


def parsed(cells: Mapping[str, str]) -> tuple[Offer, list[Mistake]]:
    """Return the offer that *cells* are, a missing one being empty, and what is wrong with those unread.

    Only what cannot be read is a mistake here; whether it can be true, `knowledge.offers.checking` knows.
    """
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for column, read in _READERS.items():
        cell = cells.get(column, "")
        try:
            values[column] = read(column, tidy(cell)) if cell else _EMPTY[column]
        except OfferError as error:
            mistakes.extend(error.mistakes)
            values[column] = _otherwise(column)
    return Offer(**values), mistakes


def to_cells(offer: Offer) -> dict[str, str]:
    """Return the cells of *offer*, by column and in their order."""
    return {column: _written(getattr(offer, column)) for column in COLUMNS}


def tidy(text: str) -> str:
    """Return *text* as an offer keeps it: no control characters, plain newlines, no space at its ends."""
    return (text if text.isprintable() else screen.clean(text)).strip()


# -- cells to values ---------------------------------------------------------------------------------------


def _otherwise(column: str) -> Any:
    default = _DEFAULTS[column]
    return "" if default is MISSING else default


def _text(_: str, cell: str) -> str:
    return cell


def _listed(column: str, cell: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in _PARTS.split(cell))
    return tuple(filter(None, parts)) or _otherwise(column)


def _one(kind: type[Kind]) -> Callable[[str, str], Kind | None]:
    known = {one.lower(): one for one in kind}

    def read(column: str, cell: str) -> Kind | None:
        if cell and cell.lower() not in known:
            told = {"value": quoted(cell), "known": " or ".join(kind)}
            raise OfferError([Mistake(column, "unknown", told)])
        return known[cell.lower()] if cell else (None if column == "kind" else _otherwise(column))

    return read


def _several(kind: type[Kind]) -> Callable[[str, str], tuple[Kind, ...]]:
    one = _one(kind)

    def read(column: str, cell: str) -> tuple[Kind, ...]:
        return tuple(found for part in _listed(column, cell) if (found := one(column, part)))

    return read


def _truth(column: str, cell: str) -> bool:
    if cell.lower() in YES | NO:
        return cell.lower() in YES
    raise OfferError([Mistake(column, "truth", {"value": quoted(cell)})])


def _age(column: str, cell: str) -> int | None:
    if not cell:
        return None
    if cell.isascii() and cell.isdigit() and len(cell) <= 3:
        return int(cell)
    raise OfferError([Mistake(column, "age", {"value": quoted(cell), "most": OLDEST})])


def _degrees(column: str, cell: str) -> float | None:
    if not cell:
        return None
    if _DEGREES.fullmatch(cell):
        return float(cell.replace(",", "."))
    raise OfferError([Mistake(column, "degrees", {"value": quoted(cell)})])


def _day(column: str, cell: str) -> date | None:
    if not cell:
        return None
    try:
        return _date(cell)
    except ValueError as error:
        raise OfferError([Mistake(column, "day", {"value": quoted(cell)})]) from error


def _date(text: str) -> date:
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DANISH.fullmatch(text):
        return date(int(found[4]), int(found[3]), int(found[1]))
    raise ValueError(text)


def _schedules(column: str, cell: str) -> tuple[Schedule, ...]:
    told = (part.strip() for part in cell.split(";"))
    return tuple(_schedule(column, part) for part in told if part)


def _schedule(column: str, text: str) -> Schedule:
    """Return what `MO|TU 16:00-17:30 2026-01-01/2026-12-31` says; each of the three may be left out."""
    try:
        told = [_told(part) for part in text.split()]
        values = {name: value for part in told for name, value in part.items()}
        return Schedule(**values) if len(values) == sum(map(len, told)) else _unread(text)
    except ValueError as error:
        raise OfferError([Mistake(column, "schedule", {"value": quoted(text)})]) from error


def _told(part: str) -> dict[str, Any]:
    if "/" in part:
        return _span(part)
    return _hours(part) if part[0] in "-0123456789" else _days(part)


def _unread(text: str) -> NoReturn:
    raise ValueError(text)


def _days(part: str) -> dict[str, Any]:
    return {"days": tuple(Day(day.upper()) for day in re.split("[|,]", part))}


def _hours(part: str) -> dict[str, Any]:
    opens, dash, closes = part.partition("-")
    if not dash or not (opens or closes):
        raise ValueError(part)
    return {"opens": _time(opens), "closes": _time(closes)}


def _span(part: str) -> dict[str, Any]:
    starts, _, ends = part.partition("/")
    if not (starts or ends):
        raise ValueError(part)
    return {"starts": _date(starts) if starts else None, "ends": _date(ends) if ends else None}


def _time(text: str) -> time | None:
    if not text:
        return None
    if found := _TIME.fullmatch(text):
        return time(int(found[1]), int(found[2] or 0))
    raise ValueError(text)


_READERS: Mapping[str, Callable[[str, str], Any]] = dict.fromkeys(COLUMNS, _text) | {
    "kind": _one(ActorKind),
    "needs": _listed,
    "municipalities": _listed,
    "ways": _several(Way),
    "relatives": _truth,
    "minimum_age": _age,
    "maximum_age": _age,
    "cost": _one(Cost),
    "languages": _listed,
    "access": _several(Access),
    "schedules": _schedules,
    "latitude": _degrees,
    "longitude": _degrees,
    "status": _one(Status),
    "confidence": _one(Confidence),
    "assured_on": _day,
    "checked_on": _day,
}

_EMPTY = {column: read(column, "") for column, read in _READERS.items()}


# -- values to cells ---------------------------------------------------------------------------------------


def _written(value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case date():
            return value.isoformat()
        case (Schedule(), *_):
            return "; ".join(written(one) for one in value if isinstance(one, Schedule))
        case tuple():
            return "|".join(value)
    return str(value)


def written(schedule: Schedule) -> str:
    """Return *schedule* as a cell says it."""
    hours = _pair("-", _iso(schedule.opens), _iso(schedule.closes))
    span = _pair("/", _iso(schedule.starts), _iso(schedule.ends))
    return " ".join(filter(None, ("|".join(schedule.days), hours, span)))


def _pair(sign: str, first: str, last: str) -> str:
    return f"{first}{sign}{last}" if first or last else ""


def _iso(value: time | date | None) -> str:
    if value is None:
        return ""
    return value.isoformat("minutes") if isinstance(value, time) else value.isoformat()
