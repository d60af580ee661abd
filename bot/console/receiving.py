"""The page of a one-time link: who was given a case reads it and answers with one tap, without logging in."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.allowance import Allowance
from bot.channels.web.source import Sources
from bot.console import posting
from bot.console.forward import LINK, digest
from bot.console.pages import Pages
from bot.console.posting import PostError
from bot.store.moments import Clock
from knowledge import screen
from knowledge.casework.actions import Heard, Taken
from knowledge.casework.desk import Desk
from knowledge.casework.records import Speaker
from knowledge.casework.referrals import Referral, Referrals
from knowledge.casework.staff import CLOCK
from knowledge.casework.trail import Act, Recording
from knowledge.errors import CaseworkError, StoreError

HEADERS = {"cache-control": "no-store", "x-robots-tag": "noindex, nofollow", "x-frame-options": "DENY"}
AT_ONCE = 20  # pages in one go from one network: colleagues who open the same link, mail scanners included
A_SECOND = 0.2  # pages after those; nobody guesses 256 bits, but a flood of tries would fill the trail
LONGEST = 2_000  # letters of a reason
SHOWN = 64  # letters of a token that are looked at: ours have 43

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiving:
    """Shows the case behind a link, and keeps what its receiver answers. Opening it answers nothing."""

    pages: Pages
    desk: Desk
    referrals: Referrals
    trail: Recording
    clock: Clock
    is_ours: Callable[[Headers], bool]
    sources: Sources = field(default_factory=Sources)
    allowance: Allowance = field(default_factory=lambda: Allowance(AT_ONCE, A_SECOND, time.monotonic))

    @property
    def routes(self) -> list[Route]:
        """Return the routes; they lie outside the door."""
        path = f"/{LINK}/{{token}}"
        return [
            Route(path, self._guarded(self.show), name="case.receive"),
            Route(path, self._guarded(self.answer), methods=["POST"], name="case.receive"),
        ]

    async def show(self, request: Request) -> Response:
        """Show the case, or what was answered; mail scanners open links too, so this changes nothing."""
        referral = await self._find(request)
        if referral is None or referral.closed:
            return self._over(request, referral)
        return await self._page(request, referral, opened=True)

    async def answer(self, request: Request) -> Response:
        """Keep the answer; a refusal without a reason comes back with what was written."""
        referral = await self._find(request) if self.is_ours(request.headers) else None
        if referral is None or referral.closed:
            return self._over(request, referral)  # before a byte of it is read: strangers post here
        try:
            posted = await posting.form(request, largest=posting.STRANGERS)
        except PostError as error:
            return self.pages.outside(request, "receive.html", status=error.status, kind="long")
        said, reason = posted.get("svar", [""])[-1], screen.clean(posted.get("hvorfor", [""])[-1]).strip()
        if len(reason) > LONGEST:  # and is not screened: that costs time for each letter
            return await self._page(request, referral, reason=reason, wrong="long")
        reason = screen.redact(reason).text
        if said not in set(Taken) or (said == Taken.DECLINED and not reason):
            return await self._page(request, referral, reason=reason, wrong="reason")
        if not referral.settled:
            await self._keep(referral, Taken(said), reason if said == Taken.DECLINED else "")
        return RedirectResponse(request.url.path.rpartition("/")[2], status_code=303)

    async def _keep(self, referral: Referral, said: Taken, reason: str) -> None:
        action = Heard(referral.forwarding, said, reason)
        try:
            await self.desk.act(referral.reference, action, by=CLOCK)
        except CaseworkError:  # answered or erased in the same moment: the page that follows says so
            return

    async def _find(self, request: Request) -> Referral | None:
        """Return what the link leads to while it works; none of its failures can be told from another."""
        token = str(request.path_params["token"])
        found = await self.referrals.find(digest(token)) if len(token) <= SHOWN else None
        return found if found and found.valid(self.clock()) else None

    async def _page(
        self,
        request: Request,
        referral: Referral,
        *,
        reason: str = "",
        wrong: str = "",
        opened: bool = False,
    ) -> Response:
        if referral.settled:
            return self.pages.outside(request, "receive.html", kind="settled", referral=referral)
        file = await self.desk.file(referral.reference, viewer=CLOCK)
        if file is None:
            return self._over(request, None)
        if opened:
            detail = {"forwarding": referral.forwarding}
            await self.trail.record(Act(CLOCK.id, "case.received", referral.reference, detail))
        return self.pages.outside(
            request,
            "receive.html",
            status=422 if wrong else 200,
            kind="open",
            referral=referral,
            filed=file.filed,
            thread=[line for line in file.thread if line.who is Speaker.PERSON],
            reason=reason,
            wrong=wrong,
        )

    def _over(self, request: Request, referral: Referral | None) -> Response:
        """Say that there is nothing behind the link, or that the case behind it is closed: no word of it."""
        if referral is None:
            return self.pages.outside(request, "receive.html", status=404, kind="gone")
        return self.pages.outside(request, "receive.html", status=410, kind="closed")

    def _guarded(self, endpoint: Endpoint) -> Endpoint:
        async def guarded(request: Request) -> Response:
            if not self.allowance.take(self.sources.nearest(request)):
                response: Response = self.pages.outside(request, "receive.html", status=429, kind="busy")
            else:
                try:
                    response = await endpoint(request)
                except StoreError:
                    response = self.pages.outside(request, "receive.html", status=503, kind="busy")
            response.headers.update(HEADERS)
            return response

        return guarded
