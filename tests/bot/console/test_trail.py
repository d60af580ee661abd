"""Admins read in the trail who did what; nobody else does."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import bot
from bot.console.door import Guarded
from bot.console.pages import SENTENCES
from bot.wording.words import Words
from knowledge.casework.steering import Kind
from knowledge.casework.trail import Act
from tests.bot.console.signed_in import Console, Staff, served

CASE = "26-0147-K"
FAMILIES = (
    *("case", "list", "export", "import", "trail", "login", "account", "content", "retention", "steering"),
    *("access", "draft", "invitation", "template", "page", "learning", "miss", "offer", "offers", "proposal"),
)  # what the names of acts begin with
FILES = (".html", ".toml", ".csv", ".ftl")  # names that only look like acts
NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # after midnight in Denmark


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[Console]:
    async with served(tmp_path, clock=lambda: NOW) as serving:
        yield serving


@pytest.fixture
async def admin(console: Console) -> AsyncIterator[Staff]:
    async with console.staff("admin", name="Anna Prøve") as browser:
        assert browser.account
        await console.store.trail.record(
            Act(browser.account.id, "case.claim", CASE), Act(0, "case.wake", CASE, {"dag": "2026-11-24"})
        )
        yield browser


async def test_the_newest_act_comes_first_in_words(admin: Staff) -> None:
    page = (await admin.get("/staff/spor")).text

    assert page.index("tog sagen frem igen") < page.index("tog sagen</td>")
    assert "Anna Prøve" in page
    assert "dag: 24.11.2026" in page
    assert "i dag 0.30" in page


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ("hvad=case.claim", "tog sagen</td>", "tog sagen frem igen</td>"),
        ("hvem=0", "tog sagen frem igen</td>", "tog sagen</td>"),
        (f"sag={CASE.lower()}&hvad=case", "tog sagen</td>", "så sporet</td>"),
        ("dag=2026-11-24&hvad=case", "tog sagen</td>", "Intet i sporet passer"),
        ("dag=2026-11-23", "Intet i sporet passer", "tog sagen</td>"),
        ("hvad=%25", "Intet i sporet passer", "tog sagen</td>"),
    ],
)
async def test_the_trail_is_narrowed(admin: Staff, query: str, there: str, absent: str) -> None:
    page = (await admin.get(f"/staff/spor?{query}")).text

    assert there in page
    assert absent not in page


@pytest.mark.parametrize("query", ["dag=i+g%C3%A5r", "hvem=x", "hvem=-1", "hvem=99999999999999999999"])
async def test_a_filter_that_cannot_be_is_told(admin: Staff, query: str) -> None:
    answer = await admin.get(f"/staff/spor?{query}")

    assert answer.status_code == 200
    assert "Dagen eller kontoen findes ikke" in answer.text


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "²"])
async def test_an_odd_place_to_go_on_from_is_no_error(admin: Staff, before: str) -> None:
    assert (await admin.get("/staff/spor", params={"foer": before})).status_code == 200


async def test_older_acts_are_a_page_away(console: Console, admin: Staff) -> None:
    await console.store.trail.record(*[Act(0, "case.read", f"26-{number:04}-A") for number in range(150)])

    first = (await admin.get("/staff/spor")).text
    older = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&").rpartition("/")[2]
    second = (await admin.get(f"/staff/{older}")).text

    assert "26-0149-A" in first
    assert "26-0010-A" not in first
    assert "26-0010-A" in second
    assert "26-0149-A" not in second


async def test_looking_at_the_trail_is_in_the_trail(console: Console, admin: Staff) -> None:
    await admin.get(f"/staff/spor?sag={CASE}")

    assert console.acts()[-1][1] == "trail.read"


@pytest.mark.parametrize("role", ["worker", "reader"])
async def test_only_admins_read_the_trail(console: Console, role: str) -> None:
    async with console.staff(role) as browser:
        assert (await browser.get("/staff/spor")).status_code == 403


async def test_the_day_is_the_danish_one(console: Console, admin: Staff) -> None:
    assert NOW.date() == datetime(2026, 11, 23, tzinfo=UTC).date()
    page = (await admin.get("/staff/spor", params={"dag": f"{NOW + timedelta(days=1):%Y-%m-%d}"})).text

    assert "tog sagen</td>" in page


async def test_details_are_told_in_danish(console: Console, admin: Staff) -> None:
    for what, detail in (
        ("account.role", {"role": "admin", "council": ""}),
        ("case.wait", {"for": "sundhedsråd", "until": "2026-11-28"}),
        ("steering.stop", {"until": "2026-11-28T12:05:00+00:00", "channel": "web"}),
        ("case.reply", {"told": [[CASE, "mail"]]}),
        ("export.made", {"personal": True, "fields": ["a", "b"], "purpose": "Årsberetning"}),
    ):
        await console.store.trail.record(Act(0, what, CASE, detail))

    page = (await admin.get("/staff/spor")).text

    for told in (
        "rolle: administrator",
        "venter på: sundhedsrådet",
        "til og med: 28.11.2026",
        "til og med: 28.11.2026 13.05",
        "kanal: webchat",
        f"skrevet til: {CASE}, på e-mail",
        "med personoplysninger: ja",
        "felter: a, b",
        "formål: Årsberetning",
    ):
        assert re.search(rf"[>,] ?{re.escape(told)}[<,]", page), told


def test_every_act_has_its_words() -> None:
    literal = re.compile(rf'"((?:{"|".join(FAMILIES)})\.[a-z-]+)"')
    code = [path.read_text("utf-8") for path in Path(bot.__file__).parent.rglob("*.py")]
    named = {act for text in code for act in literal.findall(text) if not act.endswith(FILES)}
    named |= {f"steering.{kind}" for kind in Kind}
    words = Words(SENTENCES)

    assert len(named) > 60
    assert {act for act in named if words.say("act", act=act.replace(".", "-"), raw=act) == act} == set()


async def test_every_way_is_of_a_family_that_is_looked_for(console: Console) -> None:
    ways = [route.way for route in console.app.routes if isinstance(route, Guarded)]

    assert {way.act.partition(".")[0] for way in ways} <= set(FAMILIES)


@pytest.mark.parametrize(
    "asked", [{"foer": "9" * 5_000}, {"hvem": "9" * 5_000}, {"dag": "9999-12-31"}, {"dag": "0001-01-01"},
              {"hvem": "-" + "9" * 5_000}],
)  # fmt: skip
async def test_a_number_or_a_day_that_cannot_be_is_no_error(tmp_path: Path, asked: dict[str, str]) -> None:
    async with served(tmp_path) as console, console.staff("admin") as admin:
        page = await admin.get("/staff/spor", params=asked)

    assert page.status_code == 200
