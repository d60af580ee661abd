"""The page of a case: what it shows to whom, what can be done on it, and what comes back when it cannot."""

import re
from html import unescape
from pathlib import Path

import pytest

from knowledge.casework.actions import (
    Claim,
    Forward,
    Respond,
    Road,
    Told,
    Write,
)
from tests.bot.console.filing import CASE, OTHER, REFERENCE, WORDS, does, field, filed, form, log, now, write

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


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
