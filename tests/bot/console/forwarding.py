"""A case that is forwarded, and who answers on its one-time link: what both tests share."""

import re

import httpx

from tests.bot.console.filing import CASE, REFERENCE, field, form
from tests.bot.console.signed_in import Console, Staff

FORWARD = f"{CASE}/videresend"
MAIL = {"til": "midt", "vej": "mail", "adresse": "test@example.org"}
SITE = "http://indgang.example.org"


async def preview(worker: Staff, **fields: str) -> httpx.Response:
    """Fill in the form and return its preview."""
    page = (await worker.get(CASE)).text
    return await worker.posts(FORWARD, **form(page, "/videresend") | {"trin": "vis"} | fields)


async def sends(worker: Staff, page: str, **fields: str) -> httpx.Response:
    """Press Send on a preview."""
    told = {f"besked-{REFERENCE}": field(page, f"besked-{REFERENCE}"), "hvorfor": field(page, "hvorfor")}
    return await worker.posts(FORWARD, **form(page, "/videresend") | told | {"trin": "send"} | fields)


async def forwarded(console: Console, worker: Staff, **fields: str) -> tuple[str, str]:
    """Forward the case by mail; return the path of the link, and the whole letter."""
    sent = await sends(worker, (await preview(worker, **MAIL | fields)).text)
    assert sent.status_code == 303, sent.text
    letters = await console.store.due("mail", 5)
    body = str(letters[-1].params["text"])
    found = re.search(r"/modtag/[\w-]+", body)
    assert found
    return found[0], f"{letters[-1].params}"


async def answers(receiver: httpx.AsyncClient, link: str, said: str, why: str = "") -> httpx.Response:
    """Answer on the page of a link, and follow to what it says then."""
    answer = await receiver.post(link, data={"svar": said, "hvorfor": why})
    return await receiver.get(link) if answer.status_code == 303 else answer
