"""The console put together: every page behind the one door."""

from starlette.routing import BaseRoute

from bot.channels.web.guard import same_origin
from bot.console import casework
from bot.console.access import Access
from bot.console.astray import Astray
from bot.console.badges import Badges
from bot.console.door import Door
from bot.console.lists import Lists
from bot.console.pages import Pages
from bot.console.papers import Papers
from bot.console.trail import Tracks
from bot.console.ways import Way
from bot.settings import Settings
from bot.store import moments
from knowledge.library import Shelf
from knowledge.store import Store


def build(  # noqa: PLR0913 the composition root hands over its parts
    settings: Settings,
    store: Store,
    shelf: Shelf,
    version: str,
    *,
    theme: str = "",
    clock: moments.Clock = moments.now,
) -> list[BaseRoute]:
    """Return the routes of the console; *version* and *theme* are those of the web chat."""
    encrypted = (settings.public_url or "").startswith("https:")
    pages = Pages(version, shelf, theme=theme, clock=clock)
    badges = Badges(settings.secret, secure=encrypted)
    ways: list[Way] = [
        # one line for each module of pages
        *casework.ways(settings, store, shelf, pages, clock),
        *Lists(pages=pages, desk=store.desk, shelf=shelf).ways,
        *Access(settings=settings, store=store, shelf=shelf, pages=pages, badges=badges, clock=clock).ways,
        *Papers(pages=pages, desk=store.desk, trail=store.trail, shelf=shelf, clock=clock).ways,
        *Tracks(pages=pages, trail=store.trail, accounts=store.accounts).ways,
        *Astray(pages=pages).ways,
    ]
    pages.know(ways)
    door = Door(
        sessions=store.sessions,
        drafts=store.drafts,
        trail=store.trail,
        badges=badges,
        pages=pages,
        is_ours=same_origin(settings.public_url),
        encrypted=encrypted,
    )
    return [*door.routes(ways)]
