"""Telegram's side of a webhook: connections that post update after update and time each answer."""

import asyncio
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter
from typing import NamedTuple
from urllib.request import Request, urlopen

from tests.bot.processes import HOME, environ
from tests.load.echo import PATH, SECRET, TOKEN
from tests.load.line import Line
from tests.load.soak import worked

CONNECTIONS = 32  # Telegram opens up to 40 by itself
POSTS = 4000  # in a round
WARM = 500  # posts before the first round
RESTING, LOOK = 0.25, 0.5  # the share of a core that a server which has answered may use, looked at so long


@contextmanager
def hooked(which: str, folder: Path, api: str = "") -> Iterator["_Client"]:
    """Run a webhook that answers people through the Bot API at *api*, or not at all; yield its client."""
    with _process(f"tests.load.{which}", str(folder), *([api] if api else [])) as process:
        yield _Client(f"http://127.0.0.1:{int(_line(process))}", process.pid)


@contextmanager
def bot_api() -> Iterator[str]:
    """Run the emulator as a process of its own, with the chats that are played; yield its address."""
    with _process("tests.emulator", "--token", TOKEN) as process:
        url = _line(process).partition("=")[2]
        for chat in range(1, CONNECTIONS + 1):
            asked = Request(f"{url}/control/say", json.dumps({"chat": chat}).encode())  # noqa: S310 - our own
            with urlopen(asked, timeout=10) as answer:  # noqa: S310 - as above
                answer.read()
        yield url


@contextmanager
def _process(module: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", module, *arguments]
    process = subprocess.Popen(command, cwd=HOME, env=environ(), stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        if process.stdout:
            process.stdout.close()


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


async def compare(folder: Path, *, rounds: int = 5, posts: int = POSTS) -> dict[str, object]:
    """Return how our webhook and aiogram's do: while both answer people over HTTP, and while neither does."""
    with bot_api() as api:
        sending = await _take_turns(folder, api, rounds, posts)
    swallowing = await _take_turns(folder, "", rounds, posts)
    return {"connections": CONNECTIONS, "posts": posts, "sending": sending, "swallowing": swallowing}


async def _take_turns(folder: Path, api: str, rounds: int, posts: int) -> dict[str, object]:
    """Return p50 and p99 (ms) of both, medians of *rounds* that take turns."""
    with hooked("ours", folder, api) as ours, hooked("stock", folder, api) as stock:
        clients = {"stock": stock, "ours": ours}
        for client in clients.values():
            await client.reached()
            await client.round(WARM)
        found: dict[str, list[Round]] = {name: [] for name in clients}
        for _ in range(rounds):
            for name, client in clients.items():
                await asyncio.gather(*(one.rested() for one in clients.values()))
                found[name].append(await client.round(posts))
        for client in clients.values():
            await client.close()
    medians = {name: Round(*map(statistics.median, zip(*rows, strict=True))) for name, rows in found.items()}
    told = {
        name: {key: round(value, 2) for key, value in row._asdict().items()} for name, row in medians.items()
    }
    return {**told, "p99_to_stock": round(medians["ours"].p99_ms / medians["stock"].p99_ms, 3)}


class Round(NamedTuple):
    """What a round showed; *cpu_ms* is what the server worked for each post."""

    p50_ms: float
    p99_ms: float
    posts_a_second: float
    cpu_ms: float


class _Client:
    """All connections to one server; each posts its next update when the one before was answered."""

    def __init__(self, url: str, server: int) -> None:
        self._server = server
        self._lines = [Line(url) for _ in range(CONNECTIONS)]
        self._number = 0

    async def reached(self) -> None:
        """Return once the server listens."""
        async with asyncio.timeout(30):
            while True:
                with suppress(OSError):
                    await self._lines[0].get("/")
                    self._lines[0].close()
                    return
                await asyncio.sleep(0.05)

    async def rested(self) -> None:
        """Return once the server has little left to do of the round before; ours goes on sending long."""
        busy = 1.0
        while busy > RESTING:
            before = worked(self._server)
            await asyncio.sleep(LOOK)
            busy = (worked(self._server) - before) / LOOK

    async def round(self, posts: int) -> Round:
        """Post so often, and return how it went."""
        taken: list[float] = []
        began, busy = perf_counter(), worked(self._server)
        each = posts // CONNECTIONS
        await asyncio.gather(
            *(self._talk(line, chat, each, taken) for chat, line in enumerate(self._lines, 1))
        )
        ranks = statistics.quantiles(taken, n=100)
        seconds, busy = perf_counter() - began, worked(self._server) - busy
        return Round(ranks[49] * 1000, ranks[98] * 1000, len(taken) / seconds, busy * 1000 / len(taken))

    async def close(self) -> None:
        """Hang up."""
        for line in self._lines:
            line.close()
        await asyncio.sleep(0.05)  # the transports close in the next turns of the loop

    async def _talk(self, line: Line, chat: int, posts: int, taken: list[float]) -> None:
        for _ in range(posts):
            self._number += 1
            body = _update(self._number, chat)
            began = perf_counter()
            answer = await line.post(
                PATH,
                body,
                content_type="application/json",
                x_telegram_bot_api_secret_token=SECRET,
            )
            taken.append(perf_counter() - began)
            if answer.status != 200:
                raise RuntimeError(f"The webhook answered {answer.status}; nothing was measured.")


def _update(number: int, chat: int) -> bytes:
    person = {"id": chat, "is_bot": False, "first_name": "Anna"}
    here = {"id": chat, "type": "private", "first_name": "Anna"}
    message = {"message_id": number, "date": 1_790_000_000, "chat": here, "from": person, "text": "hej"}
    return json.dumps({"update_id": number, "message": message}).encode()
