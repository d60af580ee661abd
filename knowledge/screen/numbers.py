"""Tells phone numbers, dates, times and postal codes from what only has the shape of a CPR number."""

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from knowledge.files.reader import CONTENT

POSTCODES = CONTENT / "postcodes.csv"
AROUND = 64  # signs looked at on either side of a number
PHONE = 4  # pairs of digits in a phone number


def something_else(match: re.Match[str]) -> bool:
    """Whether the CPR number that *match* has found is part of something else, beyond doubt.

    *match* has the groups date, year, joint, serial and split; what nobody sees is not in its text.
    """
    text = match.string
    before = text[max(match.start("date") - AROUND, 0) : match.start("date")]
    after = text[match.end("serial") : match.end("serial") + AROUND]
    if _is_phone(match, before, after) or _is_address(match, after):
        return True
    return bool(match["split"]) and _is_row(match, before, after)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours that one message ends with, from *begin*, and the phone number that is all of the next one.

    *named*: they are said to be hours. *end* is where the phone number ends.
    """

    begin: int
    end: int
    named: bool

    def spare(self, end: int) -> bool:
        """Whether what takes the hours for a date, and ends at *end* of the phone number, is mistaken.

        What uses up the number may be a date with all of its year, unless the hours are named so.
        """
        return self.named or end < self.end


def hours_before_a_phone(previous: str, text: str) -> Hours | None:
    """Return the hours at the end of *previous*, where *text* is a Danish phone number and nothing else."""
    phone, hours = _PHONE_ALONE.fullmatch(text), _HOURS.search(previous)
    if phone is None or hours is None:
        return None
    return Hours(hours.start("hours"), phone.end("number"), named=bool(hours["named"]))


def _is_row(match: re.Match[str], before: str, after: str) -> bool:
    """Whether a serial written 2 + 2 belongs to a phone number, a plain date or a row of times instead."""
    if match["split"] == "." and _is_date(match["serial"] + after):  # 12.11.26-13.11.26
        return True
    joint = match["joint"]
    if not _JOINED.isdisjoint(joint):  # 20 12 19 70 / 21 12 34 56
        return _PHONES.fullmatch(match["date"]) is not None and _PHONE_ENDS.match(after) is not None
    timed = not joint or match["split"] == "." or not match["date"].isdigit()
    if _PHONE_ENDS.match(after) or (timed and _GOES_ON.match(after)):
        return True
    if joint:
        return False
    full_year = (match["year"] + match["serial"])[:4]
    return full_year[:2] in _CENTURIES or _PHONE_BEGINS.search(before) is not None


def _is_phone(match: re.Match[str], before: str, after: str) -> bool:
    """Whether the pairs are a row of whole phone numbers, and the four digits behind them a postal code."""
    if not _SPACED.fullmatch(match["date"] + match["joint"]):
        return False
    pairs = _PAIRS_BEFORE.search(before)
    row = (pairs[0] if pairs else "") + match["date"] + match["joint"]
    if match["split"]:
        phones = _PHONES.match(row + match["serial"] + after)
        return phones is not None and len(phones[0].split()) > PHONE
    named = _PHONE_BEGINS.search(before.removesuffix(pairs[0] if pairs else "")) or _NAME.match(after)
    return _PHONES.fullmatch(row) is not None and named is not None


def _is_address(match: re.Match[str], after: str) -> bool:
    """Whether a date is followed by a postal code and the name of its town: 10/12 2026 8000 Aarhus."""
    if match["date"].isdigit() or not match["joint"].isspace():
        return False
    name = _NAME.match(after)
    return name is not None and (match["serial"], name[1].casefold()) in _towns()


def _is_date(text: str) -> bool:
    written = _DATE.match(text)
    if written is None:
        return False
    day, month, year = map(int, written.groups())
    try:
        date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return False
    return True


@cache
def _towns() -> frozenset[tuple[str, str]]:
    """Return each postal code with the first word of its town; none when the list cannot be read."""
    try:
        with POSTCODES.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        return frozenset((row["postcode"], row["town"].split()[0].casefold()) for row in rows)
    except (OSError, ValueError, KeyError, IndexError):
        return frozenset()


_CENTURIES = ("18", "19", "20")
_JOINED = frozenset("-/_")
_GOES_ON = re.compile(r"[.:/-][0-9]")  # 12.11.26 14.30-16.00, 86 12 34 56 10-12
_PHONE_ENDS = re.compile(r"(?: [0-9]{2}){2}(?! ?[0-9])")  # 12.11.26 86 12 34 56
_PHONE_BEGINS = re.compile(
    r"(?:tlf|telefon|phone|mobil|cvr|ring|call|sms|\+45)[^0-9a-z]{0,4}$", re.IGNORECASE
)
_SPACED = re.compile(r"(?:[0-9]{2} ){3}")
_PAIRS_BEFORE = re.compile(r"(?<![0-9./:-])(?:[0-9]{2} ){1,12}$")
_PHONES = re.compile(r"(?:[2-9][0-9](?: [0-9]{2}){3}(?: |(?![0-9])))+(?! ?[0-9])")
_NAME = re.compile(r" ([A-ZÆØÅ][a-zæøå]+)")
_PHONE_ALONE = re.compile(r"\s*(?:\+45 ?)?(?P<number>[2-9][0-9](?: ?[0-9]{2}){3})[\s.]*")
_CLOCK = r"(?:[01]?[0-9]|2[0-4])(?:[.:][0-5][0-9])?"
_NAMED = r"\b(?:kl\.?|klokken|hver|(?:man|tirs|ons|tors|fre|lør|søn)dage?)[ \na-zæøå.:]{0,20}"
_HOURS = re.compile(
    rf"(?P<named>{_NAMED})?(?<![0-9.:/-])(?P<hours>{_CLOCK} ?[-\u2013] ?{_CLOCK})\s*$", re.IGNORECASE
)
_DATE = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{2}|20[0-9]{2})(?![0-9])")
