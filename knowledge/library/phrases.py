"""The matcher: which topic's phrases a text is most like, by words, pairs of words and pieces of words."""

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise

from knowledge.terms import Match, TopicId

_FOLDS = (("æ", "e"), ("ae", "e"), ("ø", "o"), ("oe", "o"), ("å", "a"), ("aa", "a"), ("é", "e"), ("ü", "u"))
_WORD = re.compile(r"[a-z0-9]+")
LONGEST = 600  # characters of a text that are looked at: what a long letter is about stands early
_SIZES = (3, 4, 5)  # letters in a piece of a word: compounds and slips of the finger still share some
_WHOLE = 2.0  # what a whole word counts beside a piece of one (1.5 to 2 were best on the split)

_SMALL = 0.5  # a group of two phrases counts four fifths: what few have said is easily alike by chance

# What a piece gives each group, by number; packed, since a message looks at thousands of them in all corners.
_Votes = tuple["array[int]", "array[float]"]
_NO_VOTES: _Votes = array("H"), array("d")


def fold(text: str) -> str:
    """Return *text* in small plain letters: å, aa and a are one, so are ø, oe and o, and æ, ae and e."""
    text = text.lower()
    for letters, plain in _FOLDS:
        text = text.replace(letters, plain)
    return " ".join(_WORD.findall(text))


class Phrases:
    """An index of phrases: every piece of a phrase votes for the groups it is typical of.

    A *group* is a topic and phrases that are alike; a broad topic has several, and the best one counts.
    """

    def __init__(self, groups: Iterable[tuple[TopicId, Sequence[str]]]) -> None:
        counted = [(topic, [Counter(_pieces(fold(phrase))) for phrase in group]) for topic, group in groups]
        self._topics = [topic for topic, _ in counted]
        self._worth = _worth(counted)
        self._votes = _votes([[self._weigh(pieces) for pieces in group] for _, group in counted])

    def match(self, text: str, most: int) -> tuple[Match, ...]:
        """Return the *most* likely topics, best first, each with its likeness (0-1)."""
        weights = self._weigh(Counter(_pieces(fold(text[:LONGEST]))))
        likeness = [0.0] * len(self._topics)
        for piece, weight in weights.items():
            for group, vote in zip(*self._votes.get(piece, _NO_VOTES), strict=True):
                likeness[group] += weight * vote
        best: dict[TopicId, float] = {}
        for topic, like in zip(self._topics, likeness, strict=True):
            if like > best.get(topic, 0.0):
                best[topic] = like
        ordered = sorted(best.items(), key=lambda one: (-one[1], one[0]))[:most]
        return tuple(Match(topic, round(min(like, 1.0), 4)) for topic, like in ordered)

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


def _worth(counted: Sequence[tuple[TopicId, Sequence[Counter[str]]]]) -> dict[str, float]:
    """Return what each piece tells: much when it is rare and keeps to few topics, else little."""
    held: defaultdict[str, Counter[TopicId]] = defaultdict(Counter)
    for topic, group in counted:
        for piece in chain.from_iterable(group):
            held[piece][topic] += 1
    phrases = sum(len(group) for _, group in counted)
    widest = math.log(max(2, len({topic for topic, _ in counted})))
    return {
        piece: _rarity(phrases, sum(topics.values()))
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


def _votes(groups: Iterable[Sequence[Mapping[str, float]]]) -> dict[str, _Votes]:
    """Return for every piece what each group's average phrase gives it, averages having length one."""
    votes: defaultdict[str, _Votes] = defaultdict(lambda: (array("H"), array("d")))
    for number, group in enumerate(groups):
        sums: defaultdict[str, float] = defaultdict(float)
        for weights in group:
            for piece, weight in weights.items():
                sums[piece] += weight
        length = math.sqrt(sum(weight * weight for weight in sums.values())) or 1.0
        share = len(group) / (len(group) + _SMALL) / length
        for piece, weight in sums.items():
            numbers, shares = votes[piece]
            numbers.append(number)
            shares.append(weight * share)
    return dict(votes)
