"""“Har du fået svar?”, from the letter to what is kept: asked as the clock does, tapped in the browser."""

import re
from html import unescape
from pathlib import Path

import orjson
import pytest

from bot.store.sqlite import SqliteStore
from handlers.render import payload
from knowledge.answering.voice import Voice
from knowledge.casework import followup
from knowledge.casework.actions import Forward, Road
from knowledge.casework.staff import Account, StaffRole
from knowledge.traffic import Outgoing
from tests.bot.browsing import Browser, bubbles, key_of, shelf
from tests.bot.test_steering import running

PROPOSAL = "vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens"
BUTTON = re.compile(r'name="tap" value="([^"]*)"[^>]*>([^<]*)<')
REFERENCE = re.compile(r"\b\d\d-\d{4}-[A-Z]\b")


@pytest.mark.parametrize(
    ("label", "got", "state", "told"),
    [
        ("Nej", "nej", "Genåbnet", "Nu har jeg åbnet sagen"),
        ("Kun en kvittering", "kvittering", "Videresendt", "Det har jeg skrevet på sagen"),
    ],
)
async def test_the_answer_is_kept_with_the_case(
    label: str, got: str, state: str, told: str, tmp_path: Path
) -> None:
    async with running(tmp_path) as (store, browser):
        await browser.says(PROPOSAL)
        for button in ("Ja, send det", "Netværk", "Her i chatten", "Send henvendelsen"):
            await _taps(browser, button)
        reference = REFERENCE.findall(await browser.opens())[-1]
        (whose,) = {row["conversation"] for row in store.rows("conversations")} - {"erased"}
        await _asked(store, whose, reference)

        await _taps(browser, label)

        said = bubbles(await browser.opens())
        case = await store.find(reference)
        file = await store.desk.file(reference, viewer=Account(1, "Anna", StaffRole.ADMIN))

    assert said[-2] == label
    assert told in said[-1]
    assert case
    assert (case.got, case.state) == (got, state)
    assert file
    assert any(line.text == label for line in file.thread)


async def _taps(browser: Browser, label: str) -> None:
    """Press the newest button of this *label*."""
    page = await browser.opens()
    taps = {unescape(said).strip(): unescape(tap) for tap, said in BUTTON.findall(page)}
    on = re.findall(r'name="on" value="(\d+)"', page)[-1]
    await browser.posts({"tap": taps[label], "on": on, "key": key_of(page)})


async def _asked(store: SqliteStore, conversation: str, reference: str) -> None:
    """Forward the case and ask about it, as the clock does."""
    anna = await store.accounts.add("Anna Prøve", StaffRole.WORKER, "")
    await store.desk.act(reference, Forward("Sundhedsråd Midt", Road.PHONE), by=anna)
    asked = followup.ask(reference, "Sundhedsråd Midt", Voice(shelf().library))
    chat = int(conversation.rpartition(":")[2])
    params = orjson.dumps({"chat_id": chat, **payload(asked, followup.STEP)})
    assert await store.notices.ask(reference, Outgoing(conversation, "sendMessage", params, "da"))
