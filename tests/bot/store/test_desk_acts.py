"""What staff do to a case: one transaction, its row in the trail, and nothing where it is refused."""

import asyncio
from datetime import date

import pytest

from knowledge.casework.actions import (
    Action,
    Carrier,
    Claim,
    Close,
    Forward,
    HandOver,
    Journal,
    Journalise,
    Outcome,
    Reopen,
    Respond,
    Road,
    Told,
    Wait,
    Waiting,
    Write,
)
from knowledge.casework.records import Speaker
from knowledge.casework.trail import Asked
from knowledge.errors import RefusedError, StaleError, TakenError
from knowledge.records import CaseState
from knowledge.store import Store
from tests.bot.store.said import ANNA, arrival, effects
from tests.bot.store.staffed import (
    COLLEAGUE,
    READER,
    READER_MIDT,
    WORKER,
    A,
    add,
    answer,
    ask,
    do,
    listed,
    read,
)


@pytest.fixture
async def store(staffed: Store) -> Store:
    await ask(staffed)
    return staffed


async def acts(store: Store) -> list[str]:
    """Return what the trail tells of the case, oldest first."""
    return [act.what for act in reversed(await store.trail.acts(Asked(object=A)))]


async def test_a_claimed_case_has_an_owner(store: Store) -> None:
    file = await do(store, Claim())

    assert (file.filed.owner, file.filed.owner_name) == (WORKER.id, WORKER.name)
    assert (file.filed.state, file.filed.version) == (CaseState.IN_PROGRESS, 2)
    assert await acts(store) == ["case.claim"]


async def test_of_two_who_claim_at_once_one_wins(store: Store) -> None:
    for number in range(2, 12):
        await ask(store, f"26-00{number:02}-X", number)
        told = await asyncio.gather(
            *(store.desk.act(f"26-00{number:02}-X", Claim(), by=by, version=1) for by in (WORKER, COLLEAGUE)),
            return_exceptions=True,
        )

        (won,) = [one for one in told if not isinstance(one, BaseException)]
        (lost,) = [one for one in told if isinstance(one, BaseException)]
        assert isinstance(lost, TakenError)
        assert lost.owner == won.filed.owner_name


async def test_a_second_click_claims_nothing_anew(store: Store) -> None:
    await do(store, Claim())
    file = await do(store, Claim())

    assert file.filed.version == 2
    assert await acts(store) == ["case.claim"]


@pytest.mark.parametrize(
    "action",
    [
        Write("Jeg ringer"),
        Respond("Ja", (Told(A, "Ja"),)),
        Wait(Waiting.COUNCIL, date(2099, 1, 1)),
        Close(Outcome.AGREED, Carrier.TOGETHER),
        Journalise(Journal.NO),
    ],
    ids=lambda action: type(action).__name__,
)
async def test_a_stale_form_changes_nothing(store: Store, action: Action) -> None:
    await do(store, Write("først"))
    before = await read(store)

    with pytest.raises(StaleError) as error:
        await store.desk.act(A, action, by=WORKER, version=1)

    assert error.value.version == 2
    assert await read(store) == before
    assert await acts(store) == ["case.note"]
    assert len(await store.replay(ANNA, 0)) == 2


async def test_who_writes_at_once_with_the_same_form_overwrites_nothing(store: Store) -> None:
    told = await asyncio.gather(
        *(store.desk.act(A, Write(f"note {n}"), by=WORKER, version=1) for n in range(5)),
        return_exceptions=True,
    )

    assert sorted(type(one).__name__ for one in told) == ["CaseFile", *["StaleError"] * 4]
    assert len((await read(store)).remarks) == 1


@pytest.mark.parametrize("reference", ["26-0099-X", "", "' or 1=1 --", "26-0001-A\x00", "æøå" * 500])
async def test_an_unknown_case_is_told(store: Store, reference: str) -> None:
    with pytest.raises(RefusedError, match="unknown"):
        await store.desk.act(reference, Claim(), by=WORKER)

    assert await store.desk.file(reference, viewer=WORKER) is None


async def test_a_reader_changes_nothing(store: Store) -> None:
    for somebody, why in ((READER, "role"), (READER_MIDT, "unknown")):
        with pytest.raises(RefusedError, match=why):
            await do(store, Write("x"), by=somebody)

    assert (await read(store)).filed.version == 1
    assert await acts(store) == []


async def test_a_case_is_handed_to_a_colleague_who_is_there(store: Store) -> None:
    file = await do(store, Claim(), HandOver(COLLEAGUE.id))
    assert file.filed.owner_name == COLLEAGUE.name

    for nobody in (READER.id, 99, 0, -1):
        with pytest.raises(RefusedError, match="no-colleague"):
            await do(store, HandOver(nobody))
    await store.accounts.disable(WORKER.id, by=COLLEAGUE.id)
    with pytest.raises(RefusedError, match="no-colleague"):
        await do(store, HandOver(WORKER.id), by=COLLEAGUE)


