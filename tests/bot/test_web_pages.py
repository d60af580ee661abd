"""The pages around the conversation: their language, their words, and what is left without content."""

import re
from typing import Any, cast

import pytest

from bot.channels import web
from bot.intake import Intake
from bot.settings import Settings
from knowledge.screen.lines import LAST_RESORT
from knowledge.store import Store
from tests.bot.browsing import Browser, FakeStore, bubbles, shelf

KEY = "k" * 40
DANGER = "jeg vil tage mit eget liv i nat"


def opened(store: FakeStore, *, bare: bool = False, **settings: Any) -> Browser:
    chosen = Settings(_env_file=None, secret_key=KEY, **settings)
    return Browser(web.build(chosen, cast("Store", store), Intake(), None if bare else shelf()))


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def browser(store: FakeStore) -> Browser:
    return opened(store)


# -- the language ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepts", "lang"),
    [
        ("", "da"),
        ("en-GB,en;q=0.9", "en"),
        ("de-DE,de;q=0.9,en;q=0.8,da;q=0.7", "en"),
        ("en;q=0.5,da-DK", "da"),
        ("nb-NO,en;q=0.8", "da"),
        ("en;q=0, *", "da"),
        ("en;q=x,;;q=,,", "da"),
        ("de", "da"),
    ],
)
async def test_the_first_page_is_in_the_language_of_the_browser(
    browser: Browser, accepts: str, lang: str
) -> None:
    page = (await browser.http.get("/", headers={"accept-language": accepts})).text

    assert f'<html lang="{lang}">' in page
    assert ("How can we help?" in page) is (lang == "en")


async def test_one_link_changes_the_language(browser: Browser) -> None:
    danish = await browser.opens()
    english = (await browser.http.get("/", params={"sprog": "en"})).text

    assert '<a class="tongue" href="./?sprog=en" hreflang="en" lang="en">English</a>' in danish
    assert '<a class="tongue" href="./?sprog=da" hreflang="da" lang="da">Dansk</a>' in english
    assert 'value="Talk to a person"' in english
    assert 'action="say?sprog=en"' in english


async def test_a_conversation_has_a_language_and_what_is_in_another_is_marked(
    browser: Browser, store: FakeStore
) -> None:
    store.language = "en"
    await browser.says("Hello, are you there?")

    page = await browser.opens()
    asked = (await browser.http.get("/", params={"sprog": "da"})).text

    assert '<html lang="en">' in page
    assert 'class="bubble" lang' not in page
    assert '<html lang="da">' in asked
    assert '<div class="bubble" lang="en"><p>Svar</p>' in asked


async def test_what_a_script_adds_is_in_the_language_of_its_page(browser: Browser) -> None:
    key = "a" * 32
    added = await browser.http.post(
        "/say?sprog=en", data={"text": "Hej", "key": key}, headers={"hx-request": "true"}
    )

    assert "You wrote:" in added.text
    assert 'datetime="2026-11-22">22 November<' in added.text
    assert ">12:00</time>" in added.text


async def test_a_language_nobody_speaks_is_no_language(browser: Browser) -> None:
    page = (await browser.http.get("/", params={"sprog": '"><script>'})).text

    assert '<html lang="da">' in page
    assert "<script>" not in page


# -- without content ---------------------------------------------------------------------------------------


async def test_without_content_the_page_still_tells_where_help_is(store: FakeStore) -> None:
    answer = await opened(store, bare=True).http.get("/")

    assert answer.status_code == 503
    assert all(sentence in re.sub("<[^>]+>", "", answer.text) for sentence in LAST_RESORT.splitlines())
    assert '<a href="tel:112"' in answer.text


@pytest.mark.parametrize("script", [True, False])
async def test_without_content_danger_is_answered(store: FakeStore, *, script: bool) -> None:
    store.broken = True

    answer = await opened(store, bare=True).says(DANGER, script=script, key="a")

    assert answer.status_code == 200
    assert '<a href="tel:112"' in answer.text


async def test_without_content_a_message_is_kept_all_the_same(store: FakeStore) -> None:
    answer = await opened(store, bare=True).says("Hej", script=True, key="a")

    assert bubbles(answer.text) == ["Hej", "<p>Svar</p>"]
