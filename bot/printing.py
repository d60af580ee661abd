"""A paper as PDF: tagged headings, numbered pages, and no character lost unseen."""

import unicodedata
from collections import Counter
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos
from fpdf.fonts import TextStyle

from bot.paper import Paper, Part

FONT = (
    Path(__file__).parent / "web/assets/dkfds/dist/fonts/IBMPlexSans/complete/woff/IBMPlexSans-Regular.woff"
)
SPARE = "Helvetica"  # in every reader of PDFs, and knows Danish: for an installation without the pages' font
MARK = "¤"  # in the place of a character that the font does not have
TOTAL = "\x01" * 4  # where the number of pages goes: no text has it, since no font does
MARGIN, LINE = 20.0, 5.4  # mm
BODY, SMALL, TITLE = 10.0, 8.5, 18.0  # points
GREY, BLACK, SHADE = 90, 0, 240
TOLD = 40  # different characters that are named; a text in another script has more than anybody reads
BREAKS = {"\n", "\t"}


def write(paper: Paper, *, at: datetime) -> bytes:
    """Return *paper* as PDF, made *at*; it takes a second for a thousand lines."""
    sheet = _Sheet(paper)
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


class _Sheet(FPDF):
    def __init__(self, paper: Paper) -> None:
        super().__init__(format="A4")
        self._paper = paper
        self._lost: Counter[str] = Counter()
        self.set_lang("da-DK")
        self.set_title(self._shown(paper.title))
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        self.alias_nb_pages(TOTAL)
        self._family = "Plex" if FONT.exists() else SPARE
        if FONT.exists():
            self.add_font("Plex", fname=FONT)
        self.set_section_title_styles(
            TextStyle(self._family, font_size_pt=TITLE, b_margin=3),
            TextStyle(self._family, font_size_pt=13, t_margin=7, b_margin=2),
        )

    def header(self) -> None:
        """Write what runs on top of every page."""
        self._ink(SMALL, GREY)
        self.cell(0, LINE, self._shown(self._paper.running), align=Align.L)
        self.ln(LINE * 2)

    def footer(self) -> None:
        """Write which page it is."""
        self.set_y(-MARGIN + 5)
        self._ink(SMALL, GREY)
        self.cell(0, LINE, self._paper.page(str(self.page_no()), TOTAL), align=Align.L)

    def fill(self) -> None:
        """Write everything."""
        self.add_page()
        self._ink(BODY)
        self.start_section(self._shown(self._paper.title))
        for sentence in self._paper.lead:
            self._lines(sentence, BODY, GREY)
        for part in self._paper.parts:
            self._part(part)
        if self._lost:
            self.ln(LINE)
            self._lines(self._paper.missing(self._lost.total(), self._named()), SMALL, GREY)

    def _part(self, part: Part) -> None:
        self._ink(BODY)
        self.start_section(self._shown(part.heading), level=1)
        for label, value in part.fields:
            self._lines(label, SMALL, GREY)
            self._lines(value, BODY)
            self.ln(1)
        for entry in part.entries:
            self._lines(entry.head, SMALL, GREY, shade=entry.marked)
            self._lines(entry.text, BODY, shade=entry.marked)
            self.ln(3)

    def _lines(self, text: str, size: float, grey: int = BLACK, *, shade: bool = False) -> None:
        self._ink(size, grey)
        self.set_fill_color(SHADE)
        for line in self._shown(text).split("\n"):
            self.multi_cell(0, LINE, line, align=Align.L, fill=shade, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _ink(self, size: float, grey: int = BLACK) -> None:
        self.set_font(self._family, size=size)
        self.set_text_color(grey)

    def _shown(self, text: str) -> str:
        """Return *text* with a mark for each character that the font does not have."""
        composed = unicodedata.normalize("NFC", text).replace("\t", "    ")
        return "".join(map(self._sign, composed))

    def _sign(self, character: str) -> str:
        if ord(character) in _known() or character in BREAKS:
            return character
        self._lost[character] += 1
        return MARK

    def _named(self) -> str:
        """Return the characters that are not shown, the most frequent first."""
        named = [f"U+{ord(sign):04X}" for sign, _ in self._lost.most_common(TOLD)]
        return ", ".join(named) + (" …" if len(self._lost) > TOLD else "")
