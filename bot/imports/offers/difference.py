"""What an import would change: the offers of a file beside those that stand, both by id."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.offers import document
from knowledge.offers.mistakes import quoted
from knowledge.offers.offer import OfferId
from knowledge.offers.rows import to_cells

FIRST = 20  # offers of each kind that are shown
Documents = Iterable[tuple[OfferId, str]]


@dataclass(slots=True)
class Difference:
    """Which offers are new, changed, or in the store alone; how many are the same; the first as *lines*."""

    added: list[OfferId] = field(default_factory=list)
    changed: list[OfferId] = field(default_factory=list)
    alone: list[OfferId] = field(default_factory=list)
    same: int = 0
    lines: dict[str, list[str]] = field(default_factory=dict)

    def show(self, what: str, lines: Iterable[str], count: int) -> None:
        """Keep *lines* of what is the *count*th of its kind, if they are to be shown."""
        if count <= FIRST:
            self.lines.setdefault(what, []).extend(lines)


def compare(given: Documents, stands: Documents) -> Difference:
    """Return how *given* differs from what *stands*."""
    found = Difference()
    for id_, new, old in _side_by_side(given, stands):
        if new is None:
            found.alone.append(id_)
            found.show("alone", [f"removed  {id_}: {_called(old)}"], len(found.alone))
        elif old is None:
            found.added.append(id_)
            found.show("added", [f"added    {id_}: {_called(new)}"], len(found.added))
        elif new == old:
            found.same += 1
        else:
            found.changed.append(id_)
            if len(found.changed) <= FIRST:
                found.show("changed", [f"changed  {id_}", *_fields(old, new)], len(found.changed))
    return found


def _side_by_side(given: Documents, stands: Documents) -> Iterator[tuple[OfferId, str | None, str | None]]:
    """Yield each id once, with its document on either side."""
    left, right = iter(given), iter(stands)
    new, old = next(left, None), next(right, None)
    while new or old:
        if old is None or (new and new[0] < old[0]):
            assert new  # noqa: S101 - one of them is there
            yield new[0], new[1], None
            new = next(left, None)
        elif new is None or old[0] < new[0]:
            yield old[0], None, old[1]
            old = next(right, None)
        else:
            yield new[0], new[1], old[1]
            new, old = next(left, None), next(right, None)


def _called(text: str | None) -> str:
    return document.read(text).name if text else ""


def _fields(old: str, new: str) -> Iterator[str]:
    """Yield what changes in one offer, column by column."""
    before, after = to_cells(document.read(old)), to_cells(document.read(new))
    for column, cell in after.items():
        if cell != before[column]:
            yield f"  {column}: {quoted(before[column])} → {quoted(cell)}"
