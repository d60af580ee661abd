"""From an association's words to a confirmation half a year later: real turns, real mail, a real Bot API."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

import handlers
from bot import turns
from bot.channels import web
from bot.channels.mail import Mail
from bot.intake import Intake
from bot.settings import Settings
from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import OfferId, Status
from tests.bot.browsing import KEY, Browser, bubbles, key_of, shelf
from tests.bot.calling import ANNA, access, channel, until
from tests.bot.handing import Mailbox, account, carrying, serving
from tests.bot.providing import MAIL, SITE, Clock, Directory
from tests.emulator import Emulator
from tests.emulator import running as calling

BUTTON = re.compile(r'name="tap" value="([^"]*)"[^>]*>([^<]*)<')
TOLD = ["kan vi få vores tilbud med på listen?", "Testgåturen", "Testforeningen", "[Netværk]"]
TOLD += ["Vi går tur og snakker.", "[Spring over]", "Viborg", "[Gratis]", "[Spring over]", "12 34 56 78"]


@asynccontextmanager
async def running(folder: Path, time: Clock) -> AsyncIterator[tuple[Directory, Browser]]:
    """Run store, turns and pages with a clock of their own."""
    settings = Settings(_env_file=None, secret_key=KEY)
    async with open_sqlite(folder / "indgang.db", clock=time) as store:
        directory = Directory(store, shelf(), time)
        work = turns.work(
            store, handlers.build(), shelf(), settings.secret, clock=time, directory=store.directory
        )
        working = asyncio.create_task(work)
        try:
            yield directory, Browser(web.build(settings, store, Intake(), shelf()))
        finally:
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working


async def _goes(browser: Browser, *steps: str) -> str:
    """Write each step, or press it when it is ``[a button]``; return what is heard last."""
    for step in steps:
        if not step.startswith("["):
            await browser.says(step)
            continue
        page = await browser.opens()
        taps = {unescape(said).strip(): unescape(tap) for tap, said in BUTTON.findall(page)}
        on = re.findall(r'name="on" value="(\d+)"', page)[-1]
        await browser.posts({"tap": taps[step[1:-1]], "on": on, "key": key_of(page)})
    return bubbles(await browser.opens())[-1]


async def _approve(directory: Directory) -> OfferId:
    """Let staff approve what waits, and tell its provider."""
    (waiting,) = await directory.store.offers.proposals()
    offer = waiting.proposal.offer
    assert offer
    assert await directory.store.offers.decide(waiting.number, offer, by=await directory.worker())
    await directory.asker.tell(directory.time())
    return offer.id


def _fresh(directory: Directory, id_: OfferId) -> Freshness:
    offer = directory.store.directory.get(id_)
    assert offer
    return directory.shelf.library.ages.of(offer, directory.time.now.date())


async def test_a_browser_registers_and_a_mail_confirms_half_a_year_later(tmp_path: Path) -> None:
    box, time = Mailbox(), Clock()
    with serving(box) as port:
        async with running(tmp_path, time) as (directory, browser), carrying(_mail(directory.store, port)):
            receipt = await _goes(browser, *TOLD, "[Ja, spørg på e-mail]", MAIL, "[Send tilbuddet]")
            id_ = await _approve(directory)
            await box.holds(1)
            time.now += timedelta(days=182)  # a Monday again
            await directory.look()
            old = _fresh(directory, id_)
            decided, asked = await box.holds(2)
            link = asked.get_content().partition(f"{SITE}/")[2].split()[0]
            await browser.http.get(f"/{link}")
            unchanged = _fresh(directory, id_)
            thanks = await browser.http.post(f"/{link}", data={"svar": "ja", "tilbud": id_})
            confirmed = _fresh(directory, id_)

    assert MAIL in receipt
    assert (decided["To"], asked["To"]) == (MAIL, MAIL)
    assert "er godkendt" in decided.get_content()
    assert asked["Auto-Submitted"] == "auto-generated"
    assert (old, unchanged, confirmed) == (Freshness.ASKED, Freshness.ASKED, Freshness.FRESH)
    assert thanks.status_code in {200, 303}


@pytest.mark.parametrize(
    ("button", "freshness", "status"),
    [
        ("Ja, stadig aktuelt", Freshness.FRESH, Status.ACTIVE),
        ("Nej, fjern det", Freshness.ASKED, Status.INACTIVE),
    ],
)
async def test_telegram_registers_and_a_tap_answers_half_a_year_later(
    button: str, freshness: Freshness, status: Status, tmp_path: Path
) -> None:
    time = Clock()
    async with calling(Emulator()) as emulator, running(tmp_path, time) as (directory, _):
        emulator.world.chats = {ANNA: "private"}
        async with channel(access(emulator), directory.store):
            for step in (*TOLD, "[Ja, spørg her i chatten]", "[Send tilbuddet]"):
                await _telegram(emulator, step)
            id_ = await _approve(directory)
            await until(lambda: "er godkendt" in emulator.sent(ANNA)[-1]["text"])
            time.now += timedelta(days=182)
            await directory.look()
            await until(lambda: "stadig?" in emulator.sent(ANNA)[-1]["text"])
            await _telegram(emulator, f"[{button}]")
            if status is Status.INACTIVE:
                await _telegram(emulator, "[Ja, fjern det nu]")
            offer = directory.store.directory.get(id_)
            shown = _fresh(directory, id_)

    assert offer
    assert (shown, offer.status) == (freshness, status)


async def _telegram(emulator: Emulator, step: str) -> None:
    """Write *step*, or tap it on the newest keyboard, and wait for the answer."""
    before = emulator.sent(ANNA)
    if step.startswith("["):
        boards = [one["reply_markup"]["inline_keyboard"] for one in before if one.get("reply_markup")]
        taps = {key["text"]: key["callback_data"] for row in boards[-1] for key in row}
        emulator.tap(ANNA, taps[step[1:-1]])
    else:
        emulator.say(ANNA, step)
    await until(
        lambda: len(emulator.sent(ANNA)) > len(before) and emulator.sent(ANNA)[-1].get("reply_markup")
    )


def _mail(store: SqliteStore, port: int) -> Mail:
    return Mail(account(port), store)