async def test_a_note_is_seen_by_staff_and_by_nobody_else(store: Store) -> None:
    file = await do(store, Write("Hun virker bekymret <b>"))

    ((by, text),) = [(remark.by, remark.text) for remark in file.remarks]
    assert (by, text) == (WORKER.name, "Hun virker bekymret <b>")
    assert [line.who for line in file.thread] == [Speaker.PERSON, Speaker.BOT]
    assert len(await store.replay(ANNA, 0)) == 2
    assert "bekymret" not in str(await store.copy(ANNA))


async def test_an_answer_counts_as_one_line_whatever_its_parts(store: Store) -> None:
    file = await answer(store, A, "Ja & tak. " * 1000)

    assert [line.by for line in file.thread if line.who is Speaker.STAFF] == [WORKER.name]
    assert len(await store.replay(ANNA, 0)) > 3
    assert file.filed.owner == WORKER.id


async def test_asking_lets_the_case_wait_and_the_reply_sets_it_going_again(store: Store) -> None:
    file = await do(store, Respond("Hvornår?", (Told(A, "Hvornår?"),), asks=True))
    assert (file.filed.state, file.filed.waiting_for) == (CaseState.WAITING, "afsender")
    assert file.filed.answered_at is not None

    await add(store, "På mandag", 2)

    file = await read(store)
    assert (file.filed.state, file.filed.waiting_for, file.filed.unread) == (CaseState.IN_PROGRESS, "", True)
    assert file.filed.owner == WORKER.id
    assert file.filed.since > file.filed.opened_at


@pytest.mark.parametrize(
    "action",
    [
        Respond("Ja", (Told(A, "Ja"),)),
        Forward("Skive Kommune", Road.PHONE),
        Close(Outcome.AGREED, Carrier.REGION),
    ],
    ids=lambda action: type(action).__name__,
)
async def test_a_message_reopens_and_an_edit_only_changes(store: Store, action: Action) -> None:
    before = (await do(store, action)).filed
    await add(store, "rettet", 2, edited=True)
    edited = (await read(store)).filed
    await add(store, "nyt", 3)
    reopened = (await read(store)).filed

    assert (edited.state, edited.version) == (before.state, before.version + 1)
    assert (reopened.state, reopened.version) == (CaseState.REOPENED, before.version + 2)
    assert reopened.wake_on is None


async def test_a_case_that_is_closed_says_how_it_ended_until_it_is_reopened(store: Store) -> None:
    file = await do(store, Close(Outcome.PASSED_ON, Carrier.MUNICIPALITY, "Spørg før"))
    assert (file.outcome, file.carrier, file.lesson) == ("vist-videre", "kommunen", "Spørg før")
    assert file.filed.state is CaseState.CLOSED

    with pytest.raises(RefusedError, match="closed"):
        await answer(store, A, "Ja")
    assert (await do(store, Write("efterskrift"))).filed.state is CaseState.CLOSED
    assert (await do(store, Reopen())).filed.state is CaseState.REOPENED


async def test_journalising_keeps_the_first_time_and_the_last_number(store: Store) -> None:
    first = await do(store, Journalise(Journal.NO))
    assert (first.journalised_at, first.journalled) == (None, "nej")

    yes = await do(store, Journalise(Journal.YES, "26/4711"))
    again = await do(store, Journalise(Journal.ALREADY, "26/4712"))

    assert (yes.journal, yes.journalled) == ("26/4711", "ja")
    assert (again.journal, again.journalled) == ("26/4712", "allerede")
    assert again.journalised_at == yes.journalised_at
    with pytest.raises(RefusedError, match="journalised"):
        await do(store, Journalise(Journal.NO))


async def test_the_trail_tells_what_was_done_and_never_the_words(store: Store) -> None:
    await do(
        store,
        Claim(),
        Write("hemmeligt"),
        Respond("hemmeligt", (Told(A, "hemmeligt"),)),
        Close(Outcome.ANSWERED, Carrier.REGION, "hemmeligt"),
    )

    rows = await store.trail.acts(Asked(object=A))
    assert [row.what for row in reversed(rows)] == ["case.claim", "case.note", "case.reply", "case.close"]
    assert {row.name for row in rows} == {WORKER.name}
    assert "hemmeligt" not in str(rows)


async def test_what_is_refused_in_the_middle_leaves_no_trace(store: Store) -> None:
    """The first of the two letters is written before the second is found to be somebody else's."""
    before = await read(store)

    with pytest.raises(RefusedError, match="not-theirs"):
        await do(store, Respond("Ja", (Told(A, "Ja"), Told("26-0099-X", "Ja"))))

    assert await read(store) == before
    assert len(await store.replay(ANNA, 0)) == 2
    assert await acts(store) == []


async def test_an_answer_is_told_to_somebody(store: Store) -> None:
    with pytest.raises(RefusedError, match="nobody-told"):
        await do(store, Respond("Ja", ()))


async def test_a_case_erased_by_its_person_is_nobodys(store: Store) -> None:
    await store.receive([arrival(2)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "slettet", erases=True))

    assert await store.desk.file(A, viewer=WORKER) is None
    assert await listed(store) == []
    with pytest.raises(RefusedError, match="erased"):
        await do(store, Claim())
