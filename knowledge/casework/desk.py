"""The Protocol of the desk that staff work at; the implementation lives in ``bot/store``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from knowledge.casework.actions import Action
from knowledge.casework.exported import Exported
from knowledge.casework.records import CaseFile, Deadlines, Filed, Filters, Listed, View
from knowledge.casework.staff import Account
from knowledge.records import Inquiry


class Desk(Protocol):
    """The cases, as an account may see them: what it may not see is as if it were not there."""

    async def list(  # noqa: PLR0913 what a list is asked for, by name
        self,
        view: View,
        *,
        viewer: Account,
        deadlines: Deadlines,
        filters: Filters,
        search: str = "",
        first: int = 0,
        limit: int = 50,
    ) -> Listed:
        """Return *limit* rows from the *first* on, the most pressing first; *search* as somebody types it."""
        ...

    async def meant(self, search: str, *, viewer: Account) -> str:
        """Return *search* with its misspelt words as cases have them; nothing where none is found."""
        ...

    async def counts(self, *, viewer: Account, deadlines: Deadlines) -> Mapping[View, int]:
        """Return how many cases each list has."""
        ...

    async def compare(self) -> None:
        """Look for duplicates among the cases that have come since; until then no list shows them."""
        ...

    async def choices(self, *, viewer: Account) -> Mapping[str, Sequence[str]]:
        """Return for each field of `Filters` the values that cases have, so that none is offered in vain."""
        ...

    def each(
        self, view: View, *, viewer: Account, deadlines: Deadlines, filters: Filters, search: str = ""
    ) -> Iterator[Exported]:
        """Yield the cases of a list, oldest first, in constant memory; blocks while it reads."""
        ...

    async def file(self, reference: str, *, viewer: Account) -> CaseFile | None:
        """Return all of one case; None for one that is erased, unknown or not the viewer's to see."""
        ...

    async def earlier(self, reference: str, *, viewer: Account) -> Sequence[Filed]:
        """Return other cases of the same person or address, newest first."""
        ...

    async def similar(self, reference: str, *, viewer: Account) -> Sequence[Filed]:
        """Return at most five cases whose words are like this one's, the most alike first."""
        ...

    async def act(
        self, reference: str, action: Action, *, by: Account, version: int | None = None
    ) -> CaseFile:
        """Do *action* with its row in the trail, in one transaction, and return the case as it is then.

        A TakenError when another has claimed it first, a StaleError when *version* is no longer the newest
        (nothing is changed), a RefusedError for what the state or the role does not allow.
        """
        ...

    async def register(self, inquiry: Inquiry, channel: str, *, by: Account, once: str = "") -> str:
        """Log *inquiry*, which somebody told by phone, letter or mail, and return the reference it has.

        *once* marks what was sent: the same again adds nothing, and has the reference of the first.
        """
        ...
