"""Two cases of one matter: both texts are kept, one stands for both, and both people are answered."""

from datetime import date

import pytest

from knowledge.casework.actions import (
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
from knowledge.casework.records import Speaker, View
from knowledge.casework.trail import Asked
from knowledge.errors import RefusedError, TakenError
from knowledge.records import CaseState
from knowledge.store import Store
from tests.bot.store.said import ANNA, BO, CLARA, arrival, effects
from tests.bot.store.staffed import (
    COLLEAGUE,
    EVERYTHING,
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
    listed,
    read,
)


@pytest.fixture
async def store(staffed: Store) -> Store:
    await ask(staffed, A, 1, ANNA, text="Vi søger et lokale")
    await ask(staffed, B, 2, CLARA, text="Vi mangler et lokale")
    return staffed


async def test_merged_cases_are_seen_in_every_read_by_the_readers_of_either_council(store: Store) -> None:
    await ask(store, C, 3, BO, text="Lokale i Skive", councils=("midt",))
    await ask(store, "26-0004-D", 4, "web:public:9", text="Lokale i Aarhus", councils=("aarhus",))
    assert await listed(store, viewer=READER_MIDT) == [C]
    await do(store, Merge("26-0004-D"), reference=C)

    assert await listed(store, viewer=READER_MIDT) == ["26-0004-D"]
    for word in ("skive", "aarhus"):
        assert await listed(store, word, viewer=READER_MIDT) == ["26-0004-D"]
    counts = await store.desk.counts(viewer=READER_MIDT, deadlines=NO_DEADLINES)
    assert counts[View.ALL] == 1
    rows = store.desk.each(View.ALL, viewer=READER_MIDT, deadlines=NO_DEADLINES, filters=EVERYTHING)
    assert [row.reference for row in rows] == ["26-0004-D"]
    for reference in (C, "26-0004-D"):
        assert await store.desk.file(reference, viewer=READER_MIDT) is not None
    main = await store.desk.file("26-0004-D", viewer=READER_MIDT)
    assert main is not None
    assert (main.merged, {line.reference for line in main.thread}) == ((C,), {C, "26-0004-D"})
    assert await store.desk.file(A, viewer=READER_MIDT) is None


async def texts(store: Store, conversation: str) -> list[str]:
    return [line.params["text"] for line in await store.replay(conversation, 0) if not line.mine]


async def test_both_texts_are_read_in_one_thread(store: Store) -> None:
    await add(store, "Gerne i Skive", 3, B, CLARA)
    merged = await do(store, Merge(A), reference=B)

    assert merged.merged_into == A
    file = await read(store)
    assert file.merged == (B,)
    assert [(line.reference, line.text) for line in file.thread if line.who is Speaker.PERSON] == [
        (A, "Vi søger et lokale"),
        (B, "Vi mangler et lokale"),
        (B, "Gerne i Skive"),
    ]
    trail = await store.trail.acts(Asked(object=B))
    assert [(row.what, row.detail) for row in trail] == [("case.merge", {"into": A})]


async def test_an_answer_goes_to_both(store: Store) -> None:
    await do(store, Merge(A), reference=B)

    told = (Told(A, "Ja, begge to"), Told(B, "Ja, I kan dele"))
    file = await do(store, Respond("Ja", told))

    assert (await texts(store, ANNA))[-1] == "Ja, begge to"
    assert (await texts(store, CLARA))[-1] == "Ja, I kan dele"
    cases = [await store.find(one) for one in (A, B)]
    assert [case and (case.state, bool(case.answered_at)) for case in cases] == [("Besvaret", True)] * 2
    said = [(line.reference, line.text) for line in file.thread if line.who is Speaker.STAFF]
    assert said == [(A, "Ja, begge to"), (B, "Ja, I kan dele")]
    copied = (await store.copy(CLARA)).cases[0].messages
    assert [message.text for message in copied] == ["Ja, I kan dele"]


async def test_it_is_closed_for_both(store: Store) -> None:
    await do(store, Merge(A), reference=B)
    await do(store, Close(Outcome.AGREED, Carrier.TOGETHER))

    assert [(await read(store, one)).outcome for one in (A, B)] == ["samarbejde-aftalt"] * 2
    assert [(await read(store, one)).filed.state for one in (A, B)] == [CaseState.CLOSED] * 2


async def test_what_is_merged_later_stands_as_the_other_does(store: Store) -> None:
    await do(store, Wait(Waiting.COUNCIL, date(2099, 1, 1)))
    await do(store, Merge(A), reference=B)

    filed = (await read(store, B)).filed
    assert (filed.state, filed.waiting_for, filed.owner) == (CaseState.WAITING, "sundhedsråd", WORKER.id)


async def test_a_message_from_either_reopens_both(store: Store) -> None:
    await do(store, Merge(A), reference=B)
    await do(store, Respond("Ja", (Told(A, "Ja"), Told(B, "Ja"))))
    before = (await read(store)).filed.version

    await add(store, "Hvor?", 4, B, CLARA)

    file = await read(store)
    assert (file.filed.state, file.filed.unread) == (CaseState.REOPENED, True)
    assert file.filed.version == before + 1
    assert (await read(store, B)).filed.state is CaseState.REOPENED
    assert [line.text for line in file.thread if line.who is Speaker.PERSON][-1] == "Hvor?"


async def test_a_stale_form_of_the_one_knows_of_words_in_the_other(store: Store) -> None:
    await do(store, Merge(A), reference=B)
    version = (await read(store)).filed.version
    await add(store, "Vent lidt", 4, B, CLARA)

    assert (await read(store)).filed.version > version


async def test_the_merged_one_is_not_worked_on_by_itself(store: Store) -> None:
    await do(store, Merge(A), reference=B)

    for action in (Claim(), Respond("Ja", (Told(B, "Ja"),)), Merge(A)):
        with pytest.raises(RefusedError, match="merged"):
            await do(store, action, reference=B)
    assert [note.text for note in (await do(store, Write("husk"), reference=B)).remarks] == ["husk"]
    assert [note.text for note in (await read(store)).remarks] == ["husk"]


async def test_a_third_one_follows_the_second(store: Store) -> None:
    await ask(store, C, 3, BO)
    await do(store, Merge(B), reference=C)
    await do(store, Merge(A), reference=B)

    assert (await read(store)).merged == (B, C)
    assert (await read(store, C)).merged_into == A
    await do(store, Respond("Ja", tuple(Told(one, "Ja") for one in (A, B, C))))
    assert [(await read(store, one)).filed.state for one in (A, B, C)] == [CaseState.ANSWERED] * 3


@pytest.mark.parametrize(("into", "why"), [(A, "itself"), ("26-0099-X", "unknown"), ("", "unknown")])
async def test_a_case_is_merged_into_another_that_is_there(store: Store, into: str, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        await do(store, Merge(into))

    assert (await read(store)).filed.version == 1


async def test_nothing_is_merged_into_what_is_merged_or_closed(store: Store) -> None:
    await ask(store, C, 3, BO)
    await do(store, Merge(A), reference=B)
    with pytest.raises(RefusedError, match="merged"):
        await do(store, Merge(B), reference=C)

    await do(store, Close(Outcome.SILENT, Carrier.REGION))
    with pytest.raises(RefusedError, match="closed"):
        await do(store, Merge(A), reference=C)


async def test_what_nobody_has_answered_is_not_merged_into_what_is_answered(store: Store) -> None:
    await do(store, Respond("Ja", (Told(A, "Ja"),)))
    with pytest.raises(RefusedError, match="over"):
        await do(store, Merge(A), reference=B)

    assert await listed(store, view=View.UNOWNED) == [B]
    await do(store, Respond("Ja", (Told(B, "Ja"),)), reference=B)
    await do(store, Merge(A), reference=B)


async def test_a_colleagues_case_is_not_merged_away(store: Store) -> None:
    await do(store, Claim(), reference=B, by=COLLEAGUE)

    with pytest.raises(TakenError):
        await do(store, Merge(A), reference=B)
    await do(store, Merge(B))
    assert (await read(store)).filed.owner == COLLEAGUE.id


async def test_two_merged_into_each_other_at_once_do_not_both_vanish(store: Store) -> None:
    await do(store, Merge(A), reference=B)
    with pytest.raises(RefusedError, match="merged"):
        await do(store, Merge(B))

    assert (await read(store)).merged_into == ""


async def test_what_the_one_erases_leaves_the_other(store: Store) -> None:
    await do(store, Merge(A), reference=B)
    await store.receive([arrival(5, ANNA)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "slettet", erases=True))

    assert await store.desk.file(A, viewer=WORKER) is None
    file = await read(store, B)
    assert (file.merged_into, [line.text for line in file.thread if line.who is Speaker.PERSON]) == (
        "",
        ["Vi mangler et lokale"],
    )
    await answer(store, B, "Ja")


async def test_a_forwarding_of_the_one_is_heard_in_the_other(store: Store) -> None:
    (kept,) = (await do(store, Forward("Rådet", Road.PHONE), reference=B)).forwarded
    await do(store, Claim())
    await do(store, Merge(A), reference=B)

    file = await do(store, Heard(kept.id, Taken.ACCEPTED))
    assert [one.answer for one in file.forwarded] == ["vi-tager-den"]


async def test_a_reader_of_one_council_reads_what_was_merged_into_its_case(store: Store) -> None:
    await ask(store, C, 3, BO, text="Fodbold", councils=("midt",))
    await ask(store, "26-0004-D", 4, BO, text="Håndbold", councils=("aarhus",))
    await do(store, Merge(C), reference="26-0004-D")

    file = await store.desk.file(C, viewer=READER_MIDT)
    assert file is not None
    assert (file.merged, [line.text for line in file.thread if line.who is Speaker.PERSON]) == (
        ("26-0004-D",),
        ["Fodbold", "Håndbold"],
    )
    assert await listed(store, "håndbold", viewer=READER_MIDT) == [C]
    assert await listed(store, "håndbold") == [C]
