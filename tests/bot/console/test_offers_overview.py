"""The overview says where offers are missing and what people look for, and no small number of people."""

import csv
import io
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from httpx import Response

from bot.console.offers_overview import since
from bot.console.offers_table import PEOPLE, Sheet
from knowledge.library import Shelf
from knowledge.offers.masking import FEWEST, Mark
from knowledge.offers.offer import NeedId
from knowledge.offers.records import Gap, Overview, Search, Told
from tests.bot.console.offering import TALKS, WALKS, Office, office, words
from tests.bot.console.signed_in import Staff

PLACES = ("Aarhus", "Lemvig", "Skive", "Viborg")
NEEDS = ("loneliness", "talking", "exercise")
OVERBLIK = "/staff/tilbud/overblik"


@pytest.fixture
async def desk(packaged: Shelf, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(tmp_path, packaged) as desk:
        await desk.keeps(WALKS, TALKS)
        yield desk


def searches(count: int, need: str = "exercise", place: str = "Skive", hits: int = 0) -> tuple[Search, ...]:
    return (Search(NeedId(need), place, hits),) * count


def figures(page: Response, place: str, need: str) -> list[str]:
    """Return the figures of a pair: offers, searches, without a hit, gaps and cards."""
    rows = re.findall(r"<tr>\s*<th scope=\"row\">(.*?)</th>(.*?)</tr>", page.text, re.DOTALL)
    for name, cells in rows:
        told = [
            re.sub("<[^>]*>", "", cell).strip()
            for cell in re.findall(r"<td data-label.*?</td>|<td class.*?</td>", cells, re.DOTALL)
        ]
        if name == place and told[0] == need:
            return [cell.replace("&lt;", "<").removesuffix(" ingen") for cell in told[1:]]
    raise AssertionError((place, need))


async def page(browser: Staff, **asked: str) -> Response:
    answer = await browser.get(OVERBLIK, params={"alle": "1", **asked})
    assert answer.status_code == 200
    return answer


async def test_it_tells_what_there_is_and_what_was_looked_for(desk: Office) -> None:
    gaps = (Gap(NeedId("exercise"), "Skive"),) * 6
    found = searches(40, hits=2) + searches(8)
    others = searches(30, "talking", "Viborg") + searches(9, "exercise", "Viborg") + searches(9, "talking")
    await desk.tells(Told(searches=found + others, gaps=gaps))

    shown = await page(desk.worker)

    assert figures(shown, "Skive", "Motion og gåture")[:2] == ["1", "48"]
    assert figures(shown, "Viborg", "Nogen at tale med")[:2] == ["1", "30"]
    assert figures(shown, "Lemvig", "Motion og gåture") == ["0", "<5", "<5", "<5", "<5"]


@pytest.mark.parametrize("count", range(FEWEST))
async def test_no_small_number_leaves_the_unit(desk: Office, count: int) -> None:
    await desk.tells(Told(searches=searches(count) + searches(20, "talking", "Viborg")))

    shown = await page(desk.worker, tal="searches")

    assert figures(shown, "Skive", "Motion og gåture")[1] == "<5"
    for cell in re.findall(r'<td class="number">(?:<strong>)?(\d+)', shown.text):
        assert int(cell) >= FEWEST


async def test_the_empty_ones_come_first_then_what_is_missed_most(desk: Office) -> None:
    both = (
        searches(20, "talking", "Skive")
        + searches(12, "exercise", "Lemvig")
        + searches(30, "talking", "Viborg")
    )
    await desk.tells(Told(searches=both))

    empty = words(await page(desk.worker, orden="tomme")).partition("Vejvisninger Vis")[2]
    missed = words(await page(desk.worker, orden="savnet")).partition("Vejvisninger Vis")[2]

    assert empty.index("Skive Nogen at tale med 0") < empty.index("Lemvig Motion og gåture 0")
    assert empty.index("Lemvig Motion og gåture 0") < empty.index("Viborg Nogen at tale med 1")
    assert missed.index("Viborg Nogen at tale med 1") < missed.index("Skive Nogen at tale med 0")


async def test_the_order_tells_nothing_that_is_masked() -> None:
    told = {("Skive", "talking"): Overview(missed=4), ("Aarhus", "exercise"): Overview(missed=1)}

    pairs = Sheet.of(told, PLACES, NEEDS).pairs("savnet", within=PLACES)

    assert [(pair.municipality, pair.need) for pair in pairs] == [
        (place, need) for place in PLACES for need in NEEDS
    ]


@pytest.mark.parametrize(("passed", "shown"), [(0, "9"), (128, "9"), (129, "<5")])
@pytest.mark.parametrize("dage", ["", "30", "365"])
async def test_this_quarter_and_the_one_before_count_and_no_other_days(
    desk: Office, dage: str, passed: int, shown: str
) -> None:
    everywhere = tuple(
        search
        for need in ("exercise", "talking", "grief")
        for place in ("Skive", "Viborg", "Odder")
        for search in searches(9, need, place)
    )
    await desk.tells(Told(searches=everywhere))
    desk.time.passes(days=passed)
    async with desk.console.staff("reader") as reader:
        assert shown in figures(await page(reader, dage=dage), "Odder", "Sorg")[1:2]


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 23), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 4, 1)),
        (date(2027, 1, 1), date(2026, 10, 1)),
        (date(2027, 3, 31), date(2026, 10, 1)),
        (date(2027, 4, 1), date(2027, 1, 1)),
    ],
)
def test_it_is_counted_from_one_day_alone(today: date, first: date) -> None:
    assert since(today) == first


