"""Answering: exactly what was shown is sent, on the road that was chosen, to each person of a case."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.casework.actions import Claim, Merge, Respond, Told
from knowledge.casework.calendar import Calendar
from knowledge.casework.records import Speaker
from knowledge.casework.templates import Template
from knowledge.traffic import Delivery, Receipt
from tests.bot.console.filing import CASE, OTHER, REFERENCE, field, filed, form, log, previews, write
from tests.bot.console.signed_in import Console, Staff, served

REPLY = f"{CASE}/svar"
ANSWER = "Det kan I godt.\n\nRing endelig."


async def preview(worker: Staff, text: str = ANSWER, **fields: str) -> str:
    """Write an answer and return the page of its preview."""
    page = (await worker.get(CASE)).text
    return (await worker.posts(REPLY, **form(page, "/svar") | {"trin": "vis", "text": text} | fields)).text


async def sends(worker: Staff, page: str, **fields: str) -> int:
    """Press Send on a preview, and return the status."""
    text = field(page, "text")
    return (
        await worker.posts(REPLY, **form(page, "/svar") | {"trin": "send", "text": text} | fields)
    ).status_code


async def said(console: Console, worker: Staff) -> list[tuple[str, str, str]]:
    """Return what staff have said in the case: to which reference, on which road, and the words."""
    assert worker.account
    file = await console.store.desk.file(REFERENCE, viewer=worker.account)
    assert file
    return [(line.reference, line.road, line.text) for line in file.thread if line.who is Speaker.STAFF]


async def test_what_is_sent_is_what_was_shown(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = await preview(worker)
        status = await sends(worker, page)
        lines = await console.store.replay("web:public:3", 0)

    shown = previews(page)
    assert (status, len(shown)) == (303, 1)
    assert shown[0].startswith(f"Svar på henvendelse {REFERENCE}\n\n{ANSWER}\n\n")
    assert shown[0].endswith("Civilsamfundsenheden")
    assert [line.params["text"] for line in lines if not line.mine] == shown


async def test_an_english_person_reads_english_around_it(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store, language="en")
        page = await preview(worker, "Yes, you can.")

    assert previews(page)[0].startswith(f"Reply to inquiry {REFERENCE}\n\nYes, you can.")
    assert '<div class="preview" lang="en">' in page
    assert "Afsenderen skriver engelsk" in page


async def test_nothing_is_sent_that_was_not_shown(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = await preview(worker)
        other = await worker.posts(REPLY, **form(page, "/svar") | {"trin": "send", "text": "Noget andet"})
        unshown = await worker.posts(
            REPLY, **form((await worker.get(CASE)).text, "/svar"), trin="send", text=ANSWER
        )
        sent = await said(console, worker)

    assert [previews(one.text)[0].splitlines()[2] for one in (other, unshown)] == [
        "Noget andet",
        "Det kan I godt.",
    ]
    assert sent == []


async def test_a_double_click_sends_once(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = await preview(worker)
        statuses = [await sends(worker, page), await sends(worker, page)]
        sent = await said(console, worker)

    assert (statuses, len(sent)) == ([303, 409], 1)


async def test_back_to_the_text_keeps_it(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = await preview(worker, venter="1")
        again = await worker.posts(REPLY, **form(page, "/svar") | {"trin": "ret", "text": ANSWER})

    assert field(again.text, "text") == ANSWER
    assert 'name="venter" value="1" checked' in again.text


async def test_a_question_lets_the_case_wait_for_its_sender(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = await preview(worker, "Hvor mange er I?", venter="1")
        await sends(worker, page)
        assert worker.account
        file = await console.store.desk.file(REFERENCE, viewer=worker.account)

    assert "Et spørgsmål til henvendelse" in previews(page)[0]
    assert file
    assert (file.filed.state, file.filed.waiting_for) == ("Afventer", "afsender")
    assert file.filed.wake_on
    assert Calendar().working_days(date.today(), file.filed.wake_on) == 10  # noqa: DTZ011 whatever the zone
    assert "kommer den frem igen den dag" in page


async def test_what_is_put_in_comes_after_what_was_typed(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        assert worker.account
        template = Template("Tak", "Tak for {reference} om {emne}, {kommune}.", "da")
        kept = await console.store.templates.keep(template, by=worker.account)
        await console.store.templates.keep(
            replace(template, name="Engelsk", language="en"), by=worker.account
        )
        page = (await worker.get(CASE)).text
        fields = form(page, "/svar") | {"text": "Mine ord.", "indsaet": f"skabelon:{kept.id}"}
        put = (await worker.posts(REPLY, **fields)).text
        known = await worker.posts(REPLY, **fields | {"indsaet": "svar:how-to-partner"})
        none = await worker.posts(REPLY, **fields | {"indsaet": "svar:../../etc"})

    assert field(put, "text") == f"Mine ord.\n\nTak for {REFERENCE} om Sådan kommer I i gang, Skive."
    assert field(known.text, "text").startswith("Mine ord.\n\n")
    assert len(field(known.text, "text")) > 100
    assert "**" not in field(known.text, "text")
    assert "som en henvendelse" not in known.text
    assert "Ret »jeg« til »vi«" in known.text
    assert "Ret »jeg« til »vi«" not in put
    assert field(none.text, "text") == "Mine ord."
    assert "Engelsk</button>" not in page


@pytest.mark.parametrize("text", ["", "a" * 20_001, "Kære {kommune}", "Spørg {RÅD }."])
async def test_what_nobody_should_read_is_refused_and_kept(tmp_path: Path, text: str) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = (await worker.get(CASE)).text
        answer = await worker.posts(REPLY, **form(page, "/svar"), text=text, trin="vis")

    assert answer.status_code == 422
    assert field(answer.text, "text") == text


async def test_only_the_answer_of_the_cases_own_topic_is_offered(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(
            console.store, topic="foundations", text="Vi er en fond. Hvordan bliver man frivillig hos jer?"
        )
        page = (await worker.get(CASE)).text

    assert re.findall(r'name="indsaet" value="([^"]*)"', page) == ["svar:foundations"]


async def test_a_road_without_an_address_says_so(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store, reach="phone", address="12 34 56 78")
        await log(console.store, conversation="web:public:4", number=7, reference=OTHER)
        known = (await worker.get(CASE)).text
        unknown = (await worker.get(f"/staff/sag/{OTHER}")).text

    assert "I telefonen (du ringer selv): 12 34 56 78" in known
    assert "(intet nummer oplyst)" not in known
    assert "(intet nummer oplyst)" in unknown
    assert "(ingen adresse oplyst)" in unknown


async def test_a_message_that_came_meanwhile_is_shown_before_anything_is_sent(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = await preview(worker)
        await write(console.store, "Vi har selv fundet ud af det.")
        answer = await worker.posts(REPLY, **form(page, "/svar") | {"trin": "send", "text": ANSWER})
        sent = await said(console, worker)
        again = await worker.posts(REPLY, **form(answer.text, "/svar"), text=ANSWER, trin="vis")

    assert (answer.status_code, sent) == (409, [])
    assert (
        "Vi har selv fundet ud af det." in answer.text.partition('id="news"')[2].partition("Det, du skrev")[0]
    )
    assert field(answer.text, "text") == ANSWER
    assert again.status_code == 200


async def test_a_colleagues_case_is_not_answered(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff(name="Bo") as bo, console.staff(name="Ane") as ane:
        page = await preview(bo)
        assert ane.account
        await console.store.desk.act(REFERENCE, Claim(), by=ane.account)
        answer = await bo.posts(REPLY, **form(page, "/svar") | {"trin": "send", "text": ANSWER})

    assert answer.status_code == 409
    assert field(answer.text, "text") == ANSWER


async def test_both_people_of_merged_cases_get_their_own_number_and_language(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        await log(console.store, conversation="web:public:4", number=7, reference=OTHER, language="en")
        assert worker.account
        await console.store.desk.act(OTHER, Merge(REFERENCE), by=worker.account)
        page = await preview(worker)
        await sends(worker, page)
        first = await console.store.replay("web:public:3", 0)
        second = await console.store.replay("web:public:4", 0)

    heard = [line.params["text"] for lines in (first, second) for line in lines if not line.mine]
    assert heard == previews(page)
    assert heard[0].startswith(f"Svar på henvendelse {REFERENCE}")
    assert heard[1].startswith(f"Reply to inquiry {OTHER}")


async def test_who_asked_for_a_mail_gets_one(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(console.store, reach="mail", address="test@example.org")
        page = await preview(worker)
        await sends(worker, page)
        letters = await console.store.due("mail", 5)

    assert "Der er ingen mailserver" in page
    assert [(letter.params["to"], letter.params["subject"]) for letter in letters] == [
        ("test@example.org", f"Henvendelse {REFERENCE}")
    ]
    assert [letter.params["text"] for letter in letters] == previews(page)


async def test_a_call_is_kept_and_sent_nowhere(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = await preview(worker, **{f"vej-{REFERENCE}": "phone"})
        await sends(worker, page)
        sent = await said(console, worker)
        lines = await console.store.replay("web:public:3", 0)
        shown = (await worker.get(CASE)).text

    assert [(reference, road) for reference, road, _ in sent] == [(REFERENCE, "phone")]
    assert [line for line in lines if not line.mine] == []
    assert "Sagt i telefonen" in shown


async def test_a_road_that_does_not_lead_there_is_not_taken(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = await preview(worker, **{f"vej-{REFERENCE}": "mail"})

    assert f'name="vej-{REFERENCE}" value="chat"' in page


@pytest.mark.parametrize(
    ("fate", "why"), [(Delivery.BLOCKED, "har blokeret chatten"), (Delivery.GONE, "findes ikke længere")]
)
async def test_a_lost_chat_is_told_before_and_after(tmp_path: Path, fate: Delivery, why: str) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        await log(
            console.store, conversation="telegram:public:1001", reach="chat", address="test@example.org"
        )
        assert worker.account
        told = (Told(REFERENCE, "Første svar"),)
        await console.store.desk.act(REFERENCE, Respond("x", told, asks=True), by=worker.account)
        letters = await console.store.due("telegram", 5)
        await console.store.settle(Receipt(letter.id, fate) for letter in letters)
        shown = (await worker.get(CASE)).text
        page = await preview(worker)
        anyhow = await preview(worker, **{f"vej-{REFERENCE}": "chat"})

    assert "Ikke leveret: " in shown
    assert why in shown
    assert "Du kan i stedet bruge test@example.org" in shown
    assert f'name="vej-{REFERENCE}" value="mail"' in page
    assert "Det kommer nok heller ikke frem" in anyhow


async def test_an_erased_case_has_nobody_to_answer_and_the_text_is_not_lost(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        page = await preview(worker)
        await log(console.store, number=20, reference=OTHER, erases=True)
        answer = await worker.posts(REPLY, **form(page, "/svar") | {"trin": "send", "text": ANSWER})

    assert answer.status_code == 404
    assert field(answer.text, "text") == ANSWER


async def test_a_draft_waits_in_the_form_until_it_is_sent(tmp_path: Path) -> None:
    async with filed(tmp_path) as console, console.staff() as worker:
        assert worker.account
        kept = {"text": ["Halvt svar"], "venter": ["1"]}
        await console.store.drafts.keep(worker.account.id, f"sag/{REFERENCE}/svar", kept, reference=REFERENCE)
        page = (await worker.get(CASE)).text
        await sends(worker, await preview(worker))
        left = await console.store.drafts.find(worker.account.id, f"sag/{REFERENCE}/svar")

    assert field(page, "text") == "Halvt svar"
    assert "kladde" in page
    assert left is None
