"""The matcher: which topic's phrases a text is most like, by words, pairs of words and pieces of words."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from knowledge.terms import Match, TopicId

_FOLDS = (("æ", "e"), ("ae", "e"), ("ø", "o"), ("oe", "o"), ("å", "a"), ("aa", "a"), ("é", "e"), ("ü", "u"))
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 600  # characters of a text that are looked at: what a long letter is about stands early
_SIZES = (3, 4, 5)  # letters in a piece of a word: compounds and slips of the finger still share some
_WHOLE = 2.0  # what a whole word counts beside a piece of one (1.5 to 2 were best on the split)


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
        self._worth = _worth(counted)
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
        """Return the pieces weighted by how often they stand and what they are worth, with length one."""
        worth = self._worth
        weights = {
            piece: (1 + math.log(count)) * worth[piece] for piece, count in pieces.items() if piece in worth
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {piece: weight / length for piece, weight in weights.items()}


def _pieces(folded: str) -> list[str]:
    """Return the words (``=``), the pairs of words (``+``) and the runs of letters, word edges marked."""
    words = folded.split()
    pieces = [f"={word}" for word in words]
    pieces += [f"+{first} {second}" for first, second in pairwise(words)]
    for word in words:
        marked = f" {word} "
        for size in _SIZES:
            pieces += [marked[at : at + size] for at in range(len(marked) - size + 1)]
    return pieces


def _worth(counted: Sequence[tuple[TopicId, Counter[str]]]) -> dict[str, float]:
    """Return what each piece tells: much when it is rare and keeps to few topics, else little."""
    held: defaultdict[str, Counter[TopicId]] = defaultdict(Counter)
    for topic, pieces in counted:
        for piece in pieces:
            held[piece][topic] += 1
    widest = math.log(max(2, len({topic for topic, _ in counted})))
    return {
        piece: _rarity(len(counted), sum(topics.values()))
        * (1 - _width(topics) / widest)
        * (_WHOLE if piece[0] == "=" else 1.0)
        for piece, topics in held.items()
    }


def _rarity(phrases: int, held: int) -> float:
    return math.log((1 + phrases) / (1 + held)) + 1


def _width(topics: Counter[TopicId]) -> float:
    """Return over how many topics a piece is spread: its entropy, 0 when it keeps to one."""
    if len(topics) == 1:
        return 0.0
    total = sum(topics.values())
    return -sum(count / total * math.log(count / total) for count in topics.values())


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
