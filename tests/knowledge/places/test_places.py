"""Places: what people write, and the council it leads to."""

import csv
import time
import tomllib
from datetime import date
from functools import cache

import pytest

from knowledge import places
from knowledge.files.reader import CONTENT
from knowledge.places import Gazetteer
from knowledge.terms import HOME, CouncilId, Found, Place, PlaceKind

BEFORE = date(2026, 12, 31)
AFTER = date(2027, 1, 1)


EVERY = [
    CouncilId(row["id"]) for row in tomllib.loads((CONTENT / "councils.toml").read_text("utf-8"))["council"]
]

WINNERS = {
    ("Faarup", "Randers"),
    ("Fårup", "Randers"),
    ("Holbæk", "Holbæk"),
    ("Hørning", "Skanderborg"),
    ("Karup", "Viborg"),
    ("Langå", "Randers"),
    ("Lystrup", "Aarhus"),
    ("Skjern", "Ringkøbing-Skjern"),
    ("Solbjerg", "Aarhus"),
    ("Stenderup", "Hedensted"),
    ("Tørring", "Hedensted"),
    ("Ulstrup", "Favrskov"),
    ("Ørsted", "Norddjurs"),
}


@cache
def gazetteer() -> Gazetteer:
    return places.load(CONTENT)


def find(text: str, today: date = BEFORE) -> Found:
    return gazetteer().find(text, today=today)


def the(text: str, today: date = BEFORE) -> Place:
    """Return the one place that *text* names."""
    place = find(text, today).sure
    assert place is not None, text
    return place


def told(found: Found) -> list[tuple[str, str]]:
    return [(place.name, place.municipality) for place in found.named]


