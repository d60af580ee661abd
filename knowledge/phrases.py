"""The matcher: which topic's phrases a text is most like, by words and pieces of words."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from knowledge.terms import Match, TopicId

_FOLDS = (("æ", "e"), ("ae", "e"), ("ø", "o"), ("oe", "o"), ("å", "a"), ("aa", "a"), ("é", "e"), ("ü", "u"))
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 600  # characters of a text that are looked at: what a long letter is about stands early


def fold(text: str) -> str:
    """Return *text* in small plain letters: å, aa and a are one, so are ø, oe and o, and æ, ae and e."""
    text = text.lower()
    for letters, plain in _FOLDS:
        text = text.replace(letters, plain)
    return " ".join(_WORD.findall(text))


class Phrases:
    """An index of phrases: every piece of a phrase votes for the topics it is typical of."""

    def __init__(self, samples: Iterable[tuple[TopicId, str]]) -> None:
        counted = [(topic, Counter(_pieces(fold(phrase)))) for topic, phrase in samples]
        self._rarity = _rarity([pieces for _, pieces in counted])
        self._votes = _votes([(topic, self._weigh(pieces)) for topic, pieces in counted])

    def match(self, text: str, most: int) -> tuple[Match, ...]:
        """Return the *most* likely topics, best first, each with its likeness (0-1)."""
        weights = self._weigh(Counter(_pieces(fold(text[:_LONGEST]))))
        scores: defaultdict[TopicId, float] = defaultdict(float)
        for piece, weight in weights.items():
            for topic, vote in self._votes.get(piece, ()):
                scores[topic] += weight * vote
        best = sorted(scores.items(), key=lambda score: (-score[1], score[0]))[:most]
        return tuple(Match(topic, round(min(score, 1.0), 4)) for topic, score in best)

    def _weigh(self, pieces: Counter[str]) -> dict[str, float]:
        """Return the pieces weighted by how often and how rare they are, with length one."""
        rarity = self._rarity
        weights = {
            piece: (1 + math.log(count)) * rarity[piece] for piece, count in pieces.items() if piece in rarity
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {piece: weight / length for piece, weight in weights.items()}


def _pieces(folded: str) -> list[str]:
    """Return the words of a folded text and their runs of three to five letters, edges marked."""
    pieces = []
    for word in folded.split():
        marked = f" {word} "
        pieces.append(f"={word}")
        for size in (3, 4, 5):
            pieces.extend(marked[at : at + size] for at in range(len(marked) - size + 1))
    return pieces


def _rarity(counted: Sequence[Counter[str]]) -> dict[str, float]:
    held = Counter(piece for pieces in counted for piece in pieces)
    return {piece: math.log((1 + len(counted)) / (1 + count)) + 1 for piece, count in held.items()}


def _votes(weighed: Iterable[tuple[TopicId, dict[str, float]]]) -> dict[str, list[tuple[TopicId, float]]]:
    """Return for every piece what each topic's average phrase gives it, averages having length one."""
    sums: defaultdict[TopicId, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for topic, weights in weighed:
        for piece, weight in weights.items():
            sums[topic][piece] += weight
    votes: defaultdict[str, list[tuple[TopicId, float]]] = defaultdict(list)
    for topic, pieces in sums.items():
        length = math.sqrt(sum(weight * weight for weight in pieces.values())) or 1.0
        for piece, weight in pieces.items():
            votes[piece].append((topic, weight / length))
    return dict(votes)
