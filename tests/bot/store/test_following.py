"""Following a conversation: who watches sees each line once, as it is committed, and hears of erasures."""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing

from knowledge.store import Store
from knowledge.traffic import Line
from tests.bot.store.said import ANNA, CLARA, answer_all, arrival, effects, inquiry, letter
from tests.bot.store.staffed import answer


async def say(store: Store, number: int, text: str = "hej", *answers: str, conversation: str = CLARA) -> None:
    await store.receive([arrival(number, conversation, text)])
    async with store.claim(16) as batch:
        answer_all(batch, *answers)


def words(lines: Sequence[Line]) -> list[str]:
    return [line.params["message"]["text"] if line.mine else line.params["text"] for line in lines]


async def soon(following: object) -> Sequence[Line]:
    return await asyncio.wait_for(anext(following), 5)  # type: ignore[call-overload]  # what follow gives


async def waits(following: object) -> asyncio.Task[Sequence[Line]]:
    """Return the next lines to come, once nothing is left that is there already."""
    waiting = asyncio.create_task(soon(following))
    done, _ = await asyncio.wait({waiting}, timeout=0.05)
    assert not done
    return waiting


async def test_begins_with_what_is_there(store: Store) -> None:
    await say(store, 1, "q", "a")

    async with aclosing(store.follow(CLARA, 0)) as following:
        assert words(await soon(following)) == ["q", "a"]


async def test_goes_on_with_both_directions_each_line_once(store: Store) -> None:
    async with aclosing(store.follow(CLARA, 0)) as following:
        waiting = await waits(following)
        await store.receive([arrival(1, CLARA, "q")])
        assert words(await waiting) == ["q"]

        async with store.claim(16) as batch:
            answer_all(batch, "a", "b")
        assert words(await soon(following)) == ["a", "b"]


async def test_a_line_comes_once_more_when_nothing_was_said_to_it(store: Store) -> None:
    async with aclosing(store.follow(CLARA, 0)) as following:
        await store.receive([arrival(1, CLARA, "q")])
        assert [line.waits for line in await soon(following)] == [True]

        async with store.claim(16) as batch:
            answer_all(batch)
        (again,) = await soon(following)
        assert (words([again]), again.waits) == (["q"], False)

        waiting = await waits(following)
        await say(store, 2, "r", "a")
        assert words(await waiting)[0] == "r"


async def test_begins_after_the_cursor(store: Store) -> None:
    await say(store, 1, "q", "a")
    last = (await store.replay(CLARA, 0))[-1].id

    async with aclosing(store.follow(CLARA, last)) as following:
        waiting = await waits(following)
        await say(store, 2, "r")
        assert words(await waiting) == ["r"]


async def test_a_line_committed_while_it_reads_is_seen(store: Store) -> None:
    """Between the registration and the end of the first read, or of any later one."""
    async with aclosing(store.follow(CLARA, 0)) as following:
        reading = asyncio.create_task(soon(following))
        await asyncio.sleep(0)  # it is registered, and its first read is under way
        await store.receive([arrival(1, CLARA, "q")])
        seen = words(await reading)
        for number in range(2, 40):
            reading = asyncio.create_task(soon(following))
            await asyncio.sleep(0)
            await store.receive([arrival(number, CLARA, f"q{number}")])
            seen += words(await reading)

    assert seen == ["q", *(f"q{number}" for number in range(2, 40))]


async def test_two_follow_one_conversation_and_a_third_another(store: Store) -> None:
    async with (
        aclosing(store.follow(CLARA, 0)) as one,
        aclosing(store.follow(CLARA, 0)) as two,
        aclosing(store.follow("web:public:4", 0)) as other,
    ):
        waiting = [await waits(following) for following in (one, two, other)]
        await say(store, 1, "q")

        assert [words(await task) for task in waiting[:2]] == [["q"], ["q"]]
        assert not waiting[2].done()
        waiting[2].cancel()
        await asyncio.gather(waiting[2], return_exceptions=True)


async def test_a_slow_reader_misses_nothing(store: Store) -> None:
    async with aclosing(store.follow(CLARA, 0)) as following:
        waiting = await waits(following)
        for number in range(1, 30):
            await say(store, number, f"q{number}", f"a{number}")
        seen = list(await waiting)
        while len(seen) < 58:
            seen += await soon(following)

    assert [line.id for line in seen] == [line.id for line in await store.replay(CLARA, 0)]


async def test_staff_wake_it(store: Store) -> None:
    await store.receive([arrival(1, CLARA)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], inquiries=(inquiry(),)))

    async with aclosing(store.follow(CLARA, 1)) as following:
        waiting = await waits(following)
        await answer(store, "26-0001-A", "Ja")
        assert words(await waiting) == ["Ja"]


async def test_an_erasure_is_an_empty_sequence_and_the_receipt_follows(store: Store) -> None:
    await say(store, 1, "q", "a")
    async with aclosing(store.follow(CLARA, 0)) as following:
        await soon(following)
        waiting = await waits(following)
        await store.receive([arrival(2, CLARA, "slet")])
        assert words(await waiting) == ["slet"]
        async with store.claim(16) as batch:
            batch.done(effects(batch.jobs[0], "slettet", erases=True))
        assert await soon(following) == ()
        assert words(await soon(following)) == ["slettet"]
        await say(store, 3, "ny")
        assert words(await soon(following)) == ["ny"]


async def test_tells_the_language_a_line_was_said_in(store: Store) -> None:
    await store.receive([arrival(1, CLARA)])
    async with store.claim(1) as batch:
        job = batch.jobs[0]
        batch.done(effects(job, outgoing=(letter(CLARA, "Hello", language="en"),)))

    async with aclosing(store.follow(CLARA, 0)) as following:
        assert [line.language for line in await soon(following)] == ["", "en"]


async def test_a_letter_carries_its_language(store: Store) -> None:
    await store.receive([arrival(1, ANNA)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], outgoing=(letter(ANNA, "Hello", language="en"),)))

    assert [due.language for due in await store.due("telegram", 9)] == ["en"]
