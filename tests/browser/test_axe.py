"""Axe finds nothing against WCAG 2.1 AA, whatever the page shows."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from bot.channels.web import theme
from bot.channels.web.app import FOLDER
from bot.channels.web.pages import Notice, Pages
from bot.channels.web.view import Shown
from knowledge.terms import Language
from tests.bot.browsing import shelf
from tests.browser.visitor import ON_THE_WAY, REFERENCE, Visitor

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
QUESTION = "Hej, vi er en lille forening i Skive. Hvordan kan vi samarbejde med regionen?"
ENGLISH = "Hello, we are a small association in Skive. How can we work with the region?"
DANGER = "jeg vil tage mit eget liv i nat"
CARD = "/tilbud/vejvisning"
PLACES = [
    *("/", "/?emne=midt", "/?emne=how-to-partner", "/privatliv", "/tilgaengelighed", "/findes-ikke"),
    *(CARD, f"{CARD}?behov=dementia", f"{CARD}?behov=dementia&kommune=Lemvig"),
    *("/tilbud", "/tilbud?behov=loneliness&kommune=Lemvig", "/tilbud?kommune=Skive&adgang=sight&tid=weekend"),
    *("/tilbud/boblberg", "/tilbud/findes-ikke"),
]
LIGHTEST = "#767676"  # the lightest grey that settings allow


def flaws(page: Page) -> list[str]:
    """Return what axe finds: each rule and where. It runs under the page's own security policy."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {json.dumps([node['target'] for node in rule['nodes']])}" for rule in found]


@pytest.fixture
def calm(chromium: Browser, address: str) -> Iterator[Visitor]:
    """Open the page for somebody who asked for calm, so that nothing is half faded in."""
    with Visitor(chromium, address, reduced_motion="reduce") as visitor:
        yield visitor
        assert visitor.troubles == []


def test_axe_finds_what_is_wrong(calm: Visitor) -> None:
    calm.page.evaluate("document.querySelector('label').remove()")

    assert [flaw.partition(":")[0] for flaw in flaws(calm.page)] == ["label"]


@pytest.mark.parametrize("locale", ["da-DK", "en-GB"])
@pytest.mark.parametrize("path", PLACES)
def test_pages(chromium: Browser, address: str, path: str, locale: str) -> None:
    with Visitor(chromium, address, path, locale=locale, reduced_motion="reduce") as visitor:
        assert visitor.page.get_attribute("html", "lang") == locale[:2]
        assert flaws(visitor.page) == []


def test_every_step_of_the_form(calm: Visitor) -> None:
    calm.says(QUESTION)
    assert flaws(calm.page) == []
    while not REFERENCE.search(calm.last):
        calm.taps(next(label for label in ON_THE_WAY if label in calm.choices))
        assert flaws(calm.page) == []


def test_a_crisis(calm: Visitor) -> None:
    calm.says(DANGER)

    assert flaws(calm.page) == []


def test_english_and_danish_on_one_page(calm: Visitor) -> None:
    calm.says("Hvad er et sundhedsråd?")
    calm.says(ENGLISH)
    calm.page.locator("html[lang=en]").wait_for()

    assert flaws(calm.page) == []
    assert calm.page.locator(".bubble[lang=da]").count() >= 1


def test_a_copy_and_what_is_left_after_erasing(calm: Visitor) -> None:
    calm.says("Hvad er et sundhedsråd?")
    calm.says("/minedata")
    calm.page.locator("a.document").wait_for()
    copied = flaws(calm.page)
    calm.says("/slet")
    asked = flaws(calm.page)
    calm.page.click("#choices button >> nth=0")
    expect(calm.page.locator(".bubble", has_text="sundhedsråd")).to_have_count(0)

    assert (copied, asked, flaws(calm.page)) == ([], [], [])


def test_a_subject_in_a_conversation(calm: Visitor) -> None:
    calm.says("Hvad er et sundhedsråd?")
    calm.page.goto(f"{calm.address}/?emne=midt")

    assert calm.page.locator(".subject h2").inner_text() == "Sundhedsråd Midt"
    assert flaws(calm.page) == []


@pytest.mark.parametrize(
    "options", [{"viewport": {"width": 320, "height": 640}}, {"forced_colors": "active"}]
)
def test_a_narrow_phone_and_forced_colours(chromium: Browser, address: str, options: dict[str, Any]) -> None:
    with Visitor(chromium, address, reduced_motion="reduce", **options) as visitor:
        first = flaws(visitor.page)
        visitor.says(QUESTION)

        assert (first, flaws(visitor.page)) == ([], [])


@pytest.mark.parametrize("notice", [*Notice], ids=lambda notice: notice.kind)
def test_notices(calm: Visitor, notice: Notice) -> None:
    shown = _pages().fragment(None, Language.DANISH, notice=notice)
    headers = {"indgang": "fragment", "content-type": "text/html"}

    def answer(route: Route) -> None:
        route.fulfill(status=200, headers=headers, body=bytes(shown.body).decode())

    calm.page.route("**/say?*", answer)
    calm.page.fill("#text", "Hej")
    calm.page.click("#say button")
    calm.page.locator("#notice .notice").wait_for()

    assert flaws(calm.page) == []


def test_no_connection(calm: Visitor) -> None:
    calm.page.context.set_offline(True)
    calm.page.fill("#text", "Hej")
    calm.page.click("#say button")
    calm.page.locator("#notice .notice").wait_for()

    assert flaws(calm.page) == []
    calm.troubles.clear()  # the browser told of the lost connection, as it should


def test_the_page_without_content(calm: Visitor) -> None:
    bare = Pages(FOLDER / "templates", _version(calm.page), None).page(Shown(), Language.DANISH)
    calm.page.route(calm.address + "/", lambda route: route.fulfill(body=bytes(bare.body).decode()))
    calm.page.goto(calm.address)

    assert "112" in calm.page.inner_text("main")
    assert flaws(calm.page) == []


def test_the_lightest_colour_a_region_can_have(calm: Visitor) -> None:
    def paint(route: Route) -> None:
        plain = route.fetch()
        route.fulfill(response=plain, body=plain.text() + theme.of(LIGHTEST).css)

    calm.page.route("**/chat.css", paint)
    calm.page.reload()
    first = flaws(calm.page)
    calm.says(QUESTION)

    assert (first, flaws(calm.page)) == ([], [])


def _pages() -> Pages:
    return Pages(FOLDER / "templates", "", shelf())


def _version(page: Page) -> str:
    return (page.get_attribute("link[rel=icon]", "href") or "").split("/")[1]
