"""What a conversation remembers of the offers it looks for: needs, a place, filters; never a word of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from knowledge.offers.offer import Access, NeedId, OfferId
from knowledge.offers.wish import When, Wish

PAGE = 3  # offers in one message: more would hide the one that fits
KEPT = 30  # offers that are remembered of a search by words: its words are not
GAPS = 60  # gaps that are remembered as told


class Whom(StrEnum):
    """Who the offer is for, as far as it was said."""

    SELF = "self"
    OTHER = "other"  # a mother, a neighbour
    RELATIVE = "relative"  # who is close to somebody that needs help
    CLIENT = "client"  # of one who works with patients or citizens


class Awaiting(StrEnum):
    """What the next text answers, if anything."""

    NEED = "need"
    PLACE = "place"
    WHICH = "which"  # which of the offers on the page is wrong
    FAULT = "fault"  # what is wrong with the offer in *fault*


@dataclass(frozen=True, slots=True)
class Seeking:
    """One search as it is remembered.

    *anywhere*: the place does not matter, so what is near is left out. The filters are those of `Wish`.
    *offline*: without what is on the net alone. *greeted*: the warm sentence was said.
    *skip* are the offers before this page, *shown* those on it, in order. *found* are the offers of a search
    by words, *counted* what was last counted as looked for, *gaps* what was noted as missing.
    """

    needs: tuple[NeedId, ...] = ()
    municipality: str = ""
    anywhere: bool = False
    whom: Whom = Whom.SELF
    relatives: bool = False
    free: bool = False
    remote: bool = False
    age: int | None = None
    language: str = ""
    access: Access | None = None
    when: When | None = None
    offline: bool = False
    greeted: bool = False
    skip: int = 0
    shown: tuple[OfferId, ...] = ()
    found: tuple[OfferId, ...] = ()
    awaiting: Awaiting | None = None
    fault: str = ""
    counted: str = ""
    gaps: tuple[str, ...] = ()

    @property
    def placed(self) -> bool:
        """Whether it is known where to look."""
        return bool(self.municipality) or self.anywhere

    @property
    def filtered(self) -> bool:
        """Whether anything narrows it."""
        return self.offline or any(getattr(self, name) for name in FILTERS)

    @property
    def cells(self) -> tuple[str, ...]:
        """What is counted of it: each need with the municipality."""
        return tuple(f"{need}@{self.municipality}" for need in self.needs) if self.municipality else ()

    @property
    def told(self) -> bool:
        """Whether all of it was noted as missing."""
        return set(self.cells) <= set(self.gaps)

    def wish(self, words: str = "") -> Wish:
        """Return what the directory is asked for; *words* are never remembered."""
        narrowed = {name: getattr(self, name) for name in FILTERS}
        narrowed["remote"] = self.remote or self.anywhere
        return Wish(self.needs, words, self.municipality, **narrowed)

    def open(self) -> "Seeking":
        """Return it without any filter, from its first page."""
        return replace(self, **{name: getattr(_NOTHING, name) for name in FILTERS}, offline=False, skip=0)

    def begun(self) -> "Seeking":
        """Return a new search of the same conversation: only what was counted and told is remembered."""
        return Seeking(counted=self.counted, gaps=self.gaps)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values, without what is empty."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}
        return {name: value for name, value in plain.items() if value not in (None, "", 0, False, [])}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "Seeking":
        """Return what `to_json` gave; what nobody knows any more is left out."""
        known = {name: value for name, value in plain.items() if name in cls.__slots__}
        for name in _LISTS & known.keys():
            known[name] = tuple(known[name])
        for name, kind in _KINDS.items():
            if name in known:
                known[name] = kind(known[name])
        return cls(**known)


FILTERS = ("relatives", "free", "remote", "age", "language", "access", "when")
_NOTHING = Seeking()
_LISTS = {"needs", "shown", "found", "gaps"}
_KINDS: Mapping[str, type[StrEnum]] = {"whom": Whom, "access": Access, "when": When, "awaiting": Awaiting}
