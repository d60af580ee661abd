"""The offers of the content reach the store: at the start, and when other content serves."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

import pytest

from bot import seeding
from knowledge.errors import StoreError
from knowledge.offers.directory import Offers
from knowledge.offers.offer import Offer
from tests.bot.store.offers.offered import CALL, WALK


@dataclass
class Kept:
    """A store that takes over offers, but for the first *fails* times."""

    fails: int = 0
    took: asyncio.Queue[list[str]] = field(default_factory=asyncio.Queue)

    async def seed(self, offers: Sequence[Offer]) -> int:
        if self.fails:
            self.fails -= 1
            raise StoreError("The disk is full.")
        self.took.put_nowait([offer.id for offer in offers])
        return len(offers)


@pytest.mark.parametrize("fails", [0, 2])
async def test_content_is_taken_over_once_whenever_it_changes(fails: int) -> None:
    shelf, kept = SimpleNamespace(library=SimpleNamespace(offers=(WALK,))), Kept(fails)
    following = asyncio.create_task(
        seeding.follow(cast("Offers", kept), cast("seeding.Shelf", shelf), every=0, again=0)
    )
    first = await asyncio.wait_for(kept.took.get(), 5)
    for _ in range(20):
        await asyncio.sleep(0)
    assert kept.took.empty()
    shelf.library = SimpleNamespace(offers=(WALK, CALL))
    second = await asyncio.wait_for(kept.took.get(), 5)

    following.cancel()
    with suppress(asyncio.CancelledError):
        await following
    assert (first, second) == ([WALK.id], [WALK.id, CALL.id])


async def test_a_store_that_cannot_keep_them_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    assert not await seeding.seed(cast("Offers", Kept(fails=1)), (WALK,))

    assert "could not be taken over (The disk is full.)" in caplog.text
