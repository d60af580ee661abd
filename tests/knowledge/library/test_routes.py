"""The routes: every topic at every place leads to somebody, with a reason."""

from pathlib import Path

import pytest

from knowledge import places
from knowledge.errors import ContentError, Flaw
from knowledge.files.reader import CONTENT, Reader
from knowledge.library import contacts, phrasebook, routes, topics
from knowledge.library.contacts import Contacts, Desk
from knowledge.library.routes import Route, Routes, Target
from knowledge.terms import HOME, Council, CouncilId, Place, PlaceKind, TopicId

IDS = tuple(topics.read(Reader(CONTENT)).ids)
COUNCILS = places.load(CONTENT).councils
REASONS = phrasebook.load(CONTENT).keys
AT_THE_UNIT = (
    "foundations",
    "social-investment",
    "mental-health-youth",
    "frequent-patients",
    "civil-society-unit",
)
NO_CENTRE = {"Horsens", "Norddjurs", "Skanderborg", "Skive"}


def _routes() -> Routes:
    reader = Reader(CONTENT)
    ways = routes.read(
        reader, topics=IDS, contacts=contacts.read(reader), councils=COUNCILS, sentences=REASONS
    )
    reader.settle()
    return ways


@pytest.fixture(scope="module", name="ways")
def _ways() -> Routes:
    return _routes()


def _town(municipality: str, council: str) -> Place:
    return Place(municipality, PlaceKind.MUNICIPALITY, HOME, municipality, (CouncilId(council),))


def _hospital(id_: str, municipality: str, *councils: str) -> Place:
    ours = tuple(CouncilId(council) for council in councils)
    return Place(id_, PlaceKind.HOSPITAL, HOME, municipality, ours, id_)


VIBORG = _town("Viborg", "midt")
AARHUS = _town("Aarhus", "aarhus")
ODENSE = Place("Odense", PlaceKind.MUNICIPALITY, "Region Syddanmark", "Odense")
EVERYWHERE = Place(HOME, PlaceKind.REGION, HOME, councils=tuple(council.id for council in COUNCILS))


@pytest.mark.parametrize(
    ("topic", "places", "name"),
    [
        ("foundations", (), "Civilsamfundsenheden"),
        ("foundations", (VIBORG, AARHUS), "Civilsamfundsenheden"),
        ("become-volunteer", (), None),
        ("become-volunteer", (VIBORG,), "De Frivilliges Hus - Stationen"),
        ("become-volunteer", (VIBORG, AARHUS), None),
        ("become-volunteer", (_hospital("horsens", "Horsens", "horsens"),), "Regionshospitalet Horsens"),
        ("hospital-volunteers", (VIBORG,), None),
        ("homelessness", (VIBORG,), None),
    ],
)
def test_a_topics_own_way(ways: Routes, topic: str, places: tuple[Place, ...], name: str | None) -> None:
    route = ways.own(TopicId(topic), places)

    assert (route and route.name) == name


@pytest.mark.parametrize(
    ("topic", "target"),
    [
        ("foundations", None),
        ("homelessness", None),
        ("become-volunteer", Target.CENTRE),
        ("peer-networks", Target.CENTRE),
        ("hospital-volunteers", Target.HOSPITAL),
    ],
)
def test_where_decides_the_way_of_some_topics(ways: Routes, topic: str, target: Target | None) -> None:
    assert ways.local(TopicId(topic)) == target


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: str(council.id))
def test_every_topic_has_a_target_in_every_municipality(ways: Routes, council: Council) -> None:
    for topic in IDS:
        for municipality in council.municipalities:
            route = ways.to(topic, _town(municipality, council.id))

            assert route.name, (topic, municipality)
            assert route.reason in REASONS, (topic, municipality)
            assert route.council == council.id, (topic, municipality)
            assert route.kind is not Target.HOSPITAL, (topic, municipality)
            assert route.page or route.phone or route.kind is Target.CENTRE, (topic, municipality)


@pytest.mark.parametrize("place", [None, EVERYWHERE, ODENSE], ids=["nowhere", "everywhere", "outside"])
def test_every_topic_has_a_target_without_one_council(ways: Routes, place: Place | None) -> None:
    for topic in IDS:
        route = ways.to(topic, place)

        assert route.kind in {Target.UNIT, Target.REGION}, topic
        assert route.phone == "78 41 00 00", topic
        assert route.council is None, topic


def test_local_matter_goes_to_the_council(ways: Routes) -> None:
    assert ways.to(TopicId("how-to-partner"), VIBORG) == Route(
        kind=Target.COUNCIL,
        name="Sundhedsråd Midt",
        reason="reason-council",
        council=CouncilId("midt"),
        page=next(council.page for council in COUNCILS if council.id == "midt"),
        phone="78 41 00 00",
        address="Skottenborg 26, 8800 Viborg",
    )


