"""What is steered and who is blocked survives a restart, ends when it should, and stands in the trail."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import orjson
import pytest

from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge.casework.actions import Claim, HandOver
from knowledge.casework.staff import Account, StaffRole
from knowledge.casework.steering import Kind, Measure
from knowledge.errors import RefusedError
from knowledge.privacy.retention import Periods, Swept
from knowledge.records import ERASED, Note
from tests.bot.store.kept import Clock
from tests.bot.store.said import ANNA, BO, answer_all, arrival, effects, inquiry

HOUR = timedelta(hours=1)
CASE, OTHER = "26-0001-A", "26-0002-C"


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, time: Clock) -> AsyncIterator[SqliteStore]:
    async with open_sqlite(tmp_path / "indgang.db", clock=time) as opened:
        yield opened


@pytest.fixture
async def admin(store: SqliteStore) -> Account:
    return await store.accounts.add("Anna Prøve", StaffRole.ADMIN, "")


def pause(time: Clock, **fields: object) -> Measure:
    return replace(Measure(Kind.PAUSE, time.now + HOUR, reason="ferie"), **fields)  # type: ignore[arg-type]


async def open_case(
    store: SqliteStore, reference: str = CASE, number: int = 1, conversation: str = ANNA
) -> None:
    await store.receive([arrival(number, conversation)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], inquiries=(inquiry(reference),)))


def acts(folder: Path) -> list[tuple[int, str, str, str]]:
    with closing(sqlite3.connect(folder / "indgang.db")) as connection:
        every = connection.execute("select account, what, object, detail from act order by id").fetchall()
    return [act for act in every if not act[1].startswith("account.")]


def blocks(folder: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(folder / "indgang.db")) as connection:
        return connection.execute("select conversation, reference, reason from block").fetchall()


async def test_it_is_steered_at_once_and_after_a_restart(
    store: SqliteStore, admin: Account, time: Clock, tmp_path: Path
) -> None:
    await store.steering.set(pause(time), by=admin)
    (measure,) = store.steering.current().measures
    await store.close()

    async with open_sqlite(tmp_path / "indgang.db", clock=time) as again:
        assert again.steering.current().measures == (measure,)
    assert (measure.reason, measure.by, measure.until) == ("ferie", "Anna Prøve", time.now + HOUR)


async def test_a_newer_measure_replaces_the_one_of_its_kind(
    store: SqliteStore, admin: Account, time: Clock
) -> None:
    for channel in ("web", "telegram"):
        await store.steering.set(Measure(Kind.STOP, time.now + HOUR, channel=channel), by=admin)
    await store.steering.set(Measure(Kind.STOP, time.now + 2 * HOUR, channel="web"), by=admin)

    steering = store.steering.current()
    assert len(steering.measures) == 2
    stop = steering.stop("web", time.now)
    assert stop
    assert stop.until == time.now + 2 * HOUR


@pytest.mark.parametrize(
    ("fields", "why"),
    [({"until": Clock().now}, "steering-past"), ({"kind": Kind.STOP, "channel": "fax"}, "steering-channel")],
)
async def test_what_cannot_be_is_refused(
    fields: dict[str, object], why: str, store: SqliteStore, admin: Account, time: Clock
) -> None:
    with pytest.raises(RefusedError, match=why):
        await store.steering.set(pause(time, **fields), by=admin)

    assert store.steering.current().measures == ()


async def test_it_can_be_lifted_early_and_only_once(
    store: SqliteStore, admin: Account, time: Clock, tmp_path: Path
) -> None:
    await store.steering.set(pause(time), by=admin)
    (measure,) = store.steering.current().measures

    await store.steering.lift(measure.id, by=admin)
    await store.steering.lift(measure.id, by=admin)
    await store.steering.lift(4711, by=admin)

    assert store.steering.current().measures == ()
    assert [act[:3] for act in acts(tmp_path)] == [
        (admin.id, "steering.pause", ""),
        (admin.id, "steering.lift", "pause"),
    ]


async def test_the_trail_knows_until_when_and_no_words(
    store: SqliteStore, admin: Account, time: Clock, tmp_path: Path
) -> None:
    banner = Measure(Kind.BANNER, time.now + HOUR, da="Hemmeligt", en="Secret")
    await store.steering.set(banner, by=admin)
    await open_case(store)
    await store.steering.block(CASE, "Skriver grimt", by=admin)

    steered, blocked = acts(tmp_path)
    assert list(orjson.loads(steered[3])) == ["until"]
    assert blocked[1:] == ("case.block", CASE, "{}")


class TestBlocked:
    async def test_their_turns_say_so_and_nobody_elses(self, store: SqliteStore, admin: Account) -> None:
        await open_case(store)
        await store.steering.block(CASE, "spam", by=admin)

        await store.receive([arrival(2), arrival(3, BO)])
        async with store.claim(16) as batch:
            assert {job.conversation: job.blocked for job in batch.jobs} == {ANNA: True, BO: False}
            answer_all(batch)

    async def test_it_holds_after_a_restart_and_when_all_is_erased(
        self, store: SqliteStore, admin: Account, time: Clock, tmp_path: Path
    ) -> None:
        await open_case(store)
        await store.steering.block(CASE, "spam", by=admin)
        await store.receive([arrival(2)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], erases=True))
        await store.close()

        async with open_sqlite(tmp_path / "indgang.db", clock=time) as again:
            await again.receive([arrival(3)])
            async with again.claim(1) as batch:
                assert batch.jobs[0].blocked
                answer_all(batch)
            await again.steering.unblock(CASE, by=admin)
            assert await again.steering.blocks() == []

    async def test_why_is_forgotten_with_the_case_and_when_it_is_lifted(
        self, store: SqliteStore, admin: Account, tmp_path: Path
    ) -> None:
        for number, (conversation, reference) in enumerate(((ANNA, CASE), (BO, OTHER)), 1):
            await open_case(store, reference, number, conversation)
            await store.steering.block(reference, "truer os", by=admin)
        await store.receive([arrival(3, ANNA, "/slet")])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], erases=True))
        await store.steering.unblock(OTHER, by=admin)

        assert [(one.reference, one.reason) for one in await store.steering.blocks()] == [(CASE, "")]
        with closing(sqlite3.connect(tmp_path / "indgang.db")) as connection:
            assert connection.execute("select distinct reason from block").fetchall() == [("",)]

    async def test_they_are_listed_with_the_reason(
        self, store: SqliteStore, admin: Account, time: Clock
    ) -> None:
        await open_case(store)
        await store.steering.block(CASE, "spam", by=admin)

        (block,) = await store.steering.blocks()
        assert (block.reference, block.reason, block.by, block.at) == (CASE, "spam", "Anna Prøve", time.now)
        file = await store.desk.file(CASE, viewer=admin)
        assert file
        assert file.blocked

    async def test_once_blocked_is_blocked_once(
        self, store: SqliteStore, admin: Account, tmp_path: Path
    ) -> None:
        await open_case(store)
        await open_case(store, OTHER, 2)
        await store.steering.block(CASE, "spam", by=admin)
        await store.steering.block(OTHER, "igen", by=admin)

        await store.steering.unblock(OTHER, by=admin)

        assert await store.steering.blocks() == []
        assert [act[1] for act in acts(tmp_path)] == ["case.block", "case.unblock"]

    @pytest.mark.parametrize("reference", ["26-0009-X", ""])
    async def test_a_case_that_is_not_there_blocks_nobody(
        self, reference: str, store: SqliteStore, admin: Account
    ) -> None:
        with pytest.raises(RefusedError, match="block-no-chat"):
            await store.steering.block(reference, "spam", by=admin)

    async def test_a_letter_has_no_chat_to_block(self, store: SqliteStore, admin: Account) -> None:
        await store.desk.register(inquiry(), "letter", by=admin)

        with pytest.raises(RefusedError, match="block-no-chat"):
            await store.steering.block(CASE, "spam", by=admin)

    async def test_who_is_not_blocked_cannot_be_unblocked(self, store: SqliteStore, admin: Account) -> None:
        await open_case(store)

        with pytest.raises(RefusedError, match="not-blocked"):
            await store.steering.unblock(CASE, by=admin)

    async def test_it_outlives_what_the_person_deletes_and_then_says_not_whose_it_was(
        self, store: SqliteStore, admin: Account, time: Clock, tmp_path: Path
    ) -> None:
        await open_case(store)
        await store.steering.block(CASE, "spam", by=admin)
        await store.receive([arrival(2)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], "slettet", erases=True))
        await store.close()
        async with open_sqlite(tmp_path / "indgang.db", clock=time) as again:
            await again.receive([arrival(3)])
            async with again.claim(1) as batch:
                assert batch.jobs[0].blocked
                answer_all(batch)

            await again.steering.unblock(CASE, by=admin)

        assert blocks(tmp_path) == [(ERASED, CASE, "")]


class TestHeld:
    async def hold(self, store: SqliteStore, time: Clock, number: int = 1) -> None:
        until = (time.now + 3 * 24 * HOUR).isoformat(timespec="milliseconds")
        await store.receive([arrival(number)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], state=f"held:{until}", memory=b'{"parked":{}}'))

    async def test_a_draft_that_waits_is_kept_a_day_longer_than_it_must(
        self, store: SqliteStore, time: Clock
    ) -> None:
        await self.hold(store, time)

        time.now += 4 * 24 * HOUR - timedelta(minutes=1)
        assert await store.sweep(Periods()) == Swept()
        time.now += timedelta(minutes=1)
        assert (await store.sweep(Periods())).conversations == 1

    async def test_one_that_does_not_wait_goes_as_ever(self, store: SqliteStore, time: Clock) -> None:
        await store.receive([arrival(1)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], state="inquiry:what", memory=b'{"draft":{}}'))

        time.now += 24 * HOUR
        assert (await store.sweep(Periods())).conversations == 1


class TestTold:
    async def test_a_claim_is_known_to_the_turn(
        self, store: SqliteStore, admin: Account, time: Clock
    ) -> None:
        await open_case(store)
        colleague = await store.accounts.add("Bo Prøve", StaffRole.WORKER, "")

        time.now += HOUR
        claimed = time.now
        await store.desk.act(CASE, Claim(), by=admin)
        time.now += HOUR
        await store.desk.act(CASE, HandOver(colleague.id), by=admin)

        case = await store.find(CASE)
        assert case
        assert (case.state, case.claimed_at) == ("I gang", claimed.isoformat(timespec="milliseconds"))

    @pytest.mark.parametrize(("got", "state"), [("kvittering", "Videresendt"), ("nej", "Genåbnet")])
    async def test_an_answer_is_kept_and_only_a_no_reopens(
        self, got: str, state: str, store: SqliteStore, tmp_path: Path
    ) -> None:
        await open_case(store)
        with closing(sqlite3.connect(tmp_path / "indgang.db")) as connection, connection:
            connection.execute("update inquiry set state = 'Videresendt', asked_at = '2026-11-22'")

        await store.receive([arrival(2)])
        async with store.claim(1) as batch:
            batch.done(effects(batch.jobs[0], notes=(Note(CASE, "Nej", got=got),)))

        case = await store.find(CASE)
        assert case
        assert (case.got, case.state, case.asked_at) == (got, state, "2026-11-22")
