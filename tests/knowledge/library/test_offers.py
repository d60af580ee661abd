"""What the directory begins with: only what is known, and each mistake told where it is."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from knowledge import library
from knowledge.files.reader import CONTENT, Reader
from knowledge.library import Library, needs, offers
from knowledge.library.unconfirmed import unconfirmed
from knowledge.offers.freshness import Ages
from knowledge.offers.offer import Confidence, Cost, NeedId, Offer
from knowledge.terms import Language

TODAY = date(2026, 11, 22)
OURS = ("Aarhus", "Lemvig", "Odder", "Samsø")
NEEDS = (
    *("loneliness", "talking", "mental-health", "dementia", "cancer", "chronic-illness"),
    *("grief", "escort", "exercise", "addiction", "hardship", "family"),
)


@pytest.fixture(scope="module")
def known() -> Library:
    return library.load(CONTENT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (needs.FILE, offers.OFFERS, offers.AGES, offers.NEIGHBOURS):
        shutil.copy(CONTENT / name, tmp_path)
    return tmp_path


def _flaws(folder: Path, municipalities: tuple[str, ...]) -> list[str]:
    reader = Reader(folder)
    offers.read(reader, municipalities)
    return [str(flaw) for flaw in reader.flaws]


def _spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def _ours(known: Library) -> tuple[str, ...]:
    return tuple(name for council in known.gazetteer.councils for name in council.municipalities)


# -- what is packaged --------------------------------------------------------------------------------------


def test_the_twelve_needs_are_there_in_their_order(known: Library) -> None:
    assert tuple(need.id for need in known.needs.all) == NEEDS
    assert tuple(known.needs.by_id) == NEEDS


def test_every_need_has_words_enough_in_both_languages(known: Library) -> None:
    for need in known.needs.all:
        danish, english = (need.words[one] for one in (Language.DANISH, Language.ENGLISH))
        assert (len(danish) >= 40, len(english) >= 20) == (True, True), need.id
        assert all(word.isascii() and word == word.lower() for word in (*danish, *english))


def test_offers_are_found_by_their_ids(known: Library) -> None:
    lemvig = next(one for one in known.offers if one.id == "fc-lemvig")

    assert (lemvig.name, lemvig.phone, lemvig.email, lemvig.page) == (
        "Frivilligcenter Lemvig",
        "20 80 14 50",
        "info@frivilligcenterlemvig.dk",
        "https://frivilligcenterlemvig.dk",
    )
    assert (lemvig.municipalities, lemvig.needs) == (("Lemvig",), ())
    assert (lemvig.confidence, lemvig.known_on) == (Confidence.VERIFIED, TODAY)


def test_nobody_has_confirmed_what_is_packaged_and_all_of_it_has_a_source(known: Library) -> None:
    assert [one.id for one in known.offers if one.assured_on or not one.source] == []
    assert {one.checked_on for one in known.offers} == {TODAY}


def test_every_offer_is_told_in_english_too(known: Library) -> None:
    assert [one.id for one in known.offers if not (one.what_en and one.for_whom_en)] == []


def test_nothing_is_said_to_be_free_that_no_source_calls_free(known: Library) -> None:
    free = {one.id for one in known.offers if one.cost is Cost.FREE}

    assert free == {
        *("socialkompas", "boblberg", "social-sundhed", "headspace-aarhus", "headspace", "kraeftlinjen"),
        "hjerteforeningen",
    }


def test_no_line_for_people_in_danger_is_an_offer(known: Library) -> None:
    assert not {one.name for one in known.offers} & {"Livslinien", "Alarmcentralen", "Lægevagten"}


@pytest.mark.parametrize("municipality", ["Horsens", "Norddjurs", "Skanderborg", "Skive"])
def test_no_centre_is_told_where_none_is_confirmed(known: Library, municipality: str) -> None:
    assert [one.id for one in known.offers if one.municipalities == (municipality,)] == []


def test_contacts_of_centres_are_those_of_the_contacts(known: Library) -> None:
    centres = {one.municipalities[0]: one for one in known.offers if one.id.startswith("fc-")}

    for municipality, offer in centres.items():
        desk = known.contacts.centres[municipality]
        assert (offer.page, offer.phone) == (desk.page, desk.phone), municipality
        assert offer.confidence == desk.confidence, municipality


def test_ages_are_those_proposed(known: Library) -> None:
    assert known.ages == Ages()


def test_every_municipality_has_a_neighbour_and_it_holds_both_ways(known: Library) -> None:
    assert set(known.neighbours) == set(_ours(known))
    for one, others in known.neighbours.items():
        assert one not in others
        assert all(one in known.neighbours[other] for other in others)


def test_samsoe_is_beside_the_harbour_that_its_ferry_leaves_from(known: Library) -> None:
    assert known.neighbours["Samsø"] == ("Odder",)
    assert known.neighbours["Lemvig"] == ("Holstebro", "Struer")


def test_what_nobody_has_confirmed_waits(folder: Path) -> None:
    waiting = {one.at: one for one in unconfirmed(folder, TODAY)}

    assert {waiting[step].name for step in ("ask", "remind", "last", "hide")}
    assert (waiting["fc-lemvig"].key, waiting["fc-samsoe"].key) == ("offer", "offer-likely")
    assert waiting["fc-lemvig"].name == "Frivilligcenter Lemvig"
    _spoil(folder / offers.OFFERS, "frivilligcenterlemvig.dk,,2026-11-22", "x,2026-11-22,2026-11-22")
    assert "fc-lemvig" not in {one.at for one in unconfirmed(folder, TODAY)}


@pytest.mark.parametrize(
    ("day", "waits"),
    [("2026-11-21", True), ("2026-11-22", True), ("2026-11-23", False), ("9999-12-31", False)],
)
def test_what_was_confirmed_elsewhere_since_waits_no_more(folder: Path, day: str, *, waits: bool) -> None:
    waiting = {one.at for one in unconfirmed(folder, TODAY, since={"fc-lemvig": day})}

    assert ("fc-lemvig" in waiting) is waits
    assert "fc-samsoe" in waiting


# -- what is wrong -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("fc-lemvig,", "fc_lemvig,", ":9: id 'fc_lemvig' is no id. Write a-z"),
        ("fc-lemvig,", "fc-aarhus,", ":9: The id 'fc-aarhus' is here twice. Keep one row per offer."),
        (",Lemvig,", ",Lemwig,", ":9: municipalities 'Lemwig' is not known. Write Lemvig"),
        (",20 80 14 50,", ",ring til os,", ":9: phone 'ring til os' is no phone number."),
        ("info@frivilligcenterlemvig.dk", "info", ":9: email 'info' is no e-mail address."),
        ("https://frivilligcenterlemvig.dk", "frivilligcenterlemvig.dk", ":9: page 'f"),
        ("09:00-16:00", "16:00-09:00", " schedules 'MO|TU|WE|TH|FR 16:00-09:00' closes before it opens."),
        (",12,25,", ",25,12,", " maximum_age '12' is below the minimum age 25."),
        ("loneliness|exercise", "lonely|exercise", " needs 'lonely' is not known."),
        (",verified,", ",sure,", ":2: confidence 'sure' is not known. Write verified or likely."),
        (",2026-11-22\n", ",22. november\n", ":2: checked_on '22. november' is no day."),
        ("id,name,", "id,title,", ":1: The columns are"),
        (
            ",Alle i Aarhus Kommune,",
            ",Alle i Aarhus Kommune,,",
            ":2: The row has 32 cells where there are 31 columns.",
        ),
    ],
)  # fmt: skip
def test_mistakes_in_offers_are_told_with_row_and_column(
    known: Library, folder: Path, old: str, new: str, told: str
) -> None:
    _spoil(folder / offers.OFFERS, old, new)

    assert any(told in flaw for flaw in _flaws(folder, _ours(known))), _flaws(folder, _ours(known))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("days = 180", "days = 0", "offers.toml:5: [ask] does not say after how many days."),
        ("days = 180", "days = true", "offers.toml:5: [ask] does not say after how many days."),
        ("days = 180", "days = 99999", "Write days = 180, at most 3650."),
        ("days = 180", "hours = 180", "offers.toml:5: The key 'hours' is not known."),
        ("days = 180", "days = 200", "offers.toml:1: The steps do not follow each other."),
        ("[hide]", "[gone]", "offers.toml:20: The step 'gone' is not known. Write one of: ask"),
        ("[hide]", "[gone]", "offers.toml:1: 'hide' is missing. Add [hide] with days = 240."),
        ('verified_on = ""', 'verified_on = "i går"', "offers.toml:5: verified_on 'i går' is not a date."),
        ("[ask]", "[ask", "offers.toml:5: This is not TOML"),
    ],
)
def test_mistakes_in_ages_are_told(folder: Path, old: str, new: str, told: str) -> None:
    _spoil(folder / offers.AGES, old, new)

    assert any(told in flaw for flaw in _flaws(folder, ())), _flaws(folder, ())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('da = "Demens"', 'da = "Demens og hukommelsesbesvær"', "has 27 letters. Write 1 to 24, so that it"),
        ('da = "Demens"', 'da = ""', "The name '' has 0 letters."),
        ('en = "Dementia"', 'english = "Dementia"', "missing or unknown keys: en, english. Write each of:"),
        ('id = "grief"', 'id = "cancer"', "The need 'cancer' is here twice."),
        ('"ensomhed", ', '"kræft", ', "The word 'kreft' stands under 'loneliness' too."),
        ('"ensomhed", ', '"…", ', "words_da has an empty word, or none."),
        ("words_en = [", "words_en = [1, ", "is no list of texts."),
        ("[[need]]", "[need]", "needs.toml"),
    ],
)
def test_mistakes_in_needs_are_told(folder: Path, old: str, new: str, told: str) -> None:
    _spoil(folder / needs.FILE, old, new)

    assert any(told in flaw for flaw in _flaws(folder, ())), _flaws(folder, ())


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Lemvig,Thisted", "neighbour 'Thisted' is not known. Write one of:"),
        ("Lemvig,Lemvig", "Lemvig, Lemvig says nothing new."),
        ("Odder,Aarhus", "Odder, Aarhus says nothing new. Write each pair of neighbours once."),
    ],
)
def test_mistakes_in_neighbours_are_told(known: Library, folder: Path, row: str, told: str) -> None:
    with (folder / offers.NEIGHBOURS).open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")

    assert any(f"neighbours.csv:38: {told}" in flaw for flaw in _flaws(folder, _ours(known)))


def test_an_unreadable_file_of_needs_is_told_once_and_no_offer_is_blamed(
    known: Library, folder: Path
) -> None:
    (folder / needs.FILE).write_text("not toml", "utf-8")

    assert [flaw.partition(":")[0] for flaw in _flaws(folder, _ours(known))] == [needs.FILE]


def test_without_municipalities_nothing_is_compared_with_them(folder: Path) -> None:
    assert _flaws(folder, ()) == []


def test_a_need_of_an_offer_is_one_of_ours(known: Library) -> None:
    def asks(offer: Offer) -> set[NeedId]:
        return set(offer.needs)

    assert set().union(*map(asks, known.offers)) <= set(known.needs.by_id)


@pytest.mark.parametrize("kept", [0, 1])
def test_a_file_without_offers_is_a_flaw(folder: Path, kept: int) -> None:
    path = folder / offers.OFFERS
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:kept]), "utf-8")

    (told,) = (flaw for flaw in _flaws(folder, OURS) if flaw.startswith(offers.OFFERS))

    assert told.startswith("offers.csv:1: The file has no offers.")
