"""The models that were trained: kept in files, and made in a process of their own.

Training takes seconds and 200 MB that no process that serves should have to spend.
Run as a command it is that process: phrases as JSON in, the file of their model out.
"""

import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from knowledge.learning.model import Model
from knowledge.learning.training import Phrases, digest, train

HOME = Path(__file__).parents[1]
KEPT = 4  # files: what serves, what served before, and what the packaged content needs
LARGEST = 100_000_000  # bytes: ten times our model; what is larger is none
PATIENCE = 600.0  # seconds for the training: it takes four, and took 120 where eight shared two cores

logger = logging.getLogger(__name__)


class Models:
    """Trains as `knowledge.learning.training.train` does, and never twice what it still has a file of.

    The files lie beside the *database*, or in the user's cache where there is no database yet; one that
    *serves* is about to make it, and keeps them in both: in a container the cache ends with it. One that
    cannot be read is made anew, and a folder that cannot be written costs a few seconds at every start.
    """

    def __init__(self, database: Path, *, serves: bool = False) -> None:
        self._beside = database.with_suffix(".models")
        self._folders = [self._beside, *_cache()] if database.exists() else [*_cache(), self._beside]
        self._both = serves and not database.exists()

    def __call__(self, phrases: Phrases) -> Model:
        """Return the model of *phrases*."""
        name = f"{digest(phrases)}.model"
        for folder in self._folders:
            if kept := _read(folder / name):
                return kept
        try:
            file = _trained_apart(phrases)
            model = Model.from_bytes(file)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            logger.warning("the topics are trained in this process (%s)", type(error).__name__)
            return train(phrases)
        self._keep(name, file)
        return model

    def _keep(self, name: str, file: bytes) -> None:
        kept = False
        for folder in self._folders:
            with suppress(OSError):
                folder.mkdir(parents=folder != self._beside, exist_ok=True)
                _write(folder / name, file)
                kept = True
                _prune(folder)
            if kept and not self._both:
                return
        if not kept:
            logger.info("the model of the topics could not be kept")


def _cache() -> Iterator[Path]:
    """Yield where this user's programs keep what they can make again; nothing for a user without a home."""
    with suppress(RuntimeError):
        yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "indgang"


def _read(path: Path) -> Model | None:
    """Return the model of a file, or None where there is none that can be used."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        return Model.from_bytes(path.read_bytes())
    except OSError:
        return None
    except ValueError as error:
        logger.warning("a model is broken and is made anew (%s)", error)
        return None


def _write(path: Path, file: bytes) -> None:
    """Write *file* whole or not at all; who writes the same at the same time does no harm."""
    with NamedTemporaryFile(dir=path.parent, prefix=".draft-", delete=False) as draft:
        try:
            draft.write(file)
            draft.flush()
            Path(draft.name).replace(path)
        except OSError:
            Path(draft.name).unlink(missing_ok=True)
            raise


def _prune(folder: Path) -> None:
    """Keep the newest files of *folder*, and no draft of a process that ended before it was whole."""
    for draft in folder.glob(".draft-*"):
        if time.time() - draft.stat().st_mtime > PATIENCE:
            draft.unlink(missing_ok=True)
    newest = sorted(folder.glob("*.model"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in newest[KEPT:]:
        old.unlink(missing_ok=True)


def _trained_apart(phrases: Phrases) -> bytes:
    """Return the file of the model that a process of its own makes of *phrases*."""
    command = [sys.executable, "-P", "-m", "bot.models"]
    paths = [str(HOME), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    done = subprocess.run(  # noqa: S603 - ourselves
        command,
        input=json.dumps(phrases).encode(),
        stdout=subprocess.PIPE,
        env=environment,
        timeout=PATIENCE,
        check=True,
    )
    return done.stdout


def _main(asked: Iterable[Iterable[str]]) -> None:
    phrases = tuple((topic, text) for topic, text in asked)
    sys.stdout.buffer.write(train(phrases).to_bytes())


if __name__ == "__main__":
    _main(json.load(sys.stdin.buffer))
