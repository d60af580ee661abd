"""The one-time link: whoever has it chooses a password and binds an app to the account."""

from dataclasses import dataclass

from starlette.responses import Response

from bot.console.codes import grouped
from bot.console.entrance import Entrance, Lock
from bot.console.pages import Pages
from bot.console.passwords import flaw
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.store.sessions import digest
from knowledge.casework.access import Invitation

LINK = "/staff/velkommen/{token}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """The page that the link opens; there is none where the organisation's own log-in is used."""

    pages: Pages
    entrance: Entrance
    lock: Lock

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        return [
            Way(LINK, self.show, None, "invitation.page"),
            Way(LINK, self.choose, None, "invitation.try", posts=True),
            Way(f"{LINK}/kode.svg", self.picture, None, "invitation.picture"),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the form, with a secret that stays the same until it is used."""
        invitation = await self._invitation(visit)
        return await self._form(visit, invitation) if invitation else self._gone(visit)

    async def picture(self, visit: Visit) -> Response:
        """Return the QR code of the secret."""
        invitation = await self._invitation(visit)
        if invitation is None:
            return self._gone(visit)
        kept = await self._secret(visit, invitation)
        return Response(self.lock.codes.picture(kept, invitation.account.name), media_type="image/svg+xml")

    async def choose(self, visit: Visit) -> Response:
        """Keep the password and the app, use the link up, and log in."""
        invitation = await self._invitation(visit)
        if invitation is None:
            return self._gone(visit)
        if not self.lock.limits.open(visit.named("token")):
            return await self._form(visit, invitation, status=429, problems=["login-often"])
        step = self.lock.codes.step(invitation.totp, visit["kode"], now=self.lock.clock())
        problems = _flaws(visit, invitation) + (["invitation-code"] if step is None else [])
        if step is None or problems:
            return await self._form(visit, invitation, status=422, problems=problems)
        account = await self.entrance.accounts.enrol(
            digest(visit.named("token")),
            password=await self.lock.passwords.hash(visit["adgangskode"]),
            totp=invitation.totp,
            step=step,
        )
        if account is None:  # somebody with the same link was quicker
            return self._gone(visit)
        return await self.entrance.admit(visit, account, back="", kept="")

    async def _invitation(self, visit: Visit) -> Invitation | None:
        if self.lock.outside:
            return None
        return await self.entrance.accounts.invitation(digest(visit.named("token")))

    async def _secret(self, visit: Visit, invitation: Invitation) -> str:
        """Return the ciphertext of the secret; it is made when the page is first opened."""
        if self.lock.codes.secret(invitation.totp):
            return invitation.totp
        kept = self.lock.codes.new()
        await self.entrance.accounts.offer(digest(visit.named("token")), kept)
        return kept

    async def _form(
        self, visit: Visit, invitation: Invitation, *, status: int = 200, problems: list[str] | None = None
    ) -> Response:
        kept = await self._secret(visit, invitation)
        return self.pages.page(
            visit,
            "welcome.html",
            status=status,
            name=invitation.account.name,
            secret=grouped(self.lock.codes.secret(kept)),
            problems=[self.pages.words.say(problem) for problem in problems or []],
            link=visit.named("token"),
        )

    def _gone(self, visit: Visit) -> Response:
        return self.pages.page(visit, "wrong.html", status=404, why="link")


def _flaws(visit: Visit, invitation: Invitation) -> list[str]:
    """Return what is wrong with the two passwords."""
    if reason := flaw(visit["adgangskode"], invitation.account.name):
        return [f"password-{reason}"]
    return [] if visit["adgangskode"] == visit["igen"] else ["password-differs"]
