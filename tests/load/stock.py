"""`python -m tests.load.stock FOLDER [API]`: aiogram's webhook with an echo, as documented; prints its port.

It keeps nothing in FOLDER. It answers people by aiogram's own session, through the Bot API at the address
API; without one, by a session that sends nothing.
"""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from tests.load.echo import PATH, SECRET, TOKEN, Swallow, echoing, free_port, stopped


async def main(_: str, api: str = "") -> None:
    """Serve until SIGTERM."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api)) if api else Swallow()
    app, dispatcher, bot = web.Application(), echoing(Dispatcher()), Bot(TOKEN, session=session)
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
    asyncio.run(main(*sys.argv[1:]))
