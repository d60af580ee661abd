"""Colours and their contrast, as WCAG has them."""

import pytest

from bot.colours import BLACK, WHITE, contrast, mixed, parsed, written


def test_black_on_white_is_the_most() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast((118, 118, 118), WHITE) == pytest.approx(4.54, abs=0.01)
    assert contrast(WHITE, WHITE) == 1


def test_a_colour_is_read_as_it_is_written() -> None:
    assert parsed("#0b5563") == (11, 85, 99)
    assert written(parsed("#0b5563")) == "#0b5563"


def test_a_mixture_is_never_lighter_than_asked() -> None:
    assert mixed((10, 10, 10), WHITE, 0.5) == (132, 132, 132)
