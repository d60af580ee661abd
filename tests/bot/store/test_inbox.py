"""The promises of ``knowledge/store.py`` about what comes in, and its turns, for every store."""

import asyncio

import pytest

from knowledge.records import Entry
from knowledge.store import Store
from tests.bot.store.claiming import SOON, claim_nothing, nothing_comes, turn
from tests.bot.store.conftest import Opening
from tests.bot.store.said import ANNA, BO, CLARA, answer_all, arrival, effects, note, text_of


class TestReceive:
    async def test_counts_what_is_new(self, store: Store) -> None:
        assert await store.receive([arrival(1), arrival(2, BO)]) == 2

    async def test_what_is_new_is_kept_beside_what_is_known(self, store: Store) -> None:
        await store.receive([arrival(2, BO)])

        assert await store.receive([arrival(1), arrival(2, BO, "again"), arrival(3), arrival(3)]) == 2
        async with store.claim(16) as batch:
            found = {
                job.conversation: [text_of(job), *(row.body["update_id"] for row in job.next)]
                for job in batch.jobs
            }
        assert found == {BO: ["hej"], ANNA: ["hej", 3]}

    async def test_a_known_key_is_a_no_op(self, store: Store) -> None:
        await store.receive([arrival(1, text="first")])

        assert await store.receive([arrival(1, text="again"), arrival(1, text="and again")]) == 0
        async with store.claim(16) as batch:
            assert [text_of(job) for job in batch.jobs] == ["first"]
            assert batch.jobs[0].next == ()

    async def test_the_same_number_on_another_channel_is_new(self, store: Store) -> None:
        assert await store.receive([arrival(1), arrival(1, CLARA)]) == 2

    async def test_quarantine_is_kept_and_never_claimed(self, store: Store) -> None:
        await store.receive([arrival(1, quarantined=True)])

        assert await nothing_comes(claim_nothing(store))
        assert [(row["state"], row["update_id"]) for row in store.rows("messages")] == [("quarantined", "1")]

    async def test_what_cannot_be_stored_does_not_stop_the_others(self, store: Store) -> None:
        assert await store.receive([arrival(1, text="\ud800"), arrival(2, BO)]) == 2

        assert [row["state"] for row in store.rows("messages")] == ["quarantined", "new"]

    async def test_nothing_is_no_trouble(self, store: Store) -> None:
        assert await store.receive([]) == 0


class TestClaim:
    async def test_gives_heads_and_what_waits_behind_them(self, store: Store) -> None:
        await store.receive(
            [arrival(1, text="a"), arrival(2, text="b", redacted=True), arrival(3, BO, text="c")]
        )

        async with store.claim(16) as batch:
            heads = [(job.conversation, text_of(job)) for job in batch.jobs]
            behind = [row.redacted for job in batch.jobs for row in job.next]

        assert sorted(heads) == [(ANNA, "a"), (BO, "c")]
        assert behind == [True]

    async def test_shows_at_most_twenty_behind(self, store: Store) -> None:
        await store.receive([arrival(n) for n in range(30)])

        async with store.claim(16) as batch:
            assert len(batch.jobs[0].next) == 20

    async def test_a_conversation_has_one_holder(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2)])

        async with store.claim(16):
            assert await nothing_comes(claim_nothing(store))

    async def test_waits_for_work(self, store: Store) -> None:
        claiming = asyncio.create_task(turn(store, "svar"))
        await asyncio.sleep(0)
        await store.receive([arrival(1)])

        await asyncio.wait_for(claiming, 2)
        assert [row["state"] for row in store.rows("messages")] == ["done"]

    async def test_is_fair(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2), arrival(3, BO)])
        order = []
        for _ in range(3):
            async with store.claim(1) as batch:
                order.append(batch.jobs[0].conversation)
                answer_all(batch)

        assert order == [ANNA, BO, ANNA]

    async def test_leaving_without_a_word_changes_nothing(self, store: Store) -> None:
        await store.receive([arrival(1)])
        await claim_nothing(store)

        async with store.claim(16) as batch:
            assert (batch.jobs[0].attempts, text_of(batch.jobs[0])) == (0, "hej")

    async def test_an_exception_inside_commits_nothing(self, store: Store) -> None:
        await store.receive([arrival(1)])

        async def stumble() -> None:
            async with store.claim(16) as batch:
                answer_all(batch, "svar")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await stumble()

        assert [row["state"] for row in store.rows("messages")] == ["new"]


