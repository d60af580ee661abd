"""The real bot as a process, and a real browser in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visitor import Visitor

ROOT = Path(__file__).parents[2]
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the bot with an empty database and return its address."""
    folder = tmp_path_factory.mktemp("bot")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {
        "DATABASE_URL": f"sqlite:///{folder}/indgang.db",
        "HTTP_PORT": str(port),
        "TELEGRAM_TOKEN": "",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=folder,
        env=os.environ | settings | {"PYTHONPATH": str(ROOT)},
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _until_ready(url, process)
        yield url
    finally:
        process.terminate()
        assert process.wait(10) == 0


@pytest.fixture(scope="module")  # while it is there, its event loop runs: no async test may
def chromium() -> Iterator[Browser]:
    """Start a browser, or skip aloud."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    if not (ROOT / "bot/web/assets/package-lock.json").exists():
        pytest.skip("no web assets; run scripts/setup first")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Visitor]:
    """Open the page as a new visitor; afterwards nothing may have gone wrong in the browser."""
    with Visitor(chromium, address) as someone:
        yield someone
        assert someone.troubles == []


def _until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the bot stopped"
        try:
            with urllib.request.urlopen(f"{url}/readyz"):  # noqa: S310 our own address
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("the bot is not ready after 20 seconds")
