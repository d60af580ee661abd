"""The log holds no secret and no citizen's words."""

import logging
from contextlib import suppress

import pytest

from bot.log import Discreet, set_up

TOKEN = "123456:verysecret"


@pytest.fixture
def _as_before():
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def _raised(words: str) -> logging.LogRecord:
    try:
        with suppress(KeyError):
            int(words)
    except ValueError as error:
        group = ExceptionGroup(words, [error])
        return logging.LogRecord("bot", logging.ERROR, "", 1, "failed", None, (type(group), group, None))
    raise AssertionError


def test_an_error_is_told_by_its_kind_and_place_alone() -> None:
    line = Discreet().format(_raised("mit barn er syg"))

    assert "ExceptionGroup" in line
    assert "ValueError" in line
    assert "test_log.py" in line
    assert "barn" not in line


@pytest.mark.usefixtures("_as_before")
def test_a_token_is_never_written(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("DEBUG", [TOKEN, ""])

    logging.getLogger("anyone").error("GET https://api.telegram.org/bot%s/getMe", TOKEN)

    written = capsys.readouterr().err
    assert TOKEN not in written
    assert "ERROR   anyone: GET https://api.telegram.org/bot[secret]/getMe" in written


@pytest.mark.usefixtures("_as_before")
@pytest.mark.parametrize("name", ["httpx", "telegram.ext", "aiogram.event", "uvicorn.access"])
def test_libraries_that_tell_too_much_are_hushed(name: str) -> None:
    set_up("DEBUG", [])

    assert not logging.getLogger(name).isEnabledFor(logging.INFO)


@pytest.mark.usefixtures("_as_before")
def test_the_letters_of_a_case_are_not_told_by_what_makes_its_pdf() -> None:
    set_up("INFO", [])

    assert [
        logging.getLogger(name).isEnabledFor(logging.INFO) for name in ("fontTools.subset", "fpdf.fpdf")
    ] == ([False, False])
