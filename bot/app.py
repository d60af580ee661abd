"""The composition root: builds every part, starts them together and stops them together."""

import asyncio
import gc
import logging
import signal
from asyncio import Event, Task, TaskGroup
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

import handlers
from bot import clock, copies, jobs, opening, seeding, turns
from bot.channels import mail, web
from bot.console import app as console
from bot.intake import Intake
from bot.metrics import Metrics
from bot.models import Models
from bot.service import Services
from bot.settings import Settings, with_secret
from bot.store import edits, open_store, reports
from bot.store.files import create
from bot.store.trail import key_of
from knowledge.errors import ContentError, Flaw
from knowledge.files.reader import CONTENT
from knowledge.library import Shelf
from knowledge.store import Store

if TYPE_CHECKING:
    from aiogram import Dispatcher

    from bot.channels.telegram import Telegram
    from bot.sending import Documents

LONGEST = 5.0  # seconds that open requests may take to end; the server itself gives them three
LOOK = 2.0  # seconds between two looks at the content folder: an editor who saves sees it at once
AGAIN = 30.0  # seconds until content is tried again that could not be learnt: trying costs a whole training
SELDOM = 10_000  # new objects between two looks for garbage; Python's 700 cost a twentieth of all work

logger = logging.getLogger(__name__)


async def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is at hand and stop."""
    stopping = _signals()
    above, models = edits.above(settings.database), Models(settings.database, serves=True)
    shelf = Shelf(settings.content_dir or CONTENT, above, models)
    if shelf.broken:
        raise ContentError(shelf.flaws)
    metrics = Metrics(lambda: reports.backlog(settings.database))
    if shelf.flaws:
        metrics.reloaded(shelf.flaws)
        _tell(shelf.flaws, "what has no mistakes serves until they are mended")
    async with AsyncExitStack() as closing:
        create(settings.database)  # its folder too, where the secret key is kept
        settings = with_secret(settings)
        opened = open_store(settings.database_url, metrics, secret=key_of(settings.secret))
        store = await closing.enter_async_context(opened)
        store.directory.follow(lambda: shelf.library)
        await seeding.seed(store.offers, shelf.library.offers)  # before anybody asks
        intake = Intake()
        phone = await _telegram(settings, store, intake, shelf, closing)
        dispatcher = handlers.build()
        services = Services(
            store.steering, site=settings.public_url or "", free_text=settings.telegram_free_text
        )
        gc.freeze()  # what is there now stays: collecting it again and again would only pause the answers
        gc.set_threshold(SELDOM)
        async with TaskGroup() as tasks:
            answering = _start(
                tasks,
                _answer(store, dispatcher, shelf, settings, services),
                watch(shelf, metrics.reloaded),
                seeding.follow(store.offers, shelf),
                clock.run(store, shelf, more=jobs.works(settings, store, shelf, services.expect)),
                mail.work(settings, store),
                *([phone.post(_copies(store, shelf))] if phone else []),
            )
            listening = _start(tasks, *([phone.listen()] if phone else []))
            serving = []
            if settings.http_port:
                site = web.build(
                    settings, store, intake, shelf, more=_routes(settings, store, shelf, metrics, phone)
                )
                serving = _start(tasks, _serve(settings, metrics.watching(site), stopping))
            for line in opening.lines(settings, shelf.library, store.backlog()):
                logger.info(line)
            await stopping.wait()
            await _stop(listening, serving, answering)
    logger.info("stopped")


def _answer(
    store: Store, dispatcher: "Dispatcher", shelf: Shelf, settings: Settings, services: Services
) -> Coroutine[Any, Any, None]:
    return turns.work(
        store,
        dispatcher,
        shelf,
        settings.secret,
        service=services.current,
        directory=store.directory,
    )


async def watch(
    shelf: Shelf, reloaded: Callable[[Sequence[Flaw]], None] = lambda _: None, *, every: float = LOOK
) -> None:
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
        except Exception:  # an edge: what serves goes on, whatever a file has in it
            logger.exception("the content could not be read; the old content goes on serving")
            reloaded(shelf.flaws)
            await asyncio.sleep(AGAIN)
            continue
        reloaded(flaws)
        _tell(flaws, "the old content goes on serving" if flaws else "the new content serves")


def _tell(flaws: Sequence[Flaw], serving: str) -> None:
    for flaw in flaws:
        logger.warning("content: %s", flaw)
    logger.info("content: %s", serving)


async def _telegram(
    settings: Settings, store: Store, intake: Intake, shelf: Shelf, closing: AsyncExitStack
) -> "Telegram | None":
    if settings.telegram_token is None:
        return None
    from bot.channels import telegram  # noqa: PLC0415 - half a second that a web chat alone need not wait

    hook = settings.webhook, settings.telegram_webhook_secret
    access = telegram.Access(
        settings.telegram_token.get_secret_value(),
        settings.telegram_api_url,
        hook=telegram.Hook(hook[0], hook[1].get_secret_value()) if hook[0] and hook[1] else None,
    )
    return await closing.enter_async_context(telegram.open_channel(access, store, intake, shelf))


def _copies(store: Store, shelf: Shelf) -> "Documents":
    """Return what makes the copy of a conversation when it is delivered, of the content of that moment."""

    async def copy(conversation: str, language: str) -> copies.Document:
        return await copies.document(store, shelf.library, conversation, language)

    return copy


def _serve(settings: Settings, site: ASGIApp, stopping: Event) -> Coroutine[Any, Any, None]:
    return web.serve(site, host=settings.http_host, port=settings.http_port, stopping=stopping)


def _routes(
    settings: Settings, store: Store, shelf: Shelf, metrics: Metrics, phone: "Telegram | None"
) -> list[BaseRoute]:
    staff = console.build(settings, store, shelf, web.version())
    return [Route("/metrics", metrics.page), *staff, *(phone.routes if phone else ())]


def _signals() -> Event:
    """Return the event that the first SIGTERM or SIGINT sets."""
    stopping, loop = Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    return stopping


def _start(tasks: TaskGroup, *works: Coroutine[Any, Any, None]) -> list[Task[None]]:
    return [tasks.create_task(work) for work in works]


async def _stop(listening: list[Task[None]], serving: list[Task[None]], answering: list[Task[None]]) -> None:
    """Take nothing new, finish the open requests while their answers are still made, then end the rest."""
    logger.info("stopping: nothing new is taken, and what is at hand is finished")
    for task in listening:
        task.cancel()
    if serving:
        await asyncio.wait(serving, timeout=LONGEST)
    for task in [*serving, *answering]:
        task.cancel()
