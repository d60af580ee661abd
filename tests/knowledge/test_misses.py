"""What is kept of an answer that failed, on plain values: once, and never what is private."""

import pytest

from knowledge import misses
from knowledge.context import NEW, Context
from knowledge.records import Failing, Miss
from knowledge.terms import (
    Answer,
    Crisis,
    Danger,
    Decision,
    Form,
    Language,
    Start,
    TopicId,
    Understanding,
    WhichTopic,
)

FUNDING, COUNCILS = TopicId("council-funding"), TopicId("health-councils")
ASKED = "kan vi få penge"
ANSWERED = Context(asked=ASKED, taken=FUNDING, certainty=0.7)


def understood(text: str = ASKED, **fields: object) -> Understanding:
    return Understanding(text, Language.DANISH, FUNDING, 0.7, **fields)  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("said", "decision", "kept"),
    [
        (understood(), Answer(FUNDING), ASKED),
        (understood(), WhichTopic((FUNDING, COUNCILS)), ASKED),
        (understood(), Start(Form.INQUIRY, FUNDING), ""),  # an inquiry is made of it
        (understood(), Crisis(Danger.SUICIDE), ""),
        (understood(danger=Danger.VIOLENCE), Answer(FUNDING), ""),
        (understood(redacted=True), Answer(FUNDING), ""),
        (understood("12 34 ?!"), Answer(FUNDING), ""),
        (understood("x" * 601), Answer(FUNDING), "x" * 600),
    ],
)
def test_the_words_that_are_answered_are_remembered_unless_they_are_private(
    said: Understanding, decision: Decision, kept: str
) -> None:
    context = misses.remember(NEW, said, decision)

    assert context.asked == kept
    assert context.certainty == 0.7


def test_a_tap_changes_nothing_of_what_is_remembered() -> None:
    assert misses.remember(ANSWERED, understood(""), Answer(COUNCILS)) == ANSWERED


def test_an_answer_that_fails_is_kept_once_for_each_way_it_fails() -> None:
    once, miss = misses.failed(Failing.NOT_HELPED, ANSWERED)
    again, nothing = misses.failed(Failing.NOT_HELPED, once)
    _, other = misses.failed(Failing.WRONG_TOPIC, again)

    assert miss == Miss(Failing.NOT_HELPED, ASKED, "da", FUNDING, 0.7)
    assert nothing is None
    assert other == Miss(Failing.WRONG_TOPIC, ASKED, "da", FUNDING, 0.7)


def test_nothing_fails_where_nothing_was_asked() -> None:
    assert misses.failed(Failing.NOT_HELPED, NEW) == (NEW, None)


def test_what_was_meant_is_kept_with_the_failing_it_mends() -> None:
    failed, _ = misses.failed(Failing.WRONG_TOPIC, ANSWERED)
    after, miss = misses.meant(COUNCILS, failed)

    assert miss == Miss(Failing.WRONG_TOPIC, ASKED, "da", FUNDING, 0.7, meant=COUNCILS)
    assert misses.meant(COUNCILS, after) == (after, None)


def test_another_place_is_no_other_topic() -> None:
    failed, _ = misses.failed(Failing.WRONG_PLACE, ANSWERED)

    assert misses.meant(COUNCILS, failed)[1] is None
