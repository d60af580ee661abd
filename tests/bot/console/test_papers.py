"""A case as a paper: every word of it, and no more than one may see."""

import io
import re
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx import Response
from pypdf import PdfReader

from bot.store import moments
from knowledge.casework.actions import (
    Carrier,
    Claim,
    Close,
    Forward,
    HandOver,
    Heard,
    Journal,
    Journalise,
    Outcome,
    Reopen,
    Respond,
    Road,
    Taken,
    Told,
    Wait,
    Waiting,
    Write,
)
from knowledge.casework.staff import CLOCK, StaffRole
from knowledge.casework.trail import Act
from tests.bot.console.signed_in import Console, Staff, served
from tests.bot.store.said import inquiry

CASE = "26-0147-K"
WORDS = {
    "text": "Vi vil gerne låne et lokale i Skive.\nTil 12 frivillige 🙂",
    "address": "test@example.org",
    "note": "Husk at ringe. Formanden er på ferie i uge 43.",
    "answer": "Ja, det kan I godt. Skriv endelig igen.",
    "receiver": "Viborg Kommune",
    "sent_to": "kommune@example.org",
    "reason": "Det er desværre ikke hos os.",
    "told": "Vi har givet jeres sag videre til Viborg Kommune.",
    "lesson": "Lokaler er et tilbagevendende ønske.",
    "number": "ESDH 2026-4711",
}


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[Console]:
    async with served(tmp_path) as serving:
        yield serving


@pytest.fixture
async def worker(console: Console) -> AsyncIterator[Staff]:
    """Log a worker in who has been through all of a case."""
    async with console.staff(name="Bo Prøve") as browser:
        await _work(console, browser)
        yield browser


async def _work(console: Console, browser: Staff) -> None:
    assert browser.account
    desk, by = console.store.desk, browser.account
    asked = inquiry(
        CASE,
        text=WORDS["text"],
        reach="mail",
        address=WORDS["address"],
        councils=("midt",),
        municipalities=("Skive",),
    )
    await desk.register(asked, "letter", by=by)
    await desk.act(CASE, Claim(), by=by)
    await desk.act(CASE, Write(WORDS["note"]), by=by)
    told = (Told(CASE, WORDS["answer"], "mail", "Jeres sag"),)
    await desk.act(CASE, Respond(WORDS["answer"], told), by=by)
    await desk.act(CASE, Wait(Waiting.DATE, moments.now().date() + timedelta(days=3)), by=by)
    passed = Forward(
        WORDS["receiver"],
        Road.MAIL,
        WORDS["sent_to"],
        "En sag",
        "Se sagen.",
        "digest",
        (Told(CASE, WORDS["told"], "phone"),),
    )
    file = await desk.act(CASE, passed, by=by)
    await desk.act(CASE, Heard(file.forwarded[0].id, Taken.DECLINED, WORDS["reason"]), by=by)
    await desk.act(CASE, Journalise(Journal.YES, WORDS["number"]), by=by)
    await desk.act(CASE, Close(Outcome.PASSED_ON, Carrier.MUNICIPALITY, WORDS["lesson"]), by=by)


def _read(answer: Response) -> str:
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f'attachment; filename="{CASE}.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("paper", ["journal", "aktindsigt"])
async def test_every_word_of_the_case_is_in_its_paper(worker: Staff, paper: str) -> None:
    text = _read(await worker.get(f"/staff/sag/{CASE}/{paper}.pdf"))

    for words in WORDS.values():
        assert " ".join(_words(words)) in " ".join(_words(text))
    assert "¤" in text
    assert "U+1F642" in text
    assert "Vist videre" in text
    assert "Vi kan ikke" in text


async def test_notes_are_marked_for_somebody_to_decide(worker: Staff) -> None:
    text = _read(await worker.get(f"/staff/sag/{CASE}/aktindsigt.pdf"))

    assert "INTERN NOTE. Tag stilling til, om den er undtaget. Bo Prøve" in text
    assert "offentlighedsloven §§ 7-13" in text


async def test_who_changed_what_is_in_the_whole_case_and_not_in_the_journal(worker: Staff) -> None:
    await worker.get(f"/staff/sag/{CASE}")
    whole = _read(await worker.get(f"/staff/sag/{CASE}/aktindsigt.pdf"))
    journal = _read(await worker.get(f"/staff/sag/{CASE}/journal.pdf"))

    assert "Bo Prøve tog sagen" in whole
    assert "Bo Prøve afsluttede sagen" in whole
    assert "så sagen" not in whole
    assert "tog sagen" not in journal


