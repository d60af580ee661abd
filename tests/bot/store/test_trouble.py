"""A second process, a read-only file, a full disk, a damaged file: one clear sentence, and nothing lost."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from bot.store import open_store
from bot.store.files import locate
from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge.errors import StoreError
from knowledge.store import Store
from tests.bot.store.said import BO, answer_all, arrival, effects, note

AS_ROOT = sys.platform == "linux" and os.geteuid() == 0


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


async def opens(path: Path) -> None:
    async with open_store(url(path)):
        pass


class TestOpening:
    def test_addresses(self) -> None:
        assert locate("sqlite:///data/indgang.db") == Path("data/indgang.db")
        assert locate("sqlite:////srv/indgang.db") == Path("/srv/indgang.db")

    @pytest.mark.parametrize("wrong", ["", "indgang.db", "sqlite://", "postgresql://localhost/indgang"])
    def test_another_address_is_told(self, wrong: str) -> None:
        with pytest.raises(StoreError, match=r"^DATABASE_URL must be sqlite:///.*\.$"):
            locate(wrong)

    async def test_only_the_owner_may_read_it(self, tmp_path: Path) -> None:
        await opens(tmp_path / "deep" / "indgang.db")

        assert (tmp_path / "deep" / "indgang.db").stat().st_mode & 0o077 == 0

    async def test_a_second_owner_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "indgang.db"
        async with open_store(url(path)):
            with pytest.raises(StoreError, match=r"in use by another process"):
                await opens(path)

        await opens(path)

    async def test_another_name_of_the_same_file_is_told_too(self, tmp_path: Path) -> None:
        path, link = tmp_path / "indgang.db", tmp_path / "link.db"
        link.symlink_to(path)
        async with open_store(url(path)):
            with pytest.raises(StoreError, match=r"in use by another process"):
                await opens(link)

    def test_a_second_process_is_told(self, tmp_path: Path) -> None:
        program = (
            "import asyncio, sys; from bot.store import open_store\n"
            "async def main():\n"
            " async with open_store(sys.argv[1]): print('open', flush=True); sys.stdin.read()\n"
            "asyncio.run(main())"
        )
        command = [sys.executable, "-c", program, url(tmp_path / "indgang.db")]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
            assert first.stdout is not None
            assert first.stdout.readline() == "open\n"
            with pytest.raises(StoreError, match=r"in use by another process"):
                asyncio.run(opens(tmp_path / "indgang.db"))
            first.kill()
            first.communicate()

        asyncio.run(opens(tmp_path / "indgang.db"))

    async def test_a_file_that_is_no_database_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "notes.txt"
        path.write_text("Husk mælk. " * 1000)

        with pytest.raises(StoreError, match=r"notes\.txt is not a database"):
            await opens(path)
        assert path.read_text().startswith("Husk mælk.")

    async def test_a_damaged_file_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "indgang.db"
        async with open_store(url(path)) as store:
            await store.receive([arrival(n, text="x" * 500) for n in range(200)])
        content = bytearray(path.read_bytes())
        content[8192 : len(content) - 4096] = b"\x13" * (len(content) - 12288)
        path.write_bytes(content)

        with pytest.raises(StoreError, match=r"damaged.*backup"):
            await opens(path)

    @pytest.mark.parametrize("path", ["/proc/indgang.db", "/dev/null/indgang.db"])
    async def test_a_place_that_cannot_be_written_is_told(self, path: str) -> None:
        with pytest.raises(StoreError, match=r"cannot be (written|opened)"):
            await opens(Path(path))

    @pytest.mark.skipif(not AS_ROOT, reason="needs root on Linux, to mount a small disk")
    def test_a_read_only_disk_is_told(self, small_disk: Path) -> None:
        asyncio.run(opens(small_disk / "indgang.db"))
        subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

        with pytest.raises(StoreError, match=r"cannot be written"):
            asyncio.run(opens(small_disk / "indgang.db"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes: the empty tables and their log take one."""
    place = tmp_path / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], check=True)
    yield place
    subprocess.run(["umount", place], check=True)


@contextmanager
def ballast(store: SqliteStore, place: Path) -> Iterator[None]:
    """Fill the disk until the end of the block."""
    del store
    heavy = place / "ballast"
    with heavy.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            pass
        yield
    heavy.unlink()


