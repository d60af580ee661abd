"""What the lists of cases can be narrowed to, and what they offer."""

from datetime import UTC, datetime

import pytest

from knowledge.casework.actions import Carrier, Claim, Close, Outcome, Told
from knowledge.casework.records import Filters, View
from knowledge.records import CaseState
from knowledge.store import Store
from tests.bot.store.kept import Clock
from tests.bot.store.said import ANNA, BO, CLARA, inquiry
from tests.bot.store.staffed import WORKER, A, B, C, ask, do, listed

D = "26-0004-D"


@pytest.fixture
def store(timed: Store) -> Store:
    return timed


@pytest.mark.parametrize(
    ("narrowed", "there"),
    [
        ({"council": "midt"}, [B, C]),
        ({"municipality": "Skive"}, [B]),
        ({"topic": "council-funding"}, [C]),
        ({"actor": "A"}, [A]),
        ({"kind": "penge"}, [C]),
        ({"channel": "web"}, [C]),
        ({"channel": "phone"}, [D]),
        ({"state": "I gang"}, [B]),
        ({"council": "midt", "channel": "web"}, [C]),
        ({"council": "midt", "channel": "phone"}, []),
        ({"council": "' or 1=1 --"}, []),
    ],
    ids=str,
)
async def test_a_list_is_narrowed(store: Store, narrowed: dict[str, str], there: list[str]) -> None:
    await ask(store, A, 1, ANNA, actor="A")
    await ask(store, B, 2, BO, councils=("midt",), municipalities=("Skive", "Viborg"))
    await ask(store, C, 3, CLARA, councils=("midt",), topic="council-funding", kind="penge")
    await store.desk.register(inquiry(D, reach="phone"), "phone", by=WORKER)
    await do(store, Claim(), reference=B)

    assert sorted(await listed(store, filters=Filters(**narrowed))) == there


async def test_a_state_that_is_over_can_be_asked_for_in_ones_own_list(store: Store) -> None:
    await ask(store)
    await do(store, Close(Outcome.ANSWERED, Carrier.REGION, told=(Told(A, "Slut"),)))

    assert await listed(store, view=View.MINE) == []
    assert await listed(store, view=View.MINE, filters=Filters(state="Afsluttet")) == [A]


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (datetime(2026, 10, 31, 22, 59, tzinfo=UTC), "2026-10"),
        (datetime(2026, 10, 31, 23, 0, tzinfo=UTC), "2026-11"),
        (datetime(2026, 7, 31, 21, 59, tzinfo=UTC), "2026-07"),
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), "2026-08"),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "2027-01"),
    ],
    ids=str,
)
async def test_a_month_is_denmarks(store: Store, time: Clock, moment: datetime, month: str) -> None:
    time.now = moment
    await ask(store)

    assert (await store.desk.choices(viewer=WORKER))["month"] == [month]
    assert await listed(store, filters=Filters(month=month)) == [A]
    for other in ("2026-06", "2026-13", "nonsense", "2026-11-22", "0001-01", "9999-12"):
        assert await listed(store, filters=Filters(month=other)) == []


async def test_lists_offer_what_cases_have(store: Store) -> None:
    await ask(store, A, 1, councils=("midt", "aarhus"), municipalities=("Skive",), actor="B")
    await ask(store, B, 2, CLARA, topic="council-funding")

    assert await store.desk.choices(viewer=WORKER) == {
        "topic": ["council-funding", "how-to-partner"],
        "actor": ["B"],
        "kind": ["samarbejde"],
        "channel": ["telegram", "web"],
        "state": [CaseState.NEW],
        "council": ["aarhus", "midt"],
        "municipality": ["Skive"],
        "month": ["2026-11"],
    }
