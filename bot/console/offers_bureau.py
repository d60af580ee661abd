"""What all pages of the offers stand on: the offers, today, their addresses, and what waits."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from starlette.responses import RedirectResponse, Response

from bot.console.offers_told import Telling
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.store.moments import Clock
from knowledge.casework.trail import Asked, Recorded, Trail
from knowledge.library import Library, Shelf
from knowledge.offers.directory import Directory, Offers
from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import Offer, OfferId
from knowledge.offers.providing import Providers
from knowledge.offers.records import Proposed
from knowledge.offers.registering.finishing import named
from knowledge.terms import DENMARK

HOME = "/staff/tilbud"
FRESH = timedelta(seconds=20)  # a proposal is counted in the menu by then
LONGEST = 60  # letters of an id in an address that are looked at
PAST = 30  # changes of an offer that are shown
TOUCHING = ("offer", "proposal")  # what the trail calls changes of an offer


class Waiting:
    """Knows how many proposals wait, for the menu of every page."""

    def __init__(self, offers: Offers, clock: Clock) -> None:
        self._offers, self._clock = offers, clock
        self._until: datetime | None = None
        self.count = 0

    async def look(self, *, anew: bool = False) -> None:
        """Count them, unless that was done a moment ago."""
        now = self._clock()
        if anew or self._until is None or self._until <= now:
            self.count = sum((await self._offers.waiting()).values())
            self._until = now + FRESH


@dataclass(frozen=True, slots=True, kw_only=True)
class Bureau:
    """The offers as the pages have them; *turn* lets one change after another be checked and kept."""

    pages: Pages
    offers: Offers
    providers: Providers
    directory: Directory
    shelf: Shelf
    trail: Trail
    clock: Clock
    waiting: Waiting
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def library(self) -> Library:
        """The content as it is now."""
        return self.shelf.library

    @property
    def telling(self) -> Telling:
        """What says the fields of an offer."""
        return Telling(self.pages, self.shelf)

    @property
    def today(self) -> date:
        """The day in Denmark."""
        return self.clock().astimezone(DENMARK).date()

    def find(self, id_: str | None) -> Offer | None:
        """Return the offer, shown or not."""
        return self.directory.get(OfferId(id_)) if id_ and len(id_) <= LONGEST else None

    def free_id(self, name: str, salt: str) -> OfferId:
        """Return an id that no offer has."""
        return named(name, salt, free=lambda one: self.find(one) is None)

    def freshness(self, offer: Offer) -> Freshness:
        """Return how long ago it was known to be true."""
        return self.library.ages.of(offer, self.today)

    async def history(self, offer: Offer) -> Sequence[Recorded]:
        """Return who changed it and when, newest first."""
        rows = [
            row
            for what in TOUCHING
            for row in await self.trail.acts(Asked(what=what, object=offer.id), limit=PAST)
        ]
        return sorted(rows, key=lambda row: row.id, reverse=True)[:PAST]

    def channel(self, proposed: Proposed) -> str:
        """Return how somebody proposed it, or is asked: the conversation itself is nobody's to see."""
        kind = "mail" if proposed.proposal.email else "chat" if proposed.conversation else "page"
        return self.pages.words.say("offers-channel", channel=kind)

    def missing(self, visit: Visit) -> Response:
        """Say that there is no such offer or proposal."""
        return self.pages.page(visit, "wrong.html", status=404, why="missing")

    def leave(self, visit: Visit, there: str, done: str = "") -> Response:
        """Lead to the page *there* of the offers, where it says what was *done*."""
        said = f"{'&' if '?' in there else '?'}gjort=tilbud-{done}" if done else ""
        return RedirectResponse(f"{visit.root}staff/tilbud{there}{said}", status_code=303)
