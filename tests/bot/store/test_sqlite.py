"""What only the SQLite store promises: its one writer, its file and its clock."""

import asyncio
import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.store import open_store, reports
from bot.store.files import connect
from bot.store.schema import migrations
from bot.store.sqlite import open_sqlite
from bot.store.writer import TOGETHER
from knowledge.errors import RefusedError
from knowledge.privacy.retention import Periods
from knowledge.records import Note
from knowledge.store import Store
from knowledge.traffic import Delivery, Receipt
from tests.bot.store.kept import Clock
from tests.bot.store.said import ANNA, BO, CLARA, answer_all, arrival, effects, letter, note
from tests.bot.store.staffed import answer


async def spin_and_say(store: Store) -> None:
    """Leave a button's spinner and a sentence in the outbox of ANNA."""
    await store.receive([arrival(1)])
    async with store.claim(16) as batch:
        spinner = letter(ANNA, "spinner", urgent=True, droppable=True)
        batch.done(effects(batch.jobs[0], outgoing=(letter(ANNA, "svar"), spinner)))


@pytest.mark.parametrize(("age", "first"), [(0, "spinner"), (60, "svar")])
async def test_an_old_spinner_is_dropped(tmp_path: Path, age: int, first: str) -> None:
    clock = Clock()
    async with open_sqlite(tmp_path / "indgang.db", clock=clock) as store:
        await spin_and_say(store)
        clock.now += timedelta(seconds=age)

        assert [due.params["text"] for due in await store.due("telegram", 9)] == [first]


async def test_a_dropped_spinner_is_written_down_with_the_next_receipts(tmp_path: Path) -> None:
    clock = Clock()
    async with open_sqlite(tmp_path / "indgang.db", clock=clock) as store:
        await spin_and_say(store)
        clock.now += timedelta(minutes=1)
        (due,) = await store.due("telegram", 9)
        await store.settle([Receipt(due.id, Delivery.SENT, message_id=5)])

    with connect(tmp_path / "indgang.db", readonly=True) as connection:
        rows = connection.execute("select status, message_id, attempts from outbox order by id").fetchall()
    connection.close()
    assert rows == [("sent", 5, 1), ("dropped", None, 1)]


def test_a_commit_outlives_a_power_cut(tmp_path: Path) -> None:
    connection = connect(tmp_path / "indgang.db")
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    found = [connection.execute(f"pragma {name}").fetchone()[0] for name in pragmas]
    connection.close()

    assert found == ["wal", 2, 1, 1]


async def test_who_waits_together_commits_together(tmp_path: Path) -> None:
    """However many wait, each is acknowledged; one transaction takes no more than it may."""
    async with open_store(f"sqlite:///{tmp_path}/indgang.db") as store:
        results = await asyncio.gather(*(store.receive([arrival(n)]) for n in range(TOGETHER + 40)))

        assert results == [1] * (TOGETHER + 40)
        assert [row["update_id"] for row in store.rows("messages")] == [str(n) for n in range(TOGETHER + 40)]


async def test_one_bad_write_does_not_sink_its_neighbours(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path}/indgang.db") as store:
        told = await asyncio.gather(
            store.receive([arrival(1)]),
            answer(store, "26-0009-X", "Ja"),
            store.receive([arrival(2, BO)]),
            return_exceptions=True,
        )

        assert (told[0], type(told[1]), told[2]) == (1, RefusedError, 1)


async def test_a_transaction_at_fault_is_done_again_without_the_fault(tmp_path: Path) -> None:
    """Beside an innocent arrival and an innocent turn, a turn that breaks a rule counts as one attempt."""
    async with open_sqlite(tmp_path / "indgang.db") as store:
        await store.receive([arrival(1), arrival(2, BO)])
        free = threading.Event()
        writing = asyncio.create_task(store._writer.do(lambda _: free.wait(5)))

        async def turn(*notes: Note) -> None:
            async with store.claim(1) as batch:
                batch.done(effects(batch.jobs[0], "svar", notes=notes))

        waiting = asyncio.gather(turn(note("26-9999-X")), turn(), store.receive([arrival(3, CLARA)]))
        await asyncio.sleep(0.05)
        free.set()
        await asyncio.gather(writing, waiting)

        assert [row["state"] for row in store.rows("messages")] == ["new", "done", "new"]
        assert [due.conversation for due in await store.due("telegram", 9)] == [BO]
    with connect(tmp_path / "indgang.db", readonly=True) as connection:
        assert connection.execute("select attempts from inbox order by id").fetchall() == [(1,), (0,), (0,)]
    connection.close()


async def test_a_page_is_read_while_the_writer_is_busy(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "indgang.db") as store:
        await store.receive([arrival(1, CLARA)])
        free = threading.Event()
        writing = asyncio.create_task(store._writer.do(lambda _: free.wait(5)))
        await asyncio.sleep(0.05)

        assert len(await asyncio.wait_for(store.replay(CLARA, 0), 1)) == 1
        assert len(list(store.rows("messages"))) == 1
        free.set()
        await writing


