"""The stores under contract; another implementation is one more line."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.store import open_store
from bot.store.sqlite import open_sqlite
from knowledge.store import Store
from tests.bot.store.kept import Clock
from tests.bot.store.staffed import employ

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


@pytest.fixture
async def staffed(opening: Opening) -> AsyncIterator[Store]:
    """A store with the accounts of `staffed.py`."""
    async with opening() as opened:
        await employ(opened)
        yield opened


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
async def timed(tmp_path: Path, time: Clock) -> AsyncIterator[Store]:
    """Another, which goes by *time*."""
    async with open_sqlite(tmp_path / "indgang.db", clock=time) as opened:
        await employ(opened)
        yield opened
