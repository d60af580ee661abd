"""The emulator's webhook refuses, posts and repeats as Telegram does; a lenient one would prove nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from tests.bot.calling import until
from tests.emulator import Emulator, Fault, running

ANNA, BO = 7, 8


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    emulator.world.posting.url = ""
    emulator.switches.hurry = 0.02
    async with running(emulator):
        yield emulator


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


@pytest.fixture
def call(emulator: Emulator, client: httpx.AsyncClient) -> Any:
    async def call(method: str, **params: Any) -> Any:
        answer = (await client.post(f"{emulator.url}/bot{emulator.token}/{method}", data=params)).json()
        return answer["result"] if answer["ok"] else answer["description"]

    return call


class Bot:
    """A bot's end of the webhook: answers each post with the next of *statuses*, then 200."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.bodies: list[bytes] = []
        self.heads: list[str] = []
        self.at_once = self.most_at_once = 0
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                await self._answer(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(head.lower().partition("content-length: ")[2].split("\r\n")[0])
        body = await reader.readexactly(length)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0.01)  # long enough for others to come meanwhile, if they do
        self.heads.append(head)
        self.bodies.append(body)
        status = self.statuses.pop(0) if self.statuses else 200
        writer.write(f"HTTP/1.1 {status} x\r\ncontent-length: 0\r\n\r\n".encode())
        await writer.drain()
        self.at_once -= 1

    @property
    def numbers(self) -> list[int]:
        return [json.loads(body)["update_id"] for body in self.bodies]


@asynccontextmanager
async def _listening(emulator: Emulator, *statuses: int) -> AsyncIterator[Bot]:
    emulator.world.posting.local = True
    bot = Bot(*statuses)
    server = await asyncio.start_server(bot.serve, "127.0.0.1", 0)
    bot.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/telegram"
    try:
        yield bot
    finally:
        emulator.world.posting.delete()
        await emulator.attend()
        server.close()
        await server.wait_closed()


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"url": "http://example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org:8080"}, "Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ({"url": "https://127.0.0.1"}, "IP address 127.0.0.1 is reserved"),
        ({"url": "https://10.0.0.7/x"}, "is reserved"),
        ({"url": "ftp://example.org"}, "invalid webhook URL specified"),
        ({"url": "https://"}, "invalid webhook URL specified"),
        ({"url": "https://example.org:x"}, "invalid webhook URL specified"),
        ({"url": "https://example.org", "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": "https://example.org", "secret_token": "ø"}, "secret token contains unallowed characters"),
        ({"url": "https://example.org", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_what_setwebhook_refuses(emulator: Emulator, call: Any, params: Any, said: str) -> None:
    assert said in await call("setWebhook", **params)
    assert emulator.world.posting.url == ""


async def test_what_is_set_is_told(call: Any) -> None:
    await call(
        "setWebhook",
        url="https://example.org/x",
        secret_token="A-z_9",
        max_connections=500,
        allowed_updates='["message"]',
    )

    assert await call("getWebhookInfo") == {
        "url": "https://example.org/x",
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 100,
        "ip_address": "<unknown>",
        "allowed_updates": ["message"],
    }
    await call("setWebhook", url="")
    assert (await call("getWebhookInfo"))["url"] == ""


async def test_a_webhook_ends_the_poll_that_waits(emulator: Emulator, call: Any) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=5))
    await until(lambda: emulator.updates.polls)
    await call("setWebhook", url="https://example.org")

    assert await poll == "Conflict: terminated by setWebhook request"


async def test_updates_are_posted_with_the_secret(emulator: Emulator, call: Any) -> None:
    async with _listening(emulator) as bot:
        number = emulator.say(ANNA, "hej")
        await call("setWebhook", url=bot.url, secret_token="A-z_9")
        await until(lambda: emulator.poster.idle)

    assert bot.numbers == [number]
    assert "X-Telegram-Bot-Api-Secret-Token: A-z_9" in bot.heads[0]
    assert emulator.confirmed == [number]


