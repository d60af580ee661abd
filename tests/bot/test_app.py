"""The bot as a process: it starts whole or not at all, serves, and stops when it is told to."""

import os
import shutil
import signal
import socket
from pathlib import Path

import pytest

from knowledge.files.reader import CONTENT
from tests.bot.processes import free_port, get, post, refused, running, until


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_stop(number: signal.Signals, tmp_path: Path) -> None:
    port = free_port()

    with running(tmp_path, port) as bot:
        page = get(port, "/")
        bot.send_signal(number)
        code = bot.wait(timeout=8)

    log = (tmp_path / "log").read_text("utf-8")
    assert "<form" in page
    assert code == 0
    assert f"web chat: http://127.0.0.1:{port}" in log
    assert "telegram: off, because TELEGRAM_TOKEN is not set" in log
    assert log.rstrip().endswith("stopped")
    assert {path.name for path in tmp_path.iterdir()} >= {"indgang.db", "indgang.key"}


def test_its_figures_are_shown(tmp_path: Path) -> None:
    port = free_port()

    with running(tmp_path, port):
        post(port, "/say", text="hej")
        until(lambda: 'indgang_turns_total{outcome="done"} 1.0' in get(port, "/metrics"))
        figures = get(port, "/metrics")

    assert 'indgang_messages_total{channel="web"} 1.0' in figures
    assert 'indgang_waiting{channel="web",what="messages"} 0.0' in figures
    assert "indgang_open_chats 0.0" in figures
    assert "hej" not in figures


def test_a_second_bot_on_the_same_file_is_told(tmp_path: Path) -> None:
    with running(tmp_path, free_port()):
        assert "is in use by another process; stop that one first." in refused(tmp_path)


def test_a_busy_port_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        sentence = refused(tmp_path, HTTP_PORT=port)

    assert sentence.startswith(f"The web chat cannot listen on '127.0.0.1' port {port} (")
    assert sentence.endswith("set HTTP_HOST and HTTP_PORT to others.")


def test_a_folder_that_takes_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    sentence = refused(tmp_path, DATABASE_URL="sqlite:///file/x.db")

    assert sentence.startswith("The database file/x.db cannot be written")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    assert "cannot be written" in refused(tmp_path)


def test_a_broken_folder_of_content_is_told(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content/lines.toml").write_text("[lines", "utf-8")

    assert refused(tmp_path, CONTENT_DIR="content").startswith("lines.toml:1: This is not TOML")


def test_a_change_of_the_content_is_served_and_a_mistake_is_not(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    said, log = tmp_path / "content/ui/da.ftl", tmp_path / "log"
    right = said.read_text("utf-8")

    with running(tmp_path, free_port(), CONTENT_DIR="content"):
        said.write_text(right + "\nnobody-says = this\n", "utf-8")
        until(lambda: "the old content goes on serving" in log.read_text("utf-8"))
        said.write_text(right + "\n# a comment\n", "utf-8")
        until(lambda: "the new content serves" in log.read_text("utf-8"))

    assert "content: ui/da.ftl:" in log.read_text("utf-8")
