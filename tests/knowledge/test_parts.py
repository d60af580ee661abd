"""Long texts are cut between sentences, and nothing of them is lost."""

import pytest

from knowledge.parts import parts, units

SENTENCE = "Vi glæder os til at høre fra jer."


def test_what_fits_stays_whole() -> None:
    assert list(parts("x" * 4096)) == ["x" * 4096]
    assert list(parts("")) == [""]


def test_a_part_ends_with_a_sentence() -> None:
    cut = list(parts(" ".join([SENTENCE] * 300)))

    assert len(cut) == 3
    assert all(part.endswith("jer.") for part in cut)
    assert " ".join(cut) == " ".join([SENTENCE] * 300)


def test_a_line_ends_a_part_too() -> None:
    assert list(parts("første linje\nanden linje", limit=15)) == ["første linje", "anden linje"]


@pytest.mark.parametrize("text", ["æ" * 9000, "😀" * 5000, "ord " * 4000, "\n" * 5000 + "x", "  x " * 5000])
def test_no_part_is_too_long_or_empty_and_no_letter_is_lost(text: str) -> None:
    cut = list(parts(text))

    assert all(0 < units(part) <= 4096 for part in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())
