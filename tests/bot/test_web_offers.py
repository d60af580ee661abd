"""The pages of local offers: the list, its filters, and one offer."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from knowledge.offers.offer import Confidence
from knowledge.offers.records import Search
from tests.bot.browsing import Browser, FakeStore, shelf, site
from tests.bot.offering import CAFE, GRIEF, HOME, OFFERS, Reader, chips, made, names


@pytest.fixture
def reader() -> Reader:
    return Reader()


def linked(page: str, start: str = "tilbud?") -> list[dict[str, list[str]]]:
    """Return what the addresses of lists on *page* ask for."""
    found = re.findall(rf'href="({re.escape(start)}[^"#]*)', page)
    return [parse_qs(urlsplit(one.replace("&amp;", "&")).query) for one in found]


# -- the list -----------------------------------------------------------------------------------------------


async def test_the_list_shows_twenty_and_leads_to_the_rest(reader: Reader) -> None:
    first, second = await reader.opens(), await reader.opens(side="2")

    assert "Der er 27 tilbud" in first
    assert len(names(first)) == 20
    assert len(names(second)) == 7
    assert not set(names(first)) & set(names(second))
    assert "Side 2 af 2" in second


async def test_a_page_behind_the_last_is_the_last(reader: Reader) -> None:
    page = await reader.opens(side="1000")

    assert "Side 2 af 2" in page
    assert len(names(page)) == 7


async def test_hidden_old_and_ended_offers_are_not_listed(reader: Reader) -> None:
    page = await reader.opens(kommune="Lemvig")

    assert "Testcaféen" in names(page)
    assert {"Testklubben", "Testkoret", "Testværkstedet"}.isdisjoint(names(page))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"behov": "dementia"}, ["Testgruppen"]),
        ({"behov": "dementia", "paaroerende": "1"}, ["Testgruppen"]),
        ({"kommune": "Lemvig", "gratis": "1"}, ["Testcaféen"]),
        ({"kommune": "Lemvig", "alder": "70", "tales": "ar"}, ["Testcaféen"]),
        ({"kommune": "Lemvig", "alder": "59", "tales": "ar"}, []),
        ({"kommune": "Lemvig", "tid": "evening", "adgang": "wheelchair"}, ["Testcaféen"]),
        ({"kommune": "Lemvig", "tid": "weekend"}, []),
        ({"kommune": "Lemvig", "hjemmefra": "1"}, ["Testlinjen"]),
    ],
)
async def test_filters_are_honoured(reader: Reader, asked: dict[str, str], found: list[str]) -> None:
    page = await reader.opens(**asked)
    listed, _, _ = page.partition('<h3 class="instead">')

    assert names(listed) == found


@pytest.mark.parametrize(
    "asked",
    [
        {"behov": "nix"},
        {"kommune": "Odense"},
        {"alder": "121"},
        {"alder": "x"},
        {"alder": "-1"},
        {"tales": "<b>"},
        {"adgang": "x"},
        {"tid": "x"},
        {"gratis": "ja"},
        {"ord": "x" * 5000},
        {"ord": "gAAAAABæ"},
        {"side": "0"},
        {"side": "99999999999999999"},
        {"besked": "<script>"},
        {"nix": "1"},
    ],
)
async def test_what_cannot_be_asked_for_is_not_asked(reader: Reader, asked: dict[str, str]) -> None:
    response = await reader.http.get("/tilbud", params=asked)

    assert response.status_code == 200
    assert "27 tilbud" in response.text
    assert "<script>" not in response.text


async def test_every_link_of_a_list_keeps_what_was_chosen(reader: Reader) -> None:
    page = await reader.opens(behov="loneliness", gratis="1", sprog="en")
    onward = [one for one in linked(page) if len(one) > 1]

    assert len(onward) > 19 * 2  # the map, the same as a list, the choices
    assert [one["sprog"] for one in onward].count(["da"]) == 2  # the other language, twice
    by_map = [one for one in onward if "kommune" in one]
    assert {one["kommune"][0] for one in by_map} == _municipalities()
    assert all((one["behov"], one["gratis"]) == (["loneliness"], ["1"]) for one in by_map)


async def test_a_choice_is_taken_back_by_its_own_link(reader: Reader) -> None:
    page = await reader.opens(behov="loneliness", kommune="Lemvig", gratis="1", alder="70")
    without = re.findall(r'href="(tilbud\?[^"]*)#found" aria-label="Fjern', page)

    assert chips(page) == ["Ensomhed og fællesskab", "Lemvig", "70 år", "Kun gratis"]
    asked = [parse_qs(one.partition("?")[2].replace("&amp;", "&")).keys() - {"sprog"} for one in without]
    assert asked == [
        {"kommune", "gratis", "alder"},
        {"behov", "gratis", "alder"},
        {"behov", "kommune", "gratis"},
        {"behov", "kommune", "alder"},
    ]


async def test_a_card_says_all_that_is_known(reader: Reader) -> None:
    page = await reader.opens(kommune="Lemvig", gratis="1")
    (card,) = re.findall(r'<article class="offer".*?</article>', page, re.DOTALL)
    facts = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", card))

    assert facts["Adresse"] == "Testvej 1, 7620 Lemvig"
    assert facts["Pris"] == "Gratis"
    assert facts["Alder"] == "Fra 60 år"
    assert facts["Sprog"] == "Dansk og arabisk"
    assert facts["Tid"] == '<span class="row">Mandag og torsdag kl. 18.00-19.30</span>'
    assert facts["Telefon"] == '<a href="tel:00000001">00 00 00 01</a>'
    assert facts["E-mail"] == '<a href="mailto:test@example.org">test@example.org</a>'
    assert 'href="https://example.org/cafe?a=1&amp;b=2" rel="noreferrer">example.org</a>' in facts["Side"]
    assert facts["Hvem står bag"] == "Testforeningen (netværk)"
    assert "Bekræftet 3. november 2026" in card


async def test_what_is_not_confirmed_says_so() -> None:
    likely = Confidence.LIKELY
    page = await Reader(made(1), made(2, page="https://example.org", confidence=likely)).opens()

    assert "Tjekket hos kilden 3. november 2026" in page
    assert "Tjek siden, før du regner med det" in page


async def test_the_map_counts_what_fits_in_each_municipality(reader: Reader) -> None:
    page = await reader.opens(behov="loneliness")

    assert 'aria-label="Lemvig: 1 tilbud"' in page
    assert 'aria-label="Skive: 4 tilbud"' in page
    assert 'aria-label="Samsø: ingen tilbud"' in page
    assert page.count("<path d=") == 19 + 1  # and the mark in the header


async def test_english(reader: Reader) -> None:
    page = await reader.opens(sprog="en", kommune="Lemvig", gratis="1")

    assert '<html lang="en">' in page
    assert "Found 1 that fits" in page
    assert '<p class="what">Coffee and a chat.</p>' in page
    assert "Confirmed 3 November 2026" in page
    assert "Monday and Thursday 18.00-19.30" in page
    assert 'value="/start en_wrong_test-1"' in page


async def test_what_nobody_has_translated_is_marked_as_danish(reader: Reader) -> None:
    page = await reader.opens(sprog="en", behov="dementia")

    assert '<p class="what" lang="da">Kaffe og snak i testhuset.</p>' in page


async def test_nothing_that_fits_is_never_an_empty_page(reader: Reader) -> None:
    page = await reader.opens(behov="dementia", kommune="Lemvig", gratis="1")

    assert "Ingen tilbud passer" in page
    assert "Uden »Kun gratis«: 1 tilbud" in page
    assert names(page) == ["Testgruppen"]
    assert "Socialkompas" in page
    assert "Skal vi skrive ned, at der mangler et tilbud?" in page


async def test_an_empty_directory_is_no_empty_page() -> None:
    page = await Reader(made(1, municipalities=("Skive",))).opens(behov="grief")

    assert "Vi kender ikke noget, der passer" in page
    assert "egen læge" in page


async def test_without_content_there_is_help_in_danger() -> None:
    reader = Reader(bare=True)

    pages = [await reader.opens(), await reader.opens("/tilbud/test-1"), (await reader.searches("x")).text]

    assert all("112" in page for page in pages)


# -- one offer ---------------------------------------------------------------------------------------------


async def test_one_offer_has_a_page_of_its_own(reader: Reader) -> None:
    page = await reader.opens(f"/tilbud/{CAFE.id}")

    assert "<h1>Testcaféen</h1>" in page
    assert "Bekræftet 3. november 2026" in page
    assert f'href="{HOME}/tilbud/test-1" data-address' in page
    assert 'href="test-1?sprog=en"' in page
    assert 'href="../static/1/chat.css"' in page
    assert 'action="../say?sprog=da"' in page
    assert 'value="/start wrong_test-1"' in page


@pytest.mark.parametrize(
    ("id_", "status", "says"),
    [
        ("test-4", 200, "Vi ved ikke, om <b>Testklubben</b> stadig er der"),
        ("test-6", 200, "Vi ved ikke, om <b>Testværkstedet</b> stadig er der"),
        ("test-5", 200, "<b>Testkoret</b> er her ikke mere."),
        ("nix", 404, "Måske er linket gammelt"),
        ("<script>", 404, "Måske er linket gammelt"),
    ],
)
async def test_an_offer_that_is_not_shown_says_so_kindly(
    reader: Reader, id_: str, status: int, says: str
) -> None:
    response = await reader.http.get(f"/tilbud/{id_}")

    assert response.status_code == status
    assert says in response.text
    assert "Testvej" not in response.text
    assert 'href="../tilbud?sprog=da"' in response.text


@pytest.mark.parametrize(
    "page", ["javascript:hostile()", "data:text/html,x", "//example.org", "ftp://example.org"]
)
async def test_what_is_no_page_is_no_link(page: str) -> None:
    assert page not in await Reader(replace(CAFE, page=page)).opens()


# -- in its place ------------------------------------------------------------------------------------------


async def test_the_chat_and_every_foot_lead_there() -> None:
    browser = Browser(site(FakeStore()))

    chat, privacy, offers = [(await browser.http.get(one)).text for one in ("/", "/privatliv", "/tilbud")]

    assert 'href="tilbud?sprog=da">Lokale tilbud</a>' in chat
    assert all('href="tilbud?sprog=da">Lokale tilbud</a>' in page for page in (chat, privacy, offers))


async def test_no_cookie_is_set_and_nothing_is_stored() -> None:
    store = FakeStore()
    response = await Browser(site(store)).http.get("/tilbud", params={"behov": "grief", "kommune": "Skive"})

    assert "set-cookie" not in response.headers
    assert response.headers["cache-control"] == "no-store"
    assert store.arrivals == {}
    assert store.offers.searches == [Search(GRIEF, "Skive", 0)]


def _municipalities() -> set[str]:
    return {name for council in shelf().library.gazetteer.councils for name in council.municipalities}


def test_all_thirty_are_made_up() -> None:
    assert len(OFFERS) == 30
    assert all(offer.name.startswith("Test") for offer in OFFERS)
