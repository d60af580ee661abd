"""A row of a sheet as an inquiry, or what is wrong with it: which row, which column, what to write."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from bot.imports.sheet import Line, Sheet
from knowledge import reference, screen
from knowledge.casework.actions import Carrier, Outcome
from knowledge.inquiry import Kind, Reach
from knowledge.library import Library
from knowledge.records import CaseState
from knowledge.terms import DENMARK, HOME, Found, Language, Place

COLUMNS = (
    *("reference", "opened_at", "answered_at", "closed_at", "state", "topic", "kind", "text"),
    *("municipalities", "actor", "unreached", "reach", "address", "language", "arrived"),
    *("outcome", "carrier", "lesson", "journal"),
)
# Columns of our own export that an import works out itself, or has no use for.
PASSED_OVER = frozenset(
    {"conversation", "councils", "notice", "unreachable", "journalised_at", "journalled", "owner", "since"}
    | {"changed_at", "waiting_for", "wake_on", "merged_into"}
)
NEEDED = ("text", "opened_at")
CHANNELS = ("phone", "letter", "mail")
STATES = (CaseState.NEW, CaseState.ANSWERED, CaseState.CLOSED)
ROADS = (Reach.MAIL, Reach.PHONE)
ACTORS = tuple("ABCDEF")
LONGEST = 20_000  # letters of a text: as long as staff may write
SHORT = 300  # letters of every other cell
DAYS = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d")
TIMES = ("", " %H:%M", " %H.%M", " %H:%M:%S")


@dataclass(frozen=True, slots=True)
class Old:
    """An older inquiry; *reference* is empty when it had none. *redacted*: a CPR number was taken out."""

    row: int
    text: str
    opened_at: datetime
    reference: str = ""
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    state: CaseState = CaseState.NEW
    topic: str = ""
    kind: str = ""
    municipalities: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    actor: str = ""
    unreached: str = ""
    reach: str = ""
    address: str = ""
    language: str = Language.DANISH
    arrived: str = "letter"
    outcome: str = ""
    carrier: str = ""
    lesson: str = ""
    journal: str = ""
    redacted: bool = False


@dataclass(slots=True)
class Reading:
    """What was read of a sheet, and every mistake in it."""

    inquiries: list[Old] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)


def read(sheet: Sheet, library: Library, *, now: datetime) -> Reading:
    """Return the inquiries of *sheet*, or all that is wrong with it."""
    reading = Reading(mistakes=list(_wrong_heading(sheet.heading)))
    if not reading.mistakes:
        for line in sheet.lines:
            _Row(line, library, now, reading).read()
    return reading


def _wrong_heading(heading: Sequence[str]) -> Iterator[str]:
    for name in NEEDED:
        if name not in heading:
            yield f"There is no column {name!r}; name it in the first row."
    for name in heading:
        if name and name not in COLUMNS and name not in PASSED_OVER:
            alike = get_close_matches(name.lower(), COLUMNS, n=1)
            instead = f"write {alike[0]!r}" if alike else f"write one of {', '.join(COLUMNS)}"
            yield f"The column {name!r} is not known; {instead}, or leave it out."
    for name in sorted({name for name in heading if name and heading.count(name) > 1}):
        yield f"The column {name!r} is there twice; leave one out."


class _Row:
    """Reads one row: each cell becomes a value, or one more mistake."""

    def __init__(self, line: Line, library: Library, now: datetime, reading: Reading) -> None:
        self._line, self._library, self._now, self._reading = line, library, now, reading
        self._redacted = False
        self._before = len(reading.mistakes)

    def read(self) -> None:
        words = {name: self._words(name, SHORT) for name in ("unreached", "address", "lesson", "journal")}
        text = self._words("text", LONGEST)
        if not text:
            self._wrong("text", "is empty", "write what the inquiry says")
        opened = self._moment("opened_at")
        if not self._cell("opened_at"):
            self._wrong("opened_at", "is empty", "write a day like 22-11-2026")
        municipalities, councils = self._places()
        address = words["address"]
        values: dict[str, Any] = {
            "reference": self._reference(),
            "answered_at": self._moment("answered_at"),
            "closed_at": self._moment("closed_at"),
            "state": CaseState(self._one("state", STATES, CaseState.NEW)),
            "topic": self._topic(),
            "kind": self._one("kind", tuple(Kind)),
            "actor": self._one("actor", ACTORS),
            "reach": self._one("reach", ROADS, Reach.MAIL if "@" in address else Reach.PHONE),
            "language": self._one("language", tuple(Language), Language.DANISH),
            "arrived": self._one("arrived", CHANNELS, "letter"),
            "outcome": self._one("outcome", tuple(Outcome)),
            "carrier": self._one("carrier", tuple(Carrier)),
        }
        if len(self._reading.mistakes) > self._before or opened is None:
            return
        old = Old(
            row=self._line.number,
            text=text,
            opened_at=opened,
            municipalities=municipalities,
            councils=councils,
            redacted=self._redacted,
            **(values | words),
        )
        self._reading.inquiries.append(old)

    def _cell(self, name: str) -> str:
        return self._line.cells.get(name, "")

    def _wrong(self, name: str, problem: str, instead: str) -> None:
        self._reading.mistakes.append(f"Row {self._line.number}, {name}: {problem}; {instead}.")

    def _words(self, name: str, most: int) -> str:
        """Return a text as it may be kept."""
        text = screen.clean(self._cell(name)).strip()
        if len(text) > most:
            self._wrong(name, f"has {len(text)} letters", f"shorten it to {most}")
            return ""
        kept = screen.redact(text)
        self._redacted |= kept.found
        return kept.text

    def _one(self, name: str, known: Sequence[str], otherwise: str = "") -> str:
        """Return which of *known* a cell has, whatever its letters' size."""
        cell = self._cell(name)
        if not cell:
            return otherwise
        found = next((one for one in known if one.lower() == cell.lower()), None)
        if found is None:
            self._wrong(name, f"{cell[:SHORT]!r} is not known", f"write {', '.join(known)}")
        return found or otherwise

    def _topic(self) -> str:
        """Return a topic by its id or its Danish title."""
        topics = self._library.topics.by_id
        titles = {topic.titles[Language.DANISH].lower(): str(id_) for id_, topic in topics.items()}
        return self._known("topic", {str(id_): str(id_) for id_ in topics} | titles)

    def _known(self, name: str, known: Mapping[str, str]) -> str:
        cell = self._cell(name)
        if not cell or cell.lower() in known:
            return known[cell.lower()] if cell else ""
        alike = get_close_matches(cell.lower(), known, n=3)
        instead = (
            f"write {' or '.join(map(repr, alike))}" if alike else "write the id or the title of a topic"
        )
        self._wrong(name, f"{cell[:SHORT]!r} is not known", instead)
        return ""

    def _reference(self) -> str:
        cell = self._cell("reference")
        known = reference.parse(cell)
        if cell and known != cell.upper():
            self._wrong("reference", f"{cell[:40]!r} is none of ours", "leave it empty to get a new one")
        return known or ""

    def _moment(self, name: str) -> datetime | None:
        cell = self._cell(name)
        if not cell:
            return None
        moment = _parsed(cell)
        if moment is None:
            self._wrong(name, f"{cell[:40]!r} is no day", "write it like 22-11-2026 or 2026-11-22")
        elif moment > self._now:
            self._wrong(name, f"{cell[:40]!r} is still to come", "write when it was")
        elif moment.year < 2000:
            self._wrong(name, f"{cell[:40]!r} is too long ago", "write the year with four digits")
        return moment

    def _places(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the municipalities and their councils; what cannot be told apart is asked back."""
        names = [name.strip() for name in self._cell("municipalities").split(",") if name.strip()]
        places = [place for name in names for place in self._place(name)]
        municipalities = dict.fromkeys(place.municipality or place.name for place in places)
        councils = dict.fromkeys(str(council) for place in places for council in place.councils)
        return tuple(municipalities), tuple(councils)

    def _place(self, name: str) -> Sequence[Place]:
        found = self._found(name)
        if found.candidates:
            several = " or ".join(
                f"{one.name} ({one.municipality or one.region})" for one in found.candidates
            )
            self._wrong("municipalities", f"{name!r} may be {several}", "write the municipality")
        elif not found.named:
            self._wrong(
                "municipalities", f"{name!r} is no place that is known", "write the name of a municipality"
            )
        for place in found.named:
            if place.region != HOME:
                self._wrong(
                    "municipalities", f"{name!r} lies in {place.region}", f"write a municipality of {HOME}"
                )
        return found.named

    def _found(self, name: str) -> Found:
        gazetteer, today = self._library.gazetteer, self._today
        try:
            return Found(named=(gazetteer.municipality(name, today=today),))
        except KeyError:
            return gazetteer.find(name, today=today)

    @property
    def _today(self) -> date:
        return self._now.astimezone(DENMARK).date()


def _parsed(cell: str) -> datetime | None:
    """Return a moment as people and spreadsheets write it; without a zone it is Danish time."""
    for read in _WAYS:
        try:
            moment = read(cell)
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=DENMARK)
    return None


def _by(pattern: str) -> Callable[[str], datetime]:
    return lambda cell: datetime.strptime(cell, pattern)  # noqa: DTZ007 - the zone is put on by who asks


_WAYS = (datetime.fromisoformat, *(_by(day + time) for day in DAYS for time in TIMES))
