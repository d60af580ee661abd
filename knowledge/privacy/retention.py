"""How long each kind of data is kept, and on which ground inquiries are deleted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from knowledge.casework.staff import Account

TOLD = ("unfinished_chat", "raw_inbox", "after_closing", "misses", "proposals")  # people are told of these


@dataclass(frozen=True, slots=True)
class Periods:
    """How long what is kept stays; proposals until the region has decided (``content/retention.toml``).

    *unfinished_chat* counts from the last message of a conversation without an inquiry, *raw_inbox* from when
    an update came in, *after_closing* from when the last case of a conversation was answered or closed,
    *access_log* from when something was written in the trail, *export_files* from when an export was made,
    *misses* from when something was answered wrongly or not at all, *proposals* from when staff decided on
    what was proposed about a local offer.
    What makes *security_log* (what the process and the proxy log) and *backups* deletes them too.
    """

    unfinished_chat: timedelta = timedelta(days=1)
    raw_inbox: timedelta = timedelta(days=8)
    after_closing: timedelta = timedelta(days=30)
    access_log: timedelta = timedelta(days=365)
    security_log: timedelta = timedelta(days=180)
    export_files: timedelta = timedelta(days=1)
    backups: timedelta = timedelta(days=35)
    misses: timedelta = timedelta(days=30)
    proposals: timedelta = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep deleted; *bodies* are those of updates, *due* inquiries wait for a legal basis."""

    conversations: int = 0
    bodies: int = 0
    misses: int = 0
    due: int = 0
    proposals: int = 0


@dataclass(frozen=True, slots=True)
class Basis:
    """The legal ground on which inquiries are deleted, as an admin has recorded it."""

    text: str
    by: str
    at: datetime


class Retention(Protocol):
    """The ground to delete inquiries, and the end of old rows of the trail."""

    async def basis(self) -> Basis | None:
        """Return the ground that holds now; without one no inquiry is deleted."""
        ...

    async def record(self, text: str, *, by: Account) -> None:
        """Let inquiries be deleted on the ground *text*, in the place of an earlier one."""
        ...

    async def withdraw(self, *, by: Account) -> None:
        """Let no more inquiries be deleted; a RefusedError where nothing was recorded."""
        ...

    async def forget_trail(self, before: datetime) -> int:
        """Delete the rows of the trail older than *before* and return how many; the rest can be proven."""
        ...
