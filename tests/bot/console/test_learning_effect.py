"""What a lesson does to the messages that measure: worse is what people would notice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

import pytest

from bot.console.learning_effect import Measured, measured
from knowledge.learning.model import Model
from knowledge.library import Library
from knowledge.screen import crisis
from knowledge.terms import Danger, Match, TopicId
from tests.bot.browsing import shelf

TODAY = date(2026, 11, 22)
FUNDS, PARTNER, COUNCILS, CRISIS = map(
    TopicId, ("foundations", "how-to-partner", "health-councils", "crisis")
)
LINE = "gartneriet leverer stauder tirsdag"
ALARM = "jeg vil tage mit eget liv i nat"


@dataclass(frozen=True)
class Fixed:
    """A model that takes every text for the same."""

    matches: Sequence[Match]

    @property
    def topics(self) -> list[TopicId]:
        return [match.topic for match in self.matches]

    def match(self, *_: object) -> list[Match]:
        return [*self.matches]


def taking(*likely: tuple[TopicId, float]) -> Library:
    """Return the packaged content with such a model."""
    model = cast("Model", Fixed([Match(topic, certainty) for topic, certainty in likely]))
    library = shelf().library
    return replace(library, topics=replace(library.topics, learnt=model, said={}))


def effect(
    before: Sequence[tuple[TopicId, float]],
    after: Sequence[tuple[TopicId, float]],
    topic: TopicId = COUNCILS,
    text: str = LINE,
) -> Measured:
    """Return what it does to one line of *topic* that funds are taught."""
    return measured(((topic, text),), FUNDS, taking(*before), taking(*after), today=TODAY)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ([(COUNCILS, 0.9)], [(FUNDS, 0.9), (COUNCILS, 0.05)], "others"),
        ([(COUNCILS, 0.9)], [(FUNDS, 0.5), (COUNCILS, 0.4)], "others"),
        ([(COUNCILS, 0.5), (FUNDS, 0.4)], [(FUNDS, 0.7), (COUNCILS, 0.2)], "others"),
        ([(COUNCILS, 0.5), (FUNDS, 0.4)], [(FUNDS, 0.5), (COUNCILS, 0.05)], "others"),
        ([(COUNCILS, 0.48), (FUNDS, 0.47)], [(FUNDS, 0.48), (COUNCILS, 0.47)], "wavering"),
        ([(PARTNER, 0.9)], [(FUNDS, 0.9)], ""),
        ([(PARTNER, 0.9)], [(COUNCILS, 0.9)], "better"),
        ([(COUNCILS, 0.9)], [(COUNCILS, 0.7)], ""),
    ],
)
def test_worse_is_what_people_would_notice(
    before: list[tuple[TopicId, float]], after: list[tuple[TopicId, float]], changes: str
) -> None:
    told = effect(before, after)

    named = {"others": told.others, "wavering": told.wavering, "better": told.better, "own": told.own}
    assert {name for name, lines in named.items() if lines} == ({changes} if changes else set())


def test_a_cry_for_help_that_an_alarm_hears_is_heard_as_before() -> None:
    told = effect([(CRISIS, 0.5)], [(PARTNER, 0.9), (CRISIS, 0.05)], topic=CRISIS, text=ALARM)

    assert (len(told.wavering), told.others) == (1, [])


def test_a_guess_that_is_no_more_heard_is_worse_whatever_is_best(monkeypatch: pytest.MonkeyPatch) -> None:
    guess = crisis.Alarm(
        Danger.SUICIDE, sure=False, guessed=True
    )  # which texts are guesses is tuned elsewhere
    monkeypatch.setattr("knowledge.understanding.understand.crisis.alarm", lambda _: guess)

    told = effect([(PARTNER, 0.9), (CRISIS, 0.05)], [(PARTNER, 0.9), (CRISIS, 0.001)], topic=CRISIS)

    assert len(told.others) == 1


def test_the_topic_itself_may_change() -> None:
    told = effect([(FUNDS, 0.9)], [(PARTNER, 0.9)], topic=FUNDS)

    assert (len(told.own), told.others) == (1, [])
    assert (told.lines, told.before, told.after) == (1, 1, 0)
