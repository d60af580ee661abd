"""What was said of an offer since it came is known to whoever checks the content, from another process."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store import open_store
from bot.store.offers import stated
from knowledge.casework.staff import StaffRole
from knowledge.errors import StoreError
from knowledge.offers.offer import Status
from knowledge.offers.records import Change
from tests.bot.store.offers.offered import CALL, HOUSE, TODAY, WALK

LATER = TODAY + timedelta(days=1)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "indgang.db"


async def test_what_was_confirmed_hidden_or_removed_here_waits_no_more(database: Path) -> None:
    async with open_store(f"sqlite:///{database}") as store:
        anna = await store.accounts.add("Anna Prøve", StaffRole.ADMIN)
        await store.offers.seed([WALK, CALL, HOUSE])
        assert stated.since(database) == {}

        await store.offers.confirm(WALK.id, today=LATER, by=anna)
        hidden = replace(CALL, status=Status.INACTIVE)
        await store.offers.put(Change(put=(hidden,), remove=(HOUSE.id,)), by=anna)

        assert stated.since(database) == {
            WALK.id: LATER.isoformat(),
            CALL.id: "9999-12-31",
            HOUSE.id: "9999-12-31",
        }


def test_without_a_database_nothing_was_said(database: Path) -> None:
    assert stated.since(database) == {}


def test_a_database_of_an_earlier_version_has_no_offers(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("create table inbox(id)")

    assert stated.since(database) == {}


def test_what_is_no_database_is_told(database: Path) -> None:
    database.write_text("no database, but a text that is long enough" * 50, "utf-8")

    with pytest.raises(StoreError):
        stated.since(database)
