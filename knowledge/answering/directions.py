"""Whom to turn to, and why: councils, the unit, other regions, volunteer centres."""

from collections.abc import Sequence
from datetime import date

from knowledge.answering import menu
from knowledge.answering.seats import seat
from knowledge.answering.voice import Voice, blocks, rows, site
from knowledge.context import ALSO
from knowledge.library.contacts import Desk
from knowledge.library.routes import Route, Target
from knowledge.terms import Council, Detail, Language, Place, PlaceKind, Reply, Role, TopicId
from knowledge.understanding.understand import FIND_CONTACT

_LOCAL = {Target.CENTRE: "where-centre", Target.HOSPITAL: "where-hospital"}  # who is asked depends on where


def contact(topic: TopicId, places: tuple[Place, ...], say: Voice, *, away: tuple[Place, ...] = ()) -> Reply:
    """Return whom to turn to about *topic* at *places*, with the reason; *away* were named too."""
    if topic != FIND_CONTACT:
        return _own(topic, places, say, away)
    route = say.library.routes.among(topic, places)
    councils = _councils(places)
    send = say.choice("button-send", "inquiry")
    wrong = say.choice("button-wrong", "wrong")
    if route.kind is Target.COUNCIL and route.council:
        return Reply(blocks(_council(route, places[0], say), _away(away, say)), (send, wrong))
    text = blocks(_several(places, say) if len(councils) > 1 else "", _led(route, places, say))
    offer = "" if route.kind is Target.UNIT else say.say("contact-send")  # its own line offers that
    return Reply(blocks(text, _away(away, say), offer), (send, wrong))


def _own(topic: TopicId, places: tuple[Place, ...], say: Voice, away: tuple[Place, ...]) -> Reply:
    """Return whom a topic leads to that has no answer yet: one for all *places*, or one for each of them."""
    routes = say.library.routes
    each = [(place,) for place in places] if routes.local(topic) else [places]
    ours = [(route, asked) for asked in each if (route := routes.own(topic, asked))]
    ours = ours or [(routes.among(topic, places), places)]
    told = [_led(route, asked, say) for route, asked in ours]
    offer = "" if all(route.kind is Target.UNIT for route, _ in ours) else say.say("contact-send")
    send = say.choice("button-send-question", "inquiry")
    answered = say.library.answers.has(topic, Language.DANISH)
    later = "" if answered else say.say("answer-later", topic=say.title(topic))
    more = say.topics([topic]) if answered else ()
    text = blocks(later, *told, _away(away, say), offer)
    return Reply(text, (*more, send, say.choice("button-wrong", "wrong")))


def local(topic: TopicId, places: Sequence[Place], say: Voice) -> str:
    """Return whom to ask about *topic* at each of *places*; nothing where the place does not matter."""
    return blocks(*(_led(route, (at,), say) for route, at in _locals(topic, places, say)))


def _locals(topic: TopicId, places: Sequence[Place], say: Voice) -> list[tuple[Route, Place]]:
    """Return where *topic* leads at each of *places* of ours, if that is its own way there."""
    if say.library.routes.local(topic) is None:
        return []
    seats = [seat(topic, place, say.library) for place in places if not place.outside]
    return [(route, at) for at in seats if (route := say.library.routes.own(topic, (at,)))]


def where(topic: TopicId | None, say: Voice) -> Reply:
    """Return the question where it is, in the words of what *topic* leads to there."""
    local = say.library.routes.local(topic) if topic else None
    if local in _LOCAL:
        return Reply(say.say(_LOCAL[local]), menu.human(say))
    return Reply(say.say("where"), (say.choice("button-everywhere", "everywhere"),))


def further(topic: TopicId, places: Sequence[Place], say: Voice) -> str:
    """Return that we do not know more of it, and whom to ask instead; nothing where that is the unit."""
    known = [_known(route, say) for route, _ in _locals(topic, places, say)]
    return rows(say.say("unknown-ask"), *known) if known else ""


