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
from knowledge.casework.actions import (
    Carrier,
    Close,
    Forward,
    Heard,
    Journal,
    Journalise,
    Outcome,
    Respond,
    Road,
    Taken,
    Told,
    Write,
)
from knowledge.privacy.retention import Periods
from knowledge.records import Entry
from knowledge.traffic import Delivery, Receipt
from tests.bot.store.kept import Clock, files_with
from tests.bot.store.said import ANNA, BO, CLARA, answer_all, arrival, effects, inquiry, note
from tests.bot.store.staffed import WORKER, A, B, add, ask, do, listed

OURS = ("svaret-er-hemmeligt", "hukommelsen-er-hemmelig")
THEIRS = (
    "spoergsmaalet-er-hemmeligt",
    "henvendelsen-er-hemmelig",
    "adressen-er@hemmelig.example.org",
    "tilfoejelsen-er-hemmelig",
)
WORDS = (*OURS, *THEIRS)
STAFFS = (
    "noten-er-hemmelig",
    "svaret-paa-mail-er-hemmeligt",
    "modtager-er-hemmelig",
    "raad@hemmelig.example.org",
    "videresendt-er-hemmeligt",
    "begrundelsen-er-hemmelig",
    "laeren-er-hemmelig",
    "journalnote-er-hemmelig",
)
PRIVACY = Path(__file__).parents[3] / "docs/privacy.md"
FOUND = ("sjeldentord", "endnusjeldnere")  # as the search has them, folded


async def test_the_privacy_document_names_every_table_of_a_person(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "indgang.db"):
        pass
    with closing(sqlite3.connect(tmp_path / "indgang.db")) as database:
        personal = "select m.name from sqlite_schema m, pragma_table_info(m.name) c where c.name = ?"
        tables = {name for (name,) in database.execute(personal, ("conversation",))}

    assert {"inquiry", "miss"} <= tables
    told = "".join(
        row.split("|")[2] for row in PRIVACY.read_text("utf-8").split("\n") if row.startswith("| ")
    )
    assert sorted(table for table in tables if f"`{table}`" not in told) == []


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


async def erase(store: SqliteStore, conversation: str = ANNA, number: int = 3) -> None:
    await store.receive([arrival(number, conversation, "slet")])
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


async def work(store: SqliteStore) -> None:
    """Leave every one of the words of staff in the tables, by mail, and by all that a case has."""
    (forwarded,) = (
        await do(
            store,
            Write(STAFFS[0]),
            Respond(STAFFS[1], (Told(A, STAFFS[1], road="mail", subject=STAFFS[1]),)),
            Forward(STAFFS[2], Road.MAIL, STAFFS[3], "emne", STAFFS[4], "digest"),
        )
    ).forwarded
    await do(
        store,
        Heard(forwarded.id, Taken.DECLINED, STAFFS[5]),
        Journalise(Journal.NO, STAFFS[7]),
        Close(Outcome.SILENT, Carrier.REGION, STAFFS[6]),
    )


async def test_so_is_all_that_staff_wrote_and_what_the_search_knows(
    store: SqliteStore, tmp_path: Path
) -> None:
    await confide(store)
    await ask(store, B, 7, BO, text="Sjældentord")
    await add(store, "Endnusjældnere Fællesord", 8, A)
    await add(store, "Fællesord", 9, B, BO)
    await work(store)
    kept = {*WORDS, *STAFFS, "endnusjeldnere"}
    assert kept <= set().union(*files_with(tmp_path, *kept).values())

    await erase(store)
    await emptied(store)

    assert files_with(tmp_path, *WORDS, *STAFFS, "endnusjeldnere", "Endnu") == {}
    assert files_with(tmp_path, "sjeldentord", "fellesord") != {}  # of the other case
    assert await listed(store, "sjældentord fællesord") == [B]
    await erase(store, BO, 10)
    await emptied(store)
    assert files_with(tmp_path, "sjeldentord", "fellesord") == {}


async def test_a_mail_that_waits_is_not_sent_once_its_case_is_erased(store: SqliteStore) -> None:
    await confide(store)
    await work(store)
    await erase(store)
    await ask(store, B, 7, BO, address="b@example.org")
    await do(store, Respond("Ja", (Told(B, "Ja", road="mail"),)), reference=B)

    (letter,) = await asyncio.wait_for(store.due("mail", 9), 5)
    assert letter.params["to"] == "b@example.org"


async def test_what_is_deleted_on_a_legal_basis_is_gone_too(
    store: SqliteStore, tmp_path: Path, time: Clock
) -> None:
    await confide(store)
    await add(store, "Sjældentord", 8, A)
    await work(store)
    time.now += timedelta(days=31)
    await store.sweep(Periods())
    await emptied(store)
    assert STAFFS[0] in set().union(*files_with(tmp_path, *STAFFS).values())

    assert await store.delete_expired(Periods(), basis="arkivloven", by=WORKER) == [A]
    await emptied(store)

    assert files_with(tmp_path, *WORDS, *STAFFS, *FOUND) == {}


@pytest.mark.parametrize("seed", range(2))
async def test_no_word_stays_in_the_search_where_cases_come_and_go(
    store: SqliteStore, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 words of any length
    secret = {n: [f"hemmelig{n:03}{'x' * chance.randint(0, 40)}{m:02}" for m in range(40)] for n in range(60)}
    for number, theirs in secret.items():
        chat = f"telegram:public:{1000 + number}"
        await ask(store, f"26-{number:04}-X", 10 * number, chat, text=" ".join(theirs[:30]))
        await add(store, " ".join(theirs[20:]), 10 * number + 1, f"26-{number:04}-X", chat)
    gone = chance.sample(sorted(secret), 40)
    for number in gone:
        await store.receive([arrival(10 * number + 2, f"telegram:public:{1000 + number}", "slet")])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], erases=True, memory=b"{}"))
    await emptied(store)

    assert files_with(tmp_path, *(f"hemmelig{number:03}" for number in gone)) == {}
    kept = [number for number in secret if number not in gone]
    assert [len(await listed(store, secret[number][39])) for number in kept] == [1] * len(kept)


@pytest.mark.parametrize("fate", [Delivery.SENT, Delivery.REFUSED])
async def test_of_a_mail_that_is_settled_only_its_fate_is_kept(store: SqliteStore, fate: Delivery) -> None:
    await store.accounts.add(WORKER.name, WORKER.role)
    await ask(store, address="anna@example.org", reach="mail")
    words = "Se https://indgang.example.org/modtag/engangslinket"
    await do(store, Forward("Rådet", Road.MAIL, "raad@example.org", "Emnet", words, "digest"))
    await do(store, Respond("Svaret", (Told(A, "Svaret", road="mail", subject="Svarets emne"),)))

    for expected in (words, "Svaret"):
        (letter,) = await store.due("mail", 1)
        await store.settle([Receipt(letter.id, Delivery.RETRY)])
        (letter,) = await store.due("mail", 1)
        assert letter.params["text"] == expected
        await store.settle([Receipt(letter.id, fate, reason="451 later")])

    rows = await store._reader.rows("select params, status, reason from outbox where channel = 'mail'")
    assert rows == [("{}", fate, "451 later")] * 2
    file = await store.desk.file(A, viewer=WORKER)
    assert file is not None
    assert [(line.text, line.delivery) for line in file.thread if line.by] == [("Svaret", fate)]
