"""Misspelt names: the nearest known name, if it is near enough and nothing else is as near."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.places.folding import danish, fold

SHORTEST = 5  # below this, one letter changes too much of a word; docs/places.md has what was measured
TWO_FROM = 8  # two edits are only forgiven in names this long
LONGEST = 40  # no name is longer
SEAT_FROM = 7  # ... or this long, for a municipality
FARTHEST = 2
RIVALS = 30  # how many near names are compared at most


@dataclass(frozen=True, slots=True)
class Guess:
    """The names nearest to a misspelt word: one, or several equally near; *rivals* are one letter farther."""

    keys: tuple[str, ...]
    distance: int
    rivals: tuple[str, ...] = ()


NO_GUESS = Guess((), 0)


class Speller:
    """Knows all names of one word, folded and as they are typed."""

    def __init__(self, spellings: Mapping[str, Iterable[str]], seats: Collection[str] = ()) -> None:
        self._seats = frozenset(seats)
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
        reached = {name: far for name, far in found.items() if far <= self._reach(name, word)}
        if not reached:
            return NO_GUESS
        best = min(reached.values())
        rivals = tuple(name for name, far in found.items() if far == best + 1)
        return Guess(tuple(name for name, far in reached.items() if far == best), best, rivals)

    def _reach(self, name: str, word: str) -> int:
        """Return how many letters of *name* may be wrong in *word*."""
        shorter, longer = sorted((len(name), len(word)))
        if name in self._seats and len(name) >= SEAT_FROM:
            return FARTHEST if len(word) >= SEAT_FROM - 1 else 1
        return FARTHEST if longer >= TWO_FROM and shorter >= TWO_FROM - 2 else 1


class _Shelf:
    """Names by the lengths of the words that could mean them."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        lengths: dict[int, list[str]] = defaultdict(list)
        for name in sorted(names):
            lengths[len(name)].append(name)
        self._near: dict[int, list[str]] = {}
        for length in range(SHORTEST - 1, LONGEST):
            around = range(length - FARTHEST, length + FARTHEST + 1)
            self._near[length] = [name for near in around for name in lengths.get(near, ())]

    def near(self, word: str) -> dict[str, int]:
        """Return the names within reach of *word* and how far they are."""
        names = self._near.get(len(word))
        if not names:
            return {}
        found = process.extract(word, names, scorer=OSA.distance, score_cutoff=FARTHEST, limit=RIVALS)
        return {self._names[name]: int(distance) for name, distance, _ in found}


def reach(length: int) -> int:
    """Return how many letters may be wrong in a word of this length."""
    return 2 if length >= TWO_FROM else 1
