"""Writes the trail when nothing else is written: reads, searches, exports, log-ins."""

import sqlite3

from bot.store import moments
from bot.store.trail import Trail
from bot.store.writer import Writer
from knowledge.casework.trail import Act


class Recorder:
    """The trail as the console writes it."""

    def __init__(self, writer: Writer, trail: Trail, clock: moments.Clock) -> None:
        self._writer, self._trail, self._clock = writer, trail, clock

    async def record(self, *acts: Act) -> None:
        """Commit *acts*, in this order."""
        now = self._clock()

        def append(connection: sqlite3.Connection) -> None:
            for act in acts:
                self._trail.append(connection, act, at=now)

        await self._writer.do(append)
