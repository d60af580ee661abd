"""The composition root: builds every part, starts them together and stops them together."""

import asyncio
import gc
import logging
import signal
from asyncio import Event, Task, TaskGroup
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import handlers
from bot import turns
from bot.channels import web
from bot.intake import Intake
from bot.settings import Settings, with_secret
from bot.store import open_store
from knowledge.files import CONTENT
from knowledge.library import Shelf
from knowledge.store import Store

if TYPE_CHECKING:
    from bot.channels.telegram import Telegram

LOOK = 2.0  # seconds between two looks at the content folder: an editor who saves sees it at once
MENU = ("hjaelp", "status", "menneske", "privatliv", "sprog")  # the commands that Telegram shows

logger = logging.getLogger(__name__)


async def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is at hand and stop."""
    stopping = _signals()
    shelf = Shelf(settings.content_dir or CONTENT)
    async with AsyncExitStack() as closing:
        store = await closing.enter_async_context(open_store(settings.database_url))
        settings = with_secret(settings)
        intake = Intake()
        phone = await _telegram(settings, store, intake, shelf, closing)
        dispatcher = handlers.build()
        gc.freeze()  # what is there now stays: collecting it again and again would only pause the answers
        async with TaskGroup() as tasks:
            working = [
                tasks.create_task(turns.work(store, dispatcher, shelf, settings.secret)),
                tasks.create_task(watch(shelf)),
            ]
            if phone:
                working += [tasks.create_task(phone.poll()), tasks.create_task(phone.post())]
            if settings.http_port:
                site = web.build(settings, store, intake, shelf)
                host, port = settings.http_host, settings.http_port
                tasks.create_task(web.serve(site, host=host, port=port, stopping=stopping))
            _tell(settings)
            await stopping.wait()
            _stop(working)
    logger.info("stopped")


async def watch(shelf: Shelf, *, every: float = LOOK) -> None:
    """Read the content again when it changed; with flaws the old content goes on serving."""
    while True:
        await asyncio.sleep(every)
        try:
            if not await asyncio.to_thread(lambda: shelf.stale):
                continue
            flaws = await asyncio.to_thread(shelf.reload)
        except OSError as error:  # a file went away while we looked
            logger.warning("the content could not be looked at (%s)", error.strerror)
            continue
        for flaw in flaws:
            logger.warning("content: %s", flaw)
        logger.info("the old content goes on serving" if flaws else "the new content serves")


async def _telegram(
    settings: Settings, store: Store, intake: Intake, shelf: Shelf, closing: AsyncExitStack
) -> "Telegram | None":
    if settings.telegram_token is None:
        return None
    from bot.channels import telegram  # noqa: PLC0415 - half a second that a web chat alone need not wait

    say = shelf.library.phrasebook.say
    access = telegram.Access(
        settings.telegram_token.get_secret_value(),
        settings.telegram_api_url,
        commands=tuple((name, say(f"command-{name}")) for name in MENU),
    )
    return await closing.enter_async_context(telegram.open_channel(access, store, intake, shelf))


def _signals() -> Event:
    """Return the event that the first SIGTERM or SIGINT sets."""
    stopping, loop = Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    return stopping


def _stop(working: list[Task[None]]) -> None:
    for task in working:
        task.cancel()


def _tell(settings: Settings) -> None:
    logger.info("store: %s", settings.database.absolute())
    logger.info("content: %s", settings.content_dir or CONTENT)
    logger.info("web chat: %s", settings.address if settings.http_port else "off, because HTTP_PORT is 0")
    logger.info("telegram: %s", "on" if settings.telegram_token else "off, because TELEGRAM_TOKEN is not set")
