"""Staff decide what providers and readers propose: mended first, once, and never over another's change."""

import html
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from bot.console import pages
from bot.wording.words import Words
from knowledge.library import Shelf
from knowledge.offers.mistakes import SENTENCES
from knowledge.offers.offer import Day, Offer, OfferId, Schedule, Status
from knowledge.offers.records import Proposal, Told, Wanted
from tests.bot.console.offering import (
    ADD,
    CORRECT,
    EDIT,
    TODAY,
    WALKS,
    WITHDRAW,
    Office,
    office,
    words,
)
from tests.bot.store.said import ANNA, CLARA

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


@pytest.fixture
async def desk(packaged: Shelf, tmp_path: Path) -> AsyncIterator[Office]:
    async with office(tmp_path, packaged) as desk:
        await desk.keeps(WALKS)
        yield desk


@pytest.mark.parametrize(
    ("proposal", "stands", "done"),
    [
        (
            ADD,
            replace(WALKS, id=OfferId("test-new"), name="Testkaffe", assured_on=TODAY),
            "Tilbuddet er godkendt.",
        ),
        (EDIT, replace(WALKS, phone="55 66 77 88"), "Rettelsen er godkendt"),
        (WITHDRAW, replace(WALKS, status=Status.DEFUNCT), "Tilbuddet bliver ikke vist mere."),
        (CORRECT, WALKS, "Tilbuddet er rettet."),
    ],
)
async def test_an_approved_proposal_is_done_once(
    desk: Office, proposal: Proposal, stands: Offer, done: str
) -> None:
    [one] = await desk.proposes(proposal)

    answer = await desk.posts(f"/forslag/{one.number}", do="approve")

    assert done in await desk.led(answer)
    assert desk.offer(stands.id) == stands
    assert await desk.console.store.offers.proposals() == []
    assert desk.acts()[-1] == ("proposal.approve", stands.id)


@pytest.mark.parametrize("proposal", [ADD, EDIT, WITHDRAW, CORRECT])
async def test_one_that_is_turned_down_changes_nothing(desk: Office, proposal: Proposal) -> None:
    [one] = await desk.proposes(proposal)

    answer = await desk.worker.posts(f"/staff/tilbud/forslag/{one.number}/afvis")

    assert "Forslaget er afvist." in await desk.led(answer)
    assert desk.offer() == WALKS
    assert "Anna Prøve har afvist forslaget." in await desk.reads(f"/forslag/{one.number}")


async def test_a_withdrawal_that_is_turned_down_shows_the_offer_again(desk: Office) -> None:
    await desk.keeps(replace(WALKS, status=Status.INACTIVE))
    [one] = await desk.proposes(WITHDRAW)
    assert "Afviser du, bliver det vist for borgerne igen." in await desk.reads(f"/forslag/{one.number}")

    answer = await desk.worker.posts(f"/staff/tilbud/forslag/{one.number}/afvis")

    assert "Forslaget er afvist. Tilbuddet bliver vist for borgerne." in await desk.led(answer)
    assert desk.offer() == WALKS


async def test_what_would_change_is_told_field_by_field_in_words_too(desk: Office) -> None:
    [one] = await desk.proposes(EDIT)

    for page in ("", f"/forslag/{one.number}"):
        told = await desk.reads(page)
        assert "Telefon [før: 11 22 33 44 ] [nu: 55 66 77 88 ]" in told
        assert "Hvad det er [" not in told


async def test_what_readers_say_stands_after_what_providers_want_and_the_menu_counts_both(
    desk: Office,
) -> None:
    await desk.proposes(CORRECT)
    await desk.proposes(ADD, conversation=ANNA)

    page = await desk.worker.get("/staff/tilbud")

    assert page.text.index("Testkaffe") < page.text.index(CORRECT.text)
    assert '2<span class="sr-only"> forslag venter</span>' in page.text
    desk.time.passes(seconds=30)
    assert '2<span class="sr-only"> forslag venter</span>' in (await desk.worker.get("/staff")).text


