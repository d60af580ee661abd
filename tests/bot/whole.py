"""The whole bot behind the web chat, in this process: store, turns and pages, with the packaged content."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette

import handlers
from bot import seeding, turns
from bot.channels import web
from bot.intake import Intake
from bot.settings import Settings
from bot.store import open_store
from tests.bot.browsing import KEY, shelf


@asynccontextmanager
async def whole(folder: Path) -> AsyncIterator[Starlette]:
    """Run everything but the server, with an empty database in *folder*."""
    settings = Settings(_env_file=None, secret_key=KEY)
    async with open_store(f"sqlite:///{folder}/indgang.db") as store:
        store.directory.follow(lambda: shelf().library)
        await seeding.seed(store.offers, shelf().library.offers)
        work = turns.work(store, handlers.build(), shelf(), settings.secret, directory=store.directory)
        working = asyncio.create_task(work)
        try:
            yield web.build(settings, store, Intake(), shelf())
        finally:
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working
