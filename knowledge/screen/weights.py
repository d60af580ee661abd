"""How much a text is like what people in danger say: what each piece of it tells, learnt once and kept.

Two experts weigh it. Naive Bayes counts in how many lines of either kind a word, a word's beginning or a pair
of words stands; a linear machine looks at these and at runs of letters, and knows what means something only
together. Both are sums over a table that `knowledge.screen.teaching` writes, so hearing needs no library.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from pathlib import Path

BEGINNING = 5  # letters; so that inflections and compounds of one word count together
RUNS = (3, 4, 5)  # letters in a run, the edges of the word marked
LONG = 60  # words; a longer text is weighed by windows, since its danger may be one sentence of it
WINDOW = 24  # words
USUAL = 20  # words; of a longer text every word tells less, since what leans one way by chance adds up
_LINEAR = 18.0  # what the machine's word counts beside the other's: measured on the split and on three sets


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece counts for danger (above 0) or against it: for Bayes and for the linear machine."""

    bayes: Mapping[str, float] = field(default_factory=dict, repr=False)
    linear: Mapping[str, float] = field(default_factory=dict, repr=False)
    bias: float = 0.0

    def weigh(self, text: str) -> float:
        """Return how much the plain *text* is like danger; 0 is even, without a table everything is."""
        return max(self._weigh(window) for window in _windows(text.split()))

    def tells(self, text: str, silent: frozenset[str]) -> float:
        """Return what Bayes says of the plain *text* without the words of *silent*."""
        found = ((sign, self.bayes.get(sign)) for sign in signs(text.split()))
        return sum(weight for sign, weight in found if weight and not silent.issuperset(sign.split()))

    def _weigh(self, words: list[str]) -> float:
        told = signs(words)
        runs = told.union(_runs(words))
        likely = [weight for weight in map(self.bayes.get, told) if weight]
        if not likely:  # another language, or nothing
            return 0.0
        apart = sum(filter(None, map(self.linear.get, runs)))
        return sum(likely) * min(1.0, sqrt(USUAL / len(words))) + _LINEAR * (
            self.bias + apart / sqrt(len(runs) or 1)
        )


def read(file: Path) -> Weights:
    """Return the weights of *file*; raise ValueError or OSError where it is no such file."""
    first, *rows = file.read_text("utf-8").splitlines()
    bayes: dict[str, float] = {}
    linear: dict[str, float] = {}
    for row in rows:
        piece, likely, apart = row.split("\t")
        if likely:
            bayes[piece] = float(likely)
        if apart:
            linear[piece] = float(apart)
    return Weights(bayes, linear, float(first.split()[0]))


def signs(words: list[str]) -> set[str]:
    """Return the words, the beginnings of long ones and the pairs of words."""
    told = {f"{word[:BEGINNING]}*" for word in words if len(word) > BEGINNING}
    told.update(f"{one} {other}" for one, other in pairwise(words))
    return told.union(words)


def pieces(words: list[str]) -> set[str]:
    """Return all that the linear machine looks at: the signs and the runs of letters."""
    return signs(words).union(_runs(words))


def _runs(words: list[str]) -> Iterator[str]:
    for word in set(words):
        marked = f"<{word}>"
        for size in RUNS:
            for at in range(len(marked) - size + 1):
                yield marked[at : at + size]


def _windows(words: list[str]) -> Iterator[list[str]]:
    if len(words) <= LONG:
        yield words
        return
    for at in range(0, len(words) - WINDOW // 2, WINDOW // 2):
        yield words[at : at + WINDOW]
