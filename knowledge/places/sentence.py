"""A sentence around a name: whether it says that the name is meant as a place."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from knowledge.places.cues import (
    ARTICLES,
    CLOSE_TO,
    COVERING,
    DANISH,
    ENGLISH,
    LIST,
    PREPOSITIONS,
    RESIDED_IN,
    RESIDING,
    RESIDING_ENDS,
    TITLES_AFTER,
    TITLES_BEFORE,
)
from knowledge.places.folding import fold

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+")
_STOP = re.compile(r"[.!?:;\n•]")


@dataclass(frozen=True)
class Sentence:
    """A text as words: as typed and folded, with what stands between them."""

    text: str
    words: tuple[str, ...]
    keys: tuple[str, ...]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the text."""
        return [match.span() for match in _WORD.finditer(self.text)]

    def between(self, left: int, right: int) -> str:
        """Return what stands between the end of word *left* and the start of word *right*."""
        return self.text[self.spans[left][1] : self.spans[right][0]]

    def before(self, at: int) -> str:
        """Return the folded word directly before word *at*, in the same clause."""
        if at == 0 or self.between(at - 1, at).strip(" \"'“”«»(-"):
            return ""
        return self.keys[at - 1]

    def after(self, at: int) -> str:
        """Return the folded word directly after word *at*."""
        if at + 1 >= len(self.keys) or self.between(at, at + 1).strip(" \"'“”«»-"):
            return ""
        return self.keys[at + 1]

    def opens(self, at: int) -> bool:
        """Whether word *at* opens a sentence, so that its capital says nothing."""
        return at == 0 or bool(_STOP.search(self.between(at - 1, at)))

    @cached_property
    def shouts(self) -> bool:
        """Whether capitals say nothing in this text: all of it, or every word, is written with them."""
        long = [word for word in self.words if len(word) > 2 and word.isalpha()]
        lower = sum(word[0].islower() for word in long)
        return lower * 3 < len(long)

    @cached_property
    def english(self) -> bool:
        """Whether it looks more like English than Danish, so that "from them" is no place."""
        english = sum(word in ENGLISH for word in self.keys)
        return english > sum(word in DANISH for word in self.keys)

    def listed(self, last: int) -> bool:
        """Whether a list goes on after word *last*: a comma, "og" or "eller"."""
        if last + 1 >= len(self.keys):
            return False
        return "," in self.between(last, last + 1) or self.keys[last + 1] in LIST

    def capital(self, at: int) -> bool:
        """Whether word *at* has a capital that says something."""
        return self.words[at][0].isupper() and not self.shouts

    def placed(self, at: int) -> bool:
        """Whether a preposition of place stands directly before word *at*."""
        before = self.before(at)
        return before in PREPOSITIONS and not (before == "i" and self.english)  # "I volunteer" is no "i"

    def resides(self, at: int) -> bool:
        """Whether somebody is said to live or work in word *at*: "bor i", "forening fra"."""
        if at < 2 or self.before(at) not in RESIDED_IN:
            return False
        return self.keys[at - 2] in RESIDING or self.keys[at - 2].endswith(RESIDING_ENDS)

    def sent_from(self, at: int) -> bool:
        """Whether word *at* may be a sender: "en mail fra Tim"."""
        return self.before(at) in {"fra", "from"}

    def covered(self, at: int) -> bool:
        """Whether somebody is said to cover word *at*: "hvem dækker skive"."""
        return self.before(at) in COVERING

    def close_by(self, at: int) -> bool:
        """Whether word *at* is only near: "tæt på", "nær", "close to"."""
        before = self.before(at)
        return before in {"naer", "near"} or (at > 1 and (self.keys[at - 2], before) in CLOSE_TO)

    def titled(self, at: int, last: int) -> bool:
        """Whether words *at* to *last* are called a town or a municipality."""
        return self.after(last) in TITLES_AFTER or self.before(at) in TITLES_BEFORE

    def counted(self, at: int) -> bool:
        """Whether an article or a possessive makes word *at* an ordinary noun."""
        return self.before(at) in ARTICLES and not self.capital(at)

    def part_of_name(self, at: int) -> bool:
        """Whether word *at* belongs to a longer name: "Mette Lund", "Ældre Sagen"."""
        before = self.before(at)
        named = bool(before) and self.words[at - 1][0].isupper()
        return named and before not in PREPOSITIONS and before not in TITLES_BEFORE and before not in RESIDING


def read(text: str) -> Sentence:
    """Return *text* as a sentence; what belongs to mail and web addresses is left out."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "@" in text or "www." in text or "://" in text:
        text = _ADDRESS.sub(lambda match: "." * len(match[0]), text)
    words = _WORD.findall(text)
    keys = _WORD.findall(fold(text))
    if len(keys) != len(words):  # a rare letter that folding takes apart
        keys = [fold(word) for word in words]
    return Sentence(text, tuple(words), tuple(keys))
