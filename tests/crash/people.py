"""Twenty people who write and tap all at once; four of them walk through the inquiry form, over and over."""

import asyncio
import random
from typing import Any

from tests.emulator import Emulator

TALKERS = range(501, 517)
WALKERS = range(517, 521)
PROPOSAL = "vi vil gerne tilbyde gåture for ensomme sammen med hospitalet i Horsens"
CRISIS = "jeg vil tage mit eget liv"
QUESTIONS = (
    "hvordan kommer vi i gang med et samarbejde",
    "hvem er vores sundhedsråd i Skive",
    "hvad er et sundhedsråd",
    "kan vi få penge til et projekt",
    PROPOSAL,
    "send en henvendelse",
    "/start",
    "/status",
)
ONWARDS = ("send", "yes", "inquiry", "skip", "reach:chat", "everywhere")  # buttons that lead to the receipt
TAPS = 0.5  # share of turns in which a talker taps what there is to tap
CRISES = 0.01
QUIET = 0.1  # share of the rate while nobody answers
IMPATIENT = 1500  # turns of others (half a minute) after which a walker who heard nothing writes again


class People:
    """Writes *rate* messages a second into the emulator; every question carries a number of its own.

    *heard* says whether the bot is up; while it is not, people soon stop writing.
    """

    def __init__(self, emulator: Emulator, *, rate: float = 60, seed: int = 1) -> None:
        self._emulator, self._rate = emulator, rate
        self.heard = True
        self._dice = random.Random(seed)  # noqa: S311 - a load, not a secret
        self._buttons: dict[int, tuple[int, list[str]]] = {}
        self._spoke: dict[int, int] = {}
        self._read = self._turns = 0

    async def write(self) -> None:
        """Write for ever."""
        while True:
            self._look()
            self._turns += 1
            chat = next((chat for chat in WALKERS if self._is_free(chat)), None)
            if chat is None:
                self._talk(self._dice.choice(TALKERS))
            else:
                self._walk(chat)
            await asyncio.sleep(self._dice.expovariate(self._rate * (1 if self.heard else QUIET)))

    def _is_free(self, chat: int) -> bool:
        waited = self._turns - self._spoke.get(chat, -IMPATIENT)
        return chat in self._buttons or waited >= IMPATIENT

    def _talk(self, chat: int) -> None:
        """Tap anything at all, or write."""
        if chat in self._buttons and self._dice.random() < TAPS:
            message, buttons = self._buttons.pop(chat)
            self._emulator.tap(chat, self._dice.choice(buttons), message)
        elif self._dice.random() < CRISES:
            self._emulator.say(chat, CRISIS)
        else:
            self._ask(chat, self._dice.choice(QUESTIONS))

    def _walk(self, chat: int) -> None:
        """Go one step on towards the receipt, or begin with a proposal."""
        self._spoke[chat] = self._turns
        message, buttons = self._buttons.pop(chat, (0, []))
        onwards = [data for action in ONWARDS for data in buttons if data.partition(":")[2] == action]
        if onwards:
            self._emulator.tap(chat, onwards[0], message)
        else:
            self._ask(chat, PROPOSAL)

    def _ask(self, chat: int, text: str) -> None:
        self._emulator.say(chat, text if text.startswith("/") else f"{text} (besked {self._turns + 10_000})")

    def _look(self) -> None:
        """Read what came since the last look."""
        for line in self._emulator.journal[self._read :]:
            message: dict[str, Any] = line["result"] if isinstance(line["result"], dict) else {}
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            if data := [button["callback_data"] for row in rows for button in row]:
                self._buttons[message["chat"]["id"]] = (message["message_id"], data)
        self._read = len(self._emulator.journal)
