"""Which state, role and owner allow which action: every combination, as one table."""

from collections.abc import Mapping
from datetime import date

import pytest

from knowledge.casework import rules
from knowledge.casework.actions import (
    Action,
    Carrier,
    Claim,
    Close,
    Forward,
    HandOver,
    Heard,
    Journal,
    Journalise,
    Merge,
    Outcome,
    Reopen,
    Respond,
    Road,
    Taken,
    Told,
    Unlink,
    Wait,
    Waiting,
    Write,
)
from knowledge.casework.rules import LONGEST, Standing, after
from knowledge.casework.staff import CLOCK, Account, StaffRole
from knowledge.errors import RefusedError, TakenError
from knowledge.records import CaseState

TODAY = date(2026, 11, 23)
WORKER = Account(1, "Et", StaffRole.WORKER)
ADMIN = Account(2, "To", StaffRole.ADMIN)
READER = Account(3, "Tre", StaffRole.READER)
DISABLED = Account(4, "Fire", StaffRole.ADMIN, disabled=True)

ACTIONS: Mapping[str, Action] = {
    "claim": Claim(),
    "hand over": HandOver(2),
    "write": Write("Husk at ringe"),
    "respond": Respond("Ja", (Told("26-0001-A", "Ja"),)),
    "ask": Respond("Hvornår?", (Told("26-0001-A", "Hvornår?"),), asks=True),
    "wait": Wait(Waiting.DATE, date(2026, 11, 24)),
    "forward": Forward("Sundhedsrådet", Road.PHONE),
    "received": Heard(1, Taken.RECEIVED),
    "declined": Heard(1, Taken.DECLINED, "Det hører under kommunen"),
    "unlink": Unlink(1),
    "merge": Merge("26-0002-B"),
    "journalise": Journalise(Journal.YES, "26/4711"),
    "close": Close(Outcome.ANSWERED, Carrier.REGION),
    "reopen": Reopen(),
}
# In the order of STATES: what the case is after the action, or why it is refused.
STATES = (
    CaseState.NEW,
    CaseState.IN_PROGRESS,
    CaseState.WAITING,
    CaseState.FORWARDED,
    CaseState.ANSWERED,
    CaseState.CLOSED,
    CaseState.REOPENED,
    CaseState.ERASED,
)
TABLE = {
    "claim": "I gang|I gang|Afventer|Videresendt|over|closed|I gang|erased",
    "hand over": "I gang|I gang|Afventer|Videresendt|Besvaret|closed|I gang|erased",
    "write": "Ny|I gang|Afventer|Videresendt|Besvaret|Afsluttet|Genåbnet|erased",
    "respond": "Besvaret|Besvaret|Besvaret|Besvaret|Besvaret|closed|Besvaret|erased",
    "ask": "Afventer|Afventer|Afventer|Afventer|Afventer|closed|Afventer|erased",
    "wait": "Afventer|Afventer|Afventer|Afventer|Afventer|closed|Afventer|erased",
    "forward": "Videresendt|Videresendt|Videresendt|Videresendt|Videresendt|closed|Videresendt|erased",
    "received": "Ny|I gang|Afventer|Videresendt|Besvaret|Afsluttet|Genåbnet|erased",
    "declined": "Ny|I gang|Afventer|Genåbnet|Besvaret|Afsluttet|Genåbnet|erased",
    "unlink": "Ny|I gang|Afventer|Videresendt|Besvaret|Afsluttet|Genåbnet|erased",
    "merge": "Ny|I gang|Afventer|Videresendt|Besvaret|closed|Genåbnet|erased",
    "journalise": "Ny|I gang|Afventer|Videresendt|Besvaret|Afsluttet|Genåbnet|erased",
    "close": "Afsluttet|Afsluttet|Afsluttet|Afsluttet|Afsluttet|closed|Afsluttet|erased",
    "reopen": "open|open|Genåbnet|Genåbnet|Genåbnet|Genåbnet|open|erased",
}
CELLS = [
    (name, state, said)
    for name, row in TABLE.items()
    for state, said in zip(STATES, row.split("|"), strict=True)
]
COLLEAGUES_TOO = {"hand over", "write", "received", "declined", "unlink", "journalise", "reopen"}
THE_CLOCKS = {"received", "declined", "reopen"}
ALTHOUGH_MERGED = {"write", "received", "declined", "unlink", "journalise"}


def outcome(standing: Standing, action: Action, by: Account = WORKER) -> str:
    """Return the state after *action*, or why there is none."""
    try:
        return after(standing, action, by=by, today=TODAY).state
    except RefusedError as error:
        return error.why
    except TakenError as error:
        return f"taken by {error.owner}"


def test_the_table_is_whole() -> None:
    assert set(TABLE) == set(ACTIONS)
    assert set(STATES) == set(CaseState)
    assert {type(action) for action in ACTIONS.values()} == set(Action.__args__)


@pytest.mark.parametrize("by", [WORKER, ADMIN], ids=lambda by: by.role)
@pytest.mark.parametrize("owner", [None, "own"])
@pytest.mark.parametrize(("name", "state", "said"), CELLS)
def test_what_a_case_of_nobody_or_of_ones_own_becomes(
    name: str, state: CaseState, said: str, owner: str | None, by: Account
) -> None:
    standing = Standing(state, by.id if owner else None, by.name if owner else "")

    assert outcome(standing, ACTIONS[name], by) == said


