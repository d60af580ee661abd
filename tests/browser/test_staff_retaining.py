"""An admin records on which ground inquiries are deleted, in a real browser: axe finds nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.browsing import KEY
from tests.bot.console.signed_in import cookie
from tests.browser import running
from tests.browser.test_axe import flaws


@pytest.fixture
def page(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the page of an admin."""
    with running.bot(tmp_path, SECRET_KEY=KEY) as address:
        context = chromium.new_context(locale="da-DK", reduced_motion="reduce")
        known = cookie(tmp_path / "indgang.db", address, "admin", secret=KEY.encode())
        context.add_cookies([known])  # type: ignore[list-item]  # a TypedDict of playwright's own
        page = context.new_page()
        page.goto(f"{address}/staff/opbevaring")
        yield page
        context.close()


def test_a_ground_is_recorded_and_withdrawn_without_a_barrier(page: Page) -> None:
    found = flaws(page)
    page.fill("#hjemmel", "Rigsarkivets afgørelse af en opdigtet dato")
    page.check("input[name=laest]")
    page.click("text=Gem hjemlen, og slet fremover")
    expect(page.get_by_text("Hjemlen er gemt.")).to_be_visible()
    found += flaws(page)
    page.set_viewport_size({"width": 360, "height": 740})
    found += flaws(page)
    page.click("text=Stop sletningen")
    expect(page.get_by_text("Sletningen er stoppet.")).to_be_visible()

    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
