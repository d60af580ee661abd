"""An offer as the directory has it: the fields of Open Referral's HSDS 3.0 that are used here, made flat."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NewType

from knowledge.terms import ActorKind

OfferId = NewType("OfferId", str)  # a slug: a-z, 0-9 and hyphens, at most 40, so that a button can carry it
NeedId = NewType("NeedId", str)  # an id of needs.toml


class Way(StrEnum):
    """How one takes part; phone and digital offers count wherever one lives."""

    PLACE = "place"  # one goes there
    HOME = "home"  # somebody comes
    PHONE = "phone"
    DIGITAL = "digital"


class Cost(StrEnum):
    """What it costs; UNKNOWN is never shown as free."""

    FREE = "free"
    PAID = "paid"
    UNKNOWN = "unknown"


class Access(StrEnum):
    """What somebody may need to be able to take part."""

    WHEELCHAIR = "wheelchair"
    HEARING = "hearing"  # a loop or an interpreter
    SIGHT = "sight"
    QUIET = "quiet"  # few people, little noise


class Day(StrEnum):
    """The days of the week as HSDS (RFC 5545) writes them."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"


class Status(StrEnum):
    """HSDS's states of a service; only an ACTIVE one is shown."""

    ACTIVE = "active"
    INACTIVE = "inactive"  # hidden: by staff, or nobody has confirmed it for too long
    CLOSED = "temporarily closed"
    DEFUNCT = "defunct"  # the provider has withdrawn it


class Confidence(StrEnum):
    """How sure its facts are: LIKELY ones are shown with a request to check."""

    VERIFIED = "verified"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When it is open: on *days*, from *opens* to *closes*, within *starts* and *ends*; None: not told."""

    days: tuple[Day, ...] = ()
    opens: time | None = None
    closes: time | None = None
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that people can take part in or be helped by (HSDS: a service with its one location).

    *needs* empty: it knows of offers for any need, as a volunteer centre does. *municipalities* empty: it is
    for the whole country. *assured_on* is when its provider last said that it is true, *checked_on* when
    somebody last found it at its *source*. *phone*, *email*, *page* and *address* are as published, empty
    where they are not. *latitude* and *longitude* are WGS 84 degrees. *relatives*: it is (also) for them.
    *languages* are ISO 639-1 codes. *what_en* and *for_whom_en* are empty where nobody has translated them.
    """

    id: OfferId
    name: str
    organisation: str
    kind: ActorKind | None
    what: str
    for_whom: str = ""
    needs: tuple[NeedId, ...] = ()
    municipalities: tuple[str, ...] = ()
    ways: tuple[Way, ...] = (Way.PLACE,)
    relatives: bool = False
    minimum_age: int | None = None
    maximum_age: int | None = None
    cost: Cost = Cost.UNKNOWN
    cost_note: str = ""
    languages: tuple[str, ...] = ("da",)
    access: tuple[Access, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    schedule_note: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""
    email: str = ""
    page: str = ""
    what_en: str = ""
    for_whom_en: str = ""
    status: Status = Status.ACTIVE
    confidence: Confidence = Confidence.LIKELY
    source: str = ""
    assured_on: date | None = None
    checked_on: date | None = None

    @property
    def known_on(self) -> date | None:
        """The day on which it was last known to be true."""
        return max((day for day in (self.assured_on, self.checked_on) if day), default=None)
