"""The accounts page of admins: who may do what, and new links."""

import secrets
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from bot.console import paths
from bot.console.case import number
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.store import moments
from bot.store.sessions import TOKEN, digest
from knowledge.casework.access import Accounts
from knowledge.casework.staff import Account, StaffRole
from knowledge.errors import RefusedError
from knowledge.library import Shelf

MEMBERS = "/staff/konti"
MEMBER = f"{MEMBERS}/{{account}}"  # as text: a number of Starlette's own has no bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The page; *outside*: the organisation's own log-in makes the accounts and gives the roles."""

    pages: Pages
    accounts: Accounts
    shelf: Shelf
    address: str
    outside: bool
    clock: moments.Clock

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        admin = StaffRole.ADMIN
        return [
            Way(MEMBERS, self.show, admin, "account.list"),
            Way(MEMBERS, self.add, admin, "account.add", posts=True),
            Way(f"{MEMBER}/rolle", self.change, admin, "account.role", posts=True),
            Way(f"{MEMBER}/luk", self.disable, admin, "account.disable", posts=True),
            Way(f"{MEMBER}/aabn", self.enable, admin, "account.enable", posts=True),
            Way(f"{MEMBER}/link", self.invite, admin, "account.invite", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show every account."""
        return await self._page(visit)

    async def add(self, visit: Visit) -> Response:
        """Make an account, and show its link: it is told once."""
        role = self._role(visit)
        if self.outside or role is None:
            return await self._page(visit, status=422, problem="account-role")
        try:
            account = await self.accounts.add(visit.written("navn").text, *role, by=visit.account.id)
        except RefusedError as error:
            return await self._page(visit, status=422, problem=f"account-{error.why}")
        return await self._with_link(visit, account)

    async def change(self, visit: Visit) -> Response:
        """Give another role."""
        account, role = await self._local(visit), self._role(visit)
        if account is None or role is None:
            return await self._page(visit, status=422, problem="account-role")
        try:
            await self.accounts.change(account.id, *role, by=visit.account.id)
        except RefusedError as error:
            return await self._page(visit, status=422, problem=f"account-{error.why}")
        return _done(visit, "account-role")

    async def disable(self, visit: Visit) -> Response:
        """Close an account, and end its sessions."""
        account = await self.accounts.find(_number(visit))
        if account is None:
            return await self._page(visit, status=404, problem="account-unknown")
        try:
            await self.accounts.disable(account.id, by=visit.account.id)
        except RefusedError as error:
            return await self._page(visit, status=422, problem=f"account-{error.why}")
        return _done(visit, "account-disable")

    async def enable(self, visit: Visit) -> Response:
        """Open it again."""
        account = await self.accounts.find(_number(visit))
        if account is None:
            return await self._page(visit, status=404, problem="account-unknown")
        await self.accounts.enable(account.id, by=visit.account.id)
        return _done(visit, "account-enable")

    async def invite(self, visit: Visit) -> Response:
        """Give a new link: for who has lost a password or a phone."""
        account = await self._local(visit)
        if account is None or account.disabled:
            return await self._page(visit, status=422, problem="account-unknown")
        return await self._with_link(visit, account)

    async def _with_link(self, visit: Visit, account: Account) -> Response:
        token = secrets.token_urlsafe(TOKEN)
        await self.accounts.invite(account.id, digest(token), by=visit.account.id)
        return await self._page(visit, fresh=account, link=link(self.address, token))

    async def _local(self, visit: Visit) -> Account | None:
        """Return the local account that is meant; one from outside is ruled there."""
        members = {member.account.id: member for member in await self.accounts.all() if not member.outside}
        member = members.get(_number(visit))
        return member.account if member and not self.outside else None

    def _role(self, visit: Visit) -> tuple[StaffRole, str] | None:
        """Return the role and the council that were chosen; None for what cannot be."""
        role, council = visit["rolle"], visit["raad"]
        if role not in {*StaffRole} or (council and council not in self._councils):
            return None
        return StaffRole(role), council if role == StaffRole.READER else ""

    @property
    def _councils(self) -> dict[str, str]:
        return {str(council.id): council.name for council in self.shelf.library.gazetteer.councils}

    async def _page(
        self,
        visit: Visit,
        *,
        status: int = 200,
        problem: str = "",
        fresh: Account | None = None,
        link: str = "",
    ) -> Response:
        return self.pages.page(
            visit,
            "members.html",
            status=status,
            problem=problem,
            members=await self.accounts.all(),
            councils=self._councils,
            outside=self.outside,
            fresh=fresh,
            link=link,
            typed=visit["navn"],
            now=self.clock(),
        )


def link(address: str, token: str) -> str:
    """Return the one-time link with *token*."""
    return f"{address}/staff/velkommen/{token}"


def _number(visit: Visit) -> int:
    return number(visit.named("account"))


def _done(visit: Visit, key: str) -> Response:
    return RedirectResponse(f"{paths.to(visit.request, 'konti')}?gjort={key}", status_code=303)
