"""The door of the console: nobody passes who is not logged in, may not, or posts from elsewhere."""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge import screen
from knowledge.casework.staff import Account
from knowledge.casework.trail import Act, Recording

LARGEST = 4_194_304  # bytes of a posted form: a note of a million letters must come back to who wrote it
FIELDS = 600  # a bulk action on a page of a list, and a form besides
UNKEPT = {"cache-control": "no-store"}


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is logged in, and the token that their forms carry."""

    account: Account
    csrf: str


class Sessions(Protocol):
    """Who is logged in."""

    async def known(self, request: Request) -> Session | None:
        """Return whose session the cookie holds; None when it is over, forged or missing."""
        ...


@dataclass(frozen=True, slots=True)
class Door:
    """Turns ways into routes that only those pass who may."""

    sessions: Sessions
    trail: Recording
    is_ours: Callable[[Headers], bool]

    def routes(self, ways: Sequence[Way]) -> list[Route]:
        """Return the routes of *ways*."""
        return [self._route(way) for way in ways]

    def _route(self, way: Way) -> Route:
        async def guarded(request: Request) -> Response:
            response = await self._pass(way, request)
            response.headers.update(UNKEPT)
            return response

        return Route(way.path, guarded, methods=["POST"] if way.posts else ["GET"], name=way.act)

    async def _pass(self, way: Way, request: Request) -> Response:
        session = await self.sessions.known(request)
        if session is None:
            return _to_log_in(request)
        if not session.account.may(way.needs):
            return PlainTextResponse("403", status_code=403)
        if not way.posts:
            await self._record(way, request, session.account)
            return await way.endpoint(Visit(request, session.account, session.csrf))
        posted = await _form(request)
        if not self.is_ours(request.headers) or not _is_token(posted, session.csrf):
            return PlainTextResponse("403", status_code=403)
        return await way.endpoint(Visit(request, session.account, session.csrf, posted))

    async def _record(self, way: Way, request: Request, account: Account) -> None:
        asked = {key: screen.redact(value).text for key, value in request.query_params.items()}
        await self.trail.record(Act(account.id, way.act, request.path_params.get("reference", ""), asked))


def _to_log_in(request: Request) -> Response:
    back = "../" * (request.url.path.count("/") - 1)
    return RedirectResponse(f"{back}staff/log-ind", status_code=303)


def _is_token(posted: dict[str, list[str]], csrf: str) -> bool:
    return hmac.compare_digest(posted.get("csrf", [""])[-1].encode(), csrf.encode())


async def _form(request: Request) -> dict[str, list[str]]:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk[: LARGEST - len(body)]
    return parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=FIELDS)
