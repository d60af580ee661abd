"""The page *Det mangler* shows what `check` finds, each with the form that mends it."""

import html
import re
from pathlib import Path

from tests.bot.console.editing import Desk


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
