"""From what was told to the proposal that staff decide about, and from an offer back to it."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.offers import checking
from knowledge.offers.mistakes import Mistake
from knowledge.offers.offer import Confidence, NeedId, Offer, OfferId
from knowledge.offers.records import Proposal, Wanted
from knowledge.offers.registering import Asking, Listing, Step
from knowledge.terms import ActorKind, Language

DIGITS = 6  # of the digest that tells offers of the same name apart
_COLUMNS: dict[Step, tuple[str, ...]] = {  # the columns of an offer that the answer to a step is written to
    Step.NAME: ("name",),
    Step.ORGANISATION: ("organisation",),
    Step.KIND: ("kind",),
    Step.WHAT: ("what", "for_whom", "what_en", "for_whom_en"),
    Step.NEEDS: ("needs",),
    Step.WHERE: ("municipalities", "ways", "address", "latitude", "longitude"),
    Step.COST: ("cost", "cost_note"),
    Step.WHEN: ("schedule_note", "schedules"),
    Step.REACH: ("phone", "email", "page"),
}


def propose(listing: Listing, *, id: OfferId, today: date, before: Offer | None = None) -> Proposal:  # noqa: A002
    """Return what staff decide about: a new offer with this *id*, or *before* with what was changed in it."""
    told = offer(listing, id=id, today=today)
    if before is None:
        mail = listing.address if listing.asking is Asking.MAIL else ""
        return Proposal(Wanted.ADD, told, consents=True, email=mail, language=listing.language)
    columns = (column for step in listing.told for column in _COLUMNS.get(step, ()))
    changed: dict[str, Any] = {column: getattr(told, column) for column in columns}
    edited = replace(before, **changed, assured_on=today)
    return Proposal(Wanted.EDIT, edited, of=before.id, language=listing.language)


def offer(listing: Listing, *, id: OfferId, today: date) -> Offer:  # noqa: A002 the offer's
    """Return the offer as it was told today by who should know."""
    return Offer(
        id=id,
        name=listing.name,
        organisation=listing.organisation or listing.name,
        kind=ActorKind(listing.actor) if listing.actor else None,
        what=listing.what,
        what_en=listing.what if listing.language == Language.ENGLISH else "",  # staff write the Danish one
        needs=tuple(NeedId(need) for need in listing.needs),
        municipalities=listing.municipalities,
        address=listing.town,
        ways=(listing.way,),
        cost=listing.cost,
        cost_note=listing.cost_note,
        schedule_note=listing.when,
        phone=listing.phone,
        email=listing.email,
        page=listing.page,
        confidence=Confidence.VERIFIED,
        assured_on=today,
    )


def of(offer: Offer, *, language: str) -> Listing:
    """Return what is told of *offer*, so that one thing of it can be changed."""
    return Listing(
        of=offer.id,
        name=offer.name,
        organisation=offer.organisation,
        actor=offer.kind or "",
        what=" ".join(part for part in (offer.what, offer.for_whom) if part),
        needs=offer.needs,
        municipalities=offer.municipalities,
        town=offer.address,
        way=offer.ways[0],
        cost=offer.cost,
        cost_note=offer.cost_note,
        when=offer.schedule_note,
        phone=offer.phone,
        email=offer.email,
        page=offer.page,
        language=language,
        step=Step.FIX,
    )


def named(name: str, salt: str, *, free: Callable[[OfferId], bool]) -> OfferId:
    """Return an id for an offer of this *name* that is *free*: the same for the same *salt*."""
    letters = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "-"})
    slug = "".join(
        one for one in fold(name).translate(letters) if one.isascii() and (one.isalnum() or one == "-")
    )
    slug = "-".join(filter(None, slug.split("-")))[: checking.ID - DIGITS - 1].strip("-")
    digest = hashlib.sha256(f"{salt} {name}".encode()).hexdigest()
    ids = (OfferId("-".join(filter(None, (slug, digest[at : at + DIGITS])))) for at in range(len(digest)))
    return next(one for one in ids if free(one))


def mistakes(listing: Listing, step: Step, library: Library, *, today: date) -> list[Mistake]:
    """Return what is wrong with the answer to *step*."""
    known = checking.Known(library.needs.by_id, municipalities(library))
    columns = _COLUMNS.get(step, ())
    found = checking.check(offer(listing, id=OfferId("test"), today=today), known, today=today)
    return [one for one in found if one.column in columns and one.key != "empty"]


def municipalities(library: Library) -> tuple[str, ...]:
    """Return the municipalities of the region."""
    return tuple(name for council in library.gazetteer.councils for name in council.municipalities)
