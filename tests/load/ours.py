"""`python -m tests.load.ours FOLDER [API]`: our webhook with the same echo; prints its port.

The route and the server are those of the bot. An update is committed to the inbox before it is answered 200;
then its turn is taken and committed, and its letter carried by the post: over the bot's own wire, at its own
pace, to the Bot API at the address API; without one, over a wire that sends nothing.
"""

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

from aiogram import Dispatcher
from starlette.applications import Starlette

from bot import turns
from bot.app import SELDOM
from bot.channels import web
from bot.channels.doorway import Doorway
from bot.channels.webhook import Webhook
from bot.channels.wire import Access, Wire, open_wire
from bot.intake import Intake, Screened
from bot.post import Post
from bot.store import open_store
from tests.load.echo import SECRET, TOKEN, echoing, free_port, stopped


class Silence:
    """A wire that sends nothing."""

    async def call(self, *_: Any, **__: Any) -> Any:
        """Say that it went well."""
        return {"message_id": 1}

    def hold(self, seconds: float) -> None:
        """Do nothing."""


@asynccontextmanager
async def wired(api: str) -> AsyncIterator[Wire | Silence]:
    """Open the wire to the Bot API at *api*; without an address nothing is sent."""
    if not api:
        yield Silence()
        return
    async with open_wire(Access(TOKEN, api)) as wire:
        yield wire


async def main(folder: str, api: str = "") -> None:
    """Serve until SIGTERM, what it takes in kept in *folder*."""
    dispatcher, shelf = echoing(Dispatcher(disable_fsm=True)), SimpleNamespace(library=None)
    name = "sending" if api else "swallowing"
    async with open_store(f"sqlite:///{folder}/{name}.db") as store, wired(api) as wire:
        doorway = Doorway(wire, store, Intake(), _nobody_is_in_danger)
        site = Starlette(routes=[Webhook(doorway, SECRET).route])
        gc.freeze()  # as the bot does after its start, and as seldom as it
        gc.set_threshold(SELDOM)
        working = [
            asyncio.create_task(turns.work(store, dispatcher, shelf, b"secret")),
            asyncio.create_task(Post(wire, store).work()),
        ]
        port = free_port()
        print(port, flush=True)  # noqa: T201
        await web.serve(site, host="127.0.0.1", port=port, stopping=stopped())
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)


def _nobody_is_in_danger(screened: Screened) -> Mapping[str, Any]:
    raise RuntimeError(f"None of what is posted here sounds like danger, but {screened.alarm} was heard.")


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    asyncio.run(main(*sys.argv[1:]))
