"""Registering on behalf of a caller: numbered like any other, and never a silent wrong council."""

import asyncio
from pathlib import Path

import pytest

from knowledge import reference
from knowledge.casework.actions import HandOver
from knowledge.casework.records import CaseFile
from tests.bot.console.filing import form
from tests.bot.console.signed_in import Console, Staff, served

CALL = {
    "kanal": "phone",
    "tekst": "En forening vil gerne høre om samarbejde.",
    "svarvej": "phone",
    "adresse": "12 34 56 78",
    "sprog": "da",
}


async def registered(console: Console, worker: Staff, **fields: str) -> CaseFile:
    """Register a call, and return its case."""
    answer = await worker.posts("/staff/ny", **CALL | fields)
    assert answer.status_code == 303, answer.text
    named = reference.parse(answer.headers["location"])
    assert named
    assert worker.account
    file = await console.store.desk.file(named, viewer=worker.account)
    assert file
    return file


async def test_a_call_becomes_a_case_with_a_number_and_a_council(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        file = await registered(console, worker, sted="Skive", tag="1")

    filed = file.filed
    assert (filed.channel, filed.reach, file.address) == ("phone", "phone", "12 34 56 78")
    assert (filed.municipalities, filed.councils) == (("Skive",), ("midt",))
    assert (filed.state, filed.owner) == ("I gang", worker.account.id if worker.account else 0)


async def test_no_place_is_no_council(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        file = await registered(console, worker)

    assert (file.filed.councils, file.filed.state) == ((), "Ny")


async def test_several_places_are_all_kept(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        file = await registered(console, worker, sted="Skive og Horsens")

    assert set(file.filed.councils) == {"midt", "horsens"}


@pytest.mark.parametrize("place", ["Viby", "Skiive", "xyzzy", "Odense", "Nykøbing"])
async def test_an_unsure_place_is_asked_about_and_nothing_is_logged(tmp_path: Path, place: str) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        answer = await worker.posts("/staff/ny", **CALL, sted=place)
        rows = list(console.store.rows("inquiries"))

    assert answer.status_code == 422
    assert 'name="valgt"' in answer.text
    assert CALL["tekst"] in answer.text
    assert rows == []


async def test_the_place_that_was_chosen_is_taken(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        file = await registered(console, worker, sted="Skiive", valgt="Skive|Skive")

    assert file.filed.councils == ("midt",)


async def test_a_choice_that_was_not_offered_is_asked_about(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        answer = await worker.posts("/staff/ny", **CALL, sted="Skiive", valgt="Aarhus|Aarhus")

    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tekst", ""),
        ("tekst", "a" * 20_001),
        ("kanal", "telepati"),
        ("svarvej", ""),
        ("emne", "<b>"),
        ("type", "x"),
        ("hvem", "Z"),
        ("sprog", "fr"),
        ("adresse", "1" * 201),
    ],
)
async def test_what_cannot_be_comes_back_with_what_was_typed(tmp_path: Path, field: str, value: str) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        answer = await worker.posts("/staff/ny", **CALL | {"hvem": "A", field: value})
        rows = list(console.store.rows("inquiries"))

    assert (answer.status_code, rows) == (422, [])
    assert 'class="mistake"' in answer.text


async def test_an_answer_by_mail_needs_an_address(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        answer = await worker.posts("/staff/ny", **CALL | {"svarvej": "mail"})

    assert answer.status_code == 422


async def test_a_cpr_number_is_taken_out_and_told(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        file = await registered(console, worker, tekst="Hun hedder 010190-1234 og ringer igen.")
        page = await worker.get(f"/staff/sag/{file.filed.reference}?fjernet=1")

    assert "010190" not in file.filed.text
    assert "CPR-nummer. Det er fjernet" in page.text


async def test_pressing_twice_logs_it_once(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        hidden = form((await worker.get("/staff/ny")).text, "/staff/ny")
        sent = [worker.posts("/staff/ny", **CALL, **hidden, tag="1") for _ in range(2)]
        first, second = await asyncio.gather(*sent)
        rows = list(console.store.rows("inquiries"))
        acts = [what for _, what, _ in console.acts() if what == "case.register"]

    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["location"] == second.headers["location"]
    assert (len(rows), len(acts)) == (1, 1)


async def test_other_words_in_the_same_form_are_another_inquiry(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        hidden = form((await worker.get("/staff/ny")).text, "/staff/ny")
        for words in ("Den første henvendelse.", "Den anden henvendelse."):
            await worker.posts("/staff/ny", **CALL | hidden | {"tekst": words})
        rows = list(console.store.rows("inquiries"))

    assert len(rows) == 2


async def test_what_is_logged_is_shown_also_when_it_cannot_be_claimed(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker, console.staff(name="Ida") as other:
        hidden = form((await worker.get("/staff/ny")).text, "/staff/ny")
        logged = await worker.posts("/staff/ny", **CALL, **hidden, tag="1")
        named = reference.parse(logged.headers["location"])
        assert named
        assert worker.account
        assert other.account
        await console.store.desk.act(named, HandOver(other.account.id), by=worker.account)

        again = await worker.posts("/staff/ny", **CALL, **hidden, tag="1")
        rows = list(console.store.rows("inquiries"))

    assert (again.status_code, again.headers["location"]) == (303, logged.headers["location"])
    assert len(rows) == 1


async def test_a_reader_may_not(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff("reader") as reader:
        assert (await reader.get("/staff/ny")).status_code == 403
        assert (await reader.posts("/staff/ny", **CALL)).status_code == 403


async def test_only_what_a_case_can_be_about_is_offered(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        page = (await worker.get("/staff/ny")).text

    assert '<option value="talk-to-human">Ønsker kontakt</option>' in page
    assert '<option value="foundations">Samarbejde med fonde</option>' in page
    assert not any(f'value="{topic}"' in page for topic in ("smalltalk", "about-bot", "crisis"))


async def test_numbers_go_on(tmp_path: Path) -> None:
    async with served(tmp_path) as console, console.staff() as worker:
        first = await registered(console, worker)
        second = await registered(console, worker)

    assert int(second.filed.reference[3:7]) == int(first.filed.reference[3:7]) + 1
