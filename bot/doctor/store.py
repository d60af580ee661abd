"""The store: can it be opened, does the disk take more, who may read it, and does anything wait."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile

from bot import values
from bot.doctor.finding import Finding, note, trouble, well
from bot.settings import Settings
from bot.store import reports
from bot.store.files import connect, is_owned, primary
from knowledge.traffic import Backlog

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
PROBE = 65_536  # bytes that a disk must take: a batch of turns with its journal
MB = 1024 * 1024
LITTLE = 500  # MB free: a busy year of messages, and room for SQLite to write its journal anew
LATE = 60.0  # seconds: a running bot answers within one, so what waits longer does not move
OTHERS = 0o077  # the bits of a file's mode that let anybody but its owner in
OURS = "select 1 from inbox, outbox, conversation limit 1"
TROUBLE = {
    sqlite3.SQLITE_ERROR: "store-no-tables",
    sqlite3.SQLITE_BUSY: "store-locked",
    sqlite3.SQLITE_LOCKED: "store-locked",
    sqlite3.SQLITE_CORRUPT: "store-damaged",
    sqlite3.SQLITE_NOTADB: "store-no-database",
    sqlite3.SQLITE_READONLY: "store-unwritable",
    sqlite3.SQLITE_FULL: "store-full",
}


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what is wrong with the database file, its folder and what waits in it."""
    path = settings.database
    if not path.parent.is_dir():
        yield trouble("store-no-folder", folder=str(path.parent.absolute()))
        return
    yield from _disk(path)
    yield from _key(settings)
    if not path.exists():
        yield note("store-not-made", path=str(path.absolute()))
        return
    yield from _modes(path, settings.key_file)
    is_running = is_owned(path)
    flaw = _opened(path, is_running=is_running)
    if flaw is not None:
        yield flaw
        return
    yield from _waiting(path, is_running=is_running)
    size = f"{path.stat().st_size / MB:.1f}".replace(".", ",")
    yield well("store-well", path=str(path.absolute()), size=size, running="yes" if is_running else "no")
    yield note("store-backup", path=str(path.absolute()), key=settings.key_file.name)


def _disk(path: Path) -> Iterator[Finding]:
    folder = str(path.parent.absolute())
    free = shutil.disk_usage(path.parent).free // MB
    try:
        with TemporaryFile(dir=path.parent) as probe:
            probe.write(b"\0" * PROBE)
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        yield trouble("store-full" if error.errno in FULL else "store-unwritable", path=folder)
        return
    if free < LITTLE:
        yield trouble("store-little-room", folder=folder, free=free)


def _key(settings: Settings) -> Iterator[Finding]:
    """Without its key a database that is there loses its open conversations and receipt codes."""
    if settings.secret_key is not None:
        return
    kept = settings.key_file
    try:
        written = kept.read_text("ascii").strip() if kept.exists() else None
    except (OSError, ValueError):
        written = ""
    if written is None and settings.database.exists():
        yield trouble("store-no-key", key=str(kept.absolute()))
    elif written is not None and len(written) < values.SHORTEST:
        yield trouble("store-broken-key", key=str(kept.absolute()))


def _modes(*files: Path) -> Iterator[Finding]:
    for file in files:
        if file.exists() and file.stat().st_mode & OTHERS:
            yield trouble("store-open-to-others", file=str(file.absolute()))


def _opened(path: Path, *, is_running: bool) -> Finding | None:
    """Return what keeps the file from being read or, when no bot runs, from being written."""
    told = {"path": str(path.absolute())}
    try:
        with closing(connect(path, readonly=True)) as connection:
            connection.execute("pragma busy_timeout = 1000")
            if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
                return trouble("store-damaged", **told)
            connection.execute(OURS)
        if not is_running:
            _try_to_write(path)
    except sqlite3.Error as error:
        return trouble(TROUBLE.get(primary(error), "store-unreadable"), **told)
    return None


def _try_to_write(path: Path) -> None:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=1)) as connection:
        connection.execute("begin immediate")
        connection.execute("rollback")


def _waiting(path: Path, *, is_running: bool) -> Iterator[Finding]:
    for one in reports.backlog(path):
        if not one.number:
            continue
        age = int(_age(one))
        if is_running and age > LATE:
            yield trouble(
                "store-late", what=one.what, channel=one.channel, count=one.number, minutes=age // 60
            )
        elif not is_running:
            yield note("store-waiting", what=one.what, channel=one.channel, count=one.number)


def _age(one: Backlog) -> float:
    return (datetime.now(UTC) - one.oldest).total_seconds() if one.oldest else 0.0
