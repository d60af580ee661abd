"""What every request passes: security headers, the last catch of errors, the origin and size of a post."""

import asyncio
import logging
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger(__name__)

LARGEST = 65_536  # bytes of a posted form: sixteen of the longest messages
PATIENCE = 16 * LARGEST  # bytes read and thrown away: else the browser shows a broken line, not our answer
FIELDS = 20  # our forms have five
READ_WITHIN = 10.0  # seconds for a whole form, which is a few kilobytes
PORTS = {"http": 80, "https": 443}

HEADERS = {
    "content-security-policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",  # no-referrer would make a browser post with "Origin: null"
    "x-content-type-options": "nosniff",
}


class TooLargeError(Exception):
    """More was posted than a form can hold; *begun* are the fields that it begins with."""

    def __init__(self, begun: dict[str, str]) -> None:
        super().__init__()
        self.begun = begun


class Edge:
    """Adds the security headers; turns an unforeseen error into a plain 500."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(message)
            await send(message)

        try:
            await self._app(scope, receive, guarded)
        except ClientDisconnect:  # who posted has gone; nobody is there to be answered
            logger.debug("a post on %s was broken off", scope["path"])
        except Exception:  # the outermost edge: nobody foresaw what comes here
            logger.exception("the web page failed on %s", scope["path"])
            if not started:
                await PlainTextResponse("500", status_code=500)(scope, receive, guarded)


def same_origin(public_url: str | None) -> Callable[[Headers], bool]:
    """Return the check that a post comes from our own page.

    Without *public_url* the page's own host counts. A request without an Origin comes from no browser's form:
    those send it with every post.
    """
    ours = _origin(public_url) if public_url else None

    def check(headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site") in {None, "same-origin", "none"}
        return _origin(origin) == (ours or _origin(f"{urlsplit(origin).scheme}://{headers.get('host', '')}"))

    return check


async def form(request: Request) -> dict[str, str]:
    """Return the fields of a posted form; the last of a name counts. Raises TooLargeError, TimeoutError."""
    async with asyncio.timeout(READ_WITHIN):
        body, size = await _body(request)
    if size > LARGEST:
        raise TooLargeError(_fields(body))
    return _fields(body)


def _fields(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode("ascii", "replace"), errors="replace", max_num_fields=FIELDS))
    except ValueError:
        return {}


async def _body(request: Request) -> tuple[bytes, int]:
    """Return the beginning of what is posted, and how much it is."""
    body = bytearray()
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        body += chunk[: LARGEST - len(body)]
        if size > PATIENCE:
            break
    return bytes(body), size


def _origin(address: str) -> str:
    """Return the origin of *address* in one spelling: small letters, IDNA, always with its port."""
    try:
        parts = urlsplit(address)
        if not parts.hostname:
            return address
        host = parts.hostname.encode("idna").decode()
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:  # no host or no port; a UnicodeError is one
        return address
    return f"{parts.scheme}://{host}:{port}"


def _add_headers(message: Message) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
