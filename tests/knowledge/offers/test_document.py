"""An offer as JSON: nothing is lost on the way, and the same offer is the same text."""

import math
from dataclasses import fields, replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from knowledge.offers import document
from knowledge.offers.offer import (
    Access,
    Confidence,
    Cost,
    Day,
    NeedId,
    Offer,
    OfferId,
    Schedule,
    Status,
    Way,
)
from knowledge.terms import ActorKind

TEXT = some.text(some.characters(exclude_categories=["Cs"]), max_size=20)
DATES, TIMES = some.none() | some.dates(), some.none() | some.times()
DEGREES = some.none() | some.floats(allow_nan=False, allow_infinity=False)
SCHEDULES = some.builds(
    Schedule,
    days=some.lists(some.sampled_from(Day), max_size=3).map(tuple),
    opens=TIMES,
    closes=TIMES,
    starts=DATES,
    ends=DATES,
)
OFFERS = some.builds(
    Offer,
    id=TEXT.map(OfferId),
    name=TEXT,
    organisation=TEXT,
    kind=some.none() | some.sampled_from(ActorKind),
    what=TEXT,
    for_whom=TEXT,
    needs=some.lists(TEXT.map(NeedId), max_size=3).map(tuple),
    municipalities=some.lists(TEXT, max_size=3).map(tuple),
    ways=some.lists(some.sampled_from(Way), max_size=3).map(tuple),
    relatives=some.booleans(),
    minimum_age=some.none() | some.integers(0, 120),
    maximum_age=some.none() | some.integers(0, 120),
    cost=some.sampled_from(Cost),
    languages=some.lists(TEXT, max_size=3).map(tuple),
    access=some.lists(some.sampled_from(Access), max_size=3).map(tuple),
    schedules=some.lists(SCHEDULES, max_size=3).map(tuple),
    latitude=DEGREES,
    longitude=DEGREES,
    status=some.sampled_from(Status),
    confidence=some.sampled_from(Confidence),
    assured_on=DATES,
    checked_on=DATES,
)
FULL = Offer(
    id=OfferId("test"),
    name="Test",
    organisation="Test",
    kind=ActorKind("F"),
    what="Test",
    needs=(NeedId("grief"),),
    schedules=(Schedule((Day.MONDAY,), time(16), time(17, 30), date(2026, 1, 1), date(2026, 12, 31)),),
    latitude=56,
    assured_on=date(2026, 11, 3),
)


@given(OFFERS)
def test_what_is_written_is_read_again(offer: Offer) -> None:
    read = document.read(document.write(offer))

    assert read == offer
    assert document.write(read) == document.write(offer)


@pytest.mark.parametrize("field", [field.name for field in fields(Offer)])
def test_it_has_the_types_it_had(field: str) -> None:
    read = getattr(document.read(document.write(FULL)), field)

    kept = 56.0 if field == "latitude" else getattr(FULL, field)
    assert (read, type(read)) == (kept, type(kept))


def test_what_is_as_it_mostly_is_takes_no_room() -> None:
    plain = Offer(OfferId("a"), "b", "c", None, "d")

    assert document.write(plain) == '{"id":"a","name":"b","organisation":"c","kind":null,"what":"d"}'


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        document.write(replace(FULL, latitude=math.nan))
