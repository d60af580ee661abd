"""Cases that are like each other, and cases that may be one."""

from datetime import timedelta

import pytest

from knowledge.casework.actions import Carrier, Close, Merge, Outcome
from knowledge.casework.records import View
from knowledge.store import Store
from tests.bot.store.kept import Clock
from tests.bot.store.said import ANNA, BO, CLARA, arrival, effects
from tests.bot.store.staffed import NO_DEADLINES, READER_MIDT, WORKER, A, B, C, ask, do, listed

DAY = timedelta(days=1)
CAFE = "Vi er en forening i Skive, der vil åbne en café for unge sammen med psykiatrien"
LIKE_CAFE = "Vi er en forening i Viborg og vil åbne en café for unge sammen med psykiatrien"
CHOIR = "Vores kor vil gerne synge på hospitalet til jul"


@pytest.fixture
def store(timed: Store) -> Store:
    return timed


async def similar(store: Store, reference: str = A) -> list[str]:
    return [one.reference for one in await store.desk.similar(reference, viewer=WORKER)]


async def twins(store: Store) -> list[str]:
    await store.desk.compare()
    found = sorted(await listed(store, view=View.DUPLICATES))
    counts = await store.desk.counts(viewer=WORKER, deadlines=NO_DEADLINES)
    assert counts[View.DUPLICATES] == len(found)
    return found


async def test_similar_cases_come_most_alike_first(store: Store) -> None:
    await ask(store, A, 1, ANNA, text=CAFE)
    await ask(store, B, 2, BO, text="En café for unge i psykiatrien, er det noget I støtter?")
    await ask(store, C, 3, CLARA, text=LIKE_CAFE)
    await ask(store, "26-0004-D", 4, "web:public:9", text=CHOIR)

    assert await similar(store) == [C, B]
    assert await similar(store, "26-0004-D") == []
    assert await similar(store, "26-0099-X") == []


async def test_cases_that_share_only_how_one_asks_are_not_similar(store: Store) -> None:
    asked = (
        "Jeg kan ikke finde ud af, om det er jer eller kommunen. Kan et menneske ringe eller skrive?",
        "Vi leder efter et lokale til vores sorggruppe. Kan frivilligcentret hjælpe, eller er det jer?",
        "Efter klokken 18 kører der ingen busser hertil. Hvem skal jeg tale med, er det jer eller kommunen?",
        "Fonden vil gerne støtte et forløb om sundhed og kunst. Hvem hos jer kan vi tale med?",
        "Vi møder mange mænd, der aldrig går til lægen. Hvem arbejder med lighed i sundhed hos jer?",
    )
    for number, text in enumerate(asked, 1):
        await ask(store, f"26-000{number}-A", number, f"web:public:{number}", text=text)

    assert [await similar(store, f"26-000{number}-A") for number in range(1, 6)] == [[]] * 5


async def test_at_most_five_are_similar(store: Store) -> None:
    for number in range(1, 9):
        await ask(store, f"26-000{number}-A", number, f"web:public:{number}", text=f"{CAFE} {number}")

    assert len(await similar(store)) == 5


async def test_similar_cases_are_the_viewers_to_see(store: Store) -> None:
    await ask(store, A, 1, ANNA, text=CAFE, councils=("midt",))
    await ask(store, B, 2, BO, text=LIKE_CAFE, councils=("aarhus",))
    await ask(store, C, 3, CLARA, text=LIKE_CAFE, councils=("midt",))

    seen = await store.desk.similar(A, viewer=READER_MIDT)
    assert [one.reference for one in seen] == [C]
    assert list(await store.desk.similar(B, viewer=READER_MIDT)) == []
    assert list(await store.desk.earlier(B, viewer=READER_MIDT)) == []


async def test_nearly_the_same_words_may_be_one_matter(store: Store) -> None:
    await ask(store, A, 1, ANNA, text=CAFE)
    await ask(store, B, 2, BO, text=CAFE.upper() + "!")
    await ask(store, C, 3, CLARA, text=CHOIR)

    assert await twins(store) == [A, B]


async def test_so_may_two_of_one_sender_within_a_fortnight(store: Store, time: Clock) -> None:
    await ask(store, A, 1, ANNA, text=CAFE)
    time.now += 14 * DAY
    await ask(store, B, 2, ANNA, text=CHOIR)
    time.now += 14 * DAY + timedelta(minutes=1)
    await ask(store, C, 3, ANNA, text="Noget helt tredje")

    assert await twins(store) == [A, B]


async def test_one_address_is_one_sender(store: Store) -> None:
    await ask(store, A, 1, ANNA, text=CAFE, address="a@example.org")
    await ask(store, B, 2, BO, text=CHOIR, address="a@example.org")
    await ask(store, C, 3, CLARA, text="Noget helt tredje")

    assert await twins(store) == [A, B]


async def test_what_is_settled_is_nobodys_twin(store: Store) -> None:
    await ask(store, A, 1, ANNA, text=CAFE)
    await ask(store, B, 2, BO, text=CAFE)
    assert await twins(store) == [A, B]
    await do(store, Merge(A), reference=B)
    assert await twins(store) == []

    await ask(store, C, 3, CLARA, text=CAFE)
    assert await twins(store) == [A, C]
    await do(store, Close(Outcome.ANSWERED, Carrier.REGION), reference=C)
    assert await twins(store) == []


async def test_a_twin_that_is_not_the_viewers_to_see_is_none(store: Store) -> None:
    await ask(store, A, 1, ANNA, text=CAFE, councils=("midt",))
    await ask(store, B, 2, BO, text=CAFE, councils=("aarhus",))

    assert await twins(store) == [A, B]
    assert await listed(store, view=View.DUPLICATES, viewer=READER_MIDT) == []
    counts = await store.desk.counts(viewer=READER_MIDT, deadlines=NO_DEADLINES)
    assert counts[View.DUPLICATES] == 0


async def test_an_erased_twin_leaves_the_other_alone(store: Store) -> None:
    await ask(store, A, 1, ANNA, text=CAFE)
    await ask(store, B, 2, BO, text=CAFE)
    assert await twins(store) == [A, B]
    await store.receive([arrival(3, BO)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], erases=True))

    assert await twins(store) == []


async def test_no_list_compares(store: Store) -> None:
    await ask(store, A, 1, ANNA, text=CAFE)
    await ask(store, B, 2, BO, text=CAFE)

    for _ in range(2):
        assert await listed(store, view=View.DUPLICATES) == []
        counts = await store.desk.counts(viewer=WORKER, deadlines=NO_DEADLINES)
        assert counts[View.DUPLICATES] == 0
    assert await twins(store) == [A, B]


async def test_many_new_cases_are_all_compared(store: Store) -> None:
    for number in range(1, 26):
        text = CAFE if number in {1, 25} else f"{number} {CHOIR[number:]}" * number
        await ask(store, f"26-{number:04}-A", number, f"web:public:{number}", text=text)

    assert {"26-0001-A", "26-0025-A"} <= set(await twins(store))
