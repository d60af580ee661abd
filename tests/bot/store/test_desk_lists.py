"""The lists: what is in each, in which order, and for whom."""

from datetime import timedelta

import pytest

from knowledge.casework.actions import (
    Action,
    Carrier,
    Claim,
    Close,
    Forward,
    Heard,
    Merge,
    Outcome,
    Respond,
    Road,
    Taken,
    Told,
    Wait,
    Waiting,
    Write,
)
from knowledge.casework.records import Deadlines, Filters, View
from knowledge.casework.staff import Account, StaffRole
from knowledge.records import CaseState
from knowledge.store import Store
from tests.bot.store.kept import Clock
from tests.bot.store.said import BO, inquiry
from tests.bot.store.staffed import (
    COLLEAGUE,
    NO_DEADLINES,
    READER,
    READER_MIDT,
    WORKER,
    A,
    B,
    C,
    add,
    ask,
    do,
    listed,
    read,
)

DAY = timedelta(days=1)
D, E, F = "26-0004-D", "26-0005-E", "26-0006-F"
DISABLED = Account(9, "Ude", StaffRole.ADMIN, disabled=True)


@pytest.fixture
def store(timed: Store) -> Store:
    return timed


def closing(reference: str) -> Action:
    return Close(Outcome.ANSWERED, Carrier.REGION, told=(Told(reference, "Slut"),))


async def test_each_case_is_in_its_lists(store: Store, time: Clock) -> None:
    for number, reference in enumerate((A, B, C, D, E, F), 1):
        await ask(store, reference, number)
    await do(store, Claim(), reference=B)
    await do(store, Claim(), reference=C, by=COLLEAGUE)
    await do(store, Wait(Waiting.DATE, time.now.date() + DAY), reference=D)
    await do(store, Respond("Ja", (Told(E, "Ja"),)), reference=E)
    await do(store, closing(F), reference=F)

    seen = {view: set(await listed(store, view=view)) for view in View if view is not View.DUPLICATES}
    assert seen == {
        View.MINE: {B, D},
        View.UNOWNED: {A},
        View.OVERDUE: set(),
        View.WAITING: {D},
        View.TODAY: set(),
        View.COLLEAGUES: {C},
        View.ALL: {A, B, C, D, E, F},
    }
    counts = await store.desk.counts(viewer=WORKER, deadlines=NO_DEADLINES)
    assert {view: counts[view] for view in seen} == {view: len(cases) for view, cases in seen.items()}


async def test_overdue_depends_on_who_has_it(store: Store, time: Clock) -> None:
    for number, reference in enumerate((A, B, C, D), 1):
        await ask(store, reference, number)
    await do(store, Claim(), reference=B)
    await do(store, Wait(Waiting.SENDER, time.now.date() + DAY), reference=C)
    await do(store, Forward("Rådet", Road.PHONE), reference=D)
    came = time.now

    async def overdue(*, claim: timedelta, answer: timedelta) -> list[str]:
        deadlines = Deadlines(came + claim, came + answer, came.date())
        counts = await store.desk.counts(viewer=WORKER, deadlines=deadlines)
        found = await listed(store, view=View.OVERDUE, deadlines=deadlines)
        assert counts[View.OVERDUE] == len(found)
        return found

    just = timedelta(milliseconds=1)
    assert await overdue(claim=-just, answer=-5 * DAY) == []
    assert await overdue(claim=timedelta(), answer=-5 * DAY) == [A]
    assert sorted(await overdue(claim=timedelta(), answer=timedelta())) == [A, B]


async def test_what_comes_back_is_new_again(store: Store, time: Clock) -> None:
    await ask(store)
    await do(store, Respond("Ja", (Told(A, "Ja"),)))
    time.now += 10 * DAY
    await add(store, "Og så?", 2)

    deadlines = Deadlines(time.now - DAY, time.now - 5 * DAY, time.now.date())
    assert await listed(store, view=View.OVERDUE, deadlines=deadlines) == []
    assert await listed(store, view=View.MINE) == [A]


async def test_what_waits_is_woken_on_its_day(store: Store, time: Clock) -> None:
    await ask(store)
    day = time.now.date() + 3 * DAY
    await do(store, Wait(Waiting.DATE, day))

    for days, there in ((2, []), (3, [A]), (4, [A])):
        deadlines = Deadlines(time.now, time.now, time.now.date() + days * DAY)
        assert await listed(store, view=View.TODAY, deadlines=deadlines) == there