async def test_a_flood_of_reports_is_a_few_and_hides_no_proposal(desk: Office) -> None:
    for n in range(40):
        reports = tuple(replace(CORRECT, of=OfferId(f"test-{n}"), text=f"Forkert {m}") for m in range(5))
        await desk.tells(Told(proposals=(*reports, CORRECT)), f"tg:test:{n}")
    await desk.proposes(ADD, EDIT, conversation=ANNA)

    page = await desk.worker.get("/staff/tilbud")

    assert page.text.index("Testkaffe") < page.text.index("55 66 77 88") < page.text.index("Forkert 0")
    assert '202<span class="sr-only"> forslag venter</span>' in page.text
    assert "Der er 175 forslag til." in words(page)


async def test_how_often_it_was_said_is_told(desk: Office) -> None:
    for conversation in (ANNA, CLARA, "tg:test:1"):
        [one] = await desk.proposes(CORRECT, conversation=conversation)

    for page in ("", f"/forslag/{one.number}"):
        assert "Meldt 3 gange" in await desk.reads(page)


async def test_it_is_approved_as_staff_mended_it(desk: Office) -> None:
    [one] = await desk.proposes(EDIT)

    await desk.posts(
        f"/forslag/{one.number}",
        do="approve",
        what="Vi går en tur hver torsdag.",
        needs=["exercise", "loneliness"],
        municipalities=["Skive", "Viborg"],
        relatives="1",
        **{"tid-0-dage": ["TH"], "tid-0-fra": "16:00", "tid-0-til": "17:30"},
    )

    stands = desk.offer()
    assert stands.what == "Vi går en tur hver torsdag."
    assert stands.needs == ("exercise", "loneliness")
    assert stands.municipalities == ("Skive", "Viborg")
    assert stands.relatives
    assert stands.schedules == (Schedule((Day.THURSDAY,), time(16), time(17, 30)),)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "Navn: Skriv noget her"),
        ({"page": "javascript:alert(1)"}, "Hjemmeside: Skriv hele adressen."),
        ({"page": "ftp://example.org"}, "Hjemmeside: Skriv hele adressen."),
        ({"phone": "ring til Bo"}, "Telefon: Skriv ét telefonnummer"),
        ({"email": "bo hos example"}, "E-mail: Skriv en e-mailadresse"),
        ({"minimum_age": "80", "maximum_age": "18"}, "Den ældste alder er lavere end den yngste (80)."),
        ({"minimum_age": "ung"}, "Yngste alder: Skriv alderen i hele år, fra 0 til 120."),
        ({"latitude": "10.2", "longitude": "56.1"}, "Breddegrad og længdegrad er vist byttet om."),
        ({"latitude": "40.0", "longitude": "10.0"}, "Stedet ligger uden for Danmark."),
        ({"needs": ["findes-ikke"]}, "findes ikke at vælge"),
        ({"municipalities": ["København"]}, "findes ikke at vælge"),
        ({"languages": "dansk"}, "findes ikke at vælge"),
        ({"kind": "Z"}, "findes ikke at vælge"),
        ({"status": "sjov"}, "findes ikke at vælge"),
        (
            {"tid-0-dage": ["TH"], "tid-0-fra": "17:00", "tid-0-til": "16:00"},
            "Tiden slutter, før den begynder.",
        ),
        ({"tid-0-fra": "vrøvl; MO"}, "Tider:"),
        ({"tjekket": "1", "source": ""}, "Kilde: Skriv kilden"),
    ],
)
async def test_a_mistake_is_named_at_its_field_and_nothing_decided(
    desk: Office, fields: dict[str, str | list[str]], told: str
) -> None:
    [one] = await desk.proposes(EDIT)

    answer = await desk.posts(f"/forslag/{one.number}", do="approve", what="Mit nye ord.", **fields)

    assert answer.status_code == 422
    assert told in words(answer)
    assert 'class="mistake"' in answer.text
    assert "Mit nye ord.</textarea>" in answer.text, "what was typed stays"
    assert desk.offer() == WALKS
    assert len(await desk.console.store.offers.proposals()) == 1


