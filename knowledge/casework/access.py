"""The Protocols of who may log in and who is logged in; the implementations live in ``bot/store``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from knowledge.casework.staff import Account, StaffRole
from knowledge.casework.trail import Act

IDLE = timedelta(minutes=15)  # the issue: who has left their desk is logged out
WHOLE = timedelta(hours=8)  # the issue: a working day; then one logs in anew
SELDOM = timedelta(seconds=30)  # at most so often it is written that somebody is still there
VALID = timedelta(hours=72)  # of a one-time link: over a weekend
DRAFTS_KEPT = timedelta(days=30)  # what nobody has sent by then, nobody will

Fields = Mapping[str, Sequence[str]]  # of a form


@dataclass(frozen=True, slots=True)
class Member:
    """An account as the list of them shows it. *outside*: it logs in with the organisation's own log-in."""

    account: Account
    outside: bool
    ready: bool  # has chosen a password, or comes from outside
    invited_until: datetime | None
    logged_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a log-in is held against: a hash, a ciphertext, and the last step whose code was used."""

    account: Account
    password: str
    totp: str
    step: int


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time link that is still good; *totp* is the ciphertext of the secret it offers, or empty."""

    account: Account
    totp: str


@dataclass(frozen=True, slots=True)
class Session:
    """Whose a session is, and the token that their forms carry; *over*: it was, and has run out."""

    account: Account
    csrf: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was not sent: *place* is its address below ``/staff/``."""

    place: str
    fields: Fields
    at: datetime


class Accounts(Protocol):
    """The accounts of staff. What changes one leaves its row in the trail; *by* is an account's id."""

    async def all(self) -> Sequence[Member]:
        """Return every account, by name."""
        ...

    async def find(self, account: int) -> Account | None:
        """Return one account."""
        ...

    async def credentials(self, name: str) -> Credentials | None:
        """Return what the local account *name* logs in with."""
        ...

    async def add(self, name: str, role: StaffRole, council: str = "", *, by: int = 0) -> Account:
        """Make a local account; a RefusedError when the name is taken."""
        ...

    async def change(self, account: int, role: StaffRole, council: str = "", *, by: int) -> None:
        """Give another role, which counts from the next request on; a RefusedError for the last admin's."""
        ...

    async def disable(self, account: int, *, by: int) -> None:
        """Let nobody in with it, and end its sessions; a RefusedError for the last admin."""
        ...

    async def enable(self, account: int, *, by: int) -> None:
        """Let its owner in again."""
        ...

    async def invite(self, account: int, token: str, *, by: int) -> None:
        """Take its password and sessions, and let who has the one-time *token* (a digest) choose anew."""
        ...

    async def invitation(self, token: str) -> Invitation | None:
        """Return what the digest *token* invites to; None when it is used, over or of nobody."""
        ...

    async def offer(self, token: str, totp: str) -> None:
        """Keep which secret the page of the invitation shows."""
        ...

    async def enrol(self, token: str, *, password: str, totp: str, step: int) -> Account | None:
        """Use the invitation up and keep what was chosen, with its row of the trail; None when it is used."""
        ...

    async def spend(self, account: int, step: int) -> bool:
        """Use the code of *step* up; False when it, or a later one, was used already."""
        ...

    async def rehash(self, account: int, password: str) -> None:
        """Keep a newer hash of the same password."""
        ...

    async def outside(
        self, issuer: str, subject: str, name: str, role: StaffRole, council: str = ""
    ) -> Account:
        """Return the account of somebody the organisation's log-in vouches for, with the role told now."""
        ...

    async def roleless(self, issuer: str, subject: str) -> Account | None:
        """Log out everywhere whom the organisation's log-in gives no role any more; None for a stranger."""
        ...


class Sessions(Protocol):
    """Who is logged in. A token is known to its browser alone."""

    async def begin(self, account: int, *, act: Act | None = None) -> str:
        """Return the token of a new session; *act* is its row of the trail, in the same transaction."""
        ...

    async def find(self, token: str) -> Session | None:
        """Return whose session it is, and keep it alive; None for what is unknown, ended or disabled."""
        ...

    async def end(self, token: str) -> None:
        """Log out."""
        ...


class Drafts(Protocol):
    """What staff have begun to write; deleted when it is sent, when its case is erased, and in the end."""

    async def keep(self, account: int, place: str, fields: Fields, *, reference: str = "") -> None:
        """Keep the form at *place* as it is; *reference* is the case it is about."""
        ...

    async def find(self, account: int, place: str) -> Draft | None:
        """Return what was kept of the form at *place*."""
        ...

    async def all(self, account: int) -> Sequence[Draft]:
        """Return every draft, newest first."""
        ...

    async def drop(self, account: int, place: str) -> None:
        """Delete it: it was sent, or thrown away."""
        ...
