"""Exports: what is remembered as CSV for Danish Excel, as a workbook or as JSON."""

import argparse
import csv
import hashlib
import hmac
import io
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.settings import read, with_secret
from bot.store.reports import rows as remembered
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
    ),
}
FORMULA = "=+-@\t\r\n＝＋－＠"  # how a cell begins that a spreadsheet would calculate, full-width forms too
UNPRINTED = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])  # what a workbook cannot hold


def command(options: argparse.Namespace) -> int:
    """Write the rows asked for; what is not kept yet is said in one sentence."""
    table: Table = ()
    if options.what in COLUMNS:
        settings = with_secret(read())
        table = _pseudonymous(remembered(settings.database, options.what), settings.secret)
    else:
        print(f"There are no {options.what} yet.", file=sys.stderr)  # noqa: T201 - told to whom runs it
    written = FORMATS[options.format](table, COLUMNS.get(options.what, ()))
    _put(written, options.output)
    return 0


def pseudonym(conversation: str, secret: bytes) -> str:
    """Return a name that is the same for every message of *conversation* and tells nothing about it.

    What was erased belongs to nobody, and has no name.
    """
    if conversation == ERASED:
        return ""
    digest = hmac.new(secret, conversation.encode(), hashlib.sha256).hexdigest()
    return f"p{digest[:16]}"  # the letter keeps a spreadsheet from reading 12e34 as a number


def as_csv(table: Table, columns: Iterable[str]) -> bytes:
    """Return *table* as Danish Excel opens it by a double click: BOM, semicolons, no live formulas."""
    columns = tuple(columns)
    out = io.StringIO(newline="")
    lines = csv.writer(out, delimiter=";")
    if columns:
        lines.writerow(columns)
    lines.writerows([_danish(_cell(row.get(column))) for column in columns] for row in table)
    return out.getvalue().encode("utf-8-sig")


def as_workbook(table: Table, columns: Iterable[str]) -> bytes:
    """Return *table* as an Excel workbook."""
    from openpyxl import Workbook  # noqa: PLC0415 - a quarter of a second that other formats need not wait

    columns = tuple(columns)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Indgang")
    sheet.append(columns)
    for row in table:
        sheet.append([_printed(_cell(row.get(column))) for column in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_json(table: Table, columns: Iterable[str]) -> bytes:
    """Return *table* as a JSON list, a row a line."""
    columns = tuple(columns)
    rows = [json.dumps({column: row.get(column) for column in columns}, ensure_ascii=False) for row in table]
    return ("[" + ",\n ".join(rows) + "]\n").encode()


FORMATS = {"csv": as_csv, "xlsx": as_workbook, "json": as_json}


def _pseudonymous(table: Table, secret: bytes) -> Iterator[Mapping[str, Any]]:
    for row in table:
        yield {**row, "conversation": pseudonym(str(row["conversation"]), secret)}


def _cell(value: object) -> str | float:
    """Return *value* as a cell; an apostrophe in front keeps a spreadsheet from calculating a text."""
    if isinstance(value, (bool, int, float)):
        return value + 0  # true and false become 1 and 0
    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(tuple(FORMULA)) else text


def _printed(cell: str | float) -> str | float:
    return cell.translate(UNPRINTED) if isinstance(cell, str) else cell


def _danish(cell: str | float) -> str:
    return cell if isinstance(cell, str) else str(cell).replace(".", ",")


def _put(written: bytes, output: str | None) -> None:
    if output is None:
        sys.stdout.buffer.write(written)
        return
    try:
        file = os.fdopen(_private(Path(output)), "wb")
    except OSError as error:
        raise StoreError(f"{output!r} cannot be written ({error.strerror}); choose another file.") from error
    with file:
        file.write(written)


def _private(path: Path) -> int:
    """Open *path*, empty; only its owner may read what people wrote, also when it was there before."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            os.fchmod(handle, 0o600)
            os.ftruncate(handle, 0)
    except OSError:
        os.close(handle)
        raise
    return handle
