"""Macros: what each does, and that none can message a person."""

import dataclasses
from datetime import date
from typing import get_args

import pytest

from knowledge.casework.actions import Action, Carrier, Claim, Close, HandOver, Outcome, Wait, Waiting
from knowledge.casework.macros import Circumstances, End, Macro, Silent, action, steps

NEXT_WEEK = date(2026, 11, 30)
HERE = Circumstances(owned=False, colleague=2, next_week=NEXT_WEEK, carrier=Carrier.TOGETHER)


def test_no_step_of_a_macro_has_words_for_a_person() -> None:
    talking = {one for one in get_args(Action) if "told" in {field.name for field in dataclasses.fields(one)}}

    assert talking  # there are some, and none of them is a step
    assert talking.isdisjoint(get_args(Silent))


@pytest.mark.parametrize("macro", Macro)
@pytest.mark.parametrize("owned", [True, False])
def test_no_macro_tells_anybody_anything(macro: Macro, *, owned: bool) -> None:
    done = [action(step) for step in steps(macro, dataclasses.replace(HERE, owned=owned))]

    assert done
    assert [getattr(one, "told", ()) for one in done] == [()] * len(done)


@pytest.mark.parametrize(
    ("macro", "done"),
    [
        (Macro.WAIT, [Claim(), Wait(Waiting.COUNCIL, NEXT_WEEK)]),
        (Macro.CLOSE, [Claim(), Close(Outcome.ANSWERED, Carrier.TOGETHER)]),
        (Macro.COLLEAGUE, [HandOver(2)]),
    ],
)
def test_what_a_macro_does(macro: Macro, done: list[Action]) -> None:
    assert [action(step) for step in steps(macro, HERE)] == done


def test_who_has_the_case_does_not_claim_it_again() -> None:
    assert steps(Macro.CLOSE, dataclasses.replace(HERE, owned=True)) == (End(Carrier.TOGETHER),)
