"""The one-time link: a password and an app, chosen once."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.console.passwords import flaw
from bot.store.sessions import digest
from tests.bot.console.test_login import PASSWORD, opened, post, secret_of


async def test_the_link_works_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        page = await door.browser().get(f"/staff/velkommen/{'t' * 43}")

    assert page.status_code == 404
    assert "Linket virker ikke" in page.text


async def test_the_link_is_good_for_three_days(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        link, browser = await door.invited(), door.browser()
        door.clock.passes(hours=71, minutes=59)
        early = await browser.get(link)
        door.clock.passes(minutes=2)
        late = await browser.get(link)

    assert (early.status_code, late.status_code) == (200, 404)


@pytest.mark.parametrize("token", ["x" * 43, "x", "x" * 4000, "%00", "æøå"])
async def test_a_forged_link_leads_nowhere(tmp_path: Path, token: str) -> None:
    async with opened(tmp_path) as door:
        await door.invited()
        browser = door.browser()
        pages = [
            await browser.get(f"/staff/velkommen/{token}"),
            await browser.get(f"/staff/velkommen/{token}/kode.svg"),
        ]

    assert [page.status_code for page in pages] == [404, 404]


async def test_the_secret_stays_while_the_page_is_opened_anew(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        link, browser = await door.invited(), door.browser()
        secrets = {secret_of(await browser.get(link)) for _ in range(3)}
        picture = await browser.get(f"{link}/kode.svg")

    assert len(secrets) == 1
    assert (picture.headers["content-type"], picture.text[:5]) == ("image/svg+xml", "<?xml")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"adgangskode": "kort"}, "mindst 12 tegn"),
        ({"adgangskode": "x" * 201}, "højst 200 tegn"),
        ({"adgangskode": "aaaaaaaaaaaaaaaa"}, "flere forskellige tegn"),
        ({"adgangskode": "jeg er PRØVEPERSON nu"}, "må ikke indeholde dit navn"),
        ({"igen": "noget helt andet her"}, "ikke ens"),
        ({"kode": "000000"}, "Koden passer ikke"),
        ({"kode": ""}, "Koden passer ikke"),
    ],
)
async def test_what_is_wrong_is_told_and_the_link_stays(
    tmp_path: Path, typed: dict[str, str], told: str
) -> None:
    async with opened(tmp_path) as door:
        link, browser = await door.invited(), door.browser()
        page = await browser.get(link)
        door.secret = secret_of(page)
        both = {"igen": typed["adgangskode"]} if "adgangskode" in typed else {}
        right = {"adgangskode": PASSWORD, "igen": PASSWORD, "kode": door.code}
        refused = await post(browser, link, page, **right | typed | both)
        accepted = await post(browser, link, page, **right)

    assert refused.status_code == 422
    assert told in refused.text
    assert accepted.status_code == 303


async def test_a_new_link_takes_the_password_and_the_sessions(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.enrol()
        browser = door.browser()
        await door.log_in(browser)
        await door.console.store.accounts.invite(1, digest("u" * 43), by=0)
        page = await browser.get("/staff")
        door.clock.passes(minutes=1)
        entered = await door.log_in(door.browser())

    assert page.status_code == 303
    assert entered.status_code == 403


async def test_a_newer_link_ends_the_older(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        link = await door.invited()
        await door.console.store.accounts.invite(1, digest("u" * 43), by=0)

        assert (await door.browser().get(link)).status_code == 404


async def test_the_link_of_a_disabled_account_is_none(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        link = await door.invited()
        await door.console.store.accounts.disable(1, by=0)

        assert (await door.browser().get(link)).status_code == 404


async def test_codes_cannot_be_guessed_on_the_link(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        link, browser = await door.invited(), door.browser()
        page = await browser.get(link)
        typed = {"adgangskode": PASSWORD, "igen": PASSWORD, "kode": "000000"}
        codes = [(await post(browser, link, page, **typed)).status_code for _ in range(11)]

    assert codes == 10 * [422] + [429]


async def test_two_with_one_link_are_one(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        await door.invited()
        accounts = door.console.store.accounts
        chosen = {"password": "x", "totp": "y", "step": 1}
        first = await accounts.enrol(digest("t" * 43), **chosen)  # type: ignore[arg-type]  # a dict of both
        second = await accounts.enrol(digest("t" * 43), **chosen)  # type: ignore[arg-type]

    assert (first is None, second is None) == (False, True)


async def test_a_secret_of_another_key_is_made_anew(tmp_path: Path) -> None:
    async with opened(tmp_path) as door:
        link = await door.invited()
        await door.console.store.accounts.offer(digest("t" * 43), "gAAAAABfra-en-anden-noegle")

        assert len(secret_of(await door.browser().get(link))) == 32


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("tre gule cykler", ""),
        ("elleve tegn", "short"),
        ("ababababababab", "same"),
        ("jeg hedder bodil!", "name"),
        ("INDGANG til alt", "name"),
        ("日本語のパスワードです。", ""),
    ],
)
def test_a_password_is_long_and_not_the_name(password: str, reason: str) -> None:
    assert flaw(password, "Bodil") == reason


def test_a_short_name_may_be_a_part_of_a_word() -> None:
    assert flaw("boldbanen er våd", "Bo") == ""
    assert flaw("boldbanen er våd", "?!") == ""


def test_three_days_are_what_the_command_says() -> None:
    from bot.staff import HOURS  # noqa: PLC0415 the command line, beside the page it leads to

    assert timedelta(hours=HOURS) == timedelta(days=3)
