"""What every road into the console has: what locks it, and what it ends with."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from bot.console import paths
from bot.console.badges import Badges
from bot.console.codes import Codes
from bot.console.limits import Limits
from bot.console.passwords import Passwords
from bot.console.visit import Visit
from bot.store import moments
from knowledge.casework.access import Accounts, Sessions
from knowledge.casework.staff import Account
from knowledge.casework.trail import Act, Recording


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """What a password and a code are tried with; *outside*: the organisation's own log-in is used instead."""

    passwords: Passwords
    codes: Codes
    limits: Limits
    outside: bool
    clock: moments.Clock


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
        response = RedirectResponse(there(visit, back, kept), status_code=303)
        self.badges.give(response, token)
        self.badges.know(response, visit.request, account.name)
        return response

    async def refuse(self, account: Account | None) -> None:
        """Leave a trace of who was not let in; what was typed may be a password, and is not kept."""
        known = account.id if account else 0
        await self.trail.record(Act(known, "login.failed", str(known) if account else ""))


def there(visit: Visit, back: str, kept: str) -> str:
    """Return where to go on: to what was written before the session was over, or to the page."""
    back, kept = paths.own(back), paths.own(kept)
    if not kept:
        return paths.to(visit.request, back)
    return f"{paths.to(visit.request, 'kladde')}?{urlencode({'sted': kept, 'til': back})}"
