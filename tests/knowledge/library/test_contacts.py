"""The contacts: only what is published, and honest about how sure it is."""

import csv
from datetime import date
from pathlib import Path

import pytest

from knowledge import places
from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT
from knowledge.library import contacts
from knowledge.library.contacts import Contacts, Desk


@pytest.fixture(scope="module")
def packaged() -> Contacts:
    return contacts.load(CONTENT)


def _copy(folder: Path, old: str, new: str) -> None:
    for name in (contacts.FILE, contacts.CENTRES):
        text = (CONTENT / name).read_text("utf-8")
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_region_is_the_main_contact(packaged: Contacts) -> None:
    region = packaged.region

    assert (region.name, region.phone) == ("Region Midtjylland", "78 41 00 00")
    assert region.address == "Skottenborg 26, 8800 Viborg"
    assert region.page == "https://www.rm.dk"
    assert region.email == ""
    assert not region.unsure


def test_unit_has_published_nothing(packaged: Contacts) -> None:
    unit = packaged.unit

    assert unit.name == "Civilsamfundsenheden"
    assert (unit.phone, unit.email, unit.address, unit.page) == ("", "", "", "")


def test_every_municipality_has_a_row(packaged: Contacts) -> None:
    ours = {name for council in places.load(CONTENT).councils for name in council.municipalities}

    assert set(packaged.centres) == ours
    assert {name for name, desk in packaged.centres.items() if not desk.name} == {
        "Horsens",
        "Norddjurs",
        "Skanderborg",
        "Skive",
    }


def test_hospitals_are_known_places(packaged: Contacts) -> None:
    with (CONTENT / "hospitals.csv").open(encoding="utf-8") as file:
        known = {row["id"] for row in csv.DictReader(file)}

    assert set(packaged.hospitals) <= known


def test_every_desk_has_its_source(packaged: Contacts) -> None:
    desks = [packaged.region, packaged.unit, *packaged.hospitals.values(), *packaged.centres.values()]

    assert [desk.name for desk in desks if desk.name and not desk.source] == []


@pytest.mark.parametrize(
    ("confidence", "verified_on", "unsure"),
    [("verified", None, False), ("likely", None, True), ("likely", date(2026, 12, 1), False)],
)
def test_likely_desk_is_unsure_until_a_person_confirms_it(
    confidence: str, verified_on: date | None, *, unsure: bool
) -> None:
    assert Desk("X", confidence=confidence, verified_on=verified_on).unsure is unsure


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "Civilsamfundsenheden"', "", "contacts.toml:15: [unit] has no name."),
        ("[unit]", "[office]", "contacts.toml:15: The table 'office' is not known."),
        (
            'confidence = "verified"',
            'confidence = "sure"',
            "contacts.toml:5: confidence 'sure' is not known.",
        ),
        ('email = ""', 'mail = ""', "contacts.toml:5: The key 'mail' is not known."),
        ('verified_on = ""', 'verified_on = "ja"', "contacts.toml:5: verified_on 'ja' is not a date."),
        ("Samsø,F", "Aarhus,F", "volunteer_centres.csv:3: 'Aarhus' is here twice."),
        (",likely,", ",måske,", "volunteer_centres.csv:3: confidence 'måske' is not known."),
    ],
)
def test_mistake_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    _copy(tmp_path, old, new)

    with pytest.raises(ContentError) as caught:
        contacts.load(tmp_path)

    assert told in str(caught.value)
