"""Telegram by polling: what is confirmed there is on our disk first."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.channels import alarm
from bot.channels.outage import Outage
from bot.channels.pace import Pace, seconds
from bot.channels.wire import Access, Wire, open_wire
from bot.intake import Intake, Screened
from bot.kept import LARGEST_ID
from bot.post import Letters, Post
from knowledge.errors import ChannelError, StoreError
from knowledge.library import Shelf
from knowledge.store import Arrival

__all__ = ["Access", "Telegram", "open_channel"]

FIRST_LOOK = 5.0  # seconds that start-up waits for Telegram; when it is away we start all the same
AT_ONCE = 8.0  # seconds that a crisis reply may take before it goes by the outbox instead
REMEMBERED = 1000  # crisis updates whose direct reply is known, so that none is answered twice
REJECTED = "Telegram rejects the token; copy TELEGRAM_TOKEN from @BotFather again and check TELEGRAM_API_URL."

logger = logging.getLogger(__name__)

Reply = Callable[[Screened], Mapping[str, Any]]


class Desk(Letters, Protocol):
    """The part of the store that the channel needs; `knowledge.store.Turns` has the promises."""

    async def receive(self, arrivals: Sequence[Arrival]) -> int:
        """Commit *arrivals* to the inbox."""
        ...


class Telegram:
    """The public bot's channel; `poll` and `post` run for ever, side by side."""

    def __init__(self, wire: Wire, store: Desk, intake: Intake, reply: Reply, access: Access) -> None:
        self._wire, self._store, self._intake, self._reply = wire, store, intake, reply
        self._commands, self._pause = access.commands, access.first_pause
        first, most = access.first_pause, 30 * access.first_pause
        self._away = Outage("telegram cannot be reached; messages wait there", first=first, most=most)
        self._disk = Outage("the store takes nothing; messages wait at telegram", first=first, most=most)
        self._rival = Outage(
            "another process polls with the same token; this one stands by",
            first=5 * first,
            most=2 * most,
            calm=4 * most,
        )
        self._answered: OrderedDict[str, bool] = OrderedDict()

    async def poll(self) -> None:
        """Take updates for ever; raises ChannelError when the token is wrong from the start."""
        await self._begin()
        offset = 0
        while True:
            updates = await self._fetch(offset)
            if updates and await self._keep(updates):
                offset = await self._next(updates, offset)

    async def post(self) -> None:
        """Deliver letters for ever."""
        await Post(self._wire, self._store).work()

    async def answer_now(self, chat_id: int, payload: Mapping[str, Any]) -> bool:
        """Send *payload* past the outbox, and say whether Telegram took it."""
        try:
            async with asyncio.timeout(AT_ONCE):
                await self._wire.call("sendMessage", {**payload, "chat_id": chat_id}, urgent=True)
        except (TelegramError, TimeoutError) as error:
            logger.warning("a direct reply failed (%s) and goes by the outbox", type(error).__name__)
            return False
        return True

    async def _begin(self) -> None:
        """Make polling possible and name the commands; waits until Telegram is there."""
        while not await self._greeted():
            pass
        if not self._commands:
            return
        named = [{"command": name, "description": text} for name, text in self._commands]
        try:
            await self._wire.call("setMyCommands", {"commands": named})
        except TelegramError as error:
            logger.warning("the commands could not be set (%s)", type(error).__name__)

    async def _greeted(self) -> bool:
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
        except Conflict:
            await self._rival.lasts("409")
        except RetryAfter as error:
            await asyncio.sleep(seconds(error))
        except TelegramError as error:
            await self._away.lasts(type(error).__name__)
        else:
            self._away.over()
            self._rival.over()
            return updates
        return ()

    async def _keep(self, updates: Sequence[Any]) -> bool:
        """Commit *updates* to the inbox, crisis answered first, and say whether they are there."""
        screened = [self._intake.from_telegram(raw) for raw in sorted(updates, key=_number)]
        arrivals = await asyncio.gather(*map(self._arrival, screened))
        try:
            await self._store.receive(arrivals)
        except StoreError as error:
            await self._disk.lasts(type(error).__name__)
            return False
        self._disk.over()
        return True

    async def _arrival(self, screened: Screened) -> Arrival:
        """Return the arrival, after a sure alarm was answered directly, once per update."""
        arrival = screened.arrival
        if screened.alarm is None or not screened.alarm.sure:
            return arrival
        known = self._answered.get(arrival.update_id)
        if not known:
            known = await self._answered_now(screened)
            self._answered[arrival.update_id] = known
            if len(self._answered) > REMEMBERED:
                self._answered.popitem(last=False)
        return replace(arrival, answered=known)

    async def _answered_now(self, screened: Screened) -> bool:
        """Answer an alarm; twice tried for what is set aside, as no outbox will carry that reply."""
        arrival, payload = screened.arrival, self._reply(screened)
        chat = int(arrival.conversation.rsplit(":", 1)[1]) if screened.chat is None else screened.chat
        if await self.answer_now(chat, payload):
            return True
        return arrival.quarantined and await self.answer_now(chat, payload)

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


@asynccontextmanager
async def open_channel(
    access: Access, store: Desk, intake: Intake, shelf: Shelf | None, *, pace: Pace | None = None
) -> AsyncIterator[Telegram]:
    """Open the public bot's channel.

    Raises ChannelError when Telegram rejects the token; a Telegram that is away is waited for in `poll`.
    """
    async with open_wire(access, pace) as wire:
        try:
            await wire.call("getMe", wait=FIRST_LOOK)
        except (InvalidToken, EndPointNotFound):
            raise ChannelError(REJECTED) from None
        except TelegramError as error:
            logger.warning("telegram cannot be reached yet (%s)", type(error).__name__)
        yield Telegram(wire, store, intake, partial(alarm.reply, shelf), access)
