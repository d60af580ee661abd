"""The real bot as a process, and a real browser: what the tests and the script that takes pictures share."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def bot(folder: Path, *, port: int = 0, **settings: str) -> Iterator[str]:
    """Start the bot with the database in *folder*, and yield its address; a free port unless one is told."""
    with socket.create_server(("127.0.0.1", port)) as free:
        port = free.getsockname()[1]
    chosen = {
        "DATABASE_URL": f"sqlite:///{folder}/indgang.db",
        "HTTP_PORT": str(port),
        "TELEGRAM_TOKEN": "",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "bot", "run"]
    process = subprocess.Popen(command, cwd=folder, env=os.environ | chosen | settings)
    url = f"http://127.0.0.1:{port}"
    try:
        _until_ready(url, process)
        yield url
    finally:
        process.terminate()
        code = process.wait(10)
    assert code == 0, f"the bot stopped with {code}"


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """Start the browser of this machine; None where there is none."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


def _until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the bot stopped"
        try:
            with urllib.request.urlopen(f"{url}/readyz"):  # noqa: S310 our own address
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("the bot is not ready after a minute")
