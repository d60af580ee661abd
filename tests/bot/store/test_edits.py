"""Edits of the content: every version stays, each with its row in the trail; none is overwritten unseen."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import open_store
from bot.store.edits import above
from knowledge.casework.edits import Version, digest
from knowledge.casework.staff import Account, StaffRole
from knowledge.errors import StaleError, StoreError
from knowledge.store import Store

FILE = "contacts.toml"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(f"sqlite:///{tmp_path}/indgang.db") as opened:
        yield opened


@pytest.fixture
async def anna(store: Store) -> Account:
    return await store.accounts.add("Anna Prøve", StaffRole.WORKER)


def version(text: str, before: str = "old", *, path: str = FILE, above: bool = True) -> Version:
    return Version(path, text, before, digest("below"), above)


def acts(folder: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(folder / "indgang.db")) as db:
        return db.execute(
            "select what, object, detail from act where what like 'content.%' order by id"
        ).fetchall()


async def test_nothing_lies_above_an_unedited_folder(store: Store) -> None:
    active = await store.edits.active()

    assert (active.edits, active.newest) == ({}, 0)
    assert await store.edits.history("kontakt/unit") == []


async def test_the_newest_version_of_each_file_counts(store: Store, anna: Account) -> None:
    one = await store.edits.save("kontakt/unit", [version("a")], by=anna, newest=0)
    two = await store.edits.save("kontakt/region", [version("b", "a")], by=anna, newest=one)
    await store.edits.save("tekst/glad", [version("c", path="ui/da.ftl")], by=anna, newest=two)

    active = await store.edits.active()

    assert active.edits == {FILE: "b", "ui/da.ftl": "c"}
    assert active.newest == 3
    assert active.files[FILE].base == digest("below")


async def test_what_is_again_as_the_file_below_lies_no_longer_above(store: Store, anna: Account) -> None:
    one = await store.edits.save("kontakt/unit", [version("a")], by=anna, newest=0)
    await store.edits.save(
        "kontakt/unit", [version("old", "a", above=False)], by=anna, newest=one, undoes=one
    )

    assert (await store.edits.active()).edits == {}


async def test_the_history_of_an_item_tells_who_and_what_was_before(store: Store, anna: Account) -> None:
    one = await store.edits.save("kontakt/unit", [version("a")], by=anna, newest=0)
    two = await store.edits.save("kontakt/region", [version("b", "a")], by=anna, newest=one)
    await store.edits.save("kontakt/unit", [version("c", "b")], by=anna, newest=two, undoes=one)

    history = await store.edits.history("kontakt/unit")

    assert [(change.id, change.by, change.undoes) for change in history] == [
        (3, "Anna Prøve", 1),
        (1, "Anna Prøve", None),
    ]
    assert [[(file.before, file.text) for file in change.files] for change in history] == [
        [("b", "c")],
        [("old", "a")],
    ]
    assert [change.item for change in await store.edits.recent(2)] == ["kontakt/unit", "kontakt/region"]


async def test_who_saves_on_an_older_state_is_told_and_nothing_is_kept(
    store: Store, anna: Account, tmp_path: Path
) -> None:
    await store.edits.save("kontakt/unit", [version("a")], by=anna, newest=0)

    with pytest.raises(StaleError) as caught:
        await store.edits.save("kontakt/unit", [version("b")], by=anna, newest=0)

    assert caught.value.version == 1
    assert (await store.edits.active()).edits == {FILE: "a"}
    assert len(acts(tmp_path)) == 1


async def test_each_change_has_its_row_in_the_trail_without_its_words(
    store: Store, anna: Account, tmp_path: Path
) -> None:
    one = await store.edits.save("kontakt/unit", [version("hemmelig")], by=anna, newest=0)
    await store.edits.save("kontakt/unit", [version("b")], by=anna, newest=one, undoes=one)

    assert acts(tmp_path) == [
        ("content.edit", "kontakt/unit", '{"files":["contacts.toml"]}'),
        ("content.undo", "kontakt/unit", '{"files":["contacts.toml"]}'),
    ]


async def test_a_change_and_its_row_stand_or_fall_together(
    store: Store, anna: Account, tmp_path: Path
) -> None:
    nobody = Account(4711, "Ingen", StaffRole.WORKER)

    with pytest.raises(StoreError):
        await store.edits.save("kontakt/unit", [version("a")], by=nobody, newest=0)

    assert (await store.edits.active()).edits == {}
    assert acts(tmp_path) == []


async def test_they_are_there_after_a_restart_and_for_another_process(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/indgang.db"
    async with open_store(url) as store:
        anna = await store.accounts.add("Anna Prøve", StaffRole.WORKER)
        await store.edits.save("kontakt/unit", [version("a")], by=anna, newest=0)
        assert above(tmp_path / "indgang.db") == {FILE: "a"}

    async with open_store(url) as store:
        assert (await store.edits.active()).edits == {FILE: "a"}
    assert above(tmp_path / "indgang.db") == {FILE: "a"}


def test_without_a_database_or_in_an_old_one_there_are_none(tmp_path: Path) -> None:
    assert above(tmp_path / "none.db") == {}
    with closing(sqlite3.connect(tmp_path / "old.db")) as db:
        db.execute("create table inbox(id integer)")
    assert above(tmp_path / "old.db") == {}


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_bytes(b"no database at all" * 100)

    with pytest.raises(StoreError, match="not a database"):
        above(tmp_path / "bad.db")
