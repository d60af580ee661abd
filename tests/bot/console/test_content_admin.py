"""What admins alone edit: what people in danger read, and what is said of privacy."""

import html
from datetime import datetime, timedelta

import pytest

from bot.store.edits import above
from bot.wording.dates import DENMARK
from knowledge.terms import Danger, Language, TopicId
from tests.bot.console.editing import AUH, PATIENCE, Desk


@pytest.mark.parametrize("name", ["svar/da/medical-advice", "tekst/web-hint"])
async def test_ring_112_is_changed_by_admins_alone_and_confirmed(desk: Desk, name: str) -> None:
    path, before = f"staff/indhold/admin/ret/{name}", above(desk.console.path)
    assert (await desk.worker.get(path)).status_code == 403
    assert (await desk.worker.get(f"staff/indhold/ret/{name}")).status_code == 404
    async with desk.console.staff("admin", name="Chef Prøve") as admin:
        admin.timeout = PATIENCE
        fields = await desk.form(path, admin)
        typed = {field: text.replace("112", "113") for field, text in fields.items()}
        asked = await admin.posts(path, do="save", **typed)

    assert asked.status_code == 200
    assert 'value="sure"' in asked.text
    assert above(desk.console.path) == before


async def test_only_admins_edit_the_lines_and_they_see_before_and_after(desk: Desk) -> None:
    path = "staff/indhold/admin/ret/linje/livslinien"
    assert (await desk.worker.get(path)).status_code == 403
    async with desk.console.staff("admin", name="Chef Prøve") as admin:
        admin.timeout = PATIENCE
        fields = await desk.form(path, admin) | {"number": "70 20 12 02"}

        unchecked = await admin.posts(path, do="save", **fields)
        assert "Ring til nummeret eller slå det op" in unchecked.text

        asked = await admin.posts(path, do="save", checked="1", **fields)
        assert asked.status_code == 200
        assert "Er du sikker?" in asked.text
        assert "70 201 201" in asked.text
        assert "70 20 12 02" in asked.text
        assert above(desk.console.path) == {}

        sure = await admin.posts(path, do="sure", checked="1", **fields)
        assert sure.status_code == 303
    assert desk.shelf.library.lines.of(Danger.SUICIDE)[1].number == "70 20 12 02"


async def test_112_stays_first(desk: Desk) -> None:
    path = "staff/indhold/admin/ret/linje/alarm"
    async with desk.console.staff("admin") as admin:
        admin.timeout = PATIENCE
        refused = await admin.posts(
            path, do="sure", checked="1", **await desk.form(path, admin) | {"number": "113"}
        )

    assert refused.status_code == 422
    assert "112 skal altid være det første nummer." in refused.text


async def test_new_words_of_the_notice_are_a_new_version_of_it(desk: Desk) -> None:
    path, began = "staff/indhold/admin/ret/tekst/notice", _day()
    async with desk.console.staff("admin") as admin:
        admin.timeout = PATIENCE
        fields = await desk.form(path, admin)
        fields["da"] = fields["da"].replace("Hej. Jeg er", "Dav. Jeg er")

        assert (await admin.posts(path, do="sure", **fields)).status_code == 303

    assert desk.shelf.library.notice in {began, _day()}  # midnight may have come
    said = desk.shelf.library.phrasebook.say("notice", unfinished="x", closing="y", misses="z", channel="web")
    assert said.startswith("Dav.")


async def test_a_new_period_is_told_everywhere(desk: Desk) -> None:
    path, began = "staff/indhold/admin/ret/frist/unfinished_chat", _day()
    async with desk.console.staff("admin") as admin:
        admin.timeout = PATIENCE
        saved = await admin.posts(path, do="sure", **await desk.form(path, admin) | {"hours": "48"})

    assert saved.status_code == 303
    known = desk.shelf.library
    assert known.periods.unfinished_chat == timedelta(hours=48)
    for language, figure in ((Language.DANISH, "2 dage"), (Language.ENGLISH, "2 days")):
        answer = known.answers.get(TopicId("privacy"), language)
        assert answer
        assert figure in answer.text
        assert figure in answer.easy
    assert known.notice in {began, _day()}
    assert "følger ikke det danske" not in (await desk.worker.get("staff/indhold")).text


async def test_an_answer_about_privacy_must_tell_the_periods(desk: Desk) -> None:
    path = "staff/indhold/admin/ret/svar/da/privacy"
    async with desk.console.staff("admin") as admin:
        admin.timeout = PATIENCE
        fields = await desk.form(path, admin)
        refused = await admin.posts(path, do="sure", **fields | {"text": "Vi gemmer ikke noget."})

    assert refused.status_code == 422
    assert "Svaret om privatliv siger ikke »24 timer«" in html.unescape(refused.text)


async def test_readers_and_strangers_edit_nothing(desk: Desk) -> None:
    async with desk.console.staff("reader") as reader:
        for path in ("staff/indhold", AUH, "staff/indhold/historik/kontakt/region"):
            assert (await reader.get(path)).status_code == 403
        assert (await reader.posts(AUH, do="save", phone="1")).status_code == 403
    async with desk.console.browser() as stranger:
        assert (await stranger.get("staff/indhold")).status_code == 303


def _day() -> str:
    return datetime.now(DENMARK).date().isoformat()
