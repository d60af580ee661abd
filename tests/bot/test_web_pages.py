"""The pages around the conversation: their language, their words, and what is left without content."""

import re
from typing import Any, cast

import pytest

from bot.channels import web
from bot.intake import Intake
from bot.settings import Settings
from knowledge.screen.lines import LAST_RESORT
from knowledge.store import Store
from knowledge.terms import Language, TopicId
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
        ("de", "en"),
        ("uk-UA,uk;q=0.9", "en"),
        ("uk-UA,da;q=0.1", "da"),
        ("*", "da"),
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

    assert '<a class="tongue" id="tongue" href="./?sprog=en" hreflang="en" lang="en">English</a>' in danish
    assert '<a class="tongue" id="tongue" href="./?sprog=da" hreflang="da" lang="da">Dansk</a>' in english
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
    assert '<html lang="en">' in asked
    assert '<a class="tongue"' not in page
    assert '<button class="tongue" name="text" value="/sprog da" lang="da">Dansk</button>' in page


async def test_a_subject_opens_in_the_language_it_was_asked_for_in(
    browser: Browser, store: FakeStore
) -> None:
    store.language = "en"
    await browser.says("Hello, are you there?")

    page = (await browser.http.get("/", params={"sprog": "da", "emne": "midt"})).text

    assert '<html lang="da">' in page
    assert '<div class="bubble" lang="en"><p>Svar</p>' in page
    assert '<a class="tongue" id="tongue" href="./?emne=midt&amp;sprog=en"' in page


@pytest.mark.parametrize(("page", "turns"), [("da", True), ("en", False)])
async def test_a_page_learns_that_the_conversation_has_another_language(
    browser: Browser, store: FakeStore, page: str, *, turns: bool
) -> None:
    store.language = "en"
    fields = {"text": "Hello, are you there?", "key": "a"}

    added = await browser.http.post(f"/say?sprog={page}", data=fields, headers={"hx-request": "true"})
    polled = await browser.http.get(f"/replies?sprog={page}&after=0")

    assert ("data-turn" in added.text) is turns
    assert ("data-turn" in polled.text) is turns


async def test_a_crisis_turns_no_page(browser: Browser, store: FakeStore) -> None:
    store.broken = True
    fields = {"text": "I want to kill myself tonight", "key": "a"}

    added = await browser.http.post("/say?sprog=da", data=fields, headers={"hx-request": "true"})

    assert 'href="tel:112"' in added.text
    assert "data-turn" not in added.text


@pytest.mark.parametrize(("page", "marked"), [("da", True), ("en", False)])
async def test_a_crisis_reply_that_was_not_kept_has_its_language(
    browser: Browser, store: FakeStore, page: str, *, marked: bool
) -> None:
    store.broken = True
    fields = {"text": "I want to kill myself tonight", "key": "a"}

    answer = await browser.http.post(f"/say?sprog={page}", data=fields)

    assert 'href="tel:112"' in answer.text
    assert ('<div class="bubble" lang="en">' in answer.text) is marked


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


# -- the pages to read -------------------------------------------------------------------------------------


async def test_the_privacy_page_tells_the_answer_the_periods_and_the_controller(browser: Browser) -> None:
    page = (await browser.http.get("/privatliv")).text
    words = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page))
    region = shelf().library.contacts.region

    for sentence in ("24 timer", "8 dage", "30 dage", "90 dage", region.name, region.address, region.phone):
        assert sentence in words
    assert 'value="/slet"' in page
    assert 'value="/minedata"' in page
    assert '<html lang="da">' in page


async def test_the_privacy_page_is_english_too(browser: Browser) -> None:
    page = (await browser.http.get("/privatliv?sprog=en")).text

    assert '<html lang="en">' in page
    assert "<h1>How we use what you write</h1>" in page
    assert "24 hours after the last message" in page
    assert 'href="privatliv?sprog=da" hreflang="da"' in page


async def test_its_buttons_begin_in_the_conversation(browser: Browser, store: FakeStore) -> None:
    page = (await browser.http.get("/privatliv")).text
    key = re.search(r'name="key" value="(\w+)"', page)
    assert key

    posted = await browser.posts({"text": "/slet", "key": key[1]})

    assert (posted.status_code, posted.headers["location"].partition("#")[0]) == (303, "./?sent")
    assert [arrival.body["message"]["text"] for arrival in store.arrivals.values()] == ["/slet"]


