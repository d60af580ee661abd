"""Colours of the screen, and whether text in one can be read on another."""

CONTRAST = 4.5  # of text on its background (WCAG 2.1, 1.4.3)

Colour = tuple[int, int, int]
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def parsed(written: str) -> Colour:
    """Return the colour that ``#rrggbb`` is."""
    red, green, blue = bytes.fromhex(written.removeprefix("#"))
    return red, green, blue


def written(colour: Colour) -> str:
    """Return *colour* as ``#rrggbb``."""
    return f"#{bytes(colour).hex()}"


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.1 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: Colour, other: Colour, part: float) -> Colour:
    """Return *one* with *part* of *other* in it; never lighter than asked."""
    red, green, blue = (int(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(value / 255) for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    """Return the light of one channel, 0-1, from its sRGB value."""
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
