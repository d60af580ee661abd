"""What one page of the list shows: the offers, the map, and what else there is where none fits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.channels.web.offers import asked, outlines
from bot.channels.web.offers.asked import Asked
from bot.channels.web.offers.choices import Chip, Choices
from bot.channels.web.offers.outlines import Area
from knowledge.offers.directory import Directory
from knowledge.offers.offer import NeedId
from knowledge.offers.records import Search
from knowledge.offers.wish import Found, Hit, Nearness, Wish

PAGE = 20  # offers
INSTEAD = 3  # offers that are shown where none fits
MANY = 30  # offers among which those for a need are counted


@dataclass(frozen=True, slots=True)
class Loosened:
    """What there would be without the choice of *chip*."""

    chip: Chip
    count: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What *directory* has today for what is *asked*."""

    directory: Directory
    asked: Asked
    today: date

    def within(self) -> "Finding":
        """Return it on a page that there is: an old address may name one behind the last."""
        last = max(-(-self._total(self.asked.wish) // PAGE), 1) if self.asked.side > 1 else 1
        return replace(self, asked=replace(self.asked, side=min(self.asked.side, last)))

    def found(self) -> Found:
        """Return the offers of the page."""
        return self._search(self.asked.wish, limit=PAGE, skip=(self.asked.side - 1) * PAGE)

    def areas(self) -> list[Area]:
        """Return the map of what is asked, each municipality leading to the same list there."""
        map_ = outlines.drawn()
        addresses = {one.name: self.asked.address({asked.PLACE: one.name}) for one in map_.outlines}
        return map_.areas(self._counts(), addresses, self.asked.wish.municipality)

    def loosened(self, choices: Choices) -> list[Loosened]:
        """Return the choices without which something fits, the best first."""
        freed = [Loosened(chip, self._total(self.asked.without(chip.name).wish)) for chip in choices.chips]
        return sorted((one for one in freed if one.count), key=lambda one: -one.count)

    def instead(self) -> tuple[Hit, ...]:
        """Return what comes closest where nothing fits."""
        tried = (self._search(wish, limit=INSTEAD) for wish in _wider(self.asked.wish))
        return next((found.hits for found in tried if found.hits), ())

    def searches(self) -> tuple[Search, ...]:
        """Return what is counted: each need in the municipality, and how many offers it has near or afar."""
        wish = self.asked.wish
        if not wish.municipality:
            return ()
        return tuple(Search(need, wish.municipality, self._fitting(need)) for need in wish.needs)

    def _fitting(self, need: NeedId) -> int:
        wish = Wish((need,), municipality=self.asked.wish.municipality)
        hits = self._search(wish, limit=MANY).hits
        return sum(hit.nearness <= Nearness.REMOTE and need in hit.offer.needs for hit in hits)

    def _counts(self) -> Mapping[str, int]:
        return self.directory.counts(replace(self.asked.wish, municipality=""), today=self.today)

    def _total(self, wish: Wish) -> int:
        return self._search(wish, limit=1).total

    def _search(self, wish: Wish, *, limit: int, skip: int = 0) -> Found:
        return self.directory.search(wish, today=self.today, limit=limit, skip=skip)


def _wider(wish: Wish) -> Iterator[Wish]:
    """Yield what is looked for where nothing fits *wish*: without filters, then without the need."""
    yield Wish(wish.needs, municipality=wish.municipality)
    yield Wish(municipality=wish.municipality)
    yield Wish(remote=True)
    yield Wish()