def detail(asked: Detail, topic: TopicId, places: tuple[Place, ...], say: Voice) -> Reply:
    """Return the one thing that is asked of whom *topic* leads to: as it is published, or that it is not."""
    routes, region = say.library.routes, say.library.contacts.region
    route = routes.own(topic, places) or routes.among(topic, places)
    value = _published(asked, route, say)
    told = say.say("detail-is", detail=asked, name=route.name, value=value) if value else ""
    none = "" if value else say.say("detail-none", detail=asked, name=route.name)
    own = route.kind not in {Target.COUNCIL, Target.UNIT, Target.REGION}
    other = _known(route, say) if own else _region(say) if region.phone else ""
    text = rows(told or none, "" if value else other, say.say("desk-check") if value and route.unsure else "")
    send = say.choice("button-send-question", "inquiry")
    return Reply(blocks(text, "" if value else say.say("contact-send")), (send, *menu.human(say)))


def _published(asked: Detail, route: Route, say: Voice) -> str:
    """Return what *route* has published of itself; what it shares with the region is not its own."""
    contacts = say.library.contacts
    desk = {Target.UNIT: contacts.unit, Target.REGION: contacts.region}.get(route.kind)
    shared = route.kind in {Target.COUNCIL, Target.UNIT}
    known = {
        Detail.PHONE: (desk.phone if desk else "") if shared else route.phone,
        Detail.MAIL: desk.email if desk else "",
        Detail.PAGE: site(route.page),
        Detail.ADDRESS: (desk.address if desk else "") if shared else route.address,
    }
    return known.get(asked, "")


def same(place: Place, say: Voice) -> Reply:
    """Return that *place* has the council that was shown last; all about it stands above."""
    council = say.council(place.council) if place.council else ""
    send = say.choice("button-send", "inquiry")
    return Reply(
        say.say("same-council", place=place.name, council=council),
        (send, say.choice("button-wrong", "wrong")),
    )


def council(one: Council, say: Voice) -> Reply:
    """Return what a link to a council opens on: whom it covers, its page, and what to do next."""
    text = rows(
        say.say("reason-council", name=one.name, members=say.members(one.id), mine="named", place="", at=""),
        say.say("council-page", page=site(one.page)),
        say.say("council-agendas", page=site(one.agendas)) if one.agendas else "",
    )
    first = say.choice("button-partner", "topic:how-to-partner")
    ways = (say.choice("button-send", "inquiry"), say.choice("button-citizen", f"role:{Role.CITIZEN}"))
    return Reply(blocks(text, say.say("council-what")), (first, *ways, *menu.human(say)))


def councils(places: Sequence[Place], say: Voice) -> str:
    """Return the council of one place, with the reason, or that of each; nothing where no place is known."""
    ours = [place for place in places if place.councils and place.kind is not PlaceKind.REGION]
    if len(ours) == 1 and (council := ours[0].council):
        named, mine = say.council(council), say.mine(ours[0])
        area, members = say.area(ours[0]), say.members(council)
        return say.say(
            "your-council", council=named, place=area, at=say.at([area]), mine=mine, members=members
        )
    return _several(ours, say)


def outside(place: Place, say: Voice, today: date) -> Reply:
    """Return which region *place* belongs to, its own council where that is known, and what is still ours."""
    council = say.library.gazetteer.elsewhere(place.municipality, today) if place.municipality else None
    there = ""
    if council:
        there = say.say("outside-council", council=council.name, site=site(council.page) or "none")
    text = _outside(place, say, today)
    choices = (say.choice("button-also-here", ALSO), say.choice("button-another", "another"))
    return Reply(blocks(" ".join(part for part in (text, there) if part), say.say("outside-still")), choices)


def _outside(place: Place, say: Voice, today: date) -> str:
    if place.name != place.region:
        return say.say("outside", place=place.name, region=place.region)
    begins = say.library.gazetteer.begins(place.name, today=today)
    return say.say("outside-region", region=place.name, year=str(begins or "none"))


