"""How the tests of the store take turns, and see that nothing comes."""

import asyncio

from knowledge.store import Store
from tests.bot.store.said import answer_all

SOON = 0.05


async def nothing_comes(waiting: object) -> bool:
    """Tell whether *waiting* is still waiting after a moment."""
    task = asyncio.ensure_future(waiting)  # type: ignore[call-overload]  # a coroutine or a context's entry
    done, _ = await asyncio.wait({task}, timeout=SOON)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return not done


async def turn(store: Store, *texts: str) -> None:
    async with store.claim(16) as batch:
        answer_all(batch, *texts)


async def claim_nothing(store: Store) -> None:
    async with store.claim(16):
        pass
