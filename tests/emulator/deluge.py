"""A deluge of updates with everything that can happen to them on the way: rows must be distinct updates."""

import json
import random
import socket
import sqlite3
import statistics
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from bot.channels.telegram import Hook
from bot.store.sqlite import open_sqlite
from tests.bot.calling import SECRET, access, channel, serving, until
from tests.emulator.server import Emulator, running

WEEK = timedelta(days=8)
FELL_TO = 1000  # the first id of all, so that every id of the second half was there in the first
ROADS = ("polling", "webhook")


@dataclass(frozen=True, slots=True)
class Weather:
    """What comes down: *updates* of *chats*; shares (0-1) of them come again, out of order, or are edits."""

    updates: int = 20_000
    chats: int = 200
    redelivered: float = 0.20
    disorder: float = 0.05
    edited: float = 0.02
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Sums:
    """What came of it: *handed* counts what was handed out, the repeated ones too."""

    road: str
    distinct: int
    handed: int
    rows: int
    lost: int
    twice: int
    set_aside: int
    seconds: float
    p99_ms: float = 0.0

    @property
    def clean(self) -> bool:
        """Whether rows are the distinct updates, no more and no fewer."""
        return self.rows == self.distinct and not (self.lost or self.twice or self.set_aside)


class Week:
    """The store's clock; a quiet week passes when it is told to."""

    def __init__(self) -> None:
        self.passed = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.passed


async def pour(folder: Path, road: str, weather: Weather) -> Sums:
    """Let *weather* come down on a fresh store in *folder*, half of it after a quiet week."""
    week, path = Week(), folder / f"{road}.db"
    began = time.perf_counter()
    async with running(Emulator(seed=weather.seed)) as emulator:
        emulator.switches.redelivered = weather.redelivered
        emulator.switches.disorder = weather.disorder
        said = _clouds(emulator, weather)
        async with open_sqlite(path, clock=week) as store, _open(emulator, road, store):
            texts = _rain(said, weather.updates // 2)
            await _dry(emulator, road)
            week.passed = WEEK
            emulator.fall_back(FELL_TO)
            texts += _rain(said, weather.updates - weather.updates // 2)
            await _dry(emulator, road)
    return _sums(road, emulator, path, texts, time.perf_counter() - began)


def _clouds(emulator: Emulator, weather: Weather) -> Iterator[str]:
    """Push an update each time, and yield what it says: no two say the same."""
    dice = random.Random(weather.seed)  # noqa: S311 - a load, not a secret
    number = 0
    while True:
        number += 1
        chat, text = 1 + dice.randrange(weather.chats), f"besked {number}"
        if dice.random() < weather.edited:
            emulator.edit(chat, text)
        else:
            emulator.say(chat, text)
        yield text


def _rain(said: Iterator[str], number: int) -> list[str]:
    return [next(said) for _ in range(number)]


async def _dry(emulator: Emulator, road: str) -> None:
    """Wait until the server has nothing left to hand out."""
    if road == "webhook":
        await until(lambda: emulator.poster.idle, within=3600)
    else:
        await until(lambda: not emulator.updates.pending, within=3600)


@asynccontextmanager
async def _open(emulator: Emulator, road: str, store: Any) -> AsyncIterator[None]:
    if road == "polling":
        async with channel(access(emulator), store):
            yield
        return
    emulator.world.posting.local = True
    with socket.create_server(("127.0.0.1", 0)) as listening:
        hook = Hook(f"http://127.0.0.1:{listening.getsockname()[1]}/telegram", SECRET)
        async with (
            channel(access(emulator, hook=hook), store) as phone,
            serving(Starlette(routes=phone.routes), listening),
        ):
            yield


def _sums(road: str, emulator: Emulator, path: Path, texts: list[str], seconds: float) -> Sums:
    database = sqlite3.connect(path)
    rows = database.execute("select state, body from inbox").fetchall()
    database.close()
    kept = [_text(json.loads(body)) for _, body in rows]
    taken = [post.seconds * 1000 for post in emulator.poster.posts]
    return Sums(
        road=road,
        distinct=len(texts),
        handed=len(taken) or emulator.updates.handed,
        rows=len(rows),
        lost=len(set(texts) - set(kept)),
        twice=len(kept) - len(set(kept)),
        set_aside=sum(state == "quarantined" for state, _ in rows),
        seconds=round(seconds, 1),
        p99_ms=round(statistics.quantiles(taken, n=100)[98], 1) if taken else 0.0,
    )


def _text(body: dict[str, Any]) -> str:
    part = body.get("message") or body.get("edited_message") or {}
    return str(part.get("text", ""))