@pytest.mark.parametrize("by", [WORKER, ADMIN], ids=lambda by: by.role)
@pytest.mark.parametrize(("name", "state", "said"), CELLS)
def test_of_a_colleagues_case_only_some_is_done(name: str, state: CaseState, said: str, by: Account) -> None:
    standing = Standing(state, 9, "Ni")

    free = name in COLLEAGUES_TOO or said in {"closed", "erased"}
    assert outcome(standing, ACTIONS[name], by) == (said if free else "taken by Ni")


@pytest.mark.parametrize("by", [READER, DISABLED], ids=["reader", "disabled"])
@pytest.mark.parametrize(("name", "state", "said"), CELLS)
def test_a_reader_changes_nothing(name: str, state: CaseState, said: str, by: Account) -> None:
    assert said
    assert outcome(Standing(state), ACTIONS[name], by) == "role"


@pytest.mark.parametrize(("name", "state", "said"), CELLS)
def test_the_clock_and_a_receiver_do_little(name: str, state: CaseState, said: str) -> None:
    standing = Standing(state, 9, "Ni")

    assert outcome(standing, ACTIONS[name], CLOCK) == (said if name in THE_CLOCKS else "role")


@pytest.mark.parametrize(("name", "state", "said"), CELLS)
def test_of_a_merged_case_the_other_stands_for_it(name: str, state: CaseState, said: str) -> None:
    free = name in ALTHOUGH_MERGED or state is CaseState.ERASED
    assert outcome(Standing(state, merged=True), ACTIONS[name]) == (said if free else "merged")


@pytest.mark.parametrize("name", [name for name, row in TABLE.items() if name not in COLLEAGUES_TOO])
def test_who_goes_on_with_a_case_of_nobody_has_it(name: str) -> None:
    new = after(Standing(CaseState.NEW), ACTIONS[name], by=WORKER, today=TODAY)

    assert new.owner == (None if name == "merge" else WORKER.id)


def test_a_note_leaves_everything_as_it_is() -> None:
    standing = Standing(CaseState.WAITING, 1, "Et", "dato", TODAY)

    assert after(standing, Write("x"), by=WORKER, today=TODAY) == standing


def test_waiting_is_over_when_something_happens() -> None:
    waiting = after(Standing(CaseState.NEW), ACTIONS["wait"], by=WORKER, today=TODAY)
    assert (waiting.waiting_for, waiting.wake_on) == ("dato", date(2026, 11, 24))

    reopened = after(waiting, Reopen(), by=CLOCK, today=TODAY)
    assert (reopened.waiting_for, reopened.wake_on, reopened.owner) == ("", None, WORKER.id)


def test_who_asks_waits_for_the_sender() -> None:
    asks = Respond("Hvornår?", (Told("26-0001-A", "Hvornår?"),), asks=True, until=date(2026, 12, 7))
    new = after(Standing(CaseState.NEW), asks, by=WORKER, today=TODAY)

    assert (new.waiting_for, new.wake_on) == ("afsender", date(2026, 12, 7))


@pytest.mark.parametrize("until", [TODAY, date(2026, 11, 22)])
def test_nobody_waits_until_today_or_before(until: date) -> None:
    assert outcome(Standing(CaseState.NEW), Wait(Waiting.DATE, until)) == "past"


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (Write(" \n"), "empty"),
        (Write("x" * (LONGEST + 1)), "too-long"),
        (Respond("", ()), "empty"),
        (Respond("x" * (LONGEST + 1), ()), "too-long"),
        (Forward(" ", Road.PHONE), "empty"),
        (Heard(1, Taken.DECLINED, ""), "empty"),
        (Heard(1, Taken.RECEIVED, "x" * (LONGEST + 1)), "too-long"),
        (Journalise(Journal.YES, ""), "empty"),
        (Close(Outcome.ANSWERED, Carrier.REGION, "x" * (LONGEST + 1)), "too-long"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_words_are_there_and_not_endless(action: Action, why: str) -> None:
    assert outcome(Standing(CaseState.NEW), action) == why


def test_the_longest_note_is_taken() -> None:
    assert outcome(Standing(CaseState.NEW), Write("x" * LONGEST)) == "Ny"


def test_what_is_journalised_stays_so() -> None:
    new = after(Standing(CaseState.NEW), Journalise(Journal.ALREADY), by=WORKER, today=TODAY)

    assert new.journalised
    assert outcome(new, Journalise(Journal.NO)) == "journalised"
    assert not after(Standing(CaseState.NEW), Journalise(Journal.NO), by=WORKER, today=TODAY).journalised


def test_at_hand_and_over_share_no_state() -> None:
    assert not rules.AT_HAND & rules.OVER
    assert [state for state in CaseState if Standing(state).open] == [
        CaseState.NEW,
        CaseState.IN_PROGRESS,
        CaseState.WAITING,
        CaseState.FORWARDED,
        CaseState.REOPENED,
    ]
