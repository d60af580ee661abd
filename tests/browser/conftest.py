"""One bot for the whole run, one browser for each file of tests, one visitor for each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import running
from tests.browser.visitor import Visitor


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the bot with an empty database and return its address."""
    with running.bot(tmp_path_factory.mktemp("bot")) as url:
        yield url


@pytest.fixture(scope="module")  # while it is there, its event loop runs: no async test may
def chromium() -> Iterator[Browser]:
    """Start a browser, or skip aloud."""
    if not (running.ROOT / "bot/web/assets/package-lock.json").exists():
        pytest.skip("no web assets; run scripts/setup first")
    with running.chromium() as browser:
        if browser is None:
            pytest.skip("no Chromium on this machine")
        yield browser


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Visitor]:
    """Open the page as a new visitor; afterwards nothing may have gone wrong in the browser."""
    with Visitor(chromium, address) as someone:
        yield someone
        assert someone.troubles == []
