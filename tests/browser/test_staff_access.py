"""Logging in to the console in a real browser: with a link and codes, and with the organisation's log-in."""

import asyncio
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.console.provider import Provider, provider
from tests.bot.processes import free_port
from tests.browser import running
from tests.browser.test_axe import flaws
from tests.browser.visitor import Visitor

PASSWORD = "tre gule cykler i regn"
NAME = "Prøve Person"
WIDE = {"width": 1600, "height": 900}  # every page stands in the menu


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Run a bot with accounts of its own."""
    folder = tmp_path_factory.mktemp("local")
    with running.bot(folder) as url:
        yield folder, url


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Provider, str]]:
    """Run a bot beside a provider."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with _provided() as made:
        made.asks = True
        names = {name.upper(): str(value) for name, value in made.settings.items()}
        with running.bot(tmp_path_factory.mktemp("outside"), port=port, PUBLIC_URL=url, **names):
            yield made, url


def staff(folder: Path, url: str, *arguments: str) -> str:
    """Run ``python -m bot staff`` beside the bot, and return the link that it prints, where it prints one."""
    port = url.rpartition(":")[2]
    chosen = {
        "DATABASE_URL": f"sqlite:///{folder}/indgang.db",
        "HTTP_PORT": port,
        "PYTHONPATH": str(running.ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", "staff", *arguments],
        cwd=folder,
        env=os.environ | chosen,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = re.search(r"http\S+", done.stdout)
    return found[0] if found else ""


def test_from_no_account_to_logging_out(chromium: Browser, local: tuple[Path, str]) -> None:
    folder, url = local
    with Visitor(chromium, url, "/staff", reduced_motion="reduce", viewport=WIDE) as person:
        page = person.page
        expect(page.locator("code")).to_contain_text("python -m bot staff add")
        found = {"no account": flaws(page)}

        page.goto(staff(folder, url, "add", NAME, "--role", "admin"))
        expect(page.get_by_alt_text("QR-kode")).to_be_visible()
        assert page.evaluate("document.querySelector('img.qr').naturalWidth") > 100
        found["link"] = flaws(page)
        app = pyotp.TOTP(page.inner_text("#secret").replace(" ", ""))
        _choose(page, "kort", app.now())
        expect(page.get_by_role("alert")).to_contain_text("mindst 12 tegn")
        found["a mistake"] = flaws(page)
        person.troubles.clear()  # the browser tells of the 422
        _choose(page, PASSWORD, app.now())
        expect(page.locator("h1")).to_be_visible()
        assert page.url == f"{url}/staff"

        page.goto(f"{url}/staff/konti")
        found["accounts"] = flaws(page)
        page.get_by_role("button", name="Log ud").click()
        expect(page.get_by_role("status")).to_contain_text("Du er logget ud")
        found["logged out"] = flaws(page)

        page.fill("#navn", NAME)
        page.fill("#adgangskode", PASSWORD)
        page.fill("#kode", app.at(_later(app)))
        page.get_by_role("button", name="Log ind").click()
        expect(page.get_by_role("button", name="Log ud")).to_be_visible()

        assert found == {name: [] for name in found}
        assert person.troubles == []


def test_a_wrong_code_keeps_the_name(chromium: Browser, local: tuple[Path, str]) -> None:
    with Visitor(chromium, local[1], "/staff/log-ind", reduced_motion="reduce") as person:
        person.page.fill("#navn", NAME)
        person.page.fill("#adgangskode", "en helt forkert")
        person.page.fill("#kode", "000000")
        person.page.get_by_role("button", name="Log ind").click()
        expect(person.page.get_by_role("alert")).to_contain_text("passer ikke")

        assert person.page.input_value("#navn") == NAME
        assert flaws(person.page) == []


@pytest.mark.parametrize("width", [320, 1024])
def test_the_page_fits_a_phone(chromium: Browser, local: tuple[Path, str], width: int) -> None:
    screen = {"width": width, "height": 640}
    with Visitor(chromium, local[1], "/staff/log-ind", viewport=screen) as person:
        assert person.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_organisations_log_in(chromium: Browser, outside: tuple[Provider, str]) -> None:
    made, url = outside
    made.claims["roles"] = ["worker"]
    with Visitor(chromium, url, "/staff?view=alle", reduced_motion="reduce", viewport=WIDE) as person:
        page = person.page
        first = flaws(page)
        page.get_by_role("link", name="Log ind med dit arbejdslogin").click()
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("button", name="Log ud")).to_be_visible()

        assert page.url == f"{url}/staff?view=alle"
        assert first == []


def test_the_organisations_log_in_without_a_role(chromium: Browser, outside: tuple[Provider, str]) -> None:
    made, url = outside
    made.claims["roles"] = []
    with Visitor(chromium, url, "/staff/log-ind", reduced_motion="reduce", viewport=WIDE) as person:
        page = person.page
        page.get_by_role("link", name="Log ind med dit arbejdslogin").click()
        page.get_by_role("button", name="Log in").click()
        expect(page.locator("h1")).to_have_text("Du har ikke en rolle i Indgang endnu")

        assert flaws(page) == []


def _choose(page: Page, password: str, code: str) -> None:
    page.fill("#adgangskode", password)
    page.fill("#igen", password)
    page.fill("#kode", code)
    page.evaluate("document.querySelector('form').noValidate = true")
    page.get_by_role("button", name="Gem, og log ind").click()


def _later(app: pyotp.TOTP) -> int:
    """Return a moment half a minute on: the code of now was used up, and the next one is good already."""
    return int(datetime.now(UTC).timestamp()) + app.interval


@contextmanager
def _provided() -> Iterator[Provider]:
    """Serve the provider on a thread of its own: Playwright keeps the loop of this one."""
    ready, stop = threading.Event(), threading.Event()
    found: list[Provider] = []

    async def serve() -> None:
        async with provider() as made:
            found.append(made)
            ready.set()
            await asyncio.to_thread(stop.wait)

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    try:
        assert ready.wait(30)
        yield found[0]
    finally:
        stop.set()
        thread.join()
