"""The page of a case: what it shows to whom, what can be done on it, and what comes back when it cannot."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from knowledge.casework.actions import Carrier, Claim, Close, Outcome, Respond, Told, Write
from knowledge.casework.records import CaseFile
from tests.bot.console.filing import OTHER, REFERENCE, WORDS, field, filed, form, log, write
from tests.bot.console.signed_in import Console, Staff

CASE = f"/staff/sag/{REFERENCE}"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


async def now(console: Console, worker: Staff, reference: str = REFERENCE) -> CaseFile:
    """Return the case as it is now."""
    assert worker.account
    file = await console.store.desk.file(reference, viewer=worker.account)
    assert file
    return file


async def does(worker: Staff, action: str, *, at: str = CASE, **fields: str) -> int:
    """Open the case, post its form *action*, and return the status."""
    page = await worker.get(at)
    return (await worker.posts(f"{at}/{action}", **form(page.text, f"/{action}") | fields)).status_code


async def test_the_page_shows_the_words_the_council_and_why(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = (await worker.get(CASE)).text
        acts = console.acts()

    assert WORDS in page
    assert "Skive → Sundhedsråd Midt" in page
    assert "Frivillig forening" in page
    assert acts[-1][1:] == ("case.read", REFERENCE)


@pytest.mark.parametrize("reference", ["26-0147-A", "26-9999-X", "x", "26-0147-K'--", "26-0148-M", "%00"])
async def test_a_forged_or_unknown_reference_is_a_404(tmp_path: Path, reference: str) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = await worker.get(f"/staff/sag/{reference}")
        posted = await worker.posts(f"/staff/sag/{reference}/note", text="Min note", version="1")

    assert (page.status_code, posted.status_code) == (404, 404)
    assert WORDS not in page.text + posted.text
    assert field(posted.text, "text") == "Min note"


async def test_a_reference_is_forgiven_its_case_and_spaces(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        assert (await worker.get("/staff/sag/26%200147k")).status_code == 200


async def test_a_reader_reads_and_is_offered_nothing_to_do(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff("reader", council="midt") as reader:
        page = await reader.get(CASE)
        posted = await reader.posts(f"{CASE}/tag")

    assert page.status_code == 200
    assert "/tag" not in page.text
    assert 'name="text"' not in page.text
    assert posted.status_code == 403


async def test_a_reader_of_another_council_sees_nothing_of_it(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff("reader", council="horsens") as reader:
        page = await reader.get(CASE)

    assert page.status_code == 404
    assert WORDS not in page.text


async def test_the_address_of_a_form_leads_back_to_the_case(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        back = await worker.get(f"{CASE}/svar")

    assert back.status_code == 303
    assert back.headers["location"] == f"../../../staff/sag/{REFERENCE}"


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
    until = (date.today() + timedelta(days=9)).isoformat()  # noqa: DTZ011 days ahead, whatever the zone
    async with filed(tmp_path) as console, console.staff() as worker:
        waits = await does(worker, "afventer", paa="sundhedsråd", dato=until)
        file = await now(console, worker)

    assert (waits, file.filed.state, file.filed.waiting_for) == (303, "Afventer", "sundhedsråd")
    assert str(file.filed.wake_on) == until


@pytest.mark.parametrize(
    "fields",
    [
        {"paa": "sundhedsråd", "dato": "2020-01-01"},
        {"paa": "sundhedsråd", "dato": "i morgen"},
        {"paa": "sundhedsråd", "dato": ""},
        {"paa": "", "dato": "2099-01-01"},
        {"paa": "x", "dato": "2099-01-01"},
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
        ("", "findes ikke"),
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


async def test_a_stale_form_changes_nothing_and_shows_both(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff(name="Bo") as bo, console.staff(name="Ane") as ane:
        page = (await bo.get(CASE)).text
        assert ane.account
        await console.store.desk.act(REFERENCE, Claim(), by=ane.account)
        await console.store.desk.act(REFERENCE, Write("Jeg ringer i morgen."), by=ane.account)
        await write(console.store, "Vi er forresten 40.")
        stale = await bo.posts(
            f"{CASE}/afslut", **form(page, "/afslut"), resultat="besvaret", baerer="sammen", laert="Min tekst"
        )
        file = await now(console, bo)

    assert (stale.status_code, file.filed.state) == (409, "I gang")
    news = stale.text.partition('id="news"')[2].partition("Det, du skrev")[0]
    for told in ("Vi er forresten 40.", "Jeg ringer i morgen.", "Ejeren er nu Ane", "I gang"):
        assert told in news
    assert field(stale.text, "laert") == "Min tekst"


async def test_a_case_is_not_closed_over_what_its_person_has_just_written(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = (await worker.get(CASE)).text
        await write(console.store, "Vent, der er mere.")
        stale = await worker.posts(
            f"{CASE}/afslut", **form(page, "/afslut"), resultat="besvaret", baerer="sammen"
        )

        assert (stale.status_code, (await now(console, worker)).filed.state) == (409, "Ny")
    assert "Vent, der er mere." in stale.text.partition('id="news"')[2].partition("Det, du skrev")[0]


@pytest.mark.parametrize("version", ["", "0", "-1", "1e3", "9" * 30, "<b>"])
async def test_a_forged_version_changes_nothing(tmp_path: Path, version: str) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        answer = await worker.posts(
            f"{CASE}/afslut", version=version, seen="<i>", resultat="besvaret", baerer="sammen"
        )

        assert answer.status_code == 409
        assert (await now(console, worker)).filed.state == "Ny"


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


async def test_markup_in_every_field_stays_text(tmp_path: Path) -> None:
    names = "text laert esdh hvorfor modtager adresse ind-i til vej seen was whose trin resultat journal"
    async with filed(tmp_path) as console, console.staff(name="Bo") as worker:
        await write(console.store, HOSTILE)
        for action in ("note", "afslut", "journal", "videresend", "modtaget", "saml", "svar", "giv-videre"):
            fields = dict.fromkeys(names.split(), HOSTILE)
            answer = await worker.posts(f"{CASE}/{action}", version="2", **fields)
            assert "<script>alert" not in answer.text
            assert "<img src" not in answer.text
        page = (await worker.get(f"{CASE}?gjort={HOSTILE}")).text

    assert "<script>alert" not in page
    assert "<img src" not in page


async def test_the_delivery_of_an_answer_is_shown(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        assert worker.account
        told = (Told(REFERENCE, "Det kan I godt."),)
        await console.store.desk.act(REFERENCE, Respond("x", told), by=worker.account)
        page = (await worker.get(CASE)).text

    assert '<li class="said staff">' in page
    assert "Det kan I godt." in page
    assert "Sendt" in page
