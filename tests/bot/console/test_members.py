"""The accounts page: an admin makes, closes and opens accounts, and leaves a trace of it."""

import re
from pathlib import Path

import pytest

from bot.store.sessions import digest
from knowledge.casework.staff import StaffRole
from tests.bot.console.signed_in import served
from tests.bot.console.test_door import account, rows


async def test_an_admin_makes_an_account_and_sees_its_link_once(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("admin") as admin:
        made = await admin.posts("/staff/konti", navn="Prøve Person", rolle="reader", raad="midt")
        again = await admin.get("/staff/konti")
        (invited,) = rows(console, "select account, token from invitation")
        acts = console.acts()

    token = re.search(r"/staff/velkommen/([\w-]{43})", made.text)
    assert token
    assert digest(token[1]) == invited[1]
    assert "/staff/velkommen/" not in again.text
    assert "Prøve Person" in again.text
    assert again.text.count("Har et link, men har ikke valgt adgangskode") == 1
    assert [(account(admin).id, what, "2") for what in ("account.add", "account.invite")] == acts[-3:-1]


async def test_a_role_a_link_closing_and_opening(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("admin") as admin, console.staff() as worker:
        there = f"/staff/konti/{account(worker).id}"
        answers = [
            await admin.posts(f"{there}/rolle", rolle="admin", raad="midt"),
            await admin.posts(f"{there}/link"),
            await admin.posts(f"{there}/luk"),
            await admin.posts(f"{there}/aabn"),
        ]
        told = await admin.get("/staff/konti?gjort=account-disable")
        now = await console.store.accounts.find(account(worker).id)

    assert [answer.status_code for answer in answers] == [303, 200, 303, 303]
    assert now
    assert (now.role, now.council, now.disabled) == (StaffRole.ADMIN, "", False)
    assert "logget ud" in told.text


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("", {"navn": "Ny", "rolle": "boss"}, "Vælg en rolle"),
        ("", {"navn": "Ny", "rolle": "reader", "raad": "atlantis"}, "Vælg en rolle"),
        ("", {"navn": "", "rolle": "worker"}, "Skriv et navn"),
        ("", {"navn": "x" * 61, "rolle": "worker"}, "Skriv et navn"),
        ("", {"navn": "TESTADMIN", "rolle": "worker"}, "allerede en konto"),
        ("/1/luk", {}, "eneste administrator"),
        ("/1/rolle", {"rolle": "worker"}, "eneste administrator"),
        ("/99/luk", {}, "findes ikke"),
        ("/99999999999999999999999/luk", {}, "findes ikke"),
        ("/99/aabn", {}, "findes ikke"),
        ("/99/link", {}, "findes ikke"),
        ("/99/rolle", {"rolle": "worker"}, "Vælg en rolle"),
    ],
)
async def test_what_cannot_be_is_told_and_changes_nothing(
    tmp_path: Path, path: str, fields: dict[str, str], told: str
) -> None:
    async with served(tmp_path) as console, console.staff("admin", name="Testadmin") as admin:
        before = rows(console, "select * from account")
        page = await admin.posts(f"/staff/konti{path}", **fields)

        assert page.status_code in {404, 422}
        assert told in page.text
        assert rows(console, "select * from account") == before


async def test_markup_in_a_name_is_text(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("admin") as admin:
        await admin.posts("/staff/konti", navn="<script>alert(1)</script>", rolle="worker")
        page = await admin.get("/staff/konti")

    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text


async def test_a_cpr_number_is_no_name(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("admin") as admin:
        await admin.posts("/staff/konti", navn="Prøve 010203-1234", rolle="worker")

        assert not [name for (name,) in rows(console, "select name from account") if "1234" in name]


@pytest.mark.parametrize("path", ["rolle", "luk", "aabn", "link"])
@pytest.mark.parametrize("account", ["9" * 5_000, "9" * 16, "x", "1e3", "²"])
async def test_what_is_no_account_is_told(tmp_path: Path, account: str, path: str) -> None:
    async with served(tmp_path) as console, console.staff("admin") as admin, console.browser() as stranger:
        codes = [
            (await browser.posts(f"/staff/konti/{account}/{path}", rolle="worker")).status_code
            for browser in (admin, stranger)
        ]

    assert codes[0] in {404, 422}
    assert codes[1] in {303, 403}
