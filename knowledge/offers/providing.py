"""Providers: who is asked whether an offer is still true, what they answer, and what they are told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from knowledge.offers.freshness import Ages
from knowledge.offers.offer import Offer, OfferId
from knowledge.offers.records import Proposed, Provider, Told
from knowledge.traffic import Outgoing


@dataclass(frozen=True, slots=True)
class Provided:
    """An offer, whom it is asked of, and on which days they were last asked and last reminded."""

    offer: Offer
    provider: Provider
    asked_on: date | None = None
    reminded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What one provider is asked now: one letter, whatever number of offers; *again*: a reminder of it."""

    provider: Provider
    offers: tuple[Offer, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """What the one-time link of a letter leads to: the *offers* that are not answered about yet."""

    offers: tuple[OfferId, ...]
    language: str
    sent_on: date


class Providers(Protocol):
    """Providers as the clock and the pages of one-time links meet them."""

    async def asking(self, before: date) -> Sequence[Provided]:
        """Return active offers with a provider who agreed, last known to be true on *before* or earlier.

        Those whose conversation is blocked by staff, or can be reached no longer, are left out.
        """
        ...

    async def ask(
        self,
        ids: Sequence[OfferId],
        letter: Outgoing,
        *,
        on: date,
        again: bool = False,
        token: str = "",
    ) -> bool:
        """Put *letter* in the outbox and note that it was asked, or reminded, *on* that day.

        *token* is the digest of the link in it. False, and nothing is done, when one of *ids* was asked (or
        reminded) that day already, or has no provider any more.
        """
        ...

    async def link(self, token: str) -> Link | None:
        """Return what the digest *token* leads to; None where it leads nowhere, or all is answered."""
        ...

    async def hear(self, token: str, id: OfferId, told: Told) -> bool:  # noqa: A002 the offer's
        """Keep what a provider answers about *id* by a link: a confirmation, or a proposal; once.

        One that withdraws it hides it at once.
        """
        ...

    async def untold(self) -> Sequence[Proposed]:
        """Return proposals of providers that were decided, and they have not been told yet; oldest first."""
        ...

    async def tell(self, number: int, letter: Outgoing | None) -> bool:
        """Note that the decision was told and put *letter* in the outbox (None: nobody can be reached)."""
        ...

    async def unreached(self) -> Mapping[OfferId, str]:
        """Return the offers whose provider cannot be reached, and why (a `Delivery`'s value)."""
        ...


def due(provided: Sequence[Provided], ages: Ages, today: date) -> tuple[Question, ...]:
    """Return what to ask today: each provider once about all that is theirs and old enough.

    What is asked for the first time leads: a reminder about something else waits in the same letter.
    """
    theirs: dict[Provider, dict[bool, list[Offer]]] = {}
    for one in provided:
        again = _again(one, ages, today)
        if again is not None:
            theirs.setdefault(_same(one.provider), {True: [], False: []})[again].append(one.offer)
    return tuple(
        Question(provider, (*offers[False], *offers[True]), again=not offers[False])
        for provider, offers in theirs.items()
    )


def _again(one: Provided, ages: Ages, today: date) -> bool | None:
    """Return whether a reminder is due (True) or the question (False); None: nothing is.

    A reminder waits as long after the question as `Ages` has between them, however late that was.
    """
    known, asked = one.offer.known_on, one.asked_on
    if known and today - known < timedelta(days=ages.ask):
        return None
    if asked is None or (known and asked <= known):
        return False
    waited = today - asked >= timedelta(days=ages.remind - ages.ask)
    reminded = one.reminded_on is not None and one.reminded_on > asked
    hidden = known is not None and today - known >= timedelta(days=ages.hide)
    return None if reminded or hidden or not waited else True


def _same(provider: Provider) -> Provider:
    """Return what makes two providers one: where they are asked."""
    if provider.email:
        return Provider(email=provider.email.casefold(), language=provider.language)
    return Provider(provider.conversation, language=provider.language)
