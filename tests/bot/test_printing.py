"""A paper holds every word, whatever is in it, and says what it could not show."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from bot import printing
from bot.paper import Entry, Paper, Part
from bot.printing import write

AT = datetime(2026, 11, 22, 10, 5, tzinfo=UTC)


def _paper(*texts: str, marked: bool = False, fields: Sequence[tuple[str, str]] = ()) -> Paper:
    return Paper(
        title="Sag 26-0147-K",
        running="26-0147-K · Region Midtjylland",
        lead=("Hentet i dag.",),
        parts=[Part("Beskeder", fields, [Entry("Anna", text, marked) for text in texts])],
        page=lambda number, total: f"Side {number} af {total}",
        missing=lambda count, signs: f"Mangler {count}: {signs}",
    )


def _read(made: Paper) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(write(made, at=AT)))
    return reader, "\n".join(page.extract_text() for page in reader.pages)


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_a_paper_has_a_title_a_language_numbers_and_headings() -> None:
    reader, text = _read(
        _paper("Kære region, vi vil gerne være med. Æblegrød på Ærø", fields=[("Emne", "Støj")])
    )

    assert reader.metadata is not None
    assert reader.metadata.title == "Sag 26-0147-K"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "da-DK"
    assert root["/MarkInfo"]["/Marked"]
    assert "26-0147-K · Region Midtjylland" in text
    assert "Side 1 af 1" in text
    assert "Æblegrød på Ærø" in text
    assert "Emne\nStøj" in text
    assert len(reader.outline) == 2


def test_every_page_has_its_number_and_the_reference() -> None:
    reader, _ = _read(_paper("\n".join(f"linje {number}" for number in range(200))))

    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 3
    for number, text in enumerate(pages, 1):
        assert f"Side {number} af {len(pages)}" in text
        assert "26-0147-K" in text


def test_ten_thousand_lines_are_all_there() -> None:
    _, text = _read(_paper("\n".join(f"linje {number} slut" for number in range(10_000))))

    assert [line for line in text.splitlines() if line.startswith("linje")] == [
        f"linje {number} slut" for number in range(10_000)
    ]


def test_a_word_without_end_is_broken_and_whole() -> None:
    _, text = _read(_paper("x" * 10_000))

    assert text.count("x") == 10_000


@pytest.mark.parametrize(
    "text",
    [
        "{nb} og {{7*7}} og ${x}",
        "**fed** __under__ ~~over~~ --y-- [link](https://example.org)",
        "<b>fed</b> <script>x()</script> &amp; \\n \\",
        "=1+1;'--",
        "a\u00adb",
    ],
)
def test_signs_that_mean_something_elsewhere_are_only_signs(text: str) -> None:
    _, written = _read(_paper(text))

    assert _letters(text.replace("\u00ad", "")) in _letters(written).replace("\u00ad", "")


def test_what_the_font_lacks_is_marked_and_told() -> None:
    _, text = _read(_paper("glad 🙂🙂 مرحبا \ue0f0 \u202e"))

    assert "glad ¤¤ ¤¤¤¤¤ ¤ ¤" in text
    assert "Mangler 9: U+1F642" in text.replace("\n", " ")
    assert "U+202E" in text


def test_letters_made_of_two_are_put_together() -> None:
    _, text = _read(_paper("A\u030arhus o\u0308"))

    assert "Århus ö" in text
    assert "Mangler" not in text


def test_a_text_of_many_scripts_names_only_some() -> None:
    _, text = _read(_paper("".join(chr(code) for code in range(0x4E00, 0x4E00 + 100))))

    assert "Mangler 100: U+4E00" in text
    assert text.rstrip().splitlines()[-2].endswith("…")


def test_without_the_font_of_the_pages_danish_still_reads(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(printing, "FONT", tmp_path / "none.woff")
    printing._known.cache_clear()

    try:
        _, text = _read(_paper("Æblegrød på Ærø – “ja” 🙂"))
    finally:
        printing._known.cache_clear()

    assert "Æblegrød på Ærø ¤ ¤ja¤ ¤" in text


def test_an_empty_text_is_no_trouble() -> None:
    assert "Side 1 af 1" in _read(_paper("", "  ", "\n\n"))[1]
