"""The way in from Telegram, whichever road a message took: screened, a crisis answered, then on the disk."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from telegram.error import TelegramError

from bot.intake import Intake, Screened
from knowledge.traffic import Arrival

REMEMBERED = 1000  # crisis updates whose direct reply is known, so that none is answered twice
FORGOTTEN = 86_400.0  # seconds: Telegram keeps an update no longer, and after a quiet week may reuse its id

logger = logging.getLogger(__name__)

Reply = Callable[[Screened], Mapping[str, Any]]


class Caller(Protocol):
    """What carries a call to Telegram."""

    async def call(self, method: str, params: Mapping[str, Any], *, urgent: bool) -> Any:
        """Return Telegram's result or raise a TelegramError."""
        ...


class Receiver(Protocol):
    """The part of the store that the way in needs; `knowledge.store.Turns` has the promises."""

    async def receive(self, arrivals: Sequence[Arrival]) -> int:
        """Commit *arrivals* to the inbox."""
        ...


class Doorway:
    """Takes updates in; polling and the webhook both come through here."""

    def __init__(
        self,
        wire: Caller,
        store: Receiver,
        intake: Intake,
        reply: Reply,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wire, self._store, self._intake, self._reply, self._clock = wire, store, intake, reply, clock
        self._answers: OrderedDict[str, tuple[float, asyncio.Task[bool]]] = OrderedDict()

    async def take_in(self, updates: Sequence[Any], *, patience: float) -> None:
        """Commit *updates* in the order given; whoever is in danger is answered first, directly.

        A direct reply that takes longer than *patience* seconds goes by the outbox. What cannot be read is
        set aside and delays nobody. Raises a StoreError when nothing could be committed: bring them again.
        """
        screened = [self._intake.from_telegram(raw) for raw in updates]
        arrivals = await asyncio.gather(*(self._arrival(one, patience) for one in screened))
        await self._store.receive(arrivals)

    async def answer_now(self, chat: int, payload: Mapping[str, Any], *, patience: float) -> bool:
        """Send *payload* past the outbox, and say whether Telegram took it within *patience* seconds."""
        try:
            async with asyncio.timeout(patience):
                await self._wire.call("sendMessage", {**payload, "chat_id": chat}, urgent=True)
        except (TelegramError, TimeoutError) as error:
            logger.warning("a direct reply failed (%s) and goes by the outbox", type(error).__name__)
            return False
        return True

    async def _arrival(self, screened: Screened, patience: float) -> Arrival:
        """Return the arrival, after a sure alarm was answered directly, once per update."""
        arrival = screened.arrival
        if screened.alarm is None or not screened.alarm.sure:
            return arrival
        return replace(arrival, answered=await self._answered(screened, patience))

    async def _answered(self, screened: Screened, patience: float) -> bool:
        """Say whether an alarm was answered: now, when the update came before, or while it comes twice."""
        key = screened.arrival.update_id
        self._forget()
        _, answer = self._answers.get(key, (0.0, None))
        if answer is None or (answer.done() and not _said(answer)):
            answer = asyncio.create_task(self._answer(screened, patience))
            self._answers[key] = self._clock(), answer
            self._answers.move_to_end(key)
        return await asyncio.shield(answer)  # who posted may go away: the person is answered all the same

    async def _answer(self, screened: Screened, patience: float) -> bool:
        """Answer an alarm; twice tried for what is set aside, as no outbox will carry that reply."""
        arrival, payload = screened.arrival, self._reply(screened)
        chat = int(arrival.conversation.rsplit(":", 1)[1]) if screened.chat is None else screened.chat
        tries = 2 if arrival.quarantined else 1
        for _ in range(tries):
            if await self.answer_now(chat, payload, patience=patience / tries):
                return True
        return False

    def _forget(self) -> None:
        """Forget answers whose update cannot come again, and the oldest of too many."""
        longest = self._clock() - FORGOTTEN
        while self._answers and (
            len(self._answers) >= REMEMBERED or next(iter(self._answers.values()))[0] < longest
        ):
            self._answers.popitem(last=False)


def _said(answer: asyncio.Task[bool]) -> bool:
    return not answer.cancelled() and answer.exception() is None and answer.result()
