"""Providers as the clock and the pages of one-time links meet them; each change is one transaction."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.store import moments
from bot.store.book import Book
from bot.store.memories import Memories
from bot.store.offers import proposals, telling
from bot.store.offers.telling import Telling
from bot.store.orders import MEET, Ids, insert_line
from bot.store.outbox import Outbox
from bot.store.packing import pack
from bot.store.writer import savepoint
from knowledge.casework.staff import CLOCK
from knowledge.casework.trail import Act
from knowledge.errors import IndgangError
from knowledge.offers import document
from knowledge.offers.offer import OfferId, Status
from knowledge.offers.providing import Link, Provided
from knowledge.offers.records import Proposed, Provider, State, Told, Wanted
from knowledge.records import ERASED
from knowledge.traffic import Delivery, Outgoing

STALE = timedelta(days=365)  # after which what is left of a link is swept away: no age of an offer is longer

_LOST = ", ".join(
    f"'{fate}'" for fate in (Delivery.BLOCKED, Delivery.GONE, Delivery.REFUSED, Delivery.DROPPED)
)
_BLOCKED = "exists (select 1 from block where block.conversation = p.conversation and lifted_at = '')"
_AWAY = """(p.email = '' and exists
  (select 1 from conversation c where c.id = p.conversation and c.unreachable is not null))"""
_RETURNED = f"(coalesce(a.delivery, '') in ({_LOST}) and a.asked_on > o.known_on)"
_OURS = """from provider p join offer o on o.id = p.offer left join provider_asked a on a.offer = p.offer
  where p.agreed_at <> '' and (p.email <> '' or p.conversation <> '')"""
ASKING = f"""select o.document, p.conversation, p.email, p.language, p.agreed_at, a.asked_on, a.reminded_on
  {_OURS} and o.status = '{Status.ACTIVE}' and o.known_on <= ?
  and not {_BLOCKED} and not {_AWAY} and not {_RETURNED} order by p.agreed_at, o.id"""
ASK = {
    again: f"""insert into provider_asked(offer, asked_on, reminded_on, line, delivery)
  select offer, ?1, '', 0, '' from provider where offer = ?2
  on conflict(offer) do update set {column} = excluded.asked_on, delivery = ''
  where {column} <> excluded.asked_on"""  # noqa: S608 our own words
    for again, column in ((False, "asked_on"), (True, "reminded_on"))
}
CARRIED = "update provider_asked set line = ? where offer in (select value from json_each(?))"
LINK = "insert into provider_link(token, offer, language, sent_on) values (?, ?, ?, ?)"
OLD = "delete from provider_link where sent_on < ?"
LED = """select l.offer, l.language, l.sent_on from provider_link l join provider p on p.offer = l.offer
  where l.token = ? and l.token <> '' order by l.offer"""
USED = "delete from provider_link where token = ? and offer = ?"
WHOSE = "select conversation, email from provider where offer = ?"
_PROPOSED = proposals.FIND.removesuffix("where id = ?")
UNTOLD = f"""{_PROPOSED} where state <> '{State.WAITING}' and wanted <> '{Wanted.CORRECT}'
  and conversation <> '{ERASED}' and not exists (select 1 from proposal_told where proposal = proposal.id)
  order by decided_at limit 100"""  # noqa: S608 our own words
TOLD = (
    "insert into proposal_told(proposal, at) select id, ? from proposal where id = ? on conflict do nothing"
)
UNREACHED = f"""select p.offer, case when {_BLOCKED} then 'blocked' when {_RETURNED} then a.delivery
  else '{Delivery.GONE}' end {_OURS} and ({_BLOCKED} or {_AWAY} or {_RETURNED})"""


class _TwiceError(IndgangError):
    """It was done already, or there is nobody to do it for: nothing of it is kept."""


class Providers:
    """Keeps when providers were asked, what they answer by mail, and what they have been told."""

    def __init__(self, book: Book, ids: Ids, outbox: Outbox, memories: Memories) -> None:
        self._book, self._ids, self._outbox, self._memories = book, ids, outbox, memories
        self._telling = Telling(book.trail)

    async def asking(self, before: date) -> Sequence[Provided]:
        """Return active offers of providers who can be asked, known to be true on *before* or earlier."""
        return [_provided(row) for row in await self._book.reader.rows(ASKING, before.isoformat())]

    async def ask(
        self,
        ids: Sequence[OfferId],
        letter: Outgoing,
        *,
        on: date,
        again: bool = False,
        token: str = "",
    ) -> bool:
        """Put *letter* in the outbox and note that it was asked, or reminded, *on* that day."""
        day = on.isoformat()

        def keep(connection: sqlite3.Connection) -> None:
            for id_ in ids:
                _once(connection, ASK[again], day, id_)
                self._book.trail.append(
                    connection,
                    Act(CLOCK.id, "offer.remind" if again else "offer.ask", id_),
                    at=self._book.clock(),
                )
            connection.execute(OLD, ((on - STALE).isoformat(),))
            if token:
                rows = [(token, id_, letter.language, day) for id_ in ids]
                connection.executemany(LINK, rows)

        def carried(connection: sqlite3.Connection, line: int) -> None:
            connection.execute(CARRIED, (line, pack(list(ids))))

        return await self._post(keep, letter, carried)

    async def link(self, token: str) -> Link | None:
        """Return what the digest *token* leads to; None where it leads nowhere, or all is answered."""
        rows = await self._book.reader.rows(LED, token)
        if not rows:
            return None
        return Link(tuple(OfferId(row[0]) for row in rows), rows[0][1], date.fromisoformat(rows[0][2]))

    async def hear(self, token: str, id: OfferId, told: Told) -> bool:  # noqa: A002 the offer's
        """Keep what a provider answers about *id* by a link, once."""
        now = self._book.clock()

        def keep(connection: sqlite3.Connection) -> str | None:
            whose = connection.execute(WHOSE, (id,)).fetchone()
            if not whose or not connection.execute(USED, (token, id)).rowcount:
                return None
            conversation, email = whose
            for proposal in told.proposals:
                telling.propose(connection, conversation, replace(proposal, email=email), now=now)
                if proposal.wanted is Wanted.WITHDRAW:
                    self._telling.withdraw(connection, id, now=now)
            if told.confirmed:
                self._telling.confirm(connection, id, now=now)
            return str(conversation)

        def mirror(conversation: str | Exception | None) -> None:
            if isinstance(conversation, str):
                self._memories.forget([conversation])

        return await self._book.writer.do(keep, then=mirror) is not None

    async def untold(self) -> Sequence[Proposed]:
        """Return proposals of providers that were decided, and they have not been told yet."""
        found = [proposals.proposed(row) for row in await self._book.reader.rows(UNTOLD)]
        return [await self._addressed(one) for one in found]

    async def tell(self, number: int, letter: Outgoing | None) -> bool:
        """Note that the decision was told and put *letter* in the outbox."""
        at = moments.write(self._book.clock())
        return await self._post(lambda connection: _once(connection, TOLD, at, number), letter)

    async def unreached(self) -> Mapping[OfferId, str]:
        """Return the offers whose provider cannot be reached, and why."""
        return {OfferId(id_): why for id_, why in await self._book.reader.rows(UNREACHED)}

    async def _addressed(self, one: Proposed) -> Proposed:
        """Return it with the address of who provides the offer, where they are written to by mail."""
        if one.proposal.email or not one.proposal.of:
            return one
        rows = await self._book.reader.rows(WHOSE, one.proposal.of)
        email = next((email for conversation, email in rows if conversation == one.conversation), "")
        return replace(one, proposal=replace(one.proposal, email=email))

    async def _post(
        self,
        keep: Callable[[sqlite3.Connection], None],
        letter: Outgoing | None,
        carried: Callable[[sqlite3.Connection, int], None] = lambda *_: None,
    ) -> bool:
        """Write what *keep* writes and put *letter* in the outbox, both or neither."""
        at = moments.write(self._book.clock())

        def work(connection: sqlite3.Connection) -> int | None:
            try:
                with savepoint(connection):
                    keep(connection)
                    if letter is None:
                        return 0
                    connection.execute(MEET, (pack([letter.conversation]),))
                    line = insert_line(connection, self._ids, letter, at=at)
                    carried(connection, line)
            except _TwiceError:
                return None
            return line

        def mirror(line: int | Exception | None) -> None:
            if isinstance(line, int) and letter:
                self._outbox.take_in([letter], first=line)

        return await self._book.writer.do(work, then=mirror) is not None


def _once(connection: sqlite3.Connection, sql: str, *values: Any) -> None:
    if connection.execute(sql, values).rowcount != 1:
        raise _TwiceError("It was done already.")


def _provided(row: tuple[Any, ...]) -> Provided:
    text, conversation, email, language, agreed_at, asked_on, reminded_on = row
    provider = Provider(conversation, email, language, agreed_at)
    return Provided(document.read(text), provider, _day(asked_on), _day(reminded_on))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
