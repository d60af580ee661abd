"""The write-ahead log: emptied after an erasure, because it still holds the words of earlier commits."""

import asyncio
import contextlib

from bot.store.writer import Writer

FIRST, LONGEST = 0.05, 1.0  # seconds between tries while an export or a page still reads the old words


class Wal:
    """Empties the log when asked, again and again until nobody reads what it held."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._wanted = False
        self._emptying: asyncio.Task[None] | None = None

    def empty_soon(self) -> None:
        """Have all that is committed now written into the database itself, and the log emptied."""
        self._wanted = True
        if self._emptying is None or self._emptying.done():
            self._emptying = asyncio.get_running_loop().create_task(self._empty())

    async def close(self) -> None:
        """Stop trying; the last connection that closes, or the next start, empties it."""
        if self._emptying is not None:
            self._emptying.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._emptying

    async def _empty(self) -> None:
        wait = FIRST
        while self._wanted:
            self._wanted = False
            if await self._writer.empty_log():
                continue
            self._wanted = True
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST)
