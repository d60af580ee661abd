"""Exports under way: each is written by a thread, row by row, and its file is gone after its time."""

import asyncio
import logging
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from bot.sheets import WRITERS, Column, Row
from knowledge.casework.staff import Account
from knowledge.errors import IndgangError

MOST = 5  # exports of one account that are kept at a time; the oldest goes
PAUSE = 0.002  # seconds that the thread leaves to answers of chats, every …
OFTEN = 100  # … so many rows

logger = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far an export is."""

    WORKING = "working"
    READY = "ready"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(slots=True, kw_only=True)
class Export:
    """One export: who made it as what they were, what it is called, and how many rows of it are written."""

    id: str
    by: Account
    name: str
    format: str
    path: Path
    total: int
    written: int = 0
    stage: Stage = Stage.WORKING
    stopping: bool = False
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def percent(self) -> int:
        """How much of it is written."""
        return min(99, self.written * 100 // self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class Table:
    """What is to be written: about *total* rows, made as they are read."""

    columns: Sequence[Column]
    rows: Iterable[Row]
    total: int


class Exports:
    """Makes exports in *folder*, one after another; what an earlier process left there is deleted.

    *kept* tells how long a file made now may lie there.
    """

    def __init__(self, folder: Path, kept: Callable[[], timedelta]) -> None:
        self._folder, self.kept = folder, kept
        self._exports: dict[str, Export] = {}
        self._turn = asyncio.Semaphore()
        shutil.rmtree(folder, ignore_errors=True)

    def begin(self, table: Table, *, by: Account, name: str, format_: str, id_: str) -> Export:
        """Start to write *table* and return at once."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / f"{id_}.{format_}"
        export = Export(id=id_, by=by, name=name, format=format_, path=path, total=table.total)
        for old in self.of(by)[MOST - 1 :]:
            self.drop(old)
        self._exports[id_] = export
        export.task = asyncio.get_running_loop().create_task(self._work(export, table))
        asyncio.get_running_loop().call_later(self.kept().total_seconds(), self.drop, export)
        return export

    def find(self, id_: str, account: Account) -> Export | None:
        """Return the export *id_*, if it is *account*'s and they may still have all that is in it."""
        return next((one for one in self.of(account) if one.id == id_), None)

    def of(self, account: Account) -> Sequence[Export]:
        """Return what *account* has made, the newest first; what they may have no longer goes."""
        theirs = [one for one in reversed(self._exports.values()) if one.by.id == account.id]
        for lost in theirs:
            if not _may_have(account, lost):
                self.drop(lost)
        return [one for one in theirs if one.id in self._exports]

    def drop(self, export: Export) -> None:
        """Stop an export, if it is still written, and delete its file."""
        export.stopping = True
        self._exports.pop(export.id, None)
        if export.stage is not Stage.WORKING:
            export.path.unlink(missing_ok=True)

    async def _work(self, export: Export, table: Table) -> None:
        async with self._turn:
            try:
                await asyncio.to_thread(_write, export, table)
            except _StoppedError:
                export.stage = Stage.STOPPED
            except (IndgangError, OSError) as error:
                logger.warning("an export failed: %s", error)
                export.stage = Stage.FAILED
            except Exception:
                logger.exception("an export failed")
                export.stage = Stage.FAILED
            else:
                export.stage = Stage.READY
        if export.stage is not Stage.READY or export.stopping:
            export.path.unlink(missing_ok=True)


def new_id() -> str:
    """Return the id of an export, which nobody guesses."""
    return secrets.token_urlsafe(16)


def _may_have(account: Account, export: Export) -> bool:
    """Whether *account* is no less than when it made *export*: with no lower role, and the same council."""
    return account.may(export.by.role) and account.council in {"", export.by.council}


class _StoppedError(Exception):
    """Nobody wants the export any more."""


def _write(export: Export, table: Table) -> None:
    handle = os.open(export.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        WRITERS[export.format](file, table.columns, _counted(export, table.rows))


def _counted(export: Export, rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        if export.stopping:
            raise _StoppedError
        yield row
        export.written += 1
        if export.written % OFTEN == 0:
            time.sleep(PAUSE)
