"""The page of the link in a mail to a provider: what opening it does (nothing), and what each button does."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.channels.web.app import FOLDER, version
from bot.channels.web.guard import Edge, same_origin
from bot.channels.web.offers.answering import AnswerPages
from bot.channels.web.pages import Pages
from bot.store.sqlite import open_sqlite
from knowledge.library import Shelf
from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import Offer, OfferId, Status
from knowledge.offers.records import Wanted
from tests.bot.browsing import shelf as packaged
from tests.bot.providing import CAFE, MAIL, WALK, Clock, Directory, token_of

HOST = "https://indgang.example.org"
HOSTILE = "<script>alert(1)</script>\"'>"


class Answering:
    """A provider with a mail, and a browser."""

    def __init__(self, directory: Directory, http: httpx.AsyncClient) -> None:
        self.directory, self.http, self.token = directory, http, ""

    async def asked(self, *offers: Offer) -> None:
        """Let these offers be asked about in one mail."""
        for offer in offers:
            await self.directory.provides(offer, email=MAIL)
        await self.directory.look(180)
        self.token = await token_of(self.directory)

    async def opens(self, token: str = "", **params: str) -> httpx.Response:
        return await self.http.get(f"/tilbud/svar/{token or self.token}", params=params)

    async def posts(
        self, said: str, offer: Offer = WALK, *, origin: str = HOST, **fields: str
    ) -> httpx.Response:
        data = {"svar": said, "tilbud": offer.id, **fields}
        return await self.http.post(f"/tilbud/svar/{self.token}", data=data, headers={"origin": origin})

    def offer(self, offer: Offer = WALK) -> Offer:
        found = self.directory.store.directory.get(offer.id)
        assert found
        return found


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return packaged()


@pytest.fixture
async def page(tmp_path: Path, shelf: Shelf) -> AsyncIterator[Answering]:
    time = Clock()
    async with open_sqlite(tmp_path / "indgang.db", clock=time, secret=b"k" * 32) as store:
        answers = AnswerPages(
            pages=Pages(FOLDER / "templates", version(), shelf),
            providers=store.providers,
            directory=store.directory,
            is_ours=same_origin(HOST),
            clock=time,
        )
        app = Starlette(routes=answers.routes, middleware=[Middleware(Edge)])
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=HOST, follow_redirects=True) as http:
            yield Answering(Directory(store, shelf, time), http)


async def test_opening_it_answers_nothing(page: Answering) -> None:
    await page.asked(WALK)

    shown = [await page.opens() for _ in range(3)]

    assert all("Testgåturen" in one.text and one.status_code == 200 for one in shown)
    assert page.directory.freshness() is Freshness.ASKED
    assert shown[0].headers["x-robots-tag"] == "noindex, nofollow"
    assert "no-store" in shown[0].headers["cache-control"]


async def test_yes_confirms_and_the_link_is_used(page: Answering) -> None:
    await page.asked(WALK)

    thanks = await page.posts("ja")
    again = await page.posts("ja")

    assert "Tak for jeres svar" in thanks.text
    assert "bekræftet i dag" in thanks.text
    assert page.directory.freshness() is Freshness.FRESH
    assert again.status_code == 404
    assert (await page.opens()).status_code == 404


async def test_no_is_asked_once_more_and_then_hides_at_once(page: Answering) -> None:
    await page.asked(WALK)

    sure = await page.posts("nej")
    before = page.offer().status
    gone = await page.posts("fjern")

    (proposal,) = await page.directory.store.offers.proposals()
    assert "Skal vi fjerne det?" in sure.text
    assert before is Status.ACTIVE
    assert "fjernet" in gone.text
    assert page.offer().status is Status.INACTIVE
    assert proposal.proposal.wanted is Wanted.WITHDRAW


async def test_a_correction_waits_for_staff(page: Answering) -> None:
    await page.asked(WALK)

    form = await page.posts("ret")
    sent = await page.posts("gem", what=WALK.what, phone="87 65 43 21", page="test.example.org")

    (waiting,) = await page.directory.store.offers.proposals()
    edited = waiting.proposal.offer
    assert 'name="phone"' in form.text
    assert "sendt til en medarbejder" in sent.text
    assert page.offer() == WALK
    assert edited
    assert (edited.phone, edited.page) == ("87 65 43 21", "https://test.example.org")
    assert (edited.name, edited.municipalities) == (WALK.name, WALK.municipalities)
    assert waiting.proposal.email == MAIL


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no text": ({"what": "", "phone": "12 34 56 78"}, "Skriv, hvad der sker"),
    "no way to reach them": ({"what": "Test."}, "Skriv mindst et telefonnummer"),
    "a phone that is none": ({"what": "Test.", "phone": "ring bare"}, "Det kan ikke bruges sådan"),
    "a link of a script": ({"what": "Test.", "page": "javascript:alert(1)"}, "Det kan ikke bruges sådan"),
    "a mail that is none": ({"what": "Test.", "email": "hos mig"}, "Det kan ikke bruges sådan"),
    "a text that is too long": ({"what": "T" * 1001, "phone": "12 34 56 78"}, "skriv højst 1.000 tegn"),
}


@pytest.mark.parametrize("name", WRONG)
async def test_a_mistake_is_said_at_its_field_and_nothing_is_lost(name: str, page: Answering) -> None:
    fields, said = WRONG[name]
    await page.asked(WALK)

    shown = await page.posts("gem", **fields)

    assert shown.status_code == 422
    assert said in unescape(shown.text)
    assert fields["what"] in shown.text
    assert await page.directory.store.offers.proposals() == []
    assert (await page.opens()).status_code == 200


async def test_a_number_is_taken_out_and_markup_stays_text(page: Answering) -> None:
    await page.asked(WALK)

    await page.posts("gem", what=f"Spørg efter 010190-1234 {HOSTILE}", phone="12 34 56 78")

    (waiting,) = await page.directory.store.offers.proposals()
    assert waiting.proposal.offer
    assert "1234 " not in waiting.proposal.offer.what
    bad = await page.posts("gem", what=HOSTILE)
    assert "<script>alert" not in bad.text


async def test_two_offers_are_answered_one_after_the_other(page: Answering) -> None:
    await page.asked(WALK, CAFE)

    first = await page.posts("ja", CAFE)
    last = await page.posts("ja", WALK)

    assert "Testgåturen" in first.text
    assert "Testcaféen" not in first.text
    assert "Tak for jeres svar" in last.text


async def test_every_failure_looks_the_same(page: Answering) -> None:
    await page.asked(WALK)
    await page.posts("ja")
    used = await page.opens()

    others = [await page.opens(token) for token in ("unknown", "x" * 43, "y" * 400)]

    assert {one.status_code for one in (used, *others)} == {404}
    assert {one.text for one in others} == {used.text}


async def test_a_link_ends_when_the_offer_is_hidden(page: Answering) -> None:
    await page.asked(WALK)
    ages = page.directory.shelf.library.ages
    page.directory.time.now += timedelta(days=ages.hide - ages.ask)
    works = await page.opens()
    page.directory.time.now += timedelta(days=1)

    over = await page.opens()

    assert (works.status_code, over.status_code) == (200, 404)


@pytest.mark.parametrize(
    "told",
    [
        {"origin": "https://evil.example.org"},
        {"offer": replace(CAFE, id=OfferId("test-other"))},
        {"said": "hvad"},
        {"said": ""},
    ],
)
async def test_what_comes_from_elsewhere_changes_nothing(told: dict[str, Any], page: Answering) -> None:
    await page.asked(WALK)

    await page.posts(told.get("said", "ja"), told.get("offer", WALK), origin=told.get("origin", HOST))

    assert page.directory.freshness() is Freshness.ASKED
    assert await page.directory.store.offers.proposals() == []


async def test_a_withdrawn_one_is_asked_about_no_more(page: Answering) -> None:
    await page.asked(WALK, CAFE)
    await page.posts("fjern", WALK)

    shown = await page.opens()

    assert "Testgåturen" not in shown.text
    assert "Testcaféen" in shown.text


async def test_it_is_read_in_english_too(page: Answering) -> None:
    await page.asked(WALK)

    shown = await page.opens(sprog="en")

    assert "Is your offer still right?" in shown.text
    assert "Yes, still right" in shown.text
