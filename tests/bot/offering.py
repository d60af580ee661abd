"""Thirty made-up offers, and somebody who reads their pages: what the tests of these pages share."""

import re
from dataclasses import replace
from datetime import date, time
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.channels.web.app import FOLDER
from bot.channels.web.guard import Edge, same_origin
from bot.channels.web.offers.counting import Counter
from bot.channels.web.offers.pages import OfferPages
from bot.channels.web.offers.sealed import Seals
from bot.channels.web.pages import Pages
from bot.store.offers.memory import shelved
from knowledge.offers.directory import Directory
from knowledge.offers.offer import (
    Access,
    Confidence,
    Cost,
    Day,
    NeedId,
    Offer,
    OfferId,
    Schedule,
    Status,
    Way,
)
from knowledge.terms import ActorKind
from tests.bot.browsing import NOON, FakeOffers, shelf

HOME = "http://indgang.test"
KNOWN = date(2026, 11, 3)
LONELY, GRIEF, DEMENTIA = NeedId("loneliness"), NeedId("grief"), NeedId("dementia")
PLACES = ("Skive", "Viborg", "Silkeborg", "Herning", "Holstebro", "Randers")


def made(number: int, **told: Any) -> Offer:
    """Return a made-up offer."""
    plain = Offer(
        id=OfferId(f"test-{number}"),
        name=f"Testtilbud {number}",
        organisation="Testforeningen",
        kind=ActorKind.ASSOCIATION,
        what="Kaffe og snak i testhuset.",
        for_whom="Voksne",
        needs=(LONELY,),
        municipalities=("Lemvig",),
        confidence=Confidence.VERIFIED,
        source="test",
        checked_on=KNOWN,
    )
    return replace(plain, **told)


CAFE = made(
    1,
    name="Testcaféen",
    what_en="Coffee and a chat.",
    kind=ActorKind.NETWORK,
    cost=Cost.FREE,
    minimum_age=60,
    languages=("da", "ar"),
    access=(Access.WHEELCHAIR,),
    schedules=(Schedule((Day.MONDAY, Day.THURSDAY), time(18), time(19, 30)),),
    address="Testvej 1, 7620 Lemvig",
    phone="00 00 00 01",
    email="test@example.org",
    page="https://example.org/cafe?a=1&b=2",
    assured_on=KNOWN,
)
LINE = made(2, name="Testlinjen", municipalities=(), ways=(Way.PHONE,), phone="00 00 00 02")
RELATIVES = made(3, name="Testgruppen", needs=(DEMENTIA,), relatives=True, page="https://example.org/")
HIDDEN = made(4, name="Testklubben", status=Status.INACTIVE)
ENDED = made(5, name="Testkoret", status=Status.DEFUNCT)
OLD = made(6, name="Testværkstedet", checked_on=date(2025, 1, 1))
OFFERS = (
    *(CAFE, LINE, RELATIVES, HIDDEN, ENDED, OLD),
    *(made(number, municipalities=(PLACES[number % len(PLACES)],)) for number in range(7, 31)),
)


def directory(*offers: Offer) -> Directory:
    """Return a directory of *offers*, or of all thirty."""
    return shelved(replace(shelf().library, offers=offers or OFFERS))


class Reader:
    """Somebody at these pages, on the day of the tests."""

    def __init__(self, *offers: Any, bare: bool = False) -> None:
        self.counted = FakeOffers()
        served = OfferPages(
            pages=Pages(FOLDER / "templates", "1", None if bare else shelf()),
            directory=directory(*offers),
            counter=Counter(offers=self.counted),  # type: ignore[arg-type]  # it counts, and nothing else
            seals=Seals(b"secret"),
            is_ours=same_origin(None),
            public_url=HOME,
            clock=lambda: NOON,
        )
        app = Starlette(routes=served.routes, middleware=[Middleware(Edge)])
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=HOME)

    async def opens(self, path: str = "/tilbud", **params: str) -> str:
        return (await self.http.get(path, params=params or None)).text

    async def searches(self, text: str = "", **fields: str) -> httpx.Response:
        return await self.http.post("/tilbud", data={"tekst": text, **fields}, headers={"origin": HOME})

    async def finds(self, text: str = "", **fields: str) -> str:
        """Search as a browser does, and follow to the list."""
        response = await self.searches(text, **fields)
        return await self.led(response)

    async def led(self, response: httpx.Response) -> str:
        """Return the page that *response* leads to."""
        assert response.status_code == 303
        return await self.opens("/" + response.headers["location"].removeprefix("../").partition("#")[0])

    async def misses(self, *, origin: str = HOME, **fields: str) -> httpx.Response:
        return await self.http.post("/tilbud/mangler", data=fields, headers={"origin": origin})


def names(page: str) -> list[str]:
    """Return the names of the offers on *page*, in order."""
    return re.findall(r'<h3 id="offer-[^>]*><a [^>]*>([^<]*)</a>', page)


def chips(page: str) -> list[str]:
    """Return the choices that *page* shows."""
    return re.findall(r'aria-label="Fjern ([^"]*)"', page)
