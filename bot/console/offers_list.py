"""All offers, searched and narrowed, and those that somebody has to confirm."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from bot.console import offers_form
from bot.console.offers_bureau import HOME, Bureau
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge import screen
from knowledge.casework.staff import StaffRole
from knowledge.library.phrases import fold
from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import Offer, Status
from knowledge.offers.records import Checked, Provider

ALL, DUE = f"{HOME}/alle", f"{HOME}/bekraeft"
ROWS = 50  # on a page
LONGEST = 100  # letters of a search
FARTHEST = 10_000  # pages


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list of all is narrowed to, as its address has it."""

    soeg: str = ""
    kommune: str = ""
    behov: str = ""
    tilstand: str = ""
    side: int = 1

    @classmethod
    def read(cls, said: Mapping[str, str]) -> "Asked":
        """Return what the parameters of an address ask for."""
        words = screen.redact(screen.clean(said.get("soeg", "")).strip()[:LONGEST]).text
        narrowed = {name: said.get(name, "")[:LONGEST] for name in ("kommune", "behov", "tilstand")}
        return cls(words, **narrowed, side=_page(said.get("side", "")))

    def on(self, page: int) -> str:
        """Return the query of another page of it."""
        asked = {"soeg": self.soeg, "kommune": self.kommune, "behov": self.behov, "tilstand": self.tilstand}
        return urlencode({name: value for name, value in asked.items() if value} | {"side": page})

    def fits(self, offer: Offer, names: Mapping[str, str]) -> bool:
        """Whether *offer* is among what is asked for; *names* are those of the needs."""
        if (self.kommune and self.kommune not in offer.municipalities) or (
            self.behov and self.behov not in offer.needs
        ):
            return False
        if self.tilstand and offer.status != self.tilstand:
            return False
        if not self.soeg:
            return True
        needs = (names.get(need, need) for need in offer.needs)
        told = fold(" ".join((offer.id, offer.name, offer.organisation, *offer.municipalities, *needs)))
        return all(word in told for word in fold(self.soeg).split())


@dataclass(frozen=True, slots=True)
class Row:
    """An offer in a list, with how long ago it was confirmed, and who is asked about it."""

    offer: Offer
    freshness: Freshness
    provider: Provider | None


@dataclass(frozen=True, slots=True)
class Listing:
    """The lists."""

    bureau: Bureau

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        return [
            Way(ALL, self.all, StaffRole.WORKER, "offers.all"),
            Way(DUE, self.due, StaffRole.WORKER, "offers.due"),
        ]

    async def all(self, visit: Visit) -> Response:
        """Show the offers that are asked for, by name."""
        asked = Asked.read(visit.request.query_params)
        offers = await self.bureau.offers.all()
        names = {str(need.id): self.bureau.telling.need(need.id) for need in self.bureau.library.needs.all}
        found = await asyncio.to_thread(_found, offers, asked, names)
        return await self._page(visit, "offers-all.html", found, asked.side, {"asked": asked})

    async def due(self, visit: Visit) -> Response:
        """Show what is shown to citizens and was confirmed too long ago, the oldest first."""
        offers, ages, today = await self.bureau.offers.all(), self.bureau.library.ages, self.bureau.today
        old = [
            offer
            for offer in offers
            if offer.status is Status.ACTIVE and ages.of(offer, today) > Freshness.FRESH
        ]
        old.sort(key=lambda offer: (offer.known_on or date.min, offer.id))
        told = {"ways": Checked, "unreached": await self.bureau.providers.unreached()}
        return await self._page(visit, "offers-due.html", old, _page(visit.asked("side")), told)

    async def _page(
        self, visit: Visit, template: str, found: Sequence[Offer], side: int, values: Mapping[str, Any]
    ) -> Response:
        pages = max(1, -(-len(found) // ROWS))
        side = min(side, pages)
        shown = found[(side - 1) * ROWS : side * ROWS]
        return self.bureau.pages.page(
            visit,
            template,
            rows=[await self._row(offer) for offer in shown],
            total=len(found),
            side=side,
            sides=pages,
            telling=self.bureau.telling,
            options=offers_form.options(self.bureau.telling, self.bureau.library),
            **values,
        )

    async def _row(self, offer: Offer) -> Row:
        provider = await self.bureau.offers.provider(offer.id)
        return Row(offer, self.bureau.freshness(offer), provider)


def _found(offers: Sequence[Offer], asked: Asked, names: Mapping[str, str]) -> list[Offer]:
    found = [offer for offer in offers if asked.fits(offer, names)]
    return sorted(found, key=lambda offer: (fold(offer.name), offer.id))


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), FARTHEST)
