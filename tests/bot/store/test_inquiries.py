"""The promises of ``knowledge/store.py`` about inquiries, for every store."""

import asyncio

import pytest

from knowledge.errors import RefusedError
from knowledge.store import Store
from knowledge.traffic import Delivery, Receipt
from tests.bot.store.claiming import SOON
from tests.bot.store.conftest import Opening
from tests.bot.store.said import ANNA, BO, CLARA, arrival, effects, inquiry, note
from tests.bot.store.staffed import answer


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
