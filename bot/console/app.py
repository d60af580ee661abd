"""The console put together: every page behind the one door."""

from functools import partial

from starlette.routing import BaseRoute

from bot.channels.web.guard import same_origin
from bot.console import casework, receiving
from bot.console.access import Access
from bot.console.astray import Astray
from bot.console.badges import Badges
from bot.console.choices import Choices
from bot.console.content import Contents
from bot.console.content_form import Forms
from bot.console.content_history import Histories
from bot.console.door import Door
from bot.console.editor import Editor
from bot.console.exporting import Exports
from bot.console.exports import Exporter
from bot.console.learning import Lessons
from bot.console.lists import Lists
from bot.console.offers_bureau import Bureau, Waiting
from bot.console.offers_edit import Editing
from bot.console.offers_list import Listing
from bot.console.offers_overview import Overviews
from bot.console.offers_proposals import Proposals
from bot.console.pages import Pages
from bot.console.papers import Papers
from bot.console.retaining import Retaining
from bot.console.steering import Steering
from bot.console.trail import Tracks
from bot.console.ways import Way
from bot.settings import Settings
from bot.store import demonstration, moments
from bot.store.offers import stated
from bot.wording.dates import DENMARK
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
    demo = demonstration.is_marked(settings.database)
    waiting = Waiting(store.offers, clock)
    pages = Pages(version, shelf, theme=theme, demo=demo, clock=clock, proposed=lambda: waiting.count)
    badges = Badges(settings.secret, secure=encrypted)
    choices = Choices(store.desk, pages.names, clock)
    ways: list[Way] = [
        # one line for each module of pages
        *casework.ways(settings, store, shelf, pages, clock),
        *Lists(pages=pages, desk=store.desk, choices=choices, shelf=shelf, clock=clock).ways,
        *Access(settings=settings, store=store, shelf=shelf, pages=pages, badges=badges, clock=clock).ways,
        *_papers(store, shelf, pages, clock),
        *_exports(settings, store, shelf, pages, clock),
        *Retaining(pages=pages, grounds=store.retention, store=store, shelf=shelf).ways,
        *_offers(store, shelf, pages, waiting, clock),
        *Tracks(pages=pages, trail=store.trail, accounts=store.accounts).ways,
        *Steering(pages=pages, helm=store.steering, shelf=shelf, clock=clock).ways,
        *_content(settings, store, shelf, pages, clock),
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
        before=waiting.look,
    )
    return [*_links(settings, store, pages, clock), *door.routes(ways)]


def _links(settings: Settings, store: Store, pages: Pages, clock: moments.Clock) -> list[BaseRoute]:
    """Return the pages of one-time links, which stand outside the door."""
    links = receiving.Receiving(
        pages=pages,
        desk=store.desk,
        referrals=store.referrals,
        trail=store.trail,
        clock=clock,
        is_ours=same_origin(settings.public_url),
    )
    return [*links.routes]


def _papers(store: Store, shelf: Shelf, pages: Pages, clock: moments.Clock) -> list[Way]:
    papers = Papers(
        pages=pages, desk=store.desk, trail=store.trail, accounts=store.accounts, shelf=shelf, clock=clock
    )
    return [*papers.ways]


def _offers(store: Store, shelf: Shelf, pages: Pages, waiting: Waiting, clock: moments.Clock) -> list[Way]:
    """Return the ways of the local offers: what is proposed, all of them, and the overview."""
    bureau = Bureau(
        pages=pages,
        offers=store.offers,
        providers=store.providers,
        directory=store.directory,
        shelf=shelf,
        trail=store.trail,
        clock=clock,
        waiting=waiting,
    )
    tracks = Tracks(pages=pages, trail=store.trail, accounts=store.accounts)
    parts = (Proposals(bureau), Listing(bureau), Editing(bureau, tracks), Overviews(bureau))
    return [way for part in parts for way in part.ways]


def _content(settings: Settings, store: Store, shelf: Shelf, pages: Pages, clock: moments.Clock) -> list[Way]:
    """Return the ways of the content and what teaches it; one editor, so that changes come in turn."""
    editor = Editor(store.edits, shelf, lambda: clock().astimezone(DENMARK).date())
    contents = Contents(pages=pages, editor=editor, since=partial(stated.since, settings.database))
    parts = (Forms, Histories)
    lessons = Lessons(pages=pages, editor=editor, learning=store.learning, clock=clock)
    others = (way for part in parts for way in part(pages=pages, editor=editor).ways)
    return [*contents.ways, *others, *lessons.ways]


def _exports(settings: Settings, store: Store, shelf: Shelf, pages: Pages, clock: moments.Clock) -> list[Way]:
    """Return the ways of exports, whose files lie beside the database."""
    folder = settings.database.with_name(f"{settings.database.name}-exports")
    made = Exports(folder, lambda: shelf.library.periods.export_files)
    exporter = Exporter(
        pages=pages, desk=store.desk, trail=store.trail, shelf=shelf, exports=made, clock=clock
    )
    return [*exporter.ways]
