"""What is done to a case on its page: who has it, notes, what it waits for, its end, and what is like it."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.casework.actions import Carrier, Close, Outcome
from knowledge.casework.calendar import Calendar
from tests.bot.console.filing import CASE, OTHER, REFERENCE, WORDS, does, field, filed, form, log, now


async def test_two_claim_at_once_and_the_second_is_told_who_was_first(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff(name="Bo") as bo, console.staff(name="Ane") as ane:
        page = (await ane.get(CASE)).text
        first = await does(bo, "tag")
        second = await ane.posts(f"{CASE}/tag", **form(page, "/tag"))
        file = await now(console, bo)

    assert (first, second.status_code) == (303, 409)
    assert "Bo tog sagen først." in second.text
    assert file.filed.owner_name == "Bo"


async def test_a_colleague_can_take_over_what_somebody_has(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff(name="Bo") as bo, console.staff(name="Ane") as ane:
        await does(bo, "tag")
        page = (await ane.get(CASE)).text
        taken = await does(ane, "giv-videre", til=str(ane.account.id if ane.account else 0))
        file = await now(console, bo)

    assert "Overtag sagen fra Bo" in page
    assert (taken, file.filed.owner_name) == (303, "Ane")


async def test_a_case_is_given_to_a_colleague_and_to_nobody_else(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff(name="Bo") as bo, console.staff(name="Ane") as ane:
        async with console.staff("reader", name="Ida") as ida:
            given = await does(bo, "giv-videre", til=str(ane.account.id if ane.account else 0))
            wrong = [
                await does(bo, "giv-videre", til=to)
                for to in ("", "x", "999", str(ida.account.id if ida.account else 0))
            ]
        file = await now(console, bo)

    assert (given, wrong) == (303, [422] * 4)
    assert file.filed.owner_name == "Ane"


async def test_a_note_is_kept_and_looks_like_nothing_else(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff(name="Bo") as worker:
        assert await does(worker, "note", text="Husk at ringe.") == 303
        page = (await worker.get(CASE)).text
        file = await now(console, worker)
        letters = await console.store.replay("web:public:3", 0)

    assert [remark.text for remark in file.remarks] == ["Husk at ringe."]
    assert '<li class="note">' in page
    assert "Bliver aldrig sendt" in page
    assert "Husk at ringe." not in str(letters)


async def test_a_note_of_a_megabyte_comes_back_whole(tmp_path: Path) -> None:
    long = "Æ" * 500_000
    async with filed(tmp_path) as console, console.staff() as worker:
        page = (await worker.get(CASE)).text
        answer = await worker.posts(f"{CASE}/note", **form(page, "/note"), text=long)
        file = await now(console, worker)

    assert answer.status_code == 422
    assert "Teksten er for lang" in answer.text
    assert field(answer.text, "text") or long in answer.text
    assert long in answer.text
    assert file.remarks == ()


@pytest.mark.parametrize("action", ["note", "svar"])
async def test_an_empty_text_is_refused(tmp_path: Path, action: str) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        assert await does(worker, action, text="  \n ", trin="vis") == 422


async def test_a_cpr_number_in_a_note_is_gone_and_told(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = (await worker.get(CASE)).text
        answer = await worker.posts(f"{CASE}/note", **form(page, "/note"), text="Ring til 010190-1234.")
        file = await now(console, worker)
        shown = await worker.get(f"{CASE}{answer.headers['location'].partition(REFERENCE)[2]}")

    assert "010190" not in file.remarks[0].text
    assert "Det er fjernet og ikke gemt" in shown.text


async def test_a_case_waits_until_a_day(tmp_path: Path) -> None:
    ahead = date.today() + timedelta(days=9)  # noqa: DTZ011 days ahead, whatever the zone
    until = Calendar().from_on(ahead).isoformat()
    async with filed(tmp_path) as console, console.staff() as worker:
        waits = await does(worker, "afventer", paa="sundhedsråd", dato=until)
        file = await now(console, worker)

    assert (waits, file.filed.state, file.filed.waiting_for) == (303, "Afventer", "sundhedsråd")
    assert str(file.filed.wake_on) == until


async def test_a_case_comes_up_again_on_a_day_that_is_worked(tmp_path: Path) -> None:
    year = date.today().year + 1  # noqa: DTZ011 a year ahead, whatever the zone
    async with filed(tmp_path) as console, console.staff() as worker:
        page = (await worker.get(CASE)).text
        fields = form(page, "/afventer") | {"paa": "dato", "dato": f"{year}-12-24"}
        done = await worker.posts(f"{CASE}/afventer", **fields)
        file = await now(console, worker)
        told = (await worker.get(f"/staff/sag/{done.headers['location'].rpartition('/')[2]}")).text
    calendar = Calendar()
    proposed = re.search(r'id="vent-til" name="dato" type="date" value="([^"]*)"', page)

    assert proposed
    assert calendar.is_working_day(date.fromisoformat(proposed[1]))
    assert file.filed.wake_on == calendar.next_working_day(date(year, 12, 24))
    assert "den 24. december, så den kommer frem igen" in told
    assert "Afventer</span> til" in told


@pytest.mark.parametrize(
    "fields",
    [
        {"paa": "sundhedsråd", "dato": "2020-01-01"},
        {"paa": "sundhedsråd", "dato": "i morgen"},
        {"paa": "sundhedsråd", "dato": ""},
        {"paa": "", "dato": "2099-01-01"},
        {"paa": "x", "dato": "2099-01-01"},
        {"paa": "dato", "dato": "9999-12-31"},
    ],
)
async def test_a_day_that_cannot_be_is_refused(tmp_path: Path, fields: dict[str, str]) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = (await worker.get(CASE)).text
        answer = await worker.posts(f"{CASE}/afventer", **form(page, "/afventer"), **fields)
        file = await now(console, worker)

    assert (answer.status_code, file.filed.state) == (422, "Ny")
    assert '<details class="fold" id="afventer" open>' in answer.text


async def test_a_case_is_closed_with_its_end_and_reopened(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        closed = await does(worker, "afslut", resultat="besvaret", baerer="sammen", laert="Spørg før.")
        file = await now(console, worker)
        page = (await worker.get(CASE)).text
        reopened = await does(worker, "genaabn")
        after = await now(console, worker)

    assert (closed, file.filed.state, file.carrier, file.lesson) == (303, "Afsluttet", "sammen", "Spørg før.")
    assert "/svar" not in page
    assert (reopened, after.filed.state) == (303, "Genåbnet")


async def test_a_case_is_not_closed_without_an_end_and_a_carrier(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        assert await does(worker, "afslut", resultat="", baerer="sammen") == 422
        assert await does(worker, "afslut", resultat="besvaret") == 422
        assert (await now(console, worker)).filed.state == "Ny"


async def test_a_case_is_journalised_with_a_number(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        without = await does(worker, "journal", journal="ja", esdh="")
        done = await does(worker, "journal", journal="ja", esdh="2026-1234")
        undone = await does(worker, "journal", journal="nej")
        file = await now(console, worker)

    assert (without, done, undone) == (422, 303, 422)
    assert (file.journalled, file.journal) == ("ja", "2026-1234")


async def test_cases_are_merged_and_both_texts_stay(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        await log(console.store, conversation="web:public:4", number=7, reference=OTHER, text="Samme igen.")
        page = (await worker.get(CASE)).text
        answer = await worker.posts(f"{CASE}/saml", **form(page, "/saml"), **{"ind-i": f" {OTHER.lower()} "})
        other = (await worker.get(f"/staff/sag/{OTHER}")).text
        mine = (await worker.get(CASE)).text

    assert answer.headers["location"] == f"../../../staff/sag/{OTHER}?gjort=sag-saml"
    assert WORDS in other
    assert "Samme igen." in other
    assert "Svaret går til 2 sager" in other
    assert f'samlet i <a class="reference" href="../../staff/sag/{OTHER}"' in mine


@pytest.mark.parametrize(
    ("into", "why"),
    [
        (REFERENCE, "samles med sig selv"),
        ("26-9999-Z", "findes ikke"),
        ("", "Vælg en af sagerne"),
        (OTHER, "afsluttet"),
    ],
)
async def test_a_case_is_not_merged_with_itself_a_closed_or_an_unknown_one(
    tmp_path: Path, into: str, why: str
) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        await log(console.store, conversation="web:public:4", number=7, reference=OTHER)
        assert worker.account
        await console.store.desk.act(OTHER, Close(Outcome.ANSWERED, Carrier.REGION), by=worker.account)
        page = (await worker.get(CASE)).text
        answer = await worker.posts(f"{CASE}/saml", **form(page, "/saml"), **{"ind-i": into})
        file = await now(console, worker)

    assert (answer.status_code, file.merged_into) == (422, "")
    assert why in answer.text


async def test_macros_do_what_they_say_and_send_nothing(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff(name="Bo") as bo, console.staff(name="Ane"):
        waits = await does(bo, "makro", makro="vent")
        waiting = await now(console, bo)
        gives = await does(bo, "makro", makro="kollega")
        given = await now(console, bo)
        letters = await console.store.replay("web:public:3", 0)

    assert (waits, waiting.filed.state, waiting.filed.owner_name) == (303, "Afventer", "Bo")
    assert (gives, given.filed.owner_name) == (303, "Ane")
    assert [line for line in letters if not line.mine] == []


async def test_a_macro_closes_as_answered(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        done = await does(worker, "makro", makro="afslut", baerer="kommunen")
        file = await now(console, worker)

    assert (done, file.filed.state, file.outcome, file.carrier) == (303, "Afsluttet", "besvaret", "kommunen")


@pytest.mark.parametrize("macro", ["", "svar", "kollega"])
async def test_a_macro_that_is_none_or_has_no_colleague_is_refused(tmp_path: Path, macro: str) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = (await worker.get(CASE)).text
        fields = form(page, "/makro") | {"makro": macro}
        answer = await worker.posts(f"{CASE}/makro", **fields)

        assert answer.status_code == 422
        assert (await now(console, worker)).filed.state == "Ny"
