"""What could be better in content that serves: sources, age, wording, phrases and contacts.

What could harm people or stop the bot is a flaw, and keeps the content from serving (`knowledge.library`).
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from knowledge.checking import answers, contacts, passages, phrases
from knowledge.errors import Finding
from knowledge.files.reader import UNEDITED, Edits, Reader
from knowledge.library import Library, twins

__all__ = ["findings", "unproven"]

unproven = passages.unproven


def findings(folder: Path, known: Library, today: date, edits: Edits = UNEDITED) -> Iterator[Finding]:
    """Yield what could be better in *folder* with *edits* above it, of which *known* was loaded."""
    reader = Reader(folder, edits)
    yield from answers.findings(reader, known, today)
    yield from twins.stale(folder, edits)
    yield from phrases.findings(reader, known.topics.ids)
    yield from contacts.findings(reader, known, today)
