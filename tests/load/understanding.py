"""How long the bot takes to understand a message, and to be ready for the first one."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.models import HOME, Models
from knowledge.context import NEW
from knowledge.files.reader import CONTENT
from knowledge.library import load
from knowledge.understanding.understand import understand

ROUNDS = 5  # of all the lines, in turn; the first warms what is remembered of single words and is not counted
DAY = date(2026, 11, 23)
READY = "from pathlib import Path; from tests.load.understanding import ready; ready(Path({!r}))"


def taken(texts: Sequence[str]) -> list[float]:
    """Return the seconds that each of *texts* took to be understood, again and again in rotation."""
    library = load(CONTENT, trainer=Models(Path("indgang.db")))
    seconds = []
    for _ in range(ROUNDS):
        for text in texts:
            began = time.perf_counter()
            understand(text, library=library, today=DAY, context=NEW)
            seconds.append(time.perf_counter() - began)
    return seconds[len(texts) :]


def starts() -> dict[str, float]:
    """Return how long a process takes until it has understood a message, with and without a kept model."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bench.db").touch()
        return {name: _started(folder) for name in ("cold", "cached")}


def ready(folder: Path) -> None:
    """Load the content, with the models kept beside a database in *folder*, and understand a message."""
    library = load(CONTENT, trainer=Models(folder / "bench.db"))
    understand("hej", library=library, today=DAY, context=NEW)


def _started(folder: str) -> float:
    began = time.perf_counter()
    environment = os.environ | {"XDG_CACHE_HOME": folder}
    subprocess.run([sys.executable, "-c", READY.format(folder)], check=True, cwd=HOME, env=environment)
    return round(time.perf_counter() - began, 2)
