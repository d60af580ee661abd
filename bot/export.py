"""Exports: what is remembered as CSV for Danish Excel, as a workbook or as JSON."""

import argparse
import hashlib
import hmac
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import Any, BinaryIO

from bot import offers
from bot.settings import Settings, read, with_secret
from bot.sheets import WRITERS, Column, Row
from bot.store import moments
from bot.store.files import connect
from bot.store.reports import rows as remembered
from bot.store.trail import Trail, key_of
from knowledge.casework.staff import CLOCK
from knowledge.casework.trail import Act
from knowledge.errors import StoreError
from knowledge.records import ERASED

Table = Iterable[Mapping[str, Any]]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "messages": (
        "channel",
        "update_id",
        "conversation",
        "received_at",
        "state",
        "decision",
        "topic",
        "certainty",
        "language",
        "municipality",
        "council",
        "redacted",
    ),
    "inquiries": (
        "reference",
        "conversation",
        "opened_at",
        "answered_at",
        "state",
        "topic",
        "kind",
        "text",
        "municipalities",
        "councils",
        "actor",
        "unreached",
        "reach",
        "address",
        "language",
        "notice",
        "unreachable",
        "journalised_at",
        "arrived",
        "owner",
        "since",
        "changed_at",
        "waiting_for",
        "wake_on",
        "outcome",
        "carrier",
        "lesson",
        "closed_at",
        "journalled",
        "journal",
        "merged_into",
    ),
    "audit": ("id", "at", "account", "name", "what", "object", "detail", "hash"),
}
KEPT = (*COLUMNS, "offers")
WIDE = {"text": 60, "lesson": 40, "detail": 40, "received_at": 28, "at": 28, "opened_at": 28, "hash": 20}


def command(options: argparse.Namespace) -> int:
    """Write the rows asked for; what is not kept yet is said in one sentence."""
    if options.what == "content":
        from bot import handback  # noqa: PLC0415 - a third of a second that other exports need not wait

        return handback.command(options.output)
    settings = read()
    if options.what in KEPT:
        settings = with_secret(settings)
        _record(settings, options)
    else:
        print(f"There are no {options.what} yet.", file=sys.stderr)  # noqa: T201 - told to whom runs it
    with _opened(options.output) as out:
        _write(out, settings, options)
        out.flush()
    return 0


def _write(out: BinaryIO, settings: Settings, options: argparse.Namespace) -> None:
    if options.what == "offers":
        documents = (row["document"] for row in remembered(settings.database, "offers"))
        offers.write(out, documents, options.format)
        return
    columns = [Column(name, WIDE.get(name, 18)) for name in COLUMNS.get(options.what, ())]
    table = _rows(settings, options.what) if options.what in COLUMNS else ()
    WRITERS[options.format](out, columns, table)


def pseudonym(conversation: str, secret: bytes) -> str:
    """Return a name that is the same for every message of *conversation* and tells nothing about it.

    What was erased belongs to nobody, and has no name.
    """
    if conversation == ERASED:
        return ""
    digest = hmac.new(secret, conversation.encode(), hashlib.sha256).hexdigest()
    return f"p{digest[:16]}"  # the letter keeps a spreadsheet from reading 12e34 as a number


def _rows(settings: Settings, what: str) -> Iterator[Row]:
    for row in remembered(settings.database, what):
        values = dict(row)
        if "conversation" in values:
            values["conversation"] = pseudonym(str(values["conversation"]), settings.secret)
        yield [values[column] for column in COLUMNS[what]]


def _record(settings: Settings, options: argparse.Namespace) -> None:
    """Leave a row in the trail before anything is read; where it cannot be written, say so."""
    if not settings.database.is_file():
        return  # reading it says so, in its own words
    act = Act(CLOCK.id, "export.command", options.what, {"format": options.format})
    try:
        with closing(connect(settings.database)) as connection:
            connection.execute("begin immediate")
            Trail(key_of(settings.secret)).append(connection, act, at=moments.now())
            connection.execute("commit")
    except sqlite3.Error as error:
        print(f"The trail has no row of this export ({error}).", file=sys.stderr)  # noqa: T201 - as above


@contextmanager
def _opened(output: str | None) -> Iterator[BinaryIO]:
    """Open *output*; what stood there stays until all of it is written."""
    if output is None:
        yield sys.stdout.buffer
        return
    path = Path(output).resolve()
    try:
        if path.exists() and not path.is_file():  # a pipe or a device: there is nothing to keep
            part, file = None, path.open("wb")
        else:
            handle, part = mkstemp(dir=path.parent, prefix=f".{path.name}-")  # only its owner may read it
            file = os.fdopen(handle, "wb")
    except OSError as error:
        raise StoreError(f"{output!r} cannot be written ({error.strerror}); choose another file.") from error
    try:
        with file:
            yield file
        if part:
            Path(part).replace(path)
    finally:
        if part:
            Path(part).unlink(missing_ok=True)