class TestCommit:
    async def test_remembers_state_and_memory(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2)])
        async with store.claim(16) as batch:
            batch.done(effects(batch.jobs[0], state="inquiry:where", memory='{"by":"Århus"}'.encode()))

        async with store.claim(16) as batch:
            job = batch.jobs[0]
            assert (job.state, job.memory) == ("inquiry:where", '{"by":"Århus"}'.encode())

    async def test_answers_several_rows_at_once(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2), arrival(3)])
        async with store.claim(16) as batch:
            job = batch.jobs[0]
            batch.done(effects(job, "svar", rows=[job.head.id, job.next[0].id]))

        rows = [(row["update_id"], row["state"], row["decision"]) for row in store.rows("messages")]
        assert rows == [("1", "done", "answer"), ("2", "done", "answer"), ("3", "new", None)]

    async def test_a_bad_one_does_not_sink_its_batch(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2, BO)])
        async with store.claim(16) as batch:
            for job in batch.jobs:
                batch.done(effects(job, notes=(note("26-9999-X"),) if job.conversation == ANNA else ()))

        states = {row["conversation"]: row["state"] for row in store.rows("messages")}
        assert states == {ANNA: "new", BO: "done"}

    async def test_a_bad_one_counts_as_an_attempt(self, store: Store) -> None:
        await store.receive([arrival(1)])
        async with store.claim(16) as batch:
            batch.done(effects(batch.jobs[0], notes=(note("26-9999-X"),)))

        async with asyncio.timeout(3), store.claim(16) as batch:
            assert batch.jobs[0].attempts == 1

    async def test_a_failure_keeps_the_order_of_its_conversation(self, store: Store) -> None:
        await store.receive([arrival(1, text="a"), arrival(2, text="b")])
        async with store.claim(16) as batch:
            batch.failed(batch.jobs[0], "ValueError ask.py:1", retry_in=SOON * 2)

        assert await nothing_comes(claim_nothing(store))
        async with asyncio.timeout(2), store.claim(16) as batch:
            assert (text_of(batch.jobs[0]), batch.jobs[0].attempts) == ("a", 1)

    async def test_a_wait_outlives_a_restart(self, opening: Opening) -> None:
        async with opening() as store:
            await store.receive([arrival(1)])
            async with store.claim(16) as batch:
                batch.failed(batch.jobs[0], "ValueError ask.py:1", retry_in=60)

        async with opening() as store:
            assert await nothing_comes(claim_nothing(store))

    async def test_set_aside_with_an_apology(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2, text="b")])
        async with store.claim(16) as batch:
            job = batch.jobs[0]
            sorry = effects(job, "undskyld", entry=Entry("unknown"))
            batch.failed(job, "ValueError ask.py:1", retry_in=None, effects=sorry)

        first, second = store.rows("messages")
        assert (first["state"], first["decision"], second["state"]) == ("set-aside", "unknown", "new")
        assert [due.params["text"] for due in await store.due("telegram", 9)] == ["undskyld"]
        async with store.claim(16) as batch:
            assert text_of(batch.jobs[0]) == "b"

    async def test_what_was_acknowledged_outlives_a_restart(self, opening: Opening) -> None:
        async with opening() as store:
            await store.receive([arrival(1), arrival(2), arrival(3, BO)])
            async with store.claim(16) as batch:
                batch.done(effects(batch.jobs[0], "svar", state="s", memory=b'{"n":1}'))

        async with opening() as store, store.claim(16) as batch:
            jobs = {job.conversation: job for job in batch.jobs}
            assert (jobs[ANNA].head.body["update_id"], jobs[ANNA].state, jobs[ANNA].memory) == (
                2,
                "s",
                b'{"n":1}',
            )
            assert jobs[BO].head.body["update_id"] == 3
            assert [due.params["text"] for due in await store.due("telegram", 9)] == ["svar"]

    async def test_an_update_is_logged_once_for_ever(self, opening: Opening) -> None:
        for _ in range(2):
            async with opening() as store:
                await store.receive([arrival(1)])
                if [row for row in store.rows("messages") if row["state"] == "new"]:
                    await turn(store, "svar")

        async with opening() as store:
            assert [row["decision"] for row in store.rows("messages")] == ["answer"]


class TestReady:
    async def test_a_ready_store_keeps_nothing_of_the_question(self, store: Store) -> None:
        await store.ready()
        await store.ready()

        assert list(store.rows("messages")) == []
