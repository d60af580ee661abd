"""The content: would it be served, and how much of it has nobody confirmed."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.doctor.finding import Finding, note, trouble, well
from bot.settings import Settings
from bot.store import edits
from bot.store.offers import stated
from knowledge import library
from knowledge.errors import ContentError, StoreError
from knowledge.files.reader import CONTENT, UNEDITED, Edits
from knowledge.library.unconfirmed import unconfirmed


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield each flaw as `check` tells it, or that there is none."""
    folder, (above, since) = settings.content_dir or CONTENT, _database(settings)
    today = date.today()  # noqa: DTZ011 - the keeper's day
    try:
        library.load(folder, above)
        open_ends = sum(1 for _ in unconfirmed(folder, today, above, since=since))
    except ContentError as error:
        yield trouble("content-flawed", count=len(error.flaws), folder=str(folder))
        yield from (trouble("content-flaw", flaw=str(flaw)) for flaw in error.flaws)
        return
    yield well("content-well", folder=str(folder))
    if open_ends:
        yield note("content-unconfirmed", count=open_ends)


def _database(settings: Settings) -> tuple[Edits, Mapping[str, str]]:
    """Return what staff have edited, and when they confirmed offers; what is in trouble is told elsewhere."""
    try:
        return edits.above(settings.database), stated.since(settings.database)
    except StoreError:
        return UNEDITED, {}