async def test_reports_are_read_while_the_bot_serves(tmp_path: Path) -> None:
    path = tmp_path / "indgang.db"
    async with open_store(f"sqlite:///{path}") as store:
        await store.receive([arrival(1)])
        async with store.claim(16) as batch:
            answer_all(batch, "svar")

        assert [row["decision"] for row in reports.rows(path, "messages")] == ["answer"]


async def test_leaving_commits_what_waits(tmp_path: Path) -> None:
    path = tmp_path / "indgang.db"
    async with open_store(f"sqlite:///{path}") as store:
        receiving = asyncio.create_task(store.receive([arrival(1)]))
        await asyncio.sleep(0)

    assert await receiving == 1
    assert len(list(reports.rows(path, "messages"))) == 1


async def test_a_page_that_closed_is_answered_all_the_same(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path}/indgang.db") as store:
        impatient = asyncio.create_task(store.receive([arrival(1)]))
        await asyncio.sleep(0)
        impatient.cancel()

        assert await store.receive([arrival(1), arrival(2, BO)]) == 1
        async with store.claim(16) as batch:
            assert [job.conversation for job in batch.jobs] == [ANNA, BO]


async def test_a_commit_that_nobody_waits_for_is_done_once(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "indgang.db") as store:
        await store.receive([arrival(1), arrival(2)])

        async def turn() -> None:
            async with store.claim(16) as batch:
                answer_all(batch, "svar")

        free = threading.Event()
        writing = asyncio.create_task(store._writer.do(lambda _: free.wait(5)))
        impatient = asyncio.create_task(turn())
        await asyncio.sleep(0.05)
        impatient.cancel()
        free.set()
        await writing
        async with store.claim(16) as batch:
            assert [job.head.body["update_id"] for job in batch.jobs] == [2]


async def test_every_child_has_its_parent(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path}/indgang.db") as store:
        await spin_and_say(store)

    connection = connect(tmp_path / "indgang.db")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("delete from inbox")
    connection.close()


async def test_nobody_watches_once_it_is_closed(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "indgang.db") as store:
        following = store.follow(CLARA, 0)
        waiting = asyncio.create_task(anext(following))
        await asyncio.wait({waiting}, timeout=0.05)
        assert len(store._lines._watchers) == 1

        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        await following.aclose()
        assert len(store._lines._watchers) == 0


async def test_who_writes_while_they_are_swept_is_met_again(tmp_path: Path) -> None:
    """The arrival was on its way to a conversation that was still known when it set out."""
    clock = Clock()
    async with open_sqlite(tmp_path / "indgang.db", clock=clock) as store:
        await store.receive([arrival(1, CLARA)])
        async with store.claim(16) as batch:
            batch.done(effects(batch.jobs[0], state="s", memory=b'{"a":1}'))
        clock.now += timedelta(days=1)
        free = threading.Event()
        writing = asyncio.create_task(store._writer.do(lambda _: free.wait(5)))
        sweeping = asyncio.create_task(store.sweep(Periods()))
        async with asyncio.timeout(5):
            while not store._writer._queue.qsize():  # noqa: ASYNC110 it has no event to wait for
                await asyncio.sleep(0.01)
        receiving = asyncio.create_task(store.receive([arrival(2, CLARA)]))
        await asyncio.sleep(0.01)
        free.set()
        await asyncio.gather(writing, sweeping, receiving)

        assert (sweeping.result().conversations, receiving.result()) == (1, 1)
        async with store.claim(16) as batch:
            assert (batch.jobs[0].state, batch.jobs[0].memory) == (None, b"{}")


async def test_a_database_of_an_earlier_version_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "indgang.db"
    old = Database(path)
    migrations.apply(old, stop_before="both_doors")
    old.execute("insert into conversation(id, memory) values (?, ?)", [CLARA, '{"a":1}'])
    old.execute(
        """insert into inbox(id, channel, bot, update_id, conversation, body, state, received_at)
        values (1, 'web', 'public', '1', ?, '{"message":{"text":"hej"}}', 'done', '2026-11-22')""",
        [CLARA],
    )
    old.execute(
        """insert into outbox(id, inbox_id, conversation, channel, method, params, status, at)
        values (7, 1, ?, 'web', 'sendMessage', '{"text":"a"}', 'sent', '2026-11-22T09:00:00.000+00:00')""",
        [CLARA],
    )
    old.conn.commit()
    old.close()

    async with open_sqlite(path) as store:
        assert [line.id for line in await store.replay(CLARA, 0)] == [1, 7]
        await store.receive([arrival(2, CLARA)])
        async with store.claim(1) as batch:
            assert batch.jobs[0].memory == b'{"a":1}'
            batch.done(effects(batch.jobs[0], "slettet", erases=True, memory=b"{}"))
        assert [line.id for line in await store.replay(CLARA, 0)] == [9]
