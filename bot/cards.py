"""A card as PDF: one page whatever stands on it, tagged, with a title and a language."""

from datetime import datetime

from bot.printing import GREY, MARGIN, Sheet
from knowledge.offers.card import Card
from knowledge.terms import Language

TITLE, NAME = 16.0, 12.0  # points, of the title and of an offer's name; all else is as in other papers
GAP = 3.0  # mm before it
LANGUAGES = {Language.DANISH: "da-DK", Language.ENGLISH: "en-GB"}


def write(card: Card, *, at: datetime) -> bytes:
    """Return *card* as PDF, made *at*; of what does not fit one page, descriptions go first."""
    return next(made for one in card.shorter() if (made := _page(one, at)))


def _page(card: Card, at: datetime) -> bytes:
    """Return *card* as PDF; nothing where one page cannot hold it."""
    sheet = _Card(card)
    sheet.set_creation_date(at)
    sheet.fill()
    fits, made = sheet.fits, bytes(sheet.output())  # to put it out lets go of the font's file
    return made if fits else b""


class _Card(Sheet):
    def __init__(self, card: Card) -> None:
        super().__init__(card.title, LANGUAGES[card.language])
        self._card = card
        self.set_auto_page_break(auto=False)
        self.set_section_title_styles(self.style(TITLE, after=2), self.style(NAME, before=GAP, after=0.5))

    @property
    def fits(self) -> bool:
        """Whether all of it stands above the margin."""
        return self.get_y() <= self.h - MARGIN

    def fill(self) -> None:
        """Write everything."""
        self.add_page()
        self.headed(self._card.title)
        self.paragraph(self._card.lead, grey=GREY)
        for number, entry in enumerate(self._card.entries, 1):
            self.headed(f"{number}. {entry.name}", 1)
            self.paragraph("\n".join(entry.lines))
        self.headed(self._card.public_title, 1)
        self.paragraph(self._card.public)
        self.ln(GAP)
        self.paragraph(self._card.source, grey=GREY)
        if self.lost:
            self.paragraph(self._card.lost, grey=GREY)
