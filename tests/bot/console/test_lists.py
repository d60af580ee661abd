"""The lists: which one opens, what it shows, and what is done to several cases at once."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from starlette.requests import Request
from starlette.responses import Response

from bot.console.asked import Asked
from bot.console.choices import FRESH, Choices
from bot.console.lists import Lists
from bot.console.pages import Pages
from bot.console.visit import Visit
from knowledge.casework.actions import Carrier, Claim, Close, Outcome, Told
from knowledge.casework.overdue import is_overdue
from knowledge.casework.staff import Account
from knowledge.records import CaseState
from tests.bot.browsing import shelf
from tests.bot.console import filing
from tests.bot.console.desk import MINE, NOW, OTHER, READER, FakeDesk, filed
from tests.bot.console.signed_in import Console, served

LATE = NOW - timedelta(days=20)


def lists(desk: FakeDesk) -> Lists:
    pages = Pages("v1", shelf(), clock=lambda: NOW)
    choices = Choices(desk, pages.names, lambda: NOW)
    return Lists(pages=pages, desk=desk, choices=choices, shelf=shelf(), clock=lambda: NOW)


def visit(query: str = "", posted: str = "", by: Account = MINE, *, script: bool = False) -> Visit:
    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": "/staff", "server": ("localhost", 80)}
    headers = [(b"hx-request", b"true")] if script else []
    request = Request(scope | {"query_string": query.encode(), "headers": headers})
    return Visit(request, by, "mark", parse_qs(posted, keep_blank_values=True))


async def shown(desk: FakeDesk, query: str = "", by: Account = MINE, **options: Any) -> str:
    return text(await lists(desk).show(visit(query, by=by, **options)))


async def posted(desk: FakeDesk, form: str, by: Account = MINE) -> Response:
    return await lists(desk).several(visit("", form, by))


def text(response: Response) -> str:
    return bytes(response.body).decode()


def listed(html: str) -> list[str]:
    return re.findall(r'class="reference" href="[^"]*">(\S+)</a>', html)


def chosen(html: str) -> str:
    return str(re.findall(r'aria-current="page" class="tab (\S+?)[ "]', html)[0])


@pytest.mark.parametrize(
    ("rows", "opens"),
    [
        ([filed(1), filed(2, owner=1, state=CaseState.IN_PROGRESS)], "uden-ejer"),
        ([filed(1, owner=2, state=CaseState.IN_PROGRESS, at=LATE)], "over-tid"),
        ([filed(1, owner=1, state=CaseState.IN_PROGRESS)], "mine"),
        ([filed(1, owner=2, state=CaseState.IN_PROGRESS)], "alle"),
        ([], "alle"),
    ],
)
async def test_the_morning_opens_on_what_waits(rows: list[Any], opens: str) -> None:
    assert chosen(await shown(FakeDesk(*rows))) == opens


async def test_a_reader_sees_all_of_their_council_and_can_tick_nothing() -> None:
    desk = FakeDesk(filed(1), filed(2, councils=("aarhus",)))

    html = await shown(desk, by=READER)

    assert (chosen(html), listed(html)) == ("alle", ["26-0001-A"])
    assert 'type="checkbox"' not in html
    assert "/staff/flere" not in html


async def test_a_row_says_what_one_must_know() -> None:
    row = filed(
        1, unread=True, at=LATE, language="en", text="<b>Hello</b>", owner=2, owner_name="Test Testesen"
    )
    html = await shown(FakeDesk(row), "liste=alle")

    for said in (
        "ulæst",
        "over tid",
        "Engelsk",
        "Sundhedsråd Midt",
        "Test Testesen",
        "&lt;b&gt;Hello",
        "3. nov.",
    ):
        assert said in html
    assert "<b>Hello" not in html


async def test_what_one_has_is_called_mine() -> None:
    html = await shown(FakeDesk(filed(1, owner=1, owner_name=MINE.name, state=CaseState.IN_PROGRESS)))

    assert '<td class="whose">Mig</td>' in html


async def test_only_values_that_exist_are_offered() -> None:
    html = await shown(FakeDesk(filed(1), filed(2, councils=("aarhus",), municipalities=("Aarhus",))), "")

    assert '<option value="midt">Sundhedsråd Midt</option>' in html
    assert '<option value="aarhus">' in html
    assert "Sundhedsråd Horsens" not in html


async def test_the_states_are_in_their_order_and_a_new_value_is_offered_soon() -> None:
    desk, now = FakeDesk(filed(1, state=CaseState.CLOSED), filed(2)), [NOW]
    choices = Choices(desk, Pages("v1", shelf()).names, lambda: now[0])

    before = await choices.offered(Asked(), viewer=MINE)
    desk.rows["26-0003-A"] = filed(3, state=CaseState.WAITING, municipalities=("Aarhus",))
    kept = await choices.offered(Asked(), viewer=MINE)
    now[0] += FRESH
    after = await choices.offered(Asked(), viewer=MINE)

    assert before == kept
    assert [state for state, _ in after["tilstand"]] == ["Ny", "Afventer", "Afsluttet"]
    assert [place for place, _ in after["kommune"]] == ["Aarhus", "Skive"]


async def test_a_filter_narrows_and_can_be_taken_off() -> None:
    desk = FakeDesk(filed(1), filed(2, municipalities=("Viborg",)))

    html = await shown(desk, "liste=alle&kommune=Viborg")

    assert listed(html) == ["26-0002-A"]
    assert '<option value="Viborg" selected>' in html
    assert '<a class="chip" href="./staff?liste=alle">' in html


async def test_a_forged_filter_finds_nothing_and_is_no_error() -> None:
    html = await shown(FakeDesk(filed(1)), "liste=alle&raad=%3Cscript%3E&maaned=2026-99&tilstand=Hemmelig")

    assert listed(html) == []
    assert "<script>" not in html
    assert "Ingen sager passer" in html


async def test_what_the_list_does_not_hold_is_shown_from_all_of_them() -> None:
    desk = FakeDesk(filed(1), filed(2, state=CaseState.CLOSED, owner=2, text="Bamser til børn"))

    html = await shown(desk, "liste=uden-ejer&soeg=bamser")

    assert listed(html) == ["26-0002-A"]
    assert "Ingen i Uden ejer. Her er den ene, der findes i alle sager:" in html


async def test_a_slip_of_the_finger_is_asked_about() -> None:
    html = await shown(FakeDesk(filed(1)), "liste=alle&soeg=horsns&raad=midt")

    assert "Ingen med »horsns«. Mente du" in html
    assert '<a href="./staff?liste=alle&amp;soeg=Horsens&amp;raad=midt">Horsens</a>?' in html


async def test_nothing_is_asked_where_no_word_is_near() -> None:
    html = await shown(FakeDesk(filed(1)), "liste=alle&soeg=xyzzy")

    assert "Mente du" not in html
    assert "Tjek, hvordan det er stavet, eller prøv med færre ord." in html


async def test_a_page_holds_fifty() -> None:
    desk = FakeDesk(*(filed(number) for number in range(1, 121)))

    first, last = await shown(desk), await shown(desk, "side=3")

    assert (len(listed(first)), len(listed(last))) == (50, 20)
    assert "1 til 50 af 120 sager" in first
    assert 'rel="next" href="./staff?liste=uden-ejer&amp;side=2"' in first
    assert 'rel="next"' not in last


async def test_htmx_gets_the_list_without_the_options() -> None:
    desk = FakeDesk(filed(1))

    html = await shown(desk, "soeg=26-0001", script=True)

    assert listed(html) == ["26-0001-A"]
    assert '<option value="midt"' not in html


async def test_several_are_claimed_and_nobody_is_written_to() -> None:
    desk = FakeDesk(filed(1), filed(2), filed(3))

    response = await posted(desk, "handling=tag&sag=26-0001-A&sag=26-0003-A&back=liste%3Duden-ejer")

    assert (response.status_code, response.headers["location"]) == (
        303,
        "./staff?liste=uden-ejer&gjort=claimed-several",
    )
    assert desk.done == [("26-0001-A", Claim(), MINE), ("26-0003-A", Claim(), MINE)]


async def test_several_are_closed_with_how_they_ended_and_nobody_is_written_to() -> None:
    desk = FakeDesk(filed(1, owner=1))

    response = await posted(desk, "handling=afslut&sag=26-0001-A:1&udfald=besvaret&hvem=sammen&back=")

    assert response.status_code == 303
    [(_, action, _)] = desk.done
    assert action == Close(Outcome.ANSWERED, Carrier.TOGETHER, told=())
    assert not any(isinstance(one, Told) for one in action.told)


async def test_who_came_second_is_told_so_for_each_case() -> None:
    theirs = filed(2, owner=OTHER.id, owner_name=OTHER.name, state=CaseState.IN_PROGRESS)
    desk = FakeDesk(filed(1), theirs, filed(3, state=CaseState.CLOSED))

    response = await posted(
        desk, "handling=tag&sag=26-0001-A&sag=26-0002-A&sag=26-0003-A&sag=26-9999-X&back="
    )
    html = re.sub(r"<[^>]+>", "", text(response))

    assert response.status_code == 409
    assert "26-0001-A: er din nu." in html
    assert "26-0002-A: Test Testesen kom først." in html
    assert "26-0003-A: er allerede afsluttet." in html
    assert "26-9999-X: kan ikke ændres nu." in html
    assert [reference for reference, *_ in desk.done] == ["26-0001-A"]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("handling=tag", "Sæt først et kryds"),
        ("handling=afslut&sag=26-0001-A:1", "Vælg et udfald"),
        ("handling=afslut&sag=26-0001-A:1&udfald=besvaret&hvem=ingen", "Vælg, hvem der fører det videre"),
        ("handling=slet&sag=26-0001-A:1", "Vælg et udfald"),
    ],
)
async def test_what_is_missing_is_said_and_what_was_ticked_stays(form: str, told: str) -> None:
    desk = FakeDesk(filed(1))

    response = await posted(desk, form)

    assert response.status_code == 422
    assert told in text(response)
    assert ("checked" in text(response)) == ("sag=" in form)
    assert desk.done == []


async def test_nothing_is_closed_that_has_changed_since_the_list_was_drawn() -> None:
    desk = FakeDesk(filed(1, owner=1, version=3), filed(2, owner=1), filed(3, owner=1))

    form = "handling=afslut&udfald=besvaret&hvem=sammen&back="
    response = await posted(desk, f"{form}&sag=26-0001-A:2&sag=26-0002-A:1&sag=26-0003-A")
    html = re.sub(r"<[^>]+>", "", text(response))

    assert response.status_code == 409
    assert "26-0001-A: er ændret, siden du så listen" in html
    assert "26-0003-A: er ændret" in html
    assert [reference for reference, *_ in desk.done] == ["26-0002-A"]


async def test_a_tick_is_taken_off_what_has_changed_meanwhile() -> None:
    desk = FakeDesk(filed(1, version=3), filed(2))

    html = text(await posted(desk, "handling=afslut&sag=26-0001-A:2&sag=26-0002-A:1"))

    assert re.findall(r'value="([^"]+)"[^>]* checked', html) == ["26-0002-A:1"]


async def test_a_message_meanwhile_keeps_a_case_from_being_closed(tmp_path: Path) -> None:
    async with filing.filed(tmp_path) as console, console.staff() as worker:
        await worker.posts("/staff/flere", handling="tag", sag=filing.REFERENCE, back="")
        [box] = re.findall(r'name="sag" value="([^"]+)"', (await worker.get("/staff")).text)
        await filing.write(console.store, "Og så har vi en ting til.")

        answer = await worker.posts(
            "/staff/flere", handling="afslut", sag=box, udfald="besvaret", hvem="sammen", back=""
        )
        still = await worker.get("/staff?liste=mine")

    assert answer.status_code == 409
    assert "er ændret, siden du så listen" in answer.text
    assert filing.REFERENCE in still.text


async def test_one_page_is_counted_plainly_and_what_is_mine_cannot_be_taken() -> None:
    mine = [filed(number, owner=1, state=CaseState.IN_PROGRESS) for number in (1, 2)]

    html = await shown(FakeDesk(*mine), "liste=mine")

    assert '<p class="quiet">2 sager</p>' in html
    assert "Tag de valgte" not in html


async def test_ticking_nothing_opens_no_form_of_closing() -> None:
    html = text(await posted(FakeDesk(filed(1)), "handling=tag&back="))

    assert "<details open>" not in html


async def test_one_is_led_back_to_no_other_site() -> None:
    response = await posted(
        FakeDesk(filed(1)), "handling=tag&sag=26-0001-A&back=https%3A%2F%2Fexample.org%2F"
    )

    assert response.headers["location"] == "./staff?&gjort=claimed-one"


def test_overdue_is_after_a_working_day_without_an_owner_and_five_with_one() -> None:
    deadlines = shelf().library.calendar.deadlines(NOW)  # Monday at ten in Denmark
    friday, thursday = NOW - timedelta(days=3), NOW - timedelta(days=4)

    assert not is_overdue(filed(at=friday + timedelta(hours=1)), deadlines)
    assert is_overdue(filed(at=thursday), deadlines)
    assert not is_overdue(filed(at=thursday, owner=1, state=CaseState.IN_PROGRESS), deadlines)
    assert is_overdue(filed(at=NOW - timedelta(days=8), owner=1, state=CaseState.IN_PROGRESS), deadlines)
    assert not is_overdue(filed(at=LATE, state=CaseState.WAITING, owner=1), deadlines)


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[Console]:
    async with served(tmp_path) as running:
        yield running


async def test_two_claim_the_same_at_once_and_one_is_told_who_was_first(console: Console) -> None:
    async with console.staff(name="Den Ene") as one, console.staff(name="Den Anden") as other:
        for number in range(3):
            await _logged(console, number)
        page = (await one.get("/staff")).text
        ticked = listed(page)

        answers = await asyncio.gather(
            *(who.posts("/staff/flere", handling="tag", sag=ticked, back="") for who in (one, other))
        )

    assert len(ticked) == 3
    told = sorted(answer.status_code for answer in answers)
    assert told in ([303, 409], [409, 409])
    won = sum(answer.text.count("er din nu.") for answer in answers if answer.status_code == 409)
    lost = sum(answer.text.count("kom først.") for answer in answers)
    assert won + lost + 3 * told.count(303) == 6
    assert lost == 3
    assert len([act for act in console.acts() if act[1] == "case.claim"]) == 3


async def test_every_look_at_a_list_is_in_the_trail(console: Console) -> None:
    async with console.staff() as worker:
        await worker.get("/staff?liste=alle&soeg=bamser")

    assert [what for _, what, _ in console.acts()][-1] == "list.read"


async def _logged(console: Console, number: int) -> None:
    from tests.bot.store import said  # noqa: PLC0415 what the store's tests say

    inquiry = said.inquiry(f"26-{number + 1:04}-A", code="", text=f"Prøve nummer {number}")
    await console.store.desk.register(inquiry, "phone", by=(await console.store.accounts.all())[0].account)


def test_the_clock_of_these_tests_is_a_monday() -> None:
    assert NOW.weekday() == 0
    assert datetime(2026, 11, 23, 9, tzinfo=UTC) == NOW
