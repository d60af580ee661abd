"""All offers are found by what staff know of them, and what nobody has confirmed for too long comes up."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.library import Shelf
from knowledge.offers.offer import Offer, OfferId, Status
from tests.bot.console.offering import TALKS, TODAY, WALKS, Office, office

HIDDEN = replace(TALKS, id=OfferId("test-hidden"), name="Testskjult", status=Status.INACTIVE)


@pytest.fixture
async def desk(packaged: Shelf, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(tmp_path, packaged) as desk:
        await desk.keeps(WALKS, TALKS, HIDDEN)
        yield desk


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Testgåture", "Testsamtaler", "Testskjult"]),
        ({"soeg": "gåture"}, ["Testgåture"]),
        ({"soeg": "GAATURE"}, ["Testgåture"]),
        ({"soeg": "testforeningen viborg"}, ["Testsamtaler", "Testskjult"]),
        ({"soeg": "motion"}, ["Testgåture"]),
        ({"soeg": "test-hidden"}, ["Testskjult"]),
        ({"soeg": 'NEAR("*'}, []),
        ({"kommune": "Skive"}, ["Testgåture"]),
        ({"behov": "talking"}, ["Testsamtaler", "Testskjult"]),
        ({"tilstand": "inactive"}, ["Testskjult"]),
        ({"kommune": "Viborg", "tilstand": "active"}, ["Testsamtaler"]),
        ({"tilstand": "findes ikke"}, []),
    ],
)
async def test_offers_are_found(desk: Office, asked: dict[str, str], found: list[str]) -> None:
    told = await desk.reads("/alle", **asked)

    names = (WALKS.name, TALKS.name, HIDDEN.name)
    assert [name for name in names if name in told.partition("Opret et tilbud")[2]] == found
    assert (f"{len(found)} tilbud" if found else "Ingen tilbud") in told


@pytest.mark.parametrize(
    ("side", "shown"), [("1", 50), ("2", 13), ("99", 13), ("x", 50), ("0", 50), ("9" * 40, 50)]
)
async def test_fifty_stand_on_a_page(desk: Office, side: str, shown: int) -> None:
    await desk.keeps(*(replace(WALKS, id=OfferId(f"test-{n}"), name=f"Test {n:02}") for n in range(60)))

    page = await desk.worker.get("/staff/tilbud/alle", params={"side": side})

    assert page.text.count('<th scope="row">') == shown


async def test_the_pages_keep_what_was_asked_for(desk: Office) -> None:
    await desk.keeps(*(replace(WALKS, id=OfferId(f"test-{n}"), name=f"Test {n:02}") for n in range(60)))

    page = await desk.worker.get("/staff/tilbud/alle", params={"soeg": "test", "kommune": "Skive"})

    assert "staff/tilbud/alle?soeg=test&amp;kommune=Skive&amp;side=2" in page.text


def known(days: int | None) -> Offer:
    day = None if days is None else TODAY - timedelta(days=days)
    return replace(WALKS, id=OfferId("test-old"), name="Testgammel", assured_on=day)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, ""),
        (179, ""),
        (180, "skal bekræftes"),
        (194, "skal bekræftes snart"),
        (208, "vises til sidst"),
        (240, "vises ikke, før det er bekræftet"),
        (None, "vises til sidst"),
    ],
)
async def test_what_is_old_has_to_be_confirmed(desk: Office, days: int | None, told: str) -> None:
    await desk.keeps(known(days))

    page = await desk.reads("/bekraeft")

    assert ("Testgammel" in page) == bool(told)
    assert (
        f"Testgammel {told}" in page
        if told
        else "Ingen tilbud har ventet for længe på at blive bekræftet." in page
    )


@pytest.mark.parametrize("status", [Status.INACTIVE, Status.CLOSED, Status.DEFUNCT])
async def test_what_is_not_shown_need_not_be_confirmed(desk: Office, status: Status) -> None:
    await desk.keeps(replace(known(300), status=status))

    assert "Testgammel" not in await desk.reads("/bekraeft")


async def test_the_oldest_comes_first_and_goes_when_it_is_confirmed(desk: Office) -> None:
    older = replace(known(300), id=OfferId("test-older"), name="Testældst")
    await desk.keeps(known(200), older)

    page = await desk.reads("/bekraeft")
    answer = await desk.worker.posts("/staff/tilbud/et/test-older/bekraeft", hvordan="page", fra="bekraeft")

    assert page.index("Testældst") < page.index("Testgammel")
    left = await desk.led(answer)
    assert "Tilbuddet er bekræftet i dag." in left
    assert "Testældst" not in left
    assert "1 tilbud skal bekræftes" in left
