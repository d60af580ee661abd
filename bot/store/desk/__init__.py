"""The desk: the cases as staff see and change them."""

from collections.abc import Iterator, Mapping, Sequence

from bot.store.book import Book
from bot.store.desk import exporting
from bot.store.desk.acts import Acts
from bot.store.desk.alike import Alike
from bot.store.desk.choices import Choices
from bot.store.desk.files import Files
from bot.store.desk.lists import Lists
from bot.store.desk.meant import Meant
from bot.store.desk.registering import Registrar
from bot.store.desk.twins import Twins
from bot.store.orders import Ids
from bot.store.outbox import Outbox
from knowledge.casework.actions import Action
from knowledge.casework.exported import Exported
from knowledge.casework.records import CaseFile, Deadlines, Filed, Filters, Listed, View
from knowledge.casework.staff import Account
from knowledge.errors import RefusedError
from knowledge.records import Inquiry


class Desk:
    """The cases, as an account may see them."""

    def __init__(self, book: Book, ids: Ids, outbox: Outbox) -> None:
        self._reader = reader = book.reader
        self._choices, self._twins = Choices(reader), Twins(book.writer, reader)
        self._lists, self._files, self._alike = Lists(reader), Files(reader), Alike(reader)
        self._meant = Meant(reader)
        self._registrar = Registrar(book)
        self._acts = Acts(book, ids, outbox)

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
        return await self._lists.list(
            view,
            viewer=viewer,
            deadlines=deadlines,
            filters=filters,
            search=search,
            first=first,
            limit=limit,
        )

    async def meant(self, search: str, *, viewer: Account) -> str:
        """Return *search* with its misspelt words as cases have them; nothing where none is found."""
        return await self._meant.meant(search, viewer=viewer)

    async def counts(self, *, viewer: Account, deadlines: Deadlines) -> Mapping[View, int]:
        """Return how many cases each list has."""
        return await self._lists.counts(viewer=viewer, deadlines=deadlines)

    async def compare(self) -> None:
        """Look for duplicates among the cases that have come since; no list waits for it."""
        while await self._twins.catch_up():
            pass

    async def choices(self, *, viewer: Account) -> Mapping[str, Sequence[str]]:
        """Return for each field of `Filters` the values that cases have, so that none is offered in vain."""
        return await self._choices.choices(viewer=viewer)

    def each(
        self, view: View, *, viewer: Account, deadlines: Deadlines, filters: Filters, search: str = ""
    ) -> Iterator[Exported]:
        """Yield the cases of a list, oldest first; blocks while it reads."""
        return exporting.each(
            self._reader, view, viewer=viewer, deadlines=deadlines, filters=filters, search=search
        )

    async def file(self, reference: str, *, viewer: Account) -> CaseFile | None:
        """Return all of one case; None for one that is erased, unknown or not the viewer's to see."""
        return await self._files.file(reference, viewer=viewer)

    async def earlier(self, reference: str, *, viewer: Account) -> Sequence[Filed]:
        """Return other cases of the same person or address, newest first."""
        return await self._alike.earlier(reference, viewer=viewer)

    async def similar(self, reference: str, *, viewer: Account) -> Sequence[Filed]:
        """Return at most five cases whose words are like this one's, the most alike first."""
        return await self._alike.similar(reference, viewer=viewer)

    async def act(
        self, reference: str, action: Action, *, by: Account, version: int | None = None
    ) -> CaseFile:
        """Do *action* with its row in the trail, in one transaction, and return the case as it is then."""
        await self._acts.act(reference, action, by=by, version=version)
        changed = await self._files.file(reference, viewer=by)
        if changed is None:  # erased by its person a moment later
            raise RefusedError("erased")
        return changed

    async def register(self, inquiry: Inquiry, channel: str, *, by: Account, once: str = "") -> str:
        """Log *inquiry*, which somebody told by phone, letter or mail, and return the reference it has."""
        return await self._registrar.register(inquiry, channel, by=by, once=once)
