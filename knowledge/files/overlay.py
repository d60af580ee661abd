"""What an edited file says above a newer one: its own words, with what came and without what went since."""

import re
from collections.abc import Iterator, MutableMapping
from functools import lru_cache
from typing import Any

import tomlkit
from fluent.syntax import FluentParser, ast
from tomlkit.exceptions import TOMLKitError

_FILES = 32  # edited files whose merged text is remembered: to read sentences takes a tenth of a second
_KEY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)


@lru_cache(_FILES)
def merged(name: str, edited: str, below: str) -> str:
    """Return the *edited* text of the file *name* above the one *below*, which an upgrade may have changed.

    Messages of ``.ftl`` and tables of ``.toml`` that only *below* has are appended; those that it lacks are
    dropped. All else of *edited* stays to the letter, and so does a file that cannot be read.
    """
    if name.endswith(".ftl"):
        return _messages(edited, below)
    return _tables(edited, below) if name.endswith(".toml") else edited


def _messages(edited: str, below: str) -> str:
    if set(_KEY.findall(edited)) == set(_KEY.findall(below)):
        return edited
    ours, theirs = dict(_spans(edited)), dict(_spans(below))
    if not theirs or _has_junk(below):
        return edited
    kept = edited
    for begin, end in sorted((span for key, span in ours.items() if key not in theirs), reverse=True):
        kept = kept[:begin] + kept[end:].removeprefix("\n")
    new = [below[begin:end].rstrip("\n") for key, (begin, end) in theirs.items() if key not in ours]
    return kept if not new else "\n".join((kept.rstrip("\n"), *new)) + "\n"


def _spans(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield where each message and term stands, its comment and attributes among it."""
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, (ast.Message, ast.Term)) and entry.span:
            sign = "-" if isinstance(entry, ast.Term) else ""
            yield sign + entry.id.name, (entry.span.start, entry.span.end)


def _has_junk(text: str) -> bool:
    return any(isinstance(entry, ast.Junk) for entry in FluentParser().parse(text).body)


def _tables(edited: str, below: str) -> str:
    try:
        ours, theirs = tomlkit.parse(edited), tomlkit.parse(below)
    except TOMLKitError:
        return edited
    return tomlkit.dumps(ours) if _align(ours, theirs) else edited


def _align(ours: MutableMapping[str, Any], theirs: MutableMapping[str, Any]) -> bool:
    """Give *ours* the tables of *theirs*, and no other ones; return whether that changes it.

    Lists of tables are left: which of them are the same, only who writes them knows.
    """
    gone = [key for key, value in ours.items() if _is_table(value) and key not in theirs]
    new = [key for key, value in theirs.items() if _is_table(value) and key not in ours]
    for key in gone:
        del ours[key]
    for key in new:
        ours[key] = theirs[key]
    both = [key for key, value in ours.items() if key not in new and _is_table(value)]
    inner = [_align(ours[key], theirs[key]) for key in both if _is_table(theirs[key])]
    return bool(gone or new or any(inner))


def _is_table(value: object) -> bool:
    return isinstance(value, MutableMapping)