async def test_what_was_forwarded_is_ours_to_ask_about_where_the_person_cannot_be_asked(
    store: Store, time: Clock
) -> None:
    for number, (reference, reach) in enumerate({A: "phone", B: "chat", C: "phone", D: "phone"}.items(), 1):
        await ask(store, reference, number, reach=reach)
        await do(store, Forward("Rådet", Road.PHONE), reference=reference)
    day = time.now + 14 * DAY
    later = Deadlines(day, day, day.date(), follow_up=time.now)
    before = Deadlines(day, day, day.date(), follow_up=time.now - DAY)
    forwardings = {one: (await read(store, one)).forwarded[0].id for one in (C, D)}
    await do(store, Heard(forwardings[C], Taken.ACCEPTED), reference=C)
    await do(store, Heard(forwardings[D], Taken.RECEIVED), reference=D)

    assert await listed(store, view=View.TODAY, deadlines=before) == []
    assert sorted(await listed(store, view=View.TODAY, deadlines=later)) == [A, D]
    assert (await store.desk.counts(viewer=WORKER, deadlines=later))[View.TODAY] == 2


async def test_a_question_without_an_answer_comes_up_on_its_day(store: Store, time: Clock) -> None:
    await ask(store)
    day = time.now.date() + 10 * DAY
    await do(store, Respond("Hvornår?", (Told(A, "Hvornår?"),), asks=True, until=day))

    deadlines = Deadlines(time.now, time.now, day)
    assert await listed(store, view=View.TODAY, deadlines=deadlines) == [A]


async def test_the_most_pressing_comes_first_and_what_is_over_last(store: Store, time: Clock) -> None:
    for number, reference in enumerate((A, B, C, D), 1):
        await ask(store, reference, number)
        time.now += DAY
    await do(store, closing(A))
    time.now += DAY
    await do(store, closing(C), reference=C)

    assert await listed(store) == [B, D, C, A]


async def test_pages_of_a_list_hold_every_case_once(store: Store) -> None:
    cases = [f"26-{number:04}-X" for number in range(1, 13)]
    for number, reference in enumerate(cases, 1):
        await ask(store, reference, number)

    seen = []
    for first in (0, 5, 10, 15):
        page = await store.desk.list(
            View.ALL, viewer=WORKER, deadlines=NO_DEADLINES, filters=Filters(), first=first, limit=5
        )
        assert page.total == 12
        seen += [row.reference for row in page.rows]
    assert sorted(seen) == cases


async def test_a_reader_of_a_council_sees_its_cases_alone(store: Store) -> None:
    await ask(store, A, 1, councils=("midt",), municipalities=("Skive",))
    await ask(store, B, 2, councils=("aarhus", "midt"))
    await ask(store, C, 3, councils=("aarhus",))
    await ask(store, D, 4)

    assert sorted(await listed(store, viewer=READER_MIDT)) == [A, B]
    assert sorted(await listed(store, viewer=READER)) == [A, B, C, D]
    assert await listed(store, viewer=DISABLED) == []
    counts = await store.desk.counts(viewer=READER_MIDT, deadlines=NO_DEADLINES)
    assert (counts[View.ALL], counts[View.UNOWNED]) == (2, 2)
    choices = await store.desk.choices(viewer=READER_MIDT)
    assert choices["municipality"] == ["Skive"]
    seen = [await store.desk.file(one, viewer=READER_MIDT) for one in (A, B, C, D)]
    assert [file and file.filed.reference for file in seen] == [A, B, None, None]
    assert await store.desk.file(A, viewer=DISABLED) is None


async def test_unread_is_what_the_person_wrote_last(store: Store) -> None:
    async def unread() -> bool:
        page = await store.desk.list(
            View.ALL, viewer=WORKER, deadlines=NO_DEADLINES, filters=Filters(), limit=1
        )
        return page.rows[0].unread

    await ask(store)
    assert not await unread()
    await add(store, "Og en ting til", 2)
    assert await unread()
    await do(store, Write("set"))
    assert await unread()
    await do(store, Respond("Ja", (Told(A, "Ja"),)))
    assert not await unread()


async def test_a_merged_case_is_in_no_list(store: Store) -> None:
    await ask(store, A, 1)
    await ask(store, B, 2, BO)
    await do(store, Merge(A), reference=B)

    assert await listed(store) == [A]


async def test_a_list_of_nothing_is_empty(store: Store) -> None:
    counts = await store.desk.counts(viewer=WORKER, deadlines=NO_DEADLINES)

    assert counts == dict.fromkeys(View, 0)
    assert await listed(store) == []
    assert not any((await store.desk.choices(viewer=WORKER)).values())


async def test_a_registered_case_is_like_any_other(store: Store) -> None:
    phoned = inquiry(
        A, reach="phone", address="12 34 56 78", councils=("midt",), text="Hun ringede om en café"
    )
    await store.desk.register(phoned, "phone", by=WORKER)

    file = await store.desk.file(A, viewer=READER_MIDT)
    assert file is not None
    assert (file.filed.channel, file.filed.state, file.address) == ("phone", CaseState.NEW, "12 34 56 78")
    assert [line.text for line in file.thread] == ["Hun ringede om en café"]
    assert await store.find(A) is not None
