"""Telling of an offer: what a tap or a free text does to the listing, at every step."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from knowledge.inquiry import reading
from knowledge.inquiry.reading import Sense
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.offers import checking, owning
from knowledge.offers.offer import Cost
from knowledge.offers.registering import NEEDS, Asking, Listing, Step
from knowledge.offers.registering.finishing import mistakes
from knowledge.offers.registering.tapping import (
    Filled,
    consented,
    described,
    named,
    needing,
    placed,
    tap,
    town,
    unasked,
)
from knowledge.terms import Place, Understanding
from knowledge.understanding import writer

PAGE = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+|(?<![@\w.-])[\w-]+(?:\.[\w-]+)*\.(?:dk|com|org|net|eu|info|nu)(?:/[^\s<>\"']*)?(?![\w@])",
    re.IGNORECASE,
)
ENOUGH = 4  # words of substance in the first message from which it may be what others read
_OPEN = frozenset(
    {Step.NAME, Step.ORGANISATION, Step.WHAT, Step.WHEN, Step.COST}
)  # any text may answer these
_PASSING = frozenset({"web"})  # a browser keeps its cookie for 90 days: nobody is found there later
_BESIDE = frozenset({Sense.STATUS, Sense.HUMAN, Sense.PUZZLED})


def begin(understood: Understanding, *, library: Library, channel: str) -> Listing:
    """Return the listing that a message begins, filled in with what it already says."""
    text = "" if understood.danger else understood.text  # what may be a cry for help is sent nowhere
    lasts = channel not in _PASSING
    listing = Listing(language=library.phrasebook.spoken(understood.language), lasts=lasts)
    if not text:
        return listing
    said = text if reading.substance(text, library) >= ENOUGH else ""
    listing = replace(listing, said=said[: checking.LETTERS["what"]])
    if kind := writer.kind(text, library):
        listing = listing.tell(Step.KIND, actor=str(kind))
    if here := _ours(understood):
        listing = listing.tell(Step.WHERE, municipalities=named(here, library), town=town(here))
    if library.phrasebook.hears("offers-free", fold(text)):
        listing = listing.tell(Step.COST, cost=Cost.FREE)
    return _reached(listing, text)


def hear(listing: Listing, understood: Understanding, *, library: Library, today: date) -> Filled:
    """Return what a free text does to *listing* at the step it stands at."""
    text, said = understood.text, reading.sense(understood, library)
    if said in _BESIDE and not (said is Sense.HUMAN and listing.step in _OPEN):
        return Filled(listing, aside=said)
    if said is Sense.BYE:
        return Filled(None)
    if said in (Sense.YES, Sense.NO):
        return consented(listing, yes=said is Sense.YES, library=library)
    asks = reading.only_asks if listing.step in _OPEN else reading.asks
    if asks(text, library):
        fee = _asks_fee(text, library)
        return Filled(listing, hint="offers-form-fee") if fee else Filled(listing, aside=Sense.QUESTION)
    if listing.step not in _OPEN and owning.wished(text, library) == owning.EDIT:
        return _later(listing)
    return _checked(_HEARD[listing.step](listing, understood, library), listing, library, today)


def _asks_fee(text: str, library: Library) -> bool:
    """Whether *text* asks what it costs to stand on the list, not what the offer costs."""
    folded, hears = fold(text), library.phrasebook.hears
    return hears("offers-listed", folded) and hears("offers-fee", folded)


def _later(listing: Listing) -> Filled:
    """Lead one who wants to correct what they tell of to where all of it can be corrected."""
    if listing.step is Step.SUMMARY:
        return Filled(replace(listing, step=Step.FIX))
    return Filled(listing, hint="offers-form-choose" if listing.step is Step.FIX else "offers-form-fix-later")


def _checked(filled: Filled, before: Listing, library: Library, today: date) -> Filled:
    """Keep out an answer that cannot be shown: its question stays open."""
    if filled.listing is None or filled.listing.step is before.step:
        return filled
    wrong = mistakes(filled.listing, before.step, library, today=today)
    if not wrong:
        return filled
    return Filled(
        before, hint="offers-form-long" if wrong[0].key == "long" else "offers-form-wrong", wrong=wrong[0]
    )


def _line(column: str, step: Step) -> Callable[[Listing, Understanding, Library], Filled]:
    """Return what takes a text of one line for *column*."""

    def take(listing: Listing, understood: Understanding, library: Library) -> Filled:  # noqa: ARG001 one shape
        return Filled(listing.tell(step, **{column: " ".join(understood.text.split())}).onward())

    return take


def _what(listing: Listing, understood: Understanding, library: Library) -> Filled:
    return described(listing, understood.text.strip(), library)


def _kind(listing: Listing, understood: Understanding, library: Library) -> Filled:
    if kind := writer.actor(fold(understood.text), library):
        return tap(listing, f"who:{kind}", library=library)
    return Filled(listing, hint="offers-form-choose")


def _needs(listing: Listing, understood: Understanding, library: Library) -> Filled:
    """Take the needs that a text names, as they are called or as people say them."""
    told = tuple(dict.fromkeys((*listing.needs, *needing(understood.text, library))))
    if told == listing.needs:
        return Filled(listing, hint="offers-form-choose")
    return Filled(replace(listing, needs=told[:NEEDS]))


def _where(listing: Listing, understood: Understanding, library: Library) -> Filled:
    found, folded = understood.found, fold(understood.text)
    if here := _ours(understood):
        return placed(listing, here, library)
    if found.candidates:
        return Filled(replace(listing, candidates=found.candidates))
    for action in ("country", "way:phone", "way:digital", "everywhere"):
        if library.phrasebook.hears(f"offers-{action.replace(':', '-')}", folded):
            return tap(listing, action, library=library)
    if found.named:
        return Filled(listing, hint="offers-form-outside", place=found.named[0])
    return Filled(listing, hint="form-where-unknown")


def _cost(listing: Listing, understood: Understanding, library: Library) -> Filled:
    text = " ".join(understood.text.split())
    free = library.phrasebook.hears("offers-free", fold(text))
    note = "" if free and len(text.split()) < ENOUGH else text
    return Filled(listing.tell(Step.COST, cost=Cost.FREE if free else Cost.PAID, cost_note=note).onward())


def _reach(listing: Listing, understood: Understanding, library: Library) -> Filled:  # noqa: ARG001 one shape
    reached = _reached(replace(listing, phone="", email="", page=""), understood.text)
    if not (reached.phone or reached.email or reached.page):
        return Filled(listing, hint="offers-form-reach-again")
    return Filled(reached.tell(Step.REACH).onward())


def _consent(listing: Listing, understood: Understanding, library: Library) -> Filled:
    if mail := reading.MAIL.search(understood.text):
        told = listing.tell(Step.CONSENT, asking=Asking.MAIL, address=mail[0].rstrip("."))
        return Filled(told.onward())
    if way := reading.way(understood.text, library):
        return tap(listing, f"agree:{way}", library=library) if way in set(Asking) else Filled(listing)
    return unasked(listing)


def _address(listing: Listing, understood: Understanding, library: Library) -> Filled:
    if mail := reading.MAIL.search(understood.text):
        return Filled(replace(listing, address=mail[0].rstrip(".")).onward())
    if listing.email and library.phrasebook.hears("offers-same", fold(understood.text)):
        return tap(listing, "use", library=library)
    return Filled(listing, hint="offers-form-address-again")


def _stays(listing: Listing, understood: Understanding, library: Library) -> Filled:  # noqa: ARG001 one shape
    return Filled(listing, hint="offers-form-choose")


_HEARD: Mapping[Step, Callable[[Listing, Understanding, Library], Filled]] = {
    Step.NAME: _line("name", Step.NAME),
    Step.ORGANISATION: _line("organisation", Step.ORGANISATION),
    Step.KIND: _kind,
    Step.WHAT: _what,
    Step.NEEDS: _needs,
    Step.WHERE: _where,
    Step.COST: _cost,
    Step.WHEN: _line("when", Step.WHEN),
    Step.REACH: _reach,
    Step.CONSENT: _consent,
    Step.ADDRESS: _address,
    Step.SUMMARY: _stays,
    Step.FIX: _stays,
}


def _ours(understood: Understanding) -> tuple[Place, ...]:
    return tuple(place for place in understood.found.named if not place.outside)


def _reached(listing: Listing, text: str) -> Listing:
    """Return *listing* with the phone number, the mail address and the page that *text* holds."""
    mail, bare = reading.MAIL.search(text), reading.MAIL.sub(" ", text)
    page, phone = PAGE.search(bare), reading.PHONE.search(PAGE.sub(" ", bare))
    found: dict[str, Any] = {
        "phone": phone[0].strip() if phone else "",
        "email": mail[0].rstrip(".") if mail else "",
        "page": whole(page[0].rstrip(".,;)")) if page else "",
    }
    return replace(listing, **{name: value for name, value in found.items() if value})


def whole(page: str) -> str:
    """Return a link as it can be opened."""
    return page if page.lower().startswith("http") else f"https://{page}"
