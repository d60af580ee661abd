"""Trouble that passes: says so once, and waits a little longer each time."""

import asyncio
import logging
import random

logger = logging.getLogger(__name__)


class Outage:
    """One kind of trouble; the first wait is *first* seconds, and none is longer than *most*."""

    def __init__(self, what: str, *, first: float = 1, most: float = 30) -> None:
        self._what, self._first, self._most = what, first, most
        self._pause = first
        self._lasts = False

    async def lasts(self, why: object) -> None:
        """Say it the first time, then wait, longer each time."""
        self.noted(why)
        pause, self._pause = self._pause, min(self._pause * 2, self._most)
        await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 - so that two do not march in step

    def noted(self, why: object) -> None:
        """Say it the first time, for those who need not wait."""
        if not self._lasts:
            logger.warning("%s (%s)", self._what, why)
        self._lasts = True

    def over(self) -> None:
        """All went well just now."""
        if self._lasts:
            logger.info("over: %s", self._what)
        self._lasts, self._pause = False, self._first
