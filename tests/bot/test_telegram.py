"""The channel as a whole: it opens or says why not, and tells in one line how messages come."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.channels.telegram import Access, Hook, open_channel
from bot.intake import Intake
from knowledge.errors import ChannelError
from tests.bot.calling import ANNA, access, hooked, polling, texts, until
from tests.bot.desk import Desk
from tests.emulator import Emulator, Fault, running


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with running(Emulator()) as emulator:
        yield emulator


@pytest.mark.parametrize("token", ["4242:wrong-but-well-formed-token-of-somebody", "nonsense"])
async def test_a_wrong_token_is_one_sentence_without_the_token(emulator: Emulator, token: str) -> None:
    with pytest.raises(ChannelError) as caught:
        async with open_channel(Access(token, emulator.url), Desk(), Intake(), None):
            pytest.fail("the channel opened")

    assert token not in str(caught.value)
    assert str(caught.value).count(".") == 1
    assert caught.value.__suppress_context__


async def test_a_telegram_that_is_away_at_the_start_is_waited_for(emulator: Emulator) -> None:
    desk = Desk()
    emulator.faults.append(Fault("502", times=6))
    emulator.say(ANNA, "hej")
    async with open_channel(access(emulator), desk, Intake(), None) as channel:
        listening = asyncio.create_task(channel.listen())
        await desk.arrived(1)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)

    assert texts(desk) == ["hej"]


@pytest.mark.parametrize("hook", [None, Hook("https://example.org/telegram", "secret")])
async def test_a_token_taken_back_while_telegram_was_away_is_told(
    emulator: Emulator, hook: Hook | None
) -> None:
    emulator.faults.append(Fault("502", times=2))
    known = replace(access(emulator, hook=hook), token="4242:wrong-but-well-formed-token-of-somebody")
    emulator.token, right = known.token, emulator.token
    async with open_channel(known, Desk(), Intake(), None) as channel:
        emulator.token = right
        with pytest.raises(ChannelError):
            await channel.listen()


async def test_how_messages_come_is_told_in_one_line(
    emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with polling(emulator, Desk()):
        await until(lambda: "telegram: " in caplog.text)
    async with hooked(emulator, Desk()) as url:
        await until(lambda: caplog.text.count("telegram: ") == 2)

    assert [line for line in caplog.messages if line.startswith("telegram: ")] == [
        "telegram: works, by polling, as @indgang_test_bot",
        f"telegram: works, by webhook {url}, as @indgang_test_bot",
    ]


def test_neither_token_nor_secret_is_in_a_repr() -> None:
    assert "hidden" not in repr(Access("1:hidden", hook=Hook("https://example.org", "hidden")))