async def test_a_council_sees_its_municipalities_as_everybody_does(desk: Office) -> None:
    await desk.tells(
        Told(searches=searches(7) + searches(3, "grief", "Skive") + searches(9, "grief", "Odder"))
    )
    whole = await page(desk.worker, tal="searches")
    async with desk.console.staff("reader", council="midt") as reader:
        part = await page(reader, tal="searches")
        file = (await reader.get(f"{OVERBLIK}/fil?format=csv")).content.decode("utf-8-sig")

    for need in ("Motion og gåture", "Sorg", "Demens"):
        assert figures(part, "Skive", need) == figures(whole, "Skive", need)
    for text in (words(part), file):
        assert "Odder" not in text
        assert "Alle kommuner" not in text
    assert "Du ser kommunerne i Sundhedsråd Midt." in words(part)
    assert "Alle kommuner" in words(whole)


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
async def test_the_file_has_what_the_page_shows(desk: Office, format_: str) -> None:
    await desk.tells(Told(searches=searches(48) + searches(3, "grief")))
    shown = await page(desk.worker)

    file = await desk.worker.get(f"{OVERBLIK}/fil", params={"format": format_})

    assert (
        file.headers["content-disposition"] == f'attachment; filename="tilbud-overblik-2026-11-23.{format_}"'
    )
    rows = table(file.content, format_)
    assert rows[0][:4] == ["Kommune", "Behov", "Tilbud", "Søgninger"]
    assert len(rows) == 1 + 19 * 12 + 19 + 12 + 1
    by_pair = {(row[0], row[1]): row[2:] for row in rows}
    for need in ("Motion og gåture", "Sorg", "Demens"):
        assert by_pair["Skive", need] == figures(shown, "Skive", need)
    assert by_pair["Skive", "Alle behov"][0] == ""
    assert by_pair["Alle kommuner", "Alle behov"][1] in {"51", "skjult"}
    assert [act for _, act, _ in desk.console.acts()][-1] == "offers.export"


def table(content: bytes, format_: str) -> list[list[str]]:
    if format_ == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("format_", ["", "exe", "json"])
async def test_there_is_no_other_file(desk: Office, format_: str) -> None:
    assert (await desk.worker.get(f"{OVERBLIK}/fil", params={"format": format_})).status_code == 404


@pytest.mark.parametrize("measure", ["offers", *PEOPLE])
async def test_each_measure_has_its_table(desk: Office, measure: str) -> None:
    shown = await page(desk.worker, tal=measure)

    large = shown.text.partition('class="sideways"')[2].partition("</table>")[0]
    assert large.count('<th scope="row">') == 19 + (measure != "offers")
    assert large.count('<th scope="col">') == 13 + (measure != "offers")


async def test_what_makes_no_sense_asks_for_nothing(desk: Office) -> None:
    told = words(await page(desk.worker, orden="'", tal="<b>"))

    assert "De tomme først" in told
    assert "Tilbud: kommuner og behov" in told


def test_no_figure_of_people_is_shown_as_it_is_where_it_is_small() -> None:
    told = {("Skive", "talking"): replace(Overview(), **dict.fromkeys(PEOPLE, 3))}

    for pair in Sheet.of(told, PLACES, NEEDS).pairs("tomme", within=PLACES):
        assert {pair.figures[one] for one in PEOPLE} == {Mark.FEW}
