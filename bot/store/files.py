"""The database file: its address, its connections, its one owner, and what can be wrong with it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from knowledge.errors import StoreError

OWNER = "-owner"  # the end of the name of the lock beside a database

_TROUBLE = {
    sqlite3.SQLITE_FULL: "The disk is full: nothing was stored in {path}; free some space there.",
    sqlite3.SQLITE_READONLY: "The database {path} may not be written; check who owns it and its folder.",
    sqlite3.SQLITE_CANTOPEN: "The database {path} cannot be opened; check that its folder can be written.",
    sqlite3.SQLITE_PERM: "The database {path} may not be opened; check who owns the file and its folder.",
    sqlite3.SQLITE_CORRUPT: "The database {path} is damaged; stop the bot and restore the newest backup.",
    sqlite3.SQLITE_NOTADB: "{path} is not a database; name another file in DATABASE_URL or restore a backup.",
    sqlite3.SQLITE_BUSY: "The database {path} is in use by another process; stop that one first.",
    sqlite3.SQLITE_LOCKED: "The database {path} is in use by another process; stop that one first.",
    sqlite3.SQLITE_IOERR: "The database {path} cannot be read or written; check the disk it lies on.",
}
_ROW_FAULTS = {
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_TOOBIG,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_RANGE,
}


def locate(url: str) -> Path:
    """Return the file that ``sqlite:///relative`` or ``sqlite:////absolute`` names."""
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        raise StoreError("DATABASE_URL must be sqlite:///relative/path or sqlite:////absolute/path.")
    return Path(path)


def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """Open *path* so that a commit survives a power cut; transactions are begun by hand."""
    mode = "ro" if readonly else "rwc"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,  # a pool hands its connections on, one user at a time
        timeout=5,
    )
    if readonly:
        return connection
    for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "secure_delete=on"):
        connection.execute(f"pragma {pragma}")
    return connection


def create(path: Path) -> None:
    """Make sure that *path* exists, and that only this user may read what people wrote."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            f"The database {path} cannot be written: {error.strerror}; name another in DATABASE_URL."
        ) from error


def own(path: Path) -> sqlite3.Connection:
    """Return a lock that this process holds until it is closed or dies; a second process gets a StoreError.

    The lock is a file beside the database: claims live in memory, so one process must own all of them, while
    exports may still read.
    """
    lock = sqlite3.connect(_lock(path), timeout=1, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("begin exclusive")
    except sqlite3.Error as error:
        lock.close()
        raise explain(error, path) from error
    return lock


def is_owned(path: Path) -> bool:
    """Tell whether a process owns the database *path* now."""
    if not _lock(path).exists():
        return False
    try:
        with closing(sqlite3.connect(_lock(path), timeout=0, isolation_level=None)) as lock:
            lock.execute("begin exclusive")
            lock.execute("rollback")
    except sqlite3.OperationalError as error:
        return primary(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
    return False


def explain(error: sqlite3.Error, path: Path) -> StoreError:
    """Return what the operator should read instead of *error*."""
    sentence = _TROUBLE.get(primary(error))
    return StoreError(
        sentence.format(path=path) if sentence else f"The database {path} refused a row ({_name(error)})."
    )


def is_row_fault(error: Exception) -> bool:
    """Tell whether *error* lies in what was to be stored, not in the disk or the file."""
    if not isinstance(error, sqlite3.Error):
        return True
    return primary(error) in _ROW_FAULTS


def primary(error: sqlite3.Error) -> int:
    """Return SQLite's primary code for *error*: an extended one keeps it in its last byte."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _lock(path: Path) -> Path:
    file = path.resolve()  # one lock for one file, by whatever link it is named
    return file.with_name(file.name + OWNER)


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", type(error).__name__)