async def test_a_chat_waits_for_its_own_answer_and_for_nobody_elses(emulator: Emulator, call: Any) -> None:
    async with _listening(emulator) as bot:
        of_anna = [emulator.say(ANNA, f"{number}") for number in range(5)]
        of_others = [emulator.say(chat, "hej") for chat in range(20, 40)]
        await call("setWebhook", url=bot.url, max_connections=4)
        await until(lambda: emulator.poster.idle)

    assert [number for number in bot.numbers if number in of_anna] == of_anna
    assert sorted(bot.numbers) == sorted(of_anna + of_others)
    assert bot.most_at_once == 4


async def test_taps_have_a_queue_of_their_own(emulator: Emulator, call: Any) -> None:
    async with _listening(emulator, 500) as bot:
        words = emulator.say(ANNA, "hej")
        await call("setWebhook", url=bot.url, max_connections=1)
        emulator.switches.hurry = 1000
        await until(lambda: bot.bodies)
        tap = emulator.tap(ANNA, "1:yes")
        await until(lambda: tap in emulator.confirmed)

    assert bot.numbers[0] == words


@pytest.mark.parametrize("status", [301, 401, 410, 500, 503])
async def test_what_is_not_answered_2xx_comes_again(emulator: Emulator, call: Any, status: int) -> None:
    async with _listening(emulator, status, status) as bot:
        number = emulator.say(ANNA, "hej")
        await call("setWebhook", url=bot.url)
        await until(lambda: emulator.poster.idle)
        told = await call("getWebhookInfo")

    assert bot.numbers == [number] * 3
    assert told["last_error_message"] == f"Wrong response from the webhook: {status}"


async def test_a_retry_planned_for_an_earlier_webhook_posts_nothing_twice(
    emulator: Emulator, call: Any
) -> None:
    async with _listening(emulator, 500, 500) as bot:
        numbers = [emulator.say(ANNA, f"{number}") for number in range(8)]
        await call("setWebhook", url=bot.url)
        await until(lambda: len(bot.bodies) == 2)
        await call("setWebhook", url=bot.url, secret_token="another")
        await until(lambda: emulator.poster.idle)

    assert emulator.confirmed == numbers
    assert bot.numbers[2:] == numbers


async def test_switches_redeliver_and_reorder(emulator: Emulator, call: Any) -> None:
    emulator.switches.redelivered = emulator.switches.disorder = 0.5
    async with _listening(emulator) as bot:
        ids = [emulator.say(ANNA, f"{number}") for number in range(40)]
        await call("setWebhook", url=bot.url)
        await until(lambda: emulator.poster.idle)

    first = list(dict.fromkeys(bot.numbers))
    assert sorted(first) == ids
    assert first != ids
    assert 45 < len(bot.numbers) < 75


@pytest.mark.parametrize(("kind", "broken"), [("half", 1), ("cut", 0)])
async def test_a_body_that_breaks_comes_again_whole(
    emulator: Emulator, call: Any, kind: str, broken: int
) -> None:
    emulator.faults.append(Fault(kind, "webhook"))
    async with _listening(emulator) as bot:
        number = emulator.say(ANNA, "hej")
        await call("setWebhook", url=bot.url)
        await until(lambda: emulator.poster.idle)

    assert [json.loads(body)["update_id"] for body in bot.bodies[broken:]] == [number]
    assert len(bot.bodies) == broken + 1


async def test_what_is_left_when_the_webhook_goes_waits_to_be_fetched(emulator: Emulator, call: Any) -> None:
    async with _listening(emulator, *[500] * 50) as bot:
        ids = [emulator.say(ANNA, "et"), emulator.say(BO, "to"), emulator.say(ANNA, "tre")]
        await call("setWebhook", url=bot.url)
        await until(lambda: bot.bodies)
        await call("deleteWebhook")

    assert [update["update_id"] for update in await call("getUpdates")] == ids
