"""The promises of ``knowledge/store.py``, for every store."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from knowledge.errors import RefusedError
from knowledge.records import Entry
from knowledge.store import Store
from knowledge.traffic import Delivery, Receipt
from tests.bot.store.conftest import Opening
from tests.bot.store.said import ANNA, BO, CLARA, answer_all, arrival, effects, inquiry, letter, note, text_of
from tests.bot.store.staffed import answer

SOON = 0.05


async def nothing_comes(waiting: object) -> bool:
    """Tell whether *waiting* is still waiting after a moment."""
    task = asyncio.ensure_future(waiting)  # type: ignore[call-overload]  # a coroutine or a context's entry
    done, _ = await asyncio.wait({task}, timeout=SOON)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return not done


async def turn(store: Store, *texts: str) -> None:
    async with store.claim(16) as batch:
        answer_all(batch, *texts)


async def claim_nothing(store: Store) -> None:
    async with store.claim(16):
        pass


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


class TestReplay:
    async def test_both_directions_in_one_order(self, store: Store) -> None:
        for number in (1, 2):
            await store.receive([arrival(number, CLARA, text=f"q{number}")])
            await turn(store, f"a{number}")

        lines = await store.replay(CLARA, 0)
        assert [(line.mine, line.update_id, line.method) for line in lines] == [
            (True, "1", ""),
            (False, "1", "sendMessage"),
            (True, "2", ""),
            (False, "2", "sendMessage"),
        ]
        assert [line.id for line in lines] == sorted({line.id for line in lines})
        assert lines[0].params["message"]["text"] == "q1"
        assert lines[1].params["text"] == "a1"

    async def test_from_where_the_page_stopped(self, store: Store) -> None:
        await store.receive([arrival(1, CLARA)])
        await turn(store, "a", "b")
        last = (await store.replay(CLARA, 0))[-1]

        assert await store.replay(CLARA, last.id) == []
        assert (await store.replay(CLARA, last.id - 1)) == [last]

    async def test_only_ones_own(self, store: Store) -> None:
        await store.receive([arrival(1, CLARA)])

        assert await store.replay(ANNA, 0) == []

    async def test_ids_go_on_rising_after_a_restart(self, opening: Opening) -> None:
        async with opening() as store:
            await store.receive([arrival(1, CLARA)])
            await turn(store, "a")
            last = (await store.replay(CLARA, 0))[-1].id

        async with opening() as store:
            await store.receive([arrival(2, CLARA)])
            assert (await store.replay(CLARA, last))[0].update_id == "2"

    async def test_wait_returns_with_the_answer(self, store: Store) -> None:
        await store.receive([arrival(1, CLARA)])
        waiting = asyncio.create_task(store.wait(CLARA, 0, 5))
        await asyncio.sleep(SOON)
        assert not waiting.done()

        await turn(store, "a")
        assert [line.mine for line in await asyncio.wait_for(waiting, 2)] == [True, False]

    async def test_wait_ends_after_its_time(self, store: Store) -> None:
        await store.receive([arrival(1, CLARA)])

        assert [line.mine for line in await store.wait(CLARA, 0, SOON)] == [True]


class TestInquiries:
    async def open_case(self, store: Store, reference: str = "26-0001-A", **fields: object) -> None:
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], "kvittering", inquiries=(inquiry(reference, **fields),)))

    async def test_is_found_by_its_reference(self, store: Store) -> None:
        await store.receive([arrival(1)])
        await self.open_case(store)

        case = await store.find("26-0001-A")
        assert case is not None
        assert (case.conversation, case.state, case.code, case.open) == (ANNA, "Ny", "KODE-KODE", True)
        assert await store.find("26-0002-B") is None

    async def test_comes_with_the_next_turn_newest_first(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2), arrival(3)])
        await self.open_case(store, "26-0001-A")
        await self.open_case(store, "26-0002-B")

        async with store.claim(1) as batch:
            assert [case.reference for case in batch.jobs[0].cases] == ["26-0002-B", "26-0001-A"]

    async def test_the_same_reference_is_refused(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2, BO)])
        await self.open_case(store)
        await self.open_case(store)

        assert len(list(store.rows("inquiries"))) == 1
        assert [row["state"] for row in store.rows("messages")] == ["done", "new"]

    async def test_an_answer_reaches_the_person_and_settles_the_case(self, store: Store) -> None:
        await store.receive([arrival(1)])
        await self.open_case(store)
        await store.settle([Receipt(due.id, Delivery.SENT) for due in await store.due("telegram", 9)])

        await answer(store, "26-0001-A", "Ja tak til <kaffe> & kage")

        (due,) = await store.due("telegram", 9)
        assert due.method == "sendMessage"
        text = "Ja tak til &lt;kaffe&gt; &amp; kage"
        assert due.params == {"chat_id": 1, "text": text, "parse_mode": "HTML"}
        case = await store.find("26-0001-A")
        assert case is not None
        assert case.kind == "samarbejde"
        assert (case.state, bool(case.answered_at), case.open) == ("Besvaret", True, False)

    async def test_a_long_answer_goes_in_parts_of_whole_sentences(self, store: Store) -> None:
        await store.receive([arrival(1)])
        await self.open_case(store)
        await store.settle([Receipt(due.id, Delivery.SENT) for due in await store.due("telegram", 9)])

        await answer(store, "26-0001-A", "Ja & tak til kaffe. " * 300)

        heard = []
        for _ in range(2):
            (due,) = await store.due("telegram", 9)
            heard.append(due.params["text"])
            await store.settle([Receipt(due.id, Delivery.SENT)])
        assert " ".join(heard) == " ".join(["Ja &amp; tak til kaffe."] * 300)
        assert [text.endswith("kaffe.") for text in heard] == [True, True]

    async def test_an_answer_wakes_a_waiting_page(self, store: Store) -> None:
        await store.receive([arrival(1, CLARA)])
        await self.open_case(store)
        last = (await store.replay(CLARA, 0))[-1].id
        waiting = asyncio.create_task(store.wait(CLARA, last, 5))
        await asyncio.sleep(SOON)

        await answer(store, "26-0001-A", "Ja")
        assert [line.params["text"] for line in await asyncio.wait_for(waiting, 2)] == ["Ja"]

    async def test_a_new_message_reopens_a_case_and_an_edit_does_not(self, store: Store) -> None:
        await store.receive([arrival(1), arrival(2), arrival(3)])
        await self.open_case(store)
        await answer(store, "26-0001-A", "Ja")
        states = []
        for edited in (True, False):
            async with store.claim(1) as batch:
                batch.done(effects(batch.jobs[0], notes=(note(edited=edited),)))
            case = await store.find("26-0001-A")
            states.append(case and case.state)

        assert states == ["Besvaret", "Genåbnet"]

    async def test_answering_an_unknown_case_says_so(self, store: Store) -> None:
        with pytest.raises(RefusedError, match="unknown"):
            await answer(store, "26-0009-X", "Ja")

    async def test_numbers_are_never_given_twice(self, opening: Opening) -> None:
        async with opening() as store:
            assert [store.take_number(2026), store.take_number(2026), store.take_number(2027)] == [1, 2, 1]
            await store.receive([arrival(1)])
            await self.open_case(store, "26-0002-B")

        async with opening() as store:
            assert store.take_number(2026) == 3

    async def test_reports_show_all_that_staff_see(self, store: Store) -> None:
        await store.receive([arrival(1)])
        await self.open_case(store, municipalities=("Skive", "Viborg"), councils=("midt",), actor="A")

        (row,) = store.rows("inquiries")
        assert (row["reference"], row["municipalities"], row["actor"]) == (
            "26-0001-A",
            ["Skive", "Viborg"],
            "A",
        )
