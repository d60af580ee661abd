"""Two thousand updates, many repeated, shuffled or edited, half under ids of last week: each is one row."""

from pathlib import Path

import pytest

from tests.emulator.deluge import ROADS, Weather, pour


@pytest.mark.parametrize("road", ROADS)
async def test_rows_are_distinct_updates(tmp_path: Path, road: str) -> None:
    sums = await pour(tmp_path, road, Weather(updates=2000))

    assert (sums.rows, sums.lost, sums.twice, sums.set_aside) == (2000, 0, 0, 0)
    assert sums.handed > 2200  # a fifth came again, or the weather was too fine to prove anything
