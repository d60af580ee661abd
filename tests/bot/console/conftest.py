"""The console over the packaged content, for the tests that edit it."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from knowledge.files.reader import CONTENT
from knowledge.library import Shelf
from tests.bot.console.editing import PATIENCE, Desk
from tests.bot.console.signed_in import served


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture(scope="session")
def packaged() -> Shelf:
    return Shelf(CONTENT)


@pytest.fixture
async def desk(packaged: Shelf, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    """Serve the packaged content, or a copy where a test changes it; read once, since that takes long."""
    shelf = Shelf.__new__(Shelf)
    shelf.__dict__.update(packaged.__dict__)
    if "folder" in request.fixturenames:
        shelf.folder = request.getfixturevalue("folder")
    async with (
        served(tmp_path, content=shelf) as console,
        console.staff("worker", name="Anna Prøve") as worker,
    ):
        worker.timeout = PATIENCE
        yield Desk(console, shelf, worker)
