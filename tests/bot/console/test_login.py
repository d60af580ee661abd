"""Logging in with a name, a password and a code."""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pyotp
import pytest
from argon2 import PasswordHasher
from starlette.requests import Request

from bot.console import limits
from bot.console.badges import Badges
from bot.console.passwords import Passwords
from bot.store.sessions import digest
from knowledge.casework.staff import StaffRole
from knowledge.casework.trail import Act
from knowledge.errors import StoreError
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


async def test_what_is_wrong_is_told_in_the_same_words(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        browser = door.browser()
        tries = [
            await door.log_in(browser, navn="Ingen Kender"),
            await door.log_in(browser, adgangskode="helt forkert kode"),
            await door.log_in(browser, kode="000000"),
            await door.log_in(browser, kode="²²²²²²"),
            await door.log_in(browser, adgangskode=""),
        ]
        acts = door.console.acts()

    told = {re.sub(r'name="(csrf|navn)"[^>]*value="[^"]*"', "", page.text) for page in tries}
    assert {page.status_code for page in tries} == {403}
    assert len({re.sub(r"[\w-]{43,}", "", text) for text in told}) == 1
    assert "Navnet, adgangskoden eller koden passer ikke" in tries[0].text
    assert [act for act in acts if act[1] == "login.failed"] == [(0, "login.failed", "")] + 4 * [
        (1, "login.failed", "1")
    ]


async def test_neither_a_password_nor_a_name_typed_is_in_the_file(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        await door.log_in(door.browser(), navn="min-adgangskode-i-forkert-felt")
        secret = door.secret

    kept = await asyncio.to_thread(lambda: b"".join(path.read_bytes() for path in tmp_path.iterdir()))
    assert not [
        text
        for text in (PASSWORD, secret, "min-adgangskode-i-forkert-felt", "t" * 43)
        if text.encode() in kept
    ]


async def test_a_code_is_used_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        code = door.code
        first = await door.log_in(door.browser(), kode=code)
        again = await door.log_in(door.browser(), kode=code)

    assert (first.status_code, again.status_code) == (303, 403)


async def test_the_code_of_the_link_is_used_up_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        door.clock.passes(minutes=-1)

        assert (await door.log_in(door.browser())).status_code == 403


async def test_a_clock_half_a_minute_off_is_forgiven_and_more_is_not(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        codes = []
        for late in (30, 75):
            code = door.code
            door.clock.passes(seconds=late)
            codes.append((await door.log_in(door.browser(), kode=code)).status_code)

    assert codes == [303, 403]


async def test_a_code_is_read_with_a_space_in_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        spaced = f"{door.code[:3]} {door.code[3:]}"

        assert (await door.log_in(door.browser(), kode=spaced, navn=" prøve  PERSON ")).status_code == 303


async def test_guessing_is_told_to_wait(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        browser = door.browser()
        codes = [(await door.log_in(browser, adgangskode="gæt")).status_code for _ in range(10)]
        last = await door.log_in(browser)
        other = await door.log_in(browser, navn="En anden")

    assert codes == 10 * [403]
    assert (last.status_code, "Vent et par minutter" in last.text) == (429, True)
    assert other.status_code == 403


def elsewhere(network: int) -> dict[str, str]:
    """Return what a proxy says of a browser in the network *network*."""
    return {"x-forwarded-for": f"198.51.100.{network}"}


async def test_nobody_elsewhere_locks_a_name_out(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        stranger, owner = door.browser(), door.browser()
        stranger.headers.update(elsewhere(1))
        owner.headers.update(elsewhere(2))
        codes = [(await door.log_in(stranger, kode="000000")).status_code for _ in range(12)]
        entered = await door.log_in(owner)

    assert codes == 10 * [403] + 2 * [429]
    assert entered.status_code == 303


async def test_a_name_tried_from_everywhere_opens_to_its_own_browser_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WIDE", 15)
    async with opened(tmp_path) as door:
        await door.enrol()
        owner, stranger, fresh = door.browser(), door.browser(), door.browser()
        await door.log_in(owner)
        door.clock.passes(minutes=1)
        for network in range(1, 4):
            stranger.headers.update(elsewhere(network))
            for _ in range(6):
                await door.log_in(stranger, kode="000000")
        fresh.headers.update(elsewhere(9))
        shut_out = await door.log_in(fresh)
        owner.cookies.delete("staff")
        entered = await door.log_in(owner)

    assert (shut_out.status_code, entered.status_code) == (429, 303)


async def test_a_browser_that_is_known_guesses_no_more_than_others(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        owner = door.browser()
        await door.log_in(owner)
        owner.cookies.delete("staff")
        codes = [(await door.log_in(owner, kode="000000")).status_code for _ in range(11)]

    assert codes == 10 * [403] + [429]


async def test_a_browser_is_known_by_who_logged_in_with_it_and_holds_no_name(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        browser = door.browser()
        entered = await door.log_in(browser)
        badges = Badges(door.console.settings.secret, secure=False)

        def known(cookie: str, name: str) -> str:
            headers = [(b"cookie", f"staff-device={cookie}".encode())]
            return badges.browser(Request({"type": "http", "headers": headers}), name)

        kept = browser.cookies["staff-device"]
        device, mark = kept.split(".")

    set_ = next(one for one in entered.headers.get_list("set-cookie") if one.startswith("staff-device="))
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Max-Age=15552000"} <= set(set_.split("; "))
    assert [known(kept, name) for name in ("Prøve Person", " prøve  PERSON", "En anden")] == [device] * 2 + [
        ""
    ]
    assert [
        known(text, "Prøve Person") for text in (device, f"x.{mark}", f"{device}.{'0' * 64}", "..", "æ")
    ] == ([""] * 5)


@pytest.mark.parametrize("told", ["10.1.2.3", "172.16.0.9", "", "x", "{} , 10.1.2.3"])
async def test_no_network_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setattr(limits, "SHARED_AT_ONCE", 5)
    monkeypatch.setattr(limits, "SHARED_A_SECOND", 0.0)
    async with opened(tmp_path) as door:
        await door.enrol()
        browser = door.browser()
        page = await browser.get("/staff/log-ind")
        codes = []
        for number in range(7):
            browser.headers["x-forwarded-for"] = told.format(f"198.51.100.{number}")
            codes.append((await post(browser, "/staff/log-ind", page, navn="")).status_code)

    assert codes == 5 * [403] + 2 * [429]


async def test_who_gives_no_name_costs_no_hash_and_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []

    def matches(_: Passwords, of: str, typed: str) -> bool:
        hashed.append(of + typed)
        return False

    monkeypatch.setattr(Passwords, "_matches", matches)
    async with opened(tmp_path) as door:
        await door.enrol()
        before = door.console.acts()
        answer = await door.log_in(door.browser(), navn="  ")

        assert (answer.status_code, "Navnet, adgangskoden" in answer.text) == (403, True)
        assert (hashed, door.console.acts()) == ([], before)


async def test_a_log_in_and_its_row_are_one_transaction(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        with closing(sqlite3.connect(door.console.path)) as connection, connection:
            connection.execute(
                """create trigger full before insert on act when new.what in ('login.ok', 'account.enrol')
                begin select raise(abort, 'no room'); end"""
            )
        with pytest.raises(StoreError):
            await door.console.store.sessions.begin(1, act=Act(1, "login.ok", "1"))
        await door.console.store.accounts.invite(1, digest("u" * 43), by=0)
        with pytest.raises(StoreError):
            await door.console.store.accounts.enrol(digest("u" * 43), password="x", totp="y", step=1)
        with closing(sqlite3.connect(door.console.path)) as connection:
            left = connection.execute("select password, totp, (select count(*) from session) from account")

            assert left.fetchall() == [("", "", 0)]


async def test_a_newer_hash_is_made_when_the_parameters_change(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        old = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
        await door.console.store.accounts.rehash(1, old)
        entered = await door.log_in(door.browser())
        kept = await door.console.store.accounts.credentials(door.name)

    assert kept
    assert entered.status_code == 303
    assert kept.password.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


async def test_each_log_in_has_a_token_of_its_own(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        browser = door.browser()
        browser.cookies.set("staff", "valgt-af-en-fremmed", domain="127.0.0.1")
        await door.log_in(browser)
        first = browser.cookies["staff"]
        browser.cookies.delete("staff")
        door.clock.passes(minutes=1)
        await door.log_in(browser)

    assert first != "valgt-af-en-fremmed"
    assert browser.cookies["staff"] != first


async def test_the_cookie_is_out_of_reach(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        entered = await door.log_in(door.browser())

    (cookie,) = [set_ for set_ in entered.headers.get_list("set-cookie") if set_.startswith("staff=")]
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert len(cookie.partition(";")[0]) >= len("staff=") + 43


async def test_on_an_encrypted_address_the_cookie_is_of_this_host_alone(tmp_path: Path) -> None:
    public = "https://indgang.example.org"
    async with served(tmp_path, public_url=public) as console, console.browser() as browser:
        page = await browser.get("/staff/log-ind")

    assert page.headers["set-cookie"].startswith("__Host-staff-form=")
    assert "Secure" in page.headers["set-cookie"]
    assert page.headers["strict-transport-security"] == "max-age=31536000"


async def test_logging_out_counts_at_once(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("worker") as worker:
        token = worker.cookies["staff"]
        out = await worker.posts("/staff/log-ud")
        worker.cookies.set("staff", token, domain="127.0.0.1")
        page = await worker.get("/staff")

    assert (out.status_code, out.headers["location"]) == (303, "../staff/log-ind?ude=1")
    assert page.headers["location"].startswith("./staff/log-ind")


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("?til=sag/26-0147-K%3Fx=1", "../staff/sag/26-0147-K?x=1"),
        ("?til=%3Fview=alle", "../staff?view=alle"),
        ("", "../staff"),
        ("?til=//ondt.example.org", "../staff"),
        ("?til=https://ondt.example.org", "../staff"),
        ("?til=../../ondt", "../staff"),
        ("?til=%5Condt", "../staff"),
        ("?til=log-ud", "../staff"),
        ("?til=sag/x%0d%0aSet-Cookie:a=b", "../staff"),
        ("?til=" + "x" * 600, "../staff"),
    ],
)
async def test_it_leads_back_to_own_pages_alone(tmp_path: Path, asked: str, there: str) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        entered = await door.log_in(door.browser(), asked=asked)

    assert entered.headers["location"] == there


async def test_who_is_logged_in_already_goes_on(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("worker") as worker:
        page = await worker.get("/staff/log-ind?til=konti")

    assert (page.status_code, page.headers["location"]) == (303, "../staff/konti")


async def test_the_log_in_form_needs_its_own_token(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        mine, theirs = door.browser(), door.browser()
        page = await theirs.get("/staff/log-ind")
        await mine.get("/staff/log-ind")
        typed = {"navn": door.name, "adgangskode": PASSWORD, "kode": door.code}
        swapped = await post(mine, "/staff/log-ind", page, **typed)
        theirs.headers["origin"] = "https://ondt.example.org"
        elsewhere = await post(theirs, "/staff/log-ind", page, **typed)

    assert (swapped.status_code, elsewhere.status_code) == (403, 403)


async def test_without_an_account_the_page_says_how_to_make_one(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.browser() as browser:
        page = await browser.get("/staff", follow_redirects=True)

    assert "python -m bot staff add" in page.text
    assert 'type="password"' not in page.text
