"""The words a case is found by, kept in step by the transactions that write them."""

import re
import sqlite3
from collections.abc import Iterable

import orjson

from knowledge.library.phrases import fold
from knowledge.records import Inquiry

WORDS = """insert or ignore into case_word(word, inquiry_id)
  select value->>0, (select id from inquiry where reference = value->>1) from json_each(?)"""
LONGEST = 60  # letters of a word that are kept: what is longer is no word
_DIGITS = re.compile(r"\D+")
_COUNTRY = "45"  # a phone number is found with it and without


def of_inquiry(inquiry: Inquiry) -> list[tuple[str, str]]:
    """Return the rows of `WORDS` for *inquiry*: its words, its reference, who and where."""
    told = (inquiry.text, inquiry.unreached, inquiry.actor, inquiry.address, *inquiry.municipalities)
    words = {*_words(*told), *_reference(inquiry.reference), *_phone(inquiry.address)}
    return [(word, inquiry.reference) for word in sorted(words)]


def of_text(reference: str, text: str) -> list[tuple[str, str]]:
    """Return the rows of `WORDS` for a further *text* of a case."""
    return [(word, reference) for word in sorted(_words(text))]


def keep(connection: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    """Write *rows*; words that a case has already change nothing."""
    connection.execute(WORDS, (orjson.dumps(list(rows)).decode(),))


def asked(search: str) -> list[str]:
    """Return the words of a *search*; the last one may be only begun."""
    return [word[:LONGEST] for word in fold(search).split()]


def _words(*texts: str) -> set[str]:
    return {word[:LONGEST] for text in texts for word in fold(text or "").split()}


def _reference(reference: str) -> set[str]:
    """Return how a reference is typed: ``26-0147-K`` in its three parts, and in one."""
    folded = fold(reference)
    return {*folded.split(), folded.replace(" ", "")}


def _phone(address: str) -> set[str]:
    """Return the digits of a phone number as one word."""
    if "@" in address:
        return set()
    digits = _DIGITS.sub("", address).removeprefix("00")
    return {digits, digits.removeprefix(_COUNTRY)} - {""}
