"""Misspelt names: the nearest known name, if it is near enough and nothing else is as near."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.folding import danish, fold

SHORTEST = 5  # below this, one letter changes too much of a word; docs/places.md has what was measured
TWO_FROM = 8  # two edits are only forgiven in names this long
LONGEST = 40  # no name is longer
RIVALS = 8  # how many near names are compared at most


@dataclass(frozen=True, slots=True)
class Guess:
    """The names nearest to a misspelt word: one, or several that are equally near."""

    keys: tuple[str, ...]
    distance: int


NO_GUESS = Guess((), 0)


class Speller:
    """Knows all names of one word, folded and as they are typed."""

    def __init__(self, spellings: Mapping[str, Iterable[str]]) -> None:
        self._folded = _Shelf({name: name for name in spellings})
        forms = [(form, name) for name, known in spellings.items() for form in known]
        self._typed = _Shelf(dict(forms) | {danish(form): name for form, name in forms})
        self.nearest = lru_cache(maxsize=20_000)(self._nearest)

    def _nearest(self, word: str) -> Guess:
        """Return the names nearest to *word* (lower case), by swapped, wrong, missing and doubled letters."""
        folded = fold(word)
        found = self._folded.near(folded)
        for typed in {word, danish(word)} - {
            folded
        }:  # "hærning": folded it is nearer to Herning than to Hørning
            for name, distance in self._typed.near(typed).items():
                found[name] = min(distance, found.get(name, distance))
        if not found:
            return NO_GUESS
        best = min(found.values())
        return Guess(tuple(name for name, distance in found.items() if distance == best), best)


class _Shelf:
    """Names by the lengths of the words that could mean them."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        lengths: dict[int, list[str]] = defaultdict(list)
        for name in sorted(names):
            lengths[len(name)].append(name)
        self._near: dict[int, list[str]] = {}
        for length in range(SHORTEST - 1, LONGEST):
            around = range(length - reach(length), length + reach(length) + 1)
            self._near[length] = [name for near in around for name in lengths.get(near, ())]

    def near(self, word: str) -> dict[str, int]:
        """Return the names within reach of *word* and how far they are."""
        names = self._near.get(len(word))
        if not names:
            return {}
        far = reach(len(word))
        found = process.extract(word, names, scorer=OSA.distance, score_cutoff=far, limit=RIVALS)
        return {self._names[name]: int(distance) for name, distance, _ in found}


def reach(length: int) -> int:
    """Return how many letters may be wrong in a word of this length."""
    return 2 if length >= TWO_FROM else 1
