"""Where everything is remembered: the door for those who serve; ``reports`` is for readers."""

from contextlib import AbstractAsyncContextManager

from bot.store.files import locate
from bot.store.sqlite import open_sqlite
from knowledge.store import Store


def open_store(database_url: str) -> AbstractAsyncContextManager[Store]:
    """Open the store that *database_url* names, and own it; a second owner gets a StoreError."""
    return open_sqlite(locate(database_url))
