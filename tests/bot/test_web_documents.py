"""The copy of what is kept, fetched from the conversation that asked for it."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.browsing import Browser
from tests.bot.whole import whole

QUESTION = "Hvad er et sundhedsråd?"


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Browser]:
    """A person who has asked something, and then for a copy of it."""
    async with whole(tmp_path) as app:
        browser = Browser(app)
        await browser.says(QUESTION)
        await browser.says("/minedata")
        yield browser


async def _link(browser: Browser) -> str:
    found = re.search(r'href="(document/\d+)"', await browser.opens())
    assert found
    return found[1]


async def test_the_copy_is_a_file_of_ones_own_that_nobody_keeps(browser: Browser) -> None:
    answer = await browser.http.get(await _link(browser))

    assert answer.status_code == 200
    assert QUESTION in answer.text
    assert answer.headers["content-disposition"] == "attachment; filename*=utf-8''mine-data.html"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"


async def test_somebody_else_finds_nothing_there(browser: Browser) -> None:
    link = await _link(browser)
    other = Browser(browser.app)
    without_cookie = await other.http.get(link)
    await other.says("Hej")

    assert (without_cookie.status_code, (await other.http.get(link)).status_code) == (404, 404)


@pytest.mark.parametrize("id_", ["1", "0", "-1", "x", "999999", "9" * 15, "9" * 40, "%00"])
async def test_a_line_that_brings_none_is_not_there(browser: Browser, id_: str) -> None:
    assert (await browser.http.get(f"document/{id_}")).status_code == 404


async def test_after_erasing_it_is_gone(browser: Browser) -> None:
    link = await _link(browser)
    await browser.says("/slet")
    (tap,) = re.findall(r'value="(\d+:forget[^"]*)"', await browser.opens())
    on = re.findall(r'name="on" value="(\d+)"', await browser.opens())[0]
    await browser.posts({"tap": tap, "on": on, "key": "a"})

    assert (await browser.http.get(link)).status_code == 404
