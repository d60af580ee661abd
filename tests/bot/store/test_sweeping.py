"""The sweep: what is kept too long goes, what waits or is open stays, inquiries are only counted."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.sqlite import open_sqlite
from knowledge.privacy.retention import Periods, Swept
from knowledge.records import ERASED
from knowledge.store import Store
from knowledge.traffic import Delivery, Receipt
from tests.bot.store.kept import Clock
from tests.bot.store.said import ANNA, BO, CLARA, answer_all, arrival, effects, inquiry, letter, tap
from tests.bot.store.staffed import answer, journalise

PERIODS = Periods()
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

TimedOpening = Callable[[Path, Clock], AbstractAsyncContextManager[Store]]
STORES: dict[str, TimedOpening] = {
    "sqlite": lambda folder, clock: open_sqlite(folder / "indgang.db", clock=clock)
}


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture(params=STORES)
async def store(request: pytest.FixtureRequest, tmp_path: Path, time: Clock) -> AsyncIterator[Store]:
    async with STORES[request.param](tmp_path, time) as opened:
        yield opened


async def say(store: Store, number: int, *answers: str, conversation: str = CLARA) -> None:
    await store.receive([arrival(number, conversation)])
    async with store.claim(16) as batch:
        answer_all(batch, *answers)


async def open_case(store: Store, reference: str, number: int, conversation: str = CLARA) -> None:
    await store.receive([arrival(number, conversation)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "kvittering", inquiries=(inquiry(reference),), memory=b'{"a":1}'))


async def deliver(store: Store) -> None:
    await store.settle([Receipt(due.id, Delivery.SENT) for due in await store.due("telegram", 9)])


def conversations(store: Store) -> list[str]:
    return [row["conversation"] for row in store.rows("conversations")]


class TestUnfinished:
    async def test_is_gone_after_a_day_and_not_a_minute_before(self, store: Store, time: Clock) -> None:
        await say(store, 1, "a")
        time.now += DAY - MINUTE
        assert await store.sweep(PERIODS) == Swept()
        assert len(await store.replay(CLARA, 0)) == 2

        time.now += MINUTE
        assert await store.sweep(PERIODS) == Swept(conversations=1)
        assert await store.replay(CLARA, 0) == []
        assert conversations(store) == []
        (row,) = store.rows("messages")
        assert (row["conversation"], row["state"], row["decision"]) == (ERASED, "done", "answer")

    async def test_counts_from_its_last_message(self, store: Store, time: Clock) -> None:
        await say(store, 1, "a")
        time.now += DAY - MINUTE
        await say(store, 2, "b")
        time.now += DAY - MINUTE

        assert await store.sweep(PERIODS) == Swept()
        assert len(await store.replay(CLARA, 0)) == 4

    async def test_counts_from_our_last_message_too(self, store: Store, time: Clock) -> None:
        await store.receive([arrival(1, CLARA)])
        time.now += DAY - MINUTE
        async with store.claim(1) as batch:
            answer_all(batch, "a")
        time.now += DAY - MINUTE

        assert await store.sweep(PERIODS) == Swept()
        time.now += MINUTE
        assert await store.sweep(PERIODS) == Swept(conversations=1)

    async def test_leaves_no_memory(self, store: Store, time: Clock) -> None:
        await store.receive([arrival(1, CLARA)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], state="s", memory=b'{"a":1}'))
        time.now += DAY
        await store.sweep(PERIODS)
        await store.receive([arrival(2, CLARA)])

        async with store.claim(1) as batch:
            assert (batch.jobs[0].state, batch.jobs[0].memory) == (None, b"{}")

    async def test_may_begin_anew_at_once(self, store: Store, time: Clock) -> None:
        """Also where the store knew the conversation a moment ago, and need not have met it again."""
        await store.receive([arrival(1, CLARA)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], state="s", memory=b'{"a":1}'))
        time.now += DAY
        swept, new = await asyncio.gather(store.sweep(PERIODS), store.receive([arrival(2, CLARA)]))

        assert (swept.conversations, new) in {(1, 1), (0, 1)}
        await store.receive([arrival(3, CLARA)])
        async with store.claim(1) as batch:
            expected = (None, b"{}") if swept.conversations else ("s", b'{"a":1}')
            assert (batch.jobs[0].state, batch.jobs[0].memory) == expected

    async def test_a_redelivery_after_it_is_a_no_op_and_leaves_nobody(
        self, store: Store, time: Clock
    ) -> None:
        await say(store, 1, conversation=ANNA)
        time.now += DAY
        await store.sweep(PERIODS)

        assert await store.receive([arrival(1)]) == 0
        await store.sweep(PERIODS)
        assert conversations(store) == []

    async def test_what_waits_for_its_turn_is_not_deleted(self, store: Store, time: Clock) -> None:
        await store.receive([arrival(1, CLARA)])
        time.now += 9 * DAY

        assert await store.sweep(PERIODS) == Swept()
        async with store.claim(1) as batch:
            assert batch.jobs[0].conversation == CLARA

    async def test_a_letter_on_its_way_is_waited_for_and_at_most_as_long_as_a_raw_update_is_kept(
        self, store: Store, time: Clock
    ) -> None:
        await say(store, 1, "a", conversation=ANNA)
        time.now += 8 * DAY - MINUTE
        assert (await store.sweep(PERIODS)).conversations == 0
        time.now += MINUTE
        assert (await store.sweep(PERIODS)).conversations == 1

        await say(store, 2, "b", conversation=ANNA)
        assert [due.params["text"] for due in await store.due("telegram", 9)] == ["b"]

    async def test_what_was_set_aside_stays_for_a_person_to_look_at(self, store: Store, time: Clock) -> None:
        await store.receive([arrival(1, CLARA)])
        async with store.claim(1) as batch:
            batch.failed(batch.jobs[0], "ValueError ask.py:1", retry_in=None)
        time.now += 8 * DAY - MINUTE
        assert await store.sweep(PERIODS) == Swept()
        time.now += MINUTE

        assert await store.sweep(PERIODS) == Swept(conversations=1, bodies=1)

    async def test_who_follows_is_told(self, store: Store, time: Clock) -> None:
        await say(store, 1, "a")
        following = store.follow(CLARA, 0)
        await anext(following)
        time.now += DAY
        await store.sweep(PERIODS)

        assert await asyncio.wait_for(anext(following), 5) == ()
        await following.aclose()

    async def test_many_at_once(self, store: Store, time: Clock) -> None:
        await store.receive([arrival(number, f"web:public:{number}") for number in range(450)])
        for _ in range(30):
            async with store.claim(16) as batch:
                answer_all(batch)
            if all(row["state"] == "done" for row in store.rows("messages")):
                break
        time.now += DAY

        assert (await store.sweep(PERIODS)).conversations == 450


class TestCases:
    async def test_a_conversation_with_an_open_case_is_never_swept(self, store: Store, time: Clock) -> None:
        await open_case(store, "26-0001-A", 1)
        time.now += 400 * DAY

        assert (await store.sweep(PERIODS)).conversations == 0
        lines = await store.replay(CLARA, 0)
        assert [line.params["text"] for line in lines if not line.mine] == ["kvittering"]

    async def test_lines_and_memory_go_30_days_after_the_last_answer_and_the_inquiry_stays(
        self, store: Store, time: Clock
    ) -> None:
        await open_case(store, "26-0001-A", 1)
        await answer(store, "26-0001-A", "Ja")
        time.now += DAY
        await open_case(store, "26-0002-B", 2)
        await answer(store, "26-0002-B", "Nej")
        time.now += 30 * DAY - MINUTE
        swept = await store.sweep(PERIODS)
        assert (swept.conversations, swept.due) == (0, 1)

        time.now += MINUTE
        swept = await store.sweep(PERIODS)
        assert (swept.conversations, swept.due) == (1, 2)
        assert await store.replay(CLARA, 0) == []
        copy = await store.copy(CLARA)
        assert (copy.lines, copy.memory, len(copy.cases)) == ((), {}, 2)
        assert [row["text"] for row in store.rows("inquiries")] == ["Vi vil gerne samarbejde"] * 2
        assert [said.text for said in copy.cases[0].messages] == ["Ja"]
        assert (await store.sweep(PERIODS)).conversations == 0

    async def test_a_conversation_that_goes_on_is_left_alone(self, store: Store, time: Clock) -> None:
        await open_case(store, "26-0001-A", 1)
        await answer(store, "26-0001-A", "Ja")
        time.now += 30 * DAY
        await say(store, 2, "b")

        assert (await store.sweep(PERIODS)).conversations == 0
        time.now += DAY
        assert (await store.sweep(PERIODS)).conversations == 1

    async def test_one_open_case_keeps_it_all(self, store: Store, time: Clock) -> None:
        await open_case(store, "26-0001-A", 1)
        await open_case(store, "26-0002-B", 2)
        await answer(store, "26-0001-A", "Ja")
        time.now += 31 * DAY

        swept = await store.sweep(PERIODS)
        assert (swept.conversations, swept.due) == (0, 1)

    async def test_a_journalised_case_is_not_due(self, store: Store, time: Clock) -> None:
        await open_case(store, "26-0001-A", 1)
        await answer(store, "26-0001-A", "Ja")
        await journalise(store, "26-0001-A", "§ 15")
        time.now += 31 * DAY

        assert (await store.sweep(PERIODS)).due == 0
        assert await store.find("26-0001-A") is not None

    async def test_the_receipt_of_an_erasure_goes_after_a_day(self, store: Store, time: Clock) -> None:
        await open_case(store, "26-0001-A", 1)
        await store.receive([arrival(2, CLARA)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], "slettet", erases=True))
        time.now += DAY

        assert (await store.sweep(PERIODS)).conversations == 1
        assert conversations(store) == []
        assert [row["reference"] for row in store.rows("inquiries")] == ["26-0001-A"]


class TestBodies:
    async def test_telegrams_are_emptied_after_eight_days(self, store: Store, time: Clock) -> None:
        await open_case(store, "26-0001-A", 1, ANNA)
        await deliver(store)
        time.now += 8 * DAY - MINUTE
        assert (await store.sweep(PERIODS)).bodies == 0
        time.now += MINUTE
        assert (await store.sweep(PERIODS)).bodies == 1
        assert (await store.sweep(PERIODS)).bodies == 0

        assert [line.mine for line in await store.replay(ANNA, 0)] == [False]
        assert [row["update_id"] for row in store.rows("messages")] == ["1"]

    async def test_of_the_webs_stays_what_the_page_shows(self, store: Store, time: Clock) -> None:
        await open_case(store, "26-0001-A", 1)
        keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "7:yes"}]]}
        await store.receive([tap(2, "7:yes")])
        async with store.claim(1) as batch:
            said = (letter(CLARA, "Skal jeg?", params={"reply_markup": keyboard}),)
            batch.done(effects(batch.jobs[0], outgoing=said))
        time.now += 8 * DAY

        assert (await store.sweep(PERIODS)).bodies == 2
        assert (await store.sweep(PERIODS)).bodies == 0
        mine = [line.params for line in await store.replay(CLARA, 0) if line.mine]
        assert mine == [
            {"message": {"text": "hej"}},
            {"callback_query": {"data": "7:yes", "message": {"message_id": 2}}},
        ]

    async def test_quarantine_is_emptied_and_its_row_stays(self, store: Store, time: Clock) -> None:
        await store.receive([arrival(1, quarantined=True), arrival(2, CLARA, quarantined=True)])
        time.now += 8 * DAY - MINUTE
        assert await store.sweep(PERIODS) == Swept()
        time.now += MINUTE

        assert await store.sweep(PERIODS) == Swept(conversations=2, bodies=2)
        assert [row["state"] for row in store.rows("messages")] == ["quarantined"] * 2


class TestReusedKeys:
    async def test_a_key_of_telegrams_is_new_after_two_days(self, store: Store, time: Clock) -> None:
        await say(store, 7, conversation=ANNA)
        time.now += 2 * DAY
        assert await store.receive([arrival(7, text="again")]) == 0
        time.now += MINUTE

        assert await store.receive([arrival(7, text="new")]) == 1
        assert await store.receive([arrival(7, text="new")]) == 0
        first, second = [row["update_id"] for row in store.rows("messages")]
        assert (first.partition("@")[0], second) == ("7", "7")
        async with store.claim(1) as batch:
            assert batch.jobs[0].head.body["message"]["text"] == "new"

    async def test_ids_that_fall_back_keep_their_order(self, store: Store, time: Clock) -> None:
        for number in (11, 12, 13):
            await say(store, number, conversation=ANNA)
        time.now += 7 * DAY
        batchful = [arrival(n, ANNA, str(n)) for n in (10, 11, 12, 14, 13, 13)]

        assert await store.receive(batchful) == 5
        async with store.claim(1) as batch:
            job = batch.jobs[0]
            assert [row.body["update_id"] for row in (job.head, *job.next)] == [10, 11, 12, 14, 13]
        assert len(list(store.rows("messages"))) == 8

    async def test_ids_may_fall_back_again_and_again(self, store: Store, time: Clock) -> None:
        for _ in range(3):
            await say(store, 7, conversation=ANNA)
            time.now += 3 * DAY

        assert len({row["update_id"] for row in store.rows("messages")}) == 3

    async def test_after_an_erasure_too(self, store: Store, time: Clock) -> None:
        await say(store, 7, conversation=ANNA)
        time.now += DAY
        await store.sweep(PERIODS)
        assert await store.receive([arrival(7)]) == 0
        time.now += 2 * DAY

        assert await store.receive([arrival(7)]) == 1

    async def test_a_browsers_key_stays_one_message(self, store: Store, time: Clock) -> None:
        await say(store, 7)
        time.now += 30 * DAY

        assert await store.receive([arrival(7, CLARA)]) == 0

    async def test_another_bots_key_is_another_key(self, store: Store, time: Clock) -> None:
        await say(store, 7, conversation="telegram:staff:1")
        time.now += 3 * DAY
        await say(store, 7, conversation=BO)

        assert [row["update_id"] for row in store.rows("messages")] == ["7", "7"]
