"""An offer as a service of HSDS 3.0."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from knowledge.offers.hsds.words import ANY, COUNTRY, LISTS, TAXONOMY, TEXTS
from knowledge.offers.offer import Cost, Offer, Schedule, Way
from knowledge.offers.rows import to_cells

SPACE = uuid5(NAMESPACE_URL, "https://openreferral.org/indgang")  # of our ids; never changed, so they stay
_ADDRESS = re.compile(r"(?as)(.+), (\d{4}) (.+)")


def service(offer: Offer) -> dict[str, Any]:
    """Return *offer* as an HSDS service; what is not told is left out."""
    cells = to_cells(offer)
    told: dict[str, Any] = {
        "id": identity(offer.id),
        "organization": {
            "id": str(uuid5(SPACE, f"organisation {offer.organisation}")),
            "name": offer.organisation,
            "description": "",  # HSDS wants one, and nobody has told any
        },
        "name": offer.name,
        "description": offer.what,
        "url": offer.page,
        "email": offer.email,
        "status": str(offer.status),
        "fees_description": offer.cost_note,
        "eligibility_description": offer.for_whom,
        "minimum_age": offer.minimum_age,
        "maximum_age": offer.maximum_age,
        "assured_date": cells["assured_on"],
        "phones": [{"number": offer.phone}] if offer.phone else [],
        "schedules": [*map(_schedule, offer.schedules), *_note(offer)],
        "service_areas": [{"name": name} for name in offer.municipalities or (COUNTRY,)],
        "service_at_locations": _places(offer),
        "languages": [{"code": code} for code in offer.languages],
        "cost_options": _costs(offer),
        "attributes": list(_attributes(offer, cells)),
    }
    return _numbered({name: value for name, value in told.items() if value not in ("", None, [])}, offer.id)


def identity(id_: str) -> str:
    """Return the UUID of the offer *id_*: itself where it is one, as it is for what came from elsewhere."""
    try:
        return id_ if str(UUID(id_)) == id_ else str(uuid5(SPACE, id_))
    except ValueError:
        return str(uuid5(SPACE, id_))


def _numbered(told: dict[str, Any], path: str) -> dict[str, Any]:
    """Give each thing in *told* an id that is made of where it stands."""
    numbered = {"id": told.get("id") or str(uuid5(SPACE, path))}
    for name, value in told.items():
        if isinstance(value, dict):
            numbered[name] = _numbered(value, f"{path}/{name}")
        elif isinstance(value, list):
            parts = enumerate(value)
            numbered[name] = [_numbered(part, f"{path}/{name}/{number}") for number, part in parts]
        else:
            numbered[name] = value
    return numbered


def _schedule(schedule: Schedule) -> dict[str, Any]:
    """Return when it is open; hours are those of Danish clocks, whose offset from UTC is not one."""
    told = {
        "freq": "WEEKLY" if schedule.days else "",
        "byday": ",".join(schedule.days),
        "opens_at": _plain(schedule.opens),
        "closes_at": _plain(schedule.closes),
        "valid_from": _plain(schedule.starts),
        "valid_to": _plain(schedule.ends),
    }
    return {name: value for name, value in told.items() if value}


def _plain(value: time | date | None) -> str:
    if value is None:
        return ""
    return value.isoformat("minutes") if isinstance(value, time) else value.isoformat()


def _note(offer: Offer) -> list[dict[str, Any]]:
    return [{"description": offer.schedule_note}] if offer.schedule_note else []


def _costs(offer: Offer) -> list[dict[str, Any]]:
    match offer.cost:
        case Cost.FREE:
            return [{"option": str(Cost.FREE), "amount": 0, "currency": "DKK"}]
        case Cost.PAID:
            return [{"option": str(Cost.PAID)}]
    return []


def _places(offer: Offer) -> list[dict[str, Any]]:
    """Return the one location, where anything of it is known."""
    told = {
        "location_type": "physical" if Way.PLACE in offer.ways or offer.address else "virtual",
        "latitude": offer.latitude,
        "longitude": offer.longitude,
        "addresses": [_address(offer.address)] if offer.address else None,
        "accessibility": [{"description": str(one)} for one in offer.access] or None,
    }
    known = {name: value for name, value in told.items() if value is not None}
    return [{"location": known}] if len(known) > 1 else []


def _address(text: str) -> dict[str, str]:
    """Return an address; one that is not written as Danish ones are stands in its first line."""
    found = _ADDRESS.fullmatch(text)
    street, postcode, city = found.groups() if found else (text, "", "")
    return {
        "address_1": street,
        "city": city,
        "state_province": "",
        "postal_code": postcode,
        "country": "DK",
        "address_type": "physical",
    }


def _attributes(offer: Offer, cells: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for link, column in LISTS.items():
        for code in getattr(offer, column) or (ANY,):
            yield {"link_entity": "service", "link_type": link, "taxonomy_term": _term(code)}
    for link, column in TEXTS.items():
        if value := cells[column]:
            yield {"link_entity": "service", "link_type": link, "value": value, "taxonomy_term": _term(link)}


def _term(code: str) -> dict[str, str]:
    return {
        "id": str(uuid5(SPACE, f"term {code}")),
        "code": str(code),
        "name": str(code),
        "description": "",
        "taxonomy": TAXONOMY,
    }
