"""The trail is found again: by who, what, which and when."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import open_store
from bot.store.proof import prove
from bot.store.trail import key_of
from knowledge.casework.staff import StaffRole
from knowledge.casework.trail import Act, Asked
from knowledge.store import Store
from tests.bot.store.conftest import Opening

CASE = "26-0001-A"


@pytest.fixture
async def busy(store: Store) -> Store:
    """Have two people read and claim."""
    anna = await store.accounts.add("Anna Prøve", StaffRole.WORKER)
    await store.trail.record(Act(anna.id, "case.read", CASE), Act(anna.id, "case.claim", CASE))
    await store.trail.record(Act(0, "case.wake", CASE, {"day": "2026-11-23"}), Act(anna.id, "list.search"))
    return store


async def _found(store: Store, asked: Asked, **options: int) -> list[str]:
    return [act.what for act in await store.trail.acts(asked, **options)]


async def test_acts_are_told_newest_first_with_the_name(busy: Store) -> None:
    acts = await busy.trail.acts(Asked())

    assert [(act.what, act.name) for act in acts] == [
        ("list.search", "Anna Prøve"),
        ("case.wake", ""),
        ("case.claim", "Anna Prøve"),
        ("case.read", "Anna Prøve"),
        ("account.add", ""),
    ]
    assert acts[1].detail == {"day": "2026-11-23"}


async def test_acts_are_narrowed(busy: Store) -> None:
    now = datetime.now(UTC)

    assert await _found(busy, Asked(account=1)) == ["list.search", "case.claim", "case.read"]
    assert await _found(busy, Asked(account=0, what="case")) == ["case.wake"]
    assert await _found(busy, Asked(what="case.claim", object=CASE)) == ["case.claim"]
    assert await _found(busy, Asked(what="cas")) == []
    assert await _found(busy, Asked(what="%")) == []
    assert await _found(busy, Asked(began=now + timedelta(minutes=1))) == []
    assert len(await _found(busy, Asked(began=now - timedelta(minutes=1), ended=now))) == 5


async def test_acts_come_a_page_at_a_time(busy: Store) -> None:
    first = await busy.trail.acts(Asked(), limit=2)

    assert [act.what for act in first] == ["list.search", "case.wake"]
    assert await _found(busy, Asked(), before=first[-1].id, limit=2) == ["case.claim", "case.read"]


async def test_the_changes_of_a_case_leave_reads_out(busy: Store) -> None:
    assert [act.what for act in await busy.trail.changes(CASE)] == ["case.claim", "case.wake"]
    assert await busy.trail.words() == ["account.add", "case.claim", "case.read", "case.wake", "list.search"]


async def test_what_a_store_records_is_proven_with_its_secret(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path}/x.db", secret=key_of(b"s" * 40)) as store:
        await store.trail.record(Act(1, "case.read", CASE))

    verdict = prove(tmp_path / "x.db", key_of(b"s" * 40))
    assert (verdict.broken, verdict.rows) == (None, 1)


async def test_the_trail_survives_a_restart(opening: Opening) -> None:
    for what in ("case.read", "case.claim"):
        async with opening() as store:
            await store.trail.record(Act(1, what, CASE))

    async with opening() as store:
        assert await _found(store, Asked()) == ["case.claim", "case.read"]
