"""The first row of a sheet with offers: every column once, and none that nobody knows."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from bot.imports.sheet import SheetError
from knowledge.offers.rows import COLUMNS

ALL = "`export --what offers` writes a sheet that has them all"
OLDER = "Older inquiries are imported with --what inquiries."


def columns(cells: Sequence[str]) -> list[str]:
    """Return the names of the columns, or raise one SheetError with everything that is wrong with them."""
    names = [cell.strip() for cell in cells]
    wrong = list(_wrong(names))
    if not any(names):
        raise SheetError("The file is empty; its first row must name the columns.")
    if "opened_at" in names:
        raise SheetError(f"Row 1 names no columns of offers. {OLDER}")
    if wrong:
        raise SheetError("\n".join((*wrong, "Nothing was imported.")))
    return names


def _wrong(names: Sequence[str]) -> Iterator[str]:
    for name in COLUMNS:
        if name not in names:
            yield f"Row 1: there is no column {name!r}; add it, empty where there is nothing to say ({ALL})."
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            alike = get_close_matches(name.lower(), COLUMNS, n=1)
            instead = f"write {alike[0]!r}, or leave it out" if alike else "leave it out"
            yield f"Row 1: the column {name!r} is not known; {instead}."
        elif names.count(name) > 1:
            yield f"Row 1: the column {name!r} is there twice; leave one out."
