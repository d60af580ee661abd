"""Finds what looks like a Danish civil registration (CPR) number and takes it out of a text.

The grammar: a date (DDMMYY or DDMMYYYY; the day 1-31, or 61-91 for replacement numbers) that exists in some
century, and a serial of four characters (digits, or digit, two letters, digit). There is no mod-11 check:
since 2007 valid numbers fail it. All work is done on a folded copy of equal length, so offsets need no map.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

MARK = "··········"
"""What stands where a number stood: ten signs that say nothing in any language and match nothing."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text without CPR numbers; *looks_like_time* when what went may have been a date with a time."""

    text: str
    found: bool = False
    looks_like_time: bool = False


def redact(text: str) -> Redaction:
    """Return *text* with every CPR number replaced by `MARK`."""
    return _without(text, _finds(text))


def split_over(previous: str, text: str) -> Redaction:
    """Return *text* redacted, also of the rest of a number that the message before it began."""
    before = previous[-_TAIL:]
    crossing = [
        _Find(max(find.start - len(head), 0), find.end - len(head), time=find.time)
        for head in (before, before.rstrip() + "\n")
        for find in _finds(head + text)
        if find.end > len(head)
    ]
    return _without(text, crossing)


_TAIL = 64  # longer than any number with its separators and a few invisible characters
_SKIP = "\0"  # in the folded copy: a character that nobody sees


class _Find(NamedTuple):
    """A number from *start* to *end*; *time* when it may be a date with a time."""

    start: int
    end: int
    time: bool


def _without(text: str, finds: list[_Find]) -> Redaction:
    if not finds:
        return Redaction(text)
    pieces, done = [], 0
    for start, end in _merged(finds):
        pieces += [text[done:start], MARK]
        done = end
    looks_like_time = any(find.time for find in finds)
    return Redaction("".join([*pieces, text[done:]]), found=True, looks_like_time=looks_like_time)


def _merged(finds: list[_Find]) -> Iterator[tuple[int, int]]:
    """Yield the spans in order, those that overlap as one."""
    start, end, _ = min(finds)
    for next_start, next_end, _ in sorted(finds):
        if next_start >= end:
            yield start, end
            start = next_start
        end = max(end, next_end)
    yield start, end


def _finds(text: str) -> list[_Find]:
    folded = text.translate(_FOLDING)
    views = [folded]
    if "<" in folded:  # a number may stand across markup as well as within it
        views.append(_TAG.sub(lambda tag: _SKIP * len(tag[0]), folded))
    return [find for view in views for pattern in _PATTERNS for find in _scan(pattern, view)]


def _scan(pattern: re.Pattern[str], view: str) -> Iterator[_Find]:
    for match in pattern.finditer(view):
        day, month, year, joint, serial = (part.replace(_SKIP, "") for part in match.group(*_PARTS))
        if not _exists(day, month, year.replace(" ", "")) or (
            match["split"] and _is_something_else(match, view)
        ):
            continue
        time = (
            day <= "31" and _is_clock(serial) and (" " in joint or "\n" in joint or _is_parted(match["date"]))
        )
        yield _Find(match.start("date"), match.end("serial"), time=time)


@lru_cache(maxsize=4096)
def _exists(day: str, month: str, year: str) -> bool:
    """Whether the date exists in a century people are born in; replacement numbers add 60 to the day."""
    years = [int(year)] if len(year) == 4 else [century + int(year) for century in (1800, 1900, 2000)]
    born = int(day) - 60 if day > "60" else int(day)
    return any(_is_date(full, int(month), born) for full in years)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_parted(written: str) -> bool:
    return any(separator in written for separator in " ./")


@lru_cache(maxsize=4096)
def _is_clock(serial: str) -> bool:
    digits = serial.translate(_SPLITS)
    return digits.isdigit() and digits[:2] < "24" and digits[2:] < "60"


def _is_something_else(match: re.Match[str], view: str) -> bool:
    """Whether a serial written 2 + 2 belongs to a phone number, a plain date or a row of times instead."""
    after = view[match.end("serial") : match.end("serial") + _TAIL]
    if _GOES_ON.match(after) or _PHONE_ENDS.match(after):
        return True
    if match["joint"].strip(_SKIP):
        return False
    full_year = (match["year"] + match["serial"]).replace(_SKIP, "")[:4]
    before = view[max(match.start() - _TAIL, 0) : match.start()]
    return full_year[:2] in _CENTURIES or _PHONE_BEGINS.search(before) is not None


_SPLITS = str.maketrans("", "", " .")
_CENTURIES = ("18", "19", "20")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_GOES_ON = re.compile(r"\0*[.:/-]\0*[0-9]")  # 12.11.26-13.11.26, 86 12 34 56 10-12
_PHONE_ENDS = re.compile(r"(?: [0-9]{2}){2,3}(?! ?[0-9])")  # 12.11.26 86 12 34 56
_PHONE_BEGINS = re.compile(
    r"(?:tlf|telefon|phone|mobil|cvr|ring|call|sms|\+45)[^0-9a-z]{0,4}$", re.IGNORECASE
)


def _pattern(year: str) -> re.Pattern[str]:
    """Return the grammar for one way to write the year, looking from every place: none hides another."""
    parted = r"\0*(?:[./]\0* ?\0*| \0*)?"
    number = (
        rf"(?P<date>(?P<day>[0-36-9]\0*[0-9]){parted}(?P<month>[01]\0*[0-9]){parted}(?P<year>{year}))\0*"
        r"(?P<joint>(?:[ ./_\n-]\0*){0,3})"
        r"(?P<serial>[0-9]\0*(?:[0-9]\0*(?P<split>[ .]\0*)?[0-9]|[A-Z]\0*(?:[ .]\0*)?[A-Z])\0*[0-9])"
    )
    return re.compile(rf"(?<![0-9])(?={number}(?![0-9]))", re.IGNORECASE)


_PARTS = ("day", "month", "year", "joint", "serial")
_PATTERNS = (
    _pattern(r"[0-9]\0*[0-9]"),
    _pattern(r"(?:1\0*[89]|2\0*0)\0* ?\0*[0-9]\0*[0-9]"),
)


class _Folding(dict[int, str]):
    """Folds one character to one: digits, dashes and spaces to plain ones, what nobody sees to `_SKIP`."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(sign: str) -> str:
    if sign in _PLAIN:
        return _PLAIN[sign]
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(sign)
    if category in {"Pd", "Zs"}:
        return "-" if category == "Pd" else " "
    if category in {"Cc", "Cf", "Cs", "Me", "Mn"}:
        return _SKIP
    compatible = unicodedata.normalize("NFKC", sign)
    return compatible if len(compatible) == 1 else sign


_PLAIN = {
    "\n": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\t": " ",
    "\u2212": "-",  # minus sign
    "\u02d7": "-",  # modifier letter minus
    "\u2043": "-",  # hyphen bullet
    "\u2044": "/",  # fraction slash
    "\u2215": "/",  # division slash
    "\u3002": ".",  # ideographic full stop
    "\u3164": _SKIP,  # fillers, blank on screen
    "\u115f": _SKIP,
    "\u1160": _SKIP,
    "\uffa0": _SKIP,
    "\u2800": _SKIP,
}
_FOLDING = _Folding()
