"""Telling of an offer in words: each question with its buttons, the summary and the receipt."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from knowledge.answering.voice import Voice, blocks, own, rows, site
from knowledge.offers.offer import Cost, NeedId, Way
from knowledge.offers.registering import CORRECTABLE, NEEDS, OPTIONAL, Asking, Listing, Step
from knowledge.offers.registering.finishing import municipalities
from knowledge.offers.registering.tapping import REFUSED, Filled
from knowledge.terms import ActorKind, Choice, Reply

MONTH = 30  # days
SHOWN = 300  # letters of what is quoted


def question(listing: Listing, say: Voice, *, opening: str = "") -> Reply:
    """Return the question of the step that *listing* stands at; *opening* goes first."""
    text, choices = _ASKED[listing.step](listing, say)
    skip = (say.choice("button-skip", "skip"),) if listing.step in OPTIONAL else ()
    out = tuple(say.choice(f"button-{way}", way) for way in ("back", "cancel"))
    return Reply(blocks(opening, text), (*choices, *skip, *out))


def after(filled: Filled, say: Voice) -> Reply:
    """Return what is said after a tap or a text: the hint, then the question that is open now."""
    if filled.listing is None:
        return dropped(say)
    if not filled.hint:
        return question(filled.listing, say)
    if filled.hint == REFUSED:
        return _refused(filled.listing, say)
    told = filled.wrong.told if filled.wrong else {}
    place = filled.place
    said = say.say(
        filled.hint,
        place=place.name if place else "",
        region=place.region if place else "",
        count=told.get("count", 0),
        most=told.get("most", NEEDS),
    )
    return question(filled.listing, say, opening=said)


def _refused(listing: Listing, say: Voice) -> Reply:
    """Return the two ways on after a no to the consent; a second no gives it up."""
    ways = (
        *_agreeing(listing, say),
        say.choice("button-back", "back"),
        say.choice("button-cancel", "cancel"),
    )
    return Reply(say.say(REFUSED), ways)


def heard(listing: Listing, say: Voice) -> Reply:
    """Return the open question after what may be a cry for help, and the way to say that it is none."""
    asked = question(listing, say, opening=say.say("offers-form-heard"))
    return replace(asked, choices=(say.choice("button-belongs", "belongs"), *asked.choices))


def resume(say: Voice) -> Reply:
    """Ask whether to go on with an offer that was interrupted."""
    choices = (say.choice("offers-button-resume", "resume"), say.choice("offers-button-drop", "drop"))
    return Reply(say.say("offers-form-resume"), choices)


def dropped(say: Voice) -> Reply:
    """Return that nothing was sent."""
    return Reply(say.say("offers-form-cancelled"), (say.choice("button-another", "another"),))


def receipt(listing: Listing, say: Voice) -> Reply:
    """Return what happens next."""
    kind = "edit" if listing.of else "add"
    told = say.say("offers-receipt", kind=kind, asking=listing.asking or Asking.CHAT, address=listing.address)
    return Reply(told, (say.choice("button-another", "another"),))


def half_year(say: Voice) -> str:
    """Return how often a provider is asked, as one says it."""
    return say.say("offers-every", months=round(say.library.ages.ask / MONTH))


def _plain(key: str) -> Callable[[Listing, Voice], tuple[str, tuple[Choice, ...]]]:
    return lambda _, say: (say.say(key), ())


def _kind(_: Listing, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    kinds = tuple(say.choice(f"actor-{kind.value.lower()}", f"who:{kind.value}") for kind in ActorKind)
    return say.say("offers-form-kind"), kinds


def _what(listing: Listing, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    if not listing.said or listing.fixing:
        return say.say("offers-form-what"), ()
    said = say.say("offers-form-said", text=own(_short(listing.said)))
    return blocks(say.say("offers-form-what"), said), (say.choice("offers-button-use-said", "use"),)


def _needs(listing: Listing, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    chosen = set(listing.needs)
    picks = tuple(
        Choice(
            say.say("offers-picked", name=need.name(say.spoken))
            if need.id in chosen
            else need.name(say.spoken),
            f"pick:{need.id}",
        )
        for need in say.library.needs.all
    )
    done = (say.choice("offers-button-done", "done"),) if chosen else ()
    names = say.listed(_names(listing, say))
    return say.say("offers-form-needs", most=NEEDS, chosen=names or "none"), (*done, *picks)


def _where(listing: Listing, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    if listing.candidates:
        return say.say("form-which"), say.places(listing.candidates)
    ways = ("everywhere", "country", "way:phone", "way:digital")
    return say.say("offers-form-where"), tuple(
        say.choice(f"offers-button-{way.replace(':', '-')}", way) for way in ways
    )


def _cost(_: Listing, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    costs = (Cost.FREE, Cost.PAID)
    return say.say("offers-form-cost"), tuple(
        Choice(say.say("offers-price", cost=one), f"cost:{one}") for one in costs
    )


def _reach(listing: Listing, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    reached = _reached(listing)
    use = (say.choice("offers-button-use", "use", text=_short(reached, 40)),) if reached else ()
    return say.say("offers-form-reach"), use


def _consent(listing: Listing, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    text = say.say("offers-form-consent", every=half_year(say))
    return text, (*_agreeing(listing, say), say.choice("offers-button-disagree", "disagree"))


def _agreeing(listing: Listing, say: Voice) -> tuple[Choice, ...]:
    ways = (Asking.CHAT, Asking.MAIL) if listing.lasts else (Asking.MAIL,)
    return tuple(say.choice(f"offers-button-agree-{one}", f"agree:{one}") for one in ways)


def _address(listing: Listing, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    use = (say.choice("offers-button-use", "use", text=_short(listing.email, 40)),) if listing.email else ()
    return say.say("offers-form-address"), use


def _summed(listing: Listing, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    send = say.choice("offers-button-send-edit" if listing.of else "offers-button-send", "send")
    return _summary(listing, say), (send, say.choice("button-fix", "fix"))


def _fix(listing: Listing, say: Voice) -> tuple[str, tuple[Choice, ...]]:
    steps = CORRECTABLE if listing.of else (*CORRECTABLE, Step.CONSENT)
    fields = tuple(say.choice(f"offers-field-{step}", f"fix:{step}") for step in steps)
    shown = _summary(listing, say) if listing.of and not listing.told else ""
    return blocks(shown, say.say("form-fix")), fields


_ASKED: Mapping[Step, Callable[[Listing, Voice], tuple[str, tuple[Choice, ...]]]] = {
    Step.NAME: _plain("offers-form-name"),
    Step.ORGANISATION: _plain("offers-form-organisation"),
    Step.KIND: _kind,
    Step.WHAT: _what,
    Step.NEEDS: _needs,
    Step.WHERE: _where,
    Step.COST: _cost,
    Step.WHEN: _plain("offers-form-when"),
    Step.REACH: _reach,
    Step.CONSENT: _consent,
    Step.ADDRESS: _address,
    Step.SUMMARY: _summed,
    Step.FIX: _fix,
}


def _summary(listing: Listing, say: Voice) -> str:
    """Show it all as staff and, when they have approved it, citizens will read it."""
    cost = listing.cost_note or say.say("offers-price", cost=listing.cost)
    asking = "same" if listing.address and listing.address == listing.email else listing.asking
    asked = say.say("offers-summary-asking", asking=asking or "none", address=own(listing.address))
    return rows(
        say.say("offers-summary", kind="edit" if listing.of else "add"),
        _row("name", listing.name, say),
        _row("organisation", listing.organisation, say),
        _row("kind", say.say(f"actor-{listing.actor.lower()}") if listing.actor else "", say),
        _row("what", listing.what.replace("\n", "\n  "), say),
        _row("needs", say.listed(_names(listing, say)), say),
        _row("where", _placed(listing, say), say),
        _row("cost", cost if listing.cost is not Cost.UNKNOWN else "", say),
        _row("when", listing.when, say),
        _row("reach", _reached(listing), say),
        asked if listing.asking else "",
    )


def _row(field: str, text: str, say: Voice) -> str:
    return say.say("offers-row", field=say.say(f"offers-field-{field}"), text=own(text)) if text else ""


def _names(listing: Listing, say: Voice) -> list[str]:
    needs = say.library.needs.by_id
    return [needs[NeedId(need)].name(say.spoken) for need in listing.needs if need in needs]


def _placed(listing: Listing, say: Voice) -> str:
    if listing.way in {Way.PHONE, Way.DIGITAL}:
        return say.say(f"offers-button-way-{listing.way}")
    if not listing.municipalities:
        return say.say("offers-button-country")
    if set(listing.municipalities) >= set(municipalities(say.library)):
        return say.say("offers-button-everywhere")
    where = say.listed(listing.municipalities)
    return say.say("offers-placed", town=listing.town, where=where) if listing.town else where


def _reached(listing: Listing) -> str:
    return " · ".join(filter(None, (listing.phone, site(listing.page), listing.email)))


def _short(text: str, most: int = SHOWN) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} …"
