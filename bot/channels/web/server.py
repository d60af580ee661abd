"""The server in front of the web application: it stops cleanly, and says when it cannot start."""

import asyncio
import contextlib
import os
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.channels.web import limits
from bot.channels.web.connection import Connection, OpenLine
from knowledge.errors import ChannelError

HEARD = 1024  # bytes of a message from a browser, whose page sends none
PING = 20.0  # seconds between two looks whether a browser is still there, and for its answer
GRACE = 3  # seconds that open requests get to finish
QUEUE = 128  # connections that wait to be accepted; asyncio accepts as many in one go


class _Server(uvicorn.Server):
    """uvicorn without its own signal handlers: the whole process stops in one place."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield


async def serve(application: ASGIApp, *, host: str, port: int, stopping: asyncio.Event) -> None:
    """Serve until *stopping* is set, then finish the open requests; ChannelError when it cannot start."""
    listening = listen(host, port)
    config = uvicorn.Config(
        application,
        http=Connection,
        backlog=QUEUE,
        limit_concurrency=limits.connections(),
        log_config=None,
        access_log=False,  # visitors' addresses are not logged
        lifespan="off",
        ws=OpenLine,
        ws_max_size=HEARD,
        ws_ping_interval=PING,
        ws_ping_timeout=PING,
        ws_per_message_deflate=False,  # its memory for each open chat would cost more than it saves
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE,
    )
    server = _Server(config)
    stopper = asyncio.create_task(_stop(server, stopping))
    try:
        with limits.calm():
            await server.serve(sockets=[listening])
    finally:
        stopper.cancel()
        listening.close()


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on *host* and *port*; ChannelError says why it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=QUEUE)
    except OSError as error:
        unknown = error.errno is None or error.errno < 0  # the numbers of name look-ups are negative
        reason = "no such host" if unknown else os.strerror(error.errno or 0)
        raise ChannelError(
            f"The web chat cannot listen on {host!r} port {port} ({reason}); "
            "stop what uses it, or set HTTP_HOST and HTTP_PORT to others."
        ) from error


async def _stop(server: uvicorn.Server, stopping: asyncio.Event) -> None:
    await stopping.wait()
    server.should_exit = True
