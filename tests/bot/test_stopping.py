"""SIGTERM under load: out within ten seconds, what was acknowledged is stored, and browsers are told."""

import asyncio
import contextlib
import json
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.bot.processes import HOME, free_port, running
from tests.emulator.faults import Fault
from tests.emulator.server import Emulator
from tests.emulator.server import running as serving

SECONDS = 10  # what whoever restarts the bot waits before killing it
BROWSERS = 20
RESTARTING = 1012  # "service restart", RFC 6455's registry: the page comes back by itself


class Person:
    """Somebody who writes until the bot is gone; *kept* are the texts that were acknowledged."""

    def __init__(self, address: str, number: int) -> None:
        self._client = httpx.AsyncClient(base_url=address, timeout=SECONDS)
        self._number = number
        self.kept: list[str] = []
        self.refused = 0

    async def arrive(self) -> str:
        """Open the page and return the cookie."""
        await self._client.get("/")
        await self._say("først")
        return "; ".join(f"{name}={value}" for name, value in self._client.cookies.items())

    async def write(self) -> None:
        """Write until nobody answers."""
        for number in range(1000):
            try:
                await self._say(f"besked {self._number}-{number}")
            except httpx.TransportError:
                break
        await self.leave()

    async def leave(self) -> None:
        """Close the browser."""
        await self._client.aclose()

    async def _say(self, text: str) -> None:
        form = {"text": text, "key": text, "live": "1"}
        answer = await self._client.post("/say", data=form, headers={"hx-request": "true"})
        if answer.status_code == 200:
            self.kept.append(text)
        else:
            self.refused += 1
            await asyncio.sleep(0.05)


async def _close_code(line: ClientConnection) -> int | None:
    with contextlib.suppress(ConnectionClosed):
        async for _ in line:
            pass
    return line.close_code


def _stored(folder: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(folder / "indgang.db")) as db:
        bodies = [json.loads(body) for (body,) in db.execute("select body from inbox")]
    return [body["message"]["text"] for body in bodies]


async def _left(bot: subprocess.Popen[str]) -> float:
    """Tell *bot* to stop, and return how many seconds it took."""
    began = time.monotonic()
    bot.send_signal(signal.SIGTERM)
    code = await asyncio.to_thread(bot.wait, SECONDS)
    assert code == 0
    return time.monotonic() - began


@contextlib.asynccontextmanager
async def _open(address: str, cookie: str) -> AsyncIterator[ClientConnection]:
    url = f"{address.replace('http', 'ws', 1)}/live?after=0"
    async with connect(url, additional_headers={"Cookie": cookie}, origin=address) as line:  # type: ignore[arg-type]  # a NewType of str
        yield line


async def test_a_stop_under_load_loses_nothing_and_tells_the_browsers(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    people = [Person(address, number) for number in range(BROWSERS)]

    with running(tmp_path, port) as bot:
        async with contextlib.AsyncExitStack() as lines:
            cookies = [await person.arrive() for person in people]
            opened = [await lines.enter_async_context(_open(address, cookie)) for cookie in cookies]
            await asyncio.gather(*(line.recv() for line in opened))
            codes = [asyncio.create_task(_close_code(line)) for line in opened]
            writing = [asyncio.create_task(person.write()) for person in people]
            while sum(len(person.kept) for person in people) < 3 * BROWSERS:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.01)
            seconds = await _left(bot)
            await asyncio.gather(*writing)
            told = await asyncio.gather(*codes)

    kept = [text for person in people for text in person.kept]
    stored = _stored(tmp_path)
    assert seconds < SECONDS
    assert set(kept) <= set(stored)
    assert len(stored) - len(set(stored) - {"først"}) == BROWSERS
    assert told == [RESTARTING] * BROWSERS


async def test_who_never_reads_sends_half_a_post_or_just_waits_holds_up_nothing(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with running(tmp_path, port) as bot:
        person = Person(address, 0)
        cookie = await person.arrive()
        await person.leave()
        deaf = socket.create_connection(("127.0.0.1", port))
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        deaf.sendall(
            f"GET /live?after=0 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {address}\r\n"
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: {cookie}\r\n\r\n".encode()
        )
        slow = socket.create_connection(("127.0.0.1", port))
        slow.sendall(b"POST /say HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ntext=")
        idle = socket.create_connection(("127.0.0.1", port))

        seconds = await _left(bot)

        for one in (deaf, slow, idle):
            one.close()
    assert seconds < SECONDS


@pytest.mark.parametrize("faults", [[], [Fault("hang", "sendMessage", times=100, seconds=60)]])
async def test_a_stop_while_telegram_is_polled_or_hangs_is_quick_too(
    faults: list[Fault], tmp_path: Path
) -> None:
    async with serving(Emulator()) as emulator:
        settings = {"TELEGRAM_TOKEN": emulator.token, "TELEGRAM_API_URL": emulator.url}
        started = running(tmp_path, free_port(), **settings)
        bot = await asyncio.to_thread(started.__enter__)  # the emulator answers it meanwhile
        try:
            emulator.faults += faults
            written = [str(emulator.say(chat, f"hej {chat}")) for chat in range(1, 31)]
            while not set(written) <= set(_updates(tmp_path)):  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.05)
            seconds = await _left(bot)
        finally:
            started.__exit__(None, None, None)

    assert seconds < SECONDS
    assert sorted(_updates(tmp_path)) == sorted(written)


HANGS = """
import socket, time

found = socket.getaddrinfo

def getaddrinfo(host, *rest, **more):
    if "hangs" in str(host):
        time.sleep(60)
    return found(host, *rest, **more)

socket.getaddrinfo = getaddrinfo
"""


async def test_a_name_that_is_looked_up_for_a_minute_holds_up_nothing(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(HANGS)
    gone = {"TELEGRAM_TOKEN": "1:abc", "TELEGRAM_API_URL": "http://hangs.invalid"}
    here = {"PYTHONPATH": f"{tmp_path}:{HOME}"}

    with running(tmp_path, free_port(), **gone, **here) as bot:
        seconds = await _left(bot)

    assert seconds < SECONDS


def _updates(folder: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(folder / "indgang.db", timeout=5)) as db:
        return [key for (key,) in db.execute("select update_id from inbox where channel = 'telegram'")]
