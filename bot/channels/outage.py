"""Trouble that passes: says so once, and waits a little longer each time."""

import asyncio
import logging
import random
import time

logger = logging.getLogger(__name__)


class Outage:
    """One kind of trouble; *calm* is how many seconds of peace it takes until it is over."""

    def __init__(self, what: str, *, first: float = 1, most: float = 30, calm: float = 0) -> None:
        self._what, self._first, self._most, self._calm = what, first, most, calm
        self._pause = first
        self._since: float | None = None

    async def lasts(self, why: object) -> None:
        """Say it the first time, then wait, longer each time."""
        self.noted(why)
        pause, self._pause = self._pause, min(self._pause * 2, self._most)
        await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 - so that two do not march in step

    def noted(self, why: object) -> None:
        """Say it the first time, for those who need not wait."""
        if self._since is None:
            logger.warning("%s (%s)", self._what, why)
        self._since = time.monotonic()

    def over(self) -> None:
        """All went well just now."""
        if self._since is None or time.monotonic() - self._since < self._calm:
            return
        logger.info("over: %s", self._what)
        self._since, self._pause = None, self._first
