"""An offer comes back from HSDS as it was, and what HSDS says beyond it is named."""

import json
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given as over

from knowledge.offers.hsds import given, service
from knowledge.offers.offer import Access, Cost, Day, NeedId, Offer, Schedule, Way
from knowledge.offers.rows import parsed
from tests.knowledge.offers.test_rows import OFFER, valid

# The fields of HSDS 3.0 that are used here, by table (schema of openreferral/specification, version 3.0).
FIELDS = {
    "service": "id organization name description url email status fees_description eligibility_description "
    "minimum_age maximum_age assured_date phones schedules service_areas service_at_locations languages "
    "cost_options attributes",
    "organization": "id name description",
    "phones": "id number",
    "schedules": "id freq byday opens_at closes_at valid_from valid_to description",
    "service_areas": "id name",
    "service_at_locations": "id location",
    "location": "id location_type latitude longitude addresses accessibility",
    "addresses": "id address_1 city state_province postal_code country address_type",
    "accessibility": "id description",
    "languages": "id code",
    "cost_options": "id option amount currency",
    "attributes": "id link_type link_entity value taxonomy_term",
    "taxonomy_term": "id code name description taxonomy",
}
FOREIGN: dict[str, Any] = {
    "id": "AC148810-D857-441C-9679-408F346DE14B",
    "name": "Testhjælpen",
    "description": "Nogen at tale med.",
    "status": "active",
    "organization": {"id": "x", "name": "Testforeningen", "website": "https://example.org"},
    "minimum_age": 18.0,
    "wait_time": "a week",
    "phones": [{"number": "12345678"}, {"number": "87654321"}],
}


@over(valid())
def test_an_offer_comes_back_from_hsds(offer: Offer) -> None:
    written = json.loads(json.dumps(service(offer)))

    read = given(written)

    assert parsed(read.cells) == (offer, [])
    assert read.lost == frozenset()


@over(valid())
def test_fields_are_those_of_hsds(offer: Offer) -> None:
    for table, thing in tables("service", service(offer)):
        assert thing.keys() - set(FIELDS[table].split()) == set(), table
        assert "id" in thing


def tables(name: str, thing: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    found = [(name, thing)]
    for key, value in thing.items():
        parts = value if isinstance(value, list) else [value]
        found += [one for part in parts if isinstance(part, dict) for one in tables(key, part)]
    return found


def test_an_offer_is_written_as_others_read_it() -> None:
    evening = Schedule((Day.MONDAY, Day.TUESDAY), time(16), time(17, 30), ends=date(2026, 12, 31))
    offer = replace(
        OFFER,
        needs=(NeedId("loneliness"),),
        municipalities=("Lemvig",),
        access=(Access.WHEELCHAIR,),
        address="Testvej 1, 1. sal, 7620 Lemvig",
        schedules=(evening,),
        cost=Cost.FREE,
        assured_on=date(2026, 11, 3),
    )

    told = service(offer)

    (place,), (schedule,) = told["service_at_locations"], told["schedules"]
    (address,) = place["location"]["addresses"]
    assert [address[key] for key in ("address_1", "postal_code", "city")] == [
        "Testvej 1, 1. sal",
        "7620",
        "Lemvig",
    ]
    assert {key: value for key, value in schedule.items() if key != "id"} == {
        "freq": "WEEKLY",
        "byday": "MO,TU",
        "opens_at": "16:00",
        "closes_at": "17:30",
        "valid_to": "2026-12-31",
    }
    assert (told["assured_date"], told["status"]) == ("2026-11-03", "active")
    assert told["cost_options"][0]["amount"] == 0
    assert told["service_areas"][0]["name"] == "Lemvig"


def test_the_same_offer_has_the_same_ids() -> None:
    ids = [thing["id"] for _, thing in tables("service", service(OFFER))]

    assert ids == [thing["id"] for _, thing in tables("service", service(replace(OFFER, phone="")))]
    assert len(set(ids)) == len(ids)


def test_a_service_of_others_is_read_and_what_is_lost_is_named() -> None:
    read = given(FOREIGN)

    offer, mistakes = parsed(read.cells)

    assert mistakes == []
    assert (offer.id, offer.minimum_age, offer.page) == (FOREIGN["id"].lower(), 18, "https://example.org")
    assert (offer.phone, offer.ways, offer.cost) == ("12345678", (Way.PLACE,), Cost.UNKNOWN)
    assert read.lost == {"wait_time", "phones (all but the first)"}
    assert read.guessed == {"needs", "municipalities"}
    assert service(offer)["id"] == offer.id


@pytest.mark.parametrize(
    ("told", "column", "value"),
    [
        ({"cost_options": [{"amount": 50, "currency": "DKK"}]}, "cost_note", "50 DKK"),
        ({"cost_options": [{"amount": 50}], "fees_description": "Spørg"}, "cost_note", "Spørg"),
        ({"cost_options": [{"option": "Free"}]}, "cost", Cost.FREE),
        ({"cost_options": [{"amount": 0}, {"amount": 10}]}, "cost", Cost.PAID),
        ({"service_areas": [{"name": "Danmark"}]}, "municipalities", ()),
        ({"service_at_locations": [{"location": {"location_type": "virtual"}}]}, "ways", (Way.DIGITAL,)),
        ({"service_at_locations": [{"phones": [{"number": "112"}]}], "phones": []}, "phone", "112"),
        ({"schedules": [{"freq": "MONTHLY", "byday": "2MO", "description": "x"}]}, "schedule_note", "x"),
        ({"schedules": [{"freq": "MONTHLY", "byday": "2MO"}]}, "schedules", ()),
        ({"schedules": [{"freq": "WEEKLY", "byday": "MO", "interval": 2}]}, "schedules", ()),
        (
            {"schedules": [{"byday": "MO, TU", "opens_at": "10:00:00", "closes_at": "11:00+01:00"}]},
            "schedules",
            (Schedule((Day.MONDAY, Day.TUESDAY), time(10), time(11)),),
        ),
    ],
)
def test_a_field_of_others_is_read(told: dict[str, Any], column: str, value: object) -> None:
    offer, mistakes = parsed(given(FOREIGN | told).cells)

    assert (getattr(offer, column), mistakes) == (value, [])


@pytest.mark.parametrize(
    ("told", "column"),
    [
        ({"status": "open"}, "status"),
        ({"minimum_age": [1]}, "minimum_age"),
        ({"service_at_locations": [{"location": {"latitude": True}}]}, "latitude"),
        ({"schedules": [{"opens_at": "10:00Z"}]}, "schedules"),
        ({"schedules": [{"byday": "1MO"}]}, "schedules"),
        ({"assured_date": "soon"}, "assured_on"),
    ],
)
def test_a_field_that_cannot_be_read_is_named(told: dict[str, Any], column: str) -> None:
    _, mistakes = parsed(given(FOREIGN | told).cells)

    assert [one.column for one in mistakes] == [column]


@pytest.mark.parametrize("odd", [[], "x", 1, {"a": {"b": {}}}, [[1]], [None], {"location": []}])
def test_no_shape_of_json_fells_it(odd: object) -> None:
    for field in FIELDS["service"].split():
        given(FOREIGN | {field: odd})


def test_what_is_deep_is_named_and_not_followed() -> None:
    deep: dict[str, Any] = {}
    for _ in range(5000):
        deep = {"x": deep, "y": 1}

    assert "organization.y" in given(FOREIGN | {"organization": deep}).lost
