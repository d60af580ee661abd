"""One offer as a few lines of chat: what it is, what it costs, how to reach it, how sure that is."""

from dataclasses import replace

from knowledge.answering.voice import Voice, own, rows, site
from knowledge.offers.offer import Offer, Way
from knowledge.offers.wish import Hit, Nearness
from knowledge.offers.wording import Facts
from knowledge.terms import Detail


def short(hit: Hit, number: int, say: Voice) -> str:
    """Return it as one of a list."""
    offer, facts = hit.offer, Facts(hit.offer, say)
    told = (_where(hit, say), facts.age, facts.cost, offer.phone, site(offer.page))
    return rows(
        say.say("offers-item", number=number, name=own(offer.name), what=own(facts.what)),
        own(" · ".join(part for part in told if part)),
        facts.assured,
    )


def full(offer: Offer, say: Voice) -> str:
    """Return all that is known of it."""
    facts = Facts(offer, say)
    organisation = "" if offer.organisation == offer.name else offer.organisation
    told = {
        "whom": facts.for_whom,
        "age": facts.age,
        "cost": facts.cost,
        "when": " · ".join(facts.when),
        "where": offer.address or say.listed(offer.municipalities),
        "language": facts.languages,
        "access": facts.access,
        "phone": offer.phone,
        "mail": offer.email,
        "page": site(offer.page),
        "by": " · ".join(filter(None, (organisation, facts.kind))),
    }
    lines = (say.say("offers-fact", fact=fact, value=own(value)) for fact, value in told.items() if value)
    return rows(f"**{own(offer.name)}**", own(facts.what), *lines, facts.assured)


def answered(asked: Detail, offer: Offer, say: Voice) -> str:
    """Return what is *asked* of it; nothing where that is not known."""
    facts = Facts(offer, say)
    known = {
        Detail.PRICE: facts.cost,
        Detail.PHONE: offer.phone,
        Detail.MAIL: offer.email,
        Detail.PAGE: site(offer.page),
        Detail.ADDRESS: offer.address,
        Detail.WHEN: " · ".join(facts.when),
        Detail.TIME: " · ".join(facts.when),
        Detail.TONGUE: facts.languages,
        Detail.SOURCE: " · ".join(filter(None, (offer.source, facts.assured))),
    }
    return known.get(asked, "")


def reached(offer: Offer) -> str:
    """Return how to reach it, as published."""
    return " · ".join(part for part in (offer.phone, offer.email, site(offer.page), offer.address) if part)


def _where(hit: Hit, say: Voice) -> str:
    """Return where it is, or how one takes part, for what is not simply in the place that was asked about."""
    offer, near = hit.offer, hit.nearness in {Nearness.HERE, Nearness.NEXT}
    if hit.nearness in {Nearness.NEXT, Nearness.ELSEWHERE} and offer.municipalities:
        return say.at(offer.municipalities[:2])
    ways = tuple(way for way in offer.ways if way is not Way.PLACE)
    return "" if near and Way.PLACE in offer.ways else Facts(replace(offer, ways=ways), say).ways
