"""The bot as a process with Telegram: by webhook from start to stop, and two of them with one token."""

import asyncio
import signal
import sqlite3
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import httpx
import pytest

from tests.bot.calling import ANNA, BO, SECRET, until
from tests.bot.processes import free_port, running
from tests.emulator import Emulator
from tests.emulator import running as serving

WAIT = 60.0


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    async with serving(Emulator()) as one:
        one.switches.hurry = 0.1
        yield one


@asynccontextmanager
async def _bot(
    folder: Path, emulator: Emulator, port: int = 0, **settings: str
) -> AsyncIterator["subprocess.Popen[str]"]:
    """Run the bot while the emulator goes on answering."""
    await asyncio.to_thread(folder.mkdir, exist_ok=True)
    there = {"TELEGRAM_TOKEN": emulator.token, "TELEGRAM_API_URL": emulator.url, **settings}
    process = running(folder, port or free_port(), **there)
    bot = await asyncio.to_thread(process.__enter__)
    try:
        yield bot
    finally:
        await asyncio.to_thread(process.__exit__, None, None, None)


def _status(port: int, method: str) -> int:
    return httpx.request(method, f"http://127.0.0.1:{port}/telegram", trust_env=False, timeout=10).status_code


def _rows(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "indgang.db")) as database:
        return int(database.execute("select count(*) from inbox").fetchone()[0])


async def test_a_webhook_carries_messages_from_start_to_stop(emulator: Emulator, tmp_path: Path) -> None:
    emulator.world.posting.local = True
    port = free_port()
    hook = {"PUBLIC_URL": f"http://127.0.0.1:{port}", "TELEGRAM_WEBHOOK_SECRET": SECRET}
    emulator.say(ANNA, "hvad er et sundhedsråd?")
    async with _bot(tmp_path, emulator, port, **hook) as bot:
        await until(lambda: emulator.sent(ANNA), within=WAIT)
        refused = await asyncio.gather(
            *(asyncio.to_thread(_status, port, method) for method in ("GET", "HEAD", "PUT", "POST"))
        )
        for number in range(20):
            emulator.say(BO, f"hej {number}")
        bot.send_signal(signal.SIGTERM)
        code = await asyncio.to_thread(bot.wait, 30)
    async with _bot(tmp_path, emulator, port, **hook):
        await until(lambda: len(emulator.confirmed) == 21 and emulator.sent(BO), within=WAIT)

    log = (tmp_path / "log").read_text("utf-8")
    assert refused == [405, 405, 405, 401]
    assert code == 0
    assert _rows(tmp_path) == 21
    assert f"telegram: works, by webhook http://127.0.0.1:{port}/telegram, as @indgang_test_bot" in log
    assert not [word for word in (SECRET, emulator.token, "sundhedsråd?", "Kirsten") if word in log]


async def test_of_two_bots_with_one_token_one_stands_by(emulator: Emulator, tmp_path: Path) -> None:
    async with _bot(tmp_path / "older", emulator):
        await until(lambda: emulator.updates.polls, within=WAIT)
        async with _bot(tmp_path / "newer", emulator):
            log = tmp_path / "older/log"
            await until(lambda: "this one stands by" in log.read_text("utf-8"), within=WAIT)
            emulator.say(ANNA, "hej")
            await until(lambda: emulator.sent(ANNA), within=WAIT)
            emulator.say(BO, "dav")
            await until(lambda: emulator.sent(BO), within=WAIT)

    assert "stands by" not in (tmp_path / "newer/log").read_text("utf-8")
    assert log.read_text("utf-8").count("stands by") == 1
