"""Admins steer: they see what people will read, each measure ends, and it can be lifted; nobody else does."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from knowledge.casework.steering import Kind
from tests.bot.console.filing import REFERENCE, filed, form
from tests.bot.console.signed_in import Console, Staff

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOON = "2026-11-25T08:00"
PAUSE = {"til": SOON, "hvorfor": "Ferie"}
STOP = PAUSE | {"kanal": "telegram"}
BANNER = {"til": SOON, "da": "Vi flytter i **uge 48**.", "en": "We are moving in week 48."}


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[Console]:
    async with filed(tmp_path, clock=lambda: NOW) as serving:
        yield serving


@pytest.fixture
async def admin(console: Console) -> AsyncIterator[Staff]:
    async with console.staff("admin", name="Anna Prøve") as browser:
        yield browser


def read(page: str) -> str:
    """Return the words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize(
    ("kind", "fields", "danish", "english"),
    [
        (
            "pause",
            PAUSE,
            "Det gør vi igen onsdag den 25. november kl. 8.00.",
            "from Wednesday 25 November at 8:00.",
        ),
        (
            "stop",
            STOP,
            "Vi svarer ikke her i Telegram lige nu.",
            "We are not answering here in Telegram right now.",
        ),
        ("banner", BANNER, "Vi flytter i uge 48", "We are moving in week 48."),
    ],
)
async def test_what_people_will_read_is_shown_first(  # noqa: PLR0917 columns of the table, and who acts
    kind: str, fields: dict[str, str], danish: str, english: str, admin: Staff, console: Console
) -> None:
    shown = await admin.posts(f"/staff/styring/{kind}", **fields, trin="vis")
    before = console.store.steering.current().measures
    done = await admin.posts(f"/staff/styring/{kind}", **fields, trin="gem")

    assert shown.status_code == 200
    assert danish in read(shown.text)
    assert english in read(shown.text)
    assert 'value="gem"' in shown.text
    assert before == ()
    assert done.status_code == 303
    (measure,) = console.store.steering.current().measures
    assert (measure.kind, measure.until) == (Kind(kind), datetime(2026, 11, 25, 7, 0, tzinfo=UTC))


async def test_what_holds_is_shown_and_can_be_lifted(admin: Staff, console: Console) -> None:
    await admin.posts("/staff/styring/pause", **PAUSE, trin="gem")
    page = (await admin.get("/staff/styring?gjort=styring-pause")).text

    lifted = await admin.posts("/staff/styring/lift", **form(page, "staff/styring/lift"))
    after = read((await admin.get("/staff/styring")).text)

    assert "Nye henvendelser er på pause til 25. nov. 8.00" in read(page)
    assert "Sat af Anna Prøve" in page
    assert lifted.status_code == 303
    assert "Alt kører som normalt." in after
    assert [act for _, act, _ in console.acts() if act.startswith("steering.")] == [
        "steering.pause", "steering.page", "steering.lift", "steering.page",
    ]  # fmt: skip


async def test_what_is_wrong_is_told_at_its_field_and_nowhere_else(admin: Staff) -> None:
    wrong = {"til": "2026-11-22T08:00", "hvorfor": ""}
    page = (await admin.posts("/staff/styring/pause", **wrong, trin="vis")).text
    card = page[page.index('id="pause"') : page.index('id="stop"')]

    assert 'id="pause-til-wrong">Vælg et tidspunkt, der ikke er gået endnu.' in card
    assert 'id="pause-hvorfor-wrong">Skriv hvorfor.' in card
    assert "Nye henvendelser er ikke sat på pause endnu." in card
    assert page.count('aria-invalid="true"') == 2
    assert page.count('role="alert"') == 1


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("pause", PAUSE, "Pausen er ophævet."),
        ("stop", STOP, "Kanalen er åben igen."),
        ("banner", BANNER, "Beskeden er taget ned."),
    ],
)
async def test_it_is_told_which_measure_was_lifted(
    kind: str, fields: dict[str, str], told: str, admin: Staff
) -> None:
    await admin.posts(f"/staff/styring/{kind}", **fields, trin="gem")
    hidden = form((await admin.get("/staff/styring")).text, "staff/styring/lift")

    lifted = await admin.posts("/staff/styring/lift", **hidden)
    page = (await admin.get(f"/staff/styring?{lifted.headers['location'].partition('?')[2]}")).text

    assert told in page


