"""Made-up sentences, Danish and English: the place is found, asked about, elsewhere, or not there at all."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge import places
from knowledge.files.reader import CONTENT
from knowledge.terms import HOME, Found

TODAY = date(2026, 11, 22)
GAZETTEER = places.load(CONTENT)
LINES: Sequence[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("places.jsonl").read_text("utf-8").splitlines()
]


def heard(found: Found) -> str:
    """Return how the bot would take it."""
    if found.candidates:
        return "ambiguous"
    if not found.named:
        return "none"
    return "outside" if all(place.region != HOME for place in found.named) else "right"


@pytest.mark.parametrize("line", LINES, ids=[line["text"][:40] for line in LINES])
def test_the_sentence_says_where(line: dict[str, Any]):
    found = GAZETTEER.find(line["text"], today=TODAY)

    assert heard(found) == line["expect"]
    match line["expect"]:
        case "right":
            assert sorted({str(c) for place in found.named for c in place.councils}) == line["councils"]
            if "municipalities" in line:
                assert [place.municipality for place in found.named] == line["municipalities"]
        case "ambiguous":
            assert set(line["among"]) <= {place.municipality for place in found.candidates}
        case "outside":
            assert {place.region for place in found.named} == {line["region"]}


def test_there_are_enough_sentences_of_each_kind():
    counted = Counter(line["expect"] for line in LINES)

    assert len(LINES) >= 150
    assert min(counted.values()) >= 20


@pytest.mark.parametrize("line", LINES, ids=[line["text"][:40] for line in LINES])
def test_certain_and_asked_never_come_together(line: dict[str, Any]):
    found = GAZETTEER.find(line["text"].upper(), today=TODAY)

    assert not (found.named and found.candidates)
