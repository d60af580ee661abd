"""Steering through the whole bot: what is set reaches the next turn, a block too; danger is always heard."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import handlers
from bot import turns
from bot.channels import alarm, web
from bot.intake import Intake, Screened
from bot.service import Services
from bot.settings import Settings
from bot.store import files
from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge.casework.staff import Account, StaffRole
from knowledge.casework.steering import Kind, Measure, Service, Steering
from tests.bot.browsing import KEY, Browser, bubbles, shelf
from tests.bot.calling import ANNA, access, channel
from tests.bot.calling import until as seen
from tests.emulator import Emulator
from tests.emulator import running as calling

ADMIN = Account(1, "Anna Prøve", StaffRole.ADMIN)
MEET = "insert into conversation(id) values (?) on conflict do nothing"
CASE = """insert into inquiry(reference, year, number, conversation, text, state, opened_at)
  values ('26-0001-A', 2026, 1, ?, 'x', 'Ny', '2026-11-23')"""
DANGER = "jeg vil tage mit eget liv"


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[tuple[SqliteStore, Browser]]:
    """Run store, turns and pages, with what tells the turns how things are."""
    settings = Settings(_env_file=None, secret_key=KEY)
    async with open_sqlite(folder / "indgang.db") as store:
        services = Services(store.steering)
        work = turns.work(store, handlers.build(), shelf(), settings.secret, service=services.current)
        working = asyncio.create_task(work)
        try:
            yield store, Browser(web.build(settings, store, Intake(), shelf()))
        finally:
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working


def until() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


async def test_the_next_turn_knows_what_was_set_and_what_was_lifted(tmp_path: Path) -> None:
    async with running(tmp_path) as (store, browser):
        await store.steering.set(Measure(Kind.PAUSE, until(), reason="x"), by=ADMIN)
        await browser.says("jeg vil gerne tale med et menneske")
        paused = bubbles(await browser.opens())[-1]
        (measure,) = store.steering.current().measures
        await store.steering.lift(measure.id, by=ADMIN)
        await browser.says("/start")
        await browser.says("jeg vil gerne tale med et menneske")
        lifted = bubbles(await browser.opens())[-1]

    assert "Vi tager ikke imod nye henvendelser lige nu." in paused
    assert "henvendelser lige nu" not in lifted


async def test_a_blocked_person_is_stored_and_not_answered_but_for_a_crisis(tmp_path: Path) -> None:
    async with running(tmp_path) as (store, browser):
        await browser.says("hej")
        (whose,) = {row["conversation"] for row in store.rows("conversations")} - {"erased"}
        case_of(tmp_path, whose)
        await store.steering.block("26-0001-A", "spam", by=ADMIN)
        await browser.says("er der nogen?", script=True, live="1")
        async with asyncio.timeout(5):
            while (last := list(store.rows("messages"))[-1])["state"] != "done":  # noqa: ASYNC110 no event tells
                await asyncio.sleep(0.01)
        told = bubbles(await browser.opens())[-1]
        await browser.says("hallo?", script=True, live="1")
        async with asyncio.timeout(5):
            while list(store.rows("messages"))[-1]["state"] != "done":  # noqa: ASYNC110 no event tells
                await asyncio.sleep(0.01)
        silent = await browser.opens()
        danger = (await browser.says(DANGER)).text

    assert last["decision"] == "blocked"
    assert "Vi svarer ikke i den her samtale." in told
    assert bubbles(silent)[-1] == "hallo?"
    assert "Svaret er på vej" not in silent
    assert "112" in danger


async def test_telegram_is_stopped_blocked_and_always_hears_danger(tmp_path: Path) -> None:
    async with calling(Emulator()) as emulator, running(tmp_path) as (store, _):
        emulator.world.chats = {ANNA: "private"}

        def reply(screened: Screened) -> dict[str, Any]:
            return dict(alarm.reply(shelf(), screened))

        async with channel(access(emulator), store, (), reply):
            await store.steering.set(Measure(Kind.STOP, until(), channel="telegram"), by=ADMIN)
            emulator.say(ANNA, "hej")
            await seen(lambda: len(emulator.sent(ANNA)) > 1)
            stopped = [message["text"] for message in emulator.sent(ANNA)]
            case_of(tmp_path, f"telegram:public:{ANNA}")
            await store.steering.block("26-0001-A", "spam", by=ADMIN)
            emulator.say(ANNA, "er der nogen?")
            emulator.say(ANNA, DANGER)
            await seen(lambda: len(emulator.sent(ANNA)) > len(stopped))
            await _done(store, 3)
            await seen(lambda: len(emulator.sent(ANNA)) > len(stopped) + 1)
            heard = [message["text"] for message in emulator.sent(ANNA)][len(stopped) :]

    assert "Vi svarer ikke her i Telegram lige nu." in stopped[-1]
    danger, told = heard
    assert "Livslinien" in danger
    assert "Vi svarer ikke i den her samtale." in told


async def _done(store: SqliteStore, number: int) -> None:
    """Wait until so many messages of Telegram have had their turn."""
    async with asyncio.timeout(5):
        while True:
            rows = [row for row in store.rows("messages") if row["decision"] and row["channel"] == "telegram"]
            if len(rows) >= number:
                return
            await asyncio.sleep(0.01)


def case_of(folder: Path, conversation: str) -> None:
    """Let *conversation* have a case."""
    with closing(files.connect(folder / "indgang.db")) as connection:
        connection.execute(MEET, (conversation,))
        connection.execute(CASE, (conversation,))


def test_a_turn_knows_the_address_and_what_telegram_may_be_told_whatever_is_steered() -> None:
    class Helm:
        def __init__(self) -> None:
            self.steering = Steering()

        def current(self) -> Steering:
            return self.steering

    helm = Helm()
    services = Services(helm, site="https://test.example.org", free_text=False)
    services.expect(3)
    helm.steering = Steering((Measure(Kind.PAUSE, until(), reason="x"),))

    assert services.current() == Service(helm.steering, 3, "https://test.example.org", free_text=False)
