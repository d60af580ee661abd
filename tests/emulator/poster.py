"""The server's side of a webhook: of one chat one post at a time, of many chats many at once."""

import asyncio
import contextlib
import itertools
import json
import random
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.emulator.faults import Fault, Switches
from tests.emulator.posting import Posting
from tests.emulator.queue import Updates

TAPS = 3 << 33  # added to a person's id: taps have a queue of their own
OWN = 1 << 60  # queues of one update
PATIENCE = 10.0  # seconds for an answer
LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Post:
    """One post that was answered: which update, with what, and after how many seconds."""

    number: int
    status: int
    seconds: float


@dataclass(slots=True)
class _Waiting:
    number: int
    update: Any
    again: bool = False
    fails: int = 0


class Poster:
    """Posts until it is cancelled; *posts* keeps what was answered, in order."""

    def __init__(
        self,
        posting: Posting,
        updates: Updates,
        switches: Callable[[], Switches],
        fault: Callable[[str], Fault | None],
        dice: random.Random,
    ) -> None:
        self._posting, self._updates, self._switches, self._fault = posting, updates, switches, fault
        self._dice = dice
        self._lanes: defaultdict[int, deque[_Waiting]] = defaultdict(deque)
        self._ready: asyncio.Queue[int] = asyncio.Queue()
        self._own = itertools.count(OWN)
        self.posts: list[Post] = []

    @property
    def pending(self) -> int:
        """How many updates wait, those posted just now included."""
        return len(self._updates.pending) + sum(
            not waiting.again for lane in self._lanes.values() for waiting in lane
        )

    @property
    def idle(self) -> bool:
        """Whether nothing is left to post, repetitions included."""
        return not self._updates.pending and not self._lanes

    async def work(self) -> None:
        """Post; what is left when it is cancelled waits in the queue as before."""
        self._ready = asyncio.Queue()  # a lane that an earlier webhook was to retry would be posted twice
        try:
            async with asyncio.TaskGroup() as tasks:
                for _ in range(self._posting.connections):
                    tasks.create_task(self._connection())
                while True:
                    self._load()
                    await self._updates.more()
        finally:
            left = [waiting for lane in self._lanes.values() for waiting in lane if not waiting.again]
            self._lanes.clear()
            self._updates.pending.extendleft(
                (waiting.number, waiting.update) for waiting in sorted(left, key=lambda one: -one.number)
            )

    def _load(self) -> None:
        while self._updates.pending:
            number, update = self._updates.pending.popleft()
            lane, wait = _queue_of(update), 0.0
            if lane is None or self._dice.random() < self._switches().disorder:
                lane, wait = next(self._own), self._dice.random() * 0.05
            self._put(lane, _Waiting(number, update), wait)

    def _put(self, lane: int, waiting: _Waiting, wait: float = 0.0) -> None:
        self._lanes[lane].append(waiting)
        if len(self._lanes[lane]) == 1:
            self._wake(lane, wait)

    def _wake(self, lane: int, wait: float) -> None:
        asyncio.get_running_loop().call_later(wait, self._ready.put_nowait, lane)

    async def _connection(self) -> None:
        with contextlib.closing(_Line(self._posting)) as line:
            while True:
                await self._deliver(await self._ready.get(), line)

    async def _deliver(self, lane: int, line: "_Line") -> None:
        waiting = self._lanes[lane][0]
        fault = self._fault("webhook")
        status, retry_after = await self._post(line, waiting, fault)
        if 200 <= status < 300 and fault is None:
            self._settle(lane)
        else:
            self._wake(lane, self._failed(waiting, status, retry_after))

    async def _post(self, line: "_Line", waiting: _Waiting, fault: Fault | None) -> tuple[int, float]:
        began = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                status, retry_after = await line.post(_body(waiting.update), fault)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError):
            line.close()
            status, retry_after = 0, 0.0
        self.posts.append(Post(waiting.number, status, time.perf_counter() - began))
        return status, retry_after

    def _settle(self, lane: int) -> None:
        """Confirm the first of *lane*; a share of them is posted once more, later."""
        waiting = self._lanes[lane].popleft()
        if not waiting.again:
            self._updates.confirmed.append((waiting.number, waiting.update))
        if self._lanes[lane]:
            self._wake(lane, 0)
        else:
            del self._lanes[lane]
        if not waiting.again and self._dice.random() < self._switches().redelivered:
            again = _Waiting(waiting.number, waiting.update, again=True)
            self._put(next(self._own), again, self._dice.random() * 0.05)

    def _failed(self, waiting: _Waiting, status: int, retry_after: float) -> float:
        """Return how long to wait: what the answer asks for, else nothing, then longer each time."""
        said = f"Wrong response from the webhook: {status}" if status else "Webhook connection closed"
        self._posting.failed(said, int(time.time()))
        waiting.fails += 1
        wait = retry_after or (0.0 if waiting.fails == 1 else min(2.0 ** (waiting.fails - 1), LONGEST_WAIT))
        return wait * self._switches().hurry


class _Line:
    """One connection to the webhook, kept while both want."""

    def __init__(self, posting: Posting) -> None:
        self._posting = posting
        parts = urlsplit(posting.url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._path = parts.path or "/"
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, body: bytes, fault: Fault | None) -> tuple[int, float]:
        """Return the status, and after how many seconds we are asked to come again."""
        async with self._connected() as (reader, writer):
            kind = fault.kind if fault else ""
            if kind == "half":
                body = body[: len(body) // 2]
            writer.write(self._head(len(body)))
            if kind == "cut":
                writer.write(body[: len(body) // 2])
                await writer.drain()
                raise ConnectionResetError
            if kind == "slow" and fault:
                await asyncio.sleep(fault.seconds)
            writer.write(body)
            await writer.drain()
            return await self._answer(reader)

    def close(self) -> None:
        """Drop the connection."""
        if self._open:
            self._open[1].transport.abort()
        self._open = None

    @contextlib.asynccontextmanager
    async def _connected(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        if self._open is None or self._open[0].at_eof() or self._open[1].is_closing():
            self.close()
            self._open = await asyncio.open_connection(self._host, self._port)
        yield self._open

    def _head(self, length: int) -> bytes:
        lines = [
            f"POST {self._path} HTTP/1.1",
            f"Host: {self._host}:{self._port}",
            "Content-Type: application/json",
            f"Content-Length: {length}",
            "Connection: keep-alive",
            "Accept-Encoding: gzip, deflate",
        ]
        if self._posting.secret:
            lines.append(f"X-Telegram-Bot-Api-Secret-Token: {self._posting.secret}")
        return "\r\n".join([*lines, "", ""]).encode()

    async def _answer(self, reader: asyncio.StreamReader) -> tuple[int, float]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])
        }
        await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return int(head[0].split()[1]), float(headers.get("retry-after", 0))


def _queue_of(update: Any) -> int | None:
    """Return the queue of *update*: the chat's for what is written, the person's own for taps."""
    if not isinstance(update, dict):
        return None
    try:
        if "callback_query" in update:
            return int(update["callback_query"]["from"]["id"]) + TAPS
        return int((update.get("message") or update["edited_message"])["chat"]["id"])
    except (KeyError, TypeError, ValueError):
        return None


def _body(update: Any) -> bytes:
    return update.encode() if isinstance(update, str) else json.dumps(update).encode()