def rows(name: str) -> list[dict[str, str]]:
    with (CONTENT / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_five_councils_of_ours_with_nineteen_municipalities():
    councils = gazetteer().councils

    assert [str(council.id) for council in councils] == [
        "aarhus",
        "horsens",
        "kronjylland",
        "midt",
        "vestjylland",
    ]
    assert sum(len(council.municipalities) for council in councils) == 19
    assert all(council.page.startswith("https://www.rm.dk/") for council in councils)


@pytest.mark.parametrize(
    "pattern", ["{}", "{} Kommune", "vi er en forening i {}", "We are in {}", "vi bor i {}"]
)
def test_every_municipality_of_denmark_is_itself(pattern: str):
    for row in rows("places.csv"):
        if row["kind"] != "municipality":
            continue
        for name in (row["name"], row["name"].lower()):
            found = find(pattern.format(name))

            assert [place.municipality for place in found.named] == [row["name"]], (pattern, name)
            home = row["name"] in {m for council in gazetteer().councils for m in council.municipalities}
            assert (found.named[0].region == HOME) == home
            assert (found.named[0].council is not None) == home


@pytest.mark.parametrize(
    "pattern", ["{}", "DK-{}", "DK{}", "postnummer {}", "vi bor i {} og vil gerne hjælpe"]
)
def test_every_postal_code_is_its_main_municipality_or_asked_about(pattern: str):
    for row in rows("postcodes.csv"):
        if pattern.startswith("vi bor") and 1900 <= int(row["postcode"]) <= 2099:
            continue
        found = find(pattern.format(row["postcode"]))
        ask = row["ask"].split("|") if row["ask"] else []

        if ask:
            region = {place.region for place in found.candidates}
            assert [place.municipality for place in found.candidates] == ask, row
            assert region
        else:
            assert [place.municipality for place in found.named] == [row["municipalities"].split("|")[0]], row


def test_the_codes_that_touch_two_councils_are_asked_about():
    asked = {row["postcode"] for row in rows("postcodes.csv") if row["ask"]}

    assert asked == {
        *("6830", "7100", "7160", "7362", "7442", "7470", "7800", "8362", "8471", "8472", "8641", "8765"),
        *("8850", "8970", "8990", "9500", "9620"),
    }


def test_every_name_of_a_hospital_leads_to_it_or_is_asked_about():
    for row in rows("hospitals.csv"):
        for name in filter(None, (row["name"], *row["people_say"].split("|"))):
            found = find(name)
            hospitals = {place.hospital for place in (*found.named, *found.candidates)}
            municipalities = {place.municipality for place in (*found.named, *found.candidates)}

            assert row["id"] in hospitals or row["municipality"] in municipalities, name


@pytest.mark.parametrize("text", ["Hammel Neurocenter", "Neurocenteret", "hospitalet i Hammel", "på Hammel"])
def test_hammel_neurocenter_lies_in_one_council_and_is_run_from_another(text: str):
    assert [place.council for place in find(text).candidates] == ["kronjylland", "midt"]


def test_the_town_of_hammel_is_not_asked_about():
    assert the("vi er en klub i Hammel") == the("Hammel")
    assert the("Hammel").municipality == "Favrskov"


def test_the_region_has_the_name_of_the_day():
    assert the("Roskilde", BEFORE).region == "Region Sjælland"
    assert the("Helsingør", BEFORE).region == "Region Hovedstaden"
    assert the("Roskilde", AFTER).region == "Region Østdanmark"
    assert the("Helsingør", AFTER).region == "Region Østdanmark"
    assert the("Odense", BEFORE).region == the("Odense", AFTER).region == "Region Syddanmark"
    assert find("Skive", BEFORE) == find("Skive", AFTER)
    assert the("Region Sjælland", BEFORE).region == "Region Sjælland"
    assert the("Region Sjælland", AFTER).region == "Region Østdanmark"
    assert the("Region Østdanmark", BEFORE).region == the("Region Østdanmark", AFTER).region


def test_a_council_elsewhere_carries_the_region_of_the_day():
    fyn = gazetteer().elsewhere("Odense", BEFORE)
    before, after = gazetteer().elsewhere("Køge", BEFORE), gazetteer().elsewhere("Køge", AFTER)

    assert fyn is not None
    assert fyn.name == "Sundhedsråd Fyn"
    assert before is not None
    assert after is not None
    assert (before.region, after.region) == ("Region Sjælland", "Region Østdanmark")
    assert gazetteer().elsewhere("Skive", BEFORE) is None
    assert gazetteer().elsewhere("Atlantis", BEFORE) is None


def test_a_municipality_is_a_place_by_name():
    place = gazetteer().municipality("Skive", today=BEFORE)

    assert (place.kind, place.council, place.region) == (PlaceKind.MUNICIPALITY, CouncilId("midt"), HOME)
    with pytest.raises(KeyError):
        gazetteer().municipality("Atlantis", today=BEFORE)


def test_a_landscape_lists_its_councils():
    djursland = the("vi arbejder på hele Djursland")

    assert djursland.kind is PlaceKind.LANDSCAPE
    assert djursland.councils == ("kronjylland",)
    assert set(the("Østjylland").councils) == {"aarhus", "horsens", "kronjylland", "midt"}


@pytest.mark.parametrize("text", ["hele regionen", "vi dækker hele Region Midtjylland", "the whole region"])
def test_the_whole_region_is_all_five_councils(text: str):
    place = the(text)

    assert place.kind is PlaceKind.REGION
    assert len(place.councils) == 5


def test_the_regions_own_name_is_no_place():
    assert find("hvordan samarbejder man med Region Midtjylland?") == Found()
    assert find("Region Midtjyllands strategi") == Found()


def test_a_place_and_what_it_lies_in_are_one_place():
    assert told(find("Bjerringbro i Viborg Kommune")) == [("Bjerringbro", "Viborg")]
    assert told(find("8800 Viborg")) == [("Viborg", "Viborg")]
    assert told(find("sygehuset i Horsens, Horsens Kommune")) == [("Regionshospitalet Horsens", "Horsens")]
    assert told(find("Ebeltoft på Djursland")) == [("Ebeltoft", "Syddjurs")]


def test_two_places_named_are_both_named():
    assert told(find("vi holder til i Skive og Horsens")) == [("Skive", "Skive"), ("Horsens", "Horsens")]


def test_each_of_the_98_municipalities_has_its_row():
    named = sorted(row["name"] for row in rows("places.csv") if row["kind"] == "municipality")
    places_of_denmark = sorted(m for council in EVERY for m in gazetteer().council(council).municipalities)

    assert len(named) == 98
    assert named == places_of_denmark


@pytest.mark.parametrize(
    "pattern", ["{}", "vi er en forening i {} og vil gerne hjælpe", "We are a club in {}."]
)
def test_every_town_and_village_is_found_or_asked_about(pattern: str):
    wrong = []
    ours = {name for council in gazetteer().councils for name in council.municipalities}
    for row in rows("places.csv"):
        if "|" in row["municipality"]:
            continue
        for name in (row["name"], *row["aliases"].split("|")):
            found = find(pattern.format(name)) if name else Found()
            lies_in = [place.municipality for place in (*found.named, *found.candidates)]
            elsewhere = bool(found.named) and found.named[0].outside and not found.named[0].municipality
            obscure = row["municipality"] not in ours and bool(found.candidates)
            if name and row["municipality"] not in lies_in and not (elsewhere or obscure):
                wrong.append((name, row["municipality"], lies_in))

    # a town's name wins over a village or parish of the same name, and nobody else does
    assert {(name, *won) for name, _, won in wrong} == WINNERS


def test_two_mentions_of_one_post_town_are_asked_about_like_its_code():
    assert [place.municipality for place in find("8990 Fårup").candidates] == ["Randers", "Mariagerfjord"]
    assert told(find("8990 Fårup, Randers Kommune")) == [("Fårup", "Randers")]
    assert told(find("7800 Skive")) == [("Skive", "Skive")]


def test_candidates_of_one_other_region_are_no_question():
    place = the("Svenstrup")

    assert (place.region, place.municipality, place.council) == ("Region Nordjylland", "", None)


def test_a_text_of_nothing_names_nothing():
    for text in ("", " ", "?!", "😀", "\n", "\u0301", "🇩🇰 🇩🇰"):
        assert find(text) == Found()


def test_a_text_of_nothing_but_names_costs_little():
    texts = ["skive " * 680, "lem " * 1000, "8800 " * 800, "hernning " * 450, "Ikast-" * 680, "nørre " * 680]

    started = time.process_time()
    for text in texts:
        find(text[:4096])

    assert (time.process_time() - started) / len(texts) < 0.25  # seconds of work: some ms


def test_the_files_are_read_fast():
    started = time.process_time()
    places.load(CONTENT)

    assert time.process_time() - started < 2  # seconds of work: 0.1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Djursland", ["Norddjurs", "Syddjurs"]),
        ("Salling", []),
        ("Sundhedsråd Midt", []),
        ("Skive", []),
        ("Regionshospitalet Horsens", []),
    ],
)
def test_a_landscape_has_parts_where_it_lies_in_several(text: str, parts: list[str]) -> None:
    found = gazetteer().parts(the(text), today=BEFORE)

    assert [place.municipality for place in found] == parts


