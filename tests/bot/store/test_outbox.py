"""The promises of ``knowledge/store.py`` about letters, for every store."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from knowledge.store import Store
from knowledge.traffic import Delivery, Receipt
from tests.bot.store.claiming import SOON, nothing_comes, turn
from tests.bot.store.conftest import Opening
from tests.bot.store.said import ANNA, BO, CLARA, arrival, effects, letter


class TestDue:
    async def test_one_letter_in_flight_per_conversation(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2, BO)])
        await turn(store, "a", "b")

        first = await store.due("telegram", 9)
        assert [due.params["text"] for due in first] == ["a", "a"]
        assert await nothing_comes(store.due("telegram", 9))
        await store.settle([Receipt(first[0].id, Delivery.SENT, message_id=77)])
        assert [(due.conversation, due.params["text"]) for due in await store.due("telegram", 9)] == [
            (ANNA, "b")
        ]

    async def test_urgent_letters_go_first(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2, BO)])
        async with store.claim(16) as batch:
            for job in batch.jobs:
                said = [letter(job.conversation, "plain")]
                if job.conversation == BO:
                    said.append(letter(BO, "urgent", urgent=True))
                batch.done(effects(job, outgoing=tuple(said)))

        assert [due.params["text"] for due in await store.due("telegram", 1)] == ["urgent"]

    async def test_a_retry_comes_back_when_its_time_has_come(self, store: Store) -> None:
        await store.receive([arrival(1)])
        await turn(store, "a", "b")
        (due,) = await store.due("telegram", 9)
        later = datetime.now(UTC) + timedelta(seconds=SOON * 2)

        await store.settle([Receipt(due.id, Delivery.RETRY, not_before=later)])

        assert await nothing_comes(store.due("telegram", 9))
        (again,) = await asyncio.wait_for(store.due("telegram", 9), 2)
        assert (again.params["text"], again.attempts) == ("a", 1)

    async def test_a_retry_outlives_a_restart(self, opening: Opening) -> None:
        async with opening() as store:
            await store.receive([arrival(1)])
            await turn(store, "a")
            (due,) = await store.due("telegram", 9)
            later = datetime.now(UTC) + timedelta(seconds=60)
            await store.settle([Receipt(due.id, Delivery.RETRY, not_before=later)])

        async with opening() as store:
            assert await nothing_comes(store.due("telegram", 9))

    async def test_a_letter_in_flight_at_a_crash_is_due_again(self, opening: Opening) -> None:
        async with opening() as store:
            await store.receive([arrival(1)])
            await turn(store, "a")
            await store.due("telegram", 9)

        async with opening() as store:
            assert [due.params["text"] for due in await store.due("telegram", 9)] == ["a"]

    @pytest.mark.parametrize("fate", [Delivery.BLOCKED, Delivery.REFUSED, Delivery.DROPPED, Delivery.SENT])
    async def test_a_final_fate_is_final(self, opening: Opening, fate: Delivery) -> None:
        async with opening() as store:
            await store.receive([arrival(1)])
            await turn(store, "a")
            (due,) = await store.due("telegram", 9)
            await store.settle([Receipt(due.id, fate)])
            assert await nothing_comes(store.due("telegram", 9))

        async with opening() as store:
            assert await nothing_comes(store.due("telegram", 9))

    async def test_waiting_letters_follow_a_migrated_chat(self, opening: Opening) -> None:
        async with opening() as store:
            await store.receive([arrival(1)])
            await turn(store, "a", "b")
            (due,) = await store.due("telegram", 9)
            await store.settle([Receipt(due.id, Delivery.MIGRATED, moved_to="telegram:public:-100")])
            (moved,) = await store.due("telegram", 9)
            assert (moved.conversation, moved.params) == (
                "telegram:public:-100",
                {"chat_id": -100, "text": "a"},
            )

        async with opening() as store:
            (moved,) = await store.due("telegram", 9)
            assert (moved.conversation, moved.params["chat_id"]) == ("telegram:public:-100", -100)

    async def test_a_letter_to_another_chat_waits_in_that_chat(self, store: Store) -> None:
        await store.receive([arrival(1)])
        async with store.claim(16) as batch:
            said = (letter(ANNA, "a"), letter("telegram:public:99", "staff"))
            batch.done(effects(batch.jobs[0], outgoing=said))

        due = await store.due("telegram", 9)
        assert sorted(letter.conversation for letter in due) == [ANNA, "telegram:public:99"]

    async def test_the_web_fetches_for_itself(self, store: Store) -> None:
        await store.receive([arrival(1, CLARA)])
        await turn(store, "a")

        assert await nothing_comes(store.due("web", 9))

    async def test_what_was_sent_directly_is_not_sent_again(self, store: Store) -> None:
        await store.receive([arrival(1, answered=True)])
        async with store.claim(16) as batch:
            assert batch.jobs[0].head.answered
            batch.done(effects(batch.jobs[0], outgoing=(letter(ANNA, "112", urgent=True, delivered=True),)))

        assert await nothing_comes(store.due("telegram", 9))
        assert [line.direct for line in await store.replay(ANNA, 0)] == [False, True]
