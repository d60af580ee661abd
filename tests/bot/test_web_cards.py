"""The professionals' card as a page and as PDF: nothing is asked about anybody, and one card counts once."""

import html
import io
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from typing import cast

import pytest
from pypdf import PdfReader

from bot.channels import web
from bot.intake import Intake
from bot.settings import Settings
from bot.store.offers.memory import shelved
from knowledge.offers.card import LETTERS
from knowledge.offers.directory import Directory
from knowledge.store import Store
from tests.bot.browsing import Browser, FakeStore, shelf

CHOSEN = "tilbud/vejvisning?behov=dementia&kommune=Lemvig"
PDF = "tilbud/vejvisning.pdf?behov=dementia&kommune=Lemvig"


@pytest.fixture(scope="module")
def directory() -> Iterator[Directory]:
    with closing(shelved(shelf().library)) as found:
        yield found


@pytest.fixture
def store(directory: Directory) -> FakeStore:
    store = FakeStore()
    store.directory = directory
    return store


@pytest.fixture
async def browser(store: FakeStore) -> AsyncIterator[Browser]:
    settings = Settings(_env_file=None, secret_key="k" * 40, public_url="https://indgang.example.org")
    browser = Browser(web.build(settings, cast("Store", store), Intake(), shelf()))
    yield browser
    await browser.http.aclose()


async def _text(browser: Browser, address: str) -> str:
    answer = await browser.http.get(f"/{address}")
    assert answer.status_code == 200
    return answer.text


def _pasted(page: str) -> str:
    found = re.search(r"<textarea[^>]*readonly[^>]*>(.*?)</textarea>", page, re.DOTALL)
    return html.unescape(found[1]) if found else ""


@pytest.mark.parametrize(
    ("tongue", "hears"),
    [
        ("da", ("Vejvisning til at give videre", "Skriv ikke noget om personen", "Lav vejvisningen")),
        ("en", ("A sheet to hand on", "Do not write anything about the person", "Make the sheet")),
    ],
)
async def test_the_form_asks_for_a_subject_and_a_place_and_nothing_else(
    browser: Browser, store: FakeStore, tongue: str, hears: tuple[str, ...]
) -> None:
    page = await _text(browser, f"tilbud/vejvisning?sprog={tongue}")

    assert all(told in page for told in hears)
    assert re.findall(r'name="(\w+)"', page[page.index("<form") : page.index("</form>")]) == [
        *("sprog", "behov", "kommune")
    ]
    assert _pasted(page) == ""
    assert store.offers.searches == []


async def test_the_card_is_shown_and_can_be_pasted(browser: Browser) -> None:
    page = await _text(browser, CHOSEN)
    pasted = _pasted(page)

    assert '<h2 id="card">Vejvisning: Demens i Lemvig</h2>' in page
    assert pasted.startswith("Vejvisning: Demens i Lemvig\n")
    assert "Demenslinien\nPårørende er velkomne\n" in pasted
    assert "Telefon 58 50 58 50" in pasted
    assert (
        "https://indgang.example.org/tilbud/vejvisning?behov=dementia&kommune=Lemvig&sprog=da&talt=1"
        in pasted
    )
    assert "Egen læge" in pasted
    assert len(pasted) <= LETTERS
    assert "henvisning" not in page.lower()


async def test_the_card_is_a_pdf_in_the_language_of_the_page(browser: Browser) -> None:
    page = await _text(browser, f"{CHOSEN}&sprog=en")
    link = re.search(r'href="(vejvisning\.pdf[^"]*)"', page)
    assert link

    made = await browser.http.get(f"/tilbud/{html.unescape(link[1])}")

    assert made.headers["content-type"] == "application/pdf"
    assert made.headers["content-disposition"] == 'inline; filename="information-sheet.pdf"'
    assert made.headers["cache-control"] == "no-store"
    reader = PdfReader(io.BytesIO(made.content))
    assert len(reader.pages) == 1
    assert "Information sheet: Dementia in Lemvig" in reader.pages[0].extract_text()


async def test_a_card_counts_once_as_page_and_as_pdf_and_not_as_a_search(
    browser: Browser, store: FakeStore
) -> None:
    for address in (CHOSEN, PDF, CHOSEN):
        await browser.http.get(f"/{address}")
    await browser.http.get("/tilbud?behov=dementia&kommune=Lemvig")

    told = [(one.need, one.municipality, one.card) for one in store.offers.searches]
    assert told == [("dementia", "Lemvig", True), ("dementia", "Lemvig", False)]


async def test_whoever_follows_the_link_on_a_card_makes_no_new_one(
    browser: Browser, store: FakeStore
) -> None:
    await _text(browser, f"{CHOSEN}&talt=1")

    assert store.offers.searches == []


async def test_a_card_is_shown_though_it_cannot_be_counted(browser: Browser, store: FakeStore) -> None:
    store.offers.broken = True

    assert "Demenslinien" in _pasted(await _text(browser, CHOSEN))


@pytest.mark.parametrize(
    "query",
    [
        "behov=dementia",
        "kommune=Lemvig",
        "behov=dementia&kommune=Odense",
        "behov=x&kommune=Lemvig",
        "behov=%00&kommune=%F0%9F%99%82",
    ],
)
async def test_half_a_choice_makes_no_card(browser: Browser, store: FakeStore, query: str) -> None:
    page = await _text(browser, f"tilbud/vejvisning?{query}")
    paper = await browser.http.get(f"/tilbud/vejvisning.pdf?{query}")

    assert _pasted(page) == ""
    assert (paper.status_code, paper.headers["location"]) == (303, "vejvisning?sprog=da")
    assert store.offers.searches == []


async def test_what_is_missing_is_said(browser: Browser) -> None:
    assert "Vælg både et emne og en kommune." in await _text(browser, "tilbud/vejvisning?behov=dementia")


async def test_nothing_else_in_the_address_reaches_the_card(browser: Browser) -> None:
    page = await _text(browser, f"{CHOSEN}&ord=hemmeligt&navn=hemmeligt&alder=80")

    assert "hemmeligt" not in page
    assert "80" not in _pasted(page).replace("58 50 58 50", "").replace("20 80 14 50", "")


async def test_the_list_leads_to_the_card_of_what_is_chosen(browser: Browser) -> None:
    page = await _text(browser, "tilbud?behov=grief&kommune=Ringk%C3%B8bing-Skjern")

    found = re.search(r'href="(tilbud/vejvisning[^"]*)"', page)
    assert found
    assert "Vejvisning: Sorg i Ringkøbing-Skjern" in await _text(browser, html.unescape(found[1]))


async def test_without_content_the_card_says_what_helps_in_danger(store: FakeStore) -> None:
    settings = Settings(_env_file=None, secret_key="k" * 40)
    browser = Browser(web.build(settings, cast("Store", store), Intake(), None))

    assert "112" in (await browser.http.get(f"/{CHOSEN}")).text
    assert (await browser.http.get(f"/{PDF}")).status_code == 303
    await browser.http.aclose()


async def test_crawlers_are_kept_from_searches(browser: Browser) -> None:
    robots = await browser.http.get("/robots.txt")

    assert robots.headers["content-type"].startswith("text/plain")
    assert "Disallow: /tilbud?" in robots.text
