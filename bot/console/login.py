"""Logging in with a name, a password and a code, and logging out."""

from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from bot.console import paths
from bot.console.entrance import Entrance, Lock, there
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.access import Credentials
from knowledge.casework.staff import StaffRole
from knowledge.casework.trail import Act

LOG_IN, LOG_OUT = "/staff/log-ind", "/staff/log-ud"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogIn:
    """The page to log in on."""

    pages: Pages
    entrance: Entrance
    lock: Lock

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
            onward = there(visit, visit.asked("til"), visit.asked("kladde"))
            return RedirectResponse(onward, status_code=303)
        return await self._page(visit, back=visit.asked("til"), kept=visit.asked("kladde"))

    async def enter(self, visit: Visit) -> Response:
        """Log in; a wrong name, password or code is told in the same words."""
        if self.lock.outside:
            return await self._page(visit, status=403)
        browser = self.entrance.badges.browser(visit.request, visit["navn"])
        if not self.lock.limits.allow(visit.request, visit["navn"], browser=browser):
            return await self._page(visit, status=429, problem="login-often")
        if not visit["navn"].strip():  # nobody's: no hash and no row of the trail
            return await self._page(visit, status=403, problem="login-wrong")
        known = await self.entrance.accounts.credentials(visit["navn"])
        if known is None or not await self._fits(known, visit):
            if known is None:
                await self.lock.passwords.matches("", visit["adgangskode"])
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
        right = await self.lock.passwords.matches(known.password, visit["adgangskode"])
        step = self.lock.codes.step(known.totp, visit["kode"], now=self.lock.clock())
        if not right or step is None or known.account.disabled:
            return False
        if not await self.entrance.accounts.spend(known.account.id, step):
            return False
        if self.lock.passwords.is_old(known.password):
            newer = await self.lock.passwords.hash(visit["adgangskode"])
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
            outside=self.lock.outside,
            nobody=not self.lock.outside and not await self.entrance.accounts.all(),
        )
