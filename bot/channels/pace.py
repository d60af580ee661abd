"""How fast we may talk to Telegram: a rate limiter for python-telegram-bot.

Its own ``AIORateLimiter`` lets calls to other chats through after a 429 and knows no limit per private chat.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

Answer = bool | dict[str, Any] | list[dict[str, Any]]


class Pace(BaseRateLimiter[bool]):
    """Spaces what is said, in all and per chat; after a 429 nothing is said until Telegram's time has come.

    The argument of a call is whether it is urgent: an urgent call waits for nothing but a 429. Calls that say
    nothing to anybody (``getUpdates``, ``setMyCommands``) go as they are: Telegram counts them apart.
    """

    def __init__(self, *, per_second: float = 25, per_chat: float = 1, burst: int = 1) -> None:
        self._gap = 1 / per_second  # Telegram takes about 30 a second in all
        # Its FAQ asks for at most one a second to a chat. It forgives a short burst "but eventually" answers
        # 429, which stops the letters to everybody: so there is none.
        self._chat_gap = 1 / per_chat
        self._burst = burst
        self._free = 0.0
        self._not_before = 0.0
        self._chats: OrderedDict[object, float] = OrderedDict()

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def hold(self, seconds: float) -> None:
        """Let nothing be said for *seconds*."""
        self._not_before = max(self._not_before, asyncio.get_running_loop().time() + seconds)

    async def process_request(  # noqa: PLR0913, PLR0917 - PTB declares it
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,  # noqa: ARG002 - as above
        data: dict[str, Any],
        rate_limit_args: bool | None,  # noqa: FBT001 - as above
    ) -> Answer:
        """Make the call when its time has come; a 429 stops all others too."""
        if "chat_id" not in data and "callback_query_id" not in data:
            return await callback(*args, **kwargs)
        chat = data.get("chat_id")
        now = asyncio.get_running_loop().time
        while (at := self._earliest(chat, now(), urgent=bool(rate_limit_args))) > now():  # noqa: ASYNC110 - time
            await asyncio.sleep(at - now())
        self._spend(chat, now())
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self.hold(seconds(error))
            raise
        finally:
            self._answered(chat, now())

    def _earliest(self, chat: object, now: float, *, urgent: bool) -> float:
        if urgent:
            return self._not_before
        slack = self._chat_gap * (self._burst - 1)
        return max(self._not_before, self._free, self._chats.get(chat, now) - slack)

    def _spend(self, chat: object, now: float) -> None:
        self._free = max(self._free, now) + self._gap
        if chat is None:
            return
        self._chats[chat] = max(self._chats.get(chat, now), now) + self._chat_gap
        self._chats.move_to_end(chat)
        while self._chats and next(iter(self._chats.values())) <= now:
            self._chats.popitem(last=False)

    def _answered(self, chat: object, now: float) -> None:
        """Count a chat's second from Telegram's answer: the call may have been long on its way."""
        if self._burst == 1 and chat in self._chats:
            self._chats[chat] = max(self._chats[chat], now + self._chat_gap)


def seconds(error: RetryAfter) -> float:
    """Return how long Telegram asks us to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
