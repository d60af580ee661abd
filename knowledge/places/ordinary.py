"""Ordinary words of Danish and English: a place is not seen in them unless the sentence says so."""

import re
from functools import cache

import wordfreq

SHORT = 4  # an ending is only taken off a word when this much of it stays

_ENDINGS = re.compile(r"(?:erne|ernes|ene|ens|ers|ets|ede|ende|en|er|et|es|ne|te|e|s|t)$")
_LANGUAGES = ("da", "en", "nb")  # Norwegian tells Danish words from Danish town names: it has only the words


def is_word(word: str) -> bool:
    """Return whether *word* (case folded, with its Danish letters) is an ordinary word, in any inflection."""
    words = known()
    if word in words:
        return True
    stem = _ENDINGS.sub("", word)
    return len(stem) >= SHORT and stem != word and (stem in words or stem + "e" in words)


def names_a_thing(name: str) -> bool:
    """Return whether a place name is an ordinary word too: English or Norwegian know it, not only Danish."""
    word = name.casefold()
    return word in _words("en") or word in _words("nb")


def is_english(word: str) -> bool:
    """Return whether *word* (case folded) is a common English word."""
    return word in _words("en")


@cache
def known() -> frozenset[str]:
    """Return the common words of all the languages."""
    return frozenset().union(*(_words(language) for language in _LANGUAGES))


@cache
def _words(language: str) -> frozenset[str]:
    # wordfreq's small lists: words that are written at least once in a million
    return frozenset(wordfreq.get_frequency_dict(language, "small"))
