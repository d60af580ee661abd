"""The web chat on a real socket, and open lines to it: what the tests of the server share."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
from starlette.applications import Starlette
from websockets.asyncio.client import ClientConnection, connect

from bot.channels import web
from tests.bot.browsing import FakeStore, key_of, site

SOON = 5.0  # seconds after which a test that waits has failed


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs, and the event that stops it."""

    port: int
    stopping: asyncio.Event
    serving: "asyncio.Task[None]"

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"


@asynccontextmanager
async def served(store: FakeStore, *, app: Starlette | None = None) -> AsyncIterator[Served]:
    """Serve on a free port."""
    served = app or site(store)
    stopping = asyncio.Event()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    serving = asyncio.create_task(web.serve(served, host="127.0.0.1", port=port, stopping=stopping))
    try:
        async with asyncio.timeout(SOON):
            while not await _opens(port):  # noqa: ASYNC110 - a server on its socket sets no event
                await asyncio.sleep(0.02)
        yield Served(port, stopping, serving)
    finally:
        stopping.set()
        await asyncio.wait_for(serving, 10)


class Tab:
    """One visitor's browser, with a script: it posts, and opens lines."""

    def __init__(self, server: Served) -> None:
        self.server = server
        self.http = httpx.AsyncClient(base_url=server.address, timeout=SOON)

    async def says(self, text: str, **fields: str) -> httpx.Response:
        """Post *text* as the script does; first open the page, for its key and its cookie."""
        key = fields.pop("key", None) or key_of((await self.http.get("/")).text)
        headers = {"origin": self.server.address, "hx-request": "true"}
        return await self.http.post("/say", data={"text": text, "key": key, **fields}, headers=headers)

    def line(self, after: int = 0, *, origin: str = "", cookie: str | None = None) -> connect:
        """Return the way to an open line that is read from *after* on."""
        jar = "; ".join(f"{one.name}={one.value}" for one in self.http.cookies.jar)
        return connect(
            f"ws://127.0.0.1:{self.server.port}/live?after={after}",
            origin=origin or self.server.address,  # type: ignore[arg-type]  # a NewType of str
            additional_headers={"cookie": jar if cookie is None else cookie},
            proxy=None,
        )


async def heard(line: ClientConnection) -> str:
    """Return the next piece that is pushed."""
    async with asyncio.timeout(SOON):
        return str(await line.recv())


def ids(piece: str) -> list[int]:
    """Return the ids of the messages in a *piece*."""
    return [int(found) for found in re.findall(r'id="line-(\d+)"', piece)]


async def _opens(port: int) -> bool:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        try:
            return (await client.get("/healthz")).status_code == 200
        except httpx.ConnectError:
            return False
