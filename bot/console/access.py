"""Logging in, and who may: the parts put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.console import codes
from bot.console.badges import Badges
from bot.console.codes import Codes
from bot.console.drafting import Drafting
from bot.console.entrance import Entrance, Lock
from bot.console.invitation import Welcome
from bot.console.limits import Limits
from bot.console.login import LogIn
from bot.console.members import Members
from bot.console.pages import Pages
from bot.console.passwords import Passwords
from bot.console.ways import Way
from bot.settings import Settings
from bot.store import moments
from knowledge.library import Shelf
from knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """The pages of access: with accounts of our own, or with the organisation's log-in when it is set."""

    settings: Settings
    store: Store
    shelf: Shelf
    pages: Pages
    badges: Badges
    clock: moments.Clock

    @property
    def ways(self) -> Sequence[Way]:
        """Return the addresses."""
        return [
            *self._local,
            *self._outside,
            *Drafting(pages=self.pages, drafts=self.store.drafts).ways,
            *self._members.ways,
        ]

    @property
    def _local(self) -> Sequence[Way]:
        lock = Lock(
            passwords=Passwords(),
            codes=Codes(codes.key_of(self.settings.secret)),
            limits=Limits(),
            outside=self._is_outside,
            clock=self.clock,
        )
        roads = (LogIn, Welcome)
        return [
            way for road in roads for way in road(pages=self.pages, entrance=self._entrance, lock=lock).ways
        ]

    @property
    def _outside(self) -> Sequence[Way]:
        if not self._is_outside:
            return ()
        from bot.console.outside import Outside  # noqa: PLC0415 half a second that others need not wait
        from bot.console.provider import Provider  # noqa: PLC0415

        return Outside(
            pages=self.pages,
            entrance=self._entrance,
            provider=Provider(self.settings),
            limits=Limits(),
            shelf=self.shelf,
        ).ways

    @property
    def _members(self) -> Members:
        return Members(
            pages=self.pages,
            accounts=self.store.accounts,
            shelf=self.shelf,
            address=self.settings.address,
            outside=self._is_outside,
            clock=self.clock,
        )

    @property
    def _entrance(self) -> Entrance:
        store = self.store
        return Entrance(
            accounts=store.accounts, sessions=store.sessions, trail=store.trail, badges=self.badges
        )

    @property
    def _is_outside(self) -> bool:
        return self.settings.oidc_issuer is not None