@contextmanager
def page_limit(store: SqliteStore, place: Path) -> Iterator[None]:
    """Let SQLite believe that the disk is full, where no disk can be mounted."""
    del place
    connection = store._writer._connection
    connection.execute("pragma max_page_count = 1")
    yield
    connection.execute("pragma max_page_count = 1000000")


FULL = [
    pytest.param(page_limit, "tmp_path", id="page-limit"),
    pytest.param(
        ballast,
        "small_disk",
        id="tmpfs",
        marks=pytest.mark.skipif(not AS_ROOT, reason="needs root on Linux, to mount a small disk"),
    ),
]


async def fill_up(store: Store) -> int:
    """Receive until the disk is full; return how many were acknowledged."""
    for acknowledged in range(2000):
        try:
            await store.receive([arrival(1000 + acknowledged, text="x" * 3000)])
        except StoreError as error:
            assert str(error).startswith("The disk is full: nothing was stored in ")  # noqa: PT017 the count matters too
            return acknowledged
    raise AssertionError("The disk never was full.")


@pytest.mark.parametrize(("full", "where"), FULL)
async def test_a_full_disk_loses_and_counts_nothing(
    full: Callable[[SqliteStore, Path], AbstractContextManager[None]],
    where: str,
    request: pytest.FixtureRequest,
) -> None:
    place: Path = request.getfixturevalue(where)

    async def answer_them() -> int:
        async with store.claim(16) as batch:
            answer_all(batch, "svar" * 1000)
        return len(batch.jobs)

    async with open_sqlite(place / "indgang.db") as store:
        await store.receive([arrival(1)])
        with full(store, place):
            kept = 1 + await fill_up(store)
            with pytest.raises(StoreError, match="disk is full"):
                await answer_them()
            with pytest.raises(StoreError, match="disk is full"):
                await store.ready()
        await store.ready()
        assert await answer_them() == 1

        rows = list(store.rows("messages"))
        assert len(rows) == kept
        assert [row["state"] for row in rows] == ["done"] + ["new"] * (kept - 1)
    assert ask(place / "indgang.db", "select distinct attempts, boots from inbox") == [(0, 0)]


async def test_a_file_that_may_no_longer_be_written_is_told(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "indgang.db") as store:
        await store.ready()
        store._writer._connection.execute("pragma query_only = on")

        with pytest.raises(StoreError, match="may not be written"):
            await store.ready()


async def test_a_poisoned_turn_is_rolled_back_whole(tmp_path: Path) -> None:
    async with open_store(url(tmp_path / "indgang.db")) as store:
        await store.receive([arrival(1), arrival(2, BO)])
        async with store.claim(16) as batch:
            poisoned = effects(batch.jobs[0], "svar", state="x", notes=(note("26-9999-X"),))
            batch.done(poisoned)
            batch.done(effects(batch.jobs[1], "svar"))

    path = tmp_path / "indgang.db"
    assert ask(path, "select update_id, state, attempts, error from inbox order by id") == [
        ("1", "new", 1, "IntegrityError in the store"),
        ("2", "done", 0, None),
    ]
    assert ask(path, "select conversation from outbox") == [(BO,)]
    assert ask(path, "select count(*) from conversation where state = 'x'") == [(0,)]


class TestBoots:
    """A row that kills the process is tried alone, its attempt counted before it runs."""

    async def crash(self, path: Path) -> list[str]:
        """Claim, then end without a word; return what had been claimed."""
        async with open_store(url(path)) as store, store.claim(16) as batch:
            return [job.conversation for job in batch.jobs]

    async def test_counted_alone_after_three_starts(self, tmp_path: Path) -> None:
        path = tmp_path / "indgang.db"
        async with open_store(url(path)) as store:
            await store.receive([arrival(1), arrival(2, BO)])
        claimed = [await self.crash(path) for _ in range(4)]

        assert [len(conversations) for conversations in claimed] == [2, 2, 1, 1]
        assert ask(path, "select update_id, attempts, boots from inbox order by id") == [
            ("1", 2, 4),
            ("2", 0, 4),
        ]

    async def test_an_innocent_row_goes_through(self, tmp_path: Path) -> None:
        path = tmp_path / "indgang.db"
        async with open_store(url(path)) as store:
            await store.receive([arrival(1)])
        for _ in range(3):
            await self.crash(path)

        async with open_store(url(path)) as store:
            async with store.claim(16) as batch:
                answer_all(batch, "svar")
            assert [row["state"] for row in store.rows("messages")] == ["done"]
