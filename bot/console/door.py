"""The door of the console: nobody passes who is not logged in, may not, or posts from elsewhere."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console import asked, paths, posting
from bot.console.badges import Badges
from bot.console.drafting import spot
from bot.console.pages import Pages
from bot.console.posting import PostError
from bot.console.visit import Visit, written
from bot.console.ways import Way
from knowledge import reference, screen
from knowledge.casework.access import Drafts, Fields, Session, Sessions
from knowledge.casework.staff import NOBODY
from knowledge.casework.trail import Act, Recording
from knowledge.errors import StoreError

HEADERS = {
    "cache-control": "no-store",
    "x-frame-options": "DENY",  # frame-ancestors says it to today's browsers, this to others
}
ENCRYPTED = {"strict-transport-security": "max-age=31536000"}
BY_SCRIPT = "hx-request"
ASKED = frozenset(asked.NAMES.values()) | {
    *("liste", "soeg", "side", "q", "slags", "valgt"),  # lists
    *("hvem", "hvad", "sag", "dag", "foer"),  # the trail
    *("gjort", "fjernet", "til", "sted", "kladde"),  # where one was, and what was done
}  # parameters of ours, which the trail keeps
LONGEST = 100  # letters of each: what was looked for, not what was pasted
DEEPEST = 5  # times that a parameter may have been encoded
SMALL = 4_000  # letters of a form that are screened on the loop: some forty milliseconds at the very worst


async def _nothing() -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Turns ways into routes that only those pass who may; *before* is done before a page is shown."""

    sessions: Sessions
    drafts: Drafts
    trail: Recording
    badges: Badges
    pages: Pages
    is_ours: Callable[[Headers], bool]
    encrypted: bool = False
    before: Callable[[], Awaitable[None]] = _nothing
    turn: asyncio.Semaphore = field(default_factory=asyncio.Semaphore)

    def routes(self, ways: Sequence[Way]) -> "list[Guarded]":
        """Return the routes of *ways*."""
        return [self._route(way) for way in ways]

    def _route(self, way: Way) -> "Guarded":
        async def guarded(request: Request) -> Response:
            response = await self._answered(way, request)
            for name, value in (HEADERS | (ENCRYPTED if self.encrypted else {})).items():
                response.headers.setdefault(name, value)
            return response

        return Guarded(way, guarded)

    async def _answered(self, way: Way, request: Request) -> Response:
        """Answer in words that staff can read, whatever goes wrong."""
        posted: Fields = {}
        try:
            session = await self._session(request)
            if way.posts:
                largest = posting.LARGEST if session else posting.STRANGERS
                posted = await posting.form(request, largest=largest)
                posting.check(posted, letters=way.letters)
            if way.needs is None:
                return await self._outside(way, request, posted)
            return await self._inside(way, request, posted, session)
        except PostError as error:
            return self.pages.outside(request, "wrong.html", status=error.status, why=error.why)
        except StoreError:
            if not way.posts:
                return self.pages.outside(request, "wrong.html", status=503, why="store")
            return self._again(Visit(request, NOBODY, "", posted), "store", status=503)

    async def _outside(self, way: Way, request: Request, posted: Fields) -> Response:
        """Let in who is not logged in: their forms carry the token of their browser."""
        stranger = self.badges.stranger(request)
        visit = Visit(request, NOBODY, self.badges.csrf(stranger), posted)
        if way.posts and not self._is_from_us(visit):
            return self.pages.page(visit, "wrong.html", status=403, why="elsewhere")
        response = await way.endpoint(visit)
        self.badges.greet(response, stranger)
        return response

    async def _inside(self, way: Way, request: Request, posted: Fields, session: Session | None) -> Response:
        if session is None:
            return _to_log_in(request)
        visit = Visit(request, session.account, session.csrf, posted)
        if session.over:
            return await self._too_late(way, visit)
        if way.needs is None or not session.account.may(way.needs):
            refused = way.path.removeprefix(paths.BELOW).lstrip(
                "/"
            )  # not what was asked for: it may be words
            await self.trail.record(Act(visit.account.id, "access.refused", refused))
            return self.pages.page(visit, "wrong.html", status=403, why="role")
        return await (self._post(way, visit) if way.posts else self._show(way, visit))

    async def _show(self, way: Way, visit: Visit) -> Response:
        await self.trail.record(_read(way, visit))
        await self.before()
        return await way.endpoint(visit)

    async def _post(self, way: Way, visit: Visit) -> Response:
        if not self.is_ours(visit.request.headers):
            return self.pages.page(visit, "wrong.html", status=403, why="elsewhere")
        if not self._is_from_us(visit):  # from our own page, but of another session: log-in in another tab
            return self._again(visit, "csrf", status=403)
        response = await way.endpoint(await self._screened(visit))
        if response.status_code == 303:
            await self.drafts.drop(visit.account.id, spot(paths.place(visit.request))[0])
        return response

    async def _screened(self, visit: Visit) -> Visit:
        """Return *visit* with a large form screened: beside the loop, and one at a time."""
        if posting.size(visit.posted) <= SMALL:
            return visit
        last = {name: values[-1] for name, values in visit.posted.items() if values}
        async with self.turn:
            found = await asyncio.to_thread(lambda: {name: written(text) for name, text in last.items()})
        return replace(visit, screened=found)

    async def _session(self, request: Request) -> Session | None:
        token = self.badges.token(request)
        return await self.sessions.find(token) if token else None

    async def _too_late(self, way: Way, visit: Visit) -> Response:
        """Lead to the log-in; what was posted is kept for the one who wrote it."""
        if not way.posts or not self._is_from_us(visit):
            return _to_log_in(visit.request, over=True)
        if way.act == "draft.keep":  # the page saved it by itself: its form, when sent, leads to the log-in
            await way.endpoint(visit)
            return Response(status_code=401)
        place, about = spot(paths.place(visit.request))
        async with self.turn:
            words = await asyncio.to_thread(posting.redacted, visit.posted)
        if place and words and way.act != "login.out":
            await self.drafts.keep(visit.account.id, place, words, reference=about)
        return _to_log_in(visit.request, over=True, kept=place if words else "")

    def _is_from_us(self, visit: Visit) -> bool:
        same = hmac.compare_digest(visit["csrf"].encode("utf-8", "replace"), visit.csrf.encode())
        return same and self.is_ours(visit.request.headers)

    def _again(self, visit: Visit, why: str, *, status: int) -> Response:
        """Show what was written, to be posted once more."""
        fields = posting.words(visit.posted)
        return self.pages.page(
            visit, "again.html", status=status, why=why, place=paths.place(visit.request), fields=fields
        )


