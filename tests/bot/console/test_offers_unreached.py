"""A provider whose mail came back, as staff see it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.providers import Asker
from knowledge.casework.staff import CLOCK
from knowledge.library import Shelf
from knowledge.offers.records import Change
from knowledge.traffic import Delivery, Receipt
from tests.bot.console.offering import ADD, Office, office


@pytest.fixture
async def desk(tmp_path: Path, packaged: Shelf) -> AsyncIterator[Office]:
    async with office(tmp_path, packaged) as opened:
        yield opened


async def test_a_provider_who_cannot_be_reached_is_named_among_those_to_be_confirmed(
    desk: Office, packaged: Shelf
) -> None:
    store, offer = desk.console.store, ADD.offer
    assert offer
    (waiting,) = await desk.proposes(replace(ADD, email="test@example.org"))
    await store.offers.decide(waiting.number, offer, by=CLOCK)
    old = replace(offer, assured_on=(desk.time.now - timedelta(days=190)).date())
    await store.offers.put(Change(put=(old,)), by=CLOCK)
    await Asker(store, packaged, "https://indgang.example.org").ask(desk.time.now)
    before = await desk.reads("/bekraeft")
    (letter,) = await store.due("mail", 20)
    await store.settle([Receipt(letter.id, Delivery.REFUSED, reason="550")])

    after = await desk.reads("/bekraeft")

    assert "kan ikke nås" not in before
    assert "Udbyderen kan ikke nås: mailen kom retur" in after
