"""Keeping: what would go is listed, a ground is recorded in the trail, and only then is anything deleted."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.jobs import Jobs
from bot.store import proof
from bot.store.trail import key_of
from knowledge.casework.actions import Carrier, Close, Journal, Journalise, Outcome
from knowledge.casework.staff import StaffRole
from tests.bot.browsing import shelf
from tests.bot.console.signed_in import Console, served
from tests.bot.store.said import arrival, effects, inquiry

PAGE = "/staff/opbevaring"
GROUND = "Rigsarkivets afgørelse af en opdigtet dato"
KEPT, GOES, YOUNG = "26-0001-A", "26-0002-B", "26-0003-C"


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[Console]:
    async with served(tmp_path) as running:
        yield running


async def closed(console: Console) -> None:
    """Close three cases, one of them journalised."""
    anna = await console.store.accounts.add("Anna Ansat", StaffRole.WORKER)
    for number, named in enumerate((KEPT, GOES, YOUNG), 1):
        await console.store.receive([arrival(number, f"web:public:{number}")])
        async with console.store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], inquiries=(inquiry(named),)))
    await console.store.desk.act(KEPT, Journalise(Journal.YES, "2026-1"), by=anna)
    for named in (KEPT, GOES):
        await console.store.desk.act(named, Close(Outcome.ANSWERED, Carrier.REGION), by=anna)
    old = "update inquiry set closed_at = '2020-01-01T00:00:00.000+00:00', answered_at = closed_at"
    change = f"{old}, changed_at = '2020-01-01T00:00:00.000+00:00' where state = 'Afsluttet'"
    await console.store._writer.do(lambda connection: connection.execute(change).rowcount)
    await console.store._writer.do(
        lambda connection: (
            connection.execute(
                "update inquiry set answered_at = closed_at where state = 'Afsluttet'"
            ).rowcount
        )
    )


def jobs(console: Console) -> Jobs:
    return Jobs(console.store, shelf(), None, lambda _: None)


async def test_nothing_is_deleted_before_a_ground_is_recorded(console: Console) -> None:
    await closed(console)
    async with console.staff("admin") as admin:
        page = (await admin.get(PAGE)).text
        await jobs(console).forget(datetime.now(UTC))

        assert "Én henvendelse er blevet så gammel" in page
        assert GOES in page
        assert KEPT not in page
        assert YOUNG not in page
        assert "Derfor bliver ingen henvendelser slettet" in page
        assert await console.store.find(GOES) is not None


async def test_with_a_ground_what_is_due_goes_and_nothing_else(console: Console) -> None:
    await closed(console)
    async with console.staff("admin") as admin:
        said = await admin.posts(f"{PAGE}/hjemmel", hjemmel=GROUND, laest="ja")
        page = (await admin.get(PAGE)).text
        await jobs(console).forget(datetime.now(UTC))

        assert said.status_code == 303
        assert GROUND in page
    assert await console.store.find(GOES) is None
    assert await console.store.find(KEPT) is not None
    assert await console.store.find(YOUNG) is not None
    acts = await console.store._reader.rows(
        "select what, object from act where what like 'retention.basis' or what = 'case.delete' order by id"
    )
    assert acts == [("retention.basis", ""), ("case.delete", GOES)]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"hjemmel": "", "laest": "ja"}, "Skriv hjemlen. Uden den"),
        ({"hjemmel": "  \n ", "laest": "ja"}, "Skriv hjemlen. Uden den"),
        ({"hjemmel": "x" * 2001, "laest": "ja"}, "højst 2.000 tegn"),
        ({"hjemmel": GROUND}, "Sæt hak"),
    ],
)
async def test_what_is_missing_is_told_and_what_was_typed_stays(
    console: Console, fields: dict[str, str], why: str
) -> None:
    async with console.staff("admin") as admin:
        said = await admin.posts(f"{PAGE}/hjemmel", **fields)

    assert said.status_code == 422
    assert why in said.text
    assert fields["hjemmel"].strip() in said.text
    assert await console.store.retention.basis() is None


async def test_deleting_can_be_stopped(console: Console) -> None:
    await closed(console)
    async with console.staff("admin") as admin:
        await admin.posts(f"{PAGE}/hjemmel", hjemmel=GROUND, laest="ja")
        said = await admin.posts(f"{PAGE}/stop")
        again = await admin.posts(f"{PAGE}/stop")
    await jobs(console).forget(datetime.now(UTC))

    assert (said.status_code, again.status_code) == (303, 409)
    assert await console.store.find(GOES) is not None


async def test_a_newer_ground_takes_the_place_of_the_older(console: Console) -> None:
    async with console.staff("admin") as admin:
        for ground in ("Den første", "Den anden"):
            await admin.posts(f"{PAGE}/hjemmel", hjemmel=ground, laest="ja")

    basis = await console.store.retention.basis()
    assert basis is not None
    assert basis.text == "Den anden"


@pytest.mark.parametrize("role", ["worker", "reader"])
async def test_only_admins_may(console: Console, role: str) -> None:
    async with console.staff(role) as staff:
        assert (await staff.get(PAGE)).status_code == 403
        assert (await staff.posts(f"{PAGE}/hjemmel", hjemmel=GROUND, laest="ja")).status_code == 403


async def test_every_period_is_told(console: Console) -> None:
    async with console.staff("admin") as admin:
        page = (await admin.get(PAGE)).text

    for length in ("24 timer", "8 dage", "30 dage", "365 dage", "180 dage", "35 dage"):
        assert f"<td>{length}</td>" in page


async def test_old_rows_of_the_trail_go_and_the_rest_is_proven(console: Console) -> None:
    await closed(console)
    ((rows,),) = await console.store._reader.rows("select count(*) from act")
    assert rows > 3

    await jobs(console).forget(datetime.now(UTC) + timedelta(days=366))

    ((left,),) = await console.store._reader.rows("select count(*) from act")
    assert left == 1  # that they were deleted
    assert proof.prove(console.path, key_of(console.settings.secret)).broken is None
