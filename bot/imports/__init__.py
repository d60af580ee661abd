"""The command that takes offers or older inquiries over: all of a file, or none with every mistake named."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.imports import keeping, rows, sheet
from bot.imports.keeping import Kept
from bot.settings import read, with_secret
from knowledge.errors import StoreError
from knowledge.files.reader import CONTENT
from knowledge.library import Shelf

WRONG = 1  # the exit code of a sheet with mistakes
MOST = 50  # mistakes that are shown; who has mended them sees the rest
ENCODINGS = {
    "cp1252": "The file is not UTF-8; it was read as Windows-1252. Look whether æ, ø and å are right."
}


def command(options: argparse.Namespace) -> int:
    """Import the file, and say what was added or what is wrong."""
    if options.what == "offers":
        from bot.imports import offers  # noqa: PLC0415 - what older inquiries need not wait for

        settings = read()
        options.delimiter = _delimiter(options.delimiter)
        return offers.command(options, settings, Shelf(settings.content_dir or CONTENT).library)
    if options.yes or options.replace:
        raise sheet.SheetError("--yes and --replace are for offers; inquiries are imported without them.")
    return _inquiries(options)


def _inquiries(options: argparse.Namespace) -> int:
    settings = read()
    given = sheet.read(_content(options.file), delimiter=_delimiter(options.delimiter))
    if given.encoding in ENCODINGS:
        print(ENCODINGS[given.encoding], file=sys.stderr)  # noqa: T201 - told to whom runs it
    library, now = Shelf(settings.content_dir or CONTENT).library, datetime.now(UTC)
    reading = rows.read(given, library, now=now)
    kept = Kept()
    if not reading.mistakes:
        secret = with_secret(settings).secret
        kept = keeping.keep(settings.database, reading.inquiries, secret=secret, now=now, dry=options.dry_run)
    mistakes = [*reading.mistakes, *kept.clashes]
    if mistakes:
        _tell(mistakes)
        return WRONG
    print(_done(kept, dry=options.dry_run, redacted=sum(one.redacted for one in reading.inquiries)))  # noqa: T201
    return 0


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise StoreError(f"{file!r} cannot be read ({error.strerror}); name a CSV file.") from error


def _delimiter(told: str | None) -> str:
    if told not in (None, "tab", *sheet.DELIMITERS):
        raise sheet.SheetError(f"{told!r} parts no columns; write ';', ',' or tab.")
    return "\t" if told == "tab" else told or ""


def _tell(mistakes: list[str]) -> None:
    for mistake in mistakes[:MOST]:
        print(mistake)  # noqa: T201 - as above
    if len(mistakes) > MOST:
        print(f"… and {len(mistakes) - MOST} more.")  # noqa: T201 - as above
    print("Nothing was imported.")  # noqa: T201 - as above


def _done(kept: Kept, *, dry: bool, redacted: int) -> str:
    would = "would be" if dry else "were"
    told = f"{kept.added} inquiries {would} imported, {kept.known} were there already."
    return f"{told} In {redacted} rows a CPR number was taken out." if redacted else told
