"""What somebody looks for, and what was found."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import Access, NeedId, Offer


class When(StrEnum):
    """When somebody can."""

    DAY = "day"  # a weekday before 17
    EVENING = "evening"  # a weekday from 17
    WEEKEND = "weekend"


class Nearness(IntEnum):
    """How near an offer is to the municipality that was named, the nearest first."""

    HERE = 0
    NEXT = 1  # a neighbouring municipality of the region
    REMOTE = 2  # by phone or on the net, wherever one lives
    COUNTRY = 3  # for the whole country, in person
    ELSEWHERE = 4  # where no place was named: it is in some municipality


@dataclass(frozen=True, slots=True)
class Wish:
    """Need × place × who; what is empty or None does not narrow.

    *words* are what was written beyond the needs, for the full-text search; never stored, never logged.
    *remote* wants phone, net and home visits only; *relatives* what is for relatives; *free* what costs
    nothing; *language* (ISO 639-1) what is held in it.
    """

    needs: tuple[NeedId, ...] = ()
    words: str = ""
    municipality: str = ""
    age: int | None = None
    relatives: bool = False
    free: bool = False
    remote: bool = False
    language: str = ""
    access: Access | None = None
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An offer that was found, how near it is, and how long ago it was known to be true."""

    offer: Offer
    nearness: Nearness
    freshness: Freshness = Freshness.FRESH


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, best first, of *total*; none that contradicts the wish."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
