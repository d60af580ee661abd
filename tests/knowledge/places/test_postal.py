"""Postal codes are told from years, amounts, phone numbers and references."""

import pytest

from knowledge.places.gazetteer import Postcode
from knowledge.places.postal import code_at
from knowledge.places.sentence import read

CODES = {
    code: Postcode(code, town, (town.split()[0],))
    for code, town in [
        ("8800", "Viborg"),
        ("7800", "Skive"),
        ("5000", "Odense C"),
        ("1930", "Frederiksberg C"),
        ("2000", "Frederiksberg"),
        ("6950", "Ringkøbing"),
    ]
}


def codes(text: str) -> list[str]:
    sentence = read(text)
    found = (code_at(sentence, at, CODES) for at in range(len(sentence.keys)))
    return [code.code for code in found if code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8800", ["8800"]),
        ("5000", ["5000"]),
        ("postnummer: 8800", ["8800"]),
        ("DK-8800", ["8800"]),
        ("dk8800", ["8800"]),
        ("8800 Viborg", ["8800"]),
        ("Viborg 8800", ["8800"]),
        ("Torvet 4 8800 Viborg", ["8800"]),
        ("vi bor i 8800 og 7800", ["8800", "7800"]),
        ("8800, 7800 og 6950", ["8800", "7800", "6950"]),
        ("mit postnummer er 8800.", ["8800"]),
        ("postnr. 5000", ["5000"]),
        ("vi bor i 5000", ["5000"]),
        ("2000 Frederiksberg", ["2000"]),
        ("DK-1930", ["1930"]),
    ],
)
def test_a_postal_code_is_seen(text: str, expected: list[str]):
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "i 2000 begyndte vi",
        "siden 1930",
        "det koster 8800 kr.",
        "8800,- om året",
        "kr. 8800",
        "DKK 8800",
        "8.800 borgere",
        "88.00",
        "8800 medlemmer",
        "over 8800",
        "ca. 8800",
        "vi fik 5000",
        "tlf. 8800 7800",
        "+4588007800",
        "78 00 88 00",
        "26-7800-K",
        "88007800",
        "kl. 8800",
        "§8800",
        "8800 people came",
        "sag nr. 8800",
        "01-02-2000",
    ],
)
def test_other_numbers_are_no_codes(text: str):
    assert codes(text) == []
