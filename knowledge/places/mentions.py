"""A mention: some words of a text and the places they can stand for."""

from dataclasses import dataclass, replace

from knowledge.places.gazetteer import Postcode, Spot
from knowledge.terms import PlaceKind

_CODE_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Words *first* to *last* of a text and the *spots* they can stand for, weightiest first."""

    first: int
    last: int
    spots: tuple[Spot, ...]
    must_ask: bool = False
    code: Postcode | None = None


def coded(at: int, code: Postcode) -> Mention:
    """Return the mention of a postal code: its main municipality, or those to ask about."""
    name = f"{code.code} {code.town}"
    spot = Spot(name, PlaceKind.POSTCODE, code.municipalities[:1], _CODE_WEIGHT)
    spots = tuple(replace(spot, municipalities=(municipality,)) for municipality in code.ask) or (spot,)
    return Mention(at, at, spots, must_ask=bool(code.ask), code=code)
