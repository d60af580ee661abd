"""The words a case is found by, kept in step by the transactions that write them."""

import re
import sqlite3
from collections.abc import Iterable
from zlib import crc32

from bot.store.packing import pack
from knowledge.library.phrases import fold
from knowledge.records import Inquiry

TEXT = """insert into case_text(inquiry_id, words)
  select (select id from inquiry where reference = value->>0), value->>1 from json_each(?) where true
  on conflict(inquiry_id) do update set words = words || excluded.words"""
NUMBERS = """insert or ignore into case_word(word, inquiry_id)
  select value->>0, (select id from inquiry where reference = value->>1) from json_each(?)"""
SHARED = 1 << 16  # numbers for all words there are: each stands for several, so none tells which was said
LONGEST = 60  # letters of a word that are kept: what is longer is no word
_DIGITS = re.compile(r"\D+")
_COUNTRY = "45"  # a phone number is found with it and without


def of_inquiry(inquiry: Inquiry) -> tuple[str, str]:
    """Return the row of `TEXT` for *inquiry*: its words, its reference, who and where."""
    told = (inquiry.text, inquiry.unreached, inquiry.actor, inquiry.address, *inquiry.municipalities)
    words = {*_words(*told), *_reference(inquiry.reference), *_phone(inquiry.address)}
    return inquiry.reference, _line(words)


def of_text(reference: str, text: str) -> tuple[str, str]:
    """Return the row of `TEXT` for a further *text* of a case."""
    return reference, _line(_words(text))


def numbers(row: tuple[str, str]) -> list[tuple[int, str]]:
    """Return the rows of `NUMBERS` for a row of `TEXT`."""
    reference, words = row
    return [
        (number, reference) for number in sorted({crc32(word.encode()) % SHARED for word in words.split()})
    ]


def keep(connection: sqlite3.Connection, *rows: tuple[str, str]) -> None:
    """Write *rows* of `TEXT`, and what belongs to them."""
    connection.execute(TEXT, (pack(list(rows)),))
    connection.execute(NUMBERS, (pack([one for row in rows for one in numbers(row)]),))


def asked(search: str) -> list[str]:
    """Return what must stand in the words of a case that *search* finds; its last word may be only begun."""
    words = [f" {word[:LONGEST]}" for word in fold(search).split()]
    return [*(f"{word} " for word in words[:-1]), *words[-1:]]


def _line(words: Iterable[str]) -> str:
    """Return *words* as they stand in `TEXT`: each between two spaces, also once more are added."""
    return f" {' '.join(sorted(words))} "


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
