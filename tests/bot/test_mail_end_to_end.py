"""From a person's words to the unit's mailbox: a process that is killed, and a real mail server."""

import asyncio
import re
from pathlib import Path

import httpx

from tests.bot.browsing import bubbles, buttons, key_of
from tests.bot.handing import UNIT, Mailbox, serving
from tests.bot.processes import free_port, running

PROPOSAL = "vi vil gerne tilbyde gåture for ensomme ældre sammen med hospitalet i Horsens"
WANTED = ("yes", "send", "all", "skip", "chat", "reach", "inquiry")
REFERENCE = re.compile(r"\d\d-\d{4}-[A-Z]")


def _inquire(port: int) -> str:
    """Write to the bot as somebody with a browser does until there is a receipt; return the reference."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=True, timeout=20) as person:
        origin = {"origin": str(person.base_url).rstrip("/")}
        key = key_of(person.get("/").text)
        page = person.post("/say", data={"key": key, "text": PROPOSAL}, headers=origin).text
        for _ in range(9):
            if found := REFERENCE.search(bubbles(page)[-1]):
                return found[0]
            taps = buttons(page)
            tap = next(tap for want in WANTED for tap in taps if tap.partition(":")[2].startswith(want))
            key = key_of(person.get("/").text)
            page = person.post("/say", data={"key": key, "tap": tap}, headers=origin).text
    raise AssertionError(page)


async def test_the_unit_is_told_once_although_the_process_was_killed(tmp_path: Path) -> None:
    box, mail_port = Mailbox(), free_port()
    settings = {
        "SMTP_URL": f"smtp://127.0.0.1:{mail_port}",
        "STAFF_EMAIL": UNIT,
        "PUBLIC_URL": "https://indgang.example.org",
    }

    def first() -> str:
        """Run without a mail server, and kill -9 right behind the receipt."""
        with running(tmp_path, port := free_port(), **{**settings, "PUBLIC_URL": ""}):
            return _inquire(port)

    def again() -> None:
        with running(tmp_path, free_port(), **settings):
            asyncio.run_coroutine_threadsafe(box.holds(1), loop).result(40)

    loop = asyncio.get_running_loop()
    named = await asyncio.to_thread(first)
    with serving(box, port=mail_port):
        for _ in range(2):
            await asyncio.to_thread(again)

    # A kill between the handing over and its receipt may repeat a mail: by its id, mailboxes show it once.
    told = {mail["Message-ID"]: mail for mail in box.mails if mail["Subject"] == f"Ny henvendelse {named}"}
    (notice,) = told.values()
    assert notice["To"] == UNIT
    text = notice.get_content()
    assert f"https://indgang.example.org/staff/sag/{named}" in text
    assert "Sundhedsråd Horsens" in text
    assert "gåture" not in text + (tmp_path / "log").read_text("utf-8")