@pytest.mark.parametrize(
    ("text", "hospital"),
    [
        ("Horsens", "horsens"),
        ("Viborg", "viborg"),
        ("Hammel", "hammel"),
        ("Lemvig", None),
        ("Djursland", None),
    ],
)
def test_a_place_knows_its_hospitals(text: str, hospital: str | None) -> None:
    found = gazetteer().hospitals(the(text))

    assert [place.hospital for place in found if place.hospital == hospital] == (
        [hospital] if hospital else []
    )
    assert all(place.councils == the(text).councils for place in found)


def test_a_hospital_run_from_elsewhere_is_none_of_that_place() -> None:
    assert "hammel" not in {place.hospital for place in gazetteer().hospitals(the("Viborg"))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("nej ikke Skive, Struer", ["Struer"]),
        ("nej ikke Horsens, Hedensted", ["Hedensted"]),
        ("vi er ikke i Skive, men i Struer", ["Struer"]),
        ("not Skive but Struer", ["Struer"]),
        ("Struer, ikke Skive", ["Struer"]),
        ("ikke Skive", ["Skive"]),
        ("ikke kun Skive, også Struer", ["Skive", "Struer"]),
        ("hvorfor ikke Skive og Struer", ["Skive", "Struer"]),
    ],
)
def test_a_place_that_is_denied_gives_way_to_another(text: str, names: list[str]) -> None:
    assert [place.name for place in find(text).named] == names
