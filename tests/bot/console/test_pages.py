"""The pages of the console: the frame, and who sees which way."""

from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response

from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.wording.names import slug
from knowledge.casework.staff import Account, StaffRole
from knowledge.records import CaseState
from tests.bot.browsing import shelf

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


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


@pytest.mark.parametrize("state", CaseState)
def test_every_state_has_a_look(state: CaseState) -> None:
    css = (pages_folder() / "staff.css").read_text()

    assert f".pill.{slug(state)}" in css


def pages_folder() -> Any:
    from bot.channels.web.app import FOLDER  # noqa: PLC0415 only here

    return FOLDER / "static"