async def test_the_whole_case_as_json_has_every_sign(worker: Staff) -> None:
    answer = await worker.get(f"/staff/sag/{CASE}/aktindsigt.json")

    whole = answer.json()
    strings = list(_strings(whole))
    assert set(WORDS.values()) <= set(strings)
    assert whole["internal_notes"][0]["internal"] is True
    assert whole["case"]["reference"] == CASE
    assert [one["what"] for one in whole["changes"]][:2] == ["case.register", "case.claim"]
    assert answer.headers["content-disposition"] == f'attachment; filename="{CASE}.json"'


async def test_each_paper_leaves_its_row(console: Console, worker: Staff) -> None:
    for paper in ("journal.pdf", "aktindsigt.pdf", "aktindsigt.json"):
        await worker.get(f"/staff/sag/{CASE}/{paper}")

    assert [(what, of) for _, what, of in console.acts()[-3:]] == [
        ("case.paper", CASE),
        ("case.access", CASE),
        ("case.access", CASE),
    ]


@pytest.mark.parametrize("reference", ["26-9999-X", "x", "26-0147-L", "..%2F..%2Fetc"])
async def test_a_case_that_is_not_there_has_no_paper(worker: Staff, reference: str) -> None:
    for paper in ("journal.pdf", "aktindsigt.pdf", "aktindsigt.json"):
        assert (await worker.get(f"/staff/sag/{reference}/{paper}")).status_code == 404


async def test_the_history_of_a_case_tells_who_changed_it(console: Console, worker: Staff) -> None:
    page = (await worker.get(f"/staff/sag/{CASE}/historik")).text

    assert page.index("skrev henvendelsen ind") < page.index("tog sagen") < page.index("afsluttede sagen")
    assert "så sagen" not in page
    async with console.staff("reader", council="horsens") as stranger:
        assert (await stranger.get(f"/staff/sag/{CASE}/historik")).status_code == 404


async def test_the_history_names_the_receiver_the_colleague_and_the_end(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff(name="Bo Prøve") as worker:
        await _work(console, worker)
        assert worker.account
        by = await console.store.accounts.add("Ann Prøve", StaffRole.WORKER)
        desk = console.store.desk
        await desk.act(CASE, Reopen(), by=worker.account)
        await desk.act(CASE, HandOver(by.id), by=worker.account)
        to = Forward("Sundhedsråd Midt", Road.MAIL, "midt@example.org", "En sag", "Se sagen.", "another")
        file = await desk.act(CASE, to, by=by)
        given = file.forwarded[-1].id
        await console.store.trail.record(Act(CLOCK.id, "case.received", CASE, {"forwarding": given}))
        await desk.act(CASE, Heard(given, Taken.ACCEPTED), by=CLOCK)
        page = (await worker.get(f"/staff/sag/{CASE}/historik")).text
        paper = _read(await worker.get(f"/staff/sag/{CASE}/aktindsigt.pdf"))

    rows = re.findall(r"<td>([^<]*)</td><td>([^<]*)</td></tr>", page)
    assert rows[-4:] == [
        ("Bo Prøve", "gav sagen videre til Ann Prøve"),
        ("Ann Prøve", "videresendte sagen til Sundhedsråd Midt"),
        ("Modtageren (Sundhedsråd Midt)", "åbnede linket til en videresendt sag"),
        ("Modtageren (Sundhedsråd Midt)", "svarede: Vi tager den"),
    ]
    assert ("Bo Prøve", "noterede svar fra modtageren: Vi kan ikke") in rows
    assert ("Bo Prøve", "afsluttede sagen: Vist videre") in rows
    assert "Modtageren (Sundhedsråd Midt) svarede: Vi tager den" in " ".join(paper.split())


async def test_a_paper_says_days_languages_and_roads_in_words(console: Console, worker: Staff) -> None:
    text = " ".join(_read(await worker.get(f"/staff/sag/{CASE}/journal.pdf")).split())

    assert re.search(r"\d\. [a-z]+ 20\d\d kl\. \d\d\.\d\d", text)
    assert not re.search(r"\d\d-\d\d-20\d\d", text)
    assert "Sprog Dansk" in text
    assert "Civilsamfundsenheden (Bo Prøve)" in text
    assert "sagt i telefonen" in text
    assert "oplysningsteksten" not in text


async def test_readers_get_no_papers(console: Console, worker: Staff) -> None:
    async with console.staff("reader", council="midt") as reader:
        assert (await reader.get(f"/staff/sag/{CASE}/aktindsigt.pdf")).status_code == 403


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _strings(one)
    if isinstance(value, str):
        yield value
