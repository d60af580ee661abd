"""Telegram by webhook: each update is posted to us, and answered once it is on our disk.

Telegram posts the messages of one chat one after another, each when the one before was answered 2xx, and
those of many chats at once: what people write keeps its order, and the store numbers it as it arrives. Taps
have a queue of their own there, so a tap may overtake words of the same second; polling would not do that.
"""

import asyncio
import hmac
import json
import logging
import time
from collections.abc import Mapping
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import BadRequest, EndPointNotFound, InvalidToken, TelegramError

from bot.channels.doorway import Doorway
from bot.channels.outage import Outage
from bot.channels.wire import KINDS, REJECTED, Access, Hook, Wire
from bot.settings import WEBHOOK
from knowledge.errors import ChannelError, StoreError

SECRET = b"x-telegram-bot-api-secret-token"
# All of them, as the web's own answer to a wrong one is a page for people.
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
LARGEST = 131_072  # bytes: the Bot API server writes no update of more than 65,536
WITHIN = 1.8  # seconds for all of a post: who counts 2 s from outside has some left for the way
DIRECT = 1.0  # of these, for the direct reply to a crisis; then the outbox carries it
AGAIN = {"retry-after": "2"}  # Telegram heeds it; else it doubles its waits up to two minutes
AT_ONCE = 40  # posts at the same time; see docs/durable-path.md
QUIET = 60.0  # seconds between two lines about refused posts: anybody can send those

logger = logging.getLogger(__name__)


class Webhook:
    """The door where Telegram posts updates; `route` is for the web server."""

    def __init__(self, doorway: Doorway, secret: str) -> None:
        self._doorway, self._secret = doorway, secret.encode()
        self._disk = Outage("the store takes nothing; messages wait at telegram")
        self._tell_again = 0.0

    @property
    def route(self) -> Route:
        """The address that Telegram posts to."""
        return Route(WEBHOOK, self.take, methods=METHODS)

    async def take(self, request: Request) -> Response:
        """Answer 200 once the update is committed (a known one is), 503 when Telegram is to bring it again.

        405 for another method, 401 without the secret, 413 and 408 for what is too large or too slow to be an
        update. What is no update is set aside and answered 200: it would be no better the next time.
        """
        if request.method != "POST":
            return Response(status_code=405, headers={"allow": "POST"})
        if not self._is_telegram(request):
            self._tell_of_stranger()
            return Response(status_code=401)
        deadline = asyncio.get_running_loop().time() + WITHIN
        try:
            async with asyncio.timeout_at(deadline):
                body = await _body(request)
        except TimeoutError:
            return Response(status_code=408)
        return Response(status_code=413) if body is None else await self._keep(body, deadline)

    async def _keep(self, body: bytes, deadline: float) -> Response:
        try:
            async with asyncio.timeout_at(deadline):
                await self._doorway.take_in([_update(body)], patience=DIRECT)
        except (StoreError, TimeoutError) as error:
            self._disk.noted(type(error).__name__)
            return Response(status_code=503, headers=AGAIN)
        self._disk.over()
        return Response()

    def _is_telegram(self, request: Request) -> bool:
        """Compare bytes, as a header need not be ASCII, in a time that does not tell how much is right."""
        given = [value for name, value in request.headers.raw if name == SECRET]
        return len(given) == 1 and hmac.compare_digest(given[0], self._secret)

    def _tell_of_stranger(self) -> None:
        if (now := time.monotonic()) >= self._tell_again:
            self._tell_again = now + QUIET
            logger.warning("a post to %s without the right secret is refused", WEBHOOK)


class Hooked:
    """Keeps the webhook set at Telegram, and tells when messages do not come through."""

    def __init__(self, wire: Wire, hook: Hook, access: Access) -> None:
        self._wire, self._hook, self._look = wire, hook, access.look
        self.name = f"webhook {hook.url}"
        first, most = access.first_pause, 30 * access.first_pause
        self._away = Outage("telegram cannot be reached; messages wait there", first=first, most=most)
        self._refused = Outage(
            "telegram does not take the webhook; see that PUBLIC_URL can be reached from outside over https",
            first=first,
            most=most,
        )
        self._rival = Outage(
            "another webhook was set with the same token; this one stands by: stop one of them"
        )
        self._told = 0

    async def begin(self) -> None:
        """Set the webhook; waits until Telegram takes it."""
        while not await self._set():
            pass

    async def work(self) -> None:
        """Look after it for ever."""
        while True:
            await asyncio.sleep(self._look)
            try:
                found = await self._wire.call("getWebhookInfo")
            except TelegramError as error:
                self._away.noted(type(error).__name__)
            else:
                self._away.over()
                await self._judge(found if isinstance(found, Mapping) else {})

    async def _judge(self, found: Mapping[str, Any]) -> None:
        if found.get("url") == self._hook.url:
            self._rival.over()
            self._tell(found)
        elif found.get("url"):
            self._rival.noted("getWebhookInfo")
        else:  # a poller with the same token takes it away when it starts
            logger.warning("the webhook was taken away with the same token; it is set again")
            await self.begin()

    def _tell(self, found: Mapping[str, Any]) -> None:
        """Tell each new error that Telegram met when it posted here."""
        when = found.get("last_error_date") or 0
        if when > self._told:
            self._told = when
            logger.warning("telegram could not post here (%s)", found.get("last_error_message"))

    async def _set(self) -> bool:
        wanted = {
            "url": self._hook.url,
            "secret_token": self._hook.secret,
            "allowed_updates": list(KINDS),
            "max_connections": AT_ONCE,
            "drop_pending_updates": False,
        }
        try:
            await self._wire.call("setWebhook", wanted)
        except (InvalidToken, EndPointNotFound):
            raise ChannelError(REJECTED) from None
        except BadRequest as error:
            await self._refused.lasts(error.message)
            return False
        except TelegramError as error:
            await self._away.lasts(type(error).__name__)
            return False
        self._refused.over()
        self._away.over()
        return True


async def _body(request: Request) -> bytes | None:
    """Return what is posted, or None when it is too large to be an update."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST:
                return None
    except ClientDisconnect:  # nobody is there to be answered; Telegram posts it again
        return None
    return bytes(body)


def _update(body: bytes) -> Any:
    """Return the update, or the text as it came when it is no JSON."""
    text = body.decode("utf-8", "replace")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
