"""The public bot's channel: one road in (polling or the webhook), one doorway, and the post out."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Protocol

from starlette.routing import Route
from telegram.error import EndPointNotFound, InvalidToken, TelegramError

from bot.channels import alarm, profile
from bot.channels.doorway import Doorway, Receiver, Reply
from bot.channels.pace import Pace
from bot.channels.polling import Polling
from bot.channels.profile import Profile
from bot.channels.webhook import Hooked, Webhook
from bot.channels.wire import REJECTED, Access, Hook, Wire, open_wire
from bot.intake import Intake
from bot.post import Letters, Post
from bot.sending import Documents
from knowledge.errors import ChannelError
from knowledge.library import Shelf

__all__ = ["Access", "Hook", "Telegram", "open_channel"]

FIRST_LOOK = 5.0  # seconds that start-up waits for Telegram; when it is away we start all the same

logger = logging.getLogger(__name__)


class Desk(Letters, Receiver, Protocol):
    """The part of the store that the channel needs."""


class Telegram:
    """The public bot's channel; `listen` and `post` run for ever, side by side.

    With a webhook, *routes* are for the web server; without, there are none.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the parts that the composition root has made
        self,
        wire: Wire,
        store: Desk,
        intake: Intake,
        reply: Reply,
        access: Access,
        profiles: Sequence[Profile] = (),
    ) -> None:
        self._wire, self._store, self._profiles = wire, store, profiles
        self.doorway = Doorway(wire, store, intake, reply)
        hook = access.hook
        self._road = Hooked(wire, hook, access) if hook else Polling(wire, self.doorway, access)
        self.routes: tuple[Route, ...] = (Webhook(self.doorway, hook.secret).route,) if hook else ()

    async def listen(self) -> None:
        """Take updates for ever; raises ChannelError when the token is wrong from the start."""
        await self._road.begin()
        logger.info("telegram: works, by %s, as @%s", self._road.name, await self._called())
        introduction = asyncio.create_task(profile.introduce(self._wire, self._profiles))
        try:
            await self._road.work()
        finally:
            introduction.cancel()

    async def _called(self) -> str:
        try:
            return await _name(self._wire, FIRST_LOOK)
        except TelegramError:
            return "?"

    async def post(self, documents: Documents | None = None) -> None:
        """Deliver letters for ever; *documents* makes the copies that some of them name."""
        await Post(self._wire, self._store, documents=documents).work()


async def name(access: Access, *, wait: float) -> str:
    """Return the bot's name, nothing when Telegram does not tell it; ChannelError for a wrong token."""
    async with open_wire(access) as wire:
        try:
            return await _name(wire, wait)
        except (InvalidToken, EndPointNotFound):
            raise ChannelError(REJECTED) from None
        except TelegramError:
            return ""


async def _name(wire: Wire, wait: float) -> str:
    found = await wire.call("getMe", wait=wait)
    return str(found.get("username") or "") if isinstance(found, Mapping) else ""


@asynccontextmanager
async def open_channel(
    access: Access, store: Desk, intake: Intake, shelf: Shelf | None, *, pace: Pace | None = None
) -> AsyncIterator[Telegram]:
    """Open the public bot's channel.

    Raises ChannelError when Telegram rejects the token; a Telegram that is away is waited for in `listen`.
    """
    async with open_wire(access, pace) as wire:
        try:
            await wire.call("getMe", wait=FIRST_LOOK)
        except (InvalidToken, EndPointNotFound):
            raise ChannelError(REJECTED) from None
        except TelegramError as error:
            logger.warning("telegram cannot be reached yet (%s); it is tried again", type(error).__name__)
        profiles = profile.of(shelf.library.phrasebook) if shelf else ()
        yield Telegram(wire, store, intake, partial(alarm.reply, shelf), access, profiles)