def offers(place: Place | None, say: Voice, *, whom: str = "self") -> Reply:
    """Return the volunteer centre of the place, for where the directory has nothing."""
    if place is None:
        return Reply(say.say("offers-where"), menu.human(say))
    route = say.library.routes.to(TopicId("find-offers"), place)
    centre = route.kind is Target.CENTRE
    opening = say.say("offers-centre" if centre else "offers", at=say.at([say.area(place)]))
    reached = not centre or route.page or route.phone or route.address
    known = rows(_known(route, say), "" if reached else rows(say.say("offers-ask"), _region(say)))
    text = blocks(opening, known, say.say("offers-supplement", whom=whom))
    return Reply(text, (say.choice("button-send-question", "inquiry"), say.choice("button-wrong", "wrong")))


def _council(route: Route, place: Place, say: Voice) -> str:
    """Return a council's side of the matter: no council has published a contact of its own."""
    council = say.library.gazetteer.council(route.council) if route.council else None
    known = rows(
        " ".join([_reason(route, (place,), say), say.say("council-unpublished")]),
        say.say("council-page", page=site(route.page)),
        say.say("council-agendas", page=site(council.agendas)) if council and council.agendas else "",
        _region(say),
    )
    return blocks(known, say.say("contact-send"))


def _several(places: Sequence[Place], say: Voice) -> str:
    """Return each place with its council; a landscape lists the councils it touches."""
    told = []
    for place in places:
        names = say.listed([say.council(council) for council in place.councils])
        key = "place-council" if len(place.councils) == 1 else "place-councils"
        key = "area-councils" if len(places) == 1 else key
        told.append("" if place.kind is PlaceKind.REGION else say.say(key, place=place.name, councils=names))
    return rows(*told)


def _led(route: Route, places: Sequence[Place], say: Voice) -> str:
    return rows(_reason(route, places, say), _known(route, say))


def _reason(route: Route, places: Sequence[Place], say: Voice) -> str:
    areas = [say.area(place) for place in places]
    mine = say.mine(places[0]) if places else "none"
    members = say.members(route.council) if route.council else ""
    where = say.at(areas) if areas else ""
    return say.say(
        route.reason, name=route.name, place=say.listed(areas), at=where, mine=mine, members=members
    )


def _away(places: Sequence[Place], say: Voice) -> str:
    """Return where the places lie that are not ours."""
    return rows(*(say.say("outside", place=place.name, region=place.region) for place in places))


def hospital(place: Place | None, say: Voice) -> str:
    """Return how to call the hospital that *place* is; nothing where it is none or its number is unknown."""
    found = say.library.contacts.hospitals.get(place.hospital) if place else None
    return _desk(found, say) if found and found.phone else ""


def _known(route: Route, say: Voice) -> str:
    """Return what is published of a route; what is only likely asks to be checked."""
    contacts = say.library.contacts
    unit = contacts.unit
    if route.kind is Target.UNIT and (unit.phone or unit.email or unit.address):
        return _desk(unit, say)
    if route.kind in {Target.UNIT, Target.REGION, Target.COUNCIL}:
        return rows(say.say("unit-unpublished") if route.kind is Target.UNIT else "", _region(say))
    return _desk(Desk(route.name, route.page, route.phone, route.address), say, unsure=route.unsure)


def _desk(desk: Desk, say: Voice, *, unsure: bool = False) -> str:
    """Return one line of all that is known of *desk*; what is only likely asks to be checked."""
    told = (desk.name, site(desk.page), desk.phone, desk.email, desk.address)
    line = say.say("desk", desk=" · ".join(part for part in told if part))
    return rows(line, say.say("desk-check") if unsure or desk.unsure else "")


def _region(say: Voice) -> str:
    region = say.library.contacts.region
    return say.say("region-contact", name=region.name, phone=region.phone, address=region.address)


def _councils(places: Sequence[Place]) -> set[str]:
    return {council for place in places for council in place.councils}
