"""A connection and an open line: dropped when the client keeps us waiting, so that it shuts out nobody."""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

HURRY = 10.0  # seconds that a client has for the head of a request; a browser needs far less than one
SAID = 4096  # bytes that a client may say on an open line: our page says nothing, its browser 30 a minute
A_MINUTE = 1024  # bytes for each further minute, for proxies that ask whether we are there
LAST_CALL = 1.0  # seconds of the server's grace for what is still being posted when it stops


class Connection(H11Protocol):
    """uvicorn's connection, which alone would wait for ever for the rest of a request.

    When half of *limit_concurrency* is in use, a new one takes the place of who has kept us waiting longest.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        """Begin, and look later whether anything came."""
        super().connection_made(transport)
        self._since = self.loop.time()
        self._timer = self.loop.call_later(HURRY, self._look, self.cycle)
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._timer.cancel()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand the line over to an `OpenLine`, which keeps its own time."""
        self._timer.cancel()
        super().handle_websocket_upgrade(event)

    def shutdown(self) -> None:
        """Stop; what is being served is finished, what is being posted only if it hurries."""
        super().shutdown()
        self.loop.call_later(LAST_CALL, self._cut)

    @property
    def _waits(self) -> bool:
        """Whether it is the client's turn."""
        return self.cycle is None or self.cycle.response_complete or self.cycle.more_body

    @property
    def _rank(self) -> tuple[bool, float]:
        """What orders those who may go: first the waiting ones, and of these the oldest."""
        return (not self._waits, self._since)

    def _look(self, seen: object) -> None:
        if self._waits and self.cycle is seen:
            self.transport.abort()
        else:
            self._timer = self.loop.call_later(HURRY, self._look, self.cycle)

    def _cut(self) -> None:
        if self._waits:
            self.transport.abort()

    def _make_room(self) -> None:
        room = (self.limit_concurrency or 2 * len(self.connections)) // 2
        if len(self.connections) <= room:
            return
        others = (one for one in self.connections if isinstance(one, Connection))  # no open chat goes
        staying = [one for one in others if one is not self and not one.transport.is_closing()]
        if len(staying) >= room:
            min(staying, key=lambda one: one._rank).transport.abort()  # noqa: SLF001 - of its own kind


class OpenLine(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket, which alone would keep what a reader never reads until the network gave it up.

    Who sends more than a browser does is hung up on unread: each ping would be answered, read or not.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to count."""
        super().connection_made(transport)
        self._since, self._heard = self.loop.time(), 0

    def data_received(self, data: bytes) -> None:
        """Take what the client says, the request first."""
        if self.handshake_initiated:
            self._heard += len(data)
            if self._heard > SAID + (self.loop.time() - self._since) / 60 * A_MINUTE:
                self.transport.abort()
                return
        super().data_received(data)

    def shutdown(self) -> None:
        """Say that we restart; who reads nothing is not waited for."""
        super().shutdown()
        self.loop.call_later(LAST_CALL, self.transport.abort)

    def keepalive_timeout(self) -> None:
        """Let go of a client that has gone without a word."""
        super().keepalive_timeout()
        self.transport.abort()

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        """End with the application's part, after a moment for the last word."""
        super().on_task_complete(task)
        self.loop.call_later(LAST_CALL, self.transport.abort)
