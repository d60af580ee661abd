"""The form of an offer: what was typed as cells, what can be chosen, and what is wrong with it in Danish."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.console.offers_told import Telling
from bot.console.visit import Visit
from knowledge.library import Library
from knowledge.offers import checking, document
from knowledge.offers.mistakes import Mistake
from knowledge.offers.offer import Access, Confidence, Cost, Day, Offer, Schedule, Status, Way
from knowledge.offers.rows import to_cells
from knowledge.terms import ActorKind

LINES = (
    *("name", "organisation", "cost_note", "schedule_note", "address", "latitude", "longitude"),
    *("phone", "email", "page", "source", "minimum_age", "maximum_age", "languages"),
)
TEXTS = ("what", "for_whom", "what_en", "for_whom_en")
CHOICES = ("kind", "cost", "status", "confidence")
KINDS: Mapping[str, type[StrEnum]] = {
    "cost": Cost,
    "status": Status,
    "confidence": Confidence,
    "ways": Way,
    "access": Access,
    "days": Day,
}
LISTS = ("needs", "municipalities", "ways", "access")
TIMES = ("dage", "fra", "til", "start", "slut")  # of a row of times, as the form has them
MOST_TIMES = 20  # rows that are read: what comes after them was typed by no hand
CHECKED = "tjekket"


@dataclass(frozen=True, slots=True)
class Times:
    """A row of times, as it was typed."""

    days: Sequence[str] = ()
    opens: str = ""
    closes: str = ""
    starts: str = ""
    ends: str = ""

    @property
    def cell(self) -> str:
        """The same as a cell has it; empty where nothing was typed."""
        hours = f"{self.opens}-{self.closes}" if self.opens or self.closes else ""
        span = f"{self.starts}/{self.ends}" if self.starts or self.ends else ""
        return " ".join(filter(None, ("|".join(self.days), hours, span))).replace(";", ",")


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it is filled in: *cells* by column, rows of times, and whether it was *checked* today."""

    cells: Mapping[str, str]
    times: Sequence[Times]
    checked: bool = False
    redacted: bool = False

    def ticked(self, column: str, value: str) -> bool:
        """Whether *value* is among what a list has."""
        return value in self.cells[column].split("|")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows besides the offer: the form as it was typed, what is wrong, what it looks like."""

    filled: Filled | None = None
    mistakes: Mapping[str, str] | None = None
    preview: Offer | None = None
    outdated: bool = False
    status: int = 200


def of(offer: Offer) -> Filled:
    """Return the form of *offer* as it stands."""
    return Filled(to_cells(offer), [_times(one) for one in offer.schedules])


def typed(visit: Visit, base: Offer) -> Filled:
    """Return the form as it was posted; what it does not ask for is as in *base*."""
    names = (*LINES, *TEXTS)
    written = {name: visit.written(name) for name in names if name in visit.posted}
    cells = to_cells(base) | {name: told.text for name, told in written.items()}
    cells |= {name: visit[name] for name in CHOICES if name in visit.posted}
    cells |= {name: "|".join(visit.all(name)) for name in LISTS}
    cells["relatives"] = "yes" if visit["relatives"] else ""
    times = [one for n in range(MOST_TIMES) if (one := _row(visit, n)).cell]
    cells["schedules"] = "; ".join(one.cell for one in times)
    redacted = any(told.found for told in written.values())
    return Filled(cells, times, checked=bool(visit[CHECKED]), redacted=redacted)


def read(filled: Filled, library: Library, *, today: date) -> tuple[Offer, list[Mistake]]:
    """Return the offer that the form is, and what is wrong with it."""
    cells = {**filled.cells, **({"checked_on": today.isoformat()} if filled.checked else {})}
    return checking.read(cells, known(library), today=today)


def known(library: Library) -> checking.Known:
    """Return what an offer may name."""
    return checking.Known([need.id for need in library.needs.all], municipalities(library))


def municipalities(library: Library) -> list[str]:
    """Return the municipalities of the region, by name."""
    return sorted(name for council in library.gazetteer.councils for name in council.municipalities)


def mark(offer: Offer | None) -> str:
    """Return what tells one state of an offer from another; of none, too."""
    return hashlib.sha256(document.write(offer).encode() if offer else b"").hexdigest()[:16]


def told(mistakes: Sequence[Mistake], telling: Telling) -> Mapping[str, str]:
    """Return what is wrong with each column, in Danish."""
    say = telling.pages.words.say
    columns = dict.fromkeys(one.column for one in mistakes)
    return {
        column: " ".join(
            dict.fromkeys(
                say("offers-mistake", why=one.key, **_arguments(one))
                for one in mistakes
                if one.column == column
            )
        )
        for column in columns
    }


def options(telling: Telling, library: Library) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return value and name of what can be chosen, by column."""
    say, names = telling.pages.words.say, telling.pages.names
    return {
        "kind": [(kind, names.actor(kind)) for kind in ActorKind],
        **{
            column: [(str(one), say(f"offers-{column}", one=one.replace(" ", "-"))) for one in kind]
            for column, kind in KINDS.items()
        },
        "needs": [(need.id, telling.need(need.id)) for need in library.needs.all],
        "municipalities": [(name, name) for name in municipalities(library)],
    }


def _arguments(mistake: Mistake) -> dict[str, str | int]:
    """Return what a sentence may tell of a mistake: each has some of it."""
    return {"value": "", "most": 0, "least": "", "count": 0, **mistake.told}


def _row(visit: Visit, number: int) -> Times:
    days, *rest = (f"tid-{number}-{name}" for name in TIMES)
    return Times(visit.all(days), *(" ".join(visit.written(name).text.split())[:20] for name in rest))


def _times(one: Schedule) -> Times:
    opens, closes = (at.isoformat("minutes") if at else "" for at in (one.opens, one.closes))
    starts, ends = (day.isoformat() if day else "" for day in (one.starts, one.ends))
    return Times(one.days, opens, closes, starts, ends)
