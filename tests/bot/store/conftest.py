"""The stores under contract; another implementation is one more line."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.store import open_store
from knowledge.store import Store

Opening = Callable[[], AbstractAsyncContextManager[Store]]

STORES: dict[str, Callable[[Path], Opening]] = {
    "sqlite": lambda folder: lambda: open_store(f"sqlite:///{folder}/indgang.db"),
}


@pytest.fixture(params=STORES)
def opening(request: pytest.FixtureRequest, tmp_path: Path) -> Opening:
    """Open the same store, again and again."""
    return STORES[request.param](tmp_path)


@pytest.fixture
async def store(opening: Opening) -> AsyncIterator[Store]:
    async with opening() as opened:
        yield opened
