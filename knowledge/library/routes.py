"""The routes: whom to turn to, by topic and place, and why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from knowledge.files.reader import Reader
from knowledge.library.contacts import Contacts, Desk
from knowledge.terms import Council, CouncilId, Place, PlaceKind, TopicId

FILE = "routes.csv"

_COLUMNS = ("topic", "place", "target", "reason")
_ANY = "*"


class Target(StrEnum):
    """Who can be turned to."""

    COUNCIL = "council"
    UNIT = "unit"
    HOSPITAL = "hospital"
    CENTRE = "volunteer-centre"
    REGION = "region"


class Where(StrEnum):
    """What a route can say about the place, the closest first."""

    HOSPITAL = "hospital"
    MUNICIPALITY = "municipality"
    COUNCIL = "council"
    SEVERAL = "several"
    OUTSIDE = "outside"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Route:
    """Whom to turn to. Empty fields are not published; *reason* is the key of the sentence that says why.

    *unsure* means: show it with a request to check it.
    """

    kind: Target
    name: str
    reason: str
    council: CouncilId | None = None
    page: str = ""
    phone: str = ""
    address: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Routes:
    """Every route, and the desks that it can lead to."""

    rules: Mapping[tuple[str, str], tuple[Target, str]]
    contacts: Contacts
    councils: Mapping[CouncilId, Council]

    def to(self, topic: TopicId, place: Place | None) -> Route:
        """Return whom to turn to about *topic* at *place*; None means that no place is known."""
        for target, reason in self._rules(topic, place):
            if route := self._lead(target, reason, place):
                return route
        return self._unit("reason-unit", None)

    def among(self, topic: TopicId, places: Sequence[Place]) -> Route:
        """Return the one route for all *places*: the unit when they lie under more than one council."""
        return self.to(topic, _together(places))

    def own(self, topic: TopicId, places: Sequence[Place]) -> Route | None:
        """Return where *topic* itself leads, whatever council it is; None where it has no way of its own."""
        place = _together(places)
        for kind in (*_kinds(place), _ANY):
            target, reason = self.rules.get((topic, kind), (None, ""))
            if target and (route := self._lead(target, reason, place)):
                return route
        return None

    def local(self, topic: TopicId) -> Target | None:
        """Return where *topic* leads once the place is known; None where the place does not matter."""
        if (topic, _ANY) in self.rules:
            return None
        kinds = (kind for kind in (Where.MUNICIPALITY, Where.HOSPITAL) if (topic, kind) in self.rules)
        return next((self.rules[topic, kind][0] for kind in kinds), None)

    def _rules(self, topic: TopicId, place: Place | None) -> list[tuple[Target, str]]:
        """Return what holds, best first: the topic's own rules before those for every topic."""
        kinds = (*_kinds(place), _ANY)
        keys = chain(((topic, kind) for kind in kinds), ((_ANY, kind) for kind in kinds))
        return [self.rules[key] for key in keys if key in self.rules]

    def _lead(self, target: Target, reason: str, place: Place | None) -> Route | None:
        """Return the route to *target*, or None when there is none of its kind at *place*."""
        council = place.council if place else None
        match target:
            case Target.UNIT:
                return self._unit(reason, council)
            case Target.REGION:
                return _route(target, self.contacts.region, reason, council)
            case Target.COUNCIL:
                return self._council(reason, council)
            case Target.HOSPITAL:
                return self._hospital(reason, place)
            case Target.CENTRE:
                return self._centre(reason, place)

    def _unit(self, reason: str, council: CouncilId | None) -> Route:
        """Return the unit; what it has not published itself is the region's."""
        unit, region = self.contacts.unit, self.contacts.region
        return Route(
            kind=Target.UNIT,
            name=unit.name,
            reason=reason,
            council=council,
            page=unit.page or region.page,
            phone=unit.phone or region.phone,
            address=unit.address or region.address,
        )

    def _council(self, reason: str, council: CouncilId | None) -> Route | None:
        """No council has published a contact of its own: its page is its own, the rest is the region's."""
        if council is None or council not in self.councils:
            return None
        region, ours = self.contacts.region, self.councils[council]
        return Route(Target.COUNCIL, ours.name, reason, council, ours.page, region.phone, region.address)

    def _hospital(self, reason: str, place: Place | None) -> Route | None:
        desk = self.contacts.hospitals.get(place.hospital) if place else None
        return _route(Target.HOSPITAL, desk, reason, place.council) if desk and place else None

    def _centre(self, reason: str, place: Place | None) -> Route | None:
        desk = self.contacts.centres.get(place.municipality) if place else None
        return _route(Target.CENTRE, desk, reason, place.council) if desk and desk.name and place else None


def read(
    reader: Reader,
    *,
    topics: Collection[TopicId],
    contacts: Contacts,
    councils: Sequence[Council],
    sentences: Collection[str],
) -> Routes:
    """Return the routes that can be read; flaws stay with *reader*.

    Empty *topics* or *sentences* mean that their own file cannot be read: nothing is compared with them.
    """
    rules: dict[tuple[str, str], tuple[Target, str]] = {}
    for row in reader.rows(FILE, _COLUMNS):
        topic, kind, target = row["topic"], row["place"], row["target"]
        if topics and topic not in {_ANY, *topics}:
            instead = "Write an id of topics.toml, or * for every topic."
            reader.flaw(FILE, row.line, f"The topic {topic!r} is not known.", instead)
        reader.choice(FILE, row.line, "place", kind, (*Where, _ANY))
        if sentences and row["reason"] not in sentences:
            instead = "Write the key of a sentence in ui/da.ftl."
            reader.flaw(FILE, row.line, f"The reason {row['reason']!r} is not known.", instead)
        if (topic, kind) in rules:
            reader.flaw(
                FILE, row.line, f"{topic}, {kind} is here twice.", "Keep one row for a topic and a place."
            )
        if reader.choice(FILE, row.line, "target", target, tuple(Target)):
            rules[topic, kind] = (Target(target), row["reason"])
    if rules and (_ANY, _ANY) not in rules:
        reader.flaw(FILE, 1, "Nothing says what holds otherwise.", "Add the row *,*,unit,reason-unit.")
    return Routes(rules, contacts, {council.id: council for council in councils})


def _kinds(place: Place | None) -> tuple[Where, ...]:
    """Return what a rule can say of *place*, the closest first."""
    if place is None:
        return (Where.NOWHERE,)
    if place.outside:
        return (Where.OUTSIDE,)
    kinds = []
    if place.hospital:
        kinds.append(Where.HOSPITAL)
    if place.municipality:
        kinds.append(Where.MUNICIPALITY)
    return (*kinds, Where.COUNCIL if place.council else Where.SEVERAL)


def _together(places: Sequence[Place]) -> Place | None:
    """Return the one place to go by: all of *places* when they lie under several councils, else the first."""
    councils = {council for place in places for council in place.councils}
    if len(places) > 1 and len(councils) > 1:
        return _over(places, tuple(sorted(councils)))
    return next((place for place in places if not place.outside), places[0] if places else None)


def _over(places: Sequence[Place], councils: tuple[CouncilId, ...]) -> Place:
    """Return a place that stands for all of *places*."""
    name = ", ".join(place.name for place in places)
    return Place(name, PlaceKind.REGION, places[0].region, councils=councils)


def _route(kind: Target, desk: Desk, reason: str, council: CouncilId | None) -> Route:
    return Route(kind, desk.name, reason, council, desk.page, desk.phone, desk.address, desk.unsure)
