"""The directory: where offers are looked up, and where they are kept."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from knowledge.casework.staff import Account
from knowledge.offers.freshness import Ages
from knowledge.offers.offer import Offer, OfferId
from knowledge.offers.records import Change, Checked, Gap, Overview, Proposed, Provider, Search, State, Wanted
from knowledge.offers.wish import Found, Wish


class Rules(Protocol):
    """What a directory ranks by; the Library has it."""

    @property
    def ages(self) -> Ages:
        """How long what is known of an offer holds."""
        ...

    @property
    def neighbours(self) -> Mapping[str, tuple[str, ...]]:
        """The municipalities beside each one."""
        ...


@dataclass(frozen=True, slots=True)
class Standard:
    """The rules where nobody has given others."""

    ages: Ages = field(default_factory=Ages)
    neighbours: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Directory(Protocol):
    """What handlers and pages search: a read-only index that answers at once (p99 below 5 ms)."""

    def search(self, wish: Wish, *, today: date, limit: int = 3, skip: int = 0) -> Found:
        """Return *limit* offers that fit *wish*, best first, after the first *skip* of them."""
        ...

    def get(self, id: OfferId) -> Offer | None:  # noqa: A002 it is the offer's
        """Return the offer, shown or not."""
        ...

    def counts(self, wish: Wish, *, today: date) -> Mapping[str, int]:
        """Return how many offers that fit *wish* there are in each municipality, wherever *wish* is."""
        ...


class Guided(Directory, Protocol):
    """A directory that ranks by the content of the moment."""

    def follow(self, rules: Callable[[], Rules]) -> None:
        """Rank by what *rules* returns at each search."""
        ...

    def beside(self) -> Directory:
        """Return the same directory for pages, which may search in threads while turns go on."""
        ...


class Empty:
    """A directory without any offers."""

    def search(self, wish: Wish, *, today: date, limit: int = 3, skip: int = 0) -> Found:  # noqa: ARG002 as any
        """Find nothing."""
        return Found()

    def get(self, id: OfferId) -> Offer | None:  # noqa: A002, ARG002 as any
        """Know none."""
        return None

    def counts(self, wish: Wish, *, today: date) -> Mapping[str, int]:  # noqa: ARG002 as any
        """Count none."""
        return {}

    def beside(self) -> "Empty":
        """Be the same."""
        return self


class Offers(Protocol):
    """The offers as staff, the clock and the commands change them; each change has its row in the trail."""

    async def seed(self, offers: Sequence[Offer]) -> int:
        """Take over the content's *offers*, and return how many changed.

        One that was changed here since stays as it is; one that the content no longer has goes, if untouched.
        """
        ...

    async def all(self) -> Sequence[Offer]:
        """Return every offer, whatever its status, by id."""
        ...

    async def put(self, change: Change, *, by: Account) -> None:
        """Add, replace and remove offers: all of it or nothing."""
        ...

    async def confirm(
        self,
        id: OfferId,  # noqa: A002 the offer's
        *,
        today: date,
        by: Account,
        how: Checked = Checked.PHONE,
    ) -> bool:
        """Note that it is true as of *today*, and in the trail *how* that was checked; False: there is none.

        What stands at its page was checked (``checked_on``); what its provider said is assured.
        """
        ...

    async def proposals(
        self, state: State = State.WAITING, *, limit: int = 200, wanted: Collection[Wanted] = tuple(Wanted)
    ) -> Sequence[Proposed]:
        """Return proposals that want one of *wanted*, oldest first."""
        ...

    async def waiting(self) -> Mapping[Wanted, int]:
        """Return how many proposals wait for staff, all of them, by what they want."""
        ...

    async def proposal(self, number: int) -> Proposed | None:
        """Return one proposal."""
        ...

    async def decide(self, number: int, offer: Offer | None, *, by: Account) -> bool:
        """Approve a proposal as *offer* (None: turn it down); False when somebody decided before.

        An approved one of a provider makes them the offer's provider. One that asks to withdraw it makes
        it DEFUNCT.
        """
        ...

    async def provider(self, id: OfferId) -> Provider | None:  # noqa: A002 the offer's
        """Return who is asked whether it is true; None: nobody has agreed to that."""
        ...

    async def count(self, searches: Sequence[Search] = (), gaps: Sequence[Gap] = ()) -> None:
        """Count what somebody looked for or missed on a page, where there is no turn to tell it."""
        ...

    async def gaps(self) -> Sequence[tuple[Gap, int]]:
        """Return what people said is missing, and how often."""
        ...

    async def overview(self, since: date) -> Mapping[tuple[str, str], Overview]:
        """Return by (municipality, need) what there is and what was looked for since then.

        Offers for the whole country stand under the municipality ``""``, those for any need under ``""`` too.
        """
        ...
