"""Lines whose right answer is known: from files of JSON lines, or from the split of a content folder."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.files.reader import Reader
from knowledge.library.phrases import LANGUAGES, SPLIT

NEAR = "context"  # the style of lines that speak of danger as a subject
_NEAR_GROUP = "near crisis"  # what the split calls them
_KINDS = frozenset({"crisis", "out-of-scope"})  # their groups are kinds of matter, not ways of writing


@dataclass(frozen=True, slots=True)
class Line:
    """One message and what is right: one of *topics*, or a *municipality* (None: one of *candidates*)."""

    id: str
    text: str
    topics: tuple[str, ...] = ()
    municipality: str | None = None
    council: str | None = None
    candidates: tuple[str, ...] = ()
    style: str = ""
    lang: str = ""
    kind: str = ""

    @property
    def of_topic(self) -> bool:
        """Whether the line asks about a topic, and not about a place."""
        return bool(self.topics)


class GoldError(ValueError):
    """A file that does not say what is right."""


def read(file: Path) -> list[Line]:
    """Return the lines of a file of JSON lines; a text may hold other line ends than the newline."""
    return [
        _line(json.loads(line), f"{file.name}:{number}")
        for number, line in enumerate(file.read_text("utf-8").split("\n"), 1)
        if line.strip()
    ]


def split(folder: Path) -> list[Line]:
    """Return the lines of the split in the content *folder*; a comment names the group that it begins."""
    reader = Reader(folder)
    return [
        line
        for language in LANGUAGES
        for name in reader.names(f"{SPLIT}/{language}/*.txt")
        for line in _groups(name, language, reader.text(name))
    ]


def _line(given: dict[str, Any], at: str) -> Line:
    if not {"topics", "municipality"} & given.keys():
        raise GoldError(f"{at} says neither topics nor municipality; give files that say what is right.")
    return Line(
        str(given.get("id", at)),
        given["text"],
        tuple(given.get("topics") or ()),
        given.get("municipality"),
        given.get("council"),
        tuple(given.get("candidates") or ()),
        str(given.get("style") or ""),
        str(given.get("lang") or ""),
        str(given.get("kind") or ""),
    )


def _groups(name: str, language: str, text: str) -> Iterator[Line]:
    topic, group = Path(name).stem, ""
    for number, written in enumerate(text.split("\n"), 1):
        said = written.strip()
        if not said:
            group = ""
        elif said.startswith("#"):
            group = said.lstrip("# ")
        else:
            style, kind = ("", group) if topic in _KINDS else (group, "")
            style = NEAR if style == _NEAR_GROUP else style
            yield Line(f"{name}:{number}", said, (topic,), style=style, lang=language, kind=kind)
