"""The draft: what is asked next, how turns are counted, what staff get."""

from itertools import product
from typing import Any

import pytest

from knowledge import inquiry
from knowledge.inquiry import TURNS, Draft, Kind, Reach, Step, finish, following
from knowledge.terms import HOME, CouncilId, Place, PlaceKind, TopicId

SKIVE = Place("Skive", PlaceKind.MUNICIPALITY, HOME, "Skive", (CouncilId("midt"),))
SAID: dict[Step, dict[str, Any]] = {
    Step.WHAT: {"text": "en læsecafé"},
    Step.WHERE: {"places": (SKIVE,)},
    Step.WHO: {"actor": "A"},
}


def _questions(draft: Draft) -> list[Step]:
    """Return the steps asked from here to the summary, each answered in one turn."""
    asked: list[Step] = []
    draft = draft.settled()
    while draft.step is not Step.SUMMARY:
        asked.append(draft.step)
        draft = draft.tell(draft.step, **SAID.get(draft.step, {})).onward()
    return asked


KNOWN = [(), (Step.WHAT,), (Step.WHERE,), (Step.WHAT, Step.WHERE), (Step.WHAT, Step.WHERE, Step.WHO)]
ROADS = list(product(KNOWN, [Kind.QUESTION, Kind.PROPOSAL], [1, 2]))


@pytest.mark.parametrize(("known", "kind", "begun"), ROADS)
def test_every_road_has_at_most_five_turns(known: tuple[Step, ...], kind: Kind, begun: int) -> None:
    draft = Draft(kind=kind, turns=begun)
    for step in known:
        draft = draft.tell(step, **SAID[step])

    asked = _questions(draft)

    assert begun + len(asked) + 1 <= TURNS
    assert not set(asked) & set(known)
    assert Step.REACH in asked or begun + len(asked) + 1 == TURNS  # then the summary asks
    assert kind is Kind.PROPOSAL or Step.UNREACHED not in asked


def test_what_matters_is_asked_before_the_extras() -> None:
    assert _questions(Draft(kind=Kind.PROPOSAL)) == [Step.WHAT, Step.WHERE, Step.REACH]


def test_a_proposal_that_says_it_all_is_asked_everything_else() -> None:
    draft = Draft(kind=Kind.PROPOSAL).tell(Step.WHAT, text="x").tell(Step.WHERE, places=(SKIVE,))

    assert _questions(draft) == [Step.WHO, Step.UNREACHED, Step.REACH]


def test_an_address_that_is_missing_comes_first() -> None:
    assert following(Draft(reach=Reach.MAIL)) is Step.ADDRESS


def test_back_opens_the_question_before() -> None:
    draft = Draft().tell(Step.WHAT, text="x").onward()

    earlier = draft.back()

    assert earlier is not None
    assert (earlier.step, earlier.text, Step.WHAT in earlier.told) == (Step.WHAT, "x", False)


def test_back_from_the_first_is_out() -> None:
    assert Draft().back() is None


def test_changing_a_field_comes_back_to_the_summary() -> None:
    draft = Draft(turns=5, step=Step.SUMMARY).tell(Step.WHAT, text="x").tell(Step.WHERE)

    changed = draft.fix(Step.WHO).tell(Step.WHO, actor="B").onward()

    assert (changed.step, changed.actor) == (Step.SUMMARY, "B")


def test_corrections_cost_no_turn() -> None:
    draft = Draft(kind=Kind.PROPOSAL, step=Step.OFFER).tell(Step.WHAT, text="x").tell(Step.WHERE)

    for _ in range(9):
        draft = draft.fix(Step.WHERE).tell(Step.WHERE, places=(SKIVE,)).onward()

    assert draft.spent == 2
    assert draft.step is Step.WHO


def test_back_from_a_correction_of_the_offer_is_the_offer() -> None:
    draft = Draft(step=Step.OFFER).tell(Step.WHAT, text="x")

    for away in (draft.correct(), draft.correct().fix(Step.WHERE), draft.fix(Step.WHERE)):
        assert away.back() == draft


def test_json_brings_it_back() -> None:
    draft = Draft(
        TopicId("hearings"),
        Kind.GAP,
        "x",
        (SKIVE,),
        (SKIVE,),
        "A",
        "y",
        Reach.PHONE,
        "12345678",
        told=(Step.WHAT,),
    )

    assert inquiry.from_json(inquiry.to_json(draft)) == draft


def test_staff_get_each_council_once() -> None:
    viborg = Place("Viborg", PlaceKind.MUNICIPALITY, HOME, "Viborg", (CouncilId("midt"),))

    sent = finish(Draft(places=(SKIVE, viborg)), reference="26-0147-K", code="c")

    assert (sent.municipalities, sent.councils) == (("Skive", "Viborg"), ("midt",))
