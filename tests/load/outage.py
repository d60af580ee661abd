"""Telegram goes away, people go on being answered, the bot restarts, Telegram comes back."""

import asyncio
import json
import sqlite3
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.bot.processes import free_port, running
from tests.emulator import Emulator, Fault
from tests.emulator import running as serving

EACH = 5  # letters to a chat, the notice among them
FED = 120.0  # seconds for a round of questions to be answered
BACK = 600.0  # seconds for everything to be delivered
CRISIS = "jeg vil tage mit eget liv"
TEXT = "hvad er et sundhedsråd, spørgsmål nummer {}"


async def outage(letters: int) -> dict[str, Any]:
    """Return what became of *letters* that waited while Telegram was away, at the pace that it allows."""
    emulator = Emulator()
    emulator.faults.append(Fault("502", "sendMessage", times=10**9))
    with tempfile.TemporaryDirectory(prefix="indgang-outage-") as name:
        folder = Path(name)
        async with serving(emulator):
            port = int(emulator.url.rpartition(":")[2])
            async with _Bot(folder, emulator):
                await _feed(emulator, folder, chats=max(1, letters // EACH), letters=letters)
        async with _Bot(folder, emulator):  # it starts with nobody there
            waiting = _letters(folder)
            emulator.faults.clear()
            emulator.switches.most, emulator.switches.most_to_chat = 30, 1
            async with serving(emulator, port=port):
                began = time.monotonic()
                await _until(lambda: not any(status == "new" for *_, status in _letters(folder)), BACK)
                took = time.monotonic() - began
        return _verdict(emulator, _letters(folder)) | {"waited": len(waiting), "seconds": round(took, 1)}


class _Bot:
    """The bot as a process, while the emulator goes on answering."""

    def __init__(self, folder: Path, emulator: Emulator) -> None:
        settings = {"TELEGRAM_TOKEN": emulator.token, "TELEGRAM_API_URL": emulator.url}
        self._process = running(folder, free_port(), **settings)

    async def __aenter__(self) -> None:
        await asyncio.to_thread(self._process.__enter__)

    async def __aexit__(self, *error: object) -> None:
        await asyncio.to_thread(self._process.__exit__, None, None, None)


async def _feed(emulator: Emulator, folder: Path, *, chats: int, letters: int) -> None:
    """Let *chats* ask, round by round, until so many letters wait; the last to speak is in danger."""
    asked = 0
    while len(_letters(folder)) < letters:
        asked += 1
        for chat in range(1, chats + 1):
            emulator.say(chat, TEXT.format(asked))
        await _answered(folder, asked * chats)
    emulator.say(1, CRISIS)
    await _answered(folder, asked * chats + 1)


async def _answered(folder: Path, messages: int) -> None:
    await _until(lambda: _done(folder) >= messages, FED)


def _letters(folder: Path) -> list[tuple[str, str, bool, str]]:
    """Return conversation, call, urgency and state of all letters, in their order."""
    return _rows(
        folder,
        "select conversation, params, urgent, status from outbox where method = 'sendMessage' order by id",
    )


def _done(folder: Path) -> int:
    return len(_rows(folder, "select 1 from inbox where state = 'done'"))


def _rows(folder: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(f"file:{folder}/indgang.db?mode=ro", uri=True, timeout=10)) as db:
        return db.execute(sql).fetchall()


async def _until(true: Any, seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while not await asyncio.to_thread(true):  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.2)


def _verdict(emulator: Emulator, letters: list[tuple[str, str, bool, str]]) -> dict[str, Any]:
    """Compare what was to be said with what was heard, chat by chat."""
    due: defaultdict[int, list[str]] = defaultdict(list)
    for conversation, params, urgent, _ in letters:
        texts, text = due[int(conversation.rpartition(":")[2])], json.loads(params)["text"]
        texts.insert(0, text) if urgent else texts.append(text)
    sent = [line for line in emulator.calls("sendMessage") if line["result"]]
    heard: defaultdict[int, list[str]] = defaultdict(list)
    for line in sent:
        heard[int(line["params"]["chat_id"])].append(line["params"]["text"])
    counts = {chat: len(texts) for chat, texts in due.items()}
    seconds = [int(line["at"]) for line in sent]
    crisis = next((json.loads(params)["text"] for _, params, urgent, _ in letters if urgent), None)
    texts_sent = [line["params"]["text"] for line in sent]
    return {
        "letters": len(letters),
        "heard": len(sent),
        "lost": sum(max(0, count - len(heard[chat])) for chat, count in counts.items()),
        "repeated": sum(max(0, len(heard[chat]) - count) for chat, count in counts.items()),
        "disordered": sum(heard[chat] != texts for chat, texts in due.items()),
        "refused": sum(line["fault"] == "429" for line in emulator.journal),
        "most_in_a_second": max(map(seconds.count, set(seconds)), default=0),
        "crisis_came_as_number": texts_sent.index(crisis) + 1 if crisis in texts_sent else 0,
    }
