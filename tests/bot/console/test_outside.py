"""Logging in with the organisation's own log-in: a real provider, and one that forges."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from knowledge.casework.staff import StaffRole
from tests.bot.console.provider import FORGERIES, Provider, provider
from tests.bot.console.signed_in import Console, Staff, served
from tests.bot.processes import free_port


@dataclass
class Outside:
    """The console, the provider, and one browser."""

    console: Console
    provider: Provider
    browser: Staff

    async def comes(self, *roles: str, asked: str = "") -> httpx.Response:
        """Log in at the provider as somebody with *roles*, and return the first page of the console."""
        self.provider.claims["roles"] = list(roles)
        return await self.browser.get(f"/staff/log-ind/organisation{asked}", follow_redirects=True)

    async def accounts(self) -> list[tuple[str, StaffRole, str, bool]]:
        """Return the accounts: name, role, council, disabled."""
        told = [member.account for member in await self.console.store.accounts.all()]
        return [(one.name, one.role, one.council, one.disabled) for one in told]


@pytest.fixture
async def outside(tmp_path: Path) -> AsyncIterator[Outside]:
    async with _opened(tmp_path) as opened:
        yield opened


@asynccontextmanager
async def _opened(folder: Path) -> AsyncIterator[Outside]:
    port = free_port()
    async with provider() as made:
        address = f"http://127.0.0.1:{port}"
        async with (
            served(folder, port=port, public_url=address, **made.settings) as console,
            console.browser() as browser,
        ):
            yield Outside(console, made, browser)


async def test_somebody_with_a_role_logs_in(outside: Outside) -> None:
    page = await outside.comes("worker")

    assert (page.status_code, page.url.path) == (200, "/staff")
    assert await outside.accounts() == [("Prøve Person", StaffRole.WORKER, "", False)]
    assert outside.console.acts()[:2] == [(0, "account.add", "1"), (1, "login.ok", "1")]


async def test_the_provider_is_asked_with_proof_state_and_nonce(outside: Outside) -> None:
    await outside.comes("worker")
    await outside.browser.get("/staff/log-ind")

    (asked,) = outside.provider.asked
    assert asked["redirect_uri"] == f"{outside.console.address}/staff/oidc"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 20


async def test_it_leads_back_to_where_one_was(outside: Outside) -> None:
    page = await outside.comes("worker", asked="?til=findes-ikke%3Fx=1")

    assert (page.status_code, page.url.path, page.url.query) == (404, "/staff/findes-ikke", b"x=1")


async def test_who_has_no_role_any_more_is_logged_out_everywhere(outside: Outside) -> None:
    await outside.comes("worker")
    async with outside.console.browser() as elsewhere:
        elsewhere.cookies.set("staff", outside.browser.cookies["staff"], domain="127.0.0.1")
        before = await elsewhere.get("/staff/findes-ikke")
        refused = await outside.comes()
        after = await elsewhere.get("/staff/findes-ikke")
    again = await outside.comes()

    assert [page.status_code for page in (before, refused, after, again)] == [404, 403, 303, 403]
    acts = [act for act in outside.console.acts() if act[1] in {"account.role", "login.failed"}]
    assert acts == [(0, "account.role", "1"), (1, "login.failed", "1"), (1, "login.failed", "1")]


@pytest.mark.parametrize("forge", FORGERIES)
async def test_a_forged_token_is_refused(outside: Outside, forge: str) -> None:
    outside.provider.forge = forge

    page = await outside.comes("admin")

    assert page.status_code == 403
    assert "Det lykkedes ikke at logge ind" in page.text
    assert await outside.accounts() == []
    assert outside.console.acts() == [(0, "login.failed", "")]
    assert "staff" not in outside.browser.cookies


async def test_a_state_is_used_once(outside: Outside) -> None:
    start = await outside.browser.get("/staff/log-ind/organisation")
    back = await outside.browser.get(start.headers["location"])
    outside.provider.claims["roles"] = ["worker"]
    first = await outside.browser.get(back.headers["location"])
    again = await outside.browser.get(back.headers["location"])

    assert (first.status_code, again.status_code) == (303, 403)


async def test_a_code_is_used_once(outside: Outside) -> None:
    start = await outside.browser.get("/staff/log-ind/organisation")
    back = await outside.browser.get(start.headers["location"])
    outside.provider.codes.clear()  # somebody else was quicker with it
    page = await outside.browser.get(back.headers["location"])

    assert page.status_code == 403


async def test_the_answer_to_another_browser_is_refused(outside: Outside) -> None:
    start = await outside.browser.get("/staff/log-ind/organisation")
    back = await outside.browser.get(start.headers["location"])
    async with outside.console.browser() as victim:
        await victim.get("/staff/log-ind/organisation")
        page = await victim.get(back.headers["location"])

    assert page.status_code == 403
    assert await outside.accounts() == []


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x", "?error=access_denied", "?code=x&state=y"])
async def test_an_answer_to_nothing_is_refused(outside: Outside, query: str) -> None:
    page = await outside.browser.get(f"/staff/oidc{query}")

    assert page.status_code == 403


@pytest.mark.parametrize(
    ("roles", "role", "council"),
    [
        (["admin", "reader"], StaffRole.ADMIN, ""),
        (["reader.midt", "worker"], StaffRole.WORKER, ""),
        (["reader.midt", "andet"], StaffRole.READER, "midt"),
        (["reader.midt", "reader"], StaffRole.READER, ""),
    ],
)
async def test_the_role_comes_from_there(
    outside: Outside, roles: list[str], role: StaffRole, council: str
) -> None:
    await outside.comes(*roles)

    assert await outside.accounts() == [("Prøve Person", role, council, False)]


@pytest.mark.parametrize("roles", [[], ["Admin"], ["reader."], ["reader.findes-ikke"], ["administrator"]])
async def test_without_a_role_nobody_comes_in(outside: Outside, roles: list[str]) -> None:
    page = await outside.comes(*roles)

    assert page.status_code == 403
    assert "Du har ikke en rolle" in page.text
    assert await outside.accounts() == []


async def test_another_role_counts_from_the_next_log_in(outside: Outside) -> None:
    await outside.comes("admin")
    await outside.browser.get("/staff/konti")
    await outside.comes("reader.midt")

    assert await outside.accounts() == [("Prøve Person", StaffRole.READER, "midt", False)]
    assert (await outside.browser.get("/staff/konti")).status_code == 403


async def test_who_was_disabled_stays_so(outside: Outside) -> None:
    await outside.comes("worker")
    await outside.console.store.accounts.disable(1, by=0)
    page = await outside.comes("admin")

    assert page.status_code == 403
    assert "lukket" in page.text
    assert (await outside.browser.get("/staff")).status_code == 303


async def test_two_with_one_name_are_two(outside: Outside) -> None:
    await outside.comes("worker")
    outside.provider.claims["sub"] = "s-1002"
    await outside.comes("worker")

    assert len(await outside.accounts()) == 2


@pytest.mark.parametrize("name", ["", 7, "\x00\n", "x" * 300])
async def test_an_odd_name_is_no_trouble(outside: Outside, name: object) -> None:
    outside.provider.claims["name"] = name
    page = await outside.comes("worker")

    assert page.status_code == 200
    assert len((await outside.accounts())[0][0]) in range(1, 61)


async def test_a_provider_that_is_away_is_told_in_danish(outside: Outside) -> None:
    outside.provider.away = True
    before = await outside.comes("worker")
    outside.provider.away = False
    start = await outside.browser.get("/staff/log-ind/organisation")
    back = await outside.browser.get(start.headers["location"])
    outside.provider.away = True
    between = await outside.browser.get(back.headers["location"])

    assert (before.status_code, between.status_code) == (503, 503)
    assert "Dit arbejdslogin svarer ikke" in before.text


async def test_a_provider_whose_machine_is_gone_is_told(tmp_path: Path) -> None:
    gone: dict[str, Any] = {
        "oidc_issuer": f"http://127.0.0.1:{free_port()}",
        "oidc_client_id": "x",
        "oidc_client_secret": "y",
    }
    async with (
        served(tmp_path, public_url="http://127.0.0.1:1", **gone) as console,
        console.browser() as browser,
    ):
        page = await browser.get("/staff/log-ind/organisation")

    assert page.status_code == 503


async def test_passwords_are_off(outside: Outside) -> None:
    page = await outside.browser.get("/staff/log-ind")

    assert "Log ind med dit arbejdslogin" in page.text
    assert 'type="password"' not in page.text
