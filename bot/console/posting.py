"""What is posted to the console: read whole, within limits, or named by what is wrong with it."""

import asyncio
from collections.abc import Sequence
from urllib.parse import parse_qs

from starlette.requests import Request

from knowledge import screen
from knowledge.casework.access import Fields

LARGEST = 4_194_304  # bytes of a posted form: a note of a million letters must come back to who wrote it
STRANGERS = 65_536  # bytes of a form of somebody who is not logged in: a log-in has a few hundred
PATIENCE = 4  # times as much is read and thrown away: else the browser shows a broken line, not our answer
FIELDS = 600  # a bulk action on a page of a list, and a form besides
READ_WITHIN = 30.0  # seconds for a whole form: four megabytes from a slow line
OURS = frozenset({"csrf"})  # fields that are no words of anybody


class PostError(Exception):
    """What was posted is no form of ours; *why* is the end of the key of the sentence that says so."""

    def __init__(self, why: str, status: int) -> None:
        super().__init__(why)
        self.why, self.status = why, status


async def form(request: Request, *, largest: int = LARGEST) -> dict[str, list[str]]:
    """Return the fields of a posted form of at most *largest* bytes. Raises PostError."""
    try:
        async with asyncio.timeout(READ_WITHIN):
            body = await _body(request, largest)
    except TimeoutError as error:
        raise PostError("slow", 408) from error
    try:
        return parse_qs(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError as error:
        raise PostError("fields", 400) from error


def check(posted: Fields, *, letters: int) -> None:
    """Raise a PostError when the form has more *letters*, before any of them is screened."""
    if size(posted) > letters:
        raise PostError("large", 413)


def size(posted: Fields) -> int:
    """Return how many letters somebody wrote."""
    return sum(len(value) for values in words(posted).values() for value in values)


def words(posted: Fields) -> dict[str, Sequence[str]]:
    """Return what of a form somebody filled in."""
    return {name: values for name, values in posted.items() if name not in OURS}


def redacted(posted: Fields) -> dict[str, Sequence[str]]:
    """Return the same as it may be kept."""
    return {
        screen.clean(name): [screen.redact(screen.clean(value)).text for value in values]
        for name, values in words(posted).items()
    }


async def _body(request: Request, largest: int) -> bytes:
    body = bytearray()
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        body += chunk[: largest - len(body)]
        if size > PATIENCE * largest:
            break
    if size > largest:
        raise PostError("large", 413)
    return bytes(body)
