"""Content files: reads the files of one folder and keeps a list of everything that is wrong with them."""

import csv
import io
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import Any

from knowledge.errors import ContentError, Flaw
from knowledge.files import disk
from knowledge.files.overlay import merged

CONTENT = Path(__file__).parents[1] / "content"  # what is packaged with the bot; CONTENT_DIR may name another

Edits = Mapping[str, str]
"""What lies above a folder: the whole text of each edited file, by its name relative to the folder."""
UNEDITED: Edits = MappingProxyType({})

DEEPEST = 6  # tables and lists in each other: ours have at most three
WIDEST = (
    10_000  # letters of a cell: ours have a few hundred; a quotation mark left open takes all that follows
)

_UNWANTED = re.compile(  # controls, and what hides in a word or turns the way it is read
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_AT_LINE = re.compile(r"line (\d+)")
_NAME = re.compile(
    r"[a-z_]+\.(toml|csv|txt)|ui/[a-z]+\.ftl|documents/[\w-]+\.txt"
    r"|(answers|phrases|split)/[a-z]+/[\w-]+(\.[\w-]+)?\.(md|txt)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a CSV file: its line number and its cells by column, trimmed."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the cell of *column*."""
        return self.cells[column]


class Reader:
    """Reads files below *folder*; what is wrong is collected in `flaws`, so that all of it is told at once.

    A file that is in *edits* is read from there, whether the folder has it or not; sentences and tables that
    only the folder's has, as after an upgrade, are read with it (`knowledge.files.overlay`). A byte order
    mark and Windows line ends do no harm and are passed over: Excel and Notepad write them.
    """

    def __init__(self, folder: Path, edits: Edits = UNEDITED) -> None:
        self.folder, self.edits = folder, edits
        self.flaws: list[Flaw] = []

    def flaw(self, name: str, line: int, problem: str, instead: str) -> None:
        """Note one mistake; both texts are whole sentences."""
        self.flaws.append(Flaw(_sayable(name), line, problem, instead))

    def settle(self) -> None:
        """Raise ContentError when anything was wrong."""
        if self.flaws:
            raise ContentError(self.flaws)

    def names(self, pattern: str) -> list[str]:
        """Return the names of the files that match *pattern*, relative to the folder and sorted.

        Names that begin with a dot are passed over: editors and file managers leave such beside a file.
        """
        found = (path for path in self.folder.glob(pattern) if not path.name.startswith("."))
        below = {path.relative_to(self.folder).as_posix() for path in found}
        return sorted(below | {name for name in self.edits if _fits(name, pattern)})

    def text(self, name: str) -> str:
        """Return the file's text with plain line ends; empty when it cannot be read."""
        if name in self.edits:
            return self._above(name, self._plain(name, self.edits[name]))
        try:
            raw = disk.content(self.folder / name, self.folder)
        except FileNotFoundError:
            self.flaw(
                name, 1, "The file is missing.", f"Add {name!r} or restore it from the packaged content."
            )
            return ""
        except disk.FileError as error:
            self.flaw(name, 1, error.problem, error.instead)
            return ""
        return self._decode(name, raw)

    def rows(self, name: str, columns: Sequence[str]) -> list[Row]:
        """Return the rows of a comma-separated file that has exactly these *columns*."""
        text = self.text(name)
        if not text:
            return []
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            return self._rows(name, columns, lines)
        except csv.Error as error:
            self.flaw(
                name, lines.line_num, f"The row cannot be read ({error}).", "Close every quotation mark."
            )
            return []

    def toml(self, name: str) -> dict[str, Any]:
        """Return the tables of a TOML file; empty when it cannot be read."""
        try:
            told = tomllib.loads(self.text(name))
        except ValueError as error:  # no TOML, or a number of a thousand digits
            at = _AT_LINE.search(str(error))
            self.flaw(name, int(at[1]) if at else 1, f"This is not TOML ({error}).", 'Write key = "value".')
            return {}
        except RecursionError:
            told = None
        if told is None or _depth(told) > DEEPEST:
            self.flaw(name, 1, "There are too many tables in each other.", 'Write key = "value".')
            return {}
        return told

    def tables(self, name: str, key: str) -> list[dict[str, Any]]:
        """Return the tables ``[[key]]`` of a TOML file."""
        told = self.toml(name).get(key, [])
        if isinstance(told, list) and all(isinstance(table, dict) for table in told):
            return told
        line = line_of(self.text(name), key)
        self.flaw(name, line, f"{key!r} is no list of tables.", f"Write [[{key}]] and its keys below it.")
        return []

    def texts(self, name: str, line: int, key: str, value: object) -> tuple[str, ...]:
        """Return *value* as the texts of a list; none where it is no such list."""
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self.flaw(name, line, f"{key} {value!r} is no list of texts.", f'Write {key} = ["…", "…"].')
        return ()

    def day(self, name: str, line: int, key: str, value: object) -> date | None:
        """Return *value* as a date; None when it is empty or not a date."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is None or value == "":
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.flaw(
                name, line, f"{key} {value!r} is not a date.", "Write it as 2026-11-22, or leave it empty."
            )
            return None

    def choice(self, name: str, line: int, key: str, value: str, known: Collection[str]) -> bool:
        """Return whether *value* is one of the *known* ones, and note it when not."""
        if value in known:
            return True
        self.flaw(name, line, f"{key} {value!r} is not known.", f"Write one of: {', '.join(known)}.")
        return False

    def _above(self, name: str, text: str) -> str:
        """Return an edited *text* with what only the file below has, and without what that no longer has."""
        if not (self.folder / name).is_file():
            return text
        below = Reader(self.folder)
        return merged(name, text, below.text(name))

    def _decode(self, name: str, raw: bytes) -> str:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            self.flaw(name, line, "The file is not UTF-8.", "Save it again with the encoding UTF-8.")
            return ""
        return self._plain(name, text)

    def _plain(self, name: str, text: str) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        for number, line_text in enumerate(text.split("\n"), 1):
            if found := _UNWANTED.search(line_text):
                self.flaw(name, number, f"There is an invisible character {found[0]!r}.", "Delete it.")
        if name.endswith(".ftl") and (line := _nested(text)):
            self.flaw(name, line, "There are too many { in each other.", "Close each { with a }.")
            return ""
        return text

    def _rows(self, name: str, columns: Sequence[str], lines: Any) -> list[Row]:
        header = [cell.strip() for cell in next(lines, [])]
        if header != list(columns):
            self.flaw(name, 1, f"The columns are {','.join(header)!r}.", f"Write {','.join(columns)}.")
            return []
        rows = []
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(columns):
                problem = f"The row has {len(cells)} cells where there are {len(columns)} columns."
                self.flaw(name, lines.line_num, problem, "Put text that holds a comma in quotation marks.")
                continue
            if (widest := max(map(len, cells))) > WIDEST:
                problem = f"A cell has {widest} letters where at most {WIDEST} are read."
                self.flaw(name, lines.line_num, problem, "Close every quotation mark.")
                continue
            values = (cell.strip() for cell in cells)
            rows.append(Row(lines.line_num, dict(zip(columns, values, strict=True))))
        return rows


def is_content(name: str) -> bool:
    """Whether *name* can be a file of the content: a known kind of name in a known place."""
    return _NAME.fullmatch(name) is not None


def _nested(text: str) -> int:
    """Return the line where more braces than ours ever need lie in each other; 0 where none do."""
    deep = 0
    for found in re.finditer("[{}]", text):
        deep = max(0, deep + (1 if found[0] == "{" else -1))
        if deep > DEEPEST:
            return text.count("\n", 0, found.start()) + 1
    return 0


def _depth(value: object) -> int:
    """Return how many tables and lists lie in each other, without going deeper than it is allowed."""
    layer, deep = [value], 0
    while layer and deep <= DEEPEST:
        inner = [
            one.values() if isinstance(one, dict) else one for one in layer if isinstance(one, (dict, list))
        ]
        layer, deep = [part for parts in inner for part in parts], deep + bool(inner)
    return deep


def _sayable(name: str) -> str:
    """Return *name* as it can be printed: names on a disk need be no text."""
    return name.encode("utf-8", "backslashreplace").decode()


def _fits(name: str, pattern: str) -> bool:
    """Return whether *name* matches *pattern* part by part, as in a folder."""
    parts, wanted = name.split("/"), pattern.split("/")
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))


def line_of(text: str, part: str) -> int:
    """Return the number of the first line that holds *part* (1 when none does)."""
    before, found, _ = text.partition(part)
    return before.count("\n") + 1 if found else 1
