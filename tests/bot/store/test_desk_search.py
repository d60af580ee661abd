"""Searching as somebody types: every word must be there, the last may be only begun; nothing is a command."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.store.schema import casework, desk, messages
from knowledge.casework.actions import Merge, Write
from knowledge.casework.records import Filters, View
from knowledge.store import Store
from tests.bot.store.said import ANNA, BO, CLARA, arrival, effects, inquiry
from tests.bot.store.staffed import (
    COLLEAGUE,
    READER_MIDT,
    WORKER,
    A,
    B,
    C,
    add,
    answer,
    ask,
    do,
    listed,
)

TEXT = "Vi er en pårørendeforening i Århus, og vi vil låne et mødelokale på sygehuset"


@pytest.fixture
async def store(staffed: Store) -> Store:
    await ask(
        staffed,
        A,
        1,
        ANNA,
        text=TEXT,
        actor="patientforening",
        address="formand@example.org",
        reach="mail",
        municipalities=("Aarhus",),
        councils=("aarhus",),
        unreached="mænd over 60",
    )
    await ask(staffed, B, 2, BO, text="Penge til en café", municipalities=("Skive",), councils=("midt",))
    return staffed


@pytest.mark.parametrize(
    "search",
    [
        "pårørende",
        "PÅRØRENDEFORENING",
        "paaroerende",
        "parorende",
        "århus",
        "aarhus",
        "Arhus",
        "mødelok",
        "moedelokale vi vil",
        "vi låne mødelokale syg",
        "  mødelokale,  sygehuset! ",
        "formand@example.org",
        "formand@ex",
        "example.org",
        "patientfor",
        "mænd over 60",
        "26-0001-A",
        "26-0001-a",
        "26 0001 A",
        "260001a",
        "26-0001",
        "26-00",
        "2600",
        '"mødelokale"',
        "mødelokale*",
        "(mødelokale)",
        "mødelokale -sygehuset",
        "mødelokale:sygehuset",
        "^mødelokale",
        "'mødelokale'",
        "mødelokale%",
    ],
)
async def test_a_case_is_found_by(store: Store, search: str) -> None:
    assert A in await listed(store, search)


@pytest.mark.parametrize(
    "search",
    [
        "mødelokale café",
        "ødelokale",
        "mødelok sygehuset",
        "mødelokale NOT penge",
        "mødelokale OR café",
        "NEAR(mødelokale sygehuset)",
        "text:mødelokale",
        "26-0002",
        "26-0001-B",
        "' or 1=1 --",
        "m_delokale",
    ],
)
async def test_a_case_is_not_found_by(store: Store, search: str) -> None:
    assert A not in await listed(store, search)


@pytest.mark.parametrize("search", ["", "   ", "?", "...", "*", '"', "%", "' --", "\x00", "😀"])
async def test_no_words_narrow_nothing(store: Store, search: str) -> None:
    assert set(await listed(store, search)) == {A, B}


async def test_what_came_later_is_found_too(store: Store) -> None:
    await add(store, "Vi har også brug for en projektør", 3)
    await answer(store, A, "I kan låne vores lærred")

    assert await listed(store, "projektør") == [A]
    assert await listed(store, "lærred mødelok") == [A]


async def test_notes_are_not_searched(store: Store) -> None:
    await do(store, Write("hemmelighed"))

    assert await listed(store, "hemmelighed") == []


async def test_a_merged_case_is_found_as_the_one_that_stands_for_it(store: Store) -> None:
    await do(store, Merge(A), reference=B)

    assert await listed(store, "café") == [A]
    assert await listed(store, B) == [A]
    assert await listed(store, "café", view=View.UNOWNED) == [A]


async def test_a_phone_number_is_found_however_it_is_written(store: Store) -> None:
    await store.desk.register(inquiry(C, address="+45 12 34 56 78", reach="phone"), "phone", by=WORKER)

    for written in ("12345678", "12 34 56 78", "+4512345678", "1234", "45 12"):
        assert C in await listed(store, written)


async def test_a_reader_searches_among_the_cases_of_their_council(store: Store) -> None:
    assert await listed(store, "café", viewer=READER_MIDT) == [B]
    assert await listed(store, "mødelokale", viewer=READER_MIDT) == []
    assert await listed(store, A, viewer=READER_MIDT) == []


async def test_a_search_keeps_to_its_list_and_its_filters(store: Store) -> None:
    assert await listed(store, "vi", view=View.MINE) == []
    assert await listed(store, "mødelokale", filters=Filters(council="midt")) == []
    assert await listed(store, "mødelokale", filters=Filters(council="aarhus", municipality="Aarhus")) == [A]
    assert await listed(store, "mødelokale", view=View.COLLEAGUES, viewer=COLLEAGUE) == []


async def test_what_is_erased_is_found_no_more(store: Store) -> None:
    await store.receive([arrival(3, ANNA)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], erases=True))

    assert await listed(store, "mødelokale") == []
    assert await listed(store, "26-00") == [B]


async def test_two_cases_of_one_turn_have_their_own_words(store: Store) -> None:
    await store.receive([arrival(3, CLARA)])
    async with store.claim(1) as batch:
        both = inquiry("26-0004-D", text="fodbold"), inquiry("26-0005-E", text="håndbold")
        batch.done(effects(batch.jobs[0], inquiries=both))

    assert await listed(store, "fodbold") == ["26-0004-D"]
    assert await listed(store, "haandb") == ["26-0005-E"]


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(string.punctuation), max_size=80))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_nothing_that_is_typed_breaks_it(store: Store, search: str) -> None:
    assert set(await listed(store, search)) <= {A, B}


async def test_cases_from_before_the_search_are_found(tmp_path: Path) -> None:
    db = Database(tmp_path / "indgang.db")
    for step in (*messages.STEPS, *casework.STEPS):
        step(db)
    db.execute("insert into conversation(id) values ('web:public:1')")
    for row in (("26-0001-A", "Vi låner et lokale", "Ny"), ("26-0002-B", "", "Slettet")):
        db.execute(
            "insert into inquiry(reference, year, number, conversation, text, state, opened_at)"
            " values (?, 2026, substr(?, 4, 4), 'web:public:1', ?, ?, '2026-11-22T09:00:00.000+00:00')",
            [row[0], *row],
        )
    db.execute(
        "insert into case_message(inquiry_id, mine, text, edited, at) values (1, 1, 'Helst i Skive', 0, '')"
    )

    desk.desk(db)

    (found,) = db.execute("select inquiry_id, words from case_text").fetchall()
    assert found[0] == 1
    assert all(f" {word} " in found[1] for word in ("laner", "lokale", "skive", "260001a"))
    db.close()
