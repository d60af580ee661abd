"""Erasing: all that is kept of a conversation goes in one transaction, but for its journalised cases."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from knowledge.errors import RefusedError
from knowledge.records import ERASED, Entry
from knowledge.store import Store
from knowledge.traffic import Delivery, Receipt
from tests.bot.store.conftest import Opening
from tests.bot.store.said import (
    ANNA,
    BO,
    CLARA,
    answer_all,
    arrival,
    effects,
    inquiry,
    letter,
    note,
    tap,
    text_of,
)
from tests.bot.store.staffed import answer, journalise

GONE = "Slettet"


async def say(store: Store, number: int, *answers: str, conversation: str = ANNA) -> None:
    await store.receive([arrival(number, conversation)])
    async with store.claim(16) as batch:
        answer_all(batch, *answers)


async def turn_of(store: Store, *answers: str) -> None:
    async with store.claim(1) as batch:
        answer_all(batch, *answers)


async def open_case(store: Store, reference: str, number: int, conversation: str = ANNA) -> None:
    await store.receive([arrival(number, conversation)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "kvittering", inquiries=(inquiry(reference, address="a@b"),)))


async def erase(store: Store, number: int, conversation: str = ANNA, receipt: str = "slettet") -> None:
    await store.receive([arrival(number, conversation, "Ja, slet det hele")])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], receipt, erases=True, memory=b'{"new":1}', state=None))


async def nothing_is_due(store: Store) -> bool:
    due = asyncio.create_task(store.due("telegram", 9))
    done, _ = await asyncio.wait({due}, timeout=0.05)
    due.cancel()
    await asyncio.gather(due, return_exceptions=True)
    return not done


class TestErase:
    async def test_only_the_receipt_is_left(self, store: Store) -> None:
        await say(store, 1, "a", conversation=CLARA)
        await erase(store, 2, CLARA)

        assert [line.params["text"] for line in await store.replay(CLARA, 0)] == ["slettet"]

    async def test_every_update_still_has_its_row_and_belongs_to_nobody(self, store: Store) -> None:
        await say(store, 1, "a")
        await erase(store, 2)

        rows = [(row["update_id"], row["state"], row["conversation"]) for row in store.rows("messages")]
        assert rows == [("1", "done", ERASED), ("2", "done", ERASED)]
        assert [row["decision"] for row in store.rows("messages")] == ["answer", "answer"]

    async def test_others_keep_theirs(self, store: Store) -> None:
        await say(store, 1, "b", conversation=BO)
        await erase(store, 2)

        assert len(await store.replay(BO, 0)) == 2
        assert next(iter(store.rows("messages")))["conversation"] == BO

    async def test_the_memory_is_what_the_turn_left(self, opening: Opening) -> None:
        async with opening() as store:
            await store.receive([arrival(1)])
            async with store.claim(1) as batch:
                batch.done(effects(batch.jobs[0], state="inquiry:where", memory=b'{"text":"x"}'))
            await erase(store, 2)
            await store.receive([arrival(3)])
            async with store.claim(1) as batch:
                assert (batch.jobs[0].state, batch.jobs[0].memory) == (None, b'{"new":1}')

        async with opening() as store, store.claim(1) as batch:
            assert (batch.jobs[0].state, batch.jobs[0].memory) == (None, b'{"new":1}')

    async def test_a_memory_that_stays_the_same_is_kept(self, store: Store) -> None:
        await store.receive([arrival(1)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], erases=True))
        await store.receive([arrival(2)])

        async with store.claim(1) as batch:
            assert batch.jobs[0].memory == b"{}"

    async def test_a_redelivery_is_a_no_op(self, opening: Opening) -> None:
        async with opening() as store:
            await say(store, 1, "a")
            await erase(store, 2)
            assert await store.receive([arrival(1), arrival(2)]) == 0

        async with opening() as store:
            assert await store.receive([arrival(2), arrival(1)]) == 0
            assert len(list(store.rows("messages"))) == 2

    async def test_rows_that_wait_behind_it_are_a_new_beginning(self, store: Store) -> None:
        await say(store, 1, "a")
        await store.receive([arrival(2, text="slet"), arrival(3, text="og så?"), arrival(4, text="hallo")])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], "slettet", erases=True))

        async with store.claim(1) as batch:
            job = batch.jobs[0]
            assert (text_of(job), len(job.next)) == ("og så?", 1)
            batch.done(effects(job, "svar", rows=[job.head.id, job.next[0].id]))
        mine = [line.params["message"]["text"] for line in await store.replay(ANNA, 0) if line.mine]
        assert mine == ["og så?", "hallo"]

    async def test_rows_answered_together_with_it_go_too(self, store: Store) -> None:
        await store.receive([arrival(1, CLARA), arrival(2, CLARA)])
        async with store.claim(1) as batch:
            job = batch.jobs[0]
            batch.done(effects(job, rows=[job.head.id, job.next[0].id], erases=True))

        assert await store.replay(CLARA, 0) == []

    async def test_ids_go_on_rising_after_it(self, opening: Opening) -> None:
        async with opening() as store:
            await store.receive([arrival(1, CLARA), arrival(2, CLARA)])
            await turn_of(store, *("a" * 9))
            last = (await store.replay(CLARA, 0))[-1].id
            async with store.claim(1) as batch:
                batch.done(effects(batch.jobs[0], erases=True))

        async with opening() as store:
            await say(store, 3, conversation=CLARA)
            assert (await store.replay(CLARA, 0))[0].id > last

    async def test_a_turn_that_cannot_be_stored_erases_nothing(self, store: Store) -> None:
        await say(store, 1, "a", conversation=CLARA)
        await store.receive([arrival(2, CLARA)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], erases=True, notes=(note("26-9999-X"),)))

        assert len(await store.replay(CLARA, 0)) == 3


class TestLetters:
    async def test_those_that_wait_are_never_due(self, opening: Opening) -> None:
        async with opening() as store:
            await say(store, 1, "a", "b")
            await erase(store, 2)
            (due,) = await store.due("telegram", 9)
            assert due.params["text"] == "slettet"
            await store.settle([Receipt(due.id, Delivery.SENT)])
            assert await nothing_is_due(store)

        async with opening() as store:
            assert await nothing_is_due(store)

    @pytest.mark.parametrize(
        "fate", [Delivery.SENT, Delivery.RETRY, Delivery.BLOCKED, Delivery.GONE, Delivery.DROPPED]
    )
    async def test_one_in_flight_is_settled_and_then_the_receipt_goes(
        self, store: Store, fate: Delivery
    ) -> None:
        await say(store, 1, "a", "b")
        (flying,) = await store.due("telegram", 9)
        await erase(store, 2)
        assert await nothing_is_due(store)  # the receipt must not overtake what is on its way

        await store.settle([Receipt(flying.id, fate)])

        (due,) = await store.due("telegram", 9)
        assert due.params["text"] == "slettet"

    async def test_one_in_flight_to_a_chat_that_moved_is_not_sent_again(self, opening: Opening) -> None:
        async with opening() as store:
            await say(store, 1, "a", "b")
            (flying,) = await store.due("telegram", 9)
            await erase(store, 2)
            await store.settle([Receipt(flying.id, Delivery.MIGRATED, moved_to="telegram:public:-100")])
            (due,) = await store.due("telegram", 9)
            assert (due.conversation, due.params["text"]) == ("telegram:public:-100", "slettet")

        async with opening() as store:
            (due,) = await store.due("telegram", 9)
            assert (due.conversation, due.params["text"]) == ("telegram:public:-100", "slettet")

    async def test_one_that_sleeps_until_a_retry_is_gone(self, store: Store) -> None:
        await say(store, 1, "a", "b")
        (due,) = await store.due("telegram", 9)
        later = datetime.now(UTC) + timedelta(hours=1)
        await store.settle([Receipt(due.id, Delivery.RETRY, not_before=later)])
        await erase(store, 2)

        (due,) = await store.due("telegram", 9)
        assert due.params["text"] == "slettet"

    async def test_a_letter_that_another_turn_of_the_commit_sends_here_is_kept(self, store: Store) -> None:
        await store.receive([arrival(1, BO), arrival(2, ANNA)])
        async with store.claim(16) as batch:
            jobs = {job.conversation: job for job in batch.jobs}
            batch.done(effects(jobs[BO], outgoing=(letter(ANNA, "hilsen"),)))
            batch.done(effects(jobs[ANNA], "slettet", erases=True))

        assert [due.params["text"] for due in await store.due("telegram", 9)] == ["hilsen"]


class TestCases:
    async def test_an_inquiry_leaves_a_stone_without_words(self, store: Store) -> None:
        await open_case(store, "26-0001-A", 1)
        await erase(store, 2)

        (row,) = store.rows("inquiries")
        assert (row["reference"], row["topic"], row["kind"], row["state"]) == (
            "26-0001-A",
            "how-to-partner",
            "samarbejde",
            GONE,
        )
        assert (row["conversation"], row["text"], row["address"]) == (ERASED, "", "")
        assert row["opened_at"]

    async def test_nobody_finds_it_and_nobody_can_answer_it(self, store: Store) -> None:
        await open_case(store, "26-0001-A", 1)
        await erase(store, 2)

        assert await store.find("26-0001-A") is None
        with pytest.raises(RefusedError, match="erased"):
            await answer(store, "26-0001-A", "Ja")
        await store.receive([arrival(3)])
        async with store.claim(1) as batch:
            assert batch.jobs[0].cases == ()

    async def test_its_number_is_never_given_again(self, opening: Opening) -> None:
        async with opening() as store:
            await open_case(store, "26-0007-G", 1)
            await erase(store, 2)

        async with opening() as store:
            assert store.take_number(2026) == 8

    async def test_a_journalised_case_stays_and_says_why(self, store: Store) -> None:
        await open_case(store, "26-0001-A", 1)
        await open_case(store, "26-0002-B", 2)
        await journalise(store, "26-0001-A", "Offentlighedsloven § 15")
        await erase(store, 3)

        case = await store.find("26-0001-A")
        assert case is not None
        assert (case.conversation, case.journal, bool(case.journalised_at)) == (
            ANNA,
            "Offentlighedsloven § 15",
            True,
        )
        texts = {row["reference"]: row["text"] for row in store.rows("inquiries")}
        assert texts == {"26-0001-A": "Vi vil gerne samarbejde", "26-0002-B": ""}
        await store.receive([arrival(4)])
        async with store.claim(1) as batch:
            assert [one.reference for one in batch.jobs[0].cases] == ["26-0001-A"]

    async def test_a_journalised_case_can_still_be_answered(self, store: Store) -> None:
        await open_case(store, "26-0001-A", 1, CLARA)
        await journalise(store, "26-0001-A", "§ 15")
        await erase(store, 2, CLARA)
        await answer(store, "26-0001-A", "Ja")

        assert [line.params["text"] for line in await store.replay(CLARA, 0)] == ["slettet", "Ja"]

    async def test_what_is_journalised_again_keeps_its_first_time(self, store: Store) -> None:
        await open_case(store, "26-0001-A", 1)
        await journalise(store, "26-0001-A", "a")
        first = await store.find("26-0001-A")
        await asyncio.sleep(0.002)
        await journalise(store, "26-0001-A", "b")

        again = await store.find("26-0001-A")
        assert first is not None
        assert again is not None
        assert (again.journalised_at, again.journal) == (first.journalised_at, "b")

    async def test_an_unknown_case_cannot_be_journalised(self, store: Store) -> None:
        with pytest.raises(RefusedError, match="unknown"):
            await journalise(store, "26-0009-X", "§ 15")

    async def test_the_notice_is_kept_with_the_inquiry(self, store: Store) -> None:
        await store.receive([arrival(1)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], inquiries=(inquiry(notice="2026-11-01"),)))

        assert [row["notice"] for row in store.rows("inquiries")] == ["2026-11-01"]


async def test_a_copy_holds_all_that_is_kept(store: Store) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ja, send det", "callback_data": "7:send"}]]}
    marks = {"parse_mode": "HTML", "reply_markup": keyboard}
    said = letter(CLARA, "<b>Skal</b> jeg sende &amp; gemme det?", params=marks)
    await store.receive([arrival(1, CLARA, "Vi vil gerne mødes")])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], outgoing=(said,), memory=b'{"by":"Skive"}'))
    await store.receive([tap(2, "7:send")])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], inquiries=(inquiry(address="a@b", municipalities=("Skive",)),)))
    await store.receive([arrival(3, CLARA, "Endnu en ting")])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], notes=(note(),), entry=Entry("inquiry")))
    await answer(store, "26-0001-A", "Ja tak")

    copy = await store.copy(CLARA)

    assert copy.channel == "web"
    assert [(line.mine, line.text) for line in copy.lines] == [
        (True, "Vi vil gerne mødes"),
        (False, "Skal jeg sende & gemme det?"),
        (True, "Ja, send det"),
        (True, "Endnu en ting"),
        (False, "Ja tak"),
    ]
    assert all(line.at for line in copy.lines)
    assert copy.memory == {"by": "Skive"}
    (one,) = copy.cases
    assert (one.case.reference, one.case.state, one.inquiry.address) == ("26-0001-A", "Besvaret", "a@b")
    assert one.inquiry.municipalities == ("Skive",)
    assert [(said.mine, said.text) for said in one.messages] == [(True, "Endnu en ting"), (False, "Ja tak")]


async def test_a_copy_of_nothing_is_empty(store: Store) -> None:
    copy = await store.copy("telegram:public:77")

    assert (copy.channel, copy.lines, copy.memory, copy.cases) == ("telegram", (), {}, ())


async def test_a_copy_after_an_erasure_has_the_receipt_alone(store: Store) -> None:
    await open_case(store, "26-0001-A", 1)
    await erase(store, 2)
    copy = await store.copy(ANNA)

    assert ([line.text for line in copy.lines], copy.cases) == (["slettet"], ())
