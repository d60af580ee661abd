"""Postal codes in a text: four digits that are not a year, an amount or part of a phone number."""

import re

from knowledge.places.cues import GRAMMAR, POSTCODE, PREPOSITIONS, QUANTITY
from knowledge.places.folding import key
from knowledge.places.gazetteer import Postcode
from knowledge.places.sentence import Sentence

_MONEY = re.compile(r"\s*(?:kr\b|kroner|dkk|eur|euro|mio|mia|%|,-|,\d|\.\d)", re.IGNORECASE)
_GLUE = re.compile(r"\s*[-–/.:]?\s*")


def code_at(sentence: Sentence, at: int, codes: dict[str, Postcode]) -> Postcode | None:
    """Return the postal code that word *at* is, if the sentence allows it."""
    word = sentence.keys[at]
    digits = word.removeprefix("dk")
    code = codes.get(digits)
    if code is None:
        return None
    if len(digits) < len(word) or (at and sentence.keys[at - 1] == "dk"):
        return code
    if _town_follows(sentence, at, code):
        return code
    if _in_a_number(sentence, at):
        return None
    return code if _is_meant(sentence, at, int(digits)) else None


def _town_follows(sentence: Sentence, at: int, code: Postcode) -> bool:
    """Return whether the code's town is written beside it: "8800 Viborg", "Viborg 8800"."""
    town = key(code.town).split()[0]
    return town in (sentence.after(at), sentence.before(at))


def _in_a_number(sentence: Sentence, at: int) -> bool:
    """Return whether the digits belong to a phone number, a date, an amount or a reference."""
    start, end = sentence.spans[at]
    if at and sentence.keys[at - 1].isdigit() and _GLUE.fullmatch(sentence.between(at - 1, at)):
        return True
    last = at + 1 == len(sentence.keys)
    if not last and sentence.keys[at + 1].isdigit() and _GLUE.fullmatch(sentence.between(at, at + 1)):
        return True
    if _MONEY.match(sentence.text, end) or sentence.text[max(0, start - 1) : start] in {"+", "#", "§", "-"}:
        return True
    return _before(sentence, at) in QUANTITY


def _is_meant(sentence: Sentence, at: int, number: int) -> bool:
    """Return whether bare digits are meant as a code; years and round numbers need more than others."""
    if len(sentence.keys) == 1:
        return True
    before, after = _before(sentence, at), sentence.after(at)
    if before in POSTCODE:
        return True
    year = 1900 <= number <= 2099
    if year:
        return False
    named = bool(after) and sentence.words[at + 1][0].isupper()
    counts = bool(after) and after not in GRAMMAR and not named
    placed = before in PREPOSITIONS and not counts
    return placed or not (counts or number % 500 == 0)


def _before(sentence: Sentence, at: int) -> str:
    """Return the word before, an abbreviation's full stop or a colon forgiven: "postnr. 8800"."""
    return sentence.keys[at - 1] if at and sentence.between(at - 1, at).strip() in {"", ".", ":"} else ""
