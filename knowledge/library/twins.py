"""The English answers as twins of the Danish ones: which of them no longer say the same."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge import front
from knowledge.errors import Flaw
from knowledge.files import UNEDITED, Edits, Reader, line_of
from knowledge.library.body import EASY

DIGITS = 12  # of the digest: enough that no two versions of one answer ever share it
_FACTS = ("status", "valid_from", "valid_to", "review_by", "next")  # the same in both languages


def stale(folder: Path, edits: Edits = UNEDITED) -> tuple[Flaw, ...]:
    """Return what to do about each answer in *folder* whose twin is missing, older or of other facts."""
    reader = Reader(folder, edits)
    danish, english = (set(reader.names(f"answers/{language}/*.md")) for language in ("da", "en"))
    if not english:  # an organisation's own folder may be in Danish only
        return ()
    for name in sorted(danish):
        twin = _of(name, "en")
        if twin in english:
            _compare(reader, name, twin)
        else:
            reader.flaw(name, 1, "There is no English answer beside this one.", f"Write {twin}.")
    for name in sorted(english - {_of(one, "en") for one in danish}):
        instead = f"Write {_of(name, 'da')} first, or delete this one."
        reader.flaw(name, 1, "There is no Danish answer beside this one.", instead)
    return tuple(reader.flaws)


def digest(text: str) -> str:
    """Return what ``twin_of`` must say of a Danish answer's file: a digest of both its levels."""
    parts = front.split(text)
    normal, _, easy = (part.strip() for part in (parts[1] if parts else text).partition(f"\n{EASY}\n"))
    return hashlib.sha256(f"{normal}\n{easy}".encode()).hexdigest()[:DIGITS]


def _of(name: str, language: str) -> str:
    return f"answers/{language}/{Path(name).name}"


def _compare(reader: Reader, name: str, twin: str) -> None:
    """Note where the *twin* no longer follows the Danish answer called *name*."""
    danish, english = reader.text(name), reader.text(twin)
    now, ours, theirs = digest(danish), _front(danish), _front(english)
    if str(theirs.get("twin_of")) != now:
        problem = f"{name} has changed since this was written."
        instead = f"Read both, mend this one, and write twin_of: {now}."
        reader.flaw(twin, line_of(english, "\ntwin_of:") + 1, problem, instead)
    for key in _differing(ours, theirs):
        problem = f"{key!r} is not what {name} says."
        reader.flaw(twin, line_of(english, f"\n{key}:") + 1, problem, "Write the same in both.")


def _differing(ours: dict[str, Any], theirs: dict[str, Any]) -> Iterator[str]:
    yield from (key for key in _FACTS if ours.get(key) != theirs.get(key))
    if len(ours.get("sources") or ()) != len(theirs.get("sources") or ()):
        yield "sources"


def _front(text: str) -> dict[str, Any]:
    parts = front.split(text)
    return front.parsed(parts[0]) if parts else {}
