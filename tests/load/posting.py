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

from tests.bot.processes import HOME, environ
from tests.load.echo import PATH, SECRET
from tests.load.line import Line
from tests.load.soak import worked

CONNECTIONS = 32  # Telegram opens up to 40 by itself
POSTS = 4000  # in a round
WARM = 500  # posts before the first round


@contextmanager
def hooked(which: str, folder: Path) -> Iterator["_Client"]:
    """Run a webhook and yield its client."""
    command = [sys.executable, "-m", f"tests.load.{which}", str(folder)]
    process = subprocess.Popen(command, cwd=HOME, env=environ(), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield _Client(f"http://127.0.0.1:{int(process.stdout.readline())}", process.pid)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.stdout.close()


async def compare(folder: Path, *, rounds: int = 5, posts: int = POSTS) -> dict[str, object]:
    """Return p50 and p99 (ms) of our webhook and of aiogram's, medians of *rounds* that take turns."""
    with hooked("ours", folder) as ours, hooked("stock", folder) as stock:
        clients = {"stock": stock, "ours": ours}
        for client in clients.values():
            await client.reached()
            await client.round(WARM)
        found: dict[str, list[Round]] = {name: [] for name in clients}
        for _ in range(rounds):
            for name, client in clients.items():
                found[name].append(await client.round(posts))
        for client in clients.values():
            await client.close()
    medians = {name: Round(*map(statistics.median, zip(*rows, strict=True))) for name, rows in found.items()}
    told = {
        name: {key: round(value, 2) for key, value in row._asdict().items()} for name, row in medians.items()
    }
    ratio = round(medians["ours"].p99_ms / medians["stock"].p99_ms, 3)
    return {"connections": CONNECTIONS, **told, "p99_to_stock": ratio}


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
