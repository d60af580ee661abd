"""What is typed and counted on the pages of local offers: words are kept nowhere, needs and gaps once."""

import logging
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.channels.web.offers.sealed import Seals
from knowledge.offers.records import Gap, Search
from tests.bot.offering import GRIEF, HOME, LONELY, Reader, chips, names

SEALED = "ord"


@pytest.fixture
def reader() -> Reader:
    return Reader()


# -- words --------------------------------------------------------------------------------------------------


async def test_words_become_choices(reader: Reader) -> None:
    page = await reader.finds("Min mor er ensom i Lemvig, gerne gratis")

    assert chips(page) == ["Ensomhed og fællesskab", "Lemvig", "Kun gratis"]
    assert names(page) == ["Testcaféen"]


async def test_what_was_typed_goes_before_what_was_chosen(reader: Reader) -> None:
    page = await reader.finds("ensom i Skive", kommune="Lemvig", gratis="1")

    assert chips(page) == ["Ensomhed og fællesskab", "Skive", "Kun gratis"]


async def test_chosen_fields_alone_lead_to_their_list(reader: Reader) -> None:
    response = await reader.searches(behov="grief", kommune="", alder="  70 ", gratis="1")

    assert response.headers["location"] == "tilbud?behov=grief&alder=70&gratis=1&sprog=da#found"


async def test_words_are_never_in_an_address_nor_in_a_log(
    reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "bot"):
        response = await reader.searches("Testcaféen")
        page = await reader.opens("/" + response.headers["location"])

    assert names(page) == ["Testcaféen"]
    assert 'value="testcaféen"' in page
    assert "testcaf" not in response.headers["location"].lower()
    assert SEALED in parse_qs(urlsplit(response.headers["location"]).query)
    assert not any("testcaf" in link.lower() for link in re.findall(r'href="([^"]*)"', page))
    assert "testcaf" not in caplog.text.lower()


async def test_links_keep_the_words_sealed_and_the_shared_one_has_none(reader: Reader) -> None:
    page = await reader.finds("Testtilbud", gratis="")
    (shared,) = re.findall(r'href="(tilbud\?[^"]*)" data-address', page)

    assert SEALED not in shared
    assert all(SEALED in one for one in _linked(page) if "side" in one or "kommune" in one)


@pytest.mark.parametrize("sealed", ["", "x", "gAAAAABm", Seals(b"other").seal("Testcaféen")])
async def test_a_seal_that_is_not_ours_says_nothing(reader: Reader, sealed: str) -> None:
    assert "Der er 27 tilbud" in await reader.opens(ord=sealed)


async def test_a_cpr_number_is_taken_out_and_told_of(reader: Reader) -> None:
    page = await reader.finds("010190-1AB4 jeg er ensom")

    assert "Vi har fjernet noget, der lignede et CPR-nummer." in page
    assert "1ab4" not in page.lower()


async def test_danger_is_answered_before_anything_else(reader: Reader) -> None:
    response = await reader.searches("jeg vil tage mit eget liv i nat")

    assert response.status_code == 200
    assert 'href="tel:112"' in response.text
    assert names(response.text) == []
    assert "<form" not in response.text


async def test_perhaps_danger_stands_above_the_list(reader: Reader) -> None:
    response = await reader.searches("min ven snakker om selvmord", kommune="Lemvig")

    assert 'role="alert"' in response.text
    assert 'href="tel:70201201"' in response.text


async def test_too_much_is_refused_kindly(reader: Reader) -> None:
    page = await reader.finds("x" * 70_000)

    assert "Skriv det kortere" in page


@pytest.mark.parametrize(
    "text", ['"', "NEAR(a b)", "*", "-x", "a AND", "<script>hostile()</script>", "\0", "%_"]
)
async def test_signs_are_plain_text(reader: Reader, text: str) -> None:
    page = await reader.finds(text)

    assert "tilbud" in page
    assert "<script>hostile" not in page


# -- what is counted ---------------------------------------------------------------------------------------


