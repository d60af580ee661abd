"""What a browser posts: taken once, or refused with one sentence."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any, cast

import httpx
import pytest

from tests.bot.browsing import (
    Browser,
    FakeStore,
    bubbles,
    key_of,
    site,
)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def browser(store: FakeStore) -> Browser:
    return Browser(site(store))


# -- once and only once --------------------------------------------------------------------------------------


async def test_a_double_click_is_one_message(browser: Browser, store: FakeStore) -> None:
    key = key_of(await browser.opens())

    await asyncio.gather(*(browser.says("Hej", key=key) for _ in range(3)))

    assert len(store.arrivals) == 1


async def test_the_same_words_from_a_new_form_are_a_new_message(browser: Browser, store: FakeStore) -> None:
    await browser.says("ja")
    await browser.says("ja")

    assert len(store.arrivals) == 2


async def test_other_words_from_an_old_form_are_not_lost(browser: Browser, store: FakeStore) -> None:
    key = key_of(await browser.opens())

    await browser.says("Hej", key=key)
    await browser.says("Noget andet", key=key)

    assert len(store.arrivals) == 2


# -- what is refused -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("origin", ["https://elsewhere.test", "null", "http://indgang.test.elsewhere.test"])
async def test_a_post_from_another_page_is_refused(browser: Browser, store: FakeStore, origin: str) -> None:
    answer = await browser.http.post("/say", data={"text": "Hej"}, headers={"origin": origin})

    assert answer.status_code == 403
    assert "fra en anden side" in answer.text
    assert store.arrivals == {}


@pytest.mark.parametrize("script", [True, False])
async def test_a_post_from_another_page_neither_takes_nor_shows_a_conversation(
    browser: Browser, *, script: bool
) -> None:
    await browser.says("Hej")
    headers = {"origin": "http://evil.example"} | ({"hx-request": "true"} if script else {})

    known = await browser.http.post("/say", data={"text": "x"}, headers=headers)
    stranger = await Browser(browser.app).http.post("/say", data={"text": "x"}, headers=headers)

    for answer in (known, stranger):
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
        assert bubbles(answer.text) == []
    assert bubbles(await browser.opens()) == ["Hej", "<p>Svar</p>"]


@pytest.mark.parametrize("body", [b"text=", b"text=" + b"a" * 70_000])
async def test_a_refused_post_gets_no_cookie(browser: Browser, body: bytes) -> None:
    answer = await browser.http.post("/say", content=body)

    assert answer.status_code >= 400
    assert "set-cookie" not in answer.headers


async def test_behind_a_proxy_the_public_address_counts(store: FakeStore) -> None:
    app = site(store, public_url="https://indgang.test/chat")
    proxied = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://10.0.0.1")

    answer = await proxied.post("/say", data={"text": "Hej"}, headers={"origin": "https://indgang.test"})

    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("public", "origin"),
    [
        ("https://Indgang.TEST", "https://indgang.test"),
        ("HTTPS://indgang.test:443/", "https://indgang.test"),
        ("http://indgang.test:80", "http://indgang.test"),
        ("https://indgang.test:8443", "https://indgang.test:8443"),
        ("https://blåbær.Test/chat", "https://xn--blbr-roah.test"),
        ("https://xn--blbr-roah.test", "https://xn--blbr-roah.test"),
    ],
)
async def test_the_public_address_may_be_spelled_in_any_way(
    store: FakeStore, public: str, origin: str
) -> None:
    browser = Browser(site(store, public_url=public), origin=origin)

    assert (await browser.posts({"text": "Hej", "key": "a"})).status_code == 303


@pytest.mark.parametrize(
    "origin", ["http://indgang.test", "https://indgang.test:8443", "https://indgang.test:x", "null", ""]
)
async def test_another_scheme_or_port_is_another_page(store: FakeStore, origin: str) -> None:
    browser = Browser(site(store, public_url="https://indgang.test"), origin="https://indgang.test")

    answer = await browser.http.post("/say", data={"text": "Hej"}, headers={"origin": origin})

    assert answer.status_code == 403


@pytest.mark.parametrize("script", [True, False])
async def test_too_slow_a_post_is_told_so(
    browser: Browser, store: FakeStore, monkeypatch: pytest.MonkeyPatch, *, script: bool
) -> None:
    async def body() -> AsyncIterator[bytes]:
        yield b"text="
        await asyncio.sleep(60)

    monkeypatch.setattr("bot.channels.web.guard.READ_WITHIN", 0.01)
    headers = {"hx-request": "true"} if script else {}

    answer = await browser.http.post("/say", content=body(), headers=headers)

    assert (answer.status_code, answer.headers["connection"]) == (408, "close")
    assert "for langsom" in answer.text
    assert store.arrivals == {}


async def test_a_post_broken_off_is_no_error(store: FakeStore, caplog: pytest.LogCaptureFixture) -> None:
    async def receive() -> dict[str, str]:
        return {"type": "http.disconnect"}

    async def send(message: object) -> None:
        raise AssertionError(message)

    scope = {"type": "http", "method": "POST", "path": "/say", "headers": [], "query_string": b""}

    await site(store)(scope, receive, cast("Any", send))

    assert [record for record in caplog.records if record.levelno >= logging.INFO] == []


@pytest.mark.parametrize("script", [True, False])
async def test_too_large_a_post_gets_a_kind_sentence(
    browser: Browser, store: FakeStore, *, script: bool
) -> None:
    answer = await browser.says("a" * 70_000, script=script)

    assert answer.status_code == 413
    assert "Beskeden er for lang" in answer.text
    assert store.arrivals == {}


@pytest.mark.parametrize("script", [True, False])
async def test_danger_in_too_large_a_post_is_answered(
    browser: Browser, store: FakeStore, *, script: bool
) -> None:
    answer = await browser.says("jeg vil tage mit eget liv i nat. " + "a" * 70_000, script=script)

    assert answer.status_code == 413
    assert "112" in bubbles(answer.text)[-1]
    assert store.arrivals == {}


@pytest.mark.parametrize(("text", "origin"), [("a" * 70_000, ""), ("Hej", "https://elsewhere.test")])
async def test_who_is_refused_reads_what_helps_in_an_emergency(
    browser: Browser, text: str, origin: str
) -> None:
    browser.origin = origin or browser.origin

    assert "Er det akut, så ring" in (await browser.says(text, script=True)).text


async def test_a_long_text_is_left_to_the_bot(browser: Browser, store: FakeStore) -> None:
    await browser.says("a" * 6_000)

    (arrival,) = store.arrivals.values()
    assert len(arrival.body["message"]["text"]) == 6_000


@pytest.mark.parametrize("body", [b"", b"text=+%0D%0A", b"&&&", b"a=1&" * 400, b"\xff\xfe", b"text"])
async def test_an_empty_or_broken_post_asks_for_words(browser: Browser, body: bytes) -> None:
    answer = await browser.http.post("/say", content=body)

    assert answer.status_code == 400
    assert "Der stod ikke noget" in answer.text


@pytest.mark.parametrize("text", ["\0", "\ud800x".encode("utf-8", "surrogatepass"), "🎈" * 500, "%ff%fe"])
async def test_odd_characters_do_no_harm(browser: Browser, store: FakeStore, text: str | bytes) -> None:
    answer = await browser.posts({"text": cast("str", text), "key": "a"})

    assert answer.status_code == 303
    assert len(store.arrivals) == 1
