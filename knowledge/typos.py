"""Misspelt names: the nearest known name, if it is near enough and nothing else is as near."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 5  # below this, one letter changes too much of a word; docs/places.md has what was measured
TWO_FROM = 8  # two edits are only forgiven in names this long
RIVALS = 8  # how many near names are compared at most


@dataclass(frozen=True, slots=True)
class Guess:
    """The names nearest to a misspelt word: one, or several that are equally near."""

    keys: tuple[str, ...]
    distance: int


NO_GUESS = Guess((), 0)


class Speller:
    """Knows all names of one word by length; *keys* are folded."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for name in sorted(set(keys)):
            self._by_length[len(name)].append(name)
        self._near = {length: self._within(length) for length in range(SHORTEST - 1, 40)}
        self.nearest = lru_cache(maxsize=20_000)(self._nearest)

    def _within(self, length: int) -> list[str]:
        reach = _reach(length)
        lengths = range(length - reach, length + reach + 1)
        return [name for near in lengths for name in self._by_length.get(near, ())]

    def _nearest(self, word: str) -> Guess:
        """Return the names nearest to *word* (folded), by swapped, wrong, missing and doubled letters."""
        names = self._near.get(len(word))
        if not names:
            return NO_GUESS
        found = process.extract(
            word, names, scorer=OSA.distance, score_cutoff=_reach(len(word)), limit=RIVALS, processor=None
        )
        if not found:
            return NO_GUESS
        best = int(found[0][1])
        return Guess(tuple(name for name, distance, _ in found if distance == best), best)


def _reach(length: int) -> int:
    """Return how many letters may be wrong in a word of this length."""
    return 2 if length >= TWO_FROM else 1
