"""The offers as staff, the clock, pages and commands change them, each change with its row in the trail."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.store.book import Book
from bot.store.memories import Memories
from bot.store.offers import counts, links, proposals, shelf, telling
from bot.store.offers.directory import SqliteDirectory
from bot.store.offers.shelf import Written
from bot.store.offers.telling import day_of
from bot.store.packing import pack
from knowledge.casework.staff import Account
from knowledge.casework.trail import Act
from knowledge.offers import document
from knowledge.offers.offer import Offer, OfferId
from knowledge.offers.records import Change, Checked, Gap, Overview, Proposed, Provider, Search, State, Wanted

FEW = 50  # offers that have a row each in the trail; a larger change has one row


class Keeping:
    """Keeps the offers."""

    def __init__(self, book: Book, memories: Memories, directory: SqliteDirectory) -> None:
        self._book, self._memories, self._directory = book, memories, directory

    async def seed(self, offers: Sequence[Offer]) -> int:
        """Take over the content's *offers*, and return how many changed."""
        return await self._book.writer.do(lambda connection: shelf.seed(connection, offers))

    async def all(self) -> Sequence[Offer]:
        """Return every offer, whatever its status, by id."""
        return [document.read(text) for (text,) in await self._book.reader.rows(shelf.ALL)]

    async def put(self, change: Change, *, by: Account) -> None:
        """Add, replace and remove offers: all of it or nothing."""

        def put(connection: sqlite3.Connection) -> None:
            gone = shelf.drop(connection, change.remove)
            self._record(connection, shelf.put(connection, change.put), gone, change.why, by)

        await self._book.writer.do(put)

    async def confirm(
        self,
        id: OfferId,  # noqa: A002 the offer's
        *,
        today: date,
        by: Account,
        how: Checked = Checked.PHONE,
    ) -> bool:
        """Note that it is true as of *today*, in the trail *how* it was checked; False: there is none."""

        def confirm(connection: sqlite3.Connection) -> bool:
            offer = shelf.get(connection, id)
            if offer is None:
                return False
            at_its_page = how is Checked.PAGE
            known = replace(offer, checked_on=today) if at_its_page else replace(offer, assured_on=today)
            shelf.put(connection, [known])
            self._append(connection, "offer.confirm", id, by, {"how": how})
            return True

        return await self._book.writer.do(confirm)

    async def proposals(
        self, state: State = State.WAITING, *, limit: int = 200, wanted: Collection[Wanted] = tuple(Wanted)
    ) -> Sequence[Proposed]:
        """Return proposals that want one of *wanted*, oldest first."""
        rows = await self._book.reader.rows(proposals.LIST, state, pack(list(wanted)), limit)
        return [proposals.proposed(row) for row in rows]

    async def waiting(self) -> Mapping[Wanted, int]:
        """Return how many proposals wait for staff, all of them, by what they want."""
        rows = await self._book.reader.rows(proposals.WAITING)
        return {Wanted(wanted): number for wanted, number in rows}

    async def proposal(self, number: int) -> Proposed | None:
        """Return one proposal."""
        rows = await self._book.reader.rows(proposals.FIND, number)
        return proposals.proposed(rows[0]) if rows else None

    async def decide(self, number: int, offer: Offer | None, *, by: Account) -> bool:
        """Approve a proposal as *offer* (None: turn it down); False when somebody decided before."""
        now = self._book.clock()

        def decide(connection: sqlite3.Connection) -> Proposed | None:
            decided = proposals.decide(connection, number, offer, by=by, now=now)
            if decided is None:
                return None
            one, approved = decided
            of = approved.id if approved else one.proposal.of or ""
            detail = {"proposal": number, "wanted": one.proposal.wanted}
            self._append(connection, "proposal.approve" if approved else "proposal.refuse", of, by, detail)
            return one

        def mirror(decided: Proposed | Exception | None) -> None:
            if isinstance(decided, Proposed):
                self._memories.forget([decided.conversation])  # it may answer for an offer from now on

        return await self._book.writer.do(decide, then=mirror) is not None

    async def provider(self, id: OfferId) -> Provider | None:  # noqa: A002 the offer's
        """Return who is asked whether it is true; None: nobody has agreed to that."""
        rows = await self._book.reader.rows(links.PROVIDER, id)
        return Provider(*rows[0]) if rows else None

    async def count(self, searches: Sequence[Search] = (), gaps: Sequence[Gap] = ()) -> None:
        """Count what somebody looked for or missed on a page."""
        day = day_of(self._book.clock())
        await self._book.writer.do(lambda connection: telling.count(connection, searches, gaps, day=day))

    async def gaps(self) -> Sequence[tuple[Gap, int]]:
        """Return what people said is missing, and how often."""
        return counts.gaps(await self._book.reader.rows(counts.GAPS))

    async def overview(self, since: date) -> Mapping[tuple[str, str], Overview]:
        """Return by (municipality, need) what there is and what was looked for since then."""
        hidden = counts.shown_after(self._directory.rules.ages, day_of(self._book.clock()))
        reader, day = self._book.reader, since.isoformat()
        return counts.overview(
            await reader.rows(counts.OFFERS, hidden),
            await reader.rows(counts.SOUGHT, day),
            await reader.rows(counts.MISSING, day),
        )

    def _record(
        self, connection: sqlite3.Connection, put: Written, gone: Written, why: str, by: Account
    ) -> None:
        """Write a row for each offer that changed, or one for all where they are many."""
        if len(put) + len(gone) <= FEW:
            for what, id_ in _acts(put, gone):
                self._append(connection, what, id_, by, {"why": why} if why else {})
            return
        detail = {"added": len(put.added), "changed": len(put.changed), "removed": len(gone), "why": why}
        self._append(connection, "offer.import", "", by, detail)

    def _append(
        self,
        connection: sqlite3.Connection,
        what: str,
        object_: str,
        by: Account,
        detail: Mapping[str, object] | None = None,
    ) -> None:
        act = Act(by.id, what, object_, detail or {})
        self._book.trail.append(connection, act, at=self._book.clock())


def _acts(put: Written, gone: Written) -> Iterator[tuple[str, OfferId]]:
    yield from (("offer.add", id_) for id_ in put.added)
    yield from (("offer.edit", id_) for id_ in put.changed)
    yield from (("offer.remove", id_) for id_ in gone.gone)
