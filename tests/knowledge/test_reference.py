"""References: written one way, read in many, and a slip of the finger is noticed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import reference

years = st.integers(2026, 2099)
numbers = st.integers(1, 99_999)


@pytest.mark.parametrize(
    ("year", "number", "written"),
    [
        (2026, 147, "26-0147-K"),
        (2026, 1, "26-0001-M"),
        (2027, 9999, "27-9999-J"),
        (2026, 12345, "26-12345-X"),
    ],
)
def test_reference_is_written(year: int, number: int, written: str) -> None:
    assert reference.write(year, number) == written


@pytest.mark.parametrize(
    "text",
    [
        "26-0147-K",
        "26-0147-k",
        "260147K",
        "26 0147 k",
        "26–0147–K",
        "26 - 0147 - K",
        "Hej, hvad sker der med sag nr. 26-0147-K?",
        "sag26-0147-k.",
        "(26.0147.K)",
        "12 5000 B og 26-0147-K",
        "26-0147\nK",
    ],
)
def test_reference_is_found(text: str) -> None:
    assert reference.parse(text) == "26-0147-K"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26-0147",
        "26-0147-P",
        "26-147-K",
        "126-0147-K",
        "26-0147-Kl",
        "26-0147-K2",
        "26-0147-Kø",
        "K",
        "8000 C",
    ],
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert reference.parse(text) is None


@given(years, numbers)
def test_every_reference_is_read_back(year: int, number: int) -> None:
    written = reference.write(year, number)

    assert reference.parse(f"om {written.lower()}, tak") == written


@given(years, numbers, st.data())
def test_one_wrong_digit_is_noticed(year: int, number: int, data: st.DataObject) -> None:
    written = reference.write(year, number)
    place = data.draw(st.sampled_from([i for i, sign in enumerate(written) if sign.isdigit()]))
    digit = data.draw(st.sampled_from(sorted(set("0123456789") - {written[place]})))

    assert reference.parse(written[:place] + digit + written[place + 1 :]) is None


@given(years, numbers)
def test_two_swapped_digits_are_noticed(year: int, number: int) -> None:
    written = reference.write(year, number)
    digits, letter = written[:-2].replace("-", ""), written[-1]

    for i, (one, other) in enumerate(pairwise(digits)):
        if one != other:
            assert reference.parse(digits[:i] + other + one + digits[i + 2 :] + letter) is None


def test_code_needs_the_key() -> None:
    mine, theirs = (reference.code("26-0147-K", key) for key in (b"one", b"other"))

    assert mine != theirs
    assert mine == reference.code("26-0147-K", b"one")
    assert mine != reference.code("26-0148-M", b"one")
    assert len(mine) == 9
    assert set(mine) <= set(reference.LETTERS) | {"-"}


def test_code_is_found_in_a_text() -> None:
    code = reference.code("26-0147-K", b"key")

    assert reference.shows(f"koden er {code.lower()}", code)
    assert reference.shows(code.replace("-", " "), code)
    assert reference.shows(code.replace("-", ""), code)
    assert not reference.shows("hvad er koden", code)
    assert not reference.shows(code[:-1], code)
    assert not reference.shows("", code)


def test_only_the_first_code_in_a_text_is_tried() -> None:
    code, other = (reference.code("26-0147-K", key) for key in (b"key", b"other"))

    assert reference.shows(f"{code} {other}", code)
    assert not reference.shows(f"{other} {code}", code)
    assert not reference.shows(" ".join([other] * 400 + [code]), code)


def test_a_code_is_known_after_a_word_of_four_letters() -> None:
    assert reference.masked("Min kode wxyz-efhj.", ["WXYZ-EFHJ"]) == "Min kode ••••."
    assert reference.shows("Min kode WXYZ-EFHJ", "WXYZ-EFHJ")


def test_a_code_is_masked_however_it_is_spelled() -> None:
    codes = ["MPMA-ATFA", ""]

    for spelled in ("MPMA-ATFA", "mpmaatfa", "MPMA ATFA", "Mpma – Atfa"):
        assert reference.masked(f"Gem koden {spelled}.", codes) == "Gem koden ••••."
    for other in ("MPMA-ATFB", "26-0147-K", "xMPMA-ATFA", "Hvad er koden?"):
        assert reference.masked(other, codes) == other
