"""Two questions in one message: each is understood by itself, and both are served."""

import re
from collections.abc import Iterator

from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.terms import Match, TopicId

CERTAIN = 0.8  # of a question alone: no line of the split, all of which ask one thing, seems to ask two
LONGEST = 600  # letters that are taken apart; what comes after them mostly tells why
UNMISTAKABLE = 0.95  # of what ends with "it": most of those ask on about what was asked before
FEWEST = 3  # words of a question that can stand by itself
_ILL = TopicId("medical-advice")  # who is ill tells of much else on the way
_SENTENCE = re.compile(r"(?<=[.!?;:\n])\s+")
_JOINTS = frozenset(("og", "and", "samt"))
_SILENT = {TopicId(topic) for topic in ("smalltalk", "about-bot", "out-of-scope", "crisis", "inquiry-status")}


def apart(text: str, whole: tuple[Match, ...], library: Library) -> tuple[Match, ...]:
    """Return what each question of *text* is about, in order: two or more topics, each certain by itself.

    What the *whole* text is most like must be one of them: else one question only leads to the other.
    """
    asked = [clause for clause in _clauses(text[:LONGEST], library) if len(clause.split()) >= FEWEST]
    if len(asked) < 2 or not whole:
        return ()
    found: dict[TopicId, Match] = {}
    for clause in asked:
        if certain := _certain(clause, library):
            found.setdefault(certain.topic, certain)
    apart = len(found) > 1 and whole[0].topic in found and _ILL not in found
    return tuple(found.values()) if apart else ()


def _clauses(text: str, library: Library) -> Iterator[str]:
    """Yield the questions of *text*: its sentences, and what follows "og" where that asks anew."""
    book = library.phrasebook
    for sentence in _SENTENCE.split(text):
        words, begun = sentence.split(), 0
        for at in range(1, len(words)):
            joint = fold(words[at]) in _JOINTS
            if joint and book.opens("anew", fold(" ".join(words[at + 1 :]))):
                yield from _asking(" ".join(words[begun:at]), library)
                begun = at + 1
        yield from _asking(" ".join(words[begun:]), library)


def _asking(clause: str, library: Library) -> Iterator[str]:
    """Yield *clause* if it asks or wants to know."""
    folded, book = fold(clause), library.phrasebook
    if (
        "?" in clause
        or book.opens("anew", folded)
        or book.hears("asking", folded)
        or book.hears("know", folded)
    ):
        yield clause


def _certain(clause: str, library: Library) -> Match | None:
    """Return the one topic that *clause* is surely about, if it is one that can be offered.

    What ends with "it" or "them" asks on about what was asked before, unless its topic is unmistakable.
    """
    words = fold(clause).split()
    if not words:
        return None
    least = UNMISTAKABLE if words[-1] in library.phrasebook.heard["refers"] else CERTAIN
    best = next(iter(library.topics.match(clause)), None)
    sure = best is not None and best.certainty >= least and best.topic not in _SILENT
    return best if sure else None
