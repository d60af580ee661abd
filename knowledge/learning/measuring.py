"""Measuring: what other phrases would change, on messages that never taught."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.learning.training import Phrases
from knowledge.terms import Match, TopicId


class Matching(Protocol):
    """What finds the topics of a text, such as `knowledge.library.topics.Topics`."""

    def match(self, text: str) -> Sequence[Match]:
        """Return the topics of *text*, best first."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the split: its *topic*, and what it is taken for *before* and *after* (or nothing)."""

    text: str
    topic: TopicId
    before: TopicId | None
    after: TopicId | None

    @property
    def worse(self) -> bool:
        """Whether it was right before and is no more."""
        return self.before == self.topic != self.after

    @property
    def better(self) -> bool:
        """Whether it is right and was not before."""
        return self.before != self.topic == self.after


@dataclass(frozen=True, slots=True)
class Score:
    """Of how many *lines* of one topic are right, *before* and *after*."""

    lines: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of the phrases does to the split, line by line."""

    lines: tuple[Line, ...]

    @property
    def worse(self) -> tuple[Line, ...]:
        """The lines that got worse."""
        return tuple(line for line in self.lines if line.worse)

    @property
    def better(self) -> tuple[Line, ...]:
        """The lines that got better."""
        return tuple(line for line in self.lines if line.better)

    @property
    def whole(self) -> Score:
        """All topics together."""
        return _score(self.lines)

    @property
    def by_topic(self) -> Mapping[TopicId, Score]:
        """Each topic of the split by itself."""
        topics = dict.fromkeys(line.topic for line in self.lines)
        return {topic: _score([line for line in self.lines if line.topic == topic]) for topic in topics}


def measure(split: Phrases, before: Matching, after: Matching) -> Effect:
    """Return what every line of *split* is taken for by *before* and by *after*."""
    return Effect(tuple(Line(text, topic, _best(before, text), _best(after, text)) for topic, text in split))


def _best(matching: Matching, text: str) -> TopicId | None:
    return next((match.topic for match in matching.match(text)), None)


def _score(lines: Sequence[Line]) -> Score:
    return Score(
        len(lines),
        sum(line.before == line.topic for line in lines),
        sum(line.after == line.topic for line in lines),
    )