class Guarded(Route):
    """A route that has the door before it; *way* is its rule."""

    def __init__(self, way: Way, endpoint: Callable[[Request], Awaitable[Response]]) -> None:
        super().__init__(way.path, endpoint, methods=["POST"] if way.posts else ["GET"], name=way.act)
        self.way = way


def _read(way: Way, visit: Visit) -> Act:
    """Return the row of the trail: what is no reference, and no parameter of ours, may be anybody's words."""
    said = [(name, value) for name, value in visit.request.query_params.items() if name in ASKED]
    told = way.told(visit) if way.told else reference.whole(visit.named("reference"))
    return Act(visit.account.id, way.act, told, {name: _plain(value) for name, value in said})


def _plain(value: str) -> str:
    """Return a parameter as the trail may keep it, however often it was encoded."""
    value = value[: DEEPEST * LONGEST]
    for _ in range(DEEPEST):
        value = unquote(value)
    spaced = screen.redact(screen.clean(value.replace("+", " ")))  # a plus may be a space that was encoded
    return (spaced.text if spaced.found else screen.redact(screen.clean(value)).text)[:LONGEST]


def _to_log_in(request: Request, *, over: bool = False, kept: str = "") -> Response:
    """Lead to the log-in, which leads back to where one was.

    With htmx the whole page goes there, or the log-in would be put into a piece of it.
    """
    if BY_SCRIPT in request.headers:
        return Response(status_code=401, headers={"hx-redirect": paths.page_to_log_in(request, over=over)})
    return RedirectResponse(paths.to_log_in(request, over=over, kept=kept), status_code=303)
