"""What is counted of those who look: a need, a municipality, and nothing of who they are."""

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.requests import Request

from bot.channels.web import allowance
from bot.channels.web.allowance import Allowance
from bot.channels.web.offers.once import Once
from bot.channels.web.source import Sources
from knowledge.errors import StoreError
from knowledge.offers.directory import Offers
from knowledge.offers.records import Gap, Search

PATIENCE = 3.0  # seconds for the store to count
BROKEN = (StoreError, TimeoutError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Counts a search once an hour from each network, and a gap once from each form."""

    offers: Offers
    sources: Sources = field(default_factory=Sources)
    of_network: Allowance = field(default_factory=allowance.networks)
    once: Once = field(default_factory=Once)

    async def searched(self, request: Request, searches: Collection[Search]) -> None:
        """Count *searches*; what cannot be counted is left: no page depends on it."""
        source = self.sources.of(request)
        new = [one for one in searches if self.once.is_new((source, one.need, one.municipality, one.card))]
        if not new or not self._may(source):
            return
        with suppress(*BROKEN):
            async with asyncio.timeout(PATIENCE):
                await self.offers.count(searches=new)

    async def missed(self, request: Request, gap: Gap, *, key: str) -> str:
        """Count *gap* of the form *key*; return the notice of what is wrong where it is not counted."""
        if not self._may(self.sources.of(request)):
            return "too-fast"
        if not self.once.is_new((key, gap)):
            return ""
        try:
            async with asyncio.timeout(PATIENCE):
                await self.offers.count(gaps=[gap])
        except BROKEN:
            self.once.forget((key, gap))
            return "not-taken"
        return ""

    def _may(self, source: int | None) -> bool:
        return source is None or self.of_network.take(source)