async def test_the_page_about_access_says_what_it_is_not(browser: Browser) -> None:
    page = (await browser.http.get("/tilgaengelighed")).text
    english = (await browser.http.get("/tilgaengelighed?sprog=en")).text

    assert "ikke regionens officielle tilgængelighedserklæring" in page
    assert shelf().library.contacts.region.phone in page
    assert "not been tried with a real screen reader" in english
    assert (await browser.http.get("/was")).headers["location"] == "tilgaengelighed"


@pytest.mark.parametrize("path", ["/", "/?sprog=en", "/privatliv", "/tilgaengelighed", "/hej"])
async def test_every_page_leads_to_both(browser: Browser, path: str) -> None:
    page = (await browser.http.get(path)).text

    assert re.search(r'<a href="privatliv\?sprog=(da|en)">', page)
    assert re.search(r'<a href="tilgaengelighed\?sprog=(da|en)">', page)
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", page)


@pytest.mark.parametrize("path", ["/privatliv", "/tilgaengelighed"])
async def test_without_content_they_tell_where_help_is(store: FakeStore, path: str) -> None:
    answer = await opened(store, bare=True).http.get(path)

    assert answer.status_code == 503
    assert '<a href="tel:112"' in answer.text


# -- a subject ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["midt", "how-to-partner"])
async def test_a_page_opens_on_a_subject(browser: Browser, store: FakeStore, asked: str) -> None:
    topics = shelf().library.topics
    known = asked in topics.ids
    title = topics.title(TopicId(asked), Language.DANISH) if known else "Sundhedsråd Midt"

    page = (await browser.http.get("/", params={"emne": asked})).text

    assert f"<h1>{title}</h1>" in page
    assert f'name="text" value="/start {asked}"' in page
    assert f'href="./?emne={asked}&amp;sprog=en"' in page
    assert store.arrivals == {}


async def test_a_subject_begins_in_the_language_of_its_page(browser: Browser) -> None:
    page = (await browser.http.get("/?emne=midt&sprog=en")).text
    added = await browser.says("/start en_midt", script=True, key="a", after="0")

    assert 'value="/start en_midt">Ask about Sundhedsråd Midt<' in page
    assert bubbles(added.text)[0] == "Sundhedsråd Midt"


async def test_a_subject_has_a_name_in_the_conversation(browser: Browser) -> None:
    added = await browser.says("/start midt", script=True, key="a", after="0")
    page = (await browser.http.get("/?emne=midt")).text

    assert bubbles(added.text)[0] == bubbles(page)[0] == "Sundhedsråd Midt"
    assert "<h2>Sundhedsråd Midt</h2>" in page
    assert '<div hx-swap-oob="innerHTML:#subject"></div>' in added.text


@pytest.mark.parametrize("text", ["/start", "/start x", "/start <b>", "/start midt og mere"])
async def test_what_begins_no_subject_is_shown_as_it_was_written(browser: Browser, text: str) -> None:
    await browser.says(text)

    assert bubbles(await browser.opens())[0] == text.replace("<b>", "&lt;b&gt;")


@pytest.mark.parametrize("asked", ["", "nowhere", "hovedstaden-syd", "<b>", "../staff", "a" * 5_000])
async def test_an_unknown_subject_is_the_ordinary_page(browser: Browser, asked: str) -> None:
    page = (await browser.http.get("/", params={"emne": asked})).text

    assert "<h1>Hvad kan vi hjælpe med?</h1>" in page
    assert "emne=" not in page


# -- the region's own look ---------------------------------------------------------------------------------


async def test_the_region_has_its_name_and_its_colour(store: FakeStore) -> None:
    browser = opened(store, region_name="Region Eksempel", region_colour="#7a1f5c")
    page = await browser.opens()
    address = re.search(r'href="(theme/\w+\.css)"', page)

    assert address
    assert "Region Eksempel" in page
    assert "Region Midtjylland" not in re.sub(r"<main.*</main>", "", page, flags=re.DOTALL)
    css = await browser.http.get(address[1])
    assert css.headers["content-type"].startswith("text/css")
    assert "immutable" in css.headers["cache-control"]
    assert "--deep:#7a1f5c;" in css.text


async def test_without_a_colour_the_look_is_the_ordinary_one(browser: Browser) -> None:
    assert "theme/" not in await browser.opens()