async def test_a_search_is_counted_once_from_a_network_and_without_words(reader: Reader) -> None:
    for _ in range(3):
        await reader.opens(behov="loneliness", kommune="Lemvig", gratis="1")
    await reader.opens(behov="loneliness", kommune="Lemvig", side="2")
    await reader.opens(behov="grief", kommune="Lemvig")
    await reader.opens(behov="grief")

    assert reader.counted.searches == [Search(LONELY, "Lemvig", 6), Search(GRIEF, "Lemvig", 0)]


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Testbot/1.0 (a crawler)"},
        {"sec-fetch-dest": "image", "sec-fetch-site": "cross-site"},
        {"sec-fetch-dest": "document", "sec-fetch-site": "cross-site"},
    ],
)
async def test_who_does_not_look_is_not_counted(reader: Reader, headers: dict[str, str]) -> None:
    await reader.http.get("/tilbud", params={"behov": "grief", "kommune": "Lemvig"}, headers=headers)
    await reader.http.head("/tilbud", params={"behov": "grief", "kommune": "Lemvig"})
    assert reader.counted.searches == []

    await reader.opens(behov="grief", kommune="Lemvig")
    assert len(reader.counted.searches) == 1


async def test_a_gap_is_noted_once_an_hour_from_a_network(reader: Reader) -> None:
    reader.http.headers["x-forwarded-for"] = "8.8.8.8"
    for key in "abc":
        await reader.misses(behov="grief", kommune="Lemvig", key=key)
    await reader.misses(behov="grief", kommune="Skive", key="d")

    assert [gap.municipality for gap in reader.counted.gaps] == ["Lemvig", "Skive"]


async def test_a_gap_of_a_network_that_nobody_can_tell_is_noted_once_for_each_form(reader: Reader) -> None:
    fields = {"behov": "grief", "kommune": "Lemvig", "paaroerende": "1", "key": "a"}
    first = await reader.misses(**fields)
    await reader.misses(**fields)
    await reader.misses(**fields | {"key": "b"})

    assert reader.counted.gaps == [Gap(GRIEF, "Lemvig", "relatives")] * 2
    assert first.status_code == 303
    assert "Vi har skrevet ned" in await reader.opens(
        "/" + first.headers["location"].removeprefix("../").partition("#")[0]
    )


@pytest.mark.parametrize(
    ("fields", "origin", "says"),
    [
        ({"behov": "grief"}, HOME, "Vælg både"),
        ({"kommune": "Lemvig"}, HOME, "Vælg både"),
        ({"behov": "grief", "kommune": "Odense"}, HOME, "Vælg både"),
        ({"behov": "grief", "kommune": "Lemvig"}, "http://elsewhere.test", "Det kom fra en anden side"),
        ({"x": "x" * 70_000}, HOME, "Skriv det kortere"),
    ],
)
async def test_what_is_no_gap_is_told(reader: Reader, fields: dict[str, str], origin: str, says: str) -> None:
    response = await reader.misses(origin=origin, **fields)

    assert says in await reader.opens(
        "/" + response.headers["location"].removeprefix("../").partition("#")[0]
    )
    assert reader.counted.gaps == []


async def test_a_store_that_is_broken_stops_no_page_and_no_second_try(reader: Reader) -> None:
    reader.counted.broken = True
    page = await reader.opens(behov="grief", kommune="Lemvig")
    fields = {"behov": "grief", "kommune": "Lemvig", "key": "a"}
    refused = await reader.misses(**fields)
    reader.counted.broken = False
    await reader.misses(**fields)

    assert "Ingen tilbud passer" in page or names(page)
    assert "besked=not-taken" in refused.headers["location"]
    assert len(reader.counted.gaps) == 1


async def test_a_flood_of_gaps_is_slowed(reader: Reader) -> None:
    reader.http.headers["x-forwarded-for"] = "8.8.8.8"
    answers = [
        (await reader.misses(behov="grief", kommune="Lemvig", key=str(number))).headers["location"]
        for number in range(310)
    ]

    assert "besked=too-fast" in answers[-1]
    assert len(reader.counted.gaps) == 1


def _linked(page: str) -> list[dict[str, list[str]]]:
    """Return what the addresses of lists on *page* ask for."""
    found = re.findall(r'href="(tilbud\?[^"#]*)', page)
    return [parse_qs(urlsplit(one.replace("&amp;", "&")).query) for one in found]
