"""The command that takes offers over from a file: what would change is shown, then all or none of it done."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tqdm import tqdm

from bot.exchange import danish_day
from bot.imports.offers.difference import FIRST, Difference
from bot.imports.offers.source import OLD, Source, opened
from bot.imports.offers.staging import Staged, empty
from bot.imports.offers.store import Target
from bot.settings import Settings, with_secret
from knowledge.library import Library
from knowledge.offers.checking import Known

WRONG = 2  # the exit code of a file with mistakes
YES = frozenset({"y", "yes", "j", "ja"})
GUESSED = {
    "needs": "{count} services name no need of ours: they are shown for every need.",
    "municipalities": "{count} services name no service area: they are shown in the whole country.",
}


def command(options: argparse.Namespace, settings: Settings, library: Library) -> int:
    """Show what the file would change, and do it where that is wanted."""
    with empty() as staged:
        _read(staged, options, library)
        if staged.wrong or not staged.count:
            _refuse(staged)
            return WRONG
        _warn(staged)
        target = Target(settings.database, library, options.replace)
        found = target.difference(staged)
        _show(found, replace=options.replace)
        if not target.changes(found):
            return 0
        if not _agreed(options):
            _say("Nothing was changed; add --yes to do it.")
            return 0
        with _bar("Writing", len(found.added) + len(found.changed), "offer") as bar:
            done = target.write(staged, found, secret=with_secret(settings).secret, step=bar.update)
        _say(f"Done: {done.added} added, {done.changed} changed, {done.removed} removed.")
    return 0


def _read(staged: Staged, options: argparse.Namespace, library: Library) -> None:
    """Read and check the whole file."""
    councils = library.gazetteer.councils
    known = Known(library.needs.by_id, tuple(name for one in councils for name in one.municipalities))
    with opened(options.file, delimiter=options.delimiter) as source:
        if source.encoding == OLD:
            _warned("The file is not UTF-8; it was read as Windows-1252. Look whether æ, ø and å are right.")
        with _bar("Reading", source.size, "B") as bar:
            staged.take(source.pieces, known, today=danish_day(), step=lambda: _reach(bar, source))


def _reach(bar: "tqdm[Any]", source: Source) -> None:
    if not bar.disable:
        bar.update(source.position - bar.n)


@contextmanager
def _bar(what: str, total: int, unit: str) -> Iterator["tqdm[Any]"]:
    """Show how far it is, on standard error where that is a terminal."""
    hidden = not sys.stderr.isatty()
    with tqdm(desc=what, total=total, unit=unit, unit_scale=unit == "B", disable=hidden) as bar:
        yield bar


def _refuse(staged: Staged) -> None:
    for mistake in staged.mistakes:
        _warned(mistake)
    if (more := staged.wrong - len(staged.mistakes)) > 0:
        _warned(f"… and {more} more.")
    if not staged.wrong:
        _warned("The file has no offers.")
    _warned("Nothing was imported.")


def _warn(staged: Staged) -> None:
    """Tell what was read but is not kept, and what was not told and is filled in."""
    if staged.lost:
        paths = ", ".join(f"{path} ({count})" for path, count in sorted(staged.lost.items()))
        _warned(f"An offer has no place for these fields (in so many services): {paths}.")
    for column, count in sorted(staged.guessed.items()):
        _warned(GUESSED[column].format(count=count))


def _show(found: Difference, *, replace: bool) -> None:
    kinds = [("added", found.added), ("changed", found.changed), *([("alone", found.alone)] * replace)]
    for what, ids in kinds:
        for line in found.lines.get(what, ()):
            _say(line)
        if len(ids) > FIRST:
            _say(f"… and {len(ids) - FIRST} more {'removed' if what == 'alone' else what}")
    removed = len(found.alone) if replace else 0
    _say(
        f"{len(found.added)} added, {len(found.changed)} changed, {found.same} unchanged, {removed} removed."
    )
    if found.alone and not replace:
        _say(f"{len(found.alone)} offers are not in the file; they stay (--replace removes them).")


def _agreed(options: argparse.Namespace) -> bool:
    """Whether it is to be done: said beforehand, or by somebody who is asked."""
    if options.yes or options.dry_run:
        return options.yes and not options.dry_run
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        return input("Do this? [y/N] ").strip().lower() in YES
    except EOFError:
        return False


def _say(line: str) -> None:
    print(line)  # noqa: T201 - told to whom runs it


def _warned(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - as above
