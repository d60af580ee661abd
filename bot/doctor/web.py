"""The web chat: does this bot answer on its port, and does the address that people open lead to it."""

import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

from bot.doctor.finding import Finding, note, trouble, well
from bot.settings import Settings
from bot.store.files import is_owned

PATIENCE = 5.0  # seconds for each answer
READY, UNREADY = "ok", "the store takes no messages"  # what our /readyz says
EVERY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - who listens on every address is asked on one


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address said: *status* 0 when nothing did, and then *reason* says why."""

    status: int
    text: str = ""
    reason: str = ""
    is_certificate: bool = False


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what stands between a browser and this bot."""
    if not settings.http_port:
        yield note("web-off")
        return
    is_running = is_owned(settings.database)
    here = _here(settings, is_running=is_running)
    yield here
    if settings.public_url is None:
        return
    if not is_running:
        yield note("web-public-later", url=settings.public_url)
        return
    yield _public(settings.public_url)


def _here(settings: Settings, *, is_running: bool) -> Finding:
    told = {"host": settings.http_host, "port": str(settings.http_port)}
    host = EVERY.get(settings.http_host, settings.http_host)
    if reason := _unbound(settings.http_host):
        return trouble("web-no-host", **told, reason=reason)
    if not _listens(host, settings.http_port):
        return trouble("web-silent", **told) if is_running else note("web-free", **told)
    answer = ask(f"http://{f'[{host}]' if ':' in host else host}:{settings.http_port}/readyz", direct=True)
    match answer.status, answer.text.strip():
        case 200, ready if ready == READY:
            return well("web-well", **told)
        case 503, unready if unready == UNREADY:
            return trouble("web-unready", **told)
        case 0, _ if is_running:
            return trouble("web-stuck", **told)
    return trouble("web-taken", **told)


def _public(url: str) -> Finding:
    answer = ask(f"{url}/readyz")
    if answer.status == 200 and answer.text.strip() == READY:
        return well("web-public-well", url=url)
    if answer.status == 503 and answer.text.strip() == UNREADY:
        return trouble("web-unready", host=url, port="")
    if answer.is_certificate:
        return trouble("web-public-certificate", url=url, reason=answer.reason)
    if not answer.status:
        return trouble("web-public-unreachable", url=url, reason=answer.reason)
    return trouble("web-public-other", url=url, status=str(answer.status))


def ask(url: str, *, direct: bool = False) -> Answer:
    """Return what *url* answers; *direct* goes past a proxy that the environment names."""
    handlers = [urllib.request.ProxyHandler({})] if direct else []
    opener = urllib.request.build_opener(*handlers)
    try:
        with opener.open(url, timeout=PATIENCE) as page:
            return Answer(page.status, _start(page.read(1000)))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, _start(error.read(1000)))
    except urllib.error.URLError as error:
        return _unanswered(error.reason)
    except (OSError, ValueError, urllib.error.ContentTooShortError) as error:
        return _unanswered(error)


def _unanswered(why: object) -> Answer:
    if isinstance(why, ssl.SSLCertVerificationError):
        return Answer(0, reason=why.verify_message, is_certificate=True)
    if isinstance(why, ssl.SSLError):
        return Answer(0, reason=why.reason or "TLS", is_certificate=True)
    if isinstance(why, OSError):
        return Answer(0, reason=why.strerror or type(why).__name__)
    return Answer(0, reason=type(why).__name__)


def _start(body: bytes) -> str:
    return body.decode("utf-8", "replace")


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=PATIENCE):
            return True
    except OSError:
        return False


def _unbound(host: str) -> str:
    """Return why nothing can listen on *host*; empty when something can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as one:
            one.bind((host, 0))
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""
