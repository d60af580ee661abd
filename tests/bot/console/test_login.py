"""Logging in with a name, a password and a code."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pyotp

from bot.store.sessions import digest
from knowledge.casework.staff import StaffRole
from tests.bot.console.signed_in import Console, Staff, served

PASSWORD = "tre gule cykler i regn"
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that a test moves."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Door:
    """The console with an account that has chosen its password, and the secret of its app."""

    console: Console
    clock: Clock
    secret: str = ""
    name: str = "Prøve Person"
    browsers: list[Staff] = field(default_factory=list)

    @property
    def code(self) -> str:
        """What the app shows now."""
        return pyotp.TOTP(self.secret).at(self.clock.now)

    def browser(self) -> Staff:
        """Return a browser that nobody is logged in with."""
        self.browsers.append(self.console.browser())
        return self.browsers[-1]

    async def invited(self, role: str = "worker", token: str = "t" * 43) -> str:
        """Make the account with a link, and return where it leads."""
        account = await self.console.store.accounts.add(self.name, StaffRole(role))
        await self.console.store.accounts.invite(account.id, digest(token), by=0)
        return f"/staff/velkommen/{token}"

    async def enrol(self, role: str = "worker") -> httpx.Response:
        """Choose a password and an app, as the link asks."""
        link, browser = await self.invited(role), self.browser()
        page = await browser.get(link)
        self.secret = secret_of(page)
        answer = await post(browser, link, page, adgangskode=PASSWORD, igen=PASSWORD, kode=self.code)
        self.clock.passes(minutes=1)
        return answer

    async def log_in(self, browser: Staff, *, asked: str = "", **fields: str) -> httpx.Response:
        """Fill in the page to log in on."""
        page = await browser.get(f"/staff/log-ind{asked}")
        typed = {"navn": self.name, "adgangskode": PASSWORD, "kode": self.code}
        return await post(browser, "/staff/log-ind", page, **typed | fields)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Door]:
    """Serve the console with a clock."""
    clock = Clock()
    async with served(folder, clock=clock) as console:
        door = Door(console, clock)
        try:
            yield door
        finally:
            for browser in door.browsers:
                await browser.aclose()


async def post(browser: Staff, path: str, page: httpx.Response, **fields: str) -> httpx.Response:
    """Post the form of *page*: its hidden fields, and what is typed."""
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    return await browser.post(path, data=hidden | fields)


def secret_of(page: httpx.Response) -> str:
    """Return the key that a page of a link shows."""
    found = re.search(r'<code id="secret">([A-Z2-7 ]+)</code>', page.text)
    assert found, page.text
    return found[1].replace(" ", "")


async def test_a_link_makes_an_account_that_logs_in(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        enrolled = await door.enrol()
        browser = door.browser()
        entered = await door.log_in(browser)
        page = await browser.get("/staff/findes-ikke")

    assert (enrolled.status_code, entered.status_code) == (303, 303)
    assert (page.status_code, door.name in page.text) == (404, True)
