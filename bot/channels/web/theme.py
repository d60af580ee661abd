"""The region's own colour: one small style sheet, with every text on it readable."""

import hashlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.colours import BLACK, CONTRAST, WHITE, Colour, contrast, mixed, parsed, written

STEP = 0.04  # of black, added until a text can be read
FOR_EVER = "public, max-age=31536000, immutable"  # the address changes with the colour


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
    mist, line = mixed(deep, WHITE, 0.93), mixed(deep, WHITE, 0.78)
    deeper = _readable(mixed(deep, BLACK, 0.25), mist)
    shades = {"deep": deep, "deeper": deeper, "link": _readable(deep, mist), "mist": mist, "line": line}
    rules = "".join(f"--{name}:{written(shade)};" for name, shade in shades.items())
    return Theme(f":root{{{rules}}}\n")


def _readable(text: Colour, ground: Colour) -> Colour:
    """Return *text*, darkened until it can be read on *ground*."""
    while contrast(text, ground) < CONTRAST:
        text = mixed(text, BLACK, STEP)
    return text
