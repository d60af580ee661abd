"""The content: would it be served, and how much of it has nobody confirmed."""

from collections.abc import Iterator
from datetime import date

from bot.check import unconfirmed
from bot.doctor.finding import Finding, note, trouble, well
from bot.settings import Settings
from knowledge import library
from knowledge.errors import ContentError
from knowledge.files import CONTENT


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield each flaw as `check` tells it, or that there is none."""
    folder = settings.content_dir or CONTENT
    try:
        library.load(folder)
        open_ends = sum(1 for _ in unconfirmed(folder, date.today()))  # noqa: DTZ011 - the keeper's day
    except ContentError as error:
        yield trouble("content-flawed", count=len(error.flaws), folder=str(folder))
        yield from (trouble("content-flaw", flaw=str(flaw)) for flaw in error.flaws)
        return
    yield well("content-well", folder=str(folder))
    if open_ends:
        yield note("content-unconfirmed", count=open_ends)
