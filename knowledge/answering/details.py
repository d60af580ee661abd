"""What is asked of the offers that were shown: of each what is known, else whom to ask."""

from collections.abc import Sequence

from knowledge.answering import offer
from knowledge.answering.offers import Guide
from knowledge.answering.voice import Voice, own, rows, site
from knowledge.offers.offer import Offer, OfferId, Way
from knowledge.terms import Choice, Detail, Reply

_THERE = {Detail.ADDRESS, Detail.WHEN, Detail.TIME}  # asked of what one goes to: a list on the net has none


def asked(
    detail: Detail | None, offers: Sequence[OfferId], guide: Guide, choices: tuple[Choice, ...]
) -> Reply:
    """Return what is asked of *offers*, of every one; None: something that is known of none."""
    say = guide.say
    found = [one for id_ in offers if (one := guide.directory.get(id_))]
    known = [(one, _known(detail, one, say) if detail else "") for one in found]
    if any(value for _, value in known):
        lines = (_line(one, value or _unknown(one, say), say) for one, value in known)
        return Reply(rows(*lines), choices)
    lines = (_line(one, offer.reached(one) or say.say("offers-ask-council"), say) for one in found)
    return Reply(rows(say.say("offers-ask-them"), *lines), choices)


def _known(detail: Detail, one: Offer, say: Voice) -> str:
    value = offer.answered(detail, one, say)
    if value or detail not in _THERE:
        return value
    if set(one.ways) == {Way.DIGITAL}:
        return say.say("offers-online", asked=detail)
    return say.say("offers-by-phone") if detail is Detail.ADDRESS and set(one.ways) == {Way.PHONE} else ""


def _unknown(one: Offer, say: Voice) -> str:
    """Return that it is not known, and where to ask."""
    reach = own(one.phone or one.email or site(one.page))
    return say.say("offers-unknown", reach=reach or "none")


def _line(one: Offer, value: str, say: Voice) -> str:
    return say.say("offers-line", name=own(one.name), value=value)
