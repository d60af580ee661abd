"""No small number is told, and none can be worked out from what is."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.offers.masking import FEWEST, Mark, Shown, Table, masked, together

FEW, HIDDEN = Mark.FEW, Mark.HIDDEN
SMALL = st.integers(0, 9)


def shown(table: Table) -> list[Shown]:
    """Return all that the table shows, cells first."""
    return [*(cell for row in table.cells for cell in row), *table.rows, *table.columns, table.total]


def with_sums(counts: Sequence[Sequence[int]]) -> list[int]:
    cells = [cell for row in counts for cell in row]
    columns = [sum(column) for column in zip(*counts, strict=True)]
    return [*cells, *(sum(row) for row in counts), *columns, sum(cells)]


def possible(table: Table, most: int) -> Iterator[list[int]]:
    """Yield every table that looks the same, with no number above *most*: what a reader must reckon with."""
    width = len(table.cells[0])
    ranges = [[*_may_be(cell, most)] for row in table.cells for cell in row]
    for cells in product(*ranges):
        numbers = with_sums([cells[at : at + width] for at in range(0, len(cells), width)])
        if all(number in _may_be(cell, 99) for number, cell in zip(numbers, shown(table), strict=True)):
            yield numbers


def _may_be(cell: Shown, most: int) -> Sequence[int]:
    if cell is FEW:
        return range(FEWEST)
    return range(FEWEST, most + 1) if cell is HIDDEN else (int(cell),)


def derived(counts: Sequence[Sequence[int]]) -> list[int]:
    """Return the masked numbers that can be nothing but what they are."""
    table = masked(counts)
    told = shown(table)
    ways = [set[int]() for _ in told]
    for numbers in possible(table, max(map(max, counts)) + 2):
        for way, number in zip(ways, numbers, strict=True):
            way.add(number)
        if all(len(way) > 1 for way, cell in zip(ways, told, strict=True) if isinstance(cell, Mark)):
            return []
    return [at for at, way in enumerate(ways) if isinstance(told[at], Mark) and len(way) < 2]


@settings(deadline=None)  # nothing here is timed
@given(
    st.integers(1, 3).flatmap(
        lambda wide: st.lists(st.lists(SMALL, min_size=wide, max_size=wide), min_size=1, max_size=2)
    )
)
def test_no_masked_number_follows_from_what_is_shown(counts: list[list[int]]) -> None:
    assert derived(counts) == []


@settings(deadline=None)  # nothing here is timed
@given(st.lists(st.lists(SMALL, min_size=2, max_size=2), min_size=3, max_size=3))
def test_nor_in_higher_tables(counts: list[list[int]]) -> None:
    assert derived(counts) == []


WIDE = st.lists(st.lists(st.integers(0, 60), min_size=12, max_size=12), min_size=19, max_size=19)


@settings(deadline=None)  # nothing here is timed
@given(WIDE)
def test_nothing_below_five_is_told_and_nothing_told_is_wrong(counts: list[list[int]]) -> None:
    told, numbers = shown(masked(counts)), with_sums(counts)

    for cell, number in zip(told, numbers, strict=True):
        assert (cell is FEW) == (number < FEWEST)
        assert cell in {FEW, HIDDEN, number}


@settings(deadline=None)  # nothing here is timed
@given(WIDE)
def test_no_masked_number_is_alone_in_its_line(counts: list[list[int]]) -> None:
    table = masked(counts)
    inner = [[*row, total] for row, total in zip(table.cells, table.rows, strict=True)]
    rows = [*inner, [*table.columns, table.total]]
    lines = [*rows, *map(list, zip(*rows, strict=True))]

    assert [line for line in lines if sum(isinstance(cell, Mark) for cell in line) == 1] == []


@pytest.mark.parametrize(
    ("counts", "cells", "rows"),
    [
        ([[9, 8], [7, 6]], ((9, 8), (7, 6)), (17, 13)),
        ([[3, 8, 9], [7, 6, 9]], ((FEW, HIDDEN, 9), (HIDDEN, HIDDEN, 9)), (20, 22)),
        ([[4, 4]], ((FEW, FEW),), (HIDDEN,)),  # eight can only be four and four
        ([[0, 7], [9, 8]], ((FEW, 7), (9, 8)), (HIDDEN, 17)),  # seven: nothing and seven
        ([[0, 0], [0, 0]], ((FEW, FEW), (FEW, FEW)), (FEW, FEW)),
    ],
)
def test_the_next_smallest_is_masked_too(
    counts: list[list[int]], cells: tuple[tuple[Shown, ...], ...], rows: tuple[Shown, ...]
) -> None:
    table = masked(counts)

    assert (table.cells, table.rows) == (cells, rows)


@pytest.mark.parametrize("most", [2, 40])
def test_a_table_of_the_region_is_masked_at_once(most: int) -> None:
    counts = [[(7 * i + 11 * j) % most for j in range(12)] for i in range(19)]

    assert len(shown(masked(counts))) == 20 * 13


TWO = st.integers(1, 4).flatmap(
    lambda wide: st.lists(
        st.lists(st.tuples(SMALL, st.booleans()), min_size=wide, max_size=wide), min_size=1, max_size=4
    )
)


@settings(deadline=None)  # nothing here is timed
@given(TWO)
def test_what_is_hidden_in_one_table_is_told_in_no_other(cells: list[list[tuple[int, bool]]]) -> None:
    searches = [[number for number, _ in row] for row in cells]
    missed = [[number if vain else number // 2 for number, vain in row] for row in cells]

    tables = together(searches, missed)

    both = zip(*map(shown, tables), strict=True)
    assert [pair for pair in both if len({isinstance(cell, Mark) for cell in pair}) > 1] == []
    for table, counts in zip(tables, (searches, missed), strict=True):
        assert [cell for cell in shown(table) if not isinstance(cell, Mark) and cell < FEWEST] == []
        assert all(cell in {FEW, HIDDEN, n} for cell, n in zip(shown(table), with_sums(counts), strict=True))
