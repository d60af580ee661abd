"""The reply to a person in danger: from the content, and without it when that is broken."""

from typing import Any

import pytest

from bot.channels import alarm
from bot.intake import Intake, Screened
from knowledge.files.reader import CONTENT
from knowledge.library import Library, Shelf
from tests.emulator.markup import plain


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(CONTENT)


class BrokenShelf(Shelf):
    """A shelf whose library cannot be used."""

    def __init__(self) -> None:
        """Read nothing."""

    @property
    def library(self) -> Library:  # type: ignore[override]  # broken on purpose
        raise KeyError("content")


def _screened(text: str) -> Screened:
    return Intake().from_web(7, "k", text=text, tap=None, message_id=1)


def _read(params: Any) -> str:
    assert params["parse_mode"] == "HTML"
    return plain(params["text"])


def test_the_lines_that_fit_are_shown(shelf: Shelf) -> None:
    read = _read(alarm.reply(shelf, _screened("jeg vil tage mit eget liv")))

    assert "112" in read
    assert "70 201 201" in read


@pytest.mark.parametrize("shelf", [None, BrokenShelf()])
def test_without_content_the_last_resort_is_said(shelf: Shelf | None) -> None:
    assert "112" in _read(alarm.reply(shelf, _screened("jeg vil tage mit eget liv")))


def test_where_there_is_no_alarm_there_is_no_reply(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="no alarm"):
        alarm.reply(shelf, _screened("hej"))
