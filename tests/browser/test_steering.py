"""An admin steers in one browser, and people read it in another: axe finds nothing on either side."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.browsing import KEY
from tests.bot.console.signed_in import cookie
from tests.browser import running
from tests.browser.test_axe import flaws
from tests.browser.visitor import Visitor

SOON = "2027-01-04T08:00"
CALM = {"reduced_motion": "reduce"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("steered")


@pytest.fixture(scope="module")
def steered(folder: Path) -> Iterator[str]:
    """Start a bot of one's own: what is steered is seen by all."""
    with running.bot(folder, SECRET_KEY=KEY) as url:
        yield url


@contextmanager
def admin(chromium: Browser, folder: Path, address: str) -> Iterator[Page]:
    """Open the page of an admin."""
    context = chromium.new_context(locale="da-DK", reduced_motion="reduce")
    known = cookie(folder / "indgang.db", address, "admin", secret=KEY.encode())
    context.add_cookies([known])  # type: ignore[list-item]  # a TypedDict of playwright's own
    page = context.new_page()
    page.goto(f"{address}/staff/styring")
    yield page
    context.close()


def steer(page: Page, kind: str, **fields: str) -> list[str]:
    """Fill in a form, look at the preview and let it hold; return what axe finds on the way."""
    page.fill(f"#{kind}-til", SOON)
    for name, value in fields.items():
        page.fill(f"#{kind}-{name}", value)
    page.click(f"#{kind} button[value=vis]")
    found = flaws(page)
    page.click(f"#{kind} button[value=gem]")
    page.locator(".status").wait_for()
    return [*found, *flaws(page)]


def test_a_banner_and_a_pause(chromium: Browser, folder: Path, steered: str) -> None:
    with admin(chromium, folder, steered) as page:
        first = flaws(page)
        preview = steer(page, "banner", da="Vi flytter i **uge 1**.", en="We are moving in **week 1**.")
        paused = steer(page, "pause", hvorfor="Flytning")
        with Visitor(chromium, steered, locale="da-DK", **CALM) as dane:
            danish = dane.page.locator(".announced").inner_text()
            told = dane.says("jeg vil gerne tale med et menneske")
            axed = flaws(dane.page)
        with Visitor(chromium, steered, "/privatliv", locale="en-GB", **CALM) as reader:
            english = reader.page.locator(".announced").inner_text()
            axed += flaws(reader.page)
        with Visitor(chromium, steered, locale="en-GB", **CALM) as briton:
            said = briton.says("I want to talk to a person, please")
            axed += flaws(briton.page)
        while page.locator("button:text('Ophæv nu')").count():
            page.click("button:text('Ophæv nu') >> nth=0")
            page.locator(".status").wait_for()

    assert (first, preview, paused, axed) == ([], [], [], [])
    assert (danish, english) == ("Vi flytter i uge 1.", "We are moving in week 1.")
    assert "Det gør vi igen mandag den 4. januar 2027 kl. 8.00." in told
    assert "We will again from Monday 4 January 2027 at 8:00." in said


def test_a_closed_chat(chromium: Browser, folder: Path, steered: str) -> None:
    with admin(chromium, folder, steered) as page:
        page.select_option("#stop-kanal", "web")
        steer(page, "stop", hvorfor="Prøve")
        with Visitor(chromium, steered, **CALM) as visitor:
            top = visitor.page.locator(".announced").inner_text()
            told = visitor.says("hvad er et sundhedsråd?")
            visitor.page.fill("#text", "er der nogen?")
            visitor.page.click("#say button")
            expect(visitor.page.locator(".mine")).to_have_count(2)
            expect(visitor.page.locator(".typing")).to_have_count(0)  # nobody will answer
            danger = visitor.says("jeg vil tage mit eget liv")
            axed = flaws(visitor.page)
        page.click("button:text('Ophæv nu')")
        page.locator(".status").wait_for()

    assert axed == []
    assert "Vi svarer ikke her i chatten lige nu." in top
    assert "Vi svarer ikke her i chatten lige nu." in told
    assert "112" in danger
