"""Telling of an offer: what a tap or a free text does to the listing, at every step."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from knowledge.inquiry import reading
from knowledge.inquiry.reading import Sense
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.offers import checking
from knowledge.offers.mistakes import Mistake
from knowledge.offers.offer import Cost, Way
from knowledge.offers.registering import NEEDS, OPTIONAL, Asking, Listing, Step
from knowledge.offers.registering.finishing import mistakes, municipalities
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
_BESIDE = frozenset({Sense.STATUS, Sense.HUMAN, Sense.PUZZLED})
_WAYS: Mapping[str, Way] = {"phone": Way.PHONE, "digital": Way.DIGITAL}


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it: the *listing* as it is now (None: given up), and the key of a *hint* to say first.

    *aside*: something was said beside the form; answer it, then ask its question again. *wrong* is what
    keeps the answer out, *place* the hint's. *send*: it is ready.
    """

    listing: Listing | None
    hint: str = ""
    aside: Sense | None = None
    wrong: Mistake | None = None
    place: Place | None = None
    send: bool = False


def begin(understood: Understanding, *, library: Library) -> Listing:
    """Return the listing that a message begins, filled in with what it already says."""
    text = "" if understood.danger else understood.text  # what may be a cry for help is sent nowhere
    listing = Listing(language=library.phrasebook.spoken(understood.language))
    if not text:
        return listing
    said = text if reading.substance(text, library) >= ENOUGH else ""
    listing = replace(listing, said=said[: checking.LETTERS["what"]])
    if kind := writer.kind(text, library):
        listing = listing.tell(Step.KIND, actor=str(kind))
    if here := _ours(understood):
        listing = listing.tell(Step.WHERE, municipalities=_named(here, library))
    if library.phrasebook.hears("offers-free", fold(text)):
        listing = listing.tell(Step.COST, cost=Cost.FREE)
    return _reached(listing, text)


def tap(listing: Listing, action: str, *, place: Place | None = None, library: Library) -> Filled:  # noqa: C901, PLR0911, PLR0912 a table
    """Return what the button *action* does to *listing*; *place* is the one it names."""
    verb, _, argument = action.partition(":")
    match verb:
        case "send":
            return Filled(listing, send=True)
        case "cancel":
            return Filled(None)
        case "back":
            return Filled(listing.back())
        case "fix":
            return Filled(listing.fix(Step(argument)) if argument else replace(listing, step=Step.FIX))
        case "skip" if listing.step in OPTIONAL:
            return Filled(listing.tell(listing.step, **_EMPTY.get(listing.step, {})).onward())
        case "who":
            return Filled(listing.tell(Step.KIND, actor=argument).onward())
        case "use":
            return _used(listing)
        case "pick":
            return _picked(listing, argument)
        case "done":
            return Filled(listing.tell(Step.NEEDS).onward())
        case "place":
            return _placed(listing, (place,) if place else (), library)
        case "everywhere":
            return _at(listing, municipalities(library), Way.PLACE)
        case "country":
            return _at(listing, (), Way.PLACE)
        case "way":
            return _at(listing, (), _WAYS[argument])
        case "cost":
            return Filled(listing.tell(Step.COST, cost=Cost(argument), cost_note="").onward())
        case "agree":
            return Filled(listing.tell(Step.CONSENT, asking=Asking(argument), address="").onward())
        case "disagree":
            return Filled(listing, hint="offers-form-consent-needed")
        case "belongs":
            return Filled(replace(listing, heeded=True), hint="offers-form-again")
        case _:
            return Filled(listing)


def hear(listing: Listing, understood: Understanding, *, library: Library, today: date) -> Filled:
    """Return what a free text does to *listing* at the step it stands at."""
    text, said = understood.text, reading.sense(understood, library)
    if said in _BESIDE and not (said is Sense.HUMAN and listing.step in _OPEN):
        return Filled(listing, aside=said)
    if said is Sense.BYE:
        return Filled(None)
    if said in (Sense.YES, Sense.NO):
        return _consented(listing, yes=said is Sense.YES, library=library)
    asks = reading.only_asks if listing.step in _OPEN else reading.asks
    if asks(text, library):
        return Filled(listing, aside=Sense.QUESTION)
    return _checked(_HEARD[listing.step](listing, understood, library), listing, library, today)


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


def _consented(  # noqa: PLR0911 a table
    listing: Listing, *, yes: bool, library: Library
) -> Filled:
    """Do what a yes or a no means here; where neither is asked for, the question stays open."""
    match listing.step, yes:
        case Step.SUMMARY, True:
            return Filled(listing, send=True)
        case Step.SUMMARY, False:
            return Filled(replace(listing, step=Step.FIX))
        case Step.CONSENT, True:
            return Filled(listing, hint="offers-form-consent-where")
        case Step.CONSENT, False:
            return tap(listing, "disagree", library=library)
        case Step.NEEDS, True:
            return tap(listing, "done", library=library)
        case ((Step.ORGANISATION | Step.KIND | Step.NEEDS | Step.COST | Step.WHEN), False):
            return tap(listing, "skip", library=library)
        case Step.WHAT | Step.ADDRESS | Step.REACH, True:
            return tap(listing, "use", library=library)
        case _:
            return Filled(listing)


