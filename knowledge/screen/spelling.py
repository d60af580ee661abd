"""Undoes spellings that keep words from being heard: letters set apart, glued words, look-alikes."""

import re
from collections.abc import Container

LONG = 10  # letters of a word that may be several
MOST = 14  # letters of the longest word that is looked for in it

_APART = re.compile(r"(?<!\w)[^\W\d_](?:\s+[^\W\d_](?!\w)){3,}")
_GAP = re.compile(r"\s{2,}")
_WORD = re.compile(r"\w*[a-zA-ZæøåÆØÅ]\w*")
_ALIKE = str.maketrans(
    "аеорсухіјѕкмтнвԁһӏαειοκνρτυχΑΕΟΡСХІЈЅКМТНВ", "aeopcyxijskmtnbdhlaeiokvptuxAEOPCXIJSKMTHB"
)


def spelt(text: str) -> str:
    """Return *text* with four and more single letters joined, and look-alikes in Latin words made Latin."""
    if not text.isascii():
        text = _WORD.sub(lambda word: word[0].translate(_ALIKE), text)
    return _APART.sub(lambda run: " ".join("".join(one.split()) for one in _GAP.split(run[0])), text)


def parted(word: str, known: Container[str], first: Container[str]) -> str:
    """Return a long *word* as the *known* words it is glued from, the first one of *first*; else itself."""
    if len(word) < LONG:
        return word
    ways: dict[int, list[str]] = {
        end: [word[:end]] for end in range(2, MOST) if word[:end] in first and word[:end] in known
    }
    for start in range(2, len(word)):
        if start in ways:
            for end in range(start + 2, min(start + MOST, len(word)) + 1):
                if word[start:end] in known:
                    way = [*ways[start], word[start:end]]
                    ways[end] = min(ways.get(end, way), way, key=_order)
    return " ".join(ways.get(len(word), [word]))


def _order(words: list[str]) -> tuple[int, list[int]]:
    """Return what puts few words first, and then those that begin with long ones."""
    return len(words), [-len(word) for word in words]
