"""A paper as PDF: tagged headings, numbered pages, and no character lost unseen."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos
from fpdf.fonts import TextStyle
from fpdf.structure_tree import StructElem

from bot.paper import Paper, Part

FONT = (
    Path(__file__).parent / "web/assets/dkfds/dist/fonts/IBMPlexSans/complete/woff/IBMPlexSans-Regular.woff"
)
SPARE = "Helvetica"  # in every reader of PDFs, and knows Danish: for an installation without the pages' font
MARK = "¤"  # in the place of a character that the font does not have
TOTAL = "\x01" * 4  # where the number of pages goes: no text has it, since no font does
MARGIN, LINE = 20.0, 5.4  # mm
BODY, SMALL, TITLE, HEADING = 10.0, 8.5, 18.0, 13.0  # points
GREY, BLACK, SHADE = 90, 0, 240
TOLD = 40  # different characters that are named; a text in another script has more than anybody reads
BREAKS = {"\n", "\t"}


def write(paper: Paper, *, at: datetime) -> bytes:
    """Return *paper* as PDF, made *at*; it takes a second for a thousand lines."""
    sheet = _Printed(paper)
    sheet.set_creation_date(at)
    sheet.fill()
    return bytes(sheet.output())


@lru_cache(1)
def _known() -> frozenset[int]:
    """Return the characters of the font."""
    if not FONT.exists():
        return frozenset(code for code in range(256) if chr(code).isprintable())
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - comes with fpdf2

    with TTFont(FONT) as font:
        return frozenset(font.getBestCmap())


class Sheet(FPDF):
    """Pages in A4 that tell their title and language, and mark each character that the font does not have."""

    def __init__(self, title: str, language: str = "da-DK") -> None:
        super().__init__(format="A4")
        self.lost: Counter[str] = Counter()
        self._tag = "/P"
        self.set_lang(language)
        self.set_title(self.shown(title))
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        self._family = "Plex" if FONT.exists() else SPARE
        if FONT.exists():
            self.add_font("Plex", fname=FONT)
        self.set_section_title_styles(self.style(TITLE, after=3), self.style(HEADING, before=7, after=2))

    def style(self, size: float, *, before: float = 0, after: float = 0) -> TextStyle:
        """Return how a heading looks, with millimetres *before* and *after* it."""
        return TextStyle(self._family, font_size_pt=size, t_margin=before, b_margin=after)

    def headed(self, text: str, level: int = 0) -> None:
        """Write a heading of the *level*, 0 being the title."""
        self._tag = f"/H{level + 1}"
        self.ink(BODY)
        self.start_section(self.shown(text), level=level)

    def paragraph(self, text: str, size: float = BODY, grey: int = BLACK) -> None:
        """Write *text* and tag it as a paragraph; a page cannot end within it."""
        self._tag = "/P"
        with self._marked_sequence():
            self.lines(text, size, grey)

    def lines(self, text: str, size: float, grey: int = BLACK, *, shade: bool = False) -> None:
        """Write *text* below what is there."""
        self.ink(size, grey)
        self.set_fill_color(SHADE)
        for line in self.shown(text).split("\n"):
            self.multi_cell(0, LINE, line, align=Align.L, fill=shade, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def ink(self, size: float, grey: int = BLACK) -> None:
        """Write on in this size and this grey."""
        self.set_font(self._family, size=size)
        self.set_text_color(grey)

    def shown(self, text: str) -> str:
        """Return *text* with a mark for each character that the font does not have."""
        composed = unicodedata.normalize("NFC", text).replace("\t", "    ")
        return "".join(map(self._sign, composed))

    @contextmanager
    def _marked_sequence(self, **told: Any) -> Iterator[StructElem]:
        """Tag what is written by what it is: fpdf2 itself tags all of it as figures."""
        with super()._marked_sequence(**told) as element:
            element.s = self._tag
            yield element

    def _sign(self, character: str) -> str:
        if ord(character) in _known() or character in BREAKS:
            return character
        self.lost[character] += 1
        return MARK


class _Printed(Sheet):
    def __init__(self, paper: Paper) -> None:
        super().__init__(paper.title)
        self._paper = paper
        self.alias_nb_pages(TOTAL)

    def header(self) -> None:
        """Write what runs on top of every page."""
        self.ink(SMALL, GREY)
        self.cell(0, LINE, self.shown(self._paper.running), align=Align.L)
        self.ln(LINE * 2)

    def footer(self) -> None:
        """Write which page it is."""
        self.set_y(-MARGIN + 5)
        self.ink(SMALL, GREY)
        self.cell(0, LINE, self._paper.page(str(self.page_no()), TOTAL), align=Align.L)

    def fill(self) -> None:
        """Write everything."""
        self.add_page()
        self.headed(self._paper.title)
        for sentence in self._paper.lead:
            self.lines(sentence, BODY, GREY)
        for part in self._paper.parts:
            self._part(part)
        if self.lost:
            self.ln(LINE)
            self.lines(self._paper.missing(self.lost.total(), self._named()), SMALL, GREY)

    def _part(self, part: Part) -> None:
        self.headed(part.heading, 1)
        for label, value in part.fields:
            self.lines(label, SMALL, GREY)
            self.lines(value, BODY)
            self.ln(1)
        for entry in part.entries:
            self.lines(entry.head, SMALL, GREY, shade=entry.marked)
            self.lines(entry.text, BODY, shade=entry.marked)
            self.ln(3)

    def _named(self) -> str:
        """Return the characters that are not shown, the most frequent first."""
        named = [f"U+{ord(sign):04X}" for sign, _ in self.lost.most_common(TOLD)]
        return ", ".join(named) + (" …" if len(self.lost) > TOLD else "")
