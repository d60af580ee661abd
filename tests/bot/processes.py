"""The bot as a process, for tests: started whole, watched through its log and its port."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

HOME = Path(__file__).parents[2]
START = 60.0  # seconds; aiogram alone takes three on an idle machine, and tests run on busy ones


def environ(**settings: object) -> dict[str, str]:
    """Return an environment with nothing in it but *settings*."""
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HOME), "PYTHONUTF8": "1"}
    return plain | {name: str(value) for name, value in settings.items()}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def refused(folder: Path, **settings: object) -> str:
    """Start a bot that cannot start, and return the one sentence it says."""
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=folder,
        env=environ(**settings),
        capture_output=True,
        encoding="utf-8",
        timeout=START,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    (sentence,) = [line for line in done.stderr.splitlines() if not line.startswith("20")]
    return sentence


@contextmanager
def running(folder: Path, port: int, **settings: object) -> Iterator[subprocess.Popen[str]]:
    """Run a bot in *folder* until the block is left; its log is there."""
    with (folder / "log").open("w", encoding="utf-8") as log:
        bot = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=folder,
            env=environ(HTTP_PORT=port, **settings),
            stderr=log,
            encoding="utf-8",
        )
    try:
        until(lambda: get(port, "/readyz") == "ok", bot)
        yield bot
    finally:
        bot.kill()
        bot.wait()


def until(true: Callable[[], object], bot: subprocess.Popen[str] | None = None) -> None:
    end = time.monotonic() + START
    while not true():
        assert time.monotonic() < end
        assert bot is None or bot.poll() is None
        time.sleep(0.05)


def get(port: int, path: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as page:
            return str(page.read(), "utf-8")
    except urllib.error.URLError:
        return ""


def post(port: int, path: str, **fields: str) -> str:
    """Post a form as a page without JavaScript does, and return the page that follows."""
    form = urllib.parse.urlencode(fields).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", form, timeout=5) as page:
        return str(page.read(), "utf-8")
