"""The English answers as twins of the Danish ones: which of them no longer say the same."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from knowledge.errors import Finding
from knowledge.files import front
from knowledge.files.reader import UNEDITED, Edits, Reader, line_of
from knowledge.library.body import EASY

DIGITS = 12  # of the digest: enough that no two versions of one answer ever share it
_FACTS = ("status", "valid_from", "valid_to", "review_by", "next")  # the same in both languages


def stale(folder: Path, edits: Edits = UNEDITED) -> tuple[Finding, ...]:
    """Return each answer in *folder* whose twin is missing, older or of other facts."""
    reader = Reader(folder, edits)
    danish, english = (set(reader.names(f"answers/{language}/*.md")) for language in ("da", "en"))
    if not english:  # an organisation's own folder may be in Danish only
        return ()
    found: list[Finding] = []
    for name in sorted(danish):
        twin = _of(name, "en")
        if twin in english:
            found += _compared(reader, name, twin)
        else:
            found.append(Finding("twin-missing", name, 1, {"twin": twin}))
    orphans = sorted(english - {_of(one, "en") for one in danish})
    return (*found, *(Finding("twin-orphan", one, 1, {"twin": _of(one, "da")}) for one in orphans))


def digest(text: str) -> str:
    """Return what ``twin_of`` must say of a Danish answer's file: a digest of both its levels."""
    parts = front.split(text)
    normal, _, easy = (part.strip() for part in (parts[1] if parts else text).partition(f"\n{EASY}\n"))
    return hashlib.sha256(f"{normal}\n{easy}".encode()).hexdigest()[:DIGITS]


def _of(name: str, language: str) -> str:
    return f"answers/{language}/{Path(name).name}"


def _compared(reader: Reader, name: str, twin: str) -> Iterator[Finding]:
    """Yield where the *twin* no longer follows the Danish answer called *name*."""
    danish, english = reader.text(name), reader.text(twin)
    now, ours, theirs = digest(danish), _front(danish), _front(english)
    if str(theirs.get("twin_of")) != now:
        told: dict[str, str | int] = {"twin": name, "digest": now}
        yield Finding("twin-stale", twin, line_of(english, "\ntwin_of:") + 1, told)
    for key in _differing(ours, theirs):
        line = line_of(english, f"\n{key}:") + 1
        yield Finding("twin-differs", twin, line, {"twin": name, "field": key})


def _differing(ours: dict[str, Any], theirs: dict[str, Any]) -> Iterator[str]:
    yield from (key for key in _FACTS if ours.get(key) != theirs.get(key))
    if _cited(ours) != _cited(theirs):
        yield "sources"


def _cited(says: Mapping[str, Any]) -> list[object]:
    """Return what is cited; where it stands in the document is said in the language of the answer."""
    sources = says.get("sources") or ()
    return [{**one, "section": ""} if isinstance(one, dict) else one for one in sources]


def _front(text: str) -> dict[str, Any]:
    parts = front.split(text)
    try:
        return front.parsed(parts[0]) if parts else {}
    except front.FrontError:  # a flaw, which whoever loads the content tells
        return {}
