"""What a lesson does to the messages that measure: what people would notice of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.context import Context
from knowledge.learning.measuring import Line, measure
from knowledge.learning.training import Phrases
from knowledge.library import Library
from knowledge.terms import TopicId, Understanding
from knowledge.understanding.thresholds import GUESS, SURE
from knowledge.understanding.understand import CRISIS, understand

OFFERED = 2  # topics beside the best that a question offers


@dataclass(frozen=True, slots=True)
class Measured:
    """How many of all *lines* are right, and the lines that change.

    *others* are those of other topics that people would be answered worse: for them a lesson is refused.
    *own* are those of the topic itself. Those that *waver* change in the model alone: the bot asks what is
    meant as it did, with the right topic among the choices, or knows them by other means, as a cry for help.
    """

    lines: int
    before: int
    after: int
    better: Sequence[Line]
    own: Sequence[Line]
    others: Sequence[Line]
    wavering: Sequence[Line]


def measured(split: Phrases, topic: TopicId, before: Library, after: Library, *, today: date) -> Measured:
    """Return what it does to *split* that *after* is taught more of *topic* than *before*."""
    effect = measure(split, before.topics, after.topics)
    whole, changed = effect.whole, [line for line in effect.worse if line.topic != topic]
    cries = [
        line for line in effect.lines if line.topic == CRISIS and line not in changed
    ]  # whatever is best
    others = [line for line in (*changed, *cries) if _good(line, after, today) < _good(line, before, today)]
    own = [line for line in effect.worse if line.topic == topic]
    wavering = [line for line in changed if line not in others]
    return Measured(whole.lines, whole.before, whole.after, effect.better, own, others, wavering)


def _good(line: Line, library: Library, today: date) -> int:
    """Return how the bot answers a line: rightly (2), with a question that offers it (1), or wrongly (0)."""
    understood = understand(line.text, library=library, today=today, context=Context())
    if line.topic == CRISIS and understood.danger:
        return 2
    if understood.certainty >= SURE:
        return 2 if understood.topic == line.topic else 0
    return 1 if line.topic in _offered(understood) else 0


def _offered(understood: Understanding) -> list[TopicId]:
    others = [match.topic for match in understood.runners_up if match.certainty >= GUESS]
    return [understood.topic, *others[:OFFERED]]
