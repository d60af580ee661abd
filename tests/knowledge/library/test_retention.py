"""The periods: read from one file, told alike everywhere, and never guessed."""

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge import library
from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT
from knowledge.library import phrasebook, retention
from knowledge.privacy.retention import TOLD, Periods
from knowledge.terms import Language

FIGURE = re.compile(r"\b\d+ (?:timer?|dage?|hours?|days?)\b")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def _spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_packaged_periods_are_those_proposed() -> None:
    periods = library.load(CONTENT).periods

    assert periods == Periods(timedelta(hours=24), timedelta(days=8), timedelta(days=30))


@pytest.mark.parametrize("language", [Language.DANISH, Language.ENGLISH])
def test_the_answer_names_these_periods_and_no_others(language: Language) -> None:
    known = library.load(CONTENT)
    periods = [getattr(known.periods, kind) for kind in TOLD]
    true = {retention.told(period, known.phrasebook, language) for period in periods}

    answer = known.answers.get(retention.PRIVACY, language)

    assert answer
    for level in (answer.text, answer.easy):
        assert set(FIGURE.findall(level)) == true


@pytest.mark.parametrize(
    ("period", "danish", "english"),
    [
        (timedelta(hours=1), "1 time", "1 hour"),
        (timedelta(days=1), "24 timer", "24 hours"),
        (timedelta(hours=36), "36 timer", "36 hours"),
        (timedelta(days=2), "2 dage", "2 days"),
        (timedelta(days=365), "365 dage", "365 days"),
        (timedelta(days=1200), "1.200 dage", "1,200 days"),
    ],
)
def test_a_period_is_told_as_one_says_it(period: timedelta, danish: str, english: str) -> None:
    book = phrasebook.load(CONTENT)

    assert retention.told(period, book, Language.DANISH) == danish
    assert retention.told(period, book, Language.ENGLISH) == english


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("days = 8", "days = 9", "It does not say '9 dage', as retention.toml does for raw_inbox."),
        ("days = 8", "days = 0", "[raw_inbox] does not say how long."),
        ("days = 8", "days = -1", "[raw_inbox] does not say how long."),
        ("days = 8", "days = 8.5", "[raw_inbox] does not say how long."),
        ("days = 8", "days = true", "[raw_inbox] does not say how long."),
        ("days = 8", 'days = "8"', "[raw_inbox] does not say how long."),
        ("days = 8", "days = 99999999999999", "[raw_inbox] does not say how long."),
        ("days = 8", "days = 8\nhours = 8", "[raw_inbox] does not say how long."),
        ("days = 8", "weeks = 1", "The key 'weeks' is not known."),
        ("[raw_inbox]", "[inbox]", "'raw_inbox' is missing."),
        ("[raw_inbox]", "[inbox]", "The kind 'inbox' is not known."),
        ("days = 8", "days = ", "This is not TOML"),
    ],
)
def test_what_is_wrong_is_told(folder: Path, old: str, new: str, problem: str) -> None:
    _spoil(folder / "retention.toml", old, new)

    with pytest.raises(ContentError) as raised:
        library.load(folder)

    assert any(flaw.problem.startswith(problem) for flaw in raised.value.flaws), raised.value


def test_a_folder_without_periods_is_not_taken(folder: Path) -> None:
    (folder / "retention.toml").unlink()

    with pytest.raises(ContentError, match=r"retention\.toml:1: The file is missing"):
        library.load(folder)