@pytest.mark.parametrize("key", SENTENCES)
def test_every_mistake_has_a_danish_sentence(key: str) -> None:
    say = Words(pages.SENTENCES).say
    told: dict[str, Any] = {"value": "x", "most": 1, "least": "2", "count": 3}

    assert say("offers-mistake", why=key, **told) != say("offers-mistake", why="noget nyt", **told)


async def test_a_number_of_a_person_is_taken_out_and_told(desk: Office) -> None:
    [one] = await desk.proposes(CORRECT)

    answer = await desk.posts(f"/forslag/{one.number}", do="approve", what="Ring til 010190-1234")

    assert answer.status_code == 422
    assert "Noget lignede et CPR-nummer" in words(answer)
    assert "010190" not in answer.text
    assert desk.offer() == WALKS


async def test_it_is_looked_at_before_it_is_kept(desk: Office) -> None:
    [one] = await desk.proposes(EDIT)

    answer = await desk.posts(f"/forslag/{one.number}", do="preview", what="Vi løber.")

    assert answer.status_code == 200
    assert "Intet er gemt endnu. Testgåture Testforeningen Vi løber." in words(answer)
    assert desk.offer() == WALKS


@pytest.mark.parametrize(("first", "told"), [("approve", "har godkendt"), ("refuse", "har afvist")])
@pytest.mark.parametrize("proposal", [EDIT, WITHDRAW, CORRECT])
async def test_who_comes_second_is_told_who_was_first(
    desk: Office, first: str, told: str, proposal: Proposal
) -> None:
    [one] = await desk.proposes(proposal)
    there = f"/forslag/{one.number}"
    page = await desk.worker.get(f"/staff/tilbud{there}")
    async with desk.console.staff("worker", name="Bo Prøve") as bo:
        if first == "approve":
            seen = page.text.partition('name="seen" value="')[2].partition('"')[0]
            form = {
                "do": "approve",
                "seen": seen,
                "name": "Bos navn",
                "organisation": "Bos",
                "what": "Bos ord",
            }
            await bo.posts(f"/staff/tilbud{there}", **form, ways=["place"], languages="da")
        else:
            await bo.posts(f"/staff/tilbud{there}/afvis")
    stands = desk.offer()

    late = await desk.worker.posts(f"/staff/tilbud{there}", do="approve", name="Mit navn", what="Mine ord")
    refused = await desk.worker.posts(f"/staff/tilbud{there}/afvis")

    assert (late.status_code, refused.status_code) == (409, 409)
    for answer in (late, refused):
        assert f"Bo Prøve nåede det først og {told} forslaget" in words(answer)
    if proposal is not WITHDRAW:
        assert "Mine ord" in words(late), "what was typed can be copied"
    assert desk.offer() == stands


async def test_a_change_of_the_offer_meanwhile_is_not_written_over(desk: Office) -> None:
    [one] = await desk.proposes(EDIT)
    page = await desk.worker.get(f"/staff/tilbud/forslag/{one.number}")
    await desk.keeps(replace(WALKS, what="En kollega har rettet det her."))

    seen = page.text.partition('name="seen" value="')[2].partition('"')[0]
    answer = await desk.posts(f"/forslag/{one.number}", do="approve", seen=seen)

    assert answer.status_code == 409
    assert "En anden har ændret tilbuddet, mens du skrev." in words(answer)
    assert "[før: En kollega har rettet det her. ]" in words(answer)
    assert desk.offer().what == "En kollega har rettet det her."
    assert (await desk.posts(f"/forslag/{one.number}", do="approve")).status_code == 303
    assert desk.offer().phone == "55 66 77 88"


async def test_a_new_one_never_takes_the_id_of_another(desk: Office) -> None:
    [one] = await desk.proposes(replace(ADD, offer=replace(WALKS, name="Testkaffe")))

    await desk.posts(f"/forslag/{one.number}", do="approve")

    assert desk.offer() == WALKS
    names = {offer.name for offer in await desk.console.store.offers.all()}
    assert names == {"Testgåture", "Testkaffe"}


