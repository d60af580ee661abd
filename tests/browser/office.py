"""The console over the demonstration, and browsers of staff: what tests and the script of pictures share."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bot.console.signed_in import cookie
from tests.browser import running

KEY = "a secret key of these tests alone, long enough"
DESK = {"width": 1280, "height": 900}
FINE = (
    " 409 ",
    " 422 ",
    "htmx:sendAbort",  # a newer search took the place of one under way, as hx-sync asks
    "htmx:afterRequest",  # said with each abort; a failure says htmx:sendError or htmx:timeout besides
)  # in what a browser's console says


@contextmanager
def opened(browser: Browser, folder: Path) -> Iterator["Office"]:
    """Fill a database in *folder*, start the bot over it, and open the office."""
    settings = {"DATABASE_URL": f"sqlite:///{folder}/indgang.db", "SECRET_KEY": KEY, "LOG_LEVEL": "WARNING"}
    made = os.environ | settings | {"PYTHONPATH": str(running.ROOT)}
    command = [sys.executable, "-m", "bot", "demo"]
    subprocess.run(command, cwd=folder, env=made, check=True, capture_output=True)
    with running.bot(folder, port=0, **settings) as address:
        yield Office(browser, folder, address)


class Office:
    """The bot over a demonstration, and browsers of staff."""

    def __init__(self, browser: Browser, folder: Path, address: str) -> None:
        self.browser, self.folder, self.address = browser, folder, address

    @contextmanager
    def staff(
        self, path: str = "/staff", *, role: str = "worker", name: str = "", **options: Any
    ) -> Iterator[Page]:
        """Log somebody new in and open *path*; afterwards nothing may have gone wrong in their browser."""
        options = {"viewport": DESK, "locale": "da-DK", "reduced_motion": "reduce"} | options
        council = options.pop("council", "")
        known = cookie(
            self.folder / "indgang.db", self.address, role, council=council, name=name, secret=KEY.encode()
        )
        context = self.browser.new_context(**options)
        context.add_cookies([known])  # type: ignore[list-item]
        page, troubles = context.new_page(), []
        page.on("console", lambda said: troubles.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(self.address + path)
        yield page
        context.close()
        assert [one for one in troubles if not any(fine in one for fine in FINE)] == []
