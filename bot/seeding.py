"""The offers of the content, taken over into the store whenever they change."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol

from knowledge.errors import StoreError
from knowledge.offers.directory import Offers
from knowledge.offers.offer import Offer

LOOK = 2.0  # seconds between two looks at what serves
AGAIN = 30.0  # seconds until what could not be stored is tried again

logger = logging.getLogger(__name__)


class Content(Protocol):
    """What is needed of the library."""

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers that the directory begins with."""
        ...


class Shelf(Protocol):
    """Where the library that is current lies."""

    @property
    def library(self) -> Content:
        """The content of this moment."""
        ...


async def follow(offers: Offers, shelf: Shelf, *, every: float = LOOK, again: float = AGAIN) -> None:
    """Take over the content's offers now, and whenever other content serves, until cancelled."""
    seeded: Sequence[Offer] | None = None
    while True:
        current = shelf.library.offers
        if current is not seeded and not await seed(offers, current):
            await asyncio.sleep(again)
            continue
        seeded = current
        await asyncio.sleep(every)


async def seed(offers: Offers, current: Sequence[Offer]) -> bool:
    """Take over *current*; False when the store cannot keep it now, which no message is to wait for."""
    try:
        changed = await offers.seed(current)
    except StoreError as error:
        logger.warning("the offers of the content could not be taken over (%s)", error)
        return False
    if changed:
        logger.info("offers: %s of the content are new, changed or gone", changed)
    return True
