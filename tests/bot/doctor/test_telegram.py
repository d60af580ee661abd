"""Telegram: a strict server over real HTTP, with every trouble that it can tell of."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from bot.doctor import telegram
from bot.settings import Settings
from bot.store import files
from tests.bot.doctor.conftest import Install, keys
from tests.bot.processes import free_port
from tests.emulator.faults import Fault
from tests.emulator.server import Emulator
from tests.emulator.server import running as serving

OURS, THEIRS = "https://indgang.example.org/telegram", "https://anden.example.org/hemmelig-sti"
WELL = "well telegram-well"


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with serving(Emulator()) as one:
        one.world.posting.url = ""  # it begins with the webhook of another
        yield one


def _settings(install: Install, emulator: Emulator, **more: Any) -> Settings:
    return install(telegram_token=SecretStr(emulator.token), telegram_api_url=emulator.url, **more)


def _hooked(install: Install, emulator: Emulator) -> Settings:
    public = {"public_url": "https://indgang.example.org", "http_port": 8080}
    return _settings(install, emulator, telegram_webhook_secret=SecretStr("hemmelig"), **public)


async def _asked(settings: Settings) -> list[str]:
    return keys(await asyncio.to_thread(list, telegram.examine(settings)))


@contextlib.contextmanager
def _running(settings: Settings) -> Iterator[None]:
    with contextlib.closing(files.own(settings.database)):
        yield


def test_without_a_token_there_is_no_telegram(install: Install) -> None:
    assert keys(telegram.examine(install())) == ["note telegram-off"]


async def test_a_bot_that_polls_and_is_well(install: Install, emulator: Emulator) -> None:
    settings = _settings(install, emulator)

    with _running(settings):
        assert await _asked(settings) == [WELL]


async def test_a_token_that_is_rejected(install: Install, emulator: Emulator) -> None:
    wrong = {"telegram_token": SecretStr("1:forkert"), "telegram_api_url": emulator.url}

    assert await _asked(install(**wrong)) == ["trouble telegram-token"]


async def test_a_server_that_is_not_there(install: Install) -> None:
    gone = {
        "telegram_token": SecretStr("1:abc"),
        "telegram_api_url": f"http://127.0.0.1:{free_port()}",
    }

    assert await _asked(install(**gone)) == ["trouble telegram-unreachable"]


@pytest.mark.parametrize("kind", ["html", "half", "cut", "502"])
async def test_a_server_that_answers_nonsense(install: Install, emulator: Emulator, kind: str) -> None:
    emulator.faults.append(Fault(kind, times=9))

    assert await _asked(_settings(install, emulator)) == ["trouble telegram-unreachable"]


async def test_a_webhook_that_is_ours(install: Install, emulator: Emulator) -> None:
    emulator.world.posting.url = OURS
    settings = _hooked(install, emulator)

    with _running(settings):
        assert await _asked(settings) == [WELL, "well telegram-webhook-well"]


async def test_a_webhook_of_another_is_told_by_its_host_alone(install: Install, emulator: Emulator) -> None:
    emulator.world.posting.url = THEIRS
    hooked, polled = _hooked(install, emulator), _settings(install, emulator)

    with _running(hooked):
        found = await asyncio.to_thread(list, telegram.examine(hooked))
        while_polling = await _asked(polled)

    assert keys(found) == [WELL, "trouble telegram-other-webhook"]
    assert found[1].told == {"host": "anden.example.org"}
    assert while_polling == [WELL, "trouble telegram-other-webhook"]


async def test_a_webhook_that_is_gone(install: Install, emulator: Emulator) -> None:
    settings = _hooked(install, emulator)

    with _running(settings):
        assert await _asked(settings) == [WELL, "trouble telegram-webhook-missing"]


async def test_what_a_start_will_change_is_no_trouble(install: Install, emulator: Emulator) -> None:
    emulator.say(1, "hej")
    before_webhook = await _asked(_hooked(install, emulator))
    emulator.world.posting.url = THEIRS
    before_polling = await _asked(_settings(install, emulator))

    assert before_webhook == [WELL, "note telegram-webhook-unset", "note telegram-waiting"]
    assert before_polling == [WELL, "note telegram-webhook-goes", "note telegram-waiting"]


async def test_many_that_wait_do_not_get_through(install: Install, emulator: Emulator) -> None:
    for chat in range(1, 31):
        emulator.say(chat, "hej")
    hooked, polled = _hooked(install, emulator), _settings(install, emulator)

    with _running(hooked):
        fetched = await _asked(polled)
        emulator.world.posting.url = OURS
        posted = await _asked(hooked)

    assert fetched == [WELL, "trouble telegram-unfetched"]
    assert posted == [WELL, "well telegram-webhook-well", "trouble telegram-unposted"]


@pytest.mark.parametrize(
    ("said", "minutes", "key"),
    [
        ("Wrong response from the webhook: 502 Bad Gateway", 1, "trouble telegram-error"),
        (
            "SSL error {error:0A000086:SSL routines::certificate verify failed}",
            1,
            "trouble telegram-certificate",
        ),
        ("Wrong response from the webhook: 502 Bad Gateway", 90, ""),
    ],
)
async def test_what_telegram_met_when_it_posted(
    install: Install, emulator: Emulator, said: str, minutes: int, key: str
) -> None:
    emulator.world.posting.url = OURS
    emulator.world.posting.failed(said, int(time.time()) - 60 * minutes)
    settings = _hooked(install, emulator)

    with _running(settings):
        found = await _asked(settings)

    assert found[2:] == ([key] if key else [])
