"""How much a text is like what people in danger say: naive Bayes over words, word beginnings and word pairs.

It hears what no phrase foresaw, and is never sure: what it hears is shown above the ordinary answer.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from knowledge.screen.phrasing import plain
from knowledge.terms import Danger

UNSEEN = 0.1  # what a sign counts that one side never showed: best of 0.05 to 1 in five-fold cross-validation
TRUST = 10  # lines that the average of all dangers counts for, beside those of one of them
BEGINNING = 5  # letters; so that inflections and compounds of one word count together


class Likeness:
    """Weighs texts by lines that are known to mean danger and lines that are known not to."""

    def __init__(
        self,
        danger: Mapping[Danger, Iterable[str]],
        ordinary: Iterable[str],
        family: Collection[str] = (),
        small: Collection[str] = (),
    ) -> None:
        self._family = frozenset(family)  # whose mother it is says nothing about danger
        self._small = self._family.union(small)  # nor do "hun er her ikke" and "i want to"
        signs = {kind: [_signs(plain(line)) for line in lines] for kind, lines in danger.items()}
        self._kinds = {kind: _Counted(lines) for kind, lines in signs.items()}
        self._danger = _Counted([sign for lines in signs.values() for sign in lines])
        self._ordinary = _Counted([_signs(plain(line)) for line in ordinary])

    def weigh(self, text: str) -> float:
        """Return how much likelier the plain *text* is in danger than otherwise, as a logarithm."""
        return self._weigh(text, self._family)

    def tells(self, text: str) -> float:
        """Return what the plain *text* weighs without the small words that every sentence is made of."""
        return self._weigh(text, self._small)

    def _weigh(self, text: str, silent: frozenset[str]) -> float:
        signs = (sign for sign in _signs(text) if sign in self._danger or sign in self._ordinary)
        telling = (sign for sign in signs if not silent.issuperset(sign.split()))
        return sum(math.log(self._danger.share(sign) / self._ordinary.share(sign)) for sign in telling)

    def kind(self, text: str) -> Danger:
        """Return the danger that the plain *text* is most like."""
        signs = [sign for sign in _signs(text) if sign in self._danger]
        return max(self._kinds, key=lambda kind: self._likelihood(self._kinds[kind], signs))

    def _likelihood(self, kind: "_Counted", signs: Iterable[str]) -> float:
        """Return how likely *signs* are for one kind: what it has not shown is taken from all of them."""
        return sum(math.log(kind.share(sign, usual=self._danger.share(sign))) for sign in signs)


def lines(file: Path) -> list[str]:
    """Return the lines of *file* without comments and empty ones; none where there is no file."""
    if not file.is_file():
        return []
    stripped = (line.strip() for line in file.read_text("utf-8-sig").splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


class _Counted:
    """In how many lines each sign was seen."""

    def __init__(self, lines: Collection[Collection[str]]) -> None:
        self._total = len(lines)
        self._seen = Counter(sign for signs in lines for sign in signs)

    def __contains__(self, sign: str) -> bool:
        return sign in self._seen

    def share(self, sign: str, *, usual: float | None = None) -> float:
        """Return in which share of the lines *sign* stands; *usual* weighs as much as `TRUST` lines."""
        if usual is None:
            return (self._seen[sign] + UNSEEN) / (self._total + 2 * UNSEEN)
        return (self._seen[sign] + TRUST * usual) / (self._total + TRUST)


def _signs(text: str) -> set[str]:
    words = text.split()
    signs = {f"{word[:BEGINNING]}*" for word in words if len(word) > BEGINNING}
    signs.update(f"{one} {other}" for one, other in pairwise(words))
    return signs.union(words)
