"""The web chat: its port free, taken, answered by the bot, and the address that people open."""

import contextlib
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bot.doctor import web
from bot.store import files
from tests.bot.doctor.conftest import Install, keys
from tests.bot.processes import free_port, running


@contextlib.contextmanager
def _running(path: Path) -> Iterator[None]:
    with contextlib.closing(files.own(path)):
        yield


@contextlib.contextmanager
def serving(status: int, text: str, *, port: int = 0, tls: Path | None = None) -> Iterator[int]:
    """Answer every request with *status* and *text*."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", port), Answers) as server:
        if tls is not None:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(tls)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def test_no_web_chat(install: Install) -> None:
    assert keys(web.examine(install())) == ["note web-off"]


def test_a_port_that_is_free(install: Install) -> None:
    assert keys(web.examine(install(http_port=free_port()))) == ["note web-free"]


def test_a_port_that_another_program_has(install: Install) -> None:
    with serving(200, "hej") as port:
        assert keys(web.examine(install(http_port=port))) == ["trouble web-taken"]


def test_a_host_that_is_not_this_machines(install: Install) -> None:
    found = keys(web.examine(install(http_host="192.0.2.1", http_port=8080)))

    assert found == ["trouble web-no-host"]


@pytest.mark.parametrize(
    ("status", "text", "key"),
    [(200, "ok", "well web-well"), (503, "the store takes no messages", "trouble web-unready")],
)
def test_what_the_bot_says_of_itself(
    install: Install, database: Path, status: int, text: str, key: str
) -> None:
    with _running(database), serving(status, text) as port:
        assert keys(web.examine(install(http_port=port))) == [key]


def test_a_bot_with_other_settings(install: Install, database: Path) -> None:
    with _running(database):
        assert keys(web.examine(install(http_port=free_port()))) == ["trouble web-silent"]


@pytest.mark.parametrize(
    ("status", "text", "key"),
    [
        (200, "ok", "well web-public-well"),
        (503, "the store takes no messages", "trouble web-unready"),
        (502, "Bad Gateway", "trouble web-public-other"),
        (200, "<html>velkommen</html>", "trouble web-public-other"),
    ],
)
def test_where_the_public_address_leads(
    install: Install, database: Path, status: int, text: str, key: str
) -> None:
    with _running(database), serving(200, "ok") as port, serving(status, text) as public:
        settings = install(http_port=port, public_url=f"http://127.0.0.1:{public}")
        assert keys(web.examine(settings)) == ["well web-well", key]


def test_a_public_address_that_leads_nowhere(install: Install, database: Path) -> None:
    with _running(database), serving(200, "ok") as port:
        settings = install(http_port=port, public_url=f"http://127.0.0.1:{free_port()}")
        assert keys(web.examine(settings))[1:] == ["trouble web-public-unreachable"]


def test_a_certificate_that_nobody_signed(install: Install, database: Path, certificate: Path) -> None:
    with _running(database), serving(200, "ok") as port, serving(200, "ok", tls=certificate) as public:
        settings = install(http_port=port, public_url=f"https://127.0.0.1:{public}")
        assert keys(web.examine(settings))[1:] == ["trouble web-public-certificate"]


def test_the_public_address_is_asked_only_while_the_bot_runs(install: Install) -> None:
    settings = install(http_port=free_port(), public_url="https://indgang.example.org")

    assert keys(web.examine(settings)) == ["note web-free", "note web-public-later"]


def test_the_bot_itself(install: Install, tmp_path: Path) -> None:
    port = free_port()
    settings = install(http_port=port, public_url=f"http://127.0.0.1:{port}")

    with running(tmp_path, port):
        assert keys(web.examine(settings)) == ["well web-well", "well web-public-well"]
