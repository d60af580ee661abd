"""Rounds of start, load and kill -9, against the emulator, with the bot as a process of its own."""
# ruff: noqa: ASYNC110 - looking again is simple, and soon enough here

import asyncio
import json
import os
import random
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import connect

from tests.crash.checker import Verdict, check
from tests.crash.people import People
from tests.emulator import Emulator, running

ROOT = Path(__file__).parents[2]
BOT = ("-m", "bot")
STARTING = 60.0  # seconds that the slowest machine needs for a start
LONGEST_LIFE = 4.0  # seconds of load before a kill
KILLED_EARLY = 0.15  # share of rounds in which the bot is killed while it starts
REDELIVERED = 0.1
LAST_WORDS = 5.0  # seconds that the last start has for replies that wait: a chat gets about one a second


@dataclass
class Trial:
    """One database that lives through many kills."""

    folder: Path
    emulator: Emulator
    people: People
    command: Sequence[str] = BOT
    dice: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311 - moments, not secrets

    @property
    def database(self) -> Path:
        """The file that everything is remembered in."""
        return self.folder / "indgang.db"

    async def round(self) -> None:
        """Start the bot, let it live a random while, kill it."""
        bot = await self.start()
        if self.dice.random() < KILLED_EARLY:
            await asyncio.sleep(self.dice.uniform(0.5, 3))
        else:
            await self._ready(bot)
            self.people.heard = True
            await asyncio.sleep(self.dice.uniform(0, LONGEST_LIFE))
        self.people.heard = False
        bot.kill()
        await bot.wait()

    async def finish(self) -> None:
        """Start the bot once more, let it answer all that waits, and stop it kindly."""
        bot = await self.start()
        await self._ready(bot)
        async with asyncio.timeout(STARTING):
            while self.emulator.updates.pending or self._waiting("inbox"):
                await asyncio.sleep(0.2)
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_WORDS):
                while self._waiting("outbox"):
                    await asyncio.sleep(0.2)
        bot.send_signal(signal.SIGTERM)
        with suppress(TimeoutError):
            async with asyncio.timeout(20):
                await bot.wait()
        if bot.returncode is None:
            bot.kill()
            await bot.wait()

    async def start(self, *arguments: str) -> Process:
        """Start the bot; its log goes to a file."""
        with (self.folder / "bot.log").open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                *self.command,
                *(arguments or ("run",)),
                cwd=self.folder,
                env=self._settings(),
                stdout=asyncio.subprocess.PIPE if arguments else log,
                stderr=log,
            )

    async def verdict(self) -> Verdict:
        """Compare what Telegram knows with what the bot remembers."""
        export = await self.start("export", "--what", "messages", "--format", "json")
        written, _ = await export.communicate()
        return check(
            self.database,
            confirmed=self.emulator.confirmed,
            journal=self.emulator.journal,
            exported=json.loads(written),
        )

    async def _ready(self, bot: Process) -> None:
        """Wait until the bot has greeted Telegram once more."""
        before = len(self.emulator.calls("deleteWebhook"))
        async with asyncio.timeout(STARTING):
            while len(self.emulator.calls("deleteWebhook")) == before:
                if bot.returncode is not None:
                    raise RuntimeError(f"The bot does not start; see {self.folder / 'bot.log'}.")
                await asyncio.sleep(0.02)

    def _waiting(self, table: str) -> int:
        column = {"inbox": "state", "outbox": "status"}[table]
        with closing(connect(f"file:{self.database}?mode=ro", uri=True)) as db:
            query = f"select count(*) from {table} where {column} = 'new'"  # noqa: S608 - both are ours
            number: int = db.execute(query).fetchone()[0]
        return number

    def _settings(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "PROXY" not in name.upper()}
        return kept | {
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_TOKEN": self.emulator.token,
            "TELEGRAM_API_URL": self.emulator.url,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "HTTP_PORT": "0",
        }


async def trial(
    folder: Path, *, rounds: int, rate: float = 60, seed: int = 7, command: Sequence[str] = BOT
) -> Verdict:
    """Kill the bot *rounds* times under load and return what became of everything."""
    async with running(Emulator(seed=seed)) as emulator:
        emulator.switches.redelivered = REDELIVERED
        people = People(emulator, rate=rate, seed=seed)
        tried = Trial(folder, emulator, people, command, random.Random(seed))  # noqa: S311 - moments, not secrets
        load = asyncio.create_task(people.write())
        try:
            for _ in range(rounds):
                await tried.round()
        finally:
            load.cancel()
        await tried.finish()
        return await tried.verdict()
