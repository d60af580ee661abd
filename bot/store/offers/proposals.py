"""What providers and readers want changed, and what staff decide."""

import sqlite3
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.store import moments
from bot.store.offers import links, shelf
from bot.store.offers.telling import PROVIDES, day_of
from knowledge.casework.staff import Account
from knowledge.offers import document
from knowledge.offers.offer import Offer, OfferId, Status
from knowledge.offers.records import Proposal, Proposed, State, Wanted

_PROPOSED = """select id, wanted, document, offer, text, consents, email, language, conversation, at, state,
  decided_at, decided_by, times from proposal"""
LIST = f"""{_PROPOSED} where state = ? and wanted in (select value from json_each(?))
  order by id limit ?"""  # noqa: S608 our own words
WAITING = f"""select wanted, count(*) from proposal where state = '{State.WAITING}'
  group by wanted"""  # noqa: S608 our own word
OF = f"{_PROPOSED} where conversation = ? order by id"
FIND = f"{_PROPOSED} where id = ?"
DECIDE = f"""update proposal set state = ?, decided_at = ?, decided_by = ?
  where id = ? and state = '{State.WAITING}'"""  # noqa: S608 our own word
FORGET = "delete from proposal where decided_at <> '' and decided_at <= ?"


def proposed(row: tuple[Any, ...]) -> Proposed:
    """Return what a row of `LIST` or `FIND` says."""
    id_, wanted, told, of, text, consents, email, language, conversation, at, state, decided_at, by, times = (
        row
    )
    proposal = Proposal(
        wanted=Wanted(wanted),
        offer=document.read(told) if told else None,
        of=OfferId(of) if of else None,
        text=text,
        consents=bool(consents),
        email=email,
        language=language,
    )
    decided = moments.read(decided_at) if decided_at else None
    return Proposed(id_, proposal, conversation, moments.read(at), State(state), decided, by, times)


def decide(
    connection: sqlite3.Connection, number: int, offer: Offer | None, *, by: Account, now: datetime
) -> tuple[Proposed, Offer | None] | None:
    """Write the decision; return what was decided and the offer as it is now, or None if it was before."""
    state = State.REFUSED if offer is None else State.APPROVED
    values = (state, moments.write(now), by.name, number)
    if not connection.execute(DECIDE, values).rowcount:
        return None
    one = proposed(connection.execute(FIND, (number,)).fetchone())
    if offer is None and one.proposal.wanted is Wanted.WITHDRAW and one.proposal.of:
        _show_again(connection, one.proposal.of)
    return one, approve(connection, one, offer) if offer else None


def approve(connection: sqlite3.Connection, one: Proposed, offer: Offer) -> Offer:
    """Let *offer* stand as approved, and make who proposed it its provider where they agreed to that."""
    approved = _as_approved(connection, one, offer)
    shelf.put(connection, [approved])
    proposal = one.proposal
    if proposal.consents and proposal.wanted is not Wanted.WITHDRAW:
        row = (approved.id, one.conversation, proposal.email, proposal.language, moments.write(one.at))
        connection.execute(links.LINK, row)
    return approved


def _show_again(connection: sqlite3.Connection, id_: OfferId) -> None:
    """Show the offer that its provider wanted gone, and which was hidden at once."""
    offer = shelf.get(connection, id_)
    if offer and offer.status is Status.INACTIVE:
        shelf.put(connection, [replace(offer, status=Status.ACTIVE)])


def _as_approved(connection: sqlite3.Connection, one: Proposed, offer: Offer) -> Offer:
    """Return *offer* with what its provider said by proposing it: that it is true, or that it is no more."""
    if one.proposal.wanted is Wanted.WITHDRAW:
        return replace(offer, status=Status.DEFUNCT)
    theirs = connection.execute(PROVIDES, (one.proposal.of, one.conversation)).fetchone()[0]
    if not (one.proposal.consents or theirs):
        return offer
    said_on = day_of(one.at)
    return replace(offer, assured_on=max(said_on, offer.assured_on or said_on))
