"""Lines are read again whenever something was committed after the read began, however slow the read is."""

import asyncio
from contextlib import aclosing
from typing import Any

import orjson

from bot.store.lines import Lines
from bot.store.watching import Watchers

CHAT = "web:public:3"


class SlowReader:
    """Sees what was there when it began, and hands it over when it may."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.began = asyncio.Event()
        self.gate = asyncio.Event()

    async def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        del sql
        found = [
            (id_, 0, "", "sendMessage", orjson.dumps({"text": text}), 0, "2026-11-22T09:00:00+00:00", "", 0)
            for id_, text in enumerate(self.lines, 1)
            if id_ > values[1]
        ]
        self.began.set()
        await self.gate.wait()
        return found


async def test_what_is_committed_during_a_read_is_seen_after_it() -> None:
    reader, watchers = SlowReader(), Watchers()
    lines = Lines(reader, watchers)  # type: ignore[arg-type]  # all that it needs of a reader
    async with aclosing(lines.follow(CHAT, 0)) as following:
        reading = asyncio.create_task(anext(following))
        await reader.began.wait()
        reader.lines.append("a")
        watchers.wake(CHAT)
        reader.gate.set()

        assert [line.params["text"] for line in await asyncio.wait_for(reading, 5)] == ["a"]


async def test_what_was_read_before_an_erasure_is_not_shown_after_it() -> None:
    reader, watchers = SlowReader(), Watchers()
    reader.lines.append("secret")
    lines = Lines(reader, watchers)  # type: ignore[arg-type]  # as above
    async with aclosing(lines.follow(CHAT, 0)) as following:
        reading = asyncio.create_task(anext(following))
        await reader.began.wait()
        reader.lines.clear()
        watchers.tell_erased([CHAT])
        reader.gate.set()

        assert await asyncio.wait_for(reading, 5) == ()
