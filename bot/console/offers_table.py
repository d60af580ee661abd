"""What there is and what was looked for, by municipality and need: small counts masked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.offers.masking import FEWEST, Mark, Shown, Table, masked, together
from knowledge.offers.records import Overview

PEOPLE = ("searches", "missed", "gaps", "cards")  # counts of what people did, which are masked
ALIKE = ("searches", "missed")  # of these one may say the other
MEASURES = ("offers", *PEOPLE)
ORDERS = ("tomme", "savnet")  # how the pairs are ordered


@dataclass(frozen=True, slots=True)
class Pair:
    """One need in one municipality: the figures by measure."""

    municipality: str
    need: str
    figures: Mapping[str, int | Shown]


@dataclass(frozen=True, slots=True)
class Line:
    """A municipality in the table of one measure: a figure for each need, and all of them (None: no sum)."""

    municipality: str
    cells: Sequence[Shown]
    total: Shown | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All figures of the region; whoever sees some of its *municipalities* alone sees them as they are here.

    So what is hidden stays hidden when two people compare what they see.
    """

    municipalities: Sequence[str]
    needs: Sequence[str]
    offers: Sequence[Sequence[int]]
    people: Mapping[str, Table]

    @classmethod
    def of(
        cls, told: Mapping[tuple[str, str], Overview], municipalities: Sequence[str], needs: Sequence[str]
    ) -> "Sheet":
        """Return the sheet of what the store has counted."""

        def counts(measure: str) -> list[list[int]]:
            return [
                [getattr(told.get((place, need), Overview()), measure) for need in needs]
                for place in municipalities
            ]

        alike = dict(zip(ALIKE, together(*map(counts, ALIKE)), strict=True))
        people = {one: alike[one] if one in alike else masked(counts(one)) for one in PEOPLE}
        return cls(municipalities, needs, counts("offers"), people)

    def pairs(self, order: str, *, within: Sequence[str]) -> list[Pair]:
        """Return every need in each of the municipalities *within*, in this order.

        What is shown alone decides it: an order by what is masked would tell of that.
        """
        pairs = [
            Pair(place, need, self._figures(i, j))
            for i, place in enumerate(self.municipalities)
            for j, need in enumerate(self.needs)
            if place in within
        ]

        def key(pair: Pair) -> tuple[int, ...]:
            missed, gaps, searches = (-_weight(pair.figures[one]) for one in ("missed", "gaps", "searches"))
            empty = -int(pair.figures["offers"] == 0)
            return (empty, missed, gaps, searches) if order == "tomme" else (missed, gaps, empty, searches)

        return sorted(pairs, key=key)

    def lines(self, measure: str, *, within: Sequence[str]) -> list[Line]:
        """Return the table of one measure; offers have no sums, since one may stand in several places."""
        places = [(i, place) for i, place in enumerate(self.municipalities) if place in within]
        if measure == "offers":
            lines = [Line(place, tuple(self.offers[i]), None) for i, place in places]
            return sorted(lines, key=lambda line: -sum(cell == 0 for cell in line.cells))
        table = self.people[measure]
        return [Line(place, table.cells[i], table.rows[i]) for i, place in places]

    def _figures(self, i: int, j: int) -> dict[str, Shown]:
        people: dict[str, Shown] = {name: table.cells[i][j] for name, table in self.people.items()}
        return {"offers": self.offers[i][j], **people}


def _weight(figure: Shown) -> int:
    """Return how large a figure is, as far as it shows."""
    if isinstance(figure, Mark):
        return 0 if figure is Mark.FEW else FEWEST
    return figure
