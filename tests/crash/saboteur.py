"""The bot with one thing wrong: it tells Telegram that it has messages before it has them.

Proves that the checker would notice. Nothing in the bot itself can be switched to do this.
"""

import asyncio
import sys
from collections.abc import Sequence
from typing import Any

from bot.channels import polling, telegram
from bot.cli import main

LATE = 0.2  # seconds that the commit comes after the offset


class Careless(polling.Polling):
    """Advances the offset first and commits afterwards."""

    _before: asyncio.Task[None] | None = None

    async def _keep(self, updates: Sequence[Any]) -> bool:
        self._before = asyncio.create_task(self._later(updates, self._before))
        return True

    async def _later(self, updates: Sequence[Any], before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await before
        await asyncio.sleep(LATE)
        await super()._keep(updates)


if __name__ == "__main__":
    telegram.Polling = Careless  # type: ignore[attr-defined]  # the whole point
    sys.exit(main())
