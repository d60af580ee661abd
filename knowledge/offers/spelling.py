"""The words of offers as they are compared: folded, without endings, in parts, and one letter wrong."""

import re
from collections.abc import Iterator

from knowledge.places.folding import fold

SHORTEST = 4  # letters of a word that may be misspelt, or be a part of a longer one; less is too little
LONGEST = 40  # letters that are looked at: no word of a name is longer
_BEFORE = 3  # letters of a compound before its last part: "ung" in "ungegruppe"
_LEAST = 3  # letters that stay when an ending goes: "ven" of "venner"

_AE = re.compile("æ|ä|ae")
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?:ernes|erne|enes|ens|ers|ets|ene|en|er|et|es|e|s)$")


def words(text: str) -> list[str]:
    """Return the folded words of *text*, in order; of a very long one its beginning.

    An "æ" is one letter here, however it is typed: who leaves it out has made one slip, not two.
    """
    return [word[:LONGEST] for word in _WORD.findall(fold(_AE.sub("e", text.casefold())))]


def stem(word: str) -> str:
    """Return a folded *word* without its ending: "venner", "vennen" and "ven" are one."""
    short = _ENDING.sub("", word)
    if len(short) < _LEAST:
        return word
    return short[:-1] if len(short) > _LEAST and short[-1] == short[-2] else short


def pieces(word: str) -> set[str]:
    """Return *word* and what is left of it without one letter: words one slip apart share a piece."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def tails(word: str) -> Iterator[str]:
    """Yield the stems of all that may be the last part of a compound: of "sorgcafé" also "caf"."""
    for at in range(_BEFORE, len(word) - SHORTEST + 1):
        yield stem(word[at:])


def begins(compound: str, part: str) -> bool:
    """Tell whether *compound* is *part* and another word, or has an ending: "mandag" is none of "mand"."""
    rest = compound.removeprefix(part)
    return len(rest) >= SHORTEST or not rest or bool(_ENDING.fullmatch(rest))
