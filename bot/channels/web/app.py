"""The web application: its routes, its fixed files and the checks around them."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.web import limits, theme
from bot.channels.web.cards import CardPages
from bot.channels.web.chat import BROKEN, Chat
from bot.channels.web.documents import Documents
from bot.channels.web.guard import Edge, same_origin
from bot.channels.web.live import Live
from bot.channels.web.offers.answering import AnswerPages
from bot.channels.web.offers.counting import Counter
from bot.channels.web.offers.pages import OfferPages
from bot.channels.web.offers.sealed import Seals
from bot.channels.web.pages import Pages
from bot.channels.web.readings import Readings
from bot.channels.web.visitor import Visitors
from bot.intake import Intake
from bot.settings import Settings
from bot.store import demonstration
from knowledge.library import Shelf
from knowledge.store import Store

FOLDER = Path(__file__).parents[2] / "web"
ASSETS = FOLDER / "assets"  # of dkfds and htmx; scripts/setup fetches them
READY_WITHIN = 3.0  # seconds; a load balancer that waits longer has given up
FOR_EVER = b"public, max-age=31536000, immutable"  # the address of a file changes with its content


def build(
    settings: Settings,
    store: Store,
    intake: Intake,
    shelf: Shelf | None,
    *,
    more: Sequence[BaseRoute] = (),
) -> Starlette:
    """Return the web application with *more* routes, ready to be served."""
    look = theme.of(settings.region_colour) if settings.region_colour else None
    pages = _pages(settings, store, shelf, look.address if look else "")
    visitors = Visitors(settings.secret, secure=(settings.public_url or "").startswith("https:"))
    is_ours = same_origin(settings.public_url)
    live = Live(store=store, pages=pages, visitors=visitors, is_ours=is_ours, most=limits.chats())
    chat = Chat(
        store=store,
        intake=intake,
        shelf=shelf,
        pages=pages,
        visitors=visitors,
        secret=settings.secret,
        is_ours=is_ours,
    )
    routes = [
        *_conversation(chat, live),
        Route("/document/{id}", Documents(store, shelf, visitors).fetch),
        *_health(store),
        *Readings(pages).routes,
        *([Route(f"/{look.address}", look.serve)] if look else []),
        *more,
        *_offers(settings, store, pages, is_ours),
        Route("/robots.txt", _robots),
        *_fixed(),
    ]
    return _application(routes, chat)


def _pages(settings: Settings, store: Store, shelf: Shelf | None, theme: str) -> Pages:
    return Pages(
        FOLDER / "templates",
        version(),
        shelf,
        region=settings.region_name or "",
        theme=theme,
        demo=demonstration.is_marked(settings.database),
        steering=store.steering.current,
    )


def _application(routes: Sequence[BaseRoute], chat: Chat) -> Starlette:
    application = Starlette(
        routes=routes, middleware=[Middleware(Edge)], exception_handlers={HTTPException: chat.astray}
    )
    application.router.redirect_slashes = False  # it would lead to whatever host the request names
    return application


def _conversation(chat: Chat, live: Live) -> list[BaseRoute]:
    return [
        Route("/", chat.page),
        Route("/say", chat.say, methods=["POST"]),
        Route("/say", chat.again),
        Route("/replies", chat.replies),
        WebSocketRoute("/live", live.serve),
    ]


def _offers(
    settings: Settings, store: Store, pages: Pages, is_ours: Callable[[Headers], bool]
) -> list[Route]:
    """Return the routes of the local offers, the last of which takes all that is left below ``/tilbud``."""
    counter, address = Counter(offers=store.offers), settings.public_url or ""
    directory = store.directory.beside()
    cards = CardPages(pages=pages, directory=directory, counter=counter, public_url=address)
    offers = OfferPages(
        pages=pages,
        directory=directory,
        counter=counter,
        seals=Seals(settings.secret),
        is_ours=is_ours,
        public_url=address,
    )
    answers = AnswerPages(pages=pages, providers=store.providers, directory=directory, is_ours=is_ours)
    return [*answers.routes, *cards.routes, *offers.routes]


def _health(store: Store) -> list[BaseRoute]:
    return [Route("/healthz", _alive), Route("/readyz", _ready(store))]


def _fixed() -> list[BaseRoute]:
    files = version()
    return [
        Mount(f"/assets/{files}", _Files(ASSETS)),
        Mount(f"/static/{files}", _Files(FOLDER / "static")),
    ]


async def _robots(request: Request) -> Response:  # noqa: ARG001 Starlette's signature
    """Keep crawlers from every search there could be: each would be one that nobody made."""
    return PlainTextResponse("User-agent: *\nDisallow: /tilbud?\nDisallow: /tilbud/vejvisning\n")


async def _alive(request: Request) -> Response:  # noqa: ARG001 Starlette's signature
    return PlainTextResponse("ok")


def _ready(store: Store) -> Callable[[Request], Awaitable[Response]]:
    async def ready(request: Request) -> Response:  # noqa: ARG001 Starlette's signature
        """Say whether messages are taken: the store can be written and read."""
        try:
            async with asyncio.timeout(READY_WITHIN):
                await store.ready()
                await store.replay("web:public:0", 0)
        except BROKEN:
            return PlainTextResponse("the store takes no messages", status_code=503)
        return PlainTextResponse("ok")

    return ready


def version() -> str:
    """Return what changes when a file that pages load changes."""
    digest = hashlib.sha256()
    for path in [*sorted((FOLDER / "static").iterdir()), ASSETS / "package-lock.json"]:
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()[:10]


class _Files:
    """Serves one folder, compressed and cached for ever."""

    def __init__(self, folder: Path) -> None:
        self._app: ASGIApp = GZipMiddleware(StaticFiles(directory=folder, check_dir=False))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a file."""

        async def cached(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                message["headers"] = [*message["headers"], (b"cache-control", FOR_EVER)]
            await send(message)

        await self._app(scope, receive, cached)
