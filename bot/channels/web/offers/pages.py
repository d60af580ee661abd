"""The endpoints of the local offers: the list and its search, one offer, and what is missing."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.guard import TooLargeError, form
from bot.channels.web.markup import rich
from bot.channels.web.offers import asked, card, outlines
from bot.channels.web.offers.asked import LIST, Asked
from bot.channels.web.offers.choices import Choices
from bot.channels.web.offers.counting import Counter
from bot.channels.web.offers.finding import PAGE, Finding
from bot.channels.web.offers.heard import hear
from bot.channels.web.offers.sealed import Seals
from bot.channels.web.pages import Pages
from bot.channels.web.words import Words, language
from knowledge.answering import compose
from knowledge.answering.voice import Voice
from knowledge.library import Library
from knowledge.markup import as_html
from knowledge.offers.directory import Directory
from knowledge.offers.offer import OfferId
from knowledge.offers.records import Gap
from knowledge.offers.wording import written
from knowledge.screen.crisis import Alarm
from knowledge.terms import DENMARK, Reply

TYPED = "tekst"  # the field of a person's own words
TOLD = "besked"  # what a page says of what was done before it
FOUND = "found"  # where on the page the list begins
NOTICES = frozenset({"choose", "foreign", "not-taken", "noted", "redacted", "too-fast", "too-large"})
RELATIVES = "relatives"  # the one audience of a gap


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPages:
    """The endpoints of these pages: they read the *directory*, and keep nothing but counts."""

    pages: Pages
    directory: Directory
    counter: Counter
    seals: Seals
    is_ours: Callable[[Headers], bool]
    public_url: str = ""
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    @property
    def routes(self) -> list[Route]:
        """Where they are; the last one takes whatever no other page has below the list."""
        return [
            Route(f"/{LIST}", self.list),
            Route(f"/{LIST}", self.search, methods=["POST"]),
            Route(f"/{LIST}/mangler", self.missing, methods=["POST"]),
            Route(f"/{LIST}/{{id}}", self.one),
        ]

    async def list(self, request: Request) -> Response:
        """Show the offers that fit what the address asks for."""
        words = self.pages.words(language(request))
        if words.library is None:
            return self.pages.reading("offers.html", words.language, here=LIST)
        now = self._read(request.query_params, words, words.library)
        finding = Finding(self.directory, now, self._today())
        told = request.query_params.get(TOLD, "")
        response = await asyncio.to_thread(self._listed, finding, words, words.library, told=told)
        await self.counter.searched(request, await asyncio.to_thread(finding.searches))
        return response

    async def search(self, request: Request) -> Response:
        """Take what was chosen and typed, and lead to the list of it; whoever is in danger is answered."""
        words = self.pages.words(language(request))
        if words.library is None:
            return self.pages.reading("offers.html", words.language, here=LIST)
        try:
            fields = await form(request)
        except (TooLargeError, TimeoutError):
            return _led(Asked(language=words.language), "too-large")
        chosen, typed = self._read(fields, words, words.library), fields.get(TYPED, "")
        heard = hear(typed, chosen, library=words.library, seals=self.seals, today=self._today())
        if heard.alarm:
            finding = Finding(self.directory, heard.asked, self._today())
            return await asyncio.to_thread(self._listed, finding, words, words.library, alarm=heard.alarm)
        return _led(heard.asked, "redacted" if heard.redacted else "")

    async def one(self, request: Request) -> Response:
        """Show one offer, or say kindly that it is not shown."""
        words = self.pages.words(language(request))
        if words.library is None:
            return self.pages.reading("offer.html", words.language, here=LIST)
        id_ = request.path_params["id"]
        offer = self.directory.get(OfferId(id_))
        state = card.state(offer, words.library, self._today()) if offer else "unknown"
        response = self.pages.reading(
            "offer.html",
            words.language,
            here=id_ if offer else f"../{LIST}",
            root="../",
            title=offer.name if offer and state == "shown" else words.say(f"offers-{state}-title"),
            state=state,
            card=card.single(offer, words, words.library) if offer else None,
            shared=f"{self._site(request)}/{LIST}/{id_}",
            printed=self._printed(words, words.library),
        )
        response.status_code = 200 if offer else 404
        return response

    async def missing(self, request: Request) -> Response:
        """Note once that an offer is missing."""
        words = self.pages.words(language(request))
        if words.library is None:
            return self.pages.reading("offers.html", words.language, here=LIST)
        if not self.is_ours(request.headers):
            return _led(Asked(language=words.language), "foreign", root="../")
        try:
            fields = await form(request)
        except (TooLargeError, TimeoutError):
            return _led(Asked(language=words.language), "too-large", root="../")
        now = self._read(fields, words, words.library)
        wish = now.wish
        if not (wish.needs and wish.municipality):
            return _led(now, "choose", root="../")
        gap = Gap(wish.needs[0], wish.municipality, RELATIVES if wish.relatives else "")
        wrong = await self.counter.missed(request, gap, key=fields.get("key", ""))
        return _led(now, wrong or "noted", root="../")

    def _listed(
        self, finding: Finding, words: Words, library: Library, *, told: str = "", alarm: Alarm | None = None
    ) -> Response:
        """Return the page of the list; to somebody who is surely in danger nothing but where help is."""
        finding = finding.within()
        now, found = finding.asked, finding.found()
        choices = Choices(library, words, now)
        return self.pages.reading(
            "offers.html",
            words.language,
            here=now.here,
            title=words.say("offers-title"),
            told=told if told in NOTICES else "",
            crisis=_crisis(alarm, words, library),
            alone=alarm is not None and alarm.sure,
            asked=now,
            names=asked,
            choices=choices,
            total=found.total,
            cards=[card.of(hit, words, library) for hit in found.hits],
            sides=max(-(-found.total // PAGE), 1),
            areas=finding.areas(),
            map=outlines.drawn(),
            loosened=[] if found.total else finding.loosened(choices),
            instead=[] if found.total else [card.of(hit, words, library) for hit in finding.instead()],
            printed=self._printed(words, library),
        )

    def _read(self, told: asked.Told, words: Words, library: Library) -> Asked:
        typed = self.seals.open(told.get(asked.WORDS, ""))
        places = {name for council in library.gazetteer.councils for name in council.municipalities}
        return asked.read(told, words=typed, needs=library.needs, places=places, language=words.language)

    def _today(self) -> date:
        return self.clock().astimezone(DENMARK).date()

    def _printed(self, words: Words, library: Library) -> str:
        return written(self._today(), Voice(library, words.language))

    def _site(self, request: Request) -> str:
        return self.public_url.rstrip("/") or f"{request.url.scheme}://{request.url.netloc}"


def _led(now: Asked, told: str, *, root: str = "") -> Response:
    """Return the way to the list, which says what was *told*."""
    address = now.address({TOLD: told})
    return RedirectResponse(f"{root}{address}#{TOLD if told else FOUND}", status_code=303)


def _crisis(alarm: Alarm | None, words: Words, library: Library) -> object:
    """Return where help is, as a page shows it; nothing where nobody is in danger."""
    if alarm is None:
        return ""
    if alarm.sure:
        reply = compose.crisis(library, alarm.danger, words.language)
    else:
        reply = compose.beside(alarm.danger, Reply(""), Voice(library, words.language))
    return rich(as_html(reply.text), is_html=True)
