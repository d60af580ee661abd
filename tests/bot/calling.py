"""The Telegram channel at work against the emulator, with an intake that is easily alarmed."""
# ruff: noqa: ASYNC110 - looking again is simple, and soon enough for a test

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import uvicorn
from starlette.applications import Starlette

from bot.channels.pace import Pace
from bot.channels.profile import Profile
from bot.channels.telegram import Access, Hook, Telegram
from bot.channels.wire import open_wire
from bot.intake import Intake, Screened
from knowledge.screen.crisis import Alarm
from knowledge.terms import Danger
from tests.bot.desk import Desk
from tests.emulator import Emulator

ANNA, BO = 7, 8
HELP = {"text": "Ring 112"}
SECRET = "a-secret_of-Tests-0"

Reply = Callable[[Screened], dict[str, Any]]


class Watchful(Intake):
    """Raises the alarm at one word."""

    def from_telegram(self, raw: Any, bot: str = "public") -> Screened:
        screened = super().from_telegram(raw, bot)
        if "krise" not in str(screened.arrival.body):
            return screened
        return replace(screened, alarm=Alarm(Danger.SUICIDE, sure=True))


def access(emulator: Emulator, **options: Any) -> Access:
    return Access(emulator.token, emulator.url, **{"first_pause": 0.02, "look": 0.05, **options})


@asynccontextmanager
async def polling(
    emulator: Emulator, desk: Desk, profiles: tuple[Profile, ...] = (), **options: Any
) -> AsyncIterator[Telegram]:
    """Run the channel by polling."""
    async with channel(access(emulator, **options), desk, profiles) as phone:
        yield phone


@asynccontextmanager
async def hooked(emulator: Emulator, desk: Desk, reply: Reply = lambda _: HELP) -> AsyncIterator[str]:
    """Run the channel by webhook on a server of its own; yields the address that is posted to."""
    emulator.world.posting.local = True
    emulator.switches.hurry = 0.02
    with socket.create_server(("127.0.0.1", 0)) as listening:
        hook = Hook(f"http://127.0.0.1:{listening.getsockname()[1]}/telegram", SECRET)
        async with (
            channel(access(emulator, hook=hook), desk, (), reply) as phone,
            serving(Starlette(routes=phone.routes), listening),
        ):
            await until(lambda: emulator.world.posting.url == hook.url)
            yield hook.url


@asynccontextmanager
async def channel(
    known: Access,
    desk: Any,
    profiles: tuple[Profile, ...] = (),
    reply: Reply = lambda _: HELP,
) -> AsyncIterator[Telegram]:
    async with open_wire(known, Pace(per_second=1000, per_chat=1000)) as wire:
        phone = Telegram(wire, desk, Watchful(), reply, known, profiles)
        tasks = [asyncio.create_task(phone.listen()), asyncio.create_task(phone.post())]
        yield phone
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def serving(app: Starlette, listening: socket.socket) -> AsyncIterator[None]:
    config = uvicorn.Config(app, log_level="critical", lifespan="off", ws="none", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    await until(lambda: server.started)
    try:
        yield
    finally:
        server.should_exit = True
        await task


async def until(true: Callable[[], object], *, within: float = 20.0) -> None:
    async with asyncio.timeout(within):
        while not true():
            await asyncio.sleep(0.005)


async def confirmed(emulator: Emulator, number: int) -> None:
    """Wait until the server was told that *number* updates are taken."""
    await until(lambda: len(emulator.confirmed) >= number)


def texts(desk: Desk) -> list[str]:
    return [arrival.body["message"]["text"] for arrival in desk.inbox.values()]
