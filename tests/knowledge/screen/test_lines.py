"""The crisis lines: the right ones for each danger, and no mistake in the file goes unnoticed."""

import tomllib
from pathlib import Path

import pytest

from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT
from knowledge.screen import lines
from knowledge.terms import Danger


@pytest.mark.parametrize(
    ("danger", "numbers"),
    [
        (Danger.SUICIDE, ["112", "70 201 201", "70 11 31 31"]),
        (Danger.VIOLENCE, ["112", "1888"]),
        (Danger.ILLNESS, ["112", "70 11 31 31"]),
        (Danger.POISON, ["112", "82 12 12 12", "70 201 201"]),
        (Danger.CHILD, ["112", "116 111"]),
        (Danger.MISSING, ["112", "114"]),
    ],
)
def test_each_danger_has_its_lines(danger: Danger, numbers: list[str]) -> None:
    assert [line.number for line in lines.load(CONTENT).of(danger)] == numbers


def test_no_website_is_shown_that_is_only_a_source() -> None:
    assert lines.load(CONTENT).by_id["giftlinjen"].website == ""


def test_last_resort_says_what_the_file_says() -> None:
    written = tomllib.loads((CONTENT / lines.FILE).read_text("utf-8"))

    assert written["last_resort"] == lines.LAST_RESORT
    assert lines.load(CONTENT).of(Danger.ILLNESS)[0].number in lines.LAST_RESORT


def test_no_opening_hours_are_told() -> None:
    written = tomllib.loads((CONTENT / lines.FILE).read_text("utf-8"))

    assert not any("hours" in line for line in written["lines"].values())


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('number = "1888"', 'number = "atten 88"', "is not a number to call"),
        ('number = "1888"', "", "has no number"),
        ('violence = ["alarm", "lev_uden_vold"]', "", "'violence' has no lines"),
        ('"lev_uden_vold"]', '"nogen"]', "'nogen' is not known"),
        ('["alarm", "lev_uden_vold"]', '["lev_uden_vold", "alarm"]', "112 is not first"),
        ('"laegevagten"]', '"laegevagten", "giftlinjen"]', "has 4 lines"),
        ('confidence = "verified"', 'confidence = "likely"', "is not verified"),
        ('verified_on = ""', 'verified_on = "i går"', "is not a date"),
        ('website = ""', 'hours = "9-17"', "The key 'hours' is not known"),
        ("[dangers]", "[dangers]\nspoegelser = []", "'spoegelser' is not known"),
        ("[dangers]", "[dangers", "This is not TOML"),
        ("[lines.giftlinjen]", "[lines.andre]", "'giftlinjen' is not known"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = (CONTENT / lines.FILE).read_text("utf-8")
    (tmp_path / lines.FILE).write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(ContentError, match=problem):
        lines.load(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="missing"):
        lines.load(tmp_path)