@pytest.mark.parametrize(
    ("kind", "fields", "told"),
    [
        ("pause", PAUSE | {"til": "2026-11-23T09:59"}, "Vælg et tidspunkt, der ikke er gået endnu."),
        ("pause", PAUSE | {"til": "2027-12-01T08:00"}, "Vælg et tidspunkt inden for et år."),
        ("pause", PAUSE | {"til": "9999-12-31T23:59"}, "Vælg et tidspunkt inden for et år."),
        ("pause", PAUSE | {"til": "i morgen"}, "Vælg en dag og et tidspunkt."),
        ("pause", {"hvorfor": "Ferie"}, "Vælg en dag og et tidspunkt."),
        ("pause", PAUSE | {"hvorfor": "  "}, "Skriv hvorfor."),
        ("stop", STOP | {"kanal": "fax"}, "Vælg en kanal fra listen."),
        ("banner", BANNER | {"en": ""}, "Skriv beskeden på både dansk og engelsk."),
        ("banner", BANNER | {"da": "x" * 501}, "Der er plads til 500 tegn."),
    ],
)
@pytest.mark.parametrize("step", ["vis", "gem"])
async def test_what_cannot_be_comes_back_as_it_was_written(  # noqa: PLR0917 as above
    kind: str, fields: dict[str, str], told: str, step: str, admin: Staff, console: Console
) -> None:
    response = await admin.posts(f"/staff/styring/{kind}", **fields, trin=step)

    assert response.status_code == 422
    assert told in response.text
    assert all(value.strip() in response.text for name, value in fields.items() if name in {"da", "hvorfor"})
    assert console.store.steering.current().measures == ()


async def test_a_cpr_number_is_taken_out_and_markup_is_words(admin: Staff, console: Console) -> None:
    banner = BANNER | {"da": "Ring til 010190-1234 <script>alert(1)</script>"}
    shown = await admin.posts("/staff/styring/banner", **banner, trin="vis")
    await admin.posts("/staff/styring/banner", **banner, trin="gem")

    page = (await admin.get("/")).text
    assert "1234" not in shown.text + page + console.store.steering.current().measures[0].da
    assert "<script>alert" not in shown.text + page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("role", ["worker", "reader"])
async def test_others_may_not(role: str, console: Console) -> None:
    async with console.staff(role) as browser:
        page = await browser.get("/staff/styring")
        posted = await browser.posts("/staff/styring/pause", **PAUSE, trin="gem")
        blocked = await browser.posts(f"/staff/sag/{REFERENCE}/bloker", hvorfor="spam")

    assert (page.status_code, posted.status_code, blocked.status_code) == (403, 403, 403)
    assert console.store.steering.current().measures == ()
    assert await console.store.steering.blocks() == []


async def test_somebody_is_blocked_from_their_case_and_answered_again(admin: Staff, console: Console) -> None:
    case = (await admin.get(f"/staff/sag/{REFERENCE}")).text
    blocked = await admin.posts(
        f"/staff/sag/{REFERENCE}/bloker", **form(case, "/bloker"), hvorfor="Skriver grimt"
    )
    steering = (await admin.get("/staff/styring")).text
    case = (await admin.get(f"/staff/sag/{REFERENCE}")).text
    freed = await admin.posts(f"/staff/sag/{REFERENCE}/ophaev-blokering")

    assert (blocked.status_code, freed.status_code) == (303, 303)
    assert "Skriver grimt" in steering
    assert REFERENCE in steering
    assert "Samtalen er blokeret" in case
    assert await console.store.steering.blocks() == []


async def test_a_block_can_be_lifted_from_the_list(admin: Staff, console: Console) -> None:
    await admin.posts(f"/staff/sag/{REFERENCE}/bloker", hvorfor="spam")
    page = (await admin.get("/staff/styring")).text

    once = await admin.posts("/staff/styring/ophaev-blokering", **form(page, "styring/ophaev-blokering"))
    twice = await admin.posts("/staff/styring/ophaev-blokering", **form(page, "styring/ophaev-blokering"))

    assert (once.status_code, twice.status_code) == (303, 409)
    assert "Samtalen er ikke blokeret længere." in twice.text


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        (f"{REFERENCE}/bloker", {"hvorfor": ""}, "Skriv hvorfor."),
        (f"{REFERENCE}/bloker", {"hvorfor": "x" * 501}, "Der er plads til 500 tegn."),
        (f"{REFERENCE}/ophaev-blokering", {}, "Samtalen er ikke blokeret."),
    ],
)
async def test_a_block_that_cannot_be_is_told(
    path: str, fields: dict[str, Any], told: str, admin: Staff, console: Console
) -> None:
    response = await admin.posts(f"/staff/sag/{path}", **fields)

    assert response.status_code == 422
    assert told in response.text
    assert await console.store.steering.blocks() == []


async def test_a_forged_case_blocks_nobody(admin: Staff, console: Console) -> None:
    response = await admin.posts("/staff/sag/26-0009-X/bloker", hvorfor="spam")

    assert response.status_code == 404
    assert await console.store.steering.blocks() == []
