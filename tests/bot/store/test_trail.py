"""The trail tells who did what, and shows what was done to it."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.store.files import connect
from bot.store.proof import Broken, Harm, prove
from bot.store.schema import migrations
from bot.store.trail import Trail, key_of
from knowledge.casework.trail import Act

KEY = key_of(b"s" * 40)
BEGAN = datetime(2026, 11, 22, 8, tzinfo=UTC)
ROWS = 9
APPENDING = """
import sys
from pathlib import Path
from tests.bot.store.test_trail import write
write(Path(sys.argv[1]), 200, account=int(sys.argv[2]))
"""


def write(file: Path, rows: int, *, account: int = 1, began: datetime = BEGAN) -> None:
    """Append *rows* acts, each in a transaction of its own."""
    trail = Trail(KEY)
    with closing(connect(file)) as connection:
        for number in range(rows):
            connection.execute("begin immediate")
            act = Act(account, "case.read", f"26-{number:04}-A", {"side": number, "ord": "æøå"})
            trail.append(connection, act, at=began + timedelta(days=number))
            connection.execute("commit")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    db = Database(tmp_path / "x.db")
    migrations.apply(db)
    db.close()
    write(tmp_path / "x.db", ROWS)
    return tmp_path / "x.db"


@pytest.fixture
def hand(file: Path) -> Iterator[sqlite3.Connection]:
    """Somebody who has the file, and no key."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


def _harm(file: Path) -> Broken | None:
    return prove(file, KEY).broken


def test_a_trail_that_nobody_touched_is_whole(file: Path, hand: sqlite3.Connection) -> None:
    verdict = prove(file, KEY)

    assert (verdict.broken, verdict.rows, verdict.first, verdict.last) == (None, ROWS, 1, ROWS)
    assert verdict.hash == hand.execute("select hash from act order by id desc").fetchone()[0]


@pytest.mark.parametrize("column", ["at", "account", "what", "object", "detail", "hash"])
@pytest.mark.parametrize("row", [1, 5, ROWS])
def test_a_changed_row_is_named(file: Path, hand: sqlite3.Connection, column: str, row: int) -> None:
    value = 7 if column == "account" else "2026"
    hand.execute(f"update act set {column} = ? where id = ?", (value, row))  # noqa: S608 our own words

    assert _harm(file) == Broken(Harm.CHANGED, row)


@pytest.mark.parametrize(("gone", "first", "last"), [("1", 1, 1), ("4", 4, 4), ("4, 5, 6", 4, 6)])
def test_removed_rows_are_named(
    file: Path, hand: sqlite3.Connection, gone: str, first: int, last: int
) -> None:
    hand.execute(f"delete from act where id in ({gone})")  # noqa: S608 our own words

    assert _harm(file) == Broken(Harm.REMOVED, first, last)


def test_the_newest_rows_are_missed(file: Path, hand: sqlite3.Connection) -> None:
    hand.execute("delete from act where id > 7")

    assert _harm(file) == Broken(Harm.REMOVED, 8, ROWS)


def test_the_newest_rows_are_missed_when_the_end_was_moved_back_too(
    file: Path, hand: sqlite3.Connection
) -> None:
    hand.execute("delete from act where id > 7")
    hand.execute("update act_head set last = 7, hash = (select hash from act where id = 7)")

    assert _harm(file) == Broken(Harm.END, 7)


def test_all_rows_are_missed(file: Path, hand: sqlite3.Connection) -> None:
    hand.execute("delete from act")

    assert _harm(file) == Broken(Harm.REMOVED, 1, ROWS)


def test_a_row_removed_with_those_after_it_renumbered_is_named(file: Path, hand: sqlite3.Connection) -> None:
    hand.execute("delete from act where id = 4")
    hand.execute("update act set id = id - 1 where id > 4")

    broken = _harm(file)
    assert broken is not None
    assert broken.row == 4


@pytest.mark.parametrize(("one", "other"), [(3, 4), (2, 8), (1, ROWS)])
def test_two_rows_that_changed_places_are_named(
    file: Path, hand: sqlite3.Connection, one: int, other: int
) -> None:
    for here, there in ((one, -1), (other, one), (-1, other)):
        hand.execute("update act set id = ? where id = ?", (there, here))

    assert _harm(file) == Broken(Harm.MOVED, one, other)


