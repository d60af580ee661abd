"""After an erasure no file beside the database holds the words: neither rows, nor log, nor free space."""

import asyncio
import random
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge.records import Entry
from knowledge.retention import Periods
from tests.bot.store.kept import Clock, files_with
from tests.bot.store.said import ANNA, BO, CLARA, answer_all, arrival, effects, inquiry, note

OURS = ("svaret-er-hemmeligt", "hukommelsen-er-hemmelig")
THEIRS = (
    "spoergsmaalet-er-hemmeligt",
    "henvendelsen-er-hemmelig",
    "adressen-er-hemmelig",
    "tilfoejelsen-er-hemmelig",
)
WORDS = (*OURS, *THEIRS)


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, time: Clock) -> AsyncIterator[SqliteStore]:
    async with open_sqlite(tmp_path / "indgang.db", clock=time) as opened:
        yield opened


async def confide(store: SqliteStore, conversation: str = ANNA) -> None:
    """Leave every one of the words in the tables."""
    await store.receive([arrival(1, conversation, THEIRS[0])])
    async with store.claim(1) as batch:
        case = inquiry(text=THEIRS[1], address=THEIRS[2])
        memory = f'{{"x":"{OURS[1]}"}}'.encode()
        batch.done(effects(batch.jobs[0], OURS[0], inquiries=(case,), memory=memory))
    await store.receive([arrival(2, conversation)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], notes=(note(text=THEIRS[3]),), entry=Entry("inquiry")))


async def erase(store: SqliteStore, conversation: str = ANNA) -> None:
    await store.receive([arrival(3, conversation, "slet")])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "slettet", erases=True, memory=b"{}"))


def snapshot(folder: Path, crashed: Path) -> None:
    """Copy the files as a kill -9 would leave them."""
    crashed.mkdir()
    for file in folder.glob("indgang.db*"):
        shutil.copy(file, crashed)


async def emptied(store: SqliteStore) -> None:
    """Wait until the log is empty."""
    assert store._wal._emptying is not None
    await asyncio.wait_for(asyncio.shield(store._wal._emptying), 5)


async def test_the_words_are_gone_from_every_file(store: SqliteStore, tmp_path: Path) -> None:
    await confide(store)
    assert set().union(*files_with(tmp_path, *WORDS).values()) == set(WORDS)

    await erase(store)
    await emptied(store)

    assert files_with(tmp_path, *WORDS) == {}
    assert files_with(tmp_path, "slettet") != {}


async def test_an_export_that_reads_meanwhile_only_puts_it_off(store: SqliteStore, tmp_path: Path) -> None:
    await confide(store)
    await store.receive([arrival(100 + n, BO, quarantined=True) for n in range(200)])
    reading = iter(store.rows("messages"))
    next(reading)
    await erase(store)
    await asyncio.sleep(0.2)
    assert files_with(tmp_path, *WORDS) != {}
    await store.receive([arrival(4, BO)])  # others are served while it waits

    del reading
    await emptied(store)

    assert files_with(tmp_path, *WORDS) == {}


async def test_soon_after_a_long_export_the_words_are_gone(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    async def no_wait(seconds: float, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        waits.append(seconds)
        await sleep(0)

    monkeypatch.setattr("bot.store.wal.asyncio.sleep", no_wait)
    await confide(store)
    with closing(sqlite3.connect(tmp_path / "indgang.db")) as reader:
        reader.execute("begin")
        reader.execute("select * from inbox").fetchall()
        await erase(store)
        while len(waits) < 8:
            await asyncio.to_thread(lambda: None)
    await emptied(store)

    assert max(waits) <= 1.0
    assert files_with(tmp_path, *WORDS) == {}


async def test_a_crash_between_commit_and_wiping_is_made_good_at_the_next_start(
    store: SqliteStore, tmp_path: Path
) -> None:
    await confide(store)
    with closing(sqlite3.connect(tmp_path / "indgang.db")) as reader:
        reader.execute("begin")
        reader.execute("select * from inbox").fetchall()
        await erase(store)
        await asyncio.sleep(0.1)
        crashed = tmp_path / "crashed"
        snapshot(tmp_path, crashed)
    assert files_with(crashed, *WORDS) != {}

    async with open_sqlite(crashed / "indgang.db") as again:
        assert files_with(crashed, *WORDS) == {}
        assert [line.params.get("text") for line in await again.replay(ANNA, 0)] == ["slettet"]


async def test_a_start_while_an_export_reads_wipes_when_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "indgang.db"
    crashed = tmp_path / "crashed"
    async with open_sqlite(path) as store:
        await confide(store)
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("begin")
            reader.execute("select * from inbox").fetchall()
            await erase(store)
            snapshot(tmp_path, crashed)

    with closing(sqlite3.connect(crashed / "indgang.db")) as reader:
        reader.execute("begin")
        reader.execute("select * from inbox").fetchall()
        async with open_sqlite(crashed / "indgang.db") as store:
            assert files_with(crashed, *WORDS) != {}
            reader.execute("rollback")
            await emptied(store)
            assert files_with(crashed, *WORDS) == {}


async def test_a_stop_right_after_it_leaves_nothing(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "indgang.db") as store:
        await confide(store)
        await erase(store)

    assert files_with(tmp_path, *WORDS) == {}


async def test_an_empty_log_is_asked_for_again_by_what_is_erased_meanwhile(
    store: SqliteStore, tmp_path: Path
) -> None:
    await confide(store)
    await store.receive([arrival(5, BO, "noget-helt-andet")])
    async with store.claim(1) as batch:
        answer_all(batch)
    await asyncio.gather(erase(store), store.receive([arrival(6, BO, "slet")]))
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], erases=True))
    await emptied(store)

    assert files_with(tmp_path, *WORDS, "noget-helt-andet") == {}


async def test_a_sweep_wipes_too(store: SqliteStore, tmp_path: Path, time: Clock) -> None:
    await store.receive([arrival(1, CLARA, THEIRS[0])])
    async with store.claim(1) as batch:
        memory = f'{{"x":"{OURS[1]}"}}'.encode()
        batch.done(effects(batch.jobs[0], OURS[0], memory=memory))
    time.now += timedelta(days=1)

    await store.sweep(Periods())
    await emptied(store)

    assert files_with(tmp_path, *WORDS) == {}
    assert files_with(tmp_path, CLARA) == {}


@pytest.mark.parametrize("seed", range(3))
async def test_nothing_stays_behind_where_rows_of_all_lengths_moved_between_pages(
    store: SqliteStore, tmp_path: Path, time: Clock, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 rows of any length
    number = 0
    for _ in range(12):
        for chat in range(40):
            number += 1
            words = f"hemmelighed-{chat:03}-" * chance.randint(1, 300)
            await store.receive([arrival(number, f"telegram:public:{1000 + chat}", words)])
        for _ in range(3):
            async with store.claim(16) as batch:
                for job in batch.jobs:
                    words = job.head.body["message"]["text"][: chance.randint(20, 4000)]
                    memory = f'{{"x":"{words[: chance.randint(20, 900)]}"}}'.encode()
                    batch.done(effects(job, words, memory=memory))
    erased = chance.sample(range(40), 20)
    for chat in erased:
        number += 1
        await store.receive([arrival(number, f"telegram:public:{1000 + chat}", "slet")])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], "slettet", erases=True, memory=b"{}"))
    await emptied(store)

    assert files_with(tmp_path, *(f"hemmelighed-{chat:03}-" for chat in erased)) == {}
    kept = [chat for chat in range(40) if chat not in erased]
    assert files_with(tmp_path, *(f"hemmelighed-{chat:03}-" for chat in kept)) != {}
