"""A flood of slow clients: the page stays open for everybody else, and the log stays short."""

import asyncio
import logging
import resource
from contextlib import suppress

import httpx
import pytest

from bot.channels.web import limits
from tests.bot.browsing import FakeStore
from tests.bot.serving import served

SLOW = b"POST /say HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ntext="
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the server serve twenty connections, and so keep ten."""
    monkeypatch.setattr(limits, "connections", lambda: 20)


async def _flood(port: int, number: int, begin: bytes) -> list[Streams]:
    """Open connections that never finish what they say."""
    crowd = []
    for _ in range(number):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(begin)
        crowd.append((reader, writer))
    return crowd


async def _leave(crowd: list[Streams]) -> None:
    for _, writer in crowd:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("begin", [b"", b"GET / HTTP", SLOW])
async def test_slow_clients_shut_out_nobody(begin: bytes) -> None:
    async with served(FakeStore()) as server:
        port = server.port
        crowd = await _flood(port, 60, begin)

        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=5) as client:
            for _ in range(5):
                answer = await client.post("/say", data={"text": "jeg vil dø", "key": "a"})
                assert answer.status_code == 200
                assert "112" in answer.text
        await _leave(crowd)


@pytest.mark.parametrize("begin", [b"", b"GET / HTTP"])
async def test_a_head_that_does_not_come_is_not_waited_for(
    begin: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.web.connection.HURRY", 0.2)
    async with served(FakeStore()) as server:
        port = server.port
        crowd = await _flood(port, 1, begin)

        assert await asyncio.wait_for(crowd[0][0].read(), 3) == b""
        await _leave(crowd)


async def test_a_form_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.web.guard.READ_WITHIN", 0.2)
    async with served(FakeStore()) as server:
        port = server.port
        crowd = await _flood(port, 1, SLOW)

        said = await asyncio.wait_for(crowd[0][0].read(), 3)
        await _leave(crowd)

    assert said.startswith(b"HTTP/1.1 408 ")


async def test_a_stop_does_not_wait_for_them(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.web.connection.LAST_CALL", 0.1)
    async with served(FakeStore()) as server:
        port = server.port
        crowd = await _flood(port, 3, SLOW)
        await asyncio.sleep(0.1)
    await _leave(crowd)

    assert [record.getMessage() for record in caplog.records if record.levelno > logging.INFO] == []


def test_what_a_flood_makes_others_log_comes_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    now = 1000.0
    logger = logging.getLogger("asyncio")

    with limits.calm(lambda: now):
        for number in range(100):
            logger.error("socket.accept() out of system resource\nsocket: %s", number)
        logger.error("something else")
        logger.error("something else")
        now += 61
        logger.error("socket.accept() out of system resource\nsocket: 100")

    said = [record.getMessage().partition("\n")[0] for record in caplog.records]
    assert said == [
        "socket.accept() out of system resource",
        "something else",
        "something else",
        "socket.accept() out of system resource",
    ]
    assert logger.filters == []


@pytest.mark.parametrize(
    ("soft", "hard", "asked", "served_at_once"),
    [
        (256, 256, [], 128),
        (256, 1024, [(1024, 1024)], 512),
        (1024, resource.RLIM_INFINITY, [(65_536, resource.RLIM_INFINITY)], 2048),
        (resource.RLIM_INFINITY, resource.RLIM_INFINITY, [], 2048),
    ],
)
def test_as_many_files_as_allowed_and_half_of_them_for_connections(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, asked: list[tuple[int, int]], served_at_once: int
) -> None:
    set_to: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda _, pair: set_to.append(pair))

    assert limits.connections() == served_at_once
    assert set_to == asked


def test_a_kernel_that_refuses_more_files_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 4096))
    monkeypatch.setattr(resource, "setrlimit", refuse)

    assert limits.connections() == 128