def test_a_row_put_in_is_named(file: Path, hand: sqlite3.Connection) -> None:
    hand.execute("update act set id = id + 100 where id >= 4")
    hand.execute("update act set id = id - 99 where id >= 100")
    hand.execute("insert into act select 4, at, 2, what, object, detail, hash from act where id = 3")

    assert _harm(file) == Broken(Harm.INSERTED, 4)


@pytest.mark.parametrize("place", [0, -3, ROWS + 1])
def test_a_row_put_before_or_behind_all_others_is_named(
    file: Path, hand: sqlite3.Connection, place: int
) -> None:
    hand.execute("insert into act select ?, at, 2, what, object, detail, hash from act where id = 3", [place])

    broken = _harm(file)
    assert broken is not None
    assert (broken.harm in {Harm.INSERTED, Harm.CHANGED}, broken.row) == (True, place)


@pytest.mark.parametrize(("column", "value"), [("last", 5), ("hash", "00"), ("seal", "00")])
def test_a_changed_end_is_named(file: Path, hand: sqlite3.Connection, column: str, value: object) -> None:
    hand.execute(f"update act_head set {column} = ?", (value,))  # noqa: S608 our own words

    assert _harm(file) == Broken(Harm.END, ROWS)


def test_another_key_is_told(file: Path) -> None:
    broken = prove(file, key_of(b"another")).broken

    assert broken is not None
    assert broken.harm is Harm.KEY


def test_an_empty_trail_is_whole(tmp_path: Path) -> None:
    db = Database(tmp_path / "empty.db")
    migrations.apply(db)
    db.close()

    verdict = prove(tmp_path / "empty.db", KEY)

    assert (verdict.rows, verdict.hash, verdict.broken) == (0, "", None)


def test_a_known_hash_must_be_there(file: Path, hand: sqlite3.Connection) -> None:
    (third,) = hand.execute("select hash from act where id = 3").fetchone()

    assert prove(file, KEY, known=third).broken is None
    assert prove(file, KEY, known="0" * 64).broken == Broken(Harm.UNKNOWN, 1)


def test_old_rows_go_and_the_rest_is_still_proven(file: Path, hand: sqlite3.Connection) -> None:
    with closing(connect(file)) as connection:
        gone = Trail(KEY).forget(connection, before=BEGAN + timedelta(days=4), at=BEGAN + timedelta(days=20))
        again = Trail(KEY).forget(connection, before=BEGAN + timedelta(days=4), at=BEGAN + timedelta(days=21))

    verdict = prove(file, KEY)
    assert (gone, again) == (4, 0)
    assert (verdict.broken, verdict.first, verdict.last) == (None, 5, ROWS + 1)
    last = hand.execute("select account, what, detail from act order by id desc").fetchone()
    assert last == (0, "trail.forget", '{"last":4,"rows":4}')


def test_only_the_front_goes_when_a_clock_was_wrong(file: Path) -> None:
    write(file, 1, began=BEGAN - timedelta(days=900))  # behind the others, and older than all

    with closing(connect(file)) as connection:
        gone = Trail(KEY).forget(connection, before=BEGAN + timedelta(days=2), at=BEGAN)

    assert gone == 2
    assert _harm(file) is None


def test_all_rows_may_be_old(file: Path) -> None:
    with closing(connect(file)) as connection:
        Trail(KEY).forget(connection, before=BEGAN + timedelta(days=99), at=BEGAN + timedelta(days=99))

    assert prove(file, KEY).rows == 1


def test_a_checkpoint_that_was_made_up_is_told(file: Path, hand: sqlite3.Connection) -> None:
    hand.execute("update act_checkpoint set last = 3, hash = (select hash from act where id = 3), seal = 'x'")
    hand.execute("delete from act where id <= 3")

    assert _harm(file) == Broken(Harm.START, 4)


def test_two_processes_that_append_at_once_make_one_chain(file: Path) -> None:
    home = Path(__file__).parents[3]
    command = [sys.executable, "-c", APPENDING, str(file)]
    both = [subprocess.Popen([*command, account], cwd=home) for account in "12"]

    assert [process.wait(60) for process in both] == [0, 0]
    verdict = prove(file, KEY)
    assert (verdict.broken, verdict.rows) == (None, ROWS + 400)
