"""Mail: a real server, with and without encryption, with a wrong password, silent, or not there at all."""

import contextlib
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from pydantic import SecretStr

from bot.doctor import mail
from bot.settings import Settings
from tests.bot.doctor.conftest import Install, keys
from tests.bot.processes import free_port

UNIT = {"staff_email": "unit@example.org"}
PASSWORD = "rigtig-kode"


class Post:
    """Keeps nothing, and fails the test when somebody sends mail."""

    async def handle_DATA(self, *_: object) -> str:  # noqa: N802 - aiosmtpd's name
        raise AssertionError


def _knows(
    server: SMTP, session: object, envelope: object, mechanism: str, given: LoginPassword
) -> AuthResult:
    return AuthResult(success=given.password == PASSWORD.encode(), handled=False)


@contextlib.contextmanager
def _serving(**options: Any) -> Iterator[int]:
    controller = Controller(Post(), hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield int(controller.port)
    finally:
        controller.stop()


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process believe in the certificate, as the machine's own list would."""
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")


def _with(install: Install, url: str) -> Settings:
    return install(smtp_url=SecretStr(url), **UNIT)


def _asked(install: Install, url: str) -> list[str]:
    return keys(mail.examine(_with(install, url)))


def test_without_a_server_it_says_that_nothing_sends_mail(install: Install) -> None:
    assert keys(mail.examine(install())) == ["note mail-off"]


def test_an_address_without_a_server_and_a_server_without_an_address_are_told(install: Install) -> None:
    assert keys(mail.examine(install(**UNIT))) == ["trouble mail-no-server"]
    url = SecretStr(f"smtp://127.0.0.1:{free_port()}")
    assert keys(mail.examine(install(smtp_url=url)))[0] == "trouble mail-no-address"


@pytest.mark.usefixtures("trusted")
def test_a_server_with_starttls_that_takes_the_password(install: Install, tls: ssl.SSLContext) -> None:
    with _serving(tls_context=tls, authenticator=_knows, auth_required=True) as port:
        found = _asked(install, f"smtp://unit:{PASSWORD}@127.0.0.1:{port}")

    assert found == ["well mail-well"]


@pytest.mark.usefixtures("trusted")
def test_a_server_with_tls_from_the_start(install: Install, tls: ssl.SSLContext) -> None:
    with _serving(ssl_context=tls) as port:
        assert _asked(install, f"smtps://127.0.0.1:{port}") == ["well mail-well"]


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password(install: Install, tls: ssl.SSLContext) -> None:
    with _serving(tls_context=tls, authenticator=_knows, auth_required=True) as port:
        assert _asked(install, f"smtp://unit:forkert@127.0.0.1:{port}") == ["trouble mail-password"]


@pytest.mark.usefixtures("trusted")
def test_a_password_that_no_server_understands(install: Install, tls: ssl.SSLContext) -> None:
    with _serving(tls_context=tls, authenticator=_knows, auth_required=True) as port:
        assert _asked(install, f"smtp://unit:rødgrød@127.0.0.1:{port}") == ["trouble mail-letters"]


def test_a_certificate_that_nobody_signed(install: Install, tls: ssl.SSLContext) -> None:
    with _serving(tls_context=tls) as port:
        assert _asked(install, f"smtp://127.0.0.1:{port}") == ["trouble mail-certificate"]


def test_a_password_never_goes_over_an_open_line(install: Install) -> None:
    heard: list[str] = []

    def listens(*given: Any) -> AuthResult:
        heard.append(str(given))
        return AuthResult(success=True)

    with _serving(authenticator=listens, auth_require_tls=False) as port:
        found = _asked(install, f"smtp://unit:{PASSWORD}@127.0.0.1:{port}")

    assert (found, heard) == (["trouble mail-open-line"], [])


def test_a_server_on_this_machine_without_encryption_is_a_note(install: Install) -> None:
    with _serving() as port:
        assert _asked(install, f"smtp://127.0.0.1:{port}") == ["note mail-well-open"]


@pytest.mark.usefixtures("trusted")
def test_a_server_that_takes_no_password(install: Install, tls: ssl.SSLContext) -> None:
    with _serving(tls_context=tls, auth_exclude_mechanism=["LOGIN", "PLAIN"]) as port:
        assert _asked(install, f"smtp://unit:{PASSWORD}@127.0.0.1:{port}") == ["trouble mail-no-login"]


def test_tls_from_the_start_at_a_server_that_begins_in_the_open(install: Install) -> None:
    with _serving() as port:
        assert _asked(install, f"smtps://127.0.0.1:{port}") == ["trouble mail-tls"]


def test_a_port_that_nobody_listens_on(install: Install) -> None:
    (finding,) = mail.examine(_with(install, f"smtp://127.0.0.1:{free_port()}"))

    assert (finding.key, finding.told["reason"]) == ("mail-unreachable", "Connection refused")


def test_a_name_that_does_not_exist(install: Install) -> None:
    assert _asked(install, "smtp://findes-ikke.invalid") == ["trouble mail-unreachable"]


@pytest.mark.parametrize(
    ("greeting", "key"),
    [(b"", "mail-silent"), (b"HTTP/1.1 400 Bad Request\r\n\r\n", "mail-odd"), (b"554 no\r\n", "mail-odd")],
)
def test_something_else_on_that_port(
    install: Install, monkeypatch: pytest.MonkeyPatch, greeting: bytes, key: str
) -> None:
    monkeypatch.setattr(mail, "PATIENCE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with _greeting(server, greeting):
            assert _asked(install, f"smtp://127.0.0.1:{port}") == [f"trouble {key}"]


@contextlib.contextmanager
def _greeting(server: socket.socket, greeting: bytes) -> Iterator[None]:
    accepted: list[socket.socket] = []

    def greet() -> None:
        one, _ = server.accept()
        accepted.append(one)
        one.sendall(greeting)

    thread = Thread(target=greet)
    thread.start()
    try:
        yield
    finally:
        thread.join()
        for one in accepted:
            one.close()