async def test_whom_we_may_ask_is_told_and_never_which_conversation(desk: Office) -> None:
    first, second = await desk.proposes(ADD, replace(EDIT, email="test@example.org", consents=True))

    chat = await desk.worker.get(f"/staff/tilbud/forslag/{first.number}")
    mail = await desk.worker.get(f"/staff/tilbud/forslag/{second.number}")

    assert "I chatten" in words(chat)
    assert "Vil gerne spørges, om det stadig passer" in words(chat)
    assert "På e-mail" in words(mail)
    await desk.posts(f"/forslag/{first.number}", do="approve")
    shown = await desk.worker.get("/staff/tilbud/et/test-new")
    every = await desk.worker.get("/staff/tilbud/alle")
    assert "Udbyderen spørges I chatten" in words(shown)
    for page in (chat, mail, shown, every, await desk.worker.get("/staff/tilbud")):
        assert CLARA not in page.text


async def test_hostile_words_are_only_words(desk: Office) -> None:
    nasty = replace(
        WALKS,
        name=HOSTILE,
        organisation=HOSTILE,
        what=HOSTILE,
        for_whom=HOSTILE,
        page="javascript:alert(1)",
        source="data:text/html,x",
    )
    await desk.proposes(
        replace(ADD, offer=replace(nasty, id=OfferId("test-nasty"))),
        replace(EDIT, offer=nasty),
        replace(CORRECT, text=HOSTILE),
    )
    await desk.keeps(replace(nasty, id=OfferId("test-kept"), assured_on=None))

    for path in ("", "/forslag/1", "/forslag/2", "/forslag/3", "/alle", "/bekraeft", "/et/test-kept"):
        page = await desk.worker.get(f"/staff/tilbud{path}")
        assert page.status_code == 200
        assert html.escape("<script>alert(1)</script>") in page.text
        for bad in ("<script>alert", "<img src=x", 'href="javascript', 'href="data:'):
            assert bad not in page.text.replace(html.escape(HOSTILE), ""), (path, bad)


async def test_a_proposal_about_an_offer_that_is_gone_can_only_be_laid_aside(desk: Office) -> None:
    [one] = await desk.proposes(replace(CORRECT, of=OfferId("test-gone")))

    page = await desk.reads(f"/forslag/{one.number}")
    answer = await desk.worker.posts(f"/staff/tilbud/forslag/{one.number}", do="approve")

    assert "Tilbuddet findes ikke mere, så der er intet at rette." in page
    assert answer.status_code == 404
    await desk.worker.posts(f"/staff/tilbud/forslag/{one.number}/afvis")
    assert await desk.console.store.offers.proposals() == []


@pytest.mark.parametrize("number", ["0", "999", "x", "9" * 30, "-1"])
async def test_there_is_no_such_proposal(desk: Office, number: str) -> None:
    there = f"/staff/tilbud/forslag/{number}"

    answers = [
        await desk.worker.get(there),
        await desk.worker.posts(there),
        await desk.worker.posts(f"{there}/afvis"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


async def test_more_than_a_page_of_proposals_is_counted(desk: Office) -> None:
    await desk.proposes(*(replace(ADD, email=f"test{n}@example.org") for n in range(27)))

    assert "Der er 2 forslag til." in await desk.reads("")


async def test_a_reader_sees_no_words_of_citizens(desk: Office) -> None:
    [one] = await desk.proposes(CORRECT)
    async with desk.console.staff("reader") as reader:
        for path in ("", f"/forslag/{one.number}", "/alle", "/bekraeft", "/nyt", "/et/test-walks"):
            assert (await reader.get(f"/staff/tilbud{path}")).status_code == 403
        menu = (await reader.get("/staff/tilbud/overblik")).text

    assert 'href="../../staff/tilbud/overblik"' in menu
    assert "staff/tilbud/alle" not in menu


def test_what_a_proposal_may_want_is_all_told() -> None:
    say = Words(pages.SENTENCES).say

    assert len({say("offers-wanted", wanted=wanted) for wanted in Wanted}) == len(Wanted)
