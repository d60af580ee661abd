"""What a list is asked for: read from an address, and written into one."""

from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.console.asked import LONGEST, NAMES, Asked
from knowledge.casework.records import Filters, View


def test_an_address_is_read() -> None:
    asked = Asked.read({"liste": "over-tid", "soeg": " café ", "raad": "midt", "tilstand": "Ny", "side": "3"})

    assert asked == Asked(View.OVERDUE, Filters(council="midt", state="Ny"), "café", 3)
    assert asked.first == 100


@pytest.mark.parametrize("page", ["0", "-1", "²", "9" * 30, "x", "1e9", ""])
def test_a_page_that_makes_no_sense_is_the_first(page: str) -> None:
    assert Asked.read({"side": page}).page == 1


def test_a_list_that_there_is_not_is_none() -> None:
    assert Asked.read({"liste": "hemmelig"}).view is None


def test_what_is_too_long_is_cut() -> None:
    assert len(Asked.read({"soeg": "a" * 5000}).search) == LONGEST


def test_a_cpr_number_is_not_searched_for() -> None:
    assert "010190" not in Asked.read({"soeg": "010190-1234"}).address


def test_a_filter_is_taken_away() -> None:
    asked = Asked.read({"raad": "midt", "emne": "co-creation", "side": "2"})

    assert asked.without("raad") == Asked(None, Filters(topic="co-creation"))


@given(
    st.builds(
        Asked,
        view=st.sampled_from(View),
        filters=st.builds(Filters, **{name: st.sampled_from(["", "Skive & co", "å=ø"]) for name in NAMES}),
        search=st.sampled_from(["", "a&b=c", "#?%", "æøå"]),
        page=st.integers(1, 9999),
    )
)
def test_an_address_asks_for_the_same(asked: Any) -> None:
    assert Asked.read(dict(parse_qsl(asked.address))) == asked
