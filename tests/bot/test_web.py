"""The web chat over a fake store: what a browser posts, sees, and is told when something is wrong."""

import asyncio
import logging
import re
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, cast

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels import web
from bot.intake import Intake
from bot.settings import Settings
from knowledge.errors import ChannelError
from knowledge.screen.lines import LAST_RESORT
from knowledge.store import Store
from tests.bot.browsing import KEYBOARD, Browser, FakeStore, bubbles, buttons, conversations, key_of, shelf

KEY = "k" * 40
DANGER = "jeg vil tage mit eget liv i nat"


def site(store: FakeStore, **settings: Any) -> Starlette:
    chosen = Settings(_env_file=None, secret_key=KEY, **settings)
    return web.build(chosen, cast("Store", store), Intake(), shelf())


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def browser(store: FakeStore) -> Browser:
    return Browser(site(store))


# -- what a person sees ------------------------------------------------------------------------------------


async def test_the_first_page_invites_and_has_no_inline_code(browser: Browser) -> None:
    page = await browser.opens()

    assert "Hvad kan vi hjælpe med?" in page
    assert 'role="log"' in page
    assert bubbles(page) == []
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", page)


async def test_a_post_is_answered_on_the_page_that_follows(browser: Browser) -> None:
    posted = await browser.says("Hej\r\nmed jer")

    assert posted.status_code == 303
    assert posted.headers["location"] == "./#line-1"
    assert bubbles(await browser.opens()) == ["Hej<br>med jer", "<p>Svar</p>"]


async def test_a_script_gets_only_what_is_new(browser: Browser) -> None:
    await browser.says("Hej")

    fragment = await browser.says("Mere", script=True, after="2")

    assert fragment.headers["indgang"] == "fragment"
    assert bubbles(fragment.text) == ["Mere", "<p>Svar</p>"]
    assert "<html" not in fragment.text
    assert 'id="cursor" name="after" value="4"' in fragment.text


async def test_replies_are_fetched_after_the_last_line_read(browser: Browser, store: FakeStore) -> None:
    await browser.says("Hej")
    (conversation,) = conversations(store)
    store.says(conversation, "Skal vi mødes < kl. 14?\n- Enheden")

    fragment = await browser.http.get("/replies", params={"after": 2})
    nothing = await browser.http.get("/replies", params={"after": 3})

    assert bubbles(fragment.text) == ["<p>Skal vi mødes &lt; kl. 14?</p><ul><li>Enheden</li></ul>"]
    assert (nothing.status_code, nothing.text) == (204, "")


async def test_a_slow_answer_is_announced(browser: Browser, store: FakeStore) -> None:
    store.silent = True

    await browser.says("Hej")

    assert "Svaret er på vej" in await browser.opens()


async def test_what_a_person_writes_is_shown_as_text(browser: Browser) -> None:
    await browser.says("<script>alert(1)</script> & <b>fed</b>")

    assert bubbles(await browser.opens())[0] == (
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;fed&lt;/b&gt;"
    )


DAYS = re.compile(r'<h2 class="day"><time datetime="[\d-]+">(.*?)</time>')


async def test_each_day_has_one_heading_in_danish_time(browser: Browser, store: FakeStore) -> None:
    await browser.says("Hej")
    (conversation,) = conversations(store)
    for day, hour in [(22, 22), (22, 23), (23, 9)]:  # 23.00 UTC is past midnight in Denmark
        store.says(conversation, "Hej", at=datetime(2026, 11, day, hour, 30, tzinfo=UTC))

    page = await browser.opens()

    assert DAYS.findall(page) == ["22. november", "23. november"]
    assert page.index("23. november") > page.index('id="line-4"')


async def test_a_script_gets_a_heading_only_when_the_day_changes(browser: Browser, store: FakeStore) -> None:
    first = await browser.says("Hej", script=True, after="0")
    (conversation,) = conversations(store)
    same = await browser.says("Mere", script=True, after="2")
    store.says(conversation, "Godmorgen", at=datetime(2026, 12, 1, 7, 0, tzinfo=UTC))
    later = await browser.http.get("/replies", params={"after": 4})

    assert [DAYS.findall(answer.text) for answer in (first, same, later)] == [
        ["22. november"],
        [],
        ["1. december"],
    ]


# -- buttons -----------------------------------------------------------------------------------------------


async def test_only_the_newest_message_has_live_buttons(browser: Browser, store: FakeStore) -> None:
    store.reply = {"text": "Skal jeg sende det?", "reply_markup": KEYBOARD}
    await browser.says("Vi vil gå ture")
    asked = await browser.opens()
    store.reply = {"text": "Tak."}

    await browser.posts({"tap": "7:send", "on": "2", "key": "a" * 32})
    thanked = await browser.opens()

    assert buttons(asked) == ["7:send"]
    assert buttons(thanked) == []
    assert bubbles(thanked)[2] == "Ja, send det"
    tapped = list(store.arrivals.values())[1].body["callback_query"]
    assert (tapped["data"], tapped["message"]["message_id"]) == ("7:send", 2)


