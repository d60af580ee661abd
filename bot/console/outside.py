"""Logging in with the organisation's own log-in: OpenID Connect, authorization code with PKCE."""

import logging
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import RedirectResponse, Response

from bot.console import paths
from bot.console.entrance import Entrance
from bot.console.limits import Limits
from bot.console.pages import Pages
from bot.console.provider import AwayError, ForgedError, Provider
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.staff import StaffRole
from knowledge.library import Shelf

BEGIN, BACK = "/staff/log-ind/organisation", "/staff/oidc"
PENDING = 1_000  # log-ins under way; the oldest are forgotten, and begin again
RANKS = (StaffRole.ADMIN, StaffRole.WORKER, StaffRole.READER)  # who has several roles has the first

logger = logging.getLogger(__name__)


class Pending:
    """The log-ins under way: what was asked of the provider, by the browser that asked."""

    def __init__(self) -> None:
        self._of: OrderedDict[str, dict[str, Any]] = OrderedDict()

    def begin(self, stranger: str) -> dict[str, Any]:
        """Return an empty place for the browser *stranger*."""
        self._of[stranger] = {}
        self._of.move_to_end(stranger)
        while len(self._of) > PENDING:
            self._of.popitem(last=False)
        return self._of[stranger]

    def end(self, stranger: str) -> dict[str, Any]:
        """Return what was asked, once: a second answer finds nothing."""
        return self._of.pop(stranger, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """The two addresses: the one that leads to the provider, and the one it leads back to."""

    pages: Pages
    entrance: Entrance
    provider: Provider
    limits: Limits
    shelf: Shelf
    pending: Pending = field(default_factory=Pending)

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        return [Way(BEGIN, self.begin, None, "login.outside"), Way(BACK, self.enter, None, "login.back")]

    async def begin(self, visit: Visit) -> Response:
        """Lead to the provider."""
        if not self.limits.allow(visit.request):
            return self._refused(visit, "often", status=429)
        asked = self.pending.begin(self._stranger(visit))
        try:
            address = await self.provider.begin(visit.request, asked)
        except AwayError:
            return self._refused(visit, "away", status=503)
        asked["til"], asked["kladde"] = visit.asked("til"), visit.asked("kladde")
        return RedirectResponse(address, status_code=303)

    async def enter(self, visit: Visit) -> Response:
        """Log in whom the provider vouches for."""
        if not self.limits.allow(visit.request):
            return self._refused(visit, "often", status=429)
        asked = self.pending.end(self._stranger(visit))
        try:
            told = await self.provider.vouched(visit.request, asked)
        except AwayError:
            return self._refused(visit, "away", status=503)
        except ForgedError as error:
            logger.warning("a log-in from outside was refused (%s)", error)
            await self.entrance.refuse(None)
            return self._refused(visit, "forged", status=403)
        return await self._admit(visit, told, asked)

    async def _admit(self, visit: Visit, told: Mapping[str, Any], asked: Mapping[str, Any]) -> Response:
        role = role_of(told.get("roles"), {str(one.id) for one in self.shelf.library.gazetteer.councils})
        if role is None:
            known = await self.entrance.accounts.roleless(self.provider.issuer, str(told["sub"]))
            await self.entrance.refuse(known)
            return self._refused(visit, "roleless", status=403)
        account = await self.entrance.accounts.outside(
            self.provider.issuer, str(told["sub"]), _name(told), *role
        )
        if account.disabled:
            await self.entrance.refuse(account)
            return self._refused(visit, "closed", status=403)
        return await self.entrance.admit(visit, account, back=asked["til"], kept=asked["kladde"])

    def _refused(self, visit: Visit, why: str, *, status: int) -> Response:
        again = paths.to(visit.request, "log-ind")
        return self.pages.page(visit, "outside.html", status=status, why=why, again=again)

    def _stranger(self, visit: Visit) -> str:
        """Return which browser it is: the token of its forms names it as well as its cookie does."""
        return visit.csrf


def role_of(roles: object, councils: Collection[str]) -> tuple[StaffRole, str] | None:
    """Return the highest of *roles* with its council; None when none of them is ours."""
    named = {role for role in roles if isinstance(role, str)} if isinstance(roles, list) else set()
    for rank in RANKS:
        if rank in named:
            return rank, ""
    ours = sorted(council for council in councils if f"{StaffRole.READER}.{council}" in named)
    return (StaffRole.READER, ours[0]) if ours else None


def _name(told: Mapping[str, Any]) -> str:
    names = (told.get(claim) for claim in ("name", "preferred_username"))
    return next((name for name in names if isinstance(name, str) and name.strip()), "")
