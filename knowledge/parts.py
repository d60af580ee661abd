"""A long text in parts that one message each can carry, cut between sentences where that can be."""

import re
from collections.abc import Callable, Iterator

LIMIT = 4096  # UTF-16 units of one message (Bot API)
_ENDS = re.compile(r"\n+|(?<=[.!?:]) +")


def units(text: str) -> int:
    """Return the length that Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parts(text: str, *, limit: int = LIMIT) -> Iterator[str]:
    """Yield *text*, which is plain, in parts of at most *limit* units; no part is empty, unless all is."""
    rest = text.strip()
    while units(rest) > limit:
        at = cut(rest, limit=limit)
        head, rest = rest[:at].rstrip(), rest[at:].lstrip()
        yield head
    yield rest


def cut(text: str, *, limit: int = LIMIT, size: Callable[[str], int] = units) -> int:
    """Return where the longest part of whole sentences ends, else of whole words, else of letters.

    *size* tells how long a part is once it is written as it will be sent.
    """
    fits = _longest(text, limit, size)
    ends = [found.end() for found in _ENDS.finditer(text, 0, fits)]
    if ends:
        return ends[-1]
    return text.rfind(" ", 1, fits) + 1 or fits


def _longest(text: str, limit: int, size: Callable[[str], int]) -> int:
    """Return how many letters fit."""
    low, high = 1, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(text[:middle]) <= limit else (low, middle - 1)
    return low
