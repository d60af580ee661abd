"""What both webhooks share: an echo, a session that sends nothing, a free port, and their stop."""

import asyncio
import signal
import socket
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.client.session.base import BaseSession
from aiogram.types import Message

TOKEN = "42:" + "A" * 35
SECRET = "a-secret-for-this-machine-alone"
PATH = "/telegram"


async def echo(message: Message) -> None:
    """Answer what was said."""
    await message.answer(message.text or "")


def echoing(dispatcher: Dispatcher) -> Dispatcher:
    """Return *dispatcher* with the trivial router."""
    router = Router()
    router.message.register(echo)
    dispatcher.include_router(router)
    return dispatcher


class Swallow(BaseSession):
    """A session that sends nothing."""

    async def make_request(self, *_: Any, **__: Any) -> Any:
        """Say that it went well."""
        return True

    async def stream_content(self, *_: Any, **__: Any) -> Any:
        """Give nothing."""
        yield b""

    async def close(self) -> None:
        """Do nothing."""


def free_port() -> int:
    """Return a port that nobody listens on; the caller tells it before it does."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def stopped() -> asyncio.Event:
    """Return the event that SIGTERM sets."""
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    return stopping
