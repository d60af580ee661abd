"""What is remembered about offers, beside the offers: proposals, counts of searches, gaps, providers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.offers.offer import NeedId, Offer, OfferId


class Wanted(StrEnum):
    """What a proposal wants done."""

    ADD = "add"
    EDIT = "edit"
    WITHDRAW = "withdraw"
    CORRECT = "correct"  # "Noget er forkert": a reader's words; nothing is changed but by staff


PROVIDED = (Wanted.ADD, Wanted.EDIT, Wanted.WITHDRAW)  # what providers want; a reader only corrects


class State(StrEnum):
    """What became of a proposal."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


class Checked(StrEnum):
    """How staff found that an offer is still true: by asking its provider, or at its page."""

    PHONE = "phone"
    MAIL = "mail"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a provider or a reader wants changed.

    *offer* is the whole offer as proposed (None for WITHDRAW and CORRECT), *of* the one it is about (None
    for ADD), *text* redacted words of a reader. *consents*: the provider agreed to be asked later whether it
    is still true, in this conversation, or by mail where *email* is given.
    """

    wanted: Wanted
    offer: Offer | None = None
    of: OfferId | None = None
    text: str = ""
    consents: bool = False
    email: str = ""
    language: str = "da"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as it is kept: its number, where it came from, when, and what became of it.

    *times*: how often the same came while it waited.
    """

    number: int
    proposal: Proposal
    conversation: str
    at: datetime
    state: State = State.WAITING
    decided_at: datetime | None = None
    decided_by: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Search:
    """That somebody looked for an offer: never their words. *hits* is how many there were near or remote.

    *card*: a professional made a card of it.
    """

    need: NeedId
    municipality: str
    hits: int
    card: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """What somebody says is missing: a need, a municipality, and for whom (empty, or ``relatives``)."""

    need: NeedId
    municipality: str
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A provider says that their offer is still true."""

    id: OfferId


@dataclass(frozen=True, slots=True)
class Provider:
    """Who is asked about an offer: in *conversation*, or by mail where *email* is given.

    *agreed_at* (ISO 8601, UTC) is since when they agree to that.
    """

    conversation: str = ""
    email: str = ""
    language: str = "da"
    agreed_at: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What an import or a hand wants done to the offers."""

    put: tuple[Offer, ...] = ()
    remove: tuple[OfferId, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """Of one need in one municipality: *offers* shown now, searches, those without a hit, gaps, cards."""

    offers: int = 0
    searches: int = 0
    missed: int = 0
    gaps: int = 0
    cards: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """All that a turn wants kept about offers."""

    searches: tuple[Search, ...] = ()
    gaps: tuple[Gap, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()

    def __add__(self, other: "Told") -> "Told":
        """Return both, this one first."""
        return Told(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


NOTHING = Told()
