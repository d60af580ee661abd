"""The Protocols of what must be remembered; implementations live in ``bot/store``.

What a turn wants is committed with the inbox rows it answers, or not at all. No SQL idiom is visible here.
"""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol

from knowledge.casework.access import Accounts, Drafts, Sessions
from knowledge.casework.desk import Desk
from knowledge.casework.edits import Editing
from knowledge.casework.learning import Learning
from knowledge.casework.notices import Notices
from knowledge.casework.referrals import Referrals
from knowledge.casework.staff import Account
from knowledge.casework.steering import Helm
from knowledge.casework.templates import Templates
from knowledge.casework.trail import Trail
from knowledge.offers.directory import Guided, Offers
from knowledge.offers.providing import Providers
from knowledge.privacy.retention import Periods, Retention, Swept
from knowledge.records import Case, Copy
from knowledge.traffic import Arrival, Backlog, Effects, Job, Letter, Line, Receipt


class Batch(Protocol):
    """Claimed jobs and what came of them; leaving the context commits it in one transaction."""

    jobs: Sequence[Job]

    def done(self, effects: Effects) -> None:
        """Commit these effects with the batch."""
        ...

    def failed(self, job: Job, error: str, *, retry_in: float | None, effects: Effects | None = None) -> None:
        """Keep *job* waiting *retry_in* seconds; None sets it aside, with the apology in *effects*."""
        ...


class Turns(Protocol):
    """The durable road of a message: inbox, claim, commit."""

    async def receive(self, arrivals: Sequence[Arrival]) -> int:
        """Commit *arrivals* to the inbox and return how many were new; a known key is a no-op."""
        ...

    def claim(self, limit: int) -> AbstractAsyncContextManager[Batch]:
        """Wait for work, then claim at most *limit* conversations that nobody else holds.

        On leaving, all that was done is committed at once. If something in it breaks a rule of the store,
        each job is committed alone; one that breaks a rule even then is rolled back whole, and waits a while
        with one attempt more, as if its handler had raised: who counts attempts sets it aside in the end.
        When the store itself fails (a full disk), leaving raises a StoreError; nothing is changed or counted.
        """
        ...

    def take_number(self, year: int) -> int:
        """Return a case number of *year* that is never given twice (numbers may have gaps)."""
        ...


class Readiness(Protocol):
    """Whether messages can be kept."""

    async def ready(self) -> None:
        """Return once a write has reached the disk; a StoreError says why none does."""
        ...


class Outbox(Protocol):
    """What waits to be delivered."""

    async def due(self, channel: str, limit: int) -> Sequence[Letter]:
        """Wait for letters of *channel* that may go now; at most one per conversation, urgent first."""
        ...

    async def settle(self, receipts: Iterable[Receipt]) -> None:
        """Record what became of letters; a RETRY comes back from `due` when its time has come."""
        ...

    async def pause(self, channel: str, until: datetime) -> None:
        """Keep, over a restart too, that nothing of *channel* may go out before *until*."""
        ...

    async def paused(self, channel: str) -> datetime | None:
        """Return until when nothing of *channel* may go out; None when it may."""
        ...

    async def replay(self, conversation: str, after: int) -> Sequence[Line]:
        """Return the committed lines of *conversation* with an id above *after*, oldest first."""
        ...

    async def wait(self, conversation: str, after: int, seconds: float) -> Sequence[Line]:
        """Like `replay`, but wait up to *seconds* for a first line that is not the person's own."""
        ...

    def follow(self, conversation: str, after: int) -> AsyncGenerator[Sequence[Line], None]:
        """Yield the lines of *conversation* above *after* as they are committed, both directions, for ever.

        The first lines are those that are there already. A line that waited comes once more, alone, when its
        turn is over and nothing was said in it. An empty sequence says that lines were erased: what
        was shown is to be read anew. Close the iterator when nobody looks any more.
        """
        ...


class Inquiries(Protocol):
    """The inquiry log."""

    async def find(self, reference: str) -> Case | None:
        """Return the case with this reference, unless erased; who may see it is the caller's to decide."""
        ...


class Rights(Protocol):
    """What a person may see of themselves, and what is deleted because its time has come."""

    async def copy(self, conversation: str) -> Copy:
        """Return all that is kept of *conversation*."""
        ...

    async def sweep(self, periods: Periods) -> Swept:
        """Delete what is kept longer than *periods* allow; inquiries are only counted, never deleted."""
        ...

    async def expired(self, periods: Periods) -> Sequence[str]:
        """Return the references of the inquiries that are kept longer than *periods* allow, oldest first."""
        ...

    async def delete_expired(self, periods: Periods, *, basis: str, by: Account) -> Sequence[str]:
        """Delete them on the legal *basis* that the trail will name, and return their references."""
        ...


class Leases(Protocol):
    """Which of several processes does what only one may do."""

    async def lease(self, job: str, holder: str, until: datetime) -> bool:
        """Give *job* to *holder* until *until*; False while another holds it. A moment past lets go of it."""
        ...


class Reports(Protocol):
    """What exports, statistics and figures read."""

    def rows(self, what: str) -> Iterable[Mapping[str, Any]]:
        """Yield the rows of ``messages``, ``inquiries`` or ``conversations``; erased ones are `ERASED`'s."""
        ...

    def backlog(self) -> Sequence[Backlog]:
        """Return what waits, for every channel there is; blocks while it reads."""
        ...


class Store(Turns, Outbox, Inquiries, Rights, Leases, Reports, Readiness, Protocol):
    """Everything that is remembered."""

    @property
    def desk(self) -> Desk:
        """The cases as staff see and change them."""
        ...

    @property
    def accounts(self) -> Accounts:
        """The accounts of staff."""
        ...

    @property
    def sessions(self) -> Sessions:
        """Who of them is logged in."""
        ...

    @property
    def drafts(self) -> Drafts:
        """What they have begun to write."""
        ...

    @property
    def templates(self) -> Templates:
        """What they begin an answer from."""
        ...

    @property
    def referrals(self) -> Referrals:
        """What was forwarded with a one-time link."""
        ...

    @property
    def edits(self) -> Editing:
        """What they have edited of the content."""
        ...

    @property
    def learning(self) -> Learning:
        """What the bot missed."""
        ...

    @property
    def trail(self) -> Trail:
        """Who did what."""
        ...

    @property
    def retention(self) -> Retention:
        """On which ground inquiries are deleted."""
        ...

    @property
    def notices(self) -> Notices:
        """What the clock has told and done."""
        ...

    @property
    def offers(self) -> Offers:
        """The local offers, to change."""
        ...

    @property
    def providers(self) -> Providers:
        """Who answers for them: when they are asked, and what they say."""
        ...

    @property
    def directory(self) -> Guided:
        """The local offers, to search."""
        ...

    @property
    def steering(self) -> Helm:
        """What is paused, stopped or blocked."""
        ...
