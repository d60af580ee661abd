"""Outbox → Telegram: letters go out in order per conversation, and what became of each is recorded."""

import asyncio
import html
import logging
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.channels.outage import Outage
from bot.channels.pace import seconds
from knowledge.errors import StoreError
from knowledge.store import Delivery, Letter, Receipt

AT_ONCE = 30  # letters in flight: a second's worth of what Telegram takes
SOON, LATE = 1.0, 60.0  # seconds until the first and the slowest further try
UNKNOWN_METHOD_TRIES = 10  # a 404 may be the server's trouble; after so many tries it is ours
SPINNER_WAIT = 10.0  # seconds: a spinner's end that Telegram puts off is waited for once, no longer than this

logger = logging.getLogger(__name__)


class Caller(Protocol):
    """What carries a call to Telegram."""

    async def call(self, method: str, params: Mapping[str, Any], *, urgent: bool) -> Any:
        """Return Telegram's result or raise a TelegramError."""
        ...


class Letters(Protocol):
    """The part of the outbox that the post needs; `knowledge.store.Outbox` has the promises."""

    async def due(self, channel: str, limit: int) -> Sequence[Letter]:
        """Wait for letters that may go now."""
        ...

    async def settle(self, receipts: Iterable[Receipt]) -> None:
        """Record what became of letters."""
        ...


class Post:
    """Carries the letters of *channel*."""

    def __init__(
        self,
        wire: Caller,
        store: Letters,
        *,
        channel: str = "telegram",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._wire, self._store, self._channel, self._clock = wire, store, channel, clock
        self._carried = 0
        self._receipts: asyncio.Queue[Receipt] = asyncio.Queue()
        self._freed = asyncio.Event()
        self._trouble = Outage("the outbox cannot be read or written; letters wait")

    async def work(self) -> None:
        """Carry letters for ever; a conversation's next letter is not due before this one is settled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._record())
            while True:
                for letter in await self._due(AT_ONCE - self._carried):
                    self._carried += 1
                    tasks.create_task(self._carry(letter))
                while self._carried >= AT_ONCE:
                    self._freed.clear()
                    await self._freed.wait()

    async def deliver(self, letter: Letter) -> Receipt:
        """Try to deliver *letter* and return what became of it; never raises a TelegramError."""
        try:
            return _sent(letter, await self._call(letter))
        except TelegramError as error:
            return self._fate(letter, error)

    async def _due(self, limit: int) -> Sequence[Letter]:
        try:
            return await self._store.due(self._channel, limit)
        except StoreError as error:
            await self._trouble.lasts(type(error).__name__)
            return ()

    async def _carry(self, letter: Letter) -> None:
        self._receipts.put_nowait(await self.deliver(letter))

    async def _record(self) -> None:
        """Settle receipts, as many together as there are."""
        while True:
            receipts = [await self._receipts.get()]
            while not self._receipts.empty():
                receipts.append(self._receipts.get_nowait())
            await self._settle(receipts)
            self._carried -= len(receipts)
            self._freed.set()

    async def _settle(self, receipts: list[Receipt]) -> None:
        while True:
            try:
                await self._store.settle(receipts)
            except StoreError as error:
                await self._trouble.lasts(type(error).__name__)
            else:
                self._trouble.over()
                return

    async def _call(self, letter: Letter) -> Any:
        try:
            return await self._wire.call(letter.method, letter.params, urgent=letter.urgent)
        except BadRequest as error:
            if "parse entities" not in error.message or "text" not in letter.params:
                raise
            logger.warning("letter %s is not valid HTML and goes as plain text", letter.id)
            return await self._wire.call(letter.method, _plain(letter.params), urgent=letter.urgent)

    def _fate(self, letter: Letter, error: TelegramError) -> Receipt:
        match error:
            case RetryAfter():
                return self._later(letter, seconds(error))
            case ChatMigrated():
                road = letter.conversation.rsplit(":", 1)[0]
                return Receipt(letter.id, Delivery.MIGRATED, moved_to=f"{road}:{error.new_chat_id}")
            case Forbidden():
                return Receipt(letter.id, Delivery.BLOCKED)
            case BadRequest():
                return _refused(letter, error)
            case InvalidToken() | EndPointNotFound():
                return self._unheard(letter, error)
            case _:
                return self._later(letter, min(SOON * 2**letter.attempts, LATE))

    def _later(self, letter: Letter, wait: float) -> Receipt:
        if letter.droppable and (letter.attempts or wait > SPINNER_WAIT):
            return Receipt(letter.id, Delivery.DROPPED)
        return Receipt(letter.id, Delivery.RETRY, not_before=self._clock() + timedelta(seconds=wait))

    def _unheard(self, letter: Letter, error: TelegramError) -> Receipt:
        """Tell a token that is no longer good (all letters wait) from a method that does not exist."""
        revoked = "Unauthorized" in str(error.__cause__)
        if not revoked and letter.attempts >= UNKNOWN_METHOD_TRIES:
            return _given_up(letter, error)
        return self._later(letter, LATE)


def _sent(letter: Letter, result: object) -> Receipt:
    number = result.get("message_id") if isinstance(result, Mapping) else None
    return Receipt(letter.id, Delivery.SENT, message_id=number if isinstance(number, int) else None)


def _refused(letter: Letter, error: BadRequest) -> Receipt:
    said = error.message.lower()
    if "not modified" in said:
        return Receipt(letter.id, Delivery.SENT)
    if "query is too old" in said or "query_id_invalid" in said:
        return Receipt(letter.id, Delivery.DROPPED)
    if "chat not found" in said:
        return Receipt(letter.id, Delivery.BLOCKED)
    return _given_up(letter, error)


def _given_up(letter: Letter, error: TelegramError) -> Receipt:
    # Never the error's own words: Telegram quotes what it could not parse.
    logger.error("letter %s (%s) is refused: %s", letter.id, letter.method, type(error).__name__)
    return Receipt(letter.id, Delivery.REFUSED)


def _plain(params: Mapping[str, Any]) -> dict[str, Any]:
    """Return *params* with the text as the person would have read it, without its tags."""
    text = html.unescape(re.sub(r"<[^<>]*>", "", str(params["text"])))
    return {**{key: value for key, value in params.items() if key != "parse_mode"}, "text": text}
