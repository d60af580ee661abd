"""The region's own colour: one small style sheet, with every text on it readable."""

import hashlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

CONTRAST = 4.5  # of text on its background (WCAG 2.1, 1.4.3)
WHITE = (255, 255, 255)
BLACK = (0, 0, 0)
STEP = 0.04  # of black, added until a text can be read
FOR_EVER = "public, max-age=31536000, immutable"  # the address changes with the colour

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Theme:
    """A style sheet and the address it is served at, relative to the pages."""

    css: str

    @property
    def address(self) -> str:
        """Return the address."""
        return f"theme/{hashlib.sha256(self.css.encode()).hexdigest()[:10]}.css"

    async def serve(self, request: Request) -> Response:  # noqa: ARG002 Starlette's signature
        """Return the style sheet."""
        return Response(self.css, media_type="text/css", headers={"cache-control": FOR_EVER})


def of(colour: str) -> Theme:
    """Return the theme of *colour*, ``#rrggbb``, on which white text can be read."""
    deep = parsed(colour)
    mist, line = _mixed(deep, WHITE, 0.93), _mixed(deep, WHITE, 0.78)
    deeper = _readable(_mixed(deep, BLACK, 0.25), mist)
    shades = {"deep": deep, "deeper": deeper, "link": _readable(deep, mist), "mist": mist, "line": line}
    rules = "".join(f"--{name}:{_written(shade)};" for name, shade in shades.items())
    return Theme(f":root{{{rules}}}\n")


def parsed(colour: str) -> Colour:
    """Return the parts of ``#rrggbb``."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _readable(text: Colour, ground: Colour) -> Colour:
    """Return *text*, darkened until it can be read on *ground*."""
    while contrast(text, ground) < CONTRAST:
        text = _mixed(text, BLACK, STEP)
    return text


def _mixed(one: Colour, other: Colour, part: float) -> Colour:
    """Return *one* with *part* of *other* in it; never lighter than asked."""
    red, green, blue = (int(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    """Return the relative luminance as WCAG 2.1 defines it."""
    parts = (value / 255 for value in colour)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _written(colour: Colour) -> str:
    return f"#{bytes(colour).hex()}"
