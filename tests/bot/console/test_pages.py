"""The pages of the console: the frame, who sees which way, and days as staff read them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast
from starlette.requests import Request
from starlette.responses import Response

from bot.console.dates import Dates
from bot.console.names import Names, slug
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.console.words import SENTENCES, Words
from knowledge.casework.actions import Waiting
from knowledge.casework.records import View
from knowledge.casework.staff import Account, StaffRole
from knowledge.records import CaseState
from tests.bot.browsing import shelf

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WORDS = Words()
DATES = Dates(WORDS, lambda: NOW)


def visit(path: str = "/staff", role: StaffRole = StaffRole.WORKER, query: str = "") -> Visit:
    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": path, "headers": []}
    request = Request(scope | {"query_string": query.encode(), "server": ("localhost", 80)})
    return Visit(request, Account(1, "Prøve Prøvesen", role), "mark")


def pages(**options: Any) -> Pages:
    made = Pages("v1", shelf(), clock=lambda: NOW, **options)
    made.know([way("/staff", StaffRole.READER), way("/staff/spor", StaffRole.ADMIN)])
    return made


def way(path: str, needs: StaffRole) -> Way:
    return Way(path, nothing, needs, "case.list")


async def nothing(_: Visit) -> Response:
    return Response()


def text(response: Response) -> str:
    return bytes(response.body).decode()


def test_the_frame_leads_only_where_one_may_go() -> None:
    worker, admin = (
        text(pages().page(visit(role=role), "frame.html")) for role in (StaffRole.WORKER, StaffRole.ADMIN)
    )

    assert 'href="./staff"' in worker
    assert "staff/spor" not in worker
    assert 'href="./staff/spor"' in admin


def test_the_page_one_is_on_is_marked() -> None:
    html = text(pages().page(visit("/staff/spor", StaffRole.ADMIN), "frame.html"))

    assert '<a href="../staff/spor" aria-current="page">Spor' in html


def test_every_form_carries_the_mark_of_the_session() -> None:
    assert '<input type="hidden" name="csrf" value="mark"' in text(pages().page(visit(), "frame.html"))


def test_a_demonstration_says_so() -> None:
    assert "Dette er en prøve med opdigtede henvendelser." in text(
        pages(demo=True).page(visit(), "frame.html")
    )
    assert "Dette er en prøve" not in text(pages().page(visit(), "frame.html"))


def test_what_is_told_to_be_done_must_be_known() -> None:
    assert "<script>" not in text(pages().page(visit(query="gjort=<script>"), "frame.html"))
    assert 'class="status"' not in text(pages().page(visit(query="gjort=forged"), "frame.html"))


def test_who_is_not_logged_in_sees_no_ways() -> None:
    html = text(pages().outside(visit("/staff/log-ind").request, "frame.html"))

    assert "<nav" not in html
    assert 'href="../staff"' in html


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 23, 8, 5, tzinfo=UTC), "i dag 9.05"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "i dag 0.30"),  # in Denmark it is tomorrow already
        (datetime(2026, 11, 22, 13, 0, tzinfo=UTC), "i går 14.00"),
        (datetime(2026, 11, 20, 13, 0, tzinfo=UTC), "20. nov."),
        (datetime(2025, 12, 24, 13, 0, tzinfo=UTC), "24. dec. 2025"),
        (datetime(2026, 7, 1, 12, 0, tzinfo=UTC), "1. jul."),
    ],
)
def test_moments(at: datetime, said: str) -> None:
    assert DATES.when(at) == said


def test_a_moment_to_the_minute_knows_the_time_of_summer() -> None:
    assert DATES.exactly(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) == "1. jul. 14.00"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 24), "i morgen"),
        (date(2026, 12, 1), "1. dec."),
        (date(2027, 1, 4), "4. jan."),
        (date(2027, 11, 1), "1. nov. 2027"),
    ],
)
def test_days(day: date, said: str) -> None:
    assert DATES.day(day) == said


def test_how_long_one_has_waited() -> None:
    assert DATES.waited(datetime(2026, 11, 23, 8, 0, tzinfo=UTC)) == ""
    assert DATES.waited(datetime(2026, 11, 22, 8, 0, tzinfo=UTC)) == "1 dag"
    assert DATES.waited(datetime(2026, 11, 3, 8, 0, tzinfo=UTC)) == "20 dage"


def test_names_of_what_is_known_and_of_what_is_not() -> None:
    names = Names(WORDS, shelf())

    assert names.topic("cooperation-agreement") == "Samarbejdsaftale"
    assert names.topic("gone") == "gone"
    assert (names.council("midt"), names.council("gone")) == ("Sundhedsråd Midt", "gone")
    assert (names.kind("proposal"), names.actor("A")) == ("Forslag til samarbejde", "Frivillig forening")
    assert (names.channel("letter"), names.month("2026-11")) == ("Brev", "november 2026")


def test_every_sentence_can_be_read() -> None:
    junk = [
        entry for entry in FluentParser().parse(SENTENCES.read_text()).body if isinstance(entry, ast.Junk)
    ]

    assert junk == []


@pytest.mark.parametrize("state", CaseState)
def test_every_state_has_a_look(state: CaseState) -> None:
    css = (pages_folder() / "staff.css").read_text()

    assert f".pill.{slug(state)}" in css


@pytest.mark.parametrize("waiting", Waiting)
def test_every_wait_has_its_words(waiting: Waiting) -> None:
    names = Names(WORDS, shelf())

    assert names.waiting(waiting) != names.waiting("") or waiting is Waiting.DATE


@pytest.mark.parametrize("view", View)
def test_every_list_has_a_name(view: View) -> None:
    assert WORDS.say("view", view=view) != ""


def pages_folder() -> Any:
    from bot.channels.web.app import FOLDER  # noqa: PLC0415 only here

    return FOLDER / "static"
