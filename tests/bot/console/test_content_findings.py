"""The page *Det mangler* shows what `check` finds, each with the form that mends it."""

import html
import re
from datetime import timedelta
from pathlib import Path

from knowledge.offers.offer import OfferId
from tests.bot.console.editing import Desk

DAY = timedelta(days=1)


async def test_what_could_be_better_leads_to_its_form(desk: Desk, folder: Path) -> None:
    name = folder / "answers/da/hearings.md"
    name.write_text(
        re.sub(r"(?m)^review_by:.*$", "review_by: 2026-01-01", name.read_text("utf-8")), encoding="utf-8"
    )
    assert desk.shelf.reload() == ()

    async with desk.console.staff("admin") as admin:
        page = html.unescape((await admin.get("staff/indhold/mangler")).text)

        assert "Svaret skulle være læst igennem igen senest 2026-01-01." in page
        assert "answers/da/hearings.md:" in page
        link = re.findall(r'href="(?:\.\./)*(staff/indhold/(?:admin/)?ret/svar/da/hearings)"', page)[0]
        assert (await admin.get(link)).status_code == 200


async def test_a_broken_folder_says_so_instead(desk: Desk, folder: Path) -> None:
    (folder / "answers/da/hearings.md").write_text("---\ntitle: &a [*a]\n---\n", encoding="utf-8")
    assert desk.shelf.reload()

    async with desk.console.staff("admin") as admin:
        page = html.unescape((await admin.get("staff/indhold/mangler")).text)
        front = await admin.get("staff/indhold")

    assert "answers/da/hearings.md:2: 'a' is a name for a value (& or *)" in page
    assert front.status_code == 200


async def test_an_offer_that_nobody_has_confirmed_leads_to_its_page(desk: Desk) -> None:
    async with desk.console.staff("admin") as admin:
        page = html.unescape((await admin.get("staff/indhold/mangler")).text)

    link = r'href="(?:\.\./)*staff/tilbud/et/fc-lemvig">Frivilligcenter Lemvig</a>'
    assert re.search(link, page)
    assert "Udbyderen har ikke bekræftet tilbuddet. Spørg, og bekræft det under Tilbud. offers.csv:9" in (
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    )


async def test_an_offer_that_was_confirmed_in_the_console_waits_no_more(desk: Desk) -> None:
    async with desk.console.staff("admin") as admin:
        anna = (await desk.console.store.accounts.all())[0].account
        await desk.console.store.offers.seed(desk.shelf.library.offers)
        later = desk.shelf.library.offers[0].known_on
        assert later
        await desk.console.store.offers.confirm(OfferId("fc-lemvig"), today=later + DAY, by=anna)
        page = (await admin.get("staff/indhold/mangler")).text

    assert "staff/tilbud/et/fc-lemvig" not in page
    assert "staff/tilbud/et/fc-samsoe" in page
