"""What a store tells the one who counts, and how much it says is waiting."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import open_store
from knowledge.observing import Outcome
from knowledge.store import Store
from knowledge.traffic import Backlog, Delivery, Receipt
from tests.bot.store.said import BO, CLARA, answer_all, arrival, effects


class Clerk:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.channels: list[str] = []
        self.outcomes: list[Outcome] = []
        self.fates: list[Delivery] = []
        self.commits: list[float] = []

    def received(self, channel: str) -> None:
        self.channels.append(channel)

    def turned(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)

    def settled(self, delivery: Delivery) -> None:
        self.fates.append(delivery)

    def committed(self, seconds: float) -> None:
        self.commits.append(seconds)


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
async def store(clerk: Clerk, tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(f"sqlite:///{tmp_path}/indgang.db", clerk) as opened:
        yield opened


async def test_a_message_is_counted_once_for_its_channel(store: Store, clerk: Clerk) -> None:
    await store.receive([arrival(1), arrival(2, CLARA)])
    await store.receive([arrival(1), arrival(3, quarantined=True)])

    assert clerk.channels == ["telegram", "web", "telegram"]


async def test_what_came_of_each_turn_is_counted(store: Store, clerk: Clerk) -> None:
    await store.receive([arrival(1), arrival(2, BO), arrival(3, CLARA)])

    async with store.claim(9) as batch:
        done, failed, hopeless = batch.jobs
        batch.done(effects(done))
        batch.failed(failed, "KeyError", retry_in=60)
        batch.failed(hopeless, "KeyError", retry_in=None, effects=effects(hopeless))

    assert clerk.outcomes == [Outcome.DONE, Outcome.FAILED, Outcome.SET_ASIDE]


async def test_what_became_of_each_letter_is_counted(store: Store, clerk: Clerk) -> None:
    await store.receive([arrival(1), arrival(2, BO)])
    async with store.claim(9) as batch:
        answer_all(batch, "svar")
    first, second = await store.due("telegram", 9)

    later = datetime.now(UTC) + timedelta(hours=1)
    await store.settle(
        [Receipt(first.id, Delivery.SENT), Receipt(second.id, Delivery.RETRY, not_before=later)]
    )

    assert clerk.fates == [Delivery.SENT, Delivery.RETRY]


async def test_every_commit_is_timed(store: Store, clerk: Clerk) -> None:
    await store.receive([arrival(1)])
    await store.ready()

    assert len(clerk.commits) == 2
    assert all(0 < seconds < 5 for seconds in clerk.commits)


async def test_what_waits_is_counted_for_each_channel_with_its_oldest(store: Store) -> None:
    began = datetime.now(UTC) - timedelta(milliseconds=1)
    await store.receive([arrival(1), arrival(2, BO), arrival(3, BO)])
    async with store.claim(1) as batch:
        answer_all(batch, "et", "to")

    waiting = {(one.what, one.channel): one for one in store.backlog()}

    assert {key: one.number for key, one in waiting.items()} == {
        ("messages", "telegram"): 2,
        ("messages", "web"): 0,
        ("letters", "telegram"): 2,
        ("letters", "web"): 0,
    }
    assert waiting["messages", "web"] == Backlog("messages", "web", 0)
    oldest = waiting["messages", "telegram"].oldest
    assert oldest is not None
    assert began <= oldest <= datetime.now(UTC)
