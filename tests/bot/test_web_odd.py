"""What no page of ours posts, with the whole bot behind it: each is answered sensibly, or refused."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.browsing import Browser, bubbles, buttons
from tests.bot.whole import whole


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Browser]:
    async with whole(tmp_path) as app:
        yield Browser(app)


@pytest.mark.parametrize("tap", ["x" * 64, "1:send", "9:forget", "1:case:26-0001-A", "æ" * 32, "\0"])
async def test_a_forged_button_does_nothing_but_is_answered(browser: Browser, tap: str) -> None:
    await browser.says("Hej")
    before = bubbles(await browser.opens())

    answer = await browser.posts({"tap": tap, "on": "3", "key": "a"})

    after = bubbles(await browser.opens())
    assert answer.status_code == 303
    assert len(after) > len(before)
    assert after[-1].startswith("<p>")
    assert buttons(await browser.opens())


@pytest.mark.parametrize("text", ["a\0b", "\ufeff\u202eab", "🎈" * 3000, "\x1b[31m", "a\u0301" * 2000, "%00"])
async def test_odd_characters_are_answered(browser: Browser, text: str) -> None:
    answer = await browser.posts({"text": text, "key": "a"})

    assert answer.status_code == 303
    assert bubbles(await browser.opens())[-1].startswith("<p>")


async def test_a_button_of_somebody_elses_keyboard_is_no_button_of_mine(browser: Browser) -> None:
    other = Browser(browser.app)
    await other.says("/slet")
    (tap,) = [tap for tap in buttons(await other.opens()) if "forget" in tap]
    await browser.says("Hvad er et sundhedsråd?")

    await browser.posts({"tap": tap, "on": "3", "key": "a"})

    assert "Hvad er et sundhedsråd?" in bubbles(await browser.opens())
    assert "/slet" in bubbles(await other.opens())
