"""Telegram by polling: what is confirmed there is on our disk first."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.channels.doorway import Doorway
from bot.channels.outage import Outage
from bot.channels.pace import seconds
from bot.channels.wire import REJECTED, Access, Wire
from bot.kept import LARGEST_ID
from knowledge.errors import ChannelError, StoreError

AT_ONCE = 8.0  # seconds that a crisis reply may take before it goes by the outbox instead
ALIKE = 3  # looks in a row that find messages waiting: then the process that fetched them is gone


class Polling:
    """Fetches what waits; one process at a time may, so that a second one stands by and says so."""

    name = "polling"

    def __init__(self, wire: Wire, doorway: Doorway, access: Access) -> None:
        self._wire, self._doorway = wire, doorway
        self._pause, self._look = access.first_pause, access.look
        first, most = access.first_pause, 30 * access.first_pause
        self._away = Outage("telegram cannot be reached; messages wait there", first=first, most=most)
        self._disk = Outage("the store takes nothing; messages wait at telegram", first=first, most=most)
        self._rival = Outage("another process polls with the same token; this one stands by")
        self._hooked = Outage(
            "a webhook was set with the same token; this poller stands by: stop what set it, then start this "
            "one again"
        )

    async def begin(self) -> None:
        """Take a webhook away, as it forbids polling; waits until Telegram is there."""
        while not await self._free():
            pass

    async def work(self) -> None:
        """Fetch and keep for ever."""
        offset = 0
        while True:
            updates = await self._fetch(offset)
            if updates and await self._keep(updates):
                offset = await self._next(updates, offset)

    async def _free(self) -> bool:
        try:
            await self._wire.call("deleteWebhook", {"drop_pending_updates": False})
        except (InvalidToken, EndPointNotFound):
            raise ChannelError(REJECTED) from None
        except TelegramError as error:
            await self._away.lasts(type(error).__name__)
            return False
        return True

    async def _fetch(self, offset: int) -> Sequence[Any]:
        """Return what waits; nothing after trouble, which is slept off first."""
        try:
            updates = await self._wire.updates(offset)
        except Conflict as error:
            # "… while webhook is active", "terminated by setWebhook", or "… by other getUpdates request"
            (self._hooked if "webhook" in error.message.lower() else self._rival).noted("409")
            await self._stand_by()
        except RetryAfter as error:
            await asyncio.sleep(seconds(error))
        except TelegramError as error:
            await self._away.lasts(type(error).__name__)
        else:
            for trouble in (self._away, self._rival, self._hooked):
                trouble.over()
            return updates
        return ()

    async def _stand_by(self) -> None:
        """Return when messages wait that nobody fetches: to fetch them earlier would only stop the other."""
        alike = 0
        while alike < ALIKE:
            await asyncio.sleep(self._look)
            alike = alike + 1 if await self._left_waiting() else 0

    async def _left_waiting(self) -> bool:
        try:
            found = await self._wire.call("getWebhookInfo")
        except TelegramError:
            return False
        return isinstance(found, Mapping) and not found.get("url") and bool(found.get("pending_update_count"))

    async def _keep(self, updates: Sequence[Any]) -> bool:
        """Commit *updates* to the inbox, and say whether they are there."""
        try:
            await self._doorway.take_in(sorted(updates, key=_number), patience=AT_ONCE)
        except StoreError as error:
            await self._disk.lasts(type(error).__name__)
            return False
        self._disk.over()
        return True

    async def _next(self, updates: Sequence[Any], offset: int) -> int:
        """Return the offset that confirms *updates*.

        It follows the last update as the server gave it, never the largest: ids can fall back, and an offset
        in the future is answered from the head of the queue, for ever.
        """
        numbers = [number for number in map(_number, updates) if number >= 0]
        if not numbers:
            await asyncio.sleep(self._pause)
            return offset
        return numbers[-1] + 1


def _number(raw: object) -> int:
    given = raw.get("update_id") if isinstance(raw, Mapping) else None
    return given if isinstance(given, int) and not isinstance(given, bool) and given < LARGEST_ID else -1