@pytest.mark.parametrize("topic", AT_THE_UNIT)
@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: str(council.id))
def test_unit_takes_foundations_and_investments(ways: Routes, topic: str, council: Council) -> None:
    assert ways.to(TopicId(topic), _town(council.municipalities[0], council.id)).kind is Target.UNIT


def test_several_councils_go_to_the_unit(ways: Routes) -> None:
    route = ways.among(TopicId("how-to-partner"), (VIBORG, AARHUS))

    assert (route.kind, route.reason, route.council) == (Target.UNIT, "reason-several", None)


def test_several_places_of_one_council_go_to_the_council(ways: Routes) -> None:
    route = ways.among(TopicId("how-to-partner"), (VIBORG, _town("Skive", "midt")))

    assert (route.kind, route.council) == (Target.COUNCIL, "midt")


def test_place_of_ours_beside_one_outside_goes_to_its_council(ways: Routes) -> None:
    assert ways.among(TopicId("how-to-partner"), (ODENSE, VIBORG)).council == "midt"
    assert ways.among(TopicId("how-to-partner"), (ODENSE,)).reason == "reason-outside"
    assert ways.among(TopicId("how-to-partner"), ()).reason == "reason-nowhere"


@pytest.mark.parametrize("id_", contacts.load(CONTENT).hospitals)
def test_volunteering_at_a_hospital_goes_to_that_hospital(ways: Routes, id_: str) -> None:
    for topic in ("hospital-volunteers", "become-volunteer"):
        route = ways.to(TopicId(topic), _hospital(id_, "Viborg", "midt"))

        assert (route.kind, route.reason) == (Target.HOSPITAL, "reason-hospital")
        assert route.page.startswith("https://")


def test_hospital_of_two_councils_keeps_its_own_volunteering(ways: Routes) -> None:
    hammel = _hospital("hammel", "Favrskov", "kronjylland", "midt")

    assert ways.to(TopicId("hospital-volunteers"), hammel).name == "Hammel Neurocenter"
    assert ways.among(TopicId("hospital-volunteers"), (hammel,)).name == "Hammel Neurocenter"
    assert ways.to(TopicId("how-to-partner"), hammel).kind is Target.UNIT


def test_hospital_without_a_desk_leads_to_the_council(ways: Routes) -> None:
    assert ways.to(TopicId("hospital-volunteers"), _hospital("grenaa", "Norddjurs", "kronjylland")).kind is (
        Target.COUNCIL
    )


@pytest.mark.parametrize("council", COUNCILS, ids=lambda council: str(council.id))
def test_becoming_a_volunteer_goes_to_the_volunteer_centre(ways: Routes, council: Council) -> None:
    for municipality in council.municipalities:
        route = ways.to(TopicId("become-volunteer"), _town(municipality, council.id))
        lacking = municipality in NO_CENTRE

        assert route.kind is (Target.REGION if lacking else Target.CENTRE), municipality
        assert route.reason == ("reason-no-centre" if lacking else "reason-volunteer-centre"), municipality


def test_what_is_only_likely_is_marked(ways: Routes) -> None:
    assert ways.to(TopicId("become-volunteer"), VIBORG).unsure
    assert not ways.to(TopicId("become-volunteer"), _town("Lemvig", "vestjylland")).unsure


def _flaws(folder: Path, *rows: str) -> tuple[Flaw, ...]:
    text = "\n".join(("topic,place,target,reason", *rows))
    (folder / "routes.csv").write_text(text, encoding="utf-8")
    nobody = Contacts(Desk(""), Desk(""), Desk(""), {}, {})
    reader = Reader(folder)
    routes.read(
        reader, topics=(TopicId("privacy"),), contacts=nobody, councils=(), sentences=("reason-unit",)
    )
    return tuple(reader.flaws)


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    flaws = _flaws(
        tmp_path,
        "fly,*,unit,reason-unit",
        "privacy,moon,unit,reason-unit",
        "privacy,council,mayor,reason-unit",
        "privacy,*,unit,because",
        "privacy,*,unit,reason-unit",
        "privacy,*,unit",
    )

    assert [(flaw.line, flaw.problem) for flaw in flaws] == [
        (7, "The row has 3 cells where there are 4 columns."),
        (2, "The topic 'fly' is not known."),
        (3, "place 'moon' is not known."),
        (4, "target 'mayor' is not known."),
        (5, "The reason 'because' is not known."),
        (6, "privacy, * is here twice."),
        (1, "Nothing says what holds otherwise."),
    ]


def test_other_columns_are_told(tmp_path: Path) -> None:
    (tmp_path / "routes.csv").write_text(
        "topic;place;target;reason\n*;*;unit;reason-unit\n", encoding="utf-8"
    )
    reader = Reader(tmp_path)
    reader.rows("routes.csv", ("topic", "place", "target", "reason"))

    with pytest.raises(ContentError, match="Write topic,place,target,reason"):
        reader.settle()
