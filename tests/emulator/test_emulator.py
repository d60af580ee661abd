"""The emulator refuses what Telegram refuses; a lenient one would prove nothing."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.emulator import Emulator, Fault, running
from tests.emulator.markup import MarkupError, plain

ANNA = 7


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    emulator.world.posting.url = ""
    emulator.world.chats[ANNA] = "private"
    async with running(emulator):
        yield emulator


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


@pytest.fixture
def call(emulator: Emulator, client: httpx.AsyncClient) -> Any:
    async def call(method: str, /, token: str = emulator.token, **params: Any) -> tuple[int, Any]:
        answer = await client.post(f"{emulator.url}/bot{token}/{method}", data=params)
        body = answer.json()
        return answer.status_code, body["result"] if body["ok"] else body["description"]

    return call


def _keyboard(data: str) -> str:
    return json.dumps({"inline_keyboard": [[{"text": "Ja", "callback_data": data}]]})


@pytest.mark.parametrize(
    ("method", "params", "said"),
    [
        ("sendMessage", {"text": "hej"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 99, "text": "hej"}, "chat not found"),
        ("sendMessage", {"chat_id": ANNA, "text": " \n"}, "message text is empty"),
        ("sendMessage", {"chat_id": ANNA, "text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ("sendMessage", {"chat_id": ANNA, "text": "😀" * 2049}, "message is too long"),
        ("sendMessage", {"chat_id": ANNA, "text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ("sendMessage", {"chat_id": ANNA, "text": "x", "parse_mode": "html5"}, "unsupported parse_mode"),
        (
            "sendMessage",
            {"chat_id": ANNA, "text": "x", "reply_markup": _keyboard("æ" * 33)},
            "BUTTON_DATA_INVALID",
        ),
        ("sendMessage", {"chat_id": ANNA, "text": "x", "reply_markup": "{"}, "can't parse reply markup"),
        ("editMessageText", {"chat_id": ANNA, "message_id": 1, "text": "x"}, "message to edit not found"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old"),
        ("sendChatAction", {"chat_id": ANNA, "action": "singing"}, "wrong parameter action"),
        (
            "setMyCommands",
            {"commands": '[{"command": "hjælp", "description": "x"}]'},
            "BOT_COMMAND_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": '[{"command": "hjaelp", "description": ""}]'},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ("leaveChat", {"chat_id": ANNA}, "private chats"),
    ],
)
async def test_what_telegram_refuses(call: Any, method: str, params: dict[str, Any], said: str) -> None:
    code, description = await call(method, **params)

    assert code == 400
    assert said in description


async def test_what_fits_exactly_is_taken(call: Any) -> None:
    assert (await call("sendMessage", chat_id=ANNA, text="😀" * 2048))[0] == 200
    assert (await call("sendMessage", chat_id=ANNA, text="x", reply_markup=_keyboard("æ" * 32)))[0] == 200


async def test_tokens_and_methods_that_do_not_exist(emulator: Emulator, call: Any) -> None:
    assert await call("getMe", token="4242:wrong-but-well-formed-token") == (401, "Unauthorized")
    assert await call("getMe", token="nonsense") == (404, "Not Found")
    assert await call("sendPigeon") == (404, "Not Found: method not found")
    assert (await call("getme"))[1]["id"] == 4242


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<b>a <i>b</i></b> &lt;&amp;&#39;", "a b <&'"),
        ('<a href="https://rm.dk">rm</a>', "rm"),
        ("&nbsp; & &", "&nbsp; & &"),
        ("<pre><code class='x'>y</code></pre>", "y"),
    ],
)
def test_html_is_read(text: str, read: str) -> None:
    assert plain(text) == read


@pytest.mark.parametrize(
    "text", ["<b>", "</b>", "<b><i></b></i>", "<p>x</p>", "1 < 2", "<br/>", "<span>x</span>"]
)
def test_html_that_telegram_refuses(text: str) -> None:
    with pytest.raises(MarkupError):
        plain(text)


async def test_an_offset_confirms_all_before_it(emulator: Emulator, call: Any) -> None:
    first, second = emulator.say(ANNA, "et"), emulator.say(ANNA, "to")

    assert [update["update_id"] for update in (await call("getUpdates"))[1]] == [first, second]
    assert [update["update_id"] for update in (await call("getUpdates", offset=second))[1]] == [second]
    assert emulator.confirmed == [first]


async def test_an_offset_in_the_future_is_ignored(emulator: Emulator, call: Any) -> None:
    number = emulator.say(ANNA, "et")

    assert [update["update_id"] for update in (await call("getUpdates", offset=10**9))[1]] == [number]


async def test_a_poll_waits_for_news(emulator: Emulator, call: Any) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    emulator.say(ANNA, "hej")

    assert len((await poll)[1]) == 1


async def test_a_second_poll_ends_the_first(call: Any) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    await call("getUpdates", timeout=0)

    assert (await first)[0] == 409


async def test_a_webhook_forbids_polling(emulator: Emulator, call: Any) -> None:
    emulator.world.posting.url = "https://example.org"

    assert (await call("getUpdates"))[0] == 409
    await call("deleteWebhook")
    assert (await call("getUpdates"))[0] == 200


async def test_switches_work_over_http_too(emulator: Emulator, client: httpx.AsyncClient, call: Any) -> None:
    await client.post(
        f"{emulator.url}/control/fault", json={"kind": "429", "method": "getMe", "retry_after": 3}
    )
    await client.post(f"{emulator.url}/control/say", json={"chat": ANNA, "text": "hej"})
    switches = await client.post(f"{emulator.url}/control/switches", json={"redelivered": 0.5})

    assert (await call("getMe"))[0] == 429
    assert (await call("getUpdates"))[1][0]["message"]["text"] == "hej"
    assert switches.json()["switches"]["redelivered"] == 0.5
    journal = (await client.get(f"{emulator.url}/control/journal")).json()
    assert [line["fault"] for line in journal["calls"]] == ["429"]


async def test_half_a_body_can_hide_what_took_effect(emulator: Emulator, client: httpx.AsyncClient) -> None:
    emulator.faults.append(Fault("half", "sendMessage", done=True))

    answer = await client.post(
        f"{emulator.url}/bot{emulator.token}/sendMessage", data={"chat_id": ANNA, "text": "x"}
    )

    assert answer.status_code == 200
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        answer.json()
    assert len(emulator.sent(ANNA)) == 1


def test_it_runs_as_a_process_of_its_own() -> None:
    process = subprocess.Popen([sys.executable, "-m", "tests.emulator"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip().removeprefix("TELEGRAM_API_URL=")
        token = process.stdout.readline().strip().removeprefix("TELEGRAM_TOKEN=")
        answer = httpx.get(f"{address}/bot{token}/getMe", trust_env=False)
    finally:
        process.kill()
        process.communicate()

    assert answer.json()["result"]["is_bot"]
