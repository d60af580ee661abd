"""What is kept of providers: in the copy of their conversation, gone with /slet and with its time."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.providers import MAIL
from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge.casework.schedule import Job, Run
from knowledge.offers.records import Change, Proposal, Provider, State, Told, Wanted
from knowledge.privacy.retention import Periods, Swept
from knowledge.records import ERASED
from knowledge.store import Store
from knowledge.traffic import Outgoing
from tests.bot.store.kept import Clock, files_with
from tests.bot.store.offers.offered import CALL, HOUSE, TODAY, WALK, find, proposal, provide, say
from tests.bot.store.said import ANNA, BO
from tests.bot.store.staffed import WORKER, employ

ADDRESS, WORDS = "hemmelig@example.org", "Nummeret er hemmeligt forkert"
CORRECT = Told(proposals=(Proposal(Wanted.CORRECT, of=WALK.id, text=WORDS),))


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, time: Clock) -> AsyncIterator[SqliteStore]:
    async with open_sqlite(tmp_path / "indgang.db", clock=time) as opened:
        await employ(opened)
        yield opened


async def test_a_copy_has_what_one_answers_for_and_proposed(store: SqliteStore) -> None:
    await provide(store, email=ADDRESS)
    await say(store, 2, CORRECT)
    await say(store, 3, proposal(offer=CALL), conversation=BO)

    copy = await store.copy(ANNA)

    agreed = "2026-11-22T09:00:00.000+00:00"
    assert copy.provides == ((WALK.name, Provider(ANNA, ADDRESS, "da", agreed)),)
    assert [(one.proposal.wanted, one.state) for one in copy.proposals] == [
        (Wanted.ADD, State.APPROVED),
        (Wanted.CORRECT, State.WAITING),
    ]
    assert copy.proposals[1].proposal.text == WORDS


async def test_erasing_takes_the_provider_and_their_proposals_and_leaves_the_offer(
    store: SqliteStore, tmp_path: Path
) -> None:
    await provide(store, email=ADDRESS)
    await say(store, 2, CORRECT)
    await say(store, 3, proposal(offer=HOUSE), conversation=BO)
    await provide(store, 4, CALL, conversation=BO)

    await say(store, 5, Told(), erases=True, memory=b"{}")
    assert store._wal._emptying is not None
    await asyncio.wait_for(asyncio.shield(store._wal._emptying), 5)

    assert files_with(tmp_path, ADDRESS, WORDS) == {}
    assert await store.offers.provider(WALK.id) is None
    assert [one.conversation for one in await store.offers.proposals()] == [BO]
    assert (await store.copy(ANNA)).proposals == ()
    assert sorted(find(store)) == [CALL.id, WALK.id]
    assert (await say(store, 6, Told())).provides == ()
    assert (await say(store, 7, Told(), conversation=BO)).provides == (CALL.id,)


async def test_a_mail_that_asks_is_not_sent_once_its_provider_erased_everything(store: SqliteStore) -> None:
    await provide(store, email=ADDRESS)
    asks = Outgoing(MAIL + WALK.id, "sendMail", b'{"to":"hemmelig@example.org"}')
    assert await store.providers.ask([WALK.id], asks, on=TODAY)

    await say(store, 2, Told(), erases=True, memory=b"{}")

    other = Outgoing("mail:staff:ny", "sendMail", b'{"to":"test@example.org"}')
    assert await store.notices.run(Run(Job.DIGEST, store._clock()), [other])
    (letter,) = await asyncio.wait_for(store.due("mail", 9), 5)
    assert letter.params["to"] == "test@example.org"


async def test_staff_who_had_it_open_decide_nothing_once_it_is_erased(store: SqliteStore) -> None:
    await say(store, 1, proposal())
    (open_one,) = await store.offers.proposals()
    await say(store, 2, Told(), erases=True, memory=b"{}")

    assert not await store.offers.decide(open_one.number, WALK, by=WORKER)
    assert await store.offers.all() == []


async def test_what_was_decided_goes_when_its_time_is_over(store: SqliteStore, time: Clock) -> None:
    periods = Periods()
    await say(store, 1, CORRECT)
    (waiting,) = await store.offers.proposals()
    time.now += periods.proposals
    await store.sweep(periods)
    assert await store.offers.proposals() == [waiting]  # nobody has read it yet

    assert await store.offers.decide(waiting.number, None, by=WORKER)
    time.now += periods.proposals - timedelta(minutes=1)
    assert await store.sweep(periods) == Swept()
    time.now += timedelta(minutes=1)
    assert await store.sweep(periods) == Swept(proposals=1)
    assert await store.offers.proposals(State.REFUSED) == []


async def test_a_provider_is_known_after_their_conversation_was_swept(
    store: SqliteStore, time: Clock, tmp_path: Path
) -> None:
    await provide(store)
    time.now += Periods().raw_inbox

    assert (await store.sweep(Periods())).conversations == 1
    assert [row["conversation"] for row in store.rows("messages")] == [ERASED]

    assert (await say(store, 2, Told())).provides == (WALK.id,)


async def test_an_offer_put_by_staff_has_nobody_in_any_copy(store: Store) -> None:
    await store.offers.put(Change((WALK,)), by=WORKER)

    assert (await store.copy("")).provides == ()
