"""The page of the link in a mail to a provider, in a real browser: by keyboard, on a phone, and for axe."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bot.channels.web.app import FOLDER
from bot.channels.web.offers.answering import AnswerPages
from bot.channels.web.pages import Pages
from knowledge.offers.mistakes import Mistake
from knowledge.offers.registering import finishing
from knowledge.terms import Language
from tests.bot.browsing import shelf
from tests.bot.providing import CAFE, WALK
from tests.browser.test_axe import flaws
from tests.browser.visitor import Visitor

KINDS: dict[str, dict[str, Any]] = {
    "ask": {"offers": [WALK, CAFE], "done": "ja"},
    "sure": {"offers": [WALK]},
    "edit": {
        "offers": [WALK],
        "listing": finishing.of(WALK, language="da"),
        "mistakes": {"phone": Mistake("phone", "empty"), "what": Mistake("what", "long")},
    },
    "thanks": {"done": "fjern"},
    "gone": {},
    "busy": {},
}


@pytest.fixture(scope="module")
def answers() -> AnswerPages:
    nothing: Any = None
    return AnswerPages(pages=nothing, providers=nothing, directory=nothing, is_ours=lambda _: True)


@pytest.fixture(params=[1024, 360])
def visitor(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Visitor]:
    size = {"width": request.param, "height": 768}
    with Visitor(chromium, address, viewport=size, reduced_motion="reduce") as visitor:
        yield visitor


@pytest.mark.parametrize("language", [Language.DANISH, Language.ENGLISH])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    kind: str, language: Language, answers: AnswerPages, visitor: Visitor
) -> None:
    page = visitor.page
    _shows(page, replace(answers, pages=_pages(page)), kind, language)

    assert flaws(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]  # it is set
    if kind == "ask":
        assert page.locator("form button").all_inner_texts()[0] in {"Ja, stadig aktuelt", "Yes, still right"}


def _shows(page: Page, answers: AnswerPages, kind: str, language: Language) -> None:
    """Show a page as a provider would get it."""
    made = answers._page(answers.pages.words(language), "test", kind=kind, **KINDS[kind])
    here = f"{page.url.rstrip('/')}/tilbud/svar/test"
    page.route(here, lambda route: route.fulfill(body=bytes(made.body).decode(), content_type="text/html"))
    page.goto(here)


def _pages(page: Page) -> Pages:
    version = (page.get_attribute("link[rel=icon]", "href") or "").split("/")[1]
    return Pages(FOLDER / "templates", version, shelf())
