"""Who a browser is: its cookie, forged ones, and none."""

import base64
import re

import pytest
from itsdangerous import URLSafeSerializer

from tests.bot.browsing import (
    KEY,
    Browser,
    FakeStore,
    bubbles,
    conversations,
    site,
)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def browser(store: FakeStore) -> Browser:
    return Browser(site(store))


async def test_the_cookie_is_bound_to_the_page(store: FakeStore) -> None:
    plain = (await Browser(site(store)).http.get("/")).headers["set-cookie"]
    public = Browser(site(store, public_url="https://indgang.test"), origin="https://indgang.test")
    secure = (await public.http.get("/")).headers["set-cookie"]

    assert plain.startswith("visitor=")
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    assert secure.startswith("__Host-visitor=")
    assert {"Secure", "Path=/"} <= {part.strip() for part in secure.split(";")}
    assert "Domain" not in secure


async def test_a_forged_cookie_is_a_new_visitor(store: FakeStore) -> None:
    app = site(store)
    first, second = Browser(app), Browser(app)
    await first.says("Hej")
    (conversation,) = conversations(store)
    second.http.cookies.set("visitor", conversation.rpartition(":")[2] + ".forged")

    page = await second.opens()

    assert bubbles(page) == []


async def test_a_browser_without_cookies_is_told(store: FakeStore) -> None:
    browser = Browser(site(store))

    posted = await browser.posts({"text": "Hej", "key": "a"})
    browser.http.cookies.clear()
    page = await browser.http.get(posted.headers["location"])

    assert "har ikke gemt den cookie" in re.sub(r"\s+", " ", page.text)


async def test_a_browser_comes_back_as_itself_and_never_hears_its_number(
    browser: Browser, store: FakeStore
) -> None:
    posted = await browser.says("Hej")
    page = await browser.http.get("/")
    await browser.says("Mere")

    (conversation,) = conversations(store)
    number = conversation.rpartition(":")[2]
    assert 0 < int(number) < 2**52
    told = f"{posted.headers} {page.headers} {page.text} {browser.http.cookies['visitor']}"
    assert number not in told
    signed = browser.http.cookies["visitor"].partition(".")[0]
    assert number.encode() not in base64.urlsafe_b64decode(signed + "==")


@pytest.mark.parametrize("payload", ["", 4711, None, {"token": "x"}, ["x"]])
async def test_a_signed_cookie_that_holds_no_token_is_a_new_visitor(
    browser: Browser, store: FakeStore, payload: object
) -> None:
    signed = URLSafeSerializer(KEY.encode(), salt="indgang.visitor").dumps(payload)
    browser.http.cookies.set("visitor", str(signed))

    posted = await browser.posts({"text": "Hej", "key": "a"})

    assert posted.headers["location"] == "./?sent"


async def test_another_installations_cookie_is_a_new_visitor(browser: Browser) -> None:
    foreign = URLSafeSerializer(b"another secret, long enough", salt="indgang.visitor").dumps("token")
    browser.http.cookies.set("visitor", str(foreign))

    assert (await browser.posts({"text": "Hej", "key": "a"})).headers["location"] == "./?sent"
