"""Counts of what people did, told so that no small one can be read or worked out from the others."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 5  # below it a number could point at a person
_Entry = tuple[int, int]


class Mark(StrEnum):
    """What stands where a number is not told."""

    FEW = "few"  # fewer than FEWEST, none among them: a zero that is told would tell of the others
    HIDDEN = "hidden"  # more, but a small one could be worked out from it


Shown = int | Mark


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it may be seen: its *cells* by row, the sums of its *rows* and *columns*, and all of it."""

    cells: tuple[tuple[Shown, ...], ...]
    rows: tuple[Shown, ...]
    columns: tuple[Shown, ...]
    total: Shown


def masked(counts: Sequence[Sequence[int]]) -> Table:
    """Return *counts* (rows of the same length) with their sums, and no small number among them.

    What is below FEWEST is masked. Where a masked number follows from what is shown, the sums and the rule
    itself among it, the next smallest of its row or column is masked too, until none does.
    """
    [table] = together(counts)
    return table


def together(*tables: Sequence[Sequence[int]]) -> list[Table]:
    """Return *tables* of one form, masked alike: what is hidden in one cannot be read in another.

    Where all searches were in vain, as many were missed as were made.
    """
    grids = [_Grid(_with_sums(counts)) for counts in tables]
    hidden: set[_Entry] = set()
    while True:
        for grid in grids:
            grid.mask(hidden)
        now = hidden.union(*(grid.masked for grid in grids))
        if now == hidden:
            return [_told(grid) for grid in grids]
        hidden = now


def _with_sums(counts: Sequence[Sequence[int]]) -> list[list[int]]:
    return [[*row, sum(row)] for row in [*counts, [sum(column) for column in _columns(counts)]]]


def _told(grid: "_Grid") -> Table:
    shown = [tuple(grid.shown((i, j)) for j in range(grid.width)) for i in range(grid.height)]
    return Table(
        cells=tuple(row[:-1] for row in shown[:-1]),
        rows=tuple(row[-1] for row in shown[:-1]),
        columns=shown[-1][:-1],
        total=shown[-1][-1],
    )


def _columns(counts: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    return list(zip(*counts, strict=True))


class _Grid:
    """The table with its sums as a last row and a last column.

    With the sums of rows and of columns taken negative, every line adds up to nothing. So a number can be
    another than it is exactly when there is a round of masked ones, rows and columns by turns, along which
    one more and one less is possible all the way: then nobody can tell which of the two tables it is.
    """

    def __init__(self, values: Sequence[Sequence[int]]) -> None:
        self._values = values
        self.height, self.width = len(values), len(values[0])
        self._masked: set[_Entry] = set()

    @property
    def masked(self) -> AbstractSet[_Entry]:
        """What is masked."""
        return self._masked

    def shown(self, at: _Entry) -> Shown:
        """Return what stands there."""
        if at not in self._masked:
            return self._value(at)
        return Mark.FEW if self._value(at) < FEWEST else Mark.HIDDEN

    def mask(self, besides: AbstractSet[_Entry] = frozenset()) -> None:
        """Mask what is small and what is *besides*, and what it takes that this cannot be worked out."""
        waiting = [at for at in self._entries() if self._value(at) < FEWEST or at in besides]
        self._masked.update(waiting)
        while waiting:  # masking more never betrays what was safe before
            at = waiting.pop()
            while self._follows(at) and (other := self._next(at)):
                self._masked.add(other)
                waiting.append(other)

    def _next(self, at: _Entry) -> _Entry | None:
        """Return what to mask besides: the smallest of a line where it is alone, else a sum that is enough.

        Where several small ones are masked and follow all the same, as noughts do from a sum of the others,
        the sum tells least.
        """
        row, column = self._in_row(at[0]), self._in_column(at[1])
        for line in (row, column):
            if len(self._masked.intersection(line)) == 1 and (found := self._told(line)):
                return found[0]
        told = sorted(self._told([*self._entries()]), key=lambda one: not self._is_at_the_end(one))
        enough = (one for one in told if not self._follows(at, besides=one))
        near = (one for one in told if one[0] == at[0] or one[1] == at[1])
        return next(enough, next(near, next(iter(told), None)))

    def _told(self, line: Sequence[_Entry]) -> list[_Entry]:
        """Return what is not masked of *line*, the smallest first; a sum before what it is the sum of."""
        told = (at for at in line if at not in self._masked)
        return sorted(told, key=lambda at: (self._value(at), not self._is_at_the_end(at), at))

    def _is_at_the_end(self, at: _Entry) -> bool:
        """Whether it is any sum: of a row, of a column, or of all."""
        return at[0] == self.height - 1 or at[1] == self.width - 1

    def _is_sum(self, at: _Entry) -> bool:
        """Whether it is the sum of a row or a column; the sum of all counts like what it is the sum of."""
        return (at[0] == self.height - 1) != (at[1] == self.width - 1)

    def _follows(self, at: _Entry, *, besides: _Entry | None = None) -> bool:
        """Whether the number at *at* can be nothing else, were the one *besides* masked too."""
        if besides:
            self._masked.add(besides)
            follows = self._follows(at)
            self._masked.discard(besides)
            return follows
        i, j = at
        up = self._moves(at, 1) and self._leads((j, "column"), (i, "row"), without=at)
        return not up and not (self._moves(at, -1) and self._leads((i, "row"), (j, "column"), without=at))

    def _leads(self, start: tuple[int, str], end: tuple[int, str], *, without: _Entry) -> bool:
        """Whether a round that has come to *start* can go on to *end*."""
        seen, waiting = {start}, [start]
        while waiting:
            line, kind = waiting.pop()
            for entry in self._in_row(line) if kind == "row" else self._in_column(line):
                there = (entry[1], "column") if kind == "row" else (entry[0], "row")
                if entry == without or there in seen or not self._moves(entry, 1 if kind == "row" else -1):
                    continue
                if there == end:
                    return True
                seen.add(there)
                waiting.append(there)
        return False

    def _moves(self, at: _Entry, way: int) -> bool:
        """Whether the number there could be one more (or less, the other *way*) for all that is shown."""
        if at not in self._masked:
            return False
        value = self._value(at) + (-way if self._is_sum(at) else way)
        return 0 <= value < FEWEST if self._value(at) < FEWEST else value >= FEWEST

    def _value(self, at: _Entry) -> int:
        return self._values[at[0]][at[1]]

    def _entries(self) -> Iterator[_Entry]:
        return ((i, j) for i in range(self.height) for j in range(self.width))

    def _in_row(self, i: int) -> list[_Entry]:
        return [(i, j) for j in range(self.width)]

    def _in_column(self, j: int) -> list[_Entry]:
        return [(i, j) for i in range(self.height)]
