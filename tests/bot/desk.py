"""A store in memory for tests of the channels: an inbox, an outbox, and trouble on demand."""
# ruff: noqa: ASYNC110 - looking again is simple, and soon enough for a test

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from knowledge.errors import StoreError
from knowledge.traffic import Arrival, Delivery, Letter, Receipt


class Desk:
    """Keeps what arrives once, and gives each conversation's next letter when the one before is settled."""

    def __init__(self) -> None:
        self.inbox: dict[str, Arrival] = {}
        self.receipts: list[Receipt] = []
        self.broken = 0
        self.pauses: dict[str, datetime] = {}
        self._waiting: list[tuple[float, Letter]] = []
        self._held: dict[int, Letter] = {}
        self._ids = 0

    async def receive(self, arrivals: Sequence[Arrival]) -> int:
        self._break()
        new = [arrival for arrival in arrivals if arrival.update_id not in self.inbox]
        self.inbox |= {arrival.update_id: arrival for arrival in new}
        return len(new)

    def write(self, chat: int, text: str, **options: Any) -> Letter:
        """Put a message to *chat* into the outbox."""
        return self.letter(chat, "sendMessage", {"chat_id": chat, "text": text}, **options)

    def letter(self, chat: int, method: str, params: Mapping[str, Any], **options: Any) -> Letter:
        """Put any call into the outbox."""
        self._ids += 1
        letter = Letter(self._ids, f"telegram:public:{chat}", method, params, **options)
        self._waiting.append((0.0, letter))
        return letter

    async def due(self, channel: str, limit: int) -> Sequence[Letter]:
        self._break()
        while not (free := self._free(channel)[:limit]):
            await asyncio.sleep(0.005)
        for letter in free:
            self._held[letter.id] = letter
        self._waiting = [(at, letter) for at, letter in self._waiting if letter.id not in self._held]
        return free

    async def settle(self, receipts: Iterable[Receipt]) -> None:
        self._break()
        for receipt in receipts:
            self.receipts.append(receipt)
            letter = self._held.pop(receipt.id)
            if receipt.delivery is Delivery.RETRY and receipt.not_before:
                again = replace(letter, attempts=letter.attempts + 1)
                self._waiting.insert(0, (receipt.not_before.timestamp(), again))
            if receipt.delivery is Delivery.MIGRATED:
                params = {**letter.params, "chat_id": int(receipt.moved_to.rsplit(":", 1)[1])}
                moved = replace(letter, conversation=receipt.moved_to, params=params)
                self._waiting.insert(0, (0.0, moved))

    async def pause(self, channel: str, until: datetime) -> None:
        self._break()
        self.pauses[channel] = until

    async def paused(self, channel: str) -> datetime | None:
        self._break()
        return self.pauses.get(channel)

    @property
    def fates(self) -> list[Delivery]:
        """What became of letters, in the order it was told."""
        return [receipt.delivery for receipt in self.receipts]

    async def settled(self, number: int, *, within: float = 5.0) -> None:
        """Wait until *number* receipts are there."""
        async with asyncio.timeout(within):
            while len(self.receipts) < number:
                await asyncio.sleep(0.005)

    async def arrived(self, number: int, *, within: float = 5.0) -> None:
        """Wait until *number* arrivals are there."""
        async with asyncio.timeout(within):
            while len(self.inbox) < number:
                await asyncio.sleep(0.005)

    def _free(self, channel: str) -> list[Letter]:
        now = datetime.now(UTC).timestamp()
        held = {letter.conversation for letter in self._held.values()}
        free: dict[str, Letter] = {}
        for at, letter in sorted(self._waiting, key=lambda waiting: not waiting[1].urgent):
            ours = letter.conversation.startswith(f"{channel}:")
            if ours and letter.conversation not in held:
                held.add(letter.conversation)
                if at <= now:
                    free[letter.conversation] = letter
        return sorted(free.values(), key=lambda letter: not letter.urgent)

    def _break(self) -> None:
        if self.broken:
            self.broken -= 1
            raise StoreError("The disk is full.")
