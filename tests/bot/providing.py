"""The offers of a real store, their providers and a moved clock: what the tests of asking them share."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson

from bot.jobs import Jobs
from bot.providers import Asker
from bot.store.sqlite import SqliteStore
from knowledge.casework.staff import Account, StaffRole
from knowledge.library import Shelf
from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import Offer, OfferId
from knowledge.offers.records import NOTHING, Change, Proposal, Told, Wanted
from knowledge.offers.wish import Wish
from knowledge.terms import DENMARK, ActorKind
from tests.bot.store.said import ANNA, arrival, effects

SITE = "https://indgang.example.org"
DAY = date(2027, 5, 24)  # a Monday, and so are the two weeks later: people are only asked on working days
WALK = Offer(
    OfferId("test-walk"),
    "Testgåturen",
    "Testforeningen",
    ActorKind.ASSOCIATION,
    "Vi går tur og snakker.",
    municipalities=("Viborg",),
    phone="12 34 56 78",
    assured_on=DAY - timedelta(days=180),
)
CAFE = replace(WALK, id=OfferId("test-cafe"), name="Testcaféen")
MAIL = "test@example.org"


class Clock:
    """Shows what it was set to."""

    def __init__(self) -> None:
        self.now = datetime.combine(DAY, datetime.min.time(), DENMARK).replace(hour=10, minute=30)

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)

    def on(self, day: date, hour: int = 10) -> None:
        self.now = datetime(day.year, day.month, day.day, hour, 30, tzinfo=DENMARK)


class Directory:
    """The offers of a store, their providers, and what the clock writes to them."""

    def __init__(self, store: SqliteStore, shelf: Shelf, time: Clock) -> None:
        self.store, self.shelf, self.time = store, shelf, time
        store.directory.follow(lambda: shelf.library)
        self.asker = Asker(store, shelf, SITE)
        self.jobs = Jobs(store, shelf, None, lambda _: None, self.asker)
        self._worker: Account | None = None
        self._number = 0

    async def says(self, conversation: str, told: Told = NOTHING, *, erases: bool = False) -> None:
        """Let somebody write, and tell this."""
        self._number += 1
        await self.store.receive([arrival(self._number, conversation)])
        async with self.store.claim(16) as batch:
            for job in batch.jobs:
                batch.done(effects(job, offers=told, erases=erases))

    async def provides(
        self, offer: Offer, conversation: str = ANNA, *, email: str = "", consents: bool = True
    ) -> None:
        """Let an offer be proposed and approved, as it is."""
        proposal = Proposal(Wanted.ADD, offer, consents=consents, email=email)
        await self.says(conversation, Told(proposals=(proposal,)))
        (waiting,) = await self.store.offers.proposals()
        by = await self.worker()
        assert await self.store.offers.decide(waiting.number, offer, by=by)
        await self.store.offers.put(Change(put=(offer,)), by=by)

    async def worker(self) -> Account:
        if self._worker is None:
            self._worker = await self.store.accounts.add("Anna Ansat", StaffRole.WORKER)
        return self._worker

    async def look(self, age: int | None = None) -> None:
        """Let the clock look in, so many days after the offers were last known to be true."""
        if age is not None:
            self.time.on(DAY + timedelta(days=age - 180))
        await self.jobs.look(self.time())

    async def letters(self, conversation: str = "%") -> Sequence[dict[str, Any]]:
        """Return the letters that ask, oldest first."""
        sql = "select params from outbox where inbox_id is null and conversation like ? order by id"
        return [orjson.loads(row[0]) for row in await self.store._reader.rows(sql, conversation)]

    def freshness(self, offer: Offer = WALK) -> Freshness:
        found = self.store.directory.get(offer.id)
        assert found
        return self.shelf.library.ages.of(found, self.time.now.date())

    def listed(self) -> list[str]:
        found = self.store.directory.search(Wish(municipality="Viborg"), today=self.time.now.date())
        return [hit.offer.id for hit in found.hits]


async def token_of(directory: Directory) -> str:
    (letter,) = await directory.letters("mail:%")
    return str(letter["text"]).partition(f"{SITE}/tilbud/svar/")[2].split()[0]
