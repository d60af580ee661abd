"""A service of HSDS 3.0 as the cells of an offer, and what of it an offer has no place for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.offers.hsds.words import ANY, LISTS, NATION, TAXONOMY, TEXTS

Thing = Mapping[str, Any]

DEEPEST = 8  # things in each other: HSDS has at most six
_NOTHING: tuple[object, ...] = ("", None, [], {})
_CLOCK = re.compile(r"(?a)(\d\d:\d\d)(?::00(?:\.0+)?)?(?:\+0[12]:00)?")  # Danish clocks, summer and winter
_WEEKLY = ("", "WEEKLY")
_KNOWN = frozenset({"freq", "byday", "opens_at", "closes_at", "valid_from", "valid_to", "description", "id"})

# What is read, and what says nothing that a reader would miss; ids of any kind are passed over too.
_PLACE = "service_at_locations.location."
_READ: Mapping[str, tuple[str, ...]] = {
    "": (
        *("name", "description", "url", "email", "status", "fees_description", "eligibility_description"),
        *("minimum_age", "maximum_age", "assured_date"),
    ),
    "organization.": ("name", "email", "website"),
    "phones.": ("number",),
    "service_at_locations.phones.": ("number",),
    "service_areas.": ("name",),
    "schedules.": tuple(_KNOWN),
    "languages.": ("code", "name"),
    "cost_options.": ("option", "amount", "currency", "amount_description"),
    "attributes.": ("link_type", "link_entity", "value", "taxonomy_term"),
    _PLACE: ("location_type", "latitude", "longitude"),
    f"{_PLACE}accessibility.": ("description",),
    f"{_PLACE}addresses.": ("address_1", "city", "postal_code", "country", "address_type"),
}
_KEPT = frozenset(f"{above}{name}" for above, names in _READ.items() for name in names)
_ONE = ("phones", "service_at_locations", f"{_PLACE}addresses")  # an offer has one each


@dataclass(frozen=True, slots=True)
class Given:
    """The *cells* of an offer; *lost* are paths of what was told beyond them, *guessed* columns not told."""

    cells: Mapping[str, str]
    lost: frozenset[str] = frozenset()
    guessed: frozenset[str] = frozenset()


def given(service: Thing) -> Given:
    """Return what *service* says; whether that is an offer, the cells' own reader tells."""
    ours, odd = _attributes(service)
    place = _first(service, "service_at_locations")
    location = _thing(place.get("location"))
    organisation = _thing(service.get("organization"))
    areas = _each(service, "service_areas", "name")
    weekly, notes, unlike = _schedules(service)
    cells = {
        "id": ours.get("id") or _text(service.get("id")).lower(),
        "name": _text(service.get("name")),
        "organisation": _text(organisation.get("name")),
        "what": _text(service.get("description")),
        "for_whom": _text(service.get("eligibility_description")),
        "municipalities": "" if _for_all(areas) else "|".join(areas),
        "minimum_age": _text(service.get("minimum_age")),
        "maximum_age": _text(service.get("maximum_age")),
        **_cost(service),
        "languages": "|".join(_each(service, "languages", "code")),
        "access": "|".join(_each(location, "accessibility", "description")),
        "schedules": "; ".join(weekly),
        "schedule_note": "\n".join(notes),
        "address": _address(_first(location, "addresses")),
        "latitude": _text(location.get("latitude")),
        "longitude": _text(location.get("longitude")),
        "phone": _text(_first(service, "phones").get("number") or _first(place, "phones").get("number")),
        "email": _text(service.get("email") or organisation.get("email")),
        "page": _text(service.get("url") or organisation.get("website")),
        "status": _text(service.get("status")),
        "assured_on": _text(service.get("assured_date")),
    }
    guessed = {"needs": "needs" not in ours, "municipalities": not areas}
    if "ways" not in ours and location.get("location_type") == "virtual":
        ours["ways"] = "digital"
    return Given(
        cells | ours,
        frozenset(_lost(service, {*odd, *unlike})),
        frozenset(column for column, missing in guessed.items() if missing),
    )


def _attributes(service: Thing) -> tuple[dict[str, str], set[str]]:
    """Return the cells that our own attributes tell, and the paths of those that are another taxonomy's."""
    cells: dict[str, str] = {}
    odd: set[str] = set()
    for one in _things(service, "attributes"):
        link, term = _text(one.get("link_type")), _thing(one.get("taxonomy_term"))
        if term.get("taxonomy") == TAXONOMY and link in TEXTS:
            cells[TEXTS[link]] = _text(one.get("value"))
        elif term.get("taxonomy") == TAXONOMY and link in LISTS:
            before, code = cells.get(LISTS[link], ""), _text(term.get("code"))
            cells[LISTS[link]] = f"{before}|{code}".removesuffix(f"|{ANY}")
        else:
            odd.add(f"attributes ({_text(term.get('taxonomy')) or link or 'of no taxonomy'})")
    return cells, odd


