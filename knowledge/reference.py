"""References of inquiries (``26-0147-K``) and the code on the receipt.

The last letter checks the others: the digits of year and number, from the right, are weighted 1, 2, 4, 8 …
and summed modulo 19, and each remainder has its letter. 19 is prime and neighbouring weights differ, so any
one wrong digit and any two swapped neighbours give another letter.
"""

import hmac
import re
from collections.abc import Iterable

LETTERS = "ABCDEFHJKMNPRTVWXYZ"  # 19; without G I L O Q S U, which look like 6 1 0 5 or like each other
MASK = "••••"  # what staff read in the place of a code


def write(year: int, number: int) -> str:
    """Return the reference of the inquiry with this *number* in *year*."""
    digits = f"{year % 100:02}{number:04}"
    return f"{digits[:2]}-{digits[2:]}-{_check_letter(digits)}"


def parse(text: str) -> str | None:
    """Return the first valid reference anywhere in *text* in its written form; None where there is none."""
    for match in _REFERENCE.finditer(text):
        year, number, letter = match.groups()
        if letter.upper() == _check_letter(year + number):
            return f"{year}-{number}-{letter.upper()}"
    return None


def whole(text: str) -> str:
    """Return the reference that *text* is, forgiven its case, spaces and hyphens; empty for what is none."""
    known = parse(text) or ""
    return known if "".join(text.upper().replace("-", "").split()) == known.replace("-", "") else ""


def mistyped(text: str) -> bool:
    """Whether *text* holds what looks like a reference, but whose letter does not fit."""
    return parse(text) is None and any(_REFERENCE.finditer(text))


def code(reference: str, key: bytes) -> str:
    """Return the code on the receipt of *reference*: eight letters that only the holder of *key* can tell."""
    number = int.from_bytes(hmac.digest(key, f"receipt {reference}".encode(), "sha256"))
    letters = []
    for _ in range(8):
        number, remainder = divmod(number, len(LETTERS))
        letters.append(LETTERS[remainder])
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def shows(text: str, receipt_code: str) -> bool:
    """Whether the first code in *text* is *receipt_code*; case, spaces and hyphens are forgiven.

    Only the first one counts: a message is one try.
    """
    said = next((word[1] for word in _CODE_LIKE.finditer(text) if _is_code(word[1])), "")
    return hmac.compare_digest(_letters(said).encode(), _letters(receipt_code).encode())


def masked(text: str, codes: Iterable[str]) -> str:
    """Return *text* with a mark for each of *codes*, in small letters and without the hyphen too."""
    for secret in {_letters(code) for code in codes} - {""}:
        spelled = rf"(?<![A-ZÆØÅ]){secret[:4]}{_BETWEEN}{secret[4:]}(?![A-ZÆØÅ])"
        text = re.sub(spelled, MASK, text, flags=re.IGNORECASE)
    return text


def _is_code(word: str) -> bool:
    """Whether *word* is in the letters of a code: "koden er" is none."""
    return set(_letters(word)) <= set(LETTERS)


def _check_letter(digits: str) -> str:
    weighted = sum(int(digit) << place for place, digit in enumerate(reversed(digits)))
    return LETTERS[weighted % len(LETTERS)]


def _letters(written: str) -> str:
    return "".join(sign for sign in written.upper() if sign.isalpha())


_BETWEEN = r"[\s._/‐‑‒–—−-]{0,3}"
_REFERENCE = re.compile(
    rf"(?<![0-9])([0-9]{{2}}){_BETWEEN}([0-9]{{4,6}}){_BETWEEN}([A-Z])(?![A-ZÆØÅ0-9])",
    re.IGNORECASE,
)
# Looked for at every letter: in "kode ABCD-EFHJ" the first eight letters that stand like one are none.
_CODE_LIKE = re.compile(rf"(?<![A-ZÆØÅ])(?=([A-Z]{{4}}{_BETWEEN}[A-Z]{{4}})(?![A-ZÆØÅ]))", re.IGNORECASE)
