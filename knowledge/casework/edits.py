"""Edits of the content: versions of whole files, and the Protocol of what keeps them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from knowledge.casework.staff import Account


def digest(text: str | None) -> str:
    """Return what tells one text of a file from another; empty where there is no file."""
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text is not None else ""


@dataclass(frozen=True, slots=True)
class Version:
    """A new text of one file, and what served *before* it.

    *base* is the `digest` of the file below. A version that is not *above* says what the file below says:
    nothing lies above it any more.
    """

    path: str
    text: str
    before: str
    base: str
    above: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody did to an *item* of the content, with its files; *undoes* is a change taken back."""

    id: int
    item: str
    by: str
    at: datetime
    undoes: int | None = None
    files: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Active:
    """What lies above the folder: the newest version of each file, and the id of the newest change."""

    files: Mapping[str, Version]
    newest: int

    @property
    def edits(self) -> Mapping[str, str]:
        """The texts by their names, as `knowledge.library.load` takes them."""
        return {path: version.text for path, version in self.files.items()}


class Editing(Protocol):
    """What staff have edited of the content; every version stays."""

    async def active(self) -> Active:
        """Return what lies above the folder now."""
        ...

    async def history(self, item: str) -> Sequence[Change]:
        """Return the changes of one item, newest first, with their files."""
        ...

    async def recent(self, limit: int) -> Sequence[Change]:
        """Return the newest changes of all items, without their files."""
        ...

    async def save(
        self, item: str, files: Sequence[Version], *, by: Account, newest: int, undoes: int | None = None
    ) -> int:
        """Keep a change with its row in the trail, in one transaction, and return its id.

        A StaleError when *newest* is no longer the newest change of all: nothing is kept.
        """
        ...
