"""Which danger a text is most like: naive Bayes over words, word beginnings and word pairs."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from knowledge.screen.phrasing import plain
from knowledge.screen.weights import signs
from knowledge.terms import Danger

UNSEEN = 0.1  # what a sign counts that no line showed: best of 0.05 to 1 in five-fold cross-validation
TRUST = 10  # lines that the average of all dangers counts for, beside those of one of them


class Likeness:
    """Tells dangers apart by lines that are known to mean each of them."""

    def __init__(self, danger: Mapping[Danger, Iterable[str]]) -> None:
        found = {kind: [signs(plain(line).split()) for line in lines] for kind, lines in danger.items()}
        self._kinds = {kind: _Counted(lines) for kind, lines in found.items()}
        self._danger = _Counted([sign for lines in found.values() for sign in lines])

    def kind(self, text: str) -> Danger:
        """Return the danger that the plain *text* is most like."""
        known = [sign for sign in signs(text.split()) if sign in self._danger]
        return max(self._kinds, key=lambda kind: self._likelihood(self._kinds[kind], known))

    def _likelihood(self, kind: "_Counted", known: Iterable[str]) -> float:
        """Return how likely *known* signs are for one kind: what it never showed is taken from all."""
        return sum(math.log(kind.share(sign, usual=self._danger.share(sign))) for sign in known)


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
