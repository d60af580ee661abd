"""The whole of one case: what was said about it, and nothing else that was said."""

from typing import Any

import pytest

from knowledge.casework.actions import Write
from knowledge.casework.records import Filters, Speaker, View
from knowledge.records import Entry
from knowledge.store import Store
from knowledge.traffic import Delivery, Receipt
from tests.bot.store.said import ANNA, BO, CLARA, answer_all, arrival, effects, inquiry, letter
from tests.bot.store.staffed import (
    NO_DEADLINES,
    READER_MIDT,
    WORKER,
    A,
    B,
    C,
    add,
    answer,
    ask,
    do,
    read,
)


@pytest.fixture
def store(staffed: Store) -> Store:
    return staffed


async def spoken(store: Store, reference: str = A) -> list[tuple[str, str]]:
    return [(line.who, line.text) for line in (await read(store, reference)).thread]


async def test_a_thread_has_what_person_bot_and_staff_said(store: Store) -> None:
    await ask(store)
    await answer(store, A, "Ja")
    await add(store, "Tak", 2)
    await add(store, "Mange tak", 3, edited=True)

    assert await spoken(store) == [
        ("person", "Vi vil gerne samarbejde"),
        ("bot", "kvittering"),
        ("staff", "Ja"),
        ("person", "Tak"),
        ("bot", "sendt til sagen"),
        ("person", "Mange tak"),
        ("bot", "sendt til sagen"),
    ]
    lines = (await read(store)).thread
    assert [line.edited for line in lines if line.who is Speaker.PERSON] == [False, False, True]


async def test_other_turns_and_other_cases_are_none_of_it(store: Store) -> None:
    await ask(store)
    await ask(store, B, 2, text="En helt anden sag")
    await store.receive([arrival(3, ANNA, "Hvad er et sundhedsråd?")])
    async with store.claim(1) as batch:
        answer_all(batch, "Det er ...")
    await add(store, "Om den anden", 4, B)

    assert await spoken(store) == [("person", "Vi vil gerne samarbejde"), ("bot", "kvittering")]


async def test_no_turn_of_a_crisis_is_shown(store: Store) -> None:
    await store.receive([arrival(1)])
    async with store.claim(1) as batch:
        (job,) = batch.jobs
        crisis = Entry("crisis", topic="crisis")
        batch.done(effects(job, "Ring 112", inquiries=(inquiry(),), entry=crisis))

    assert await spoken(store) == [("person", "Vi vil gerne samarbejde")]


async def test_what_the_bot_said_is_read_without_its_tags(store: Store) -> None:
    said = letter(CLARA, "<b>Tak</b> &amp; farvel", params={"parse_mode": "HTML"})
    plain = letter(CLARA, "1 < 2 &amp; 3")
    await store.receive([arrival(1, CLARA)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], inquiries=(inquiry(),), outgoing=(said, plain)))

    assert (await spoken(store))[1:] == [("bot", "Tak & farvel"), ("bot", "1 < 2 &amp; 3")]


@pytest.mark.parametrize(
    ("said", "parse_mode"),
    [
        ("Gem også koden <b>MPMA-ATFA</b>.", "HTML"),
        ("Gem også koden <b>MPMA</b>-ATFA.", "HTML"),
        ("Gem også koden MPMA-ATFA.", ""),
        ("Gem også koden mpmaatfa.", ""),
        ("Gem også koden MPMA – ATFA.", ""),
    ],
)
async def test_the_code_is_its_persons_alone(store: Store, said: str, parse_mode: str) -> None:
    receipt = letter(ANNA, said, params={"parse_mode": parse_mode} if parse_mode else {})
    await store.receive([arrival(1)])
    async with store.claim(1) as batch:
        logged = (inquiry(code="MPMA-ATFA"),)
        batch.done(effects(batch.jobs[0], inquiries=logged, outgoing=(receipt,)))
    await add(store, "Min kode er MPMA ATFA", 2)

    assert (await spoken(store))[1:3] == [("bot", "Gem også koden ••••."), ("person", "Min kode er ••••")]
    copied = await store.copy(ANNA)
    assert "Min kode er MPMA ATFA" in [line.text for case in copied.cases for line in case.messages]
    assert copied.cases[0].case.code == "MPMA-ATFA"
    assert any("mpma" in line.text.lower() for line in copied.lines if not line.mine)


async def test_the_code_of_another_case_of_the_person_is_masked_too(store: Store) -> None:
    await ask(store, A, 1, code="MPMA-ATFA", text="Som jeg skrev i AAAA-BBBB")
    await ask(store, B, 2, code="AAAA-BBBB")

    await do(store, Write("Koden er mpmaatfa"))

    file = await read(store)
    seen = Filters()
    (first, _) = store.desk.each(View.ALL, viewer=WORKER, deadlines=NO_DEADLINES, filters=seen)
    listed = await store.desk.list(View.ALL, viewer=WORKER, deadlines=NO_DEADLINES, filters=seen)
    row = next(one for one in listed.rows if one.reference == A)
    texts = {file.thread[0].text, file.filed.text, row.text, first.text}
    assert texts == {"Som jeg skrev i ••••"}
    assert file.remarks[0].text == "Koden er ••••"


async def test_a_file_has_all_that_the_person_told(store: Store) -> None:
    told: dict[str, Any] = {
        "actor": "B",
        "unreached": "mænd",
        "reach": "mail",
        "address": "a@example.org",
        "notice": "2026-11-01",
        "municipalities": ("Skive", "Viborg"),
        "councils": ("midt",),
        "language": "en",
    }
    await ask(store, **told)

    file = await read(store)
    assert (file.unreached, file.address, file.notice) == ("mænd", "a@example.org", "2026-11-01")
    filed = file.filed
    assert (filed.actor, filed.reach, filed.language, filed.channel) == ("B", "mail", "en", "telegram")
    assert (filed.municipalities, filed.councils) == (("Skive", "Viborg"), ("midt",))
    assert (filed.version, filed.since, filed.answered_at) == (1, filed.opened_at, None)


@pytest.mark.parametrize("delivery", [Delivery.BLOCKED, Delivery.GONE])
async def test_a_person_whom_nothing_reaches_is_marked(store: Store, delivery: Delivery) -> None:
    await ask(store)
    await store.settle([Receipt(due.id, delivery) for due in await store.due("telegram", 9)])

    assert (await read(store)).unreachable == delivery


async def test_earlier_cases_are_the_same_persons_or_the_same_addresss(store: Store) -> None:
    await ask(store, A, 1, ANNA, address="a@example.org")
    await ask(store, B, 2, ANNA)
    await ask(store, C, 3, BO, address="a@example.org", councils=("midt",))
    await ask(store, "26-0004-D", 4, CLARA, address="b@example.org")

    assert [one.reference for one in await store.desk.earlier(A, viewer=WORKER)] == [C, B]
    assert [one.reference for one in await store.desk.earlier(B, viewer=WORKER)] == [A]
    assert [one.reference for one in await store.desk.earlier(A, viewer=READER_MIDT)] == []
    await ask(store, "26-0005-E", 5, BO, councils=("midt",))
    assert [one.reference for one in await store.desk.earlier(C, viewer=READER_MIDT)] == ["26-0005-E"]
    assert list(await store.desk.earlier("26-0099-X", viewer=WORKER)) == []
