"""Where everything is remembered: the door for those who serve; ``reports`` is for readers."""

from contextlib import AbstractAsyncContextManager

from knowledge.observing import Observer
from knowledge.store import Store


def open_store(
    database_url: str, observer: Observer | None = None, *, secret: bytes = b""
) -> AbstractAsyncContextManager[Store]:
    """Open the store that *database_url* names, and own it; a second owner gets a StoreError.

    *observer* hears what it does; *secret* is the key of the trail, as `bot.store.trail.key_of` makes it.
    """
    from bot.store.files import locate  # noqa: PLC0415 - exports come by here too, and need not wait for
    from bot.store.sqlite import open_sqlite  # noqa: PLC0415 - sqlite-utils, a fifth of a second

    return open_sqlite(locate(database_url), observer=observer, secret=secret)
