"""The misses: kept with the turn, learnt from, and gone with their person or when their time is over."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.sqlite import open_sqlite
from knowledge.casework.learning import Tally
from knowledge.casework.trail import Asked
from knowledge.privacy.retention import Periods, Swept
from knowledge.records import Failing, Miss
from knowledge.store import Store
from tests.bot.store.kept import Clock, files_with
from tests.bot.store.said import ANNA, BO, arrival, effects
from tests.bot.store.staffed import WORKER, employ

PARKING = Miss(Failing.UNANSWERED, "hvor må jeg parkere", "da")
GRANT = Miss(Failing.WRONG_TOPIC, "hvem deler puljen", "da", "council-funding", 0.61, "Skive", "foundations")


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, time: Clock) -> AsyncIterator[Store]:
    async with open_sqlite(tmp_path / "indgang.db", clock=time) as opened:
        yield opened


async def miss(store: Store, number: int, *misses: Miss, conversation: str = ANNA) -> None:
    await store.receive([arrival(number, conversation)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "svar", misses=misses))


async def open_ones(store: Store) -> list[Miss]:
    return [one.miss for one in await store.learning.open(10)]


async def test_misses_are_kept_as_they_were_newest_first(store: Store) -> None:
    await miss(store, 1, PARKING)
    await miss(store, 2, GRANT, conversation=BO)

    assert await open_ones(store) == [GRANT, PARKING]


async def test_what_was_meant_takes_the_place_of_the_same_miss_without_it(store: Store) -> None:
    before = replace(GRANT, meant="")
    await miss(store, 1, before, PARKING)
    await miss(store, 2, before, conversation=BO)

    await miss(store, 3, GRANT)

    assert await open_ones(store) == [GRANT, before, PARKING]


async def test_what_is_settled_is_not_shown_again_and_stands_in_the_trail(store: Store) -> None:
    await employ(store)
    await miss(store, 1, PARKING, GRANT)
    grant, parking = await store.learning.open(10)

    assert await store.learning.settle([grant.id, parking.id], "taught", by=WORKER) == 2
    assert await store.learning.settle([grant.id], "dismissed", by=WORKER) == 0
    assert await open_ones(store) == []
    newest, *_ = await store.trail.acts(Asked(), limit=1)
    assert (newest.what, newest.detail) == ("miss.taught", {"count": 2})


async def test_how_many_wait_and_how_many_taught_lately_are_told(store: Store, time: Clock) -> None:
    await employ(store)
    await miss(store, 1, PARKING, GRANT)
    grant, _ = await store.learning.open(10)
    await store.learning.settle([grant.id], "taught", by=WORKER)
    taught_at = time.now

    assert await store.learning.tally(taught_at - timedelta(days=30)) == Tally(open=1, taught=1)
    assert await store.learning.tally(taught_at + timedelta(seconds=1)) == Tally(open=1, taught=0)

    time.now += Periods().misses
    await store.sweep(Periods())
    assert await store.learning.tally(taught_at - timedelta(days=30)) == Tally(open=0, taught=1)


async def test_erasing_takes_only_that_persons_misses(store: Store, tmp_path: Path) -> None:
    await miss(store, 1, PARKING)
    await miss(store, 2, GRANT, conversation=BO)
    await store.receive([arrival(3, ANNA)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "slettet", erases=True))

    assert await open_ones(store) == [GRANT]


async def test_a_miss_outlasts_its_conversation_and_goes_when_its_time_is_over(
    store: Store, time: Clock
) -> None:
    periods = Periods()
    await miss(store, 1, PARKING)
    time.now += periods.misses - timedelta(minutes=1)
    assert await store.sweep(periods) == Swept(conversations=1, bodies=1)
    assert await open_ones(store) == [PARKING]

    time.now += timedelta(minutes=1)
    assert await store.sweep(periods) == Swept(misses=1)
    assert await open_ones(store) == []


async def test_no_word_of_an_erased_miss_is_left_in_the_files(store: Store, tmp_path: Path) -> None:
    await miss(store, 1, PARKING)
    await store.receive([arrival(2, ANNA)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "slettet", erases=True))
    await store.sweep(Periods())

    assert files_with(tmp_path, "hvor må jeg parkere") == {}
