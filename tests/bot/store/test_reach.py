"""Pauses that outlast a restart, chats that cannot be reached, and chats that have moved."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge.store import Store
from knowledge.traffic import Delivery, Receipt
from tests.bot.store.conftest import Opening
from tests.bot.store.said import ANNA, BO, answer_all, arrival, effects, inquiry

MOVED = "telegram:public:-100"


async def say(store: Store, number: int, conversation: str = ANNA) -> None:
    await store.receive([arrival(number, conversation)])
    async with store.claim(16) as batch:
        answer_all(batch, "svar")


async def fare(store: Store, fate: Delivery, moved_to: str = "") -> None:
    """Let the next letter meet *fate*."""
    (due,) = await store.due("telegram", 9)
    await store.settle([Receipt(due.id, fate, moved_to=moved_to)])


def unreachable(store: Store) -> dict[str, str]:
    return {row["conversation"]: row["unreachable"] for row in store.rows("conversations")}


class TestPause:
    async def test_outlasts_a_restart(self, opening: Opening) -> None:
        until = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=5)
        async with opening() as store:
            await store.pause("telegram", until)
            assert await store.paused("telegram") == until

        async with opening() as store:
            assert await store.paused("telegram") == until
            assert await store.paused("web") is None

    async def test_is_over_when_its_time_has_come(self, store: Store) -> None:
        await store.pause("telegram", datetime.now(UTC) - timedelta(seconds=1))

        assert await store.paused("telegram") is None

    async def test_a_shorter_one_does_not_cut_a_longer_one_short(self, opening: Opening) -> None:
        late = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=5)
        async with opening() as store:
            await store.pause("telegram", late)
            await store.pause("telegram", late - timedelta(minutes=4))
            assert await store.paused("telegram") == late

        async with opening() as store:
            assert await store.paused("telegram") == late


class TestUnreachable:
    @pytest.mark.parametrize("fate", [Delivery.BLOCKED, Delivery.GONE])
    async def test_is_marked_until_it_writes_again(self, opening: Opening, fate: Delivery) -> None:
        async with opening() as store:
            await say(store, 1)
            await say(store, 2, BO)
            due = await store.due("telegram", 9)
            await store.settle([Receipt(one.id, fate) for one in due if one.conversation == ANNA])
            assert unreachable(store) == {ANNA: fate.value, BO: ""}

        async with opening() as store:
            await say(store, 3)
            assert unreachable(store) == {ANNA: "", BO: ""}
            await store.settle([Receipt(one.id, Delivery.SENT) for one in await store.due("telegram", 9)])

        async with opening() as store:
            assert unreachable(store) == {ANNA: "", BO: ""}

    async def test_an_attempt_that_failed_is_no_turn(self, store: Store) -> None:
        await say(store, 1)
        await fare(store, Delivery.BLOCKED)
        await store.receive([arrival(2)])
        async with store.claim(1) as batch:
            batch.failed(batch.jobs[0], "ValueError", retry_in=60)

        assert unreachable(store)[ANNA] == "blocked"

    async def test_can_be_marked_again(self, store: Store) -> None:
        for number in (1, 2):
            await say(store, number)
            assert unreachable(store)[ANNA] == ""
            await fare(store, Delivery.BLOCKED)
            assert unreachable(store)[ANNA] == "blocked"

    async def test_is_told_with_the_inquiry(self, store: Store) -> None:
        await store.receive([arrival(1)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], "kvittering", inquiries=(inquiry(),)))
        await fare(store, Delivery.GONE)

        assert [row["unreachable"] for row in store.rows("inquiries")] == ["gone"]


class TestMoved:
    async def moved(self, store: Store) -> None:
        await store.receive([arrival(1)])
        async with store.claim(1) as batch:
            memory = b'{"by":"Skive"}'
            done = effects(batch.jobs[0], "a", "b", inquiries=(inquiry(),), state="s", memory=memory)
            batch.done(done)
        await fare(store, Delivery.MIGRATED, MOVED)

    async def test_cases_and_memory_go_along(self, opening: Opening) -> None:
        async with opening() as store:
            await self.moved(store)
            case = await store.find("26-0001-A")
            assert case is not None
            assert case.conversation == MOVED
            await store.receive([arrival(2, MOVED)])
            async with store.claim(1) as batch:
                job = batch.jobs[0]
                assert (job.state, job.memory, len(job.cases)) == ("s", b'{"by":"Skive"}', 1)

    async def test_nothing_of_them_stays_behind(self, store: Store) -> None:
        await self.moved(store)
        await store.receive([arrival(2)])

        async with store.claim(1) as batch:
            assert (batch.jobs[0].state, batch.jobs[0].memory, batch.jobs[0].cases) == (None, b"{}", ())

    async def test_what_the_new_chat_remembers_already_stays(self, store: Store) -> None:
        await store.receive([arrival(9, MOVED)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], memory=b'{"own":1}'))
        await self.moved(store)
        await store.receive([arrival(10, MOVED)])

        async with store.claim(1) as batch:
            assert batch.jobs[0].memory == b'{"own":1}'
            assert len(batch.jobs[0].cases) == 1

    async def test_a_turn_that_is_under_way_meanwhile_loses_no_case(self, store: Store) -> None:
        await store.receive([arrival(9, MOVED)])
        async with store.claim(1) as batch:
            (job,) = batch.jobs
            await store.receive([arrival(1)])
            async with store.claim(1) as another:
                another.done(effects(another.jobs[0], "a", inquiries=(inquiry(),)))
            await fare(store, Delivery.MIGRATED, MOVED)
            batch.done(effects(job))
        await store.receive([arrival(10, MOVED)])

        async with store.claim(1) as batch:
            assert [case.reference for case in batch.jobs[0].cases] == ["26-0001-A"]