async def test_a_script_still_shows_the_label_of_an_older_button(browser: Browser, store: FakeStore) -> None:
    store.reply = {"text": "Skal jeg sende det?", "reply_markup": KEYBOARD}
    await browser.says("Vi vil gå ture")
    store.reply = {"text": "Tak."}

    fragment = await browser.posts({"tap": "7:send", "on": "2", "key": "a", "after": "2"}, script=True)

    assert bubbles(fragment.text)[0] == "Ja, send det"


@pytest.mark.parametrize(("actions", "turns"), [("send back human", 1), ("back human", 0), ("send", 0)])
async def test_what_leads_aside_begins_a_row(
    browser: Browser, store: FakeStore, actions: str, turns: int
) -> None:
    keys = [{"text": action, "callback_data": f"7:{action}"} for action in actions.split()]
    store.reply = {"text": "Skal jeg sende det?", "reply_markup": {"inline_keyboard": [keys]}}
    await browser.says("Vi vil gå ture")

    page = await browser.opens()

    assert page.count('class="turn"') == turns
    assert buttons(page) == [key["callback_data"] for key in keys]


async def test_a_button_of_a_reply_shown_before_its_commit_has_its_label(
    browser: Browser, store: FakeStore
) -> None:
    store.reply = {"text": "Skal jeg sende det?", "reply_markup": KEYBOARD}
    await browser.says("Vi vil gå ture")
    store.reply = {"text": "Tak."}

    await browser.posts({"tap": "crisis:send", "on": "0", "key": "a" * 32})

    assert bubbles(await browser.opens())[2:] == ["Ja, send det", "<p>Tak.</p>"]


@pytest.mark.parametrize("fields", [{"tap": "1:gone"}, {"text": "\0"}])
async def test_no_bubble_is_empty(browser: Browser, store: FakeStore, fields: dict[str, str]) -> None:
    await browser.posts({**fields, "key": "a"})
    answered = bubbles(await browser.opens())
    store.silent = True
    await browser.posts({**fields, "key": "b"})

    assert answered == ["<p>Svar</p>"]
    assert "Svaret er på vej" in await browser.opens()


# -- once and only once ------------------------------------------------------------------------------------


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


# -- who a browser is --------------------------------------------------------------------------------------


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


# -- what is refused ---------------------------------------------------------------------------------------


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


# -- when the store is broken ------------------------------------------------------------------------------


async def test_a_message_that_was_not_kept_stays_in_its_form(browser: Browser, store: FakeStore) -> None:
    key = key_of(await browser.opens())
    store.broken = True

    answer = await browser.says("Vi vil gerne <samarbejde>", key=key)

    assert answer.status_code == 503
    assert "<b>ikke</b> modtaget" in answer.text
    assert "Vi vil gerne &lt;samarbejde&gt;</textarea>" in answer.text
    assert key_of(answer.text) == key


async def test_a_script_is_told_the_same(browser: Browser, store: FakeStore) -> None:
    key = key_of(await browser.opens())
    store.broken = True

    answer = await browser.says("Hej", key=key, script=True)

    assert (answer.status_code, answer.headers["indgang"]) == (503, "fragment")
    assert "<b>ikke</b> modtaget" in answer.text
    assert bubbles(answer.text) == []


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("broken", [True, False])
async def test_a_crisis_is_answered_at_once(
    browser: Browser, store: FakeStore, *, script: bool, broken: bool
) -> None:
    key = key_of(await browser.opens())
    store.silent, store.broken = True, broken

    answer = await browser.says(DANGER, key=key, script=script)

    assert answer.status_code == 200
    assert "112" in bubbles(answer.text)[-1]
    assert bubbles(answer.text)[0] == DANGER
    assert all(arrival.answered for arrival in store.arrivals.values())


async def test_a_crisis_reply_is_shown_once(browser: Browser, store: FakeStore) -> None:
    store.reply = {"text": LAST_RESORT}

    answer = await browser.says(DANGER, script=True)
    page = await browser.opens()

    assert len(bubbles(answer.text)) == len(bubbles(page)) == 2
    assert 'data-key="answers-' in page


async def test_a_crisis_reply_is_what_the_page_opens_with(browser: Browser) -> None:
    await browser.says("Hej")

    answer = await browser.says(DANGER)

    assert len(bubbles(answer.text)) == 2
    assert bubbles(answer.text)[0] == DANGER
    assert bubbles(await browser.opens())[0] == "Hej"


async def test_a_store_that_hangs_is_not_waited_for(
    browser: Browser, store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = key_of(await browser.opens())

    async def hang(arrivals: object) -> int:
        await asyncio.sleep(60)
        return 0

    monkeypatch.setattr(store, "receive", hang)
    monkeypatch.setattr("bot.channels.web.chat.PATIENCE", 0.01)

    assert (await browser.says("Hej", key=key)).status_code == 503


# -- the frame ---------------------------------------------------------------------------------------------


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


async def test_get_of_the_form_address_leads_back(browser: Browser) -> None:
    answer = await browser.http.get("/say")

    assert (answer.status_code, answer.headers["location"]) == (303, "./")


# -- the server --------------------------------------------------------------------------------------------


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
