"""The lines people in danger are pointed to, by kind of danger."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.files.reader import UNEDITED, Edits, Reader, line_of
from knowledge.terms import Danger

FILE = "lines.toml"
MOST = 3  # a person in danger reads no list

LAST_RESORT = (
    "Er nogen i fare, så ring 112. Ingen læser med her lige nu.\n"
    "If anyone is in danger, call 112. Nobody is reading here right now."
)
"""What is said when the content is broken; a test keeps it equal to ``lines.toml``."""


@dataclass(frozen=True, slots=True)
class Line:
    """A number to call. *verified_on* is empty until a person at the region has confirmed it."""

    id: str
    name: str
    number: str
    website: str = ""
    source: str = ""
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Every line by its id, and which ones fit a danger."""

    by_id: Mapping[str, Line]
    by_danger: Mapping[Danger, tuple[Line, ...]]

    def of(self, danger: Danger) -> tuple[Line, ...]:
        """Return the lines for *danger*, the first to call first; 112 always is."""
        return self.by_danger[danger]


def load(folder: Path, edits: Edits = UNEDITED) -> Lines:
    """Read the lines of *folder*, with *edits* above it; raise ContentError with every flaw."""
    reader = Reader(folder, edits)
    tables = reader.toml(FILE)
    reader.settle()
    lines = _read(reader, tables)
    reader.settle()
    return lines


def _read(reader: Reader, tables: Mapping[str, Any]) -> Lines:
    text = reader.text(FILE)
    written, chosen = tables.get("lines"), tables.get("dangers")
    by_id = {
        key: _line(reader, text, key, table)
        for key, table in (written.items() if isinstance(written, dict) else ())
        if isinstance(table, dict)
    }
    fitting = chosen if isinstance(chosen, dict) else {}
    for key in fitting:
        reader.choice(FILE, line_of(text, f"{key} ="), "The danger", key, list(Danger))
    return Lines(by_id, {danger: _fit(reader, text, danger, fitting, by_id) for danger in Danger})


def _line(reader: Reader, text: str, key: str, table: Mapping[str, Any]) -> Line:
    at = line_of(text, f"[lines.{key}]")
    for unknown in sorted(table.keys() - set(_KEYS)):
        reader.flaw(FILE, at, f"The key {unknown!r} is not known.", f"Use only: {', '.join(_KEYS)}.")
    told = {name: str(table.get(name, "")) for name in _KEYS}
    for name in ("name", "number"):
        if not told[name]:
            reader.flaw(FILE, at, f"[lines.{key}] has no {name}.", f'Write {name} = "…".')
    if not told["number"].replace(" ", "").isdecimal():
        reader.flaw(FILE, at, f"{told['number']!r} is not a number to call.", "Write digits and spaces only.")
    if told["confidence"] != "verified":
        problem = f"[lines.{key}] is not verified."
        reader.flaw(
            FILE, at, problem, 'Confirm the number and write confidence = "verified", or take it out.'
        )
    day = reader.day(FILE, at, "verified_on", table.get("verified_on"))
    return Line(key, told["name"], told["number"], told["website"], told["source"], day)


def _fit(
    reader: Reader, text: str, danger: Danger, fitting: Mapping[str, Any], by_id: Mapping[str, Line]
) -> tuple[Line, ...]:
    at = line_of(text, f"\n{danger} =") + 1
    keys = fitting.get(danger)
    if not isinstance(keys, list) or not keys:
        reader.flaw(FILE, 1, f"{str(danger)!r} has no lines.", f'Write {danger} = ["alarm"] under [dangers].')
        return ()
    lines = tuple(by_id[key] for key in keys if reader.choice(FILE, at, "The line", key, list(by_id)))
    if lines and lines[0].number != "112":
        reader.flaw(FILE, at, f"112 is not first for {str(danger)!r}.", "Write the line with 112 first.")
    if len(keys) > MOST:
        reader.flaw(FILE, at, f"{str(danger)!r} has {len(keys)} lines.", f"Keep at most {MOST}.")
    return lines


_KEYS = ("name", "number", "website", "confidence", "verified_on", "source")
