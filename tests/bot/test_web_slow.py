"""Open lines among slow clients: who reads nothing goes, who listens stays, and a stop waits for nobody."""

import asyncio
import logging
import socket

import pytest
from websockets.exceptions import ConnectionClosed

from bot.channels.web import limits
from tests.bot.browsing import FakeStore, conversations
from tests.bot.serving import SOON, Served, Tab, heard, ids, served

MUCH = "Vi mødes igen. " * 20_000  # said often enough, it fills every buffer between two sockets
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


async def _deaf(server: Served, tab: Tab) -> Streams:
    """Open a line of *tab* that reads no further than the handshake."""
    (cookie,) = (f"{one.name}={one.value}" for one in tab.http.cookies.jar)
    plain = socket.socket()
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plain.setblocking(False)  # noqa: FBT003 the socket module's own
    await asyncio.get_running_loop().sock_connect(plain, ("127.0.0.1", server.port))
    reader, writer = await asyncio.open_connection(sock=plain, limit=1024)
    head = (
        f"GET /live?after=0 HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nOrigin: {server.address}\r\nCookie: {cookie}\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    writer.write(head.encode())
    assert (await reader.readline()).startswith(b"HTTP/1.1 101 ")
    return reader, writer


async def _end_of(reader: asyncio.StreamReader) -> int:
    """Return how much the server said before it hung up on who reads now."""
    said = 0
    async with asyncio.timeout(SOON):
        try:
            while piece := await reader.read(65_536):
                said += len(piece)
        except ConnectionError:
            return said
    return said


async def test_who_never_reads_is_hung_up_on_and_the_others_go_on(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.web.live.SEND_WITHIN", 0.2)
    async with served(store) as server:
        tab = Tab(server)
        await tab.says("Hej")
        (conversation,) = conversations(store)
        reader, writer = await _deaf(server, tab)
        async with tab.line(after=2) as line:
            for _ in range(40):
                store.says(conversation, MUCH)
                assert ids(await heard(line))
            await _end_of(reader)
            store.says(conversation, "Er du der?")
            assert "Er du der?" in await heard(line)
        writer.close()
        await tab.http.aclose()


PING = b"\x89\xfd\0\0\0\0" + b"x" * 125


@pytest.mark.parametrize("frame", [PING, b"\x89\x80\0\0\0\0", b"\x8a\x80\0\0\0\0"])
async def test_who_talks_without_end_is_hung_up_on(store: FakeStore, frame: bytes) -> None:
    async with served(store) as server:
        tab = Tab(server)
        await tab.http.get("/")
        async with tab.line() as line:
            reader, writer = await _deaf(server, tab)
            writer.write(frame * 2000)
            answered = await _end_of(reader)
            await tab.says("Hej", live="1")
            assert ids(await heard(line)) == [1, 2]
        writer.close()
        await tab.http.aclose()

    assert answered <= 8192


async def test_an_open_line_outlives_the_hurry_of_a_request(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.web.connection.HURRY", 0.2)
    async with served(store) as server:
        tab = Tab(server)
        await tab.http.get("/")
        async with tab.line() as line:
            for _ in range(2):  # whose time began later, and is up
                reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
                assert await asyncio.wait_for(reader.read(), SOON) == b""
                writer.close()
            await tab.says("Hej", live="1")
            assert ids(await heard(line)) == [1, 2]
        await tab.http.aclose()


async def test_a_crowd_of_slow_clients_shuts_no_chat(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "connections", lambda: 20)
    async with served(store) as server:
        tab = Tab(server)
        await tab.http.get("/")
        lines = [await tab.line() for _ in range(limits.chats())]
        crowd = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(60)]
        await tab.says("Hej", live="1")

        assert [ids(await heard(line)) for line in lines] == [[1, 2]] * limits.chats()
        for line in lines:
            await line.close()
        for _, writer in crowd:
            writer.close()
        await tab.http.aclose()


async def test_who_has_gone_without_a_word_is_noticed(
    store: FakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.web.server.PING", 0.1)
    async with served(store) as server:
        tab = Tab(server)
        await tab.http.get("/")
        reader, writer = await _deaf(server, tab)  # answers no ping
        async with tab.line() as line:
            await _end_of(reader)
            await tab.says("Hej", live="1")
            assert ids(await heard(line)) == [1, 2]
        writer.close()
        await tab.http.aclose()


async def test_who_leaves_in_the_middle_of_a_sentence_is_no_error(
    store: FakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    async with served(store) as server:
        tab = Tab(server)
        await tab.says("Hej")
        (conversation,) = conversations(store)
        leaving = [await _deaf(server, tab) for _ in range(3)]
        async with tab.line(after=2) as line:
            for number in range(30):
                store.says(conversation, MUCH)
                await heard(line)
                if number % 10 == 5:
                    _, writer = leaving.pop()
                    writer.transport.abort()
                    writer.close()
        await tab.http.aclose()

    assert [record.getMessage() for record in caplog.records if record.levelno > logging.INFO] == []


async def test_a_stop_does_not_wait_for_who_never_reads(
    store: FakeStore, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.web.connection.LAST_CALL", 0.2)
    async with served(store) as server:
        tab = Tab(server)
        await tab.says("Hej")
        (conversation,) = conversations(store)
        _, writer = await _deaf(server, tab)
        async with tab.line(after=2) as line:
            for _ in range(40):
                store.says(conversation, MUCH)
                await heard(line)
            server.stopping.set()
            await asyncio.wait_for(server.serving, SOON)
            with pytest.raises(ConnectionClosed):
                await heard(line)
        writer.close()
        await tab.http.aclose()

    assert line.close_code == 1012
    assert [record.getMessage() for record in caplog.records if record.levelno > logging.INFO] == []
