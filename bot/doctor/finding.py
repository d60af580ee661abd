"""One thing that an examination found: what is well, what is worth knowing, what must be put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How much a finding matters."""

    TROUBLE = "trouble"
    NOTE = "note"
    WELL = "well"


@dataclass(frozen=True, slots=True)
class Finding:
    """*key* names the sentence in ``da.ftl``; *told* stands in it, never a secret or a person's words."""

    kind: Kind
    key: str
    told: Mapping[str, object]


def trouble(key: str, /, **told: object) -> Finding:
    """Return something to put right."""
    return Finding(Kind.TROUBLE, key, told)


def note(key: str, /, **told: object) -> Finding:
    """Return something worth knowing."""
    return Finding(Kind.NOTE, key, told)


def well(key: str, /, **told: object) -> Finding:
    """Return something that works."""
    return Finding(Kind.WELL, key, told)
