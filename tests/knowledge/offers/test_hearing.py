"""Hearing: which needs people's words name, for whom, and what else they say."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from knowledge.files.reader import CONTENT, Reader
from knowledge.library import needs as needs_file
from knowledge.offers.hearing import hear, mourned
from knowledge.offers.needs import Need, Needs
from knowledge.offers.offer import Access, NeedId
from knowledge.offers.wish import When, Wish
from knowledge.terms import Language

PRECISION, RECALL, EACH = 0.95, 0.97, 0.9  # floors, of all needs together and of each alone
HEARD = Path(__file__).with_name("heard.txt")
NEEDS = needs_file.read(Reader(CONTENT))


def wished(text: str, *, language: Language = Language.DANISH, **options: Any) -> dict[str, Any]:
    """Return what of *text* is wished, without what it says nothing of."""
    wish = hear(text, needs=NEEDS, language=language, **options)
    return {
        name: getattr(wish, name)
        for name in Wish.__slots__
        if getattr(wish, name) not in ((), "", None, False)
    }


def lines() -> Iterator[tuple[set[str], str]]:
    for line in HEARD.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            needs, _, text = line.partition("\t")
            yield set(needs.split(",")) - {"-"}, text


def test_needs_are_heard_in_what_people_say() -> None:
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for meant, text in lines():
        heard = {str(need) for need in hear(text, needs=NEEDS, language=Language.DANISH).needs}
        right.update(meant & heard)
        extra.update(heard - meant)
        missed.update(meant - heard)

    assert right.total() / (right + extra).total() >= PRECISION, extra
    assert right.total() / (right + missed).total() >= RECALL, missed
    assert all(right[need] / (right[need] + missed[need]) >= EACH for need in NEEDS.by_id), missed


def test_the_lines_are_enough_to_measure_by() -> None:
    asked = Counter(need for meant, _ in lines() for need in meant)

    assert sum(1 for _ in lines()) >= 200
    assert min(asked[need] for need in NEEDS.by_id) >= 10


DEMENTIA, LONELY, GRIEF, WALKS = ("dementia",), ("loneliness",), ("grief",), ("exercise",)
ILL, CANCER, MIND = ("chronic-illness",), ("cancer",), ("mental-health",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("min mand har demens", {"needs": DEMENTIA, "relatives": True}),
        ("jeg er pårørende til en med demens", {"needs": DEMENTIA, "relatives": True}),
        ("pårørendegruppe", {"relatives": True}),
        ("my wife has cancer", {"needs": CANCER, "relatives": True}),
        ("min mor er alene", {"needs": LONELY}),  # company for her
        ("min mand er død", {"needs": GRIEF}),  # grief of one's own
        ("min far vil gerne gå ture", {"needs": WALKS}),
        ("jeg har kræft, og min mand arbejder", {"needs": CANCER}),
        ("min mand er her, men jeg har kræft", {"needs": CANCER}),
        ("min søn har angst", {"needs": MIND, "relatives": True}),
        ("jeg er mor til et barn med angst", {"needs": MIND, "relatives": True}),
        ("father of a boy with depression", {"needs": MIND, "relatives": True}),
        ("jeg er mor til tre og har angst", {"needs": MIND}),
        ("min søn på 15 har angst", {"needs": MIND, "age": 15}),  # for him
        ("min datter er 9 år og har angst", {"needs": MIND, "age": 9}),
        ("17-årig ensom pige", {"needs": LONELY, "age": 17}),
        ("jeg er 67 og ensom", {"needs": LONELY, "age": 67}),
        ("I am 30 years old and lonely", {"needs": LONELY, "age": 30}),
        ("enkemand på 75", {"needs": GRIEF}),  # no age is better than a wrong one
        ("for 3 år siden døde min kone", {"needs": GRIEF}),
        ("jeg er 200 og ensom", {"needs": LONELY}),
        ("gratis gåture", {"needs": WALKS, "free": True}),
        ("free walks", {"needs": WALKS, "free": True}),
        ("ensom og kan ikke komme ud", {"needs": LONELY, "remote": True}),
        ("I cannot leave the house and feel lonely", {"needs": LONELY, "remote": True}),
        ("sorggruppe på nettet", {"needs": GRIEF, "remote": True}),
        ("gåtur om aftenen", {"needs": WALKS, "when": When.EVENING}),
        ("ensom i weekenden", {"needs": LONELY, "when": When.WEEKEND}),
        ("gymnastik om formiddagen", {"needs": WALKS, "when": When.DAY}),
        ("ensom, taler kun arabisk", {"needs": LONELY, "language": "ar"}),
        ("English speaking walking group", {"needs": WALKS, "language": "en"}),
        ("jeg sidder i kørestol og vil svømme", {"needs": WALKS, "access": Access.WHEELCHAIR}),
        ("jeg har ikke kræft", {}),
        ("ikke kræft, men sorg", {"needs": GRIEF}),
        ("I am not lonely, I want to go hiking", {"needs": WALKS}),
        ("skak", {"words": "skak"}),
        ("hvor kan jeg finde nogen der spiller skak", {"words": "skak"}),
        ("keramik og ler for ensomme", {"needs": LONELY, "words": "keramik ler"}),
        ("hej, hvad har I?", {}),
        ("hvilke tilbud er der?", {}),
        ("kan jeg henvise en borger til jer?", {}),
        ("", {}),
        ("1234567890", {}),
        ('NEAR( " * - AND', {}),
    ],
)
def test_what_is_wished(text: str, expected: dict[str, Any]) -> None:
    assert wished(text) == expected


def test_places_are_neither_needs_nor_words() -> None:
    assert wished("skak i Lemvig kommune", municipality="Lemvig") == {
        "words": "skak",
        "municipality": "Lemvig",
    }
    assert wished("noget i Bølling", places=["Bølling"]) == {}
    assert wished("Lemvigs skakklub", municipality="Lemvig")["words"] == "skakklub"


@pytest.mark.parametrize(
    ("said", "need"),
    [
        *((word, "loneliness") for word in ("ensom", "ENSOM", "ensom!!!", "ensm", "ensmo")),
        *((word, "exercise") for word in ("gaatur", "gåturene")),
        *((word, "cancer") for word in ("brystkræft", "kræftramtes")),
        *((word, "") for word in ("ens", "frivilligcenter")),
    ],
)
def test_a_word_is_heard_however_it_is_written(said: str, need: str) -> None:
    assert wished(said).get("needs", ()) == ((need,) if need else ())


def test_longer_phrases_win() -> None:
    one = Need(NeedId("one"), {Language.DANISH: "En"}, {Language.DANISH: ("kort",)})
    two = Need(NeedId("two"), {Language.DANISH: "To"}, {Language.DANISH: ("spille kort",)})
    both = Needs((one, two), {one.id: one, two.id: two})

    assert hear("vi vil spille lidt kort", needs=both, language=Language.DANISH).needs == ("two",)
    assert hear("kort", needs=both, language=Language.DANISH).needs == ("one",)


def test_who_it_is_for_counts_only_where_nothing_else_is_needed() -> None:
    assert wished("noget for unge")["needs"] == ("family",)
    assert wished("sorggruppe for unge")["needs"] == GRIEF
    assert wished("fællesskab for unge")["needs"] == LONELY


def test_a_long_text_is_heard_from_its_beginning() -> None:
    assert wished("ensom " + "bla " * 100_000)["needs"] == LONELY


@settings(deadline=None)
@given(text=some.text(max_size=300), place=some.text(max_size=20))
def test_any_text_is_heard(text: str, place: str) -> None:
    wish = hear(text, needs=NEEDS, language=Language.OTHER, municipality=place)

    assert wish.municipality == place
    assert wish.age is None or 0 < wish.age < 120


@pytest.mark.parametrize(
    ("text", "mourns"),
    [
        ("min kone er død", True),
        ("jeg har mistet min datter", True),
        ("jeg savner min mand, han døde i foråret", True),
        ("my wife died in spring", True),
        ("min mor har lige mistet min far", False),
        ("min far sørger", False),
        ("min mor blev enke i foråret, sorggruppe", False),
        ("sorggruppe til en nabo, der blev enke. hun savner sin mand", False),
        ("my mother lost her husband", False),
        ("min mor er meget alene", False),
    ],
)
def test_who_mourns_needs_help_oneself(text: str, *, mourns: bool) -> None:
    assert mourned(hear(text, needs=NEEDS, language=Language.DANISH), text) is mourns
