"""The web chat when nothing can be stored, and what it says to somebody in danger all the same."""

import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.channels import web
from bot.intake import Intake
from bot.settings import Settings
from bot.store import open_store
from knowledge.screen.lines import LAST_RESORT
from tests.bot.browsing import (
    KEY,
    Browser,
    FakeStore,
    bubbles,
    key_of,
    shelf,
    site,
)

SETTINGS = Settings(_env_file=None, secret_key=KEY)
DANGER = "jeg vil tage mit eget liv i nat"


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def browser(store: FakeStore) -> Browser:
    return Browser(site(store))


async def test_a_message_that_was_not_kept_stays_in_its_form(browser: Browser, store: FakeStore) -> None:
    key = key_of(await browser.opens())
    store.broken = True

    answer = await browser.says("Vi vil gerne <samarbejde>", key=key)

    assert answer.status_code == 503
    assert "<b>ikke</b> modtaget" in answer.text
    assert "Vi vil gerne &lt;samarbejde&gt;</textarea>" in answer.text
    assert key_of(answer.text) == key


@pytest.mark.parametrize("script", [True, False])
async def test_what_may_yet_be_kept_is_not_called_lost_and_a_retry_is_the_same_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, script: bool
) -> None:
    """The disk is busy for longer than a post waits, and then takes the message after all."""
    monkeypatch.setattr("bot.channels.web.chat.PATIENCE", 0.05)
    async with open_store(f"sqlite:///{tmp_path}/indgang.db") as store:
        browser = Browser(web.build(SETTINGS, store, Intake(), shelf()))
        key = key_of(await browser.opens())
        with closing(sqlite3.connect(tmp_path / "indgang.db", isolation_level=None)) as other:
            other.execute("begin immediate")
            first = await browser.says("Vi vil gå ture", key=key, script=script)
            other.execute("rollback")
        monkeypatch.setattr("bot.channels.web.chat.PATIENCE", 5.0)
        monkeypatch.setattr("bot.channels.web.chat.WAIT", 0.0)
        again = key if script and 'name="key"' not in first.text else key_of(first.text)
        second = await browser.says("Vi vil gå ture", key=again, script=script)
        page = await browser.opens()

    assert first.status_code == 503
    assert "ikke</b> modtaget" not in first.text
    assert "ikke sikkert" in first.text
    assert "112" in first.text
    assert second.status_code in {200, 303}
    assert bubbles(page) == ["Vi vil gå ture"]
    says = re.findall(r'data-key="(says-\w+)"', page)
    assert not script or f'data-about="{says[0]}"' in first.text


async def test_a_script_is_told_the_same(browser: Browser, store: FakeStore) -> None:
    key = key_of(await browser.opens())
    store.broken = True

    answer = await browser.says("Hej", key=key, script=True)

    assert (answer.status_code, answer.headers["indgang"]) == (503, "fragment")
    assert "<b>ikke</b> modtaget" in answer.text
    assert bubbles(answer.text) == []


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("broken", [True, False])
async def test_a_crisis_is_answered_at_once(
    browser: Browser, store: FakeStore, *, script: bool, broken: bool
) -> None:
    key = key_of(await browser.opens())
    store.silent, store.broken = True, broken

    answer = await browser.says(DANGER, key=key, script=script)

    assert answer.status_code == 200
    assert "112" in bubbles(answer.text)[-1]
    assert bubbles(answer.text)[0] == DANGER
    assert all(arrival.answered for arrival in store.arrivals.values())


@pytest.mark.parametrize("script", [True, False])
async def test_a_crisis_beside_a_tap_is_heard(browser: Browser, store: FakeStore, *, script: bool) -> None:
    store.silent = True

    answer = await browser.posts({"text": DANGER, "tap": "7:send", "key": "a"}, script=script)

    assert "112" in bubbles(answer.text)[-1]
    (arrival,) = store.arrivals.values()
    assert arrival.body["message"]["text"] == DANGER


async def test_a_crisis_reply_is_shown_once(browser: Browser, store: FakeStore) -> None:
    store.reply = {"text": LAST_RESORT}

    answer = await browser.says(DANGER, script=True)
    page = await browser.opens()

    assert len(bubbles(answer.text)) == len(bubbles(page)) == 2
    assert 'data-key="answers-' in page


async def test_a_crisis_reply_is_what_the_page_opens_with(browser: Browser) -> None:
    await browser.says("Hej")

    answer = await browser.says(DANGER)

    assert len(bubbles(answer.text)) == 2
    assert bubbles(answer.text)[0] == DANGER
    assert bubbles(await browser.opens())[0] == "Hej"


async def test_a_store_that_hangs_is_not_waited_for(
    browser: Browser, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = key_of(await browser.opens())

    async def hang(arrivals: object) -> int:
        await asyncio.sleep(60)
        return 0

    monkeypatch.setattr(store, "receive", hang)
    monkeypatch.setattr("bot.channels.web.chat.PATIENCE", 0.01)

    assert (await browser.says("Hej", key=key)).status_code == 503
