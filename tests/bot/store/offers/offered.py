"""Made-up offers, and what the tests of the directory let people and staff do."""

from dataclasses import replace
from datetime import date
from typing import Any

from knowledge.offers.offer import NeedId, Offer, OfferId, Status, Way
from knowledge.offers.records import Proposal, Told, Wanted
from knowledge.offers.wish import Wish
from knowledge.store import Store
from knowledge.traffic import Job
from tests.bot.store.said import ANNA, arrival, effects
from tests.bot.store.staffed import WORKER

TODAY = date(2026, 11, 22)  # the day that `Clock` shows
WALK = Offer(
    id=OfferId("test-walk"),
    name="Testgåtur",
    organisation="Testforeningen",
    kind=None,
    what="Vi går en tur sammen",
    needs=(NeedId("exercise"),),
    municipalities=("Lemvig",),
    checked_on=date(2026, 11, 1),
)
CALL = replace(
    WALK,
    id=OfferId("test-call"),
    name="Testlinjen",
    needs=(NeedId("talking"), NeedId("loneliness")),
    municipalities=(),
    ways=(Way.PHONE,),
    phone="00 00 00 00",
)
HOUSE = replace(
    WALK, id=OfferId("test-house"), name="Testhuset", needs=(), municipalities=("Skive", "Lemvig")
)


def find(store: Store, **wish: Any) -> list[str]:
    """Return the ids of what is found today."""
    return [hit.offer.id for hit in store.directory.search(Wish(**wish), today=TODAY, limit=99).hits]


async def say(
    store: Store, number: int, told: Told, *, conversation: str = ANNA, text: str = "hej", **fields: Any
) -> Job:
    """Let a turn tell *told*, and return the job it had."""
    await store.receive([arrival(number, conversation, text)])
    async with store.claim(1) as batch:
        (job,) = batch.jobs
        batch.done(effects(job, "svar", offers=told, **fields))
    return job


def proposal(wanted: Wanted = Wanted.ADD, offer: Offer | None = WALK, **fields: Any) -> Told:
    """Return that somebody proposes *offer*."""
    return Told(proposals=(Proposal(wanted, offer, **fields),))


async def provide(
    store: Store, number: int = 1, offer: Offer = WALK, *, conversation: str = ANNA, **fields: Any
) -> None:
    """Let a conversation propose *offer* and become its provider."""
    told = proposal(offer=offer, consents=True, **fields)
    await say(store, number, told, conversation=conversation)
    *_, newest = await store.offers.proposals()
    assert await store.offers.decide(newest.number, offer, by=WORKER)


async def status(store: Store, offer: Offer) -> Status:
    """Return the offer's status as it is now."""
    kept = store.directory.get(offer.id)
    assert kept is not None
    return kept.status
