"""The professionals' card as a page and as PDF: a need and a municipality, and nothing about anybody."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.offers import asked
from bot.channels.web.offers.asked import LIST, NEED, PLACE, Asked
from bot.channels.web.offers.choices import Choices
from bot.channels.web.offers.counting import Counter
from bot.channels.web.pages import UNKEPT, Pages
from bot.channels.web.words import ASKED as TONGUE
from bot.channels.web.words import Words, language
from knowledge.answering.voice import Voice
from knowledge.library import Library
from knowledge.offers import card
from knowledge.offers.card import Card
from knowledge.offers.directory import Directory
from knowledge.terms import DENMARK

CARD = "vejvisning"
COUNTED = "talt"  # in the address that stands on a card: it was counted when it was made


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPages:
    """The endpoints of the card: they read the *directory*, and keep nothing but a count."""

    pages: Pages
    directory: Directory
    counter: Counter
    public_url: str = ""
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    @property
    def routes(self) -> list[Route]:
        """Where they are: above the one that takes all that is below the list."""
        return [Route(f"/{LIST}/{CARD}", self.page), Route(f"/{LIST}/{CARD}.pdf", self.paper)]

    async def page(self, request: Request) -> Response:
        """Show the form, and the card of what is chosen."""
        words = self.pages.words(language(request))
        if words.library is None:
            return self.pages.reading("card.html", words.language, here=CARD)
        now = self._read(request, words, words.library)
        made = self._made(now, words, words.library)
        await self._count(request, made)
        return self.pages.reading(
            "card.html",
            words.language,
            here=f"{CARD}?{urlencode(now.fields)}" if now.fields else CARD,
            root="../",
            title=words.say("offers-card-heading"),
            choices=Choices(words.library, words, now),
            names=asked,
            card=made,
            half=bool(now.fields) and made is None,
            pdf=f"{CARD}.pdf?{_query(now)}",
            list=now.address(),
        )

    async def paper(self, request: Request) -> Response:
        """Return the card as PDF; where nothing is chosen, the way to the form."""
        words = self.pages.words(language(request))
        library = words.library
        made = self._made(self._read(request, words, library), words, library) if library else None
        if made is None:
            return RedirectResponse(f"{CARD}?{TONGUE}={words.language}", status_code=303)
        await self._count(request, made)
        content = await asyncio.to_thread(_pdf, made, self.clock())
        name = words.say("offers-card-file")
        shown = {"content-disposition": f'inline; filename="{name}.pdf"'}
        return Response(content, media_type="application/pdf", headers=UNKEPT | shown)

    def _made(self, now: Asked, words: Words, library: Library) -> Card | None:
        """Return the card; None where need or municipality is not chosen."""
        wish = now.wish
        if not (wish.needs and wish.municipality):
            return None
        return card.make(
            library.needs.by_id[wish.needs[0]],
            wish.municipality,
            directory=self.directory,
            say=Voice(library, words.language, channel="web"),
            today=self.clock().astimezone(DENMARK).date(),
            region=words.region,
            link=f"{self.public_url.rstrip('/')}/{LIST}/{CARD}?{_query(now)}&{COUNTED}=1"
            if self.public_url
            else "",
        )

    def _read(self, request: Request, words: Words, library: Library) -> Asked:
        """Return the need and the municipality that the address names, and nothing else of it."""
        places = {name for council in library.gazetteer.councils for name in council.municipalities}
        told = {name: request.query_params.get(name, "") for name in (NEED, PLACE)}
        return asked.read(told, words="", needs=library.needs, places=places, language=words.language)

    async def _count(self, request: Request, made: Card | None) -> None:
        """Count the card once: as a page and as PDF it is the same one."""
        if made and COUNTED not in request.query_params:
            await self.counter.searched(request, [made.search])


def _query(now: Asked) -> str:
    return urlencode({**now.fields, TONGUE: now.language.value})


def _pdf(made: Card, at: datetime) -> bytes:
    from bot import cards  # noqa: PLC0415 - half a second that a start need not wait

    return cards.write(made, at=at)
