"""The promises of ``knowledge/store.py`` about the lines that a page reads, for every store."""

import asyncio

from knowledge.store import Store
from tests.bot.store.claiming import SOON, turn
from tests.bot.store.conftest import Opening
from tests.bot.store.said import ANNA, CLARA, arrival


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
