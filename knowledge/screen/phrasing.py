"""The small language of the crisis phrases: how a text is made plain, and how a phrase finds itself in it.

A phrase is words with a space between. ``a|b`` is one of these, ``word*`` begins so, ``(a|b c)`` may be left
out, ``{a|b c}`` is one of several that may have several words, ``~`` is up to four words between, ``<name>``
is a set of words, ``^`` and ``$`` are the beginning and the end of the text. ``one & other`` is both in one
sentence, in any order.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

BREAK = "."  # the word that stands between two sentences
LONGEST = 32_000  # letters looked at from the beginning and from the end: far more than is ever kept
WORDS = 4096  # words whose look-up is remembered: the common ones; a rare one costs a few microseconds again


class PhraseError(ValueError):
    """A phrase cannot be read; the message says why."""


def plain(text: str) -> str:
    """Return *text* as phrases see it: small letters, no accents, no doubled letters, one space, padded."""
    if len(text) > 2 * LONGEST:
        text = f"{text[:LONGEST]}\n{text[-LONGEST:]}"
    text = _DOTS.sub(" ", text.lower()).replace("ae", "æ").replace("oe", "ø")
    text = _DOUBLED.sub(r"\1", text.translate(_LETTERS))
    return f" {' '.join(text.split())} "


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: the *source* of its pattern, and the key words of which one must be there for it to fit.

    *label* is what the phrase stands for, to whom it may concern.
    """

    text: str
    source: str
    keys: tuple[str, ...]
    label: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first needed: most never are."""
        return _compiled(self.source)


class Phrases:
    """Many phrases, found quickly: only those are tried whose key word is in the text."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._words: dict[str, list[Phrase]] = {}
        self._beginnings: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for key in phrase.keys:
                index = self._beginnings if key.endswith("*") else self._words
                index.setdefault(key.rstrip("*"), []).append(phrase)
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})
        self._with = lru_cache(maxsize=WORDS)(self._look_up)

    def found(self, text: str) -> Iterator[tuple[Phrase, re.Match[str]]]:
        """Yield each phrase that is in the plain *text*, with its first match."""
        for phrase in self._worth_trying(text):
            if match := phrase.pattern.search(text):
                yield phrase, match

    def without(self, text: str) -> str:
        """Return the plain *text* with every phrase cut out of it."""
        for phrase in self._worth_trying(text):
            text = phrase.pattern.sub(" -", text)
        return text

    def _worth_trying(self, text: str) -> Iterable[Phrase]:
        tried: dict[Phrase, None] = {}
        for word in text.split():
            if phrases := self._with(word):
                tried.update(dict.fromkeys(phrases))
        return tried

    def _look_up(self, word: str) -> tuple[Phrase, ...]:
        """Return the phrases that *word* is a key of."""
        found = list(self._words.get(word, ()))
        for length in self._lengths:
            if length <= len(word):
                found += self._beginnings.get(word[:length], ())
        return tuple(found)


def read(text: str, sets: Mapping[str, str], label: str = "") -> Phrase:
    """Return the phrase written as *text*; raise PhraseError when it cannot be read."""
    sides = [[_part(token) for token in _tokens(side)] for side in _filled(text, sets).split(" & ")]
    keys = max((keys for side in sides for _, keys in side), key=_rarity, default=())
    if not keys:
        raise PhraseError(f"{text!r} has no word that must be there.")
    sources = ["".join(source for source, _ in side) for side in sides]
    if len(sources) == 1:
        return Phrase(text, sources[0], keys, label)
    return Phrase(text, _BEGINNING + "".join(f"(?={_AHEAD}{source})" for source in sources), keys, label)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _rarity(keys: tuple[str, ...]) -> tuple[bool, float]:
    """Return how rare a text with one of *keys* is: long words first, then few of them."""
    return bool(keys), min((len(key) for key in keys), default=0) - len(keys) / 1000


def _filled(text: str, sets: Mapping[str, str]) -> str:
    for _ in range(3):  # a set may name another one
        text = _SET.sub(lambda name: _known(name[1], sets), text)
    return text


def _known(name: str, sets: Mapping[str, str]) -> str:
    if name not in sets:
        raise PhraseError(f"<{name}> is no set.")
    return sets[name]


def _tokens(text: str) -> list[str]:
    tokens = _TOKEN.findall(text)
    if "".join(tokens).replace(" ", "") != text.replace(" ", ""):
        raise PhraseError(f"{text!r} has a bracket too many or too few.")
    return tokens


def _part(token: str) -> tuple[str, tuple[str, ...]]:
    """Return the pattern of one *token* and, where it must be there, the words it can be."""
    if token in _SIGNS:
        return _SIGNS[token], ()
    if token[0] in "({":
        choices = [choice.split() for choice in token[1:-1].split("|")]
        source = "|".join("".join(_word(word) for word in words) for words in choices)
        if token[0] == "(":
            return f"(?:{source})?", ()
        return f"(?:{source})", tuple(_key(max(words, key=len)) for words in choices)
    words = token.split("|")
    source = f"(?:{'|'.join(_word(word) for word in words)})"
    return source, () if "$" in words else tuple(_key(word) for word in words)


@cache
def _word(word: str) -> str:
    if word in _SIGNS:
        return _SIGNS[word]
    ending = r"\w*" if word.endswith("*") else ""
    return f" {re.escape(_key(word).rstrip('*'))}{ending}(?= )"


@cache
def _key(word: str) -> str:
    folded = plain(word.rstrip("*")).strip()
    if not folded or " " in folded:
        raise PhraseError(f"{word!r} is not one word.")
    return folded + ("*" if word.endswith("*") else "")


_TOKEN = re.compile(r"\([^(){}]+\)|\{[^(){}]+\}|[^\s(){}]+")
_SET = re.compile(r"<(\w+)>")
_SIGNS = {"~": r"(?: \w+){0,4}?", "^": "^", "$": r"(?=(?: \.)* $)"}
_BEGINNING = r"(?:^|(?<= \.))"  # of a sentence
_AHEAD = r"(?: (?!\.)\S+)*?"  # any words of the same sentence
_DOTS = re.compile(r"\.{2,}|…")
_DOUBLED = re.compile(r"([^\W\d_])\1+")


class _Letters(dict[int, str]):
    """Folds one character: accents go, marks that end a sentence become `BREAK`, other marks a space."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(sign: str) -> str:
    if sign in _FOLDED:
        return _FOLDED[sign]
    small = unicodedata.normalize("NFKD", sign.casefold())
    letters = "".join(letter for letter in small if letter.isalnum())
    if letters:
        return letters
    return "" if unicodedata.category(sign) in {"Cf", "Mn", "Me", "Cs"} else " "


_FOLDED = {
    "æ": "e",
    "ä": "e",
    "ø": "o",
    "ö": "o",
    "å": "a",
    **dict.fromkeys("'’`´‘", ""),
    **dict.fromkeys(".!?;\n", f" {BREAK} "),
}
_LETTERS = _Letters()