def _for_all(areas: Sequence[str]) -> bool:
    return any(area.lower() in NATION for area in areas)


def _cost(service: Thing) -> dict[str, str]:
    """Return what it costs: free where every option is, the amounts as a note where nothing else is told."""
    options = _things(service, "cost_options")
    note = _text(service.get("fees_description"))
    if not options:
        return {"cost": "", "cost_note": note}
    free = all(one.get("amount") == 0 or _text(one.get("option")).lower() == "free" for one in options)
    told = "; ".join(filter(None, (_amount(one) for one in options))) if not free else ""
    return {"cost": "free" if free else "paid", "cost_note": note or told}


def _amount(option: Thing) -> str:
    amount = " ".join(filter(None, (_text(option.get("amount")), _text(option.get("currency")))))
    return _text(option.get("amount_description")) or amount


def _schedules(service: Thing) -> tuple[list[str], list[str], set[str]]:
    """Return the weekly schedules as cells say them, notes, and the paths of what is not weekly."""
    weekly, notes, unlike = [], [], set()
    for one in _things(service, "schedules"):
        if note := _text(one.get("description")):
            notes.append(note)
        ruled = {name for name, value in one.items() if value and name not in _KNOWN and _rules(name, value)}
        if ruled or _text(one.get("freq")).upper() not in _WEEKLY:
            unlike.add("schedules (that are not the same every week)")
        elif cell := _weekly(one):
            weekly.append(cell)
    return weekly, notes, unlike


def _rules(name: str, value: object) -> bool:
    """Whether a field makes a schedule another one than every week's."""
    if name == "interval":
        return value != 1
    return name in ("count", "until", "dtstart", "byweekno", "bymonthday", "byyearday")


def _weekly(schedule: Thing) -> str:
    told = {name: _text(schedule.get(name)) for name in _KNOWN}
    opens, closes = (_clock(told[name]) for name in ("opens_at", "closes_at"))
    hours = f"{opens}-{closes}" if opens or closes else ""
    starts, ends = told["valid_from"], told["valid_to"]
    span = f"{starts}/{ends}" if starts or ends else ""
    days = "|".join(day.strip() for day in told["byday"].split(",") if day.strip())
    return " ".join(filter(None, (days, hours, span)))


def _clock(text: str) -> str:
    """Return hours and minutes; what is no Danish clock stays as it is, and is told as no schedule."""
    found = _CLOCK.fullmatch(text)
    return found[1] if found else text


def _address(address: Thing) -> str:
    street, postcode, city = (_text(address.get(name)) for name in ("address_1", "postal_code", "city"))
    return ", ".join(filter(None, (street, " ".join(filter(None, (postcode, city))))))


# -- what an offer has no place for ------------------------------------------------------------------------


def _lost(thing: Thing, found: set[str], above: str = "", deep: int = 0) -> set[str]:
    """Add to *found* the path of all that *thing* says and an offer does not, and return it."""
    for name, value in thing.items():
        path = above + name
        if path in _KEPT or name == "id" or name[-3:] == "_id" or value in _NOTHING:
            continue
        parts = value if isinstance(value, list) else [value]
        if deep == DEEPEST or not all(isinstance(part, dict) for part in parts):
            found.add(path)
            continue
        if path in _ONE and len(parts) > 1:
            found.add(f"{path} (all but the first)")
        for part in parts:
            _lost(part, found, f"{path}.", deep + 1)
    return found


# -- JSON of any shape -------------------------------------------------------------------------------------


def _thing(value: object) -> Thing:
    return value if isinstance(value, dict) else {}


def _things(thing: Thing, name: str) -> list[Thing]:
    value = thing.get(name)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _first(thing: Thing, name: str) -> Thing:
    return next(iter(_things(thing, name)), {})


def _each(thing: Thing, name: str, field: str) -> list[str]:
    return [text for part in _things(thing, name) if (text := _text(part.get(field)))]


def _text(value: object) -> str:
    """Return a text or number as a cell; what is neither is shown as it is, and read by nobody as right."""
    if value is None or isinstance(value, str):
        return value or ""
    return repr(int(value) if isinstance(value, float) and value.is_integer() else value)
