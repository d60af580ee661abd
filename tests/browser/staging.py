"""A bot that has been told every hostile text, and staff who post to it."""

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import httpx
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser

from tests.bot.console.signed_in import cookie
from tests.bot.processes import free_port
from tests.browser import running
from tests.browser.hostile import TEXTS
from tests.browser.watching import Watcher

SECRET = "hostile" * 6


class Post:
    """A mail server that keeps what it gets."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 OK"


class Desk(httpx.Client):
    """A browser of staff without a browser: it posts forms."""

    @cached_property
    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.get("/staff/eksport").text)
        assert found
        return found[1]

    def posts(self, path: str, **fields: str) -> httpx.Response:
        named = {"csrf": self.csrf, **fields}
        body = "&".join(f"{name}={quoted(value)}" for name, value in named.items())
        return self.post(path, content=body, headers={"content-type": "application/x-www-form-urlencoded"})


@dataclass
class Stage:
    """A bot that has been told everything."""

    address: str
    folder: Path
    browser: Browser
    post: Post
    cookies: dict[str, Any] = field(default_factory=dict)

    def desk(self, role: str) -> Desk:
        return Desk(
            base_url=self.address,
            headers={"origin": self.address},
            cookies={"staff": self.cookie(role)["value"]},
            timeout=30,
        )

    def cookie(self, role: str) -> Any:
        if role not in self.cookies:
            database = self.folder / "indgang.db"
            self.cookies[role] = cookie(
                database, self.address, role, name=f"Prøve {role}", secret=SECRET.encode()
            )
        return self.cookies[role]

    def watcher(self, role: str = "") -> Watcher:
        return Watcher(self.browser, self.address, [self.cookie(role)] if role else [])


@contextmanager
def staged(folder: Path, browser: Browser) -> Iterator[Stage]:
    """Import every text, and start the bot."""
    post, port = Post(), free_port()
    mail = Controller(post, hostname="127.0.0.1", port=port)
    mail.start()
    settings: dict[str, Any] = {
        "SECRET_KEY": SECRET,
        "SMTP_URL": f"smtp://127.0.0.1:{port}",
        "STAFF_EMAIL": "unit@example.org",
        "LOG_LEVEL": "ERROR",
    }
    try:
        _import(folder, settings)
        with running.bot(folder, **settings) as address:
            yield Stage(address, folder, browser, post)
    finally:
        mail.stop()


def _import(folder: Path, settings: dict[str, Any]) -> None:
    with (folder / "in.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["opened_at", "text", "municipalities", "address", "arrived"])
        for number, text in enumerate(TEXTS):
            whole = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").replace("\0", "")
            rows.writerow(["22-10-2026", whole, "Skive", f"test-{number}@example.org", "mail"])
    chosen = {"DATABASE_URL": f"sqlite:///{folder}/indgang.db", "PYTHONPATH": str(running.ROOT)}
    command = [sys.executable, "-m", "bot", "import", "--what", "inquiries", "in.csv"]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | chosen | settings, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith(f"{len(TEXTS)} inquiries were imported"), done


def quoted(text: str) -> str:
    """Return *text* as a form posts it, also what is no text."""
    return quote_plus(text.encode("utf-8", "surrogatepass"))
