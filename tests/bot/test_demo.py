"""The demonstration: sixty made-up inquiries in an empty store, and every page that says so."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.channels import web
from bot.console import app as console
from bot.demo import COLLEAGUE, WORKER, fill
from bot.demo.plan import scenes, steps
from bot.intake import Intake
from bot.notices import Secretary
from bot.settings import Settings
from bot.store import demonstration
from bot.store.sqlite import open_sqlite
from bot.store.trail import key_of
from knowledge import screen
from knowledge.casework.notices import Noticed, Stage
from knowledge.casework.records import Filters, Speaker, View
from knowledge.errors import StoreError
from knowledge.records import CaseState
from tests.bot.browsing import KEY, shelf

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday
ADDRESSES = ("@example.org", "00 00 00 ")  # what is nobody's


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/demo.db", secret_key=KEY)


async def test_sixty_cases_of_every_state_and_owner(settings: Settings) -> None:
    told = await fill(settings, now=NOW)

    assert told.startswith("60 made-up inquiries")
    async with open_sqlite(settings.database, secret=key_of(settings.secret)) as store:
        worker, colleague = sorted(
            (one.account for one in await store.accounts.all()), key=lambda one: one.id
        )
        deadlines = shelf().library.calendar.deadlines(NOW)
        listed = await store.desk.list(
            View.ALL, viewer=worker, deadlines=deadlines, filters=Filters(), limit=100
        )
        counts = await store.desk.counts(viewer=worker, deadlines=deadlines)
    assert (worker.name, colleague.name) == (WORKER, COLLEAGUE)
    assert {row.state for row in listed.rows} == set(CaseState) - {CaseState.ERASED}
    assert {row.owner for row in listed.rows} == {None, worker.id, colleague.id}
    assert len({row.reference for row in listed.rows}) == listed.total == 59  # one was merged
    assert {row.channel for row in listed.rows} == {"web", "telegram", "phone", "letter", "mail"}
    assert {"da", "en"} <= {row.language for row in listed.rows}
    assert all(counts[view] for view in View)


@pytest.mark.parametrize("later", range(1, 7))
async def test_it_can_be_made_on_every_day_of_the_week(settings: Settings, later: int) -> None:
    assert (await fill(settings, now=NOW + timedelta(days=later, hours=3 * later - 9))).startswith("60 ")


async def test_no_letter_waits_to_go_out(settings: Settings) -> None:
    await fill(settings, now=NOW)

    with closing(sqlite3.connect(settings.database)) as connection:
        assert connection.execute("select count(*) from outbox where status = 'new'").fetchone() == (0,)


async def test_nobody_is_mailed_about_it_and_later_mails_say_what_it_is(settings: Settings) -> None:
    await fill(settings, now=NOW)

    async with open_sqlite(settings.database, secret=key_of(settings.secret)) as store:
        deadlines = shelf().library.calendar.deadlines(NOW)
        left = [await store.notices.untold(stage, deadlines) for stage in Stage]
    case = Noticed("26-0061-C", "", (), NOW, "")
    letter = Secretary(shelf(), "enheden@example.org", "http://localhost", trial=True).new(case)

    assert not any(left)
    assert json.loads(letter.params)["subject"] == "[Prøve] Ny henvendelse 26-0061-C"


async def test_messages_went_back_and_forth(settings: Settings) -> None:
    await fill(settings, now=NOW)

    async with open_sqlite(settings.database, secret=key_of(settings.secret)) as store:
        worker = (await store.accounts.all())[1].account
        found = await store.desk.list(
            View.ALL,
            viewer=worker,
            deadlines=shelf().library.calendar.deadlines(NOW),
            filters=Filters(),
            search="bamse",
        )
        file = await store.desk.file(found.rows[0].reference, viewer=worker)
    assert file
    speakers = Counter(line.who for line in file.thread)
    assert speakers == {Speaker.PERSON: 2, Speaker.BOT: 1, Speaker.STAFF: 2}
    assert file.outcome == "samarbejde-aftalt"


async def test_a_store_that_was_used_is_refused(settings: Settings) -> None:
    await fill(settings, now=NOW)

    with pytest.raises(StoreError, match="is not empty"):
        await fill(settings, now=NOW)


async def test_every_page_says_so(settings: Settings) -> None:
    await fill(settings, now=NOW)

    assert demonstration.is_marked(settings.database)
    async with open_sqlite(settings.database, secret=key_of(settings.secret)) as store:
        staff = console.build(settings, store, shelf(), "v1")
        app = web.build(settings, store, Intake(), shelf(), more=staff)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as visitor:
            for path in ("/?sprog=da", "/privatliv?sprog=da", "/staff/log-ind"):
                assert "Dette er en prøve med opdigtede henvendelser." in (await visitor.get(path)).text


def test_a_store_of_its_own_is_none(tmp_path: Path) -> None:
    assert not demonstration.is_marked(tmp_path / "nothing.db")


def test_everything_is_made_up() -> None:
    for scene in scenes():
        said = " ".join([scene.text, scene.unreached, *(str(word) for one in scene.then for word in one)])

        assert screen.redact(said).text == said
        assert not scene.address or any(mark in scene.address for mark in ADDRESSES)


def test_what_happens_is_in_order_and_staff_keep_office_hours() -> None:
    calendar = shelf().library.calendar
    for scene in scenes():
        moments = [step.at for step in steps(scene, now=NOW, calendar=calendar)]

        assert moments == sorted(moments)
        assert all(moment <= NOW for moment in moments)
