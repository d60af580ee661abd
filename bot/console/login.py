"""Logging in with a name, a password and a code, and logging out."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from bot.console import paths
from bot.console.badges import Badges
from bot.console.codes import Codes
from bot.console.limits import Limits
from bot.console.pages import Pages
from bot.console.passwords import Passwords
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.store import moments
from knowledge.casework.access import Accounts, Credentials, Sessions
from knowledge.casework.staff import Account, StaffRole
from knowledge.casework.trail import Act, Recording

LOG_IN, LOG_OUT = "/staff/log-ind", "/staff/log-ud"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """What every road into the console ends with."""

    accounts: Accounts
    sessions: Sessions
    trail: Recording
    badges: Badges

    async def admit(self, visit: Visit, account: Account, *, back: str, kept: str) -> Response:
        """Begin a session with a token of its own, and lead back to where one was."""
        if old := self.badges.token(visit.request):
            await self.sessions.end(old)
        token = await self.sessions.begin(account.id, act=Act(account.id, "login.ok", str(account.id)))
        response = RedirectResponse(_there(visit, paths.own(back), paths.own(kept)), status_code=303)
        self.badges.give(response, token)
        self.badges.know(response, visit.request, account.name)
        return response

    async def refuse(self, account: Account | None) -> None:
        """Leave a trace of who was not let in; what was typed may be a password, and is not kept."""
        known = account.id if account else 0
        await self.trail.record(Act(known, "login.failed", str(known) if account else ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class LogIn:
    """The page to log in on; *outside* says that the organisation's own log-in is used instead."""

    pages: Pages
    entrance: Entrance
    passwords: Passwords
    codes: Codes
    limits: Limits
    outside: bool
    clock: moments.Clock

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        return [
            Way(LOG_IN, self.show, None, "login.page"),
            Way(LOG_IN, self.enter, None, "login.try", posts=True),
            Way(LOG_OUT, self.leave, StaffRole.READER, "login.out", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the page, or go on when one is logged in already."""
        token = self.entrance.badges.token(visit.request)
        session = await self.entrance.sessions.find(token) if token else None
        if session and not session.over:
            there = _there(visit, paths.own(visit.asked("til")), paths.own(visit.asked("kladde")))
            return RedirectResponse(there, status_code=303)
        return await self._page(visit, back=visit.asked("til"), kept=visit.asked("kladde"))

    async def enter(self, visit: Visit) -> Response:
        """Log in; a wrong name, password or code is told in the same words."""
        if self.outside:
            return await self._page(visit, status=403)
        browser = self.entrance.badges.browser(visit.request, visit["navn"])
        if not self.limits.allow(visit.request, visit["navn"], browser=browser):
            return await self._page(visit, status=429, problem="login-often")
        if not visit["navn"].strip():  # nobody's: no hash and no row of the trail
            return await self._page(visit, status=403, problem="login-wrong")
        known = await self.entrance.accounts.credentials(visit["navn"])
        if known is None or not await self._fits(known, visit):
            if known is None:
                await self.passwords.matches("", visit["adgangskode"])
            await self.entrance.refuse(known.account if known else None)
            return await self._page(visit, status=403, problem="login-wrong")
        return await self.entrance.admit(visit, known.account, back=visit["til"], kept=visit["kladde"])

    async def leave(self, visit: Visit) -> Response:
        """Log out."""
        await self.entrance.sessions.end(self.entrance.badges.token(visit.request))
        await self.entrance.trail.record(Act(visit.account.id, "login.out", str(visit.account.id)))
        response = RedirectResponse(f"{paths.to(visit.request, 'log-ind')}?ude=1", status_code=303)
        self.entrance.badges.take(response)
        return response

    async def _fits(self, known: Credentials, visit: Visit) -> bool:
        """Return whether it is they; the code is used up, so that nobody who saw it typed can use it."""
        right = await self.passwords.matches(known.password, visit["adgangskode"])
        step = self.codes.step(known.totp, visit["kode"], now=self.clock())
        if not right or step is None or known.account.disabled:
            return False
        if not await self.entrance.accounts.spend(known.account.id, step):
            return False
        if self.passwords.is_old(known.password):
            newer = await self.passwords.hash(visit["adgangskode"])
            await self.entrance.accounts.rehash(known.account.id, newer)
        return True

    async def _page(self, visit: Visit, *, status: int = 200, problem: str = "", **back: str) -> Response:
        return self.pages.page(
            visit,
            "log-in.html",
            status=status,
            problem=problem,
            name=visit["navn"],
            back=paths.own(back.get("back", visit["til"])),
            kept=paths.own(back.get("kept", visit["kladde"])),
            over=visit.asked("udlobet") == "1",
            out=visit.asked("ude") == "1",
            outside=self.outside,
            nobody=not self.outside and not await self.entrance.accounts.all(),
        )


def _there(visit: Visit, back: str, kept: str) -> str:
    """Return where to go on: to what was written before the session was over, or to the page."""
    if not kept:
        return paths.to(visit.request, back)
    return f"{paths.to(visit.request, 'kladde')}?{urlencode({'sted': kept, 'til': back})}"
