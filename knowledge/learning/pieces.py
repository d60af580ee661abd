"""The pieces of a text: its words, its pairs of words and the runs of four letters within its words."""

import re
from itertools import pairwise

LONGEST = 600  # characters of a text that are looked at from each end: there stands what a letter is about

_FOLDS = (("æ", "e"), ("ae", "e"), ("ø", "o"), ("oe", "o"), ("å", "a"), ("aa", "a"), ("é", "e"), ("ü", "u"))
_WORD = re.compile(r"[a-z0-9]+")
_RUN = 4  # letters in a run: compounds and slips of the finger still share some


def fold(text: str) -> str:
    """Return *text* in small plain letters: å, aa and a are one, so are ø, oe and o, and æ, ae and e."""
    text = text.lower()
    for letters, plain in _FOLDS:
        text = text.replace(letters, plain)
    return " ".join(_WORD.findall(text))


def pieces(text: str) -> list[str]:
    """Return the words (``=``), the pairs of words (``+``) and the runs of four letters (edges marked)."""
    if len(text) > 2 * LONGEST:
        text = f"{text[:LONGEST]}\n{text[-LONGEST:]}"
    words = fold(text).split()
    found = [f"={word}" for word in words]
    found += [f"+{first} {second}" for first, second in pairwise(words)]
    for word in words:
        marked = f" {word} "
        found += [marked[at : at + _RUN] for at in range(len(marked) - _RUN + 1)]
    return found
