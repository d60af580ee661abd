"""A search that finds nothing: slips of the finger are mended with the words that cases have."""

import pytest

from knowledge.store import Store
from tests.bot.store.said import ANNA, BO
from tests.bot.store.staffed import READER_MIDT, WORKER, A, B, ask


@pytest.fixture
async def store(staffed: Store) -> Store:
    text = "Fonden for Gode Eksempler vil gerne støtte en strikkeklub for pårørende, kode WXYZ-EFHJ."
    await ask(
        staffed,
        A,
        1,
        ANNA,
        text=text,
        code="WXYZ-EFHJ",
        municipalities=("Horsens",),
        councils=("horsens",),
    )
    await ask(staffed, B, 2, BO, text="Penge til en café", municipalities=("Skive",), councils=("midt",))
    return staffed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("horsns", "Horsens"),
        ("hosrens", "Horsens"),
        ("Fonden for gode eksmpler", "Fonden for gode Eksempler"),
        ("gode eksmpler fonden", "gode Eksempler fonden"),
        ("strikekl", "strikkeklub"),
        ("strikklub", "strikkeklub"),
        ("parørende", ""),
        ("pårørnde", "pårørende"),
        ("caffé", "café"),
        ("cfé", ""),  # three letters are too few
        ("strikkeklub skive", ""),  # both are words, and no case has them both
        ("xyzzy", ""),
        ("horsns xyzzy", ""),
        ("26-0174", ""),
        ("wxyy", ""),  # a person's code is no word of staff's
        ("", ""),
        ("% _ ' \" ( *", ""),
    ],
)
async def test_one_slip_is_forgiven_from_four_letters_on(store: Store, typed: str, meant: str) -> None:
    assert await store.desk.meant(typed, viewer=WORKER) == meant


async def test_a_reader_is_told_only_words_of_their_council(store: Store) -> None:
    assert await store.desk.meant("strikklub", viewer=READER_MIDT) == ""
    assert await store.desk.meant("pengge", viewer=READER_MIDT) == "Penge"
