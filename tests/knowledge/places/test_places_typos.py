"""Misspelt names: right, asked about or not understood, never another council without a word."""

import csv
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import places
from knowledge.files.reader import CONTENT
from knowledge.places import ordinary
from knowledge.places.folding import danish, fold, key
from knowledge.places.typos import NO_GUESS, Speller
from knowledge.terms import Found

TODAY = date(2026, 11, 22)
GAZETTEER = places.load(CONTENT)
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"

with (CONTENT / "places.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
OURS = sorted(name for council in GAZETTEER.councils for name in council.municipalities)
NAMES = {key(name) for row in ROWS for name in (row["name"], *row["aliases"].split("|"))}
TOWNS = [
    (row["name"], row["municipality"])
    for row in ROWS
    if row["kind"] == "town" and row["municipality"] in OURS and " " not in row["name"]
]


def slips(name: str) -> Iterator[str]:
    """Yield every word that one slip makes of *name*: a letter dropped, doubled, swapped or another."""
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]
        yield name[:at] + name[at] + name[at:]
        yield name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
        yield from (name[:at] + letter + name[at + 1 :] for letter in LETTERS)


def two_slips(name: str, count: int) -> set[str]:
    """Return words that two slips at random make of *name*; always the same ones."""
    chance = random.Random(name)  # noqa: S311 - the same words each time, no secret
    once = [chance.choice(sorted(slips(name.casefold()))) for _ in range(count)]
    return {chance.choice(sorted(slips(word))) for word in once}


def is_a_place(word: str) -> bool:
    return key(word) in NAMES or key(word).removesuffix("s") in NAMES


def verdict(found: Found, municipality: str) -> str:
    if found.candidates:
        return "asked"
    if not found.named:
        return "nothing"
    return "right" if {place.municipality for place in found.named} == {municipality} else "wrong"


def walk(name: str, municipality: str, frame: str) -> dict[str, list[str]]:
    """Return all slips of *name* by what came of them."""
    heard: dict[str, list[str]] = {"right": [], "asked": [], "nothing": [], "wrong": []}
    for slip in sorted(set(slips(name.casefold()))):
        if not is_a_place(slip):
            found = GAZETTEER.find(frame.format(slip), today=TODAY)
            heard[verdict(found, municipality)].append(slip)
    return heard


@pytest.mark.parametrize("frame", ["{}", "vi er en forening i {} og vil samarbejde", "{} Kommune"])
@pytest.mark.parametrize("name", OURS)
def test_no_slip_in_a_municipality_leads_to_another(name: str, frame: str):
    heard = walk(name, name, frame)

    assert heard["wrong"] == []
    assert len(heard["right"]) > 0.6 * sum(map(len, heard.values()))


@pytest.mark.parametrize(("name", "municipality"), TOWNS, ids=[name for name, _ in TOWNS])
def test_no_slip_in_a_town_leads_elsewhere(name: str, municipality: str):
    assert walk(name, municipality, "vi er en forening i {} og vil samarbejde")["wrong"] == []


def test_two_slips_in_a_long_name_are_mostly_understood_and_hardly_ever_wrong():
    heard: Counter[str] = Counter()
    for name in (name for name in OURS if len(name) >= 8):
        for word in sorted(two_slips(name, 120)):
            found = GAZETTEER.find(f"vi er en forening i {word} og vil samarbejde", today=TODAY)
            heard[verdict(found, name)] += 1

    assert heard["right"] > 0.75 * heard.total()
    assert heard["wrong"] <= 0.005 * heard.total()


@settings(max_examples=300, deadline=None)
@given(
    name=st.sampled_from(OURS),
    at=st.integers(0, 40),
    letter=st.sampled_from(LETTERS),
    frame=st.sampled_from(
        ["{}", "hvem er kontakt i {}?", "Vi bor ved {}", "we are from {}", "hilsen os i {} Kommune"]
    ),
    capital=st.booleans(),
)
def test_an_added_letter_never_leads_to_another_council(
    name: str, at: int, letter: str, frame: str, *, capital: bool
):
    at %= len(name) + 1
    slip = name.casefold()[:at] + letter + name.casefold()[at:]
    if is_a_place(slip):
        return
    found = GAZETTEER.find(frame.format(slip.capitalize() if capital else slip), today=TODAY)

    assert verdict(found, name) != "wrong"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken(text: str):
    found = GAZETTEER.find(text, today=TODAY)

    assert not (found.named and found.candidates)


@pytest.mark.parametrize(
    "word",
    ["skrive", "høring", "skiver", "strukturer", "hedning", "samarbejdet", "horse", "viable", "rander"],
)
def test_an_ordinary_word_is_no_misspelt_place(word: str):
    found = GAZETTEER.find(f"det handler om {word} og meget mere", today=TODAY)

    assert found == Found() or word == "hedning"  # not in the word lists, and one letter from Herning


def test_equals_are_all_returned():
    speller = Speller({"herning": ["herning"], "horning": ["hørning"], "viborg": ["viborg"]})

    assert set(speller.nearest("hærning").keys) == {"herning", "horning"}
    assert speller.nearest("vibrog").keys == ("viborg",)
    assert speller.nearest("odense") == NO_GUESS


def test_folding_finds_one_spelling():
    assert fold("Århus") == fold("Aarhus") == fold("ARHUS") == "arhus"
    assert fold("Sønder") == fold("Soender") == fold("Sonder")
    assert fold("Læsø") == fold("Laesoe")
    assert key("Nr. Snede") == "nr snede"
    assert danish("Aabenraa") == "åbenrå"


def test_words_know_their_inflections():
    assert ordinary.is_word("løsninger")
    assert ordinary.is_word("skiver")
    assert not ordinary.is_word("hernig")
    assert ordinary.names_a_thing("Them")
    assert not ordinary.names_a_thing("Silkeborg")
