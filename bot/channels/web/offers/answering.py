"""The page of the link in a mail to a provider: still true, corrected, or taken away, without logging in."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.allowance import Allowance
from bot.channels.web.guard import TooLargeError, form
from bot.channels.web.offers.asked import LIST
from bot.channels.web.pages import Pages
from bot.channels.web.source import Sources
from bot.channels.web.words import ASKED, SPOKEN, Words
from bot.providers import digest, works_for
from knowledge import screen
from knowledge.answering.voice import Voice
from knowledge.errors import StoreError
from knowledge.library import Library
from knowledge.offers import checking
from knowledge.offers.directory import Directory
from knowledge.offers.mistakes import Mistake
from knowledge.offers.offer import Offer, OfferId, Status
from knowledge.offers.providing import Link, Providers
from knowledge.offers.records import Confirmation, Proposal, Told, Wanted
from knowledge.offers.registering import Listing, Step, finishing
from knowledge.offers.registering.filling import whole
from knowledge.terms import DENMARK, Language, Role

ROOT = f"/{LIST}/svar"
HEADERS = {"cache-control": "no-store", "x-robots-tag": "noindex, nofollow", "x-frame-options": "DENY"}
AT_ONCE, A_SECOND = 20, 0.2  # pages in one go from one network and after those, as other one-time links have
SHOWN = 64  # letters of a token that are looked at: ours have 43
YES, EDIT, SAVE, NO, AWAY = "ja", "ret", "gem", "nej", "fjern"  # what a button says
DONE = (YES, SAVE, AWAY)
FIELDS: Mapping[str, Step] = {  # what can be corrected here, and the question of the chat that it answers
    "what": Step.WHAT,
    "when": Step.WHEN,
    "phone": Step.REACH,
    "page": Step.REACH,
    "email": Step.REACH,
}

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPages:
    """Shows what a link leads to and keeps the answers; opening it answers nothing: mail scanners do that."""

    pages: Pages
    providers: Providers
    directory: Directory
    is_ours: Callable[[Headers], bool]
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    sources: Sources = field(default_factory=Sources)
    allowance: Allowance = field(default_factory=lambda: Allowance(AT_ONCE, A_SECOND, time.monotonic))

    @property
    def routes(self) -> list[Route]:
        """Where they are."""
        path = f"{ROOT}/{{token}}"
        return [
            Route(f"{ROOT}/tak", self.thanks),
            Route(path, self._guarded(self.show)),
            Route(path, self._guarded(self.answer), methods=["POST"]),
        ]

    async def thanks(self, request: Request) -> Response:
        """Thank for the last answer."""
        words = self._words(request, None)
        return self._page(words, "tak", kind="thanks", done=_done(request))

    async def show(self, request: Request) -> Response:
        """Show the offers that are not answered about yet."""
        link = await self._link(request)
        if link is None:
            return self._gone(request)
        return self._asks(request, link)

    async def answer(self, request: Request) -> Response:
        """Take an answer; what would take an offer away or change it is shown first."""
        link = await self._link(request) if self.is_ours(request.headers) else None
        if link is None:
            return self._gone(request)
        try:
            fields = await form(request)
        except (TooLargeError, TimeoutError):
            return self._asks(request, link, wrong="too-large")
        offer, said = self._offer(link, fields.get("tilbud", "")), fields.get("svar", "")
        if offer and said in DONE:
            return await self._keep(request, link, offer, fields)
        if offer and said in _FIRST:
            words = self._words(request, link)
            listing = finishing.of(offer, language=words.language)
            return self._page(words, _here(request), kind=_FIRST[said], offers=[offer], listing=listing)
        return self._asks(request, link)

    async def _keep(self, request: Request, link: Link, offer: Offer, fields: Mapping[str, str]) -> Response:
        """Keep what is answered about *offer*; a correction with mistakes comes back with them."""
        words, said = self._words(request, link), fields["svar"]
        told = Told(proposals=(Proposal(Wanted.WITHDRAW, of=offer.id),))
        if said == YES:
            told = Told(confirmed=(Confirmation(offer.id),))
        elif said == SAVE:
            listing = _corrected(finishing.of(offer, language=words.language), fields)
            if mistakes := self._mistakes(listing, words.library):
                told_of = {"offers": [offer], "listing": listing, "mistakes": mistakes}
                return self._page(words, _here(request), kind="edit", status=422, **told_of)
            proposal = finishing.propose(listing, id=offer.id, today=self._today(), before=offer)
            told = Told(proposals=(proposal,))
        if not await self.providers.hear(digest(_here(request)), offer.id, told):
            return self._gone(request)
        onwards = _here(request) if len(link.offers) > 1 else "tak"
        return RedirectResponse(f"{onwards}?gjort={said}&{ASKED}={words.language}", status_code=303)

    def _asks(self, request: Request, link: Link, *, wrong: str = "") -> Response:
        offers = [offer for id_ in link.offers if (offer := self._offer(link, id_))]
        if not offers:
            return self._gone(request)
        words = self._words(request, link)
        return self._page(words, _here(request), kind="ask", offers=offers, done=_done(request), wrong=wrong)

    def _mistakes(self, listing: Listing, library: Library | None) -> dict[str, Mistake]:
        """Return what is wrong, by field; without any way to reach them nobody can take part."""
        wrong = [
            one
            for step in sorted(set(listing.told))
            for one in (finishing.mistakes(listing, step, library, today=self._today()) if library else ())
        ]
        found = {_FIELD.get(one.column, one.column): one for one in wrong}
        if not listing.what:
            found["what"] = Mistake("what", "empty")
        if not (listing.phone or listing.page or listing.email):
            found["phone"] = Mistake("phone", "empty")
        return found

    def _offer(self, link: Link, id_: str) -> Offer | None:
        """Return the offer, if the link leads to it and it is still there to be answered about."""
        offer = self.directory.get(OfferId(id_)) if id_ in link.offers else None
        return offer if offer and offer.status is Status.ACTIVE else None

    async def _link(self, request: Request) -> Link | None:
        """Return what the link leads to while it works; none of its failures can be told from another."""
        token, library = str(request.path_params["token"]), self.pages.words(Language.DANISH).library
        found = await self.providers.link(digest(token)) if library and len(token) <= SHOWN else None
        if found is None or library is None:
            return None
        return found if self._today() - found.sent_on <= works_for(library.ages) else None

    def _words(self, request: Request, link: Link | None) -> Words:
        wished = request.query_params.get(ASKED, "") or (link.language if link else "")
        return self.pages.words(SPOKEN.get(wished, Language.DANISH))

    def _gone(self, request: Request) -> Response:
        return self._page(self._words(request, None), "tak", kind="gone", status=404)

    def _page(self, words: Words, here: str, *, kind: str, status: int = 200, **values: Any) -> Response:
        say = Voice(words.library, words.language, Role.ORGANISATION).say if words.library else None
        known: dict[str, Any] = {"offers": [], "done": "", "wrong": "", "listing": None, "mistakes": {}}
        title = words.say(f"offers-answer-{kind}")
        response = self.pages.reading(
            "offer-answer.html",
            words.language,
            here=here,
            root="../../",
            kind=kind,
            title=title,
            ask=say,
            limits=checking.LETTERS,
            **(known | values),
        )
        response.status_code = status if words.library else response.status_code
        return response

    def _today(self) -> date:
        return self.clock().astimezone(DENMARK).date()

    def _guarded(self, endpoint: Endpoint) -> Endpoint:
        async def guarded(request: Request) -> Response:
            if not self.allowance.take(self.sources.nearest(request)):
                response = self._page(self._words(request, None), "tak", kind="busy", status=429)
            else:
                try:
                    response = await endpoint(request)
                except StoreError:
                    response = self._page(self._words(request, None), "tak", kind="busy", status=503)
            response.headers.update(HEADERS)
            return response

        return guarded


_FIELD = {"schedule_note": "when"}
_FIRST = {EDIT: "edit", NO: "sure"}  # what is shown before anything is done


def _here(request: Request) -> str:
    return str(request.path_params["token"])


def _done(request: Request) -> str:
    told = request.query_params.get("gjort", "")
    return told if told in DONE else ""


def _corrected(listing: Listing, fields: Mapping[str, str]) -> Listing:
    """Return *listing* with what was written in *fields*, redacted; what was not touched stays untold."""
    for name, step in FIELDS.items():
        text = screen.redact(screen.clean(fields.get(name, ""))).text.strip()
        text = whole(text) if name == "page" and text else text
        if name != "what":
            text = " ".join(text.split())
        if text != getattr(listing, name):
            changed: dict[str, Any] = {name: text}
            listing = listing.tell(step, **changed)
    return listing
