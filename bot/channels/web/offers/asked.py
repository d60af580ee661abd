"""What an address of the list asks for, and the only thing that writes such addresses."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import urlencode

from bot.channels.web.posted import number
from bot.channels.web.words import ASKED as TONGUE
from knowledge.offers.needs import Needs
from knowledge.offers.offer import Access, NeedId
from knowledge.offers.wish import When, Wish
from knowledge.terms import Language

LIST = "tilbud"  # where the list is
NEED, PLACE, WORDS, SIDE, AGE = "behov", "kommune", "ord", "side", "alder"
RELATIVES, FREE, REMOTE = "paaroerende", "gratis", "hjemmefra"
SPOKEN, ACCESS, WHEN = "tales", "adgang", "tid"
FURTHER = (AGE, RELATIVES, FREE, REMOTE, SPOKEN, ACCESS, WHEN)  # the filters beside need and place
OLDEST = 120
FURTHEST = 1_000  # pages; nobody reads on
LONGEST = 200  # letters of all needs that an address names
YES = "1"

ANYTHING = Wish()
NOTHING: Mapping[str, str] = MappingProxyType({})
Told = Mapping[str, str]  # the parameters of an address, or the fields of a form
One = TypeVar("One", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of the list: what is looked for, the words of it *sealed*, which *side*, in which language."""

    wish: Wish = ANYTHING
    sealed: str = ""
    side: int = 1
    language: Language = Language.DANISH

    @property
    def fields(self) -> dict[str, str]:
        """What is asked, as the fields of a form and the parameters of an address; empty ones left out."""
        wish = self.wish
        told = {
            NEED: ",".join(wish.needs),
            PLACE: wish.municipality,
            AGE: "" if wish.age is None else str(wish.age),
            RELATIVES: YES if wish.relatives else "",
            FREE: YES if wish.free else "",
            REMOTE: YES if wish.remote else "",
            SPOKEN: wish.language,
            ACCESS: wish.access or "",
            WHEN: wish.when or "",
            WORDS: self.sealed,
        }
        return {name: value for name, value in told.items() if value}

    @property
    def narrowed(self) -> tuple[str, ...]:
        """The filters that are set, beside need and place."""
        return tuple(name for name in self.fields if name in FURTHER)

    def address(self, changed: Mapping[str, str] = NOTHING, *, shared: bool = False) -> str:
        """Return the address of the same list with fields *changed*, an empty one taken out.

        It leads to the first page unless that is changed too. A *shared* one never has the words.
        """
        told = {name: value for name, value in (self.fields | {**changed}).items() if value}
        if shared:
            told.pop(WORDS, None)
        return f"{LIST}?{urlencode({**told, TONGUE: self.language.value})}"

    @property
    def here(self) -> str:
        """The address of this very page, without its language."""
        told = self.fields | ({SIDE: str(self.side)} if self.side > 1 else {})
        return f"{LIST}?{urlencode(told)}" if told else LIST

    def without(self, name: str) -> "Asked":
        """Return it without the filter *name*."""
        empty = {
            NEED: {"needs": ()},
            PLACE: {"municipality": ""},
            AGE: {"age": None},
            RELATIVES: {"relatives": False},
            FREE: {"free": False},
            REMOTE: {"remote": False},
            SPOKEN: {"language": ""},
            ACCESS: {"access": None},
            WHEN: {"when": None},
            WORDS: {"words": ""},
        }
        wish = replace(self.wish, **empty[name])  # type: ignore[arg-type]  # each has its own type
        return replace(self, wish=wish, side=1, sealed="" if name == WORDS else self.sealed)


def read(told: Told, *, words: str, needs: Needs, places: Collection[str], language: Language) -> Asked:
    """Return what an address or a form *told*; what cannot be asked for counts as not asked."""
    named = dict.fromkeys(NeedId(need) for need in told.get(NEED, "")[:LONGEST].split(","))
    place, spoken = told.get(PLACE, ""), told.get(SPOKEN, "")
    wish = Wish(
        needs=tuple(need for need in named if need in needs.by_id),
        words=words,
        municipality=place if place in places else "",
        age=_age(told.get(AGE, "").strip()),
        relatives=told.get(RELATIVES) == YES,
        free=told.get(FREE) == YES,
        remote=told.get(REMOTE) == YES,
        language=spoken if _is_code(spoken) else "",
        access=_one(Access, told.get(ACCESS, "")),
        when=_one(When, told.get(WHEN, "")),
    )
    side = min(max(number(told.get(SIDE)), 1), FURTHEST)
    return Asked(wish, told.get(WORDS, "") if words else "", side, language)


def _age(text: str) -> int | None:
    digits = text.isascii() and text.isdigit() and len(text) <= len(str(OLDEST))
    return int(text) if digits and int(text) <= OLDEST else None


def _is_code(text: str) -> bool:
    """Whether *text* may be a code of ISO 639-1."""
    return len(text) == 2 and text.isascii() and text.isalpha() and text.islower()


def _one(kind: type[One], text: str) -> One | None:
    return kind(text) if text in set(kind) else None
