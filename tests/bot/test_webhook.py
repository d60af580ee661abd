"""Telegram by webhook, over real HTTP: what is answered 2xx is in the store, and all else comes again."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx
import pytest

from knowledge.errors import StoreError
from knowledge.traffic import Arrival
from tests.bot.calling import ANNA, BO, SECRET, confirmed, hooked, polling, texts, until
from tests.bot.desk import Desk
from tests.emulator import Emulator, Fault, running

HEADERS = {"x-telegram-bot-api-secret-token": SECRET}


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with running(Emulator()) as emulator:
        yield emulator


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


class Fussy(Desk):
    """A store that takes nothing *refuses* times, or whose disk hangs; its outbox is well."""

    refuses = 0
    hangs = False

    async def receive(self, arrivals: Sequence[Arrival]) -> int:
        if self.hangs:
            await asyncio.Event().wait()
        if self.refuses:
            self.refuses -= 1
            raise StoreError("The disk is full.")
        return await super().receive(arrivals)


def _update(number: int, text: str = "hej") -> dict[str, Any]:
    chat = {"id": ANNA, "type": "private"}
    return {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": chat, "text": text}}


async def test_updates_are_posted_kept_and_confirmed(emulator: Emulator) -> None:
    desk = Desk()
    async with hooked(emulator, desk):
        ids = [emulator.say(ANNA, "hej"), emulator.say(BO, "dav"), emulator.tap(ANNA, "ask:back")]
        await confirmed(emulator, 3)

    assert sorted(desk.inbox) == [str(number) for number in ids]
    assert {post.status for post in emulator.poster.posts} == {200}


async def test_the_webhook_is_set_with_its_secret_and_kinds(emulator: Emulator) -> None:
    async with hooked(emulator, Desk()) as url:
        await until(lambda: emulator.calls("setWebhook"))
        (call,) = emulator.calls("setWebhook")

    assert call["params"]["url"] == url
    assert call["params"]["secret_token"] == SECRET
    assert json.loads(call["params"]["allowed_updates"]) == ["message", "edited_message", "callback_query"]
    assert call["params"]["drop_pending_updates"] == "false"


async def test_what_waited_before_the_webhook_was_set_is_not_dropped(emulator: Emulator) -> None:
    desk = Desk()
    emulator.say(ANNA, "før")
    async with hooked(emulator, desk):
        await confirmed(emulator, 1)

    assert texts(desk) == ["før"]


async def test_one_persons_words_keep_their_order_through_redelivery_and_trouble(emulator: Emulator) -> None:
    desk = Fussy()
    emulator.switches.redelivered = 0.3
    async with hooked(emulator, desk):
        for number in range(100):
            emulator.say(ANNA, f"{number}")
        await desk.arrived(20)
        desk.refuses = 3
        await until(lambda: emulator.poster.idle)

    assert texts(desk) == [f"{number}" for number in range(100)]
    assert len(emulator.poster.posts) > 100
    assert sum(post.status == 503 for post in emulator.poster.posts) == 3


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-telegram-bot-api-secret-token": ""},
        {"x-telegram-bot-api-secret-token": "wrong"},
        {"x-telegram-bot-api-secret-token": SECRET[:-1]},
        {b"x-telegram-bot-api-secret-token": "hemmelighød".encode()},
        [*HEADERS.items(), *HEADERS.items()],
    ],
)
async def test_without_the_secret_nothing_is_taken(
    emulator: Emulator, client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture, headers: Any
) -> None:
    desk = Desk()
    async with hooked(emulator, desk) as url:
        answers = [await client.post(url, headers=headers, json=_update(1, "fortroligt")) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [401] * 3
    assert desk.inbox == {}
    assert "fortroligt" not in caplog.text
    assert caplog.text.count("without the right secret") == 1


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "", 405), ("PUT", "", 405), ("POST", "/x", 404)]
)
async def test_other_methods_and_paths(
    emulator: Emulator, client: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    async with hooked(emulator, Desk()) as url:
        answer = await client.request(method, url + path, headers=HEADERS)

    assert answer.status_code == status


async def test_too_large_a_body_is_refused_unread(emulator: Emulator, client: httpx.AsyncClient) -> None:
    desk = Desk()
    async with hooked(emulator, desk) as url:
        answer = await client.post(url, headers=HEADERS, content=b"x" * 200_000)

    assert answer.status_code == 413
    assert desk.inbox == {}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"update_id": 7, "message": {"chat": {"id": 7, "first_name": "Kirsten"}, "text": "cpr 010190-1234"',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"null",
        b"[]",
        b"17",
        b'"hej"',
        b"{}",
        b'{"update_id": "7"}',
        b'{"update_id": 7}',
        b'{"update_id": 7, "message": null}',
    ],
)
async def test_what_is_no_update_is_set_aside_and_not_asked_for_again(
    emulator: Emulator, client: httpx.AsyncClient, body: bytes
) -> None:
    desk = Desk()
    async with hooked(emulator, desk) as url:
        answers = [await client.post(url, headers=HEADERS, content=body) for _ in range(2)]

    (kept,) = desk.inbox.values()
    assert [answer.status_code for answer in answers] == [200, 200]
    assert kept.quarantined
    assert "1234" not in str(kept.body)
    assert "Kirsten" not in str(kept.body)


async def test_a_replayed_post_changes_nothing(emulator: Emulator, client: httpx.AsyncClient) -> None:
    desk = Desk()
    async with hooked(emulator, desk) as url:
        answers = [await client.post(url, headers=HEADERS, json=_update(5)) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert len(desk.inbox) == 1


async def test_nothing_is_confirmed_that_the_store_did_not_take(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    desk = Fussy()
    async with hooked(emulator, desk):
        desk.refuses = 4
        emulator.say(ANNA, "hej")
        await confirmed(emulator, 1)

    assert [post.status for post in emulator.poster.posts] == [503] * 4 + [200]
    assert texts(desk) == ["hej"]
    assert sum("takes nothing" in line and "over" not in line for line in caplog.messages) == 1
    assert sum(line.startswith("over") for line in caplog.messages) == 1


async def test_a_store_that_hangs_is_answered_within_two_seconds(
    emulator: Emulator, client: httpx.AsyncClient
) -> None:
    desk = Fussy()
    desk.hangs = True
    async with hooked(emulator, desk) as url:
        began = time.monotonic()
        answer = await client.post(url, headers=HEADERS, json=_update(5))
        took = time.monotonic() - began

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"
    assert took < 2.0


async def test_a_crisis_is_answered_directly_and_kept_as_answered(emulator: Emulator) -> None:
    desk = Desk()
    emulator.switches.redelivered = 1
    async with hooked(emulator, desk):
        number = emulator.say(ANNA, "krise")
        await until(lambda: emulator.poster.idle and emulator.confirmed)

    assert [message["text"] for message in emulator.sent(ANNA)] == ["Ring 112"]
    assert desk.inbox[str(number)].answered


async def test_a_crisis_reply_that_hangs_goes_by_the_outbox_and_the_post_is_answered_in_time(
    emulator: Emulator,
) -> None:
    desk = Desk()
    emulator.faults.append(Fault("hang", "sendMessage", seconds=3))
    async with hooked(emulator, desk):
        number = emulator.say(ANNA, "krise")
        await confirmed(emulator, 1)

    (post,) = emulator.poster.posts
    assert post.status == 200
    assert post.seconds < 2.0
    assert not desk.inbox[str(number)].answered


async def test_a_crisis_in_a_chat_holds_up_nobody_elses_message(emulator: Emulator) -> None:
    desk = Desk()
    emulator.faults.append(Fault("hang", "sendMessage", seconds=3))
    async with hooked(emulator, desk):
        emulator.say(ANNA, "krise")
        emulator.say(BO, "hej")
        await confirmed(emulator, 2)

    assert texts(desk) == ["hej", "krise"]


@pytest.mark.parametrize("kind", ["half", "cut", "slow"])
async def test_a_post_that_breaks_is_taken_whole_the_next_time(emulator: Emulator, kind: str) -> None:
    desk = Desk()
    emulator.faults.append(Fault(kind, "webhook", seconds=2.5))
    async with hooked(emulator, desk):
        emulator.say(ANNA, "hej")
        await confirmed(emulator, 1)

    assert [
        arrival.body["message"]["text"] for arrival in desk.inbox.values() if not arrival.quarantined
    ] == ["hej"]
    assert [post.status for post in emulator.poster.posts] == [
        {"half": 200, "cut": 0, "slow": 408}[kind],
        200,
    ]


async def test_a_telegram_that_is_away_at_the_start_is_waited_for(emulator: Emulator) -> None:
    desk = Desk()
    emulator.faults += [Fault("502", "setWebhook", times=3), Fault("429", "setWebhook", retry_after=0)]
    emulator.say(ANNA, "hej")
    async with hooked(emulator, desk):
        await confirmed(emulator, 1)

    assert texts(desk) == ["hej"]


async def test_a_webhook_that_was_taken_away_is_set_again(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk()
    async with hooked(emulator, desk):
        emulator.world.posting.delete()
        await emulator.attend()
        emulator.say(ANNA, "hej")
        await confirmed(emulator, 1)

    assert texts(desk) == ["hej"]
    assert caplog.text.count("it is set again") == 1


async def test_another_webhook_with_the_same_token_is_told_once_and_left(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    async with hooked(emulator, Desk()):
        emulator.world.posting.url = "https://example.org/other"
        await until(lambda: "another webhook was set" in caplog.text)
        looks = len(emulator.calls("getWebhookInfo"))
        await until(lambda: len(emulator.calls("getWebhookInfo")) > looks + 2)

    assert caplog.text.count("another webhook was set") == 1
    assert len(emulator.calls("setWebhook")) == 1


async def test_what_telegram_met_when_it_posted_here_is_told(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    async with hooked(emulator, Desk()):
        emulator.world.posting.failed("SSL error {certificate verify failed}", 17)
        await until(lambda: "certificate verify failed" in caplog.text)
        looks = len(emulator.calls("getWebhookInfo"))
        await until(lambda: len(emulator.calls("getWebhookInfo")) > looks + 2)

    assert caplog.text.count("certificate verify failed") == 1


async def test_a_webhook_that_telegram_refuses_is_told_with_the_reason(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    emulator.faults.append(Fault("502", "setWebhook"))
    async with hooked(emulator, Desk()) as url:
        assert url.startswith("http://")
        emulator.world.posting.local = False
        emulator.world.posting.delete()
        await until(lambda: "does not take the webhook" in caplog.text)

    assert "an https url must be provided" in caplog.text.lower()


async def test_a_poller_that_finds_a_webhook_stands_by_and_says_so(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    desk, other = Desk(), Desk()
    async with polling(emulator, desk):
        emulator.say(ANNA, "før")
        await confirmed(emulator, 1)
        async with hooked(emulator, other):
            await until(lambda: "a webhook was set with the same token" in caplog.text)
            emulator.say(ANNA, "efter")
            await confirmed(emulator, 2)

    assert texts(desk) == ["før"]
    assert texts(other) == ["efter"]
    assert caplog.text.count("a webhook was set with the same token") == 1


async def test_no_word_no_token_and_no_secret_reaches_the_log(
    emulator: Emulator, client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = Desk()
    async with hooked(emulator, desk) as url:
        await client.post(url, headers=HEADERS, content=b'{"text": "hemmeligt')
        emulator.say(ANNA, "hemmelig krise")
        await confirmed(emulator, 1)

    assert [word for word in ("hemmelig", "Kirsten", emulator.token, SECRET) if word in caplog.text] == []
