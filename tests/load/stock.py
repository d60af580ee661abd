"""`python -m tests.load.stock`: aiogram's own webhook with an echo, as documented; prints its port."""

import asyncio

from aiogram import Bot, Dispatcher
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from tests.load.echo import PATH, SECRET, TOKEN, Swallow, echoing, free_port, stopped


async def main() -> None:
    """Serve until SIGTERM."""
    app, dispatcher, bot = web.Application(), echoing(Dispatcher()), Bot(TOKEN, session=Swallow())
    SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(app, path=PATH)
    setup_application(app, dispatcher, bot=bot)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print(port, flush=True)  # noqa: T201
    await stopped().wait()
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
