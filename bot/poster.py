"""One poster: a page to print with its heading and its QR codes, and each code as a picture of its own."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from knowledge.terms import Language

TEMPLATES = Path(__file__).parent / "web" / "templates"
TORN = "q"  # a quarter of the code may be covered, torn or dirty: posters hang for months
MARGIN = 4  # modules of white around a code, as ISO/IEC 18004 asks
PRINTED = 8  # pixels of a module: a picture of 300 to 400, sharp on paper at 5 cm


@dataclass(frozen=True, slots=True)
class Code:
    """An address as a QR code; *door* names its files, *caption* stands above it."""

    door: str
    address: str
    caption: str

    @property
    def shown(self) -> str:
        """The address as one types it."""
        return self.address.partition("://")[2]

    @property
    def inline(self) -> Markup:
        """The code as SVG within a page."""
        return Markup(self._made.svg_inline(border=MARGIN, omitsize=True))  # noqa: S704 - segno draws only paths

    def picture(self, kind: str) -> bytes:
        """Return the code as ``svg`` or ``png``."""
        drawn = io.BytesIO()
        self._made.save(drawn, kind=kind, border=MARGIN, scale=PRINTED)
        return drawn.getvalue()

    @property
    def _made(self) -> segno.QRCode:
        return segno.make(self.address, error=TORN, micro=False)


@dataclass(frozen=True, slots=True)
class Poster:
    """What one poster says and where its codes lead; the *headline* is for whoever passes by."""

    id: str
    language: Language
    headline: str
    title: str
    about: str
    lead: str
    urgent: str
    codes: tuple[Code, ...]

    def files(self, *, png: bool = False) -> Mapping[str, bytes]:
        """Return the page and the pictures by their file names."""
        kinds = ("svg", "png") if png else ("svg",)
        pictures = {
            f"{self.id}-{code.door}.{kind}": code.picture(kind) for code in self.codes for kind in kinds
        }
        return {f"{self.id}.html": self._page().encode(), **pictures}

    def _page(self) -> str:
        templates = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        return templates.get_template("poster.html").render(poster=self)
