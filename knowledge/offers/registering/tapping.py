"""What a tap does to the listing, and a yes or no in words, which count as one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.inquiry.reading import Sense
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.offers.mistakes import Mistake
from knowledge.offers.offer import Cost, Way
from knowledge.offers.registering import NEEDS, OPTIONAL, Asking, Listing, Step
from knowledge.offers.registering.finishing import municipalities
from knowledge.terms import Place

REFUSED = "offers-form-consent-needed"  # the hint after a no to the consent
_WAYS: Mapping[str, Way] = {"phone": Way.PHONE, "digital": Way.DIGITAL}
_EMPTY: Mapping[Step, dict[str, Any]] = {  # what skipping the step takes back
    Step.ORGANISATION: {"organisation": ""},
    Step.KIND: {"actor": ""},
    Step.NEEDS: {"needs": ()},
    Step.COST: {"cost": Cost.UNKNOWN, "cost_note": ""},
    Step.WHEN: {"when": ""},
}


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
            return _used(listing, library)
        case "pick":
            return _picked(listing, argument)
        case "done":
            return Filled(listing.tell(Step.NEEDS).onward())
        case "place":
            return placed(listing, (place,) if place else (), library)
        case "everywhere":
            return _at(listing, municipalities(library), Way.PLACE)
        case "country":
            return _at(listing, (), Way.PLACE)
        case "way":
            return _at(listing, (), _WAYS[argument])
        case "cost":
            return Filled(listing.tell(Step.COST, cost=Cost(argument), cost_note="").onward())
        case "agree" if argument == Asking.CHAT and not listing.lasts:
            return unasked(listing)
        case "agree":
            return Filled(listing.tell(Step.CONSENT, asking=Asking(argument), address="").onward())
        case "disagree":
            return Filled(listing, hint=REFUSED)
        case "belongs":
            return Filled(replace(listing, heeded=True), hint="offers-form-again")
        case _:
            return Filled(listing)


def consented(  # noqa: PLR0911 a table
    listing: Listing, *, yes: bool, library: Library
) -> Filled:
    """Do what a yes or a no means here; where neither is asked for, the question stays open."""
    match listing.step, yes:
        case Step.SUMMARY, True:
            return Filled(listing, send=True)
        case Step.SUMMARY, False:
            return Filled(replace(listing, step=Step.FIX))
        case Step.CONSENT, True:
            return unasked(listing)
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


def unasked(listing: Listing) -> Filled:
    """Ask where we may ask: by mail alone where the conversation will not be found again."""
    return Filled(listing, hint="offers-form-consent-where" if listing.lasts else "offers-form-consent-mail")


def described(listing: Listing, what: str, library: Library) -> Filled:
    """Take *what* for what others read; the needs it names are chosen already when those are asked."""
    told = listing.tell(Step.WHAT, what=what)
    needs = listing.needs if Step.NEEDS in listing.told or listing.of else needing(what, library)
    return Filled(replace(told, needs=needs).onward())


def needing(text: str, library: Library) -> tuple[str, ...]:
    """Return the needs whose names or words stand in *text*."""
    folded = f" {fold(text)} "
    named = {
        need.id: (*need.names.values(), *(word for words in need.words.values() for word in words))
        for need in library.needs.all
    }
    found = (id_ for id_, names in named.items() if any(f" {fold(name)} " in folded for name in names))
    return tuple(found)[:NEEDS]


def _used(listing: Listing, library: Library) -> Filled:
    """Take what is shown with the question for its answer."""
    match listing.step:
        case Step.WHAT if listing.said:
            return described(listing, listing.said, library)
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


def placed(listing: Listing, places: tuple[Place, ...], library: Library) -> Filled:
    """Put the offer in *places*."""
    names = named(places, library)
    if not names:
        return Filled(listing, hint="form-where-unknown")
    return _at(listing, names, Way.PLACE, town=town(places))


def _at(listing: Listing, municipalities: tuple[str, ...], way: Way, *, town: str = "") -> Filled:
    told = listing.tell(Step.WHERE, municipalities=municipalities, way=way, town=town)
    return Filled(told.onward())


def town(places: tuple[Place, ...]) -> str:
    """Return the names of *places*, where they say more than the municipalities do."""
    more = any(place.municipality and place.name != place.municipality for place in places)
    return ", ".join(place.name for place in places) if more else ""


def named(places: tuple[Place, ...], library: Library) -> tuple[str, ...]:
    """Return the municipalities of *places*; those of a landscape or of a council are all its own."""
    councils = {council.id: council.municipalities for council in library.gazetteer.councils}
    names = (
        (place.municipality,)
        if place.municipality
        else [name for id_ in place.councils for name in councils[id_]]
        for place in places
    )
    return tuple(dict.fromkeys(name for some in names for name in some))
