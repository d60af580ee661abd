"""The bot as a process: it starts whole or not at all, serves, and stops when it is told to."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from knowledge.library import CONTENT

HOME = Path(__file__).parents[2]
START = 20.0  # seconds; two shared cores import aiogram in three


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _environ(**settings: object) -> dict[str, str]:
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HOME), "PYTHONUTF8": "1"}
    return plain | {name: str(value) for name, value in settings.items()}


def _refused(folder: Path, **settings: object) -> str:
    """Start a bot that cannot start, and return the one sentence it says."""
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=folder,
        env=_environ(**settings),
        capture_output=True,
        encoding="utf-8",
        timeout=START,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    (sentence,) = [line for line in done.stderr.splitlines() if not line.startswith("20")]
    return sentence


@contextmanager
def _running(folder: Path, port: int, **settings: object) -> Iterator[subprocess.Popen[str]]:
    with (folder / "log").open("w", encoding="utf-8") as log:
        bot = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=folder,
            env=_environ(HTTP_PORT=port, **settings),
            stderr=log,
            encoding="utf-8",
        )
    try:
        _until(lambda: _get(port, "/readyz") == "ok", bot)
        yield bot
    finally:
        bot.kill()
        bot.wait()


def _until(true, bot: subprocess.Popen[str] | None = None) -> None:
    end = time.monotonic() + START
    while not true():
        assert time.monotonic() < end
        assert bot is None or bot.poll() is None
        time.sleep(0.05)


def _get(port: int, path: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as page:
            return str(page.read(), "utf-8")
    except urllib.error.URLError:
        return ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_stop(number: signal.Signals, port: int, tmp_path: Path) -> None:
    with _running(tmp_path, port) as bot:
        page = _get(port, "/")
        bot.send_signal(number)
        code = bot.wait(timeout=8)

    log = (tmp_path / "log").read_text("utf-8")
    assert "<form" in page
    assert code == 0
    assert f"web chat: http://127.0.0.1:{port}" in log
    assert "telegram: off, because TELEGRAM_TOKEN is not set" in log
    assert log.rstrip().endswith("stopped")
    assert {path.name for path in tmp_path.iterdir()} >= {"indgang.db", "indgang.key"}


def test_a_second_bot_on_the_same_file_is_told(port: int, tmp_path: Path) -> None:
    with _running(tmp_path, port):
        assert "is in use by another process; stop that one first." in _refused(tmp_path)


def test_a_busy_port_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        sentence = _refused(tmp_path, HTTP_PORT=port)

    assert sentence.startswith(f"The web chat cannot listen on '127.0.0.1' port {port} (")
    assert sentence.endswith("set HTTP_HOST and HTTP_PORT to others.")


def test_a_folder_that_takes_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    sentence = _refused(tmp_path, DATABASE_URL="sqlite:///file/x.db")

    assert sentence.startswith("The database file/x.db cannot be written")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    assert "cannot be written" in _refused(tmp_path)


def test_broken_content_stops_the_start(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content/lines.toml").write_text("[lines", "utf-8")

    assert _refused(tmp_path, CONTENT_DIR="content").startswith("lines.toml:1: ")
    assert not (tmp_path / "indgang.db").exists()


def test_a_change_of_the_content_is_served_and_a_mistake_is_not(port: int, tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    said, log = tmp_path / "content/ui/da.ftl", tmp_path / "log"
    right = said.read_text("utf-8")

    with _running(tmp_path, port, CONTENT_DIR="content"):
        said.write_text(right + "\nnobody-says = this\n", "utf-8")
        _until(lambda: "the old content goes on serving" in log.read_text("utf-8"))
        said.write_text(right + "\n# a comment\n", "utf-8")
        _until(lambda: "the new content serves" in log.read_text("utf-8"))

    assert "content: ui/da.ftl:" in log.read_text("utf-8")
