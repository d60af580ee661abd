"""What the directory of offers begins with: ``offers.csv``, how long it holds, and who lies beside whom."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from knowledge.files.reader import Reader, line_of
from knowledge.library import needs
from knowledge.offers import checking
from knowledge.offers.checking import Known
from knowledge.offers.freshness import Ages
from knowledge.offers.needs import Needs
from knowledge.offers.offer import Offer, OfferId
from knowledge.offers.rows import COLUMNS

OFFERS, AGES, NEIGHBOURS = "offers.csv", "offers.toml", "neighbours.csv"
LONGEST = 3650  # days: what is longer is a slip of the finger

_STEPS = tuple(one.name for one in fields(Ages))
_KEYS = ("name", "days", "verified_on")
_PAIR = ("municipality", "neighbour")


@dataclass(frozen=True, slots=True)
class Offered:
    """All that the content says about offers."""

    offers: tuple[Offer, ...] = ()
    needs: Needs = field(default_factory=Needs)
    ages: Ages = field(default_factory=Ages)
    neighbours: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read(reader: Reader, municipalities: Collection[str]) -> Offered:
    """Return the offers that can be read; flaws stay with *reader*.

    No *municipalities* means that their own file cannot be read: nothing is compared with them.
    """
    known = needs.read(reader)
    return Offered(
        offers=_offers(reader, known, municipalities),
        needs=known,
        ages=_ages(reader),
        neighbours=_neighbours(reader, municipalities),
    )


def _offers(reader: Reader, needs: Needs, municipalities: Collection[str]) -> tuple[Offer, ...]:
    """Return the offers of ``offers.csv``; each mistake is told with its row and column."""
    known = Known(needs.by_id, municipalities)
    offers: dict[OfferId, Offer] = {}
    for row in reader.rows(OFFERS, COLUMNS):
        offer, mistakes = checking.read(row.cells, known)
        for one in mistakes if needs.all and municipalities else ():
            problem, instead = f"{one.column} {one.problem}.", f"{one.instead[:1].upper()}{one.instead[1:]}."
            reader.flaw(OFFERS, row.line, problem, instead)
        if offer.id in offers:
            reader.flaw(OFFERS, row.line, f"The id {offer.id!r} is here twice.", "Keep one row per offer.")
        offers[offer.id] = offer
    if not offers and not any(flaw.file == OFFERS for flaw in reader.flaws):
        instead = "Restore it: the offers that are missing would go from the directory."
        reader.flaw(OFFERS, 1, "The file has no offers.", instead)
    return tuple(offers.values())


def _ages(reader: Reader) -> Ages:
    """Return the ages of ``offers.toml``; the defaults where it cannot be read."""
    before = len(reader.flaws)
    tables = reader.toml(AGES)
    if len(reader.flaws) > before:
        return Ages()
    text = reader.text(AGES)
    for unknown in sorted(tables.keys() - set(_STEPS)):
        problem = f"The step {unknown!r} is not known."
        reader.flaw(AGES, line_of(text, f"[{unknown}]"), problem, f"Write one of: {', '.join(_STEPS)}.")
    days = {step: _days(reader, text, step, tables.get(step)) for step in _STEPS}
    ages = Ages(**{step: count for step, count in days.items() if count})
    if not ages.ask < ages.remind < ages.last < ages.hide:
        instead = "Write fewer days for ask than for remind, then last, then hide."
        reader.flaw(AGES, 1, "The steps do not follow each other.", instead)
        return Ages()
    return ages


def _days(reader: Reader, text: str, step: str, table: Mapping[str, Any] | None) -> int:
    """Return the days of one step; 0 with its flaw noted."""
    at = line_of(text, f"[{step}]")
    if not isinstance(table, dict):
        reader.flaw(AGES, 1, f"{step!r} is missing.", f"Add [{step}] with days = {getattr(Ages(), step)}.")
        return 0
    for unknown in sorted(table.keys() - set(_KEYS)):
        reader.flaw(AGES, at, f"The key {unknown!r} is not known.", f"Use only: {', '.join(_KEYS)}.")
    reader.day(AGES, at, "verified_on", table.get("verified_on"))
    count = table.get("days")
    if type(count) is int and 0 < count <= LONGEST:
        return count
    problem = f"[{step}] does not say after how many days."
    reader.flaw(AGES, at, problem, f"Write days = 180, at most {LONGEST}.")
    return 0


def _neighbours(reader: Reader, municipalities: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the neighbours of each municipality; each pair stands once, and holds both ways."""
    beside: dict[str, list[str]] = {}
    for row in reader.rows(NEIGHBOURS, _PAIR):
        one, other = row["municipality"], row["neighbour"]
        for column in _PAIR if municipalities else ():
            reader.choice(NEIGHBOURS, row.line, column, row[column], municipalities)
        if one == other or other in beside.get(one, ()):
            problem = f"{one}, {other} says nothing new."
            reader.flaw(NEIGHBOURS, row.line, problem, "Write each pair of neighbours once.")
            continue
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    return {name: tuple(sorted(others)) for name, others in sorted(beside.items())}
