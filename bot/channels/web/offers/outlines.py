"""The map: our municipalities as outlines, with how many offers there are in each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[3] / "web" / "map" / "outlines.toml"
LINE = 17  # units between a name and the number below it


@dataclass(frozen=True, slots=True)
class Outline:
    """One municipality: its *outline* as SVG draws a path, and where its name stands."""

    name: str
    x: int
    y: int
    outline: str

    @property
    def below(self) -> int:
        """Where the number stands."""
        return self.y + LINE


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality on the map of one list: how many offers, where it leads, whether it is chosen."""

    outline: Outline
    count: int
    address: str
    chosen: bool = False

    @property
    def shade(self) -> str:
        """How it is drawn."""
        return "chosen" if self.chosen else "some" if self.count else "none"


@dataclass(frozen=True, slots=True)
class Map:
    """All of it, from north to south."""

    width: int
    height: int
    outlines: tuple[Outline, ...]

    def areas(self, counts: Mapping[str, int], addresses: Mapping[str, str], chosen: str) -> list[Area]:
        """Return the municipalities with their *counts* and the *addresses* they lead to."""
        return [
            Area(one, counts.get(one.name, 0), addresses[one.name], one.name == chosen)
            for one in self.outlines
            if one.name in addresses
        ]


@cache
def drawn() -> Map:
    """Return the map, read once."""
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    outlines = sorted((Outline(**one) for one in read["municipality"]), key=lambda one: (one.y, one.x))
    return Map(read["width"], read["height"], tuple(outlines))
