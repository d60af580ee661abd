"""Cases in a real store, and the console over them: what the tests of the case page share."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

from bot.store.sqlite import SqliteStore
from knowledge.casework.records import CaseFile
from knowledge.records import Entry, Inquiry, Note
from knowledge.traffic import Effects
from tests.bot.console.signed_in import Console, Staff, served
from tests.bot.store.said import arrival

WORDS = "Vi er en lille forening i Skive, der gerne vil samarbejde om samtalegrupper."
REFERENCE = "26-0147-K"
OTHER = "26-0148-M"
CASE = f"/staff/sag/{REFERENCE}"


def inquiry(**fields: Any) -> Inquiry:
    """Return an inquiry from Skive."""
    basics = Inquiry(
        reference=REFERENCE,
        code="ABCD-EFHJ",
        topic="how-to-partner",
        kind="proposal",
        text=WORDS,
        municipalities=("Skive",),
        councils=("midt",),
        actor="A",
    )
    return replace(basics, **fields)


async def log(
    store: SqliteStore,
    *,
    conversation: str = "web:public:3",
    number: int = 1,
    erases: bool = False,
    **fields: Any,
) -> str:
    """Let somebody send an inquiry in the chat, and return its reference; perhaps after erasing the rest."""
    told = inquiry(**fields)
    await _turn(store, arrival(number, conversation, told.text), inquiries=(told,), erases=erases)
    return told.reference


async def write(
    store: SqliteStore, text: str, *, conversation: str = "web:public:3", number: int = 2
) -> None:
    """Let them write again about it."""
    await _turn(store, arrival(number, conversation, text), notes=(Note(REFERENCE, text),))


async def _turn(store: SqliteStore, said: Any, **fields: Any) -> None:
    await store.receive([said])
    async with store.claim(1) as batch:
        job = batch.jobs[0]
        batch.done(
            Effects(job=job, rows=(job.head.id,), state=None, memory=b"{}", entry=Entry("inquiry"), **fields)
        )


@asynccontextmanager
async def filed(folder: Path, **settings: Any) -> AsyncIterator[Console]:
    """Serve the console with one case in its store."""
    async with served(folder, **settings) as console:
        await log(console.store)
        yield console


def form(page: str, action: str) -> dict[str, str]:
    """Return the hidden fields of the form of *page* that posts to *action*."""
    found = re.search(rf'<form[^>]*action="[^"]*{re.escape(action)}"[^>]*>(.*?)</form>', page, re.DOTALL)
    assert found, f"no form for {action}"
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', found[1])
    return {name: unescape(value) for name, value in hidden if name != "csrf"}


async def now(console: Console, worker: Staff, reference: str = REFERENCE) -> CaseFile:
    """Return the case as it is now."""
    assert worker.account
    file = await console.store.desk.file(reference, viewer=worker.account)
    assert file
    return file


async def does(worker: Staff, action: str, *, at: str = CASE, **fields: str) -> int:
    """Open the case, post its form *action*, and return the status."""
    page = await worker.get(at)
    return (await worker.posts(f"{at}/{action}", **form(page.text, f"/{action}") | fields)).status_code


def field(page: str, name: str) -> str:
    """Return what stands in the text area *name*."""
    found = re.search(rf'<textarea[^>]*name="{re.escape(name)}"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    assert found, f"no field {name}"
    return unescape(found[1])


def previews(page: str) -> list[str]:
    """Return what the previews of *page* show."""
    return [unescape(text) for text in re.findall(r'<div class="preview"[^>]*>(.*?)</div>', page, re.DOTALL)]


def chosen(fields: Mapping[str, str], **more: str) -> dict[str, str]:
    """Return *fields* with *more*."""
    return {**fields, **more}
