"""The pointers: where to turn with what the bot cannot answer, no number surer than it is."""

from pathlib import Path

import pytest

from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT
from knowledge.library.pointers import Pointers
from knowledge.terms import Language

HEADER = "id,da,en,name,page,phone,confidence,verified_on,source,words\n"


@pytest.fixture(scope="module")
def packaged() -> Pointers:
    return Pointers.load(CONTENT)


@pytest.mark.parametrize(
    ("says", "pointer"),
    [
        ("Jeg vil klage over en læge", "complaint"),
        ("hvordan søger jeg erstatning?", "complaint"),
        ("hvor kan jeg se min journal", "own-record"),
        ("jeg er journalist", "press"),
        ("hvordan faar man aktindsigt", "access-to-documents"),
        ("er der ledige stillinger", "jobs"),
        ("kan jeg få kørsel til hospitalet", "transport"),
        ("parkering ved hospitalet", "hospital-parking"),
        ("hvor er dagsordenen", "agendas"),
        ("min mor skal have hjemmehjælp", "municipality"),
        ("I want to complain about a doctor", "complaint"),
    ],
)
def test_pointer_is_found_by_its_words(packaged: Pointers, says: str, pointer: str) -> None:
    found = packaged.find(says)

    assert found is not None
    assert found.id == pointer


@pytest.mark.parametrize("says", ["", "hvordan bliver vejret", "fortæl en vittighed", "beklager"])
def test_nothing_is_pointed_to_when_no_word_fits(packaged: Pointers, says: str) -> None:
    assert packaged.find(says) is None


def test_likely_number_asks_to_be_checked(packaged: Pointers) -> None:
    complaint = packaged.get("complaint")

    assert complaint is not None
    assert complaint.phone == "78 41 04 44"
    assert complaint.unsure


def test_every_pointer_speaks_both_languages(packaged: Pointers) -> None:
    for pointer in packaged.by_id.values():
        assert pointer.sentences[Language.DANISH].endswith((".", "?"))
        assert pointer.sentences[Language.ENGLISH].endswith(".")
        assert pointer.page == "" or pointer.page.startswith("https://")


def test_mistakes_are_told_with_their_lines(tmp_path: Path) -> None:
    rows = "a,Hej,,N,,,verified,,kilde,ord\na,Hej,Hi,N,,,maybe,i går,kilde,\n"
    (tmp_path / "pointers.csv").write_text(HEADER + rows, encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        Pointers.load(tmp_path)

    assert [(flaw.line, flaw.problem) for flaw in caught.value.flaws] == [
        (2, "A sentence is missing."),
        (3, "'a' is here twice."),
        (3, "There are no words."),
        (3, "confidence 'maybe' is not known."),
        (3, "verified_on 'i går' is not a date."),
    ]
