"""What cannot be true of an offer, or could not be shown, is told with its column and what to write."""

from dataclasses import replace
from datetime import UTC, date, time
from typing import Any

import pytest

from knowledge.offers.checking import LANGUAGES, check, read
from knowledge.offers.mistakes import SENTENCES, Mistake
from knowledge.offers.offer import Day, Schedule, Way
from knowledge.offers.rows import to_cells
from tests.knowledge.offers.test_rows import KNOWN, OFFER

TODAY = date(2026, 11, 22)
WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"name": ""}, "name: is empty; write it here."),
    ({"what": "x" * 1001}, "what: has 1001 letters; write at most 1000."),
    ({"name": "Test\ncafé"}, "name: has more than one line; write it in one."),
    ({"name": "Test\u202ecafé"}, "name: holds an invisible character; type it anew."),
    ({"what": "Test\0"}, "what: holds an invisible character; type it anew."),
    ({"what": "Test "}, "what: begins or ends with a space; take the space out."),
    ({"what": "Ring til 010190-1234"}, "what: holds what looks like a CPR number; take it out."),
    (
        {"id": "Test Café"},
        "id: 'Test Café' is no id; write a-z, 0-9 and hyphens between them, at most 40.",
    ),
    (
        {"id": "x" * 41},
        f"id: '{'x' * 41}' is no id; write a-z, 0-9 and hyphens between them, at most 40.",
    ),
    *(
        ({"id": taken}, f"id: '{taken}' is the address of another page; write another")
        for taken in ("mangler", "svar", "vejvisning")
    ),
    ({"needs": ("lonelyness",)}, "needs: 'lonelyness' is not known; write loneliness, if that is meant."),
    (
        {"municipalities": ("Odense",)},
        "municipalities: 'Odense' is not known; write one of Lemvig, Aarhus, Ikast-Brande, ",
    ),
    (
        {"languages": ("dk",)},
        "languages: 'dk' is not known; write a code of ISO 639-1, such as da or en.",
    ),
    ({"languages": ()}, "languages: is empty; write it here."),
    ({"ways": (Way.HOME, Way.HOME)}, "ways: 'home' is there twice; write it once."),
    ({"minimum_age": 121}, "minimum_age: '121' is no age; write whole years from 0 to 120."),
    (
        {"minimum_age": 60, "maximum_age": 18},
        "maximum_age: '18' is below the minimum age 60; write the higher age as the maximum.",
    ),
    ({"latitude": 56.5}, "longitude: is empty where latitude is not; write both, or neither."),
    (
        {"latitude": 52.5, "longitude": 9.0},
        "latitude: '52.5' lies outside Denmark; write degrees from 54.5 to 57.8.",
    ),
    (
        {"latitude": 56.0, "longitude": float("nan")},
        "longitude: 'nan' lies outside Denmark; write degrees from 8.0 to 15.2.",
    ),
    ({"checked_on": date(26, 11, 22), "source": "x"}, "checked_on: '0026-11-22' is too long ago; "),
    ({"assured_on": date(2026, 11, 23)}, "assured_on: '2026-11-23' is still to come; "),
    ({"checked_on": TODAY}, "source: is empty where checked_on is not; write where it was found."),
    (
        {"schedules": (Schedule((Day.FRIDAY,), time(17), time(16)),)},
        "schedules: 'FR 17:00-16:00' closes before it opens; write two schedules where it is open past ",
    ),
    (
        {"schedules": (Schedule(starts=date(2026, 2, 1), ends=date(2026, 1, 1)),)},
        "schedules: '2026-02-01/2026-01-01' ends before it starts; write the earlier day first.",
    ),
    ({"schedules": (Schedule(),)}, "schedules: '' is no schedule; "),
    (
        {"schedules": (Schedule((Day.FRIDAY,) * 2),)},
        "schedules: 'FR|FR' is there twice; write it once.",
    ),
    ({"schedules": (Schedule(opens=time(9, 0, 1)),)}, "schedules: '09:00-' is no whole minute; "),
    ({"schedules": (Schedule(opens=time(9, tzinfo=UTC)),)}, "schedules: '09:00+00:00-' is no whole minute; "),
    ({"phone": "ring bare"}, "phone: 'ring bare' is no phone number; write one number, as it is dialled."),
    ({"phone": "12345678 / 87654321"}, "phone: '12345678 / 87654321' is no phone number; "),
    ({"phone": "٠١٢٣٤٥٦٧"}, "phone: '٠١٢٣٤٥٦٧' is no phone number; "),
    (
        {"email": "test@example"},
        "email: 'test@example' is no e-mail address; write it like name@example.org.",
    ),
)


@pytest.mark.parametrize(("changed", "told"), WRONG, ids=[told for _, told in WRONG])
def test_a_mistake_is_told_with_what_to_write(changed: dict[str, Any], told: str) -> None:
    (mistake,) = check(replace(OFFER, **changed), KNOWN, today=TODAY)

    assert str(mistake).startswith(told)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "ftp://example.org",
        "example.org",
        "//example.org",
        "https://",
        "https://localhost",
        "https://test@example.org",
        "https://example.org/a b",
        'https://example.org/"',
        "https://example.org:x",
        "http://[::1",
        "data:text/html,x",
    ],
)
def test_a_link_is_http_or_none(link: str) -> None:
    (mistake,) = check(replace(OFFER, page=link), KNOWN)

    assert (mistake.column, mistake.key) == ("page", "link")


def test_coordinates_the_wrong_way_round_are_told_as_such() -> None:
    mistakes = check(replace(OFFER, latitude=10.2, longitude=56.1), KNOWN)

    assert [(one.column, one.key) for one in mistakes] == [("latitude", "swapped"), ("longitude", "swapped")]


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(54.560, 11.97), (57.752, 10.59), (55.558, 8.073), (55.322, 15.199)],  # Denmark's utmost points
)
def test_all_of_denmark_is_inside(latitude: float, longitude: float) -> None:
    assert check(replace(OFFER, latitude=latitude, longitude=longitude), KNOWN) == []


@pytest.mark.parametrize("phone", ["112", "70 201 201", "+45 86 12 34 56", "+4586123456", "(86) 12-34-56"])
def test_a_phone_number_is_taken_as_it_is_dialled(phone: str) -> None:
    assert check(replace(OFFER, phone=phone), KNOWN) == []


def test_without_a_day_none_is_to_come() -> None:
    assert check(replace(OFFER, assured_on=date(2999, 1, 1)), KNOWN) == []


def test_cells_are_read_and_checked_at_once() -> None:
    cells = to_cells(OFFER) | {"cost": "gratis", "latitude": "56", "longitude": "x", "page": "example.org"}

    _, mistakes = read(cells, KNOWN, today=TODAY)

    assert [one.column for one in mistakes] == ["cost", "longitude", "page"]


def test_every_sentence_is_of_some_mistake() -> None:
    told = {one.key for changed, _ in WRONG for one in check(replace(OFFER, **changed), KNOWN, today=TODAY)}

    assert SENTENCES.keys() - told == {"truth", "degrees", "day", "link", "swapped"}  # those of other tests


def test_there_are_as_many_languages_as_in_the_standard() -> None:
    assert len(LANGUAGES) == 183


def test_a_long_value_is_shown_in_part() -> None:
    (mistake,) = check(replace(OFFER, page="x" * 400), KNOWN)

    assert mistake == Mistake("page", "link", {"value": f"'{'x' * 60}…'"})
