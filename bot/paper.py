"""A paper: a document of parts, each with its fields and texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A text with a line above that says who and when; *marked*: somebody must decide on it."""

    head: str
    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part with a heading: labels with values, then entries."""

    heading: str
    fields: Sequence[tuple[str, str]] = ()
    entries: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document. *running* stands on every page; *page* makes ``Side 2 af 3`` of the two.

    *missing* makes the sentence about characters that are shown as a mark: of how many, and which.
    """

    title: str
    running: str
    lead: Sequence[str]
    parts: Sequence[Part]
    page: Callable[[str, str], str]
    missing: Callable[[int, str], str]
