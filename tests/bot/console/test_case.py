"""The page of a case: what it shows to whom, what can be done on it, and what comes back when it cannot."""

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest

from knowledge.casework.actions import (
    Carrier,
    Claim,
    Close,
    Forward,
    Outcome,
    Respond,
    Road,
    Told,
    Write,
)
from knowledge.casework.calendar import Calendar
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
        assert (await worker.get("/staff/sag/26%200147k", follow_redirects=True)).status_code == 200


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
    ahead = date.today() + timedelta(days=9)  # noqa: DTZ011 days ahead, whatever the zone
    until = Calendar().from_on(ahead).isoformat()
    async with filed(tmp_path) as console, console.staff() as worker:
        waits = await does(worker, "afventer", paa="sundhedsråd", dato=until)
        file = await now(console, worker)

    assert (waits, file.filed.state, file.filed.waiting_for) == (303, "Afventer", "sundhedsråd")
    assert str(file.filed.wake_on) == until


async def test_no_two_labels_of_a_choice_are_equal(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        await does(worker, "tag")
        assert worker.account
        given = Forward("Rådet", Road.PHONE, told=(Told(REFERENCE, "Rådet har den.", "phone"),))
        await console.store.desk.act(REFERENCE, given, by=worker.account)
        page = (await worker.get(CASE)).text

    groups = re.findall(r"<fieldset.*?</fieldset>|<select.*?</select>", page, re.DOTALL)
    labels = [[label.strip() for label in re.findall(r">([^<>]*)</(?:label|option)>", one)] for one in groups]
    assert len(groups) >= 8
    assert all(len(set(one)) == len(one) > 0 for one in labels), labels
    waiting = next(one for one in groups if 'name="paa"' in one)
    assert re.findall(r"> ([^<>]*)</label>", waiting) == [
        "Svar fra afsenderen",
        "Svar fra sundhedsrådet",
        "Ingen: bare en bestemt dag",
    ]
    assert "checked" not in waiting


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


async def test_a_wrong_field_is_marked_and_linked_from_the_top(tmp_path: Path) -> None:
    wrong = [
        ("afventer", {"paa": "", "dato": "2099-01-01"}, {"vent-paa": "Vælg, hvad sagen venter på."}),
        ("afventer", {"paa": "dato", "dato": "x"}, {"vent-til": "Vælg en dag."}),
        (
            "afslut",
            {},
            {
                "afslut-resultat": "Vælg, hvad det endte med.",
                "afslut-baerer": "Vælg, hvem der fører det videre.",
            },
        ),
        ("afslut", {"resultat": "besvaret"}, {"afslut-baerer": "Vælg, hvem der fører det videre."}),
        ("journal", {"journal": "ja"}, {"esdh": "Skriv ESDH-sagsnummeret."}),
        ("journal", {}, {"journal-valg": "Vælg, om sagen skal journaliseres."}),
        ("saml", {}, {"saml-nummer": "Vælg en af sagerne, eller skriv et sagsnummer."}),
        ("saml", {"ind-i": "26-0148"}, {"saml-nummer": "Skriv hele nummeret med bogstavet til sidst"}),
        ("videresend", {"til": "anden"}, {"til-navn": "Skriv eller vælg, hvem der skal have sagen"}),
        ("videresend", {"til": "midt"}, {"til-vej": "Vælg, hvordan sagen bliver sendt."}),
        ("videresend", {"til": "midt", "vej": "mail"}, {"til-adresse": "Skriv en e-mailadresse"}),
        ("makro", {"makro": "afslut"}, {"makro-baerer": "Vælg, hvem der fører det videre."}),
        ("svar", {"trin": "vis"}, {"svar-text": "Der mangler tekst."}),
        ("note", {}, {"note-text": "Der mangler tekst."}),
    ]
    async with filed(tmp_path) as console, console.staff() as worker:
        page = (await worker.get(CASE)).text
        for action, fields, told in wrong:
            answer = await worker.posts(f"{CASE}/{action}", **form(page, f"/{action}") | fields)
            links = re.findall(r'<p><a href="#([^"]*)">([^<]*)</a>', answer.text)
            assert answer.status_code == 422, action
            assert {at: text for at, text in links if text.startswith(told.get(at, "-"))} == dict(links)
            assert links, (action, fields)
            for at, text in links:
                assert re.search(rf'<(input|select|textarea)[^>]* ?id="{at}"', answer.text), at
                assert f'<p class="mistake" id="{at}-wrong">{text}</p>' in answer.text
            assert answer.text.count('class="mistake"') == len(told)


@pytest.mark.parametrize("text", ["", "Mine ord"])
async def test_a_stale_page_tells_of_the_words_only_where_there_are_some(tmp_path: Path, text: str) -> None:
    async with filed(tmp_path) as console, console.staff(name="Bo") as bo, console.staff(name="Ane") as ane:
        page = (await bo.get(CASE)).text
        await does(ane, "tag")
        late = (await bo.posts(f"{CASE}/tag", **form(page, "/tag"), text=text)).text

    assert ("Det, du skrev" in late) == bool(text)
    assert ("Din tekst er her endnu" in late) == bool(text)
    assert "Ane tog sagen først." in late


async def test_the_way_back_to_the_list_is_kept_through_what_is_done(tmp_path: Path) -> None:
    listed = "liste=alle&soeg=forening"
    async with filed(tmp_path) as console, console.staff() as worker:
        await log(
            console.store, conversation="web:public:4", number=7, reference=OTHER, text="En forening til"
        )
        found = (await worker.get(f"/staff?{listed}")).text
        link = re.search(rf'href="([^"]*sag/{REFERENCE}\?fra=[^"]*)"', found)
        assert link
        page = (await worker.get("/" + unescape(link[1]).removeprefix("./"))).text
        done = await worker.posts(f"{CASE}/tag", **form(page, "/tag"))
        again = (await worker.get(f"/staff/sag/{done.headers['location'].rpartition('/')[2]}")).text
        forged = await worker.get(f"{CASE}?fra=%22%3E%3Cscript%3E&fra=//example.org")

    for one in (page, again):
        assert 'href="../../staff?liste=alle&amp;soeg=forening"' in one
        assert f'sag/{OTHER}?fra=liste%3Dalle%26soeg%3Dforening">Næste sag: {OTHER}' in one
    assert "Sagen er din." in again
    assert forged.status_code == 200
    assert "<script>" not in forged.text.partition("<body>")[2]


async def test_whose_case_it_is_is_told_where_one_answers(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff(name="Bo") as bo, console.staff(name="Ane") as ane:
        await does(ane, "tag")
        before = (await bo.get(CASE)).text
        assert ane.account
        kept = {"text": ["Halvt svar"]}
        await console.store.drafts.keep(ane.account.id, f"sag/{REFERENCE}/svar", kept, reference=REFERENCE)
        during = (await bo.get(CASE)).text
        own = (await ane.get(CASE)).text

    assert "Ane har sagen. Tal sammen, og overtag den, før du svarer." in before
    assert "Ane har sagen og er i gang med et svar." in during
    assert "Halvt svar" not in during
    assert "har sagen" not in own


async def test_an_answered_case_is_closed_beside_what_says_so(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        assert worker.account
        told = (Told(REFERENCE, "Det kan I godt."),)
        await console.store.desk.act(REFERENCE, Respond("x", told), by=worker.account)
        page = (await worker.get(CASE)).text

    assert page.index("Sagen er besvaret") < page.index('id="afslut"') < page.index('id="svar"')
    assert page.count('id="afslut"') == 1


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
