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

CRAWLERS = ("bot", "crawl", "spider", "preview")  # in the names of those who read pages for others
PATIENCE = 3.0  # seconds for the store to count
BROKEN = (StoreError, TimeoutError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Counts a search and a gap once an hour from each network, where somebody looks at the page.

    A network that nobody can tell (a proxy names none) counts each gap once from each form.
    """

    offers: Offers
    sources: Sources = field(default_factory=Sources)
    of_network: Allowance = field(default_factory=allowance.networks)
    once: Once = field(default_factory=Once)

    async def searched(self, request: Request, searches: Collection[Search]) -> None:
        """Count *searches*; what cannot be counted is left: no page depends on it."""
        if not _looks(request):
            return
        source = self.sources.of(request)
        new = [one for one in searches if self.once.is_new((source, one.need, one.municipality, one.card))]
        if not new or not self._may(source):
            return
        with suppress(*BROKEN):
            async with asyncio.timeout(PATIENCE):
                await self.offers.count(searches=new)

    async def missed(self, request: Request, gap: Gap, *, key: str) -> str:
        """Count *gap* of the form *key*; return the notice of what is wrong where it is not counted."""
        source = self.sources.of(request)
        mark = (key if source is None else source, gap)
        if not self._may(source):
            return "too-fast"
        if not self.once.is_new(mark):
            return ""
        try:
            async with asyncio.timeout(PATIENCE):
                await self.offers.count(gaps=[gap])
        except BROKEN:
            self.once.forget(mark)
            return "not-taken"
        return ""

    def _may(self, source: int | None) -> bool:
        return source is None or self.of_network.take(source)


def _looks(request: Request) -> bool:
    """Whether a person opens the page: no crawler, no preview, no picture in somebody else's page."""
    told = request.headers
    document = told.get("sec-fetch-dest", "document") == "document"
    ours = told.get("sec-fetch-site") != "cross-site"
    agent = told.get("user-agent", "").lower()
    return request.method == "GET" and document and ours and not any(word in agent for word in CRAWLERS)
