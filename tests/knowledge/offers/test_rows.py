"""An offer comes back from its cells as it was, however people and spreadsheets write them."""

from dataclasses import fields, replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.offers.checking import LANGUAGES, Known, check
from knowledge.offers.mistakes import OfferError
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
from knowledge.offers.rows import COLUMNS, parsed, tidy, to_cells
from knowledge.terms import ActorKind

NEEDS = ("loneliness", "grief", "exercise")
MUNICIPALITIES = ("Lemvig", "Aarhus", "Ikast-Brande", "Ringkøbing-Skjern")
KNOWN = Known(NEEDS, MUNICIPALITIES)
OFFER = Offer(OfferId("test-cafe"), "Testcafé", "Testforeningen", ActorKind.ASSOCIATION, "Kaffe og snak.")
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


def several(values: Any, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(values)), min_size=least, max_size=3, unique=True).map(tuple)


def texts(least: int = 0) -> st.SearchStrategy[str]:
    signs = st.characters(exclude_categories=["Cs"])
    return st.text(signs, max_size=30).map(tidy).filter(lambda text: len(text) >= least)


def pair(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, Any]]:
    both = st.tuples(values, values).map(lambda two: tuple(sorted(two))).filter(lambda two: two[0] < two[1])
    return st.one_of(both, st.tuples(values, st.none()), st.tuples(st.none(), values))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    hours, span = draw(pair(TIMES)), draw(pair(DAYS))
    whole = Schedule(draw(several(Day)), *hours, *span)
    fewer = (replace(whole, opens=None, closes=None), replace(whole, starts=None, ends=None))
    return draw(st.sampled_from((whole, replace(whole, days=()), *fewer)))


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    ages = draw(st.one_of(pair(st.integers(0, 120)), st.just((None, None))))
    box = st.tuples(st.floats(54.5, 57.8), st.floats(8.0, 15.2))
    latitude, longitude = draw(st.one_of(box, st.just((None, None))))
    return Offer(
        id=OfferId(draw(st.from_regex(r"\A[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}\Z"))),
        name=draw(texts(1)),
        organisation=draw(texts(1)),
        kind=draw(st.one_of(st.none(), st.sampled_from(ActorKind))),
        what=draw(texts(1)),
        for_whom=draw(texts()),
        needs=tuple(map(NeedId, draw(several(NEEDS)))),
        municipalities=draw(several(MUNICIPALITIES)),
        ways=draw(several(Way, 1)),
        relatives=draw(st.booleans()),
        minimum_age=ages[0],
        maximum_age=ages[1],
        cost=draw(st.sampled_from(Cost)),
        cost_note=draw(texts()),
        languages=draw(several(sorted(LANGUAGES), 1)),
        access=draw(several(Access)),
        schedules=tuple(draw(st.lists(schedules(), max_size=3))),
        schedule_note=draw(texts()),
        address=draw(texts()),
        latitude=latitude,
        longitude=longitude,
        phone=draw(st.sampled_from(["", "+45 12 34 56 78", "12345678", "112"])),
        email=draw(st.sampled_from(["", "test@example.org"])),
        page=draw(st.sampled_from(["", "https://example.org/a?b=c&d#e", "http://test.example.org"])),
        what_en=draw(texts()),
        for_whom_en=draw(texts()),
        status=draw(st.sampled_from(Status)),
        confidence=draw(st.sampled_from(Confidence)),
        source=draw(texts(1)),
        assured_on=draw(st.one_of(st.none(), DAYS)),
        checked_on=draw(st.one_of(st.none(), DAYS)),
    )


def valid() -> st.SearchStrategy[Offer]:
    return offers().filter(lambda offer: not check(offer, KNOWN))


def test_the_columns_are_the_fields() -> None:
    assert tuple(to_cells(OFFER)) == COLUMNS == tuple(field.name for field in fields(Offer))


@given(valid())
def test_an_offer_comes_back_from_its_cells(offer: Offer) -> None:
    assert parsed(to_cells(offer)) == (offer, [])


def test_cells_say_it_in_words() -> None:
    evening = Schedule(
        (Day.MONDAY, Day.TUESDAY), time(16), time(17, 30), date(2026, 1, 1), date(2026, 12, 31)
    )
    offer = replace(OFFER, relatives=True, schedules=(evening, Schedule(opens=time(9))), latitude=56.5)

    cells = to_cells(offer)

    assert cells["schedules"] == "MO|TU 16:00-17:30 2026-01-01/2026-12-31; 09:00-"
    assert [cells[column] for column in ("relatives", "ways", "latitude", "minimum_age")] == [
        "yes",
        "place",
        "56.5",
        "",
    ]


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("relatives", "Ja", True),
        ("relatives", "nej", False),
        ("kind", "f", ActorKind.NETWORK),
        ("cost", "FREE", Cost.FREE),
        ("ways", "phone, digital", (Way.PHONE, Way.DIGITAL)),
        ("ways", "", (Way.PLACE,)),
        ("languages", " ", ("da",)),
        ("municipalities", " Lemvig | | Aarhus", ("Lemvig", "Aarhus")),
        ("latitude", "56,15", 56.15),
        ("assured_on", "3-11-2026", date(2026, 11, 3)),
        ("assured_on", "03.11.2026", date(2026, 11, 3)),
        ("what", " Kaffe\r\nog\0 snak ", "Kaffe\nog snak"),
        ("schedules", "mo,tu 9-10.30;", (Schedule((Day.MONDAY, Day.TUESDAY), time(9), time(10, 30)),)),
        ("schedules", "2026-01-01/ SA", (Schedule((Day.SATURDAY,), starts=date(2026, 1, 1)),)),
    ],
)
def test_a_cell_is_read_as_people_write_it(column: str, cell: str, value: object) -> None:
    offer, mistakes = parsed(to_cells(OFFER) | {column: cell})

    assert (getattr(offer, column), mistakes) == (value, [])


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("kind", "G", "kind: 'G' is not known; write A or B or C or D or E or F."),
        ("ways", "place|bus", "ways: 'bus' is not known; write place or home or phone or digital."),
        ("relatives", "måske", "relatives: 'måske' is neither yes nor no; write yes, or leave it empty."),
        ("minimum_age", "18 år", "minimum_age: '18 år' is no age; write whole years from 0 to 120."),
        ("maximum_age", "²", "maximum_age: '²' is no age; write whole years from 0 to 120."),
        ("latitude", "nan", "latitude: 'nan' is no number of degrees; write it like 56.1572."),
        (
            "checked_on",
            "2026-02-30",
            "checked_on: '2026-02-30' is no day; write it like 2026-11-22 or 22-11-2026.",
        ),
        *(
            (
                "schedules",
                text,
                f"schedules: '{text}' is no schedule; write it like MO|TU 16:00-17:30 2026-01-01/2026-12-31.",
            )
            for text in ("mandag", "MO 25:00-26:00", "MO TU", "-", "/", "16:00", "MO 2026-01-01")
        ),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(column: str, cell: str, told: str) -> None:
    _, mistakes = parsed(to_cells(OFFER) | {column: cell})

    assert str(OfferError(mistakes)) == told


def test_every_bad_column_is_named_at_once() -> None:
    _, mistakes = parsed({"kind": "G", "cost": "x", "latitude": "?", "schedules": "?"})

    assert [one.column for one in mistakes] == ["kind", "cost", "schedules", "latitude"]
