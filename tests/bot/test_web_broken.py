"""The web chat when nothing can be stored, and what it says to somebody in danger all the same."""

import asyncio

import pytest

from knowledge.screen.lines import LAST_RESORT
from tests.bot.browsing import (
    Browser,
    FakeStore,
    bubbles,
    key_of,
    site,
)

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
