"""What people tell about offers in a turn or on a page, written in its transaction."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.store import moments
from bot.store.offers import shelf
from bot.store.packing import pack
from bot.store.trail import Trail
from knowledge.casework.staff import CLOCK
from knowledge.casework.trail import Act
from knowledge.offers import document
from knowledge.offers.offer import OfferId, Status
from knowledge.offers.records import NOTHING, Gap, Proposal, Search, State, Told, Wanted
from knowledge.terms import DENMARK

OFFER, ONE = 8, 5  # reports that wait: of one offer, from one conversation
PROVIDES = "select exists(select 1 from provider where offer = ? and conversation = ?)"
AGAIN = f"""update proposal set times = times + 1 where state = '{State.WAITING}' and wanted = ?2
  and document = ?3 and offer = ?4 and text = ?5 and (wanted = '{Wanted.CORRECT}' or conversation = ?1)
  and consents = ?6 and email = ?7"""  # noqa: S608 our own words
_WRONG = f"""select count(*) from proposal where state = '{State.WAITING}'
  and wanted = '{Wanted.CORRECT}'"""  # noqa: S608 our own words
FOR_OFFER = f"{_WRONG} and offer = ?"
BY_ONE = f"{_WRONG} and conversation = ?"
PROPOSE = f"""insert into proposal(conversation, wanted, document, offer, text, consents, email, language, at,
  state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, '{State.WAITING}')"""  # noqa: S608 our own word
SOUGHT = """insert into sought(day, need, municipality, searches, missed, cards)
  select ?, value->>0, value->>1, value->>2, value->>3, value->>4 from json_each(?) where true
  on conflict(day, need, municipality) do update set searches = searches + excluded.searches,
  missed = missed + excluded.missed, cards = cards + excluded.cards"""
GAP = """insert into gap(day, need, municipality, audience, number)
  select ?, value->>0, value->>1, value->>2, 1 from json_each(?) where true
  on conflict(day, need, municipality, audience) do update set number = number + 1"""


@dataclass(frozen=True, slots=True)
class Telling:
    """Writes what was told, and what became of it in the trail."""

    trail: Trail

    def write(self, connection: sqlite3.Connection, conversation: str, told: Told, *, now: datetime) -> None:
        """Write *told* by *conversation*, which confirms and withdraws only what it answers for."""
        if told == NOTHING:
            return
        count(connection, told.searches, told.gaps, day=day_of(now))
        for proposal in told.proposals:
            propose(connection, conversation, proposal, now=now)
            if proposal.wanted is Wanted.WITHDRAW and _provides(connection, proposal.of, conversation):
                self.withdraw(connection, proposal.of, now=now)
        for confirmed in told.confirmed:
            if _provides(connection, confirmed.id, conversation):
                self.confirm(connection, confirmed.id, now=now)

    def confirm(self, connection: sqlite3.Connection, id_: OfferId, *, now: datetime) -> None:
        """Note that its provider says today that it is true."""
        if offer := shelf.get(connection, id_):
            shelf.put(connection, [replace(offer, assured_on=day_of(now))])
            self.trail.append(connection, Act(CLOCK.id, "offer.assure", id_), at=now)

    def withdraw(self, connection: sqlite3.Connection, id_: OfferId | None, *, now: datetime) -> None:
        """Hide it at once, as its provider wants; staff decide what becomes of it."""
        if id_ and (offer := shelf.get(connection, id_)):
            shelf.put(connection, [replace(offer, status=Status.INACTIVE)])
            self.trail.append(connection, Act(CLOCK.id, "offer.withdraw", id_), at=now)


def propose(connection: sqlite3.Connection, conversation: str, proposal: Proposal, *, now: datetime) -> None:
    """Keep *proposal* until staff decide; one that waits already is counted once more.

    Of what readers say is wrong, a few wait for each offer and from each conversation: staff look at the
    offer anyhow, and nobody can bury the others.
    """
    row = (
        conversation,
        proposal.wanted,
        document.write(proposal.offer) if proposal.offer else "",
        proposal.of or "",
        proposal.text,
        proposal.consents,
        proposal.email,
        proposal.language,
        moments.write(now),
    )
    if not connection.execute(AGAIN, row[:7]).rowcount and not _enough(connection, conversation, proposal):
        connection.execute(PROPOSE, row)


def _enough(connection: sqlite3.Connection, conversation: str, proposal: Proposal) -> bool:
    """Whether what is wrong with the offer has been said often enough."""
    if proposal.wanted is not Wanted.CORRECT:
        return False
    of = connection.execute(FOR_OFFER, (proposal.of or "",)).fetchone()[0]
    return bool(of >= OFFER or connection.execute(BY_ONE, (conversation,)).fetchone()[0] >= ONE)


def day_of(now: datetime) -> date:
    """Return the day in Denmark."""
    return now.astimezone(DENMARK).date()


def _provides(connection: sqlite3.Connection, id_: OfferId | None, conversation: str) -> bool:
    return bool(connection.execute(PROVIDES, (id_, conversation)).fetchone()[0])


def count(
    connection: sqlite3.Connection, searches: Sequence[Search], gaps: Sequence[Gap], *, day: date
) -> None:
    """Add searches, cards and gaps to the counts of *day*: of a search no more is kept."""
    sought = [
        (one.need, one.municipality, not one.card, not one.card and not one.hits, one.card)
        for one in searches
    ]
    missing = [(one.need, one.municipality, one.audience) for one in gaps]
    for sql, rows in ((SOUGHT, sought), (GAP, missing)):
        if rows:
            connection.execute(sql, (day.isoformat(), pack(rows)))
