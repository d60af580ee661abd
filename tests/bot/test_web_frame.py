"""What is around the conversation: headers, fixed files, wrong addresses, and the server in front."""

import asyncio
import logging
import re
import socket

import httpx
import pytest

from bot.channels import web
from knowledge.errors import ChannelError
from tests.bot.browsing import (
    Browser,
    FakeStore,
    bubbles,
    site,
)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def browser(store: FakeStore) -> Browser:
    return Browser(site(store))


# -- the frame -----------------------------------------------------------------------------------------------


async def test_every_answer_has_the_security_headers(browser: Browser) -> None:
    for path in ("/", "/healthz", "/nowhere", "/replies"):
        headers = (await browser.http.get(path)).headers
        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert (await browser.http.get("/")).headers["cache-control"] == "no-store"


async def test_fixed_files_are_cached_for_ever(browser: Browser) -> None:
    address = re.search(r'href="(static/\w+/chat.css)"', await browser.opens())

    assert address
    answer = await browser.http.get(address[1])
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert (await browser.http.get(f"{address[1]}.gone")).headers["cache-control"] == "no-store"


async def test_ready_means_that_messages_are_taken(browser: Browser, store: FakeStore) -> None:
    assert (await browser.http.get("/readyz")).status_code == 200
    store.broken = True

    assert (await browser.http.get("/readyz")).status_code == 503
    assert (await browser.http.get("/healthz")).status_code == 200
    assert "Samtalen kan ikke vises" in await browser.opens()


async def test_an_unforeseen_error_is_a_plain_500_and_tells_nobody_anything(
    browser: Browser, store: FakeStore, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(store, "replay", fail)

    answer = await browser.http.get("/")

    assert (answer.status_code, answer.text) == (500, "500")
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR] == [
        "the web page failed on /"
    ]


async def test_a_wrong_address_still_shows_the_conversation(browser: Browser) -> None:
    stranger = await browser.http.get("/hej")
    await browser.says("Hej")
    known = await browser.http.get("/hej")

    assert (stranger.status_code, known.status_code) == (404, 404)
    assert (bubbles(stranger.text), bubbles(known.text)) == ([], ["Hej", "<p>Svar</p>"])
    assert "Den side findes ikke" in known.text
    assert "<title>Siden findes ikke" in known.text


async def test_a_wrong_address_in_a_folder_leads_to_a_page_whose_own_addresses_hold(browser: Browser) -> None:
    answer = await browser.http.get("/a/b/hej")

    assert (answer.status_code, answer.headers["location"]) == (303, "../../404")
    assert (await browser.http.get("/404")).status_code == 404


@pytest.mark.parametrize("address", ["/say/", "/live/", "/healthz/", "/document/1/"])
async def test_no_redirect_leads_to_another_host(browser: Browser, address: str) -> None:
    answer = await browser.http.post(address, headers={"host": "elsewhere.test"})

    assert "elsewhere" not in answer.headers.get("location", "")


async def test_get_of_the_form_address_leads_back(browser: Browser) -> None:
    answer = await browser.http.get("/say")

    assert (answer.status_code, answer.headers["location"]) == (303, "./")


# -- the server ----------------------------------------------------------------------------------------------


async def test_the_server_stops_when_told(store: FakeStore) -> None:
    stopping = asyncio.Event()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serving = asyncio.create_task(web.serve(site(store), host="127.0.0.1", port=port, stopping=stopping))

    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        for _ in range(100):
            try:
                answer = await client.get("/readyz")
                break
            except httpx.ConnectError:
                await asyncio.sleep(0.02)
        assert answer.status_code == 200
        stopping.set()
        await asyncio.wait_for(serving, 5)


async def test_a_busy_port_is_one_sentence(store: FakeStore) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        with pytest.raises(ChannelError, match=rf"port {port} .*HTTP_PORT") as told:
            await web.serve(site(store), host="127.0.0.1", port=port, stopping=asyncio.Event())

    assert str(told.value).endswith(".")


async def test_an_unknown_host_is_one_sentence(store: FakeStore) -> None:
    with pytest.raises(ChannelError, match=r"'no-such.invalid' port 80 \(no such host\)"):
        await web.serve(site(store), host="no-such.invalid", port=80, stopping=asyncio.Event())
