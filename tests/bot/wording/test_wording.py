"""Days and names as staff read them, on pages and in mails."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot import notices
from bot.console import pages as console
from bot.wording.dates import Dates
from bot.wording.names import Names
from bot.wording.words import SHARED, Words
from knowledge.casework.actions import Waiting
from knowledge.casework.records import View
from tests.bot.browsing import shelf

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WORDS = Words()
DATES = Dates(WORDS, lambda: NOW)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 23, 8, 5, tzinfo=UTC), "i dag 9.05"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "i dag 0.30"),  # in Denmark it is tomorrow already
        (datetime(2026, 11, 22, 13, 0, tzinfo=UTC), "i går 14.00"),
        (datetime(2026, 11, 20, 13, 0, tzinfo=UTC), "20. nov."),
        (datetime(2025, 12, 24, 13, 0, tzinfo=UTC), "24. dec. 2025"),
        (datetime(2026, 7, 1, 12, 0, tzinfo=UTC), "1. jul."),
    ],
)
def test_moments(at: datetime, said: str) -> None:
    assert DATES.when(at) == said


def test_a_moment_to_the_minute_knows_the_time_of_summer() -> None:
    assert DATES.exactly(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) == "1. jul. 14.00"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 24), "i morgen"),
        (date(2026, 12, 1), "1. dec."),
        (date(2027, 1, 4), "4. jan."),
        (date(2027, 11, 1), "1. nov. 2027"),
    ],
)
def test_days(day: date, said: str) -> None:
    assert DATES.day(day) == said


def test_how_long_one_has_waited() -> None:
    assert DATES.waited(datetime(2026, 11, 23, 8, 0, tzinfo=UTC)) == ""
    assert DATES.waited(datetime(2026, 11, 22, 8, 0, tzinfo=UTC)) == "1 dag"
    assert DATES.waited(datetime(2026, 11, 3, 8, 0, tzinfo=UTC)) == "20 dage"


def test_names_of_what_is_known_and_of_what_is_not() -> None:
    names = Names(WORDS, shelf())

    assert names.topic("cooperation-agreement") == "Samarbejdsaftale"
    assert names.topic("gone") == "gone"
    assert (names.council("midt"), names.council("gone")) == ("Sundhedsråd Midt", "gone")
    assert (names.kind("proposal"), names.actor("A")) == ("Forslag til samarbejde", "Frivillig forening")
    assert (names.channel("letter"), names.month("2026-11")) == ("Brev", "november 2026")


@pytest.mark.parametrize("file", [SHARED, console.SENTENCES, notices.SENTENCES])
def test_every_sentence_can_be_read(file: Path) -> None:
    assert [entry for entry in sentences(file) if isinstance(entry, ast.Junk)] == []


@pytest.mark.parametrize("file", [console.SENTENCES, notices.SENTENCES])
def test_no_file_says_again_what_is_shared(file: Path) -> None:
    shared, said = (
        {entry.id.name for entry in sentences(path) if isinstance(entry, ast.Message)}
        for path in (SHARED, file)
    )

    assert shared & said == set()


@pytest.mark.parametrize("waiting", Waiting)
def test_every_wait_has_its_words(waiting: Waiting) -> None:
    names = Names(WORDS, shelf())

    assert names.waiting(waiting) != names.waiting("") or waiting is Waiting.DATE


@pytest.mark.parametrize("view", View)
def test_every_list_has_a_name(view: View) -> None:
    assert WORDS.say("view", view=view) != ""


def sentences(file: Path) -> list[ast.EntryType]:
    return FluentParser().parse(file.read_text("utf-8")).body
