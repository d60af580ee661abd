"""Finds what looks like a Danish civil registration (CPR) number and takes it out of a text.

The grammar: a date (DDMMYY or DDMMYYYY; the day 1-31, or 61-91 for replacement numbers) that exists in some
century, and a serial of four characters (digits, or digit, two letters, digit). There is no mod-11 check:
since 2007 valid numbers fail it. What nobody sees is taken out of a folded copy before anything is matched,
so that the time it takes is in proportion to the length, whatever is written.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from knowledge.screen.numbers import hours_before_a_phone, something_else

MARK = "··········"
"""What stands where a number stood: ten signs that say nothing in any language and match nothing."""
TAIL = 64  # letters of what was said before that may begin a number: more than any, with a few unseen signs
SEAM = "\0"  # between two messages in it: nobody sees it, so a number may begin behind it or go on across it


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
    before = previous[-TAIL:]
    hours = hours_before_a_phone(before, text)
    crossing = [
        _Find(max(find.start - len(head), 0), find.end - len(head), time=find.time)
        for head in (before, before.rstrip() + "\n")
        for find in _finds(head + text)
        if find.end > len(head)
        if hours is None or not (hours.begin <= find.start and hours.spare(find.end - len(head)))
    ]
    return _without(text, crossing)


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
    if "<" in folded or "&" in folded:  # a number may stand across markup as well as within it
        views.append(_ENTITY.sub(_as_space, _TAG.sub(_as_nothing, folded)))
    return [find for view in map(_seen, views) for pattern in _PATTERNS for find in _scan(pattern, view)]


def _as_nothing(markup: re.Match[str]) -> str:
    return _SKIP * len(markup[0])


def _as_space(markup: re.Match[str]) -> str:
    return " " + _SKIP * (len(markup[0]) - 1)


@dataclass(frozen=True, slots=True)
class _View:
    """What is seen of a folded text, and where each of its signs stood."""

    seen: str
    offsets: Sequence[int]

    def parts(self, place: int) -> bool:
        """Whether *place* is not inside a run of digits; something unseen parts digits as well."""
        if not 0 < place < len(self.seen) or self.offsets[place] - self.offsets[place - 1] > 1:
            return True
        return not (self.seen[place - 1].isdigit() and self.seen[place].isdigit())


def _seen(folded: str) -> _View:
    if _SKIP not in folded:
        return _View(folded, range(len(folded)))
    offsets = [place for place, sign in enumerate(folded) if sign != _SKIP]
    return _View(folded.replace(_SKIP, ""), offsets)


def _scan(pattern: re.Pattern[str], view: _View) -> Iterator[_Find]:
    for match in pattern.finditer(view.seen):
        start, end = match.start("date"), match.end("serial")
        if not (view.parts(start) and view.parts(end)):
            continue
        day, month, year, joint, serial = match.group(*_PARTS)
        if not _exists(day, month, year.replace(" ", "")) or something_else(match):
            continue
        parted = " " in joint or "\n" in joint or _is_parted(match["date"])
        time = int(day) <= 31 and _is_clock(serial) and parted
        yield _Find(view.offsets[start], view.offsets[end - 1] + 1, time=time)


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


_SPLITS = str.maketrans("", "", " .")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_ENTITY = re.compile(r"&(?:nbsp|e[mn]sp|thinsp|#0{0,4}(?:160|32)|#x0{0,4}(?:a0|20));", re.IGNORECASE)


def _pattern(date: str, joint: str, split: str = r"[ .]") -> re.Pattern[str]:
    """Return the grammar for one way to write the *date*, looking from every place: none hides another.

    No two parts of it can take the same sign, so that there is one way to read on from any place.
    """
    serial = rf"[0-9](?:[0-9](?P<split>{split})?[0-9]|[A-Z](?:{split})?[A-Z])[0-9]"
    return re.compile(rf"(?=(?P<date>{date})(?P<joint>{joint})(?P<serial>{serial}))", re.IGNORECASE)


_PARTS = ("day", "month", "year", "joint", "serial")
_BETWEEN = r"(?: ?[./-] ?| )?"
_PAIRS = rf"(?P<day>[0-36-9][0-9]){_BETWEEN}(?P<month>[01][0-9]){_BETWEEN}"
_SHORT = r"(?P<day>[0-36-9]?[0-9]) ?[./-] ?(?P<month>[01]?[0-9]) ?[./-] ?"
_YEAR, _FULL_YEAR = r"(?P<year>[0-9]{2})", r"(?P<year>(?:1[89]|20) ?[0-9]{2})"
_JOINT = r"\)?(?:[ ./_\n-]{0,3}|:)"
_PATTERNS = (
    _pattern(_PAIRS + _YEAR, _JOINT),
    _pattern(_PAIRS + _FULL_YEAR, _JOINT),
    _pattern(_SHORT + _YEAR, r" ?- ?", r"(?!)"),  # 1.1.85-1234: only a hyphen tells it from other numbers
    _pattern(_SHORT + _FULL_YEAR, r" ?- ?", r"(?!)"),
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
    if category in _UNSEEN:
        return _SKIP
    compatible = unicodedata.normalize("NFKC", sign)
    return compatible if len(compatible) == 1 else sign


_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn"}  # Cn holds what is to be ignored by default
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
    "\ufffd": _SKIP,  # what cleaning leaves of a lone surrogate
    "*": _SKIP,  # bold, as chats write it
}
_FOLDING = _Folding()