def _line(column: str, step: Step) -> Callable[[Listing, Understanding, Library], Filled]:
    """Return what takes a text of one line for *column*."""

    def take(listing: Listing, understood: Understanding, library: Library) -> Filled:  # noqa: ARG001 one shape
        return Filled(listing.tell(step, **{column: " ".join(understood.text.split())}).onward())

    return take


def _what(listing: Listing, understood: Understanding, library: Library) -> Filled:  # noqa: ARG001 one shape
    return Filled(listing.tell(Step.WHAT, what=understood.text.strip()).onward())


def _kind(listing: Listing, understood: Understanding, library: Library) -> Filled:
    if kind := writer.actor(fold(understood.text), library):
        return tap(listing, f"who:{kind}", library=library)
    return Filled(listing, hint="offers-form-choose")


def _needs(listing: Listing, understood: Understanding, library: Library) -> Filled:
    """Take the needs that a text names, as they are called or as people say them."""
    told, folded = listing.needs, f" {fold(understood.text)} "
    for need in library.needs.all:
        names = (*need.names.values(), *(word for words in need.words.values() for word in words))
        if need.id not in told and any(f" {fold(name)} " in folded for name in names):
            told = (*told, need.id)
    if told == listing.needs:
        return Filled(listing, hint="offers-form-choose")
    return Filled(replace(listing, needs=told[:NEEDS]))


def _where(listing: Listing, understood: Understanding, library: Library) -> Filled:
    found, folded = understood.found, fold(understood.text)
    if here := _ours(understood):
        return _placed(listing, here, library)
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
    return Filled(listing, hint="offers-form-consent-where")


def _address(listing: Listing, understood: Understanding, library: Library) -> Filled:  # noqa: ARG001 one shape
    if mail := reading.MAIL.search(understood.text):
        return Filled(replace(listing, address=mail[0].rstrip(".")).onward())
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
_EMPTY: Mapping[Step, dict[str, Any]] = {  # what skipping the step takes back
    Step.ORGANISATION: {"organisation": ""},
    Step.KIND: {"actor": ""},
    Step.NEEDS: {"needs": ()},
    Step.COST: {"cost": Cost.UNKNOWN, "cost_note": ""},
    Step.WHEN: {"when": ""},
}


def _used(listing: Listing) -> Filled:
    """Take what is shown with the question for its answer."""
    match listing.step:
        case Step.WHAT if listing.said:
            return Filled(listing.tell(Step.WHAT, what=listing.said).onward())
        case Step.REACH if listing.phone or listing.email or listing.page:
            return Filled(listing.tell(Step.REACH).onward())
        case Step.ADDRESS if listing.email:
            return Filled(replace(listing, address=listing.email).onward())
        case _:
            return Filled(listing)


def _picked(listing: Listing, need: str) -> Filled:
    """Choose *need*, or take it back; of more than there may be, the last is not taken."""
    if need in listing.needs:
        return Filled(replace(listing, needs=tuple(one for one in listing.needs if one != need)))
    if len(listing.needs) >= NEEDS:
        return Filled(listing, hint="offers-form-needs-full")
    return Filled(replace(listing, needs=(*listing.needs, need)))


def _placed(listing: Listing, places: tuple[Place, ...], library: Library) -> Filled:
    named = _named(places, library)
    return _at(listing, named, Way.PLACE) if named else Filled(listing, hint="form-where-unknown")


def _at(listing: Listing, municipalities: tuple[str, ...], way: Way) -> Filled:
    return Filled(listing.tell(Step.WHERE, municipalities=municipalities, way=way).onward())


def _named(places: tuple[Place, ...], library: Library) -> tuple[str, ...]:
    """Return the municipalities of *places*; those of a landscape or of a council are all its own."""
    councils = {council.id: council.municipalities for council in library.gazetteer.councils}
    names = (
        (place.municipality,)
        if place.municipality
        else [name for id_ in place.councils for name in councils[id_]]
        for place in places
    )
    return tuple(dict.fromkeys(name for some in names for name in some))


def _ours(understood: Understanding) -> tuple[Place, ...]:
    return tuple(place for place in understood.found.named if not place.outside)


def _reached(listing: Listing, text: str) -> Listing:
    """Return *listing* with the phone number, the mail address and the page that *text* holds."""
    mail, bare = reading.MAIL.search(text), reading.MAIL.sub(" ", text)
    page, phone = PAGE.search(bare), reading.PHONE.search(PAGE.sub(" ", bare))
    found: dict[str, Any] = {
        "phone": phone[0].strip() if phone else "",
        "email": mail[0].rstrip(".") if mail else "",
        "page": _whole(page[0].rstrip(".,;)")) if page else "",
    }
    return replace(listing, **{name: value for name, value in found.items() if value})


def _whole(page: str) -> str:
    return page if page.lower().startswith("http") else f"https://{page}"
