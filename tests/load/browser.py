"""One open web chat: it posts what the person says, and reads what is pushed, quickly or slowly."""

import asyncio
import re
import secrets
import socket
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import quote_plus, urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.load.line import Line

NUMBERED = re.compile(r"nr(\d+)x")  # what people say carries a number, so that each is found again
CURSOR = re.compile(r'name="after" value="(\d+)"')
NARROW = 4096  # bytes that a slow reader's system takes in for it
COME_BACK = 0.5  # seconds, as the page waits before its first try


@dataclass(slots=True)
class Said:
    """One message: when it was *due*, *sent*, *acknowledged* with *status*, *pushed* back and *answered*."""

    due: float
    sent: float = 0.0
    acknowledged: float = 0.0
    status: int = 0
    pushed: float = 0.0
    answered: float = 0.0


@dataclass(slots=True)
class Browser:
    """A visitor with a page open; a slow one reads one piece and rests for *rest* seconds."""

    url: str
    rest: float = 0.0
    said: dict[int, Said] = field(default_factory=dict)
    dropped: int = 0
    _cookie: str = ""
    _cursor: int = 0
    _open: asyncio.Event = field(default_factory=asyncio.Event)
    _busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    _line: Line = field(init=False)

    def __post_init__(self) -> None:
        self._line = Line(self.url)

    async def arrive(self) -> None:
        """Open the page and take its cookie."""
        answer = await self._line.get("/")
        self._cookie = answer.headers["set-cookie"].partition(";")[0]

    async def listen(self) -> None:
        """Read what is pushed for ever; who was cut off comes back and asks from where they were."""
        while True:
            try:
                line = await self._connect()
                self._open.set()
                try:
                    await self._read(line)
                finally:
                    await line.close()
            except (ConnectionClosed, InvalidHandshake, OSError):
                self.dropped += 1
                await asyncio.sleep(COME_BACK)

    async def opened(self) -> None:
        """Return once the line is open."""
        await self._open.wait()

    async def say(self, number: int, text: str, due: float) -> None:
        """Post *text* under *number*; nothing is raised, a broken line is status 0."""
        said = self.said[number] = Said(due)
        live = "&live=1" if self._open.is_set() else ""
        body = (
            f"text={quote_plus(f'{text} nr{number}x')}&key={secrets.token_hex(8)}&after={self._cursor}{live}"
        )
        async with self._busy:
            said.sent = monotonic()
            try:
                answer = await self._line.post(
                    "/say",
                    body.encode(),
                    content_type="application/x-www-form-urlencoded",
                    hx_request="true",
                    origin=self.url,
                    cookie=self._cookie,
                )
            except OSError:
                return
            said.acknowledged, said.status = monotonic(), answer.status

    def outstanding(self) -> list[int]:
        """Return the numbers that were acknowledged and not pushed."""
        return [number for number, said in self.said.items() if said.status == 200 and not said.pushed]

    async def _connect(self) -> ClientConnection:
        parts = urlsplit(self.url)
        options: dict[str, Any] = {"max_queue": 2, "compression": None, "open_timeout": 20, "proxy": None}
        if self.rest:
            slow = socket.socket()
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, NARROW)
            slow.setblocking(False)  # noqa: FBT003 - the library's
            await asyncio.get_running_loop().sock_connect(slow, (parts.hostname, parts.port))
            options["sock"] = slow
        headers = {"Cookie": self._cookie, "Origin": self.url}
        address = f"ws://{parts.netloc}/live?after={self._cursor}"
        return await connect(address, additional_headers=headers, **options)

    async def _read(self, line: ClientConnection) -> None:
        while True:
            piece = await line.recv()
            self._hear(str(piece), monotonic())
            if self.rest:
                await asyncio.sleep(self.rest)

    def _hear(self, piece: str, now: float) -> None:
        for found in NUMBERED.findall(piece):
            said = self.said.get(int(found))
            if said and not said.pushed:
                said.pushed = now
        if 'class="line ours"' in piece:
            for said in self.said.values():
                if said.pushed and not said.answered:
                    said.answered = now
        if cursor := CURSOR.search(piece):
            self._cursor = int(cursor[1])
