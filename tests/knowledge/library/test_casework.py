"""How the unit works: read from one file, with each mistake told where it is."""

import shutil
from datetime import date, time
from pathlib import Path

import pytest

from knowledge import library
from knowledge.casework.calendar import Calendar, Rules
from knowledge.errors import ContentError
from knowledge.files.reader import CONTENT
from knowledge.library import casework
from knowledge.library.unconfirmed import unconfirmed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def _spoil(folder: Path, old: str, new: str) -> None:
    path = folder / casework.FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_packaged_rules_are_those_proposed() -> None:
    assert library.load(CONTENT).calendar == Calendar()


def test_other_rules_are_taken(folder: Path) -> None:
    _spoil(folder, "working_days = 5", "working_days = 3")
    _spoil(folder, 'opens = "09:00"', "opens = 08:30:00")
    _spoil(folder, 'day = "06-05"', "day = 2027-05-07")

    assert library.load(folder).calendar.rules == Rules(
        answer_within=3, opens=time(8, 30), closed=frozenset({"12-24", "12-31", "2027-05-07"})
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("working_days = 5", "working_days = 0", "10: [answer_within] does not say how many working days."),
        ("working_days = 5", "working_days = 2.5", "10: [answer_within] does not say how many working days."),
        (
            "working_days = 5",
            "working_days = true",
            "10: [answer_within] does not say how many working days.",
        ),
        ("working_days = 5", "working_days = 999", "10: [answer_within] does not say how many working days."),
        ("working_days = 5", "days = 5", "10: The key 'days' is not known."),
        ("[answer_within]", "[answer]", "10: The table 'answer' is not known."),
        ("[answer_within]", "[answer]", "1: [answer_within] does not say how many working days."),
        ('opens = "09:00"', 'opens = "kl. 9"', "25: [office] does not say from when until when."),
        ('opens = "09:00"', 'opens = "16:00"', "25: [office] does not say from when until when."),
        ('opens = "09:00"', 'opens = "09:00+01:00"', "25: [office] does not say from when until when."),
        ('day = "12-24"', 'day = "24-12"', "41: day '24-12' is no day."),
        ('day = "12-24"', 'dag = "12-24"', "34: day '' is no day."),
        ('day = "12-24"', 'day = "2027-02-29"', "41: day '2027-02-29' is no day."),
        ("[[closed]]", "[closed]", "39: This is not TOML"),
        ("working_days = 5", "working_days = ", "12: This is not TOML"),
        ('verified_on = ""', 'verified_on = "i går"', "5: verified_on 'i går' is not a date."),
    ],
)
def test_what_is_wrong_is_told_with_its_line(folder: Path, old: str, new: str, told: str) -> None:
    _spoil(folder, old, new)

    with pytest.raises(ContentError) as raised:
        library.load(folder)

    assert any(str(flaw).startswith(f"{casework.FILE}:{told}") for flaw in raised.value.flaws), raised.value


def test_closed_must_be_a_list(folder: Path) -> None:
    text = (folder / casework.FILE).read_text("utf-8")
    (folder / casework.FILE).write_text("closed = 5\n" + text.partition("[[closed]]")[0], "utf-8")

    with pytest.raises(ContentError, match="closed is no list of tables"):
        library.load(folder)


def test_every_rule_waits_to_be_confirmed() -> None:
    waits = [one.name for one in unconfirmed(CONTENT, date(2026, 11, 22)) if one.file == casework.FILE]

    assert len(waits) == 8
    assert "Juleaftensdag er fridag" in waits
