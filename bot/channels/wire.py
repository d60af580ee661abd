"""Telegram's Bot API as one call with raw JSON; python-telegram-bot carries it."""

import json
import logging
import os
import warnings
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.channels.pace import Pace

TALKATIVE = ("httpx", "httpcore", "telegram", "telegram.ext", "aiogram")
KINDS = ("message", "edited_message", "callback_query")
POLL_SECONDS = 25  # how long Telegram holds a getUpdates without news
SEND_SECONDS = 15  # how long we wait for the answer to any other call
REJECTED = "Telegram rejects the token; copy TELEGRAM_TOKEN from @BotFather again and check TELEGRAM_API_URL."


@dataclass(frozen=True, slots=True)
class Hook:
    """The address that Telegram posts updates to, and the secret it shows there."""

    url: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Access:
    """Where the Bot API is and who we are there; the token is in no repr.

    With a *hook* Telegram posts updates there, else they are polled. *first_pause* is the first wait
    (seconds) after trouble, *look* the time between two looks at who else takes messages with this token.
    """

    token: str = field(repr=False)
    api_url: str = "https://api.telegram.org"
    hook: Hook | None = None
    first_pause: float = 1.0
    look: float = 10.0


class Wire:
    """Every method of the Bot API, named as Telegram names it; raises PTB's typed errors."""

    def __init__(self, bot: ExtBot[bool], pace: Pace) -> None:
        self._bot, self._pace = bot, pace

    async def call(
        self,
        method: str,
        params: Mapping[str, Any] | None = None,
        *,
        urgent: bool = False,
        wait: float = SEND_SECONDS,
    ) -> Any:
        """Return the result of *method*; an answer without one is a TelegramError."""
        result = await self._bot.do_api_request(
            method, dict(params or {}), read_timeout=wait, rate_limit_args=urgent or None
        )
        if result is None:
            raise TelegramError("an answer without a result")
        return result

    def hold(self, seconds: float) -> None:
        """Say nothing to anybody for *seconds*."""
        self._pace.hold(seconds)

    async def updates(self, offset: int, *, wait: int = POLL_SECONDS) -> Sequence[Any]:
        """Return what waits from *offset* on, and so confirm all before it; waits for news."""
        params: dict[str, Any] = {"timeout": wait, "allowed_updates": list(KINDS)}
        if offset:
            params["offset"] = offset
        result = await self.call("getUpdates", params, wait=wait + SEND_SECONDS)
        if not isinstance(result, list):
            raise TelegramError("updates that are no list")
        return result


@asynccontextmanager
async def open_wire(access: Access, pace: Pace | None = None) -> AsyncIterator[Wire]:
    """Open the connections to Telegram."""
    _hush()
    limits = pace or Pace()
    async with _QuietRequest(connection_pool_size=64) as request, _QuietRequest(4) as polling:
        bot = ExtBot(
            access.token,
            base_url=f"{access.api_url.rstrip('/')}/bot",
            request=request,
            get_updates_request=polling,
            rate_limiter=limits,
        )
        yield Wire(bot, limits)


class _QuietRequest(HTTPXRequest):
    """PTB logs an answer that it cannot read, and with it what people wrote; this one does not."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the answer; one without a result has None there."""
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("an answer that is no JSON object")
        return {"result": None, **answer}


def _hush() -> None:
    """Keep the token (in every address) and what people wrote out of the log, whatever its level."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    os.environ["PTB_TIMEDELTA"] = "true"  # PTB's own switch: without it every 429 warns of a coming change
    # Its typed methods parse whole batches, so that one odd update stops all: we call by name on purpose.
    warnings.filterwarnings("ignore", message=r"Please use 'Bot\.", category=PTBUserWarning)
