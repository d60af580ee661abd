"""Danish folding: one spelling for å/aa/a, ø/oe/o and æ/ae, so that any keyboard finds a name."""

import re
import unicodedata

_LETTERS = str.maketrans({"å": "a", "ø": "o", "ö": "o", "æ": "ae", "ä": "ae", "ü": "u", "é": "e", "è": "e"})
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return *text* in the one spelling that names are compared in; word boundaries stay where they were."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain).translate(_LETTERS)
    if "aa" in plain:
        plain = plain.replace("aa", "a")
    return plain.replace("oe", "o") if "oe" in plain else plain


def danish(text: str) -> str:
    """Return *text* in lower case with its Danish letters, however they were typed: "aa" is "å"."""
    return text.casefold().replace("aa", "å").replace("ae", "æ").replace("oe", "ø")


def key(name: str) -> str:
    """Return the folded words of *name*, one space between them: how the index knows it."""
    return " ".join(_WORD.findall(fold(name)))
