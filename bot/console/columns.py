"""What a row of an exported list may have, and which of it tells nothing about a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.sheets import Column, Value
from bot.wording.names import Names
from knowledge.casework.exported import Exported
from knowledge.terms import DENMARK


@dataclass(frozen=True, slots=True)
class Field:
    """A column somebody can choose; a *telling* one may lead to a person, and is kept out at first."""

    name: str
    value: Callable[[Exported], Value]
    width: int = 18
    telling: bool = False


def fields(names: Names) -> Sequence[Field]:
    """Return all there are, in the order they stand."""
    return (
        Field("reference", lambda row: row.reference, telling=True),
        Field("month", lambda row: names.month(f"{row.opened_at.astimezone(DENMARK):%Y-%m}")),
        Field("opened_at", lambda row: row.opened_at, telling=True),
        Field("state", lambda row: str(row.state)),
        Field("topic", lambda row: names.topic(row.topic), 40),
        Field("kind", lambda row: names.kind(row.kind), 24),
        Field("councils", lambda row: [names.council(one) for one in row.councils], 30),
        Field("municipalities", lambda row: list(row.municipalities), 24),
        Field("actor", lambda row: names.actor(row.actor), 30),
        Field("channel", lambda row: names.channel(row.channel)),
        Field("language", lambda row: row.language, 10),
        Field("days", _days, 22),
        Field("outcome", lambda row: row.outcome and names.outcome(row.outcome), 24),
        Field("carrier", lambda row: row.carrier and names.carrier(row.carrier), 24),
        Field("journalled", lambda row: row.journalled, 14),
        Field("text", lambda row: row.text, 80, telling=True),
        Field("unreached", lambda row: row.unreached, 40, telling=True),
        Field("reach", lambda row: names.channel(row.reach), telling=True),
        Field("address", lambda row: row.address, 30, telling=True),
        Field("answered_at", lambda row: row.answered_at, telling=True),
        Field("closed_at", lambda row: row.closed_at, telling=True),
        Field("owner", lambda row: row.owner, 24, telling=True),
        Field("waiting", lambda row: row.waiting_for and names.waiting(row.waiting_for), telling=True),
        Field("wake_on", lambda row: row.wake_on, telling=True),
        Field("lesson", lambda row: row.lesson, 60, telling=True),
        Field("journal", lambda row: row.journal, 24, telling=True),
    )


def headings(chosen: Sequence[Field], names: Names) -> Sequence[Column]:
    """Return the first row of an export."""
    return [Column(label(field.name, names), field.width) for field in chosen]


def label(name: str, names: Names) -> str:
    """Return what a field is called."""
    return names.words.say("paper-label", field=name)


def _days(row: Exported) -> int | None:
    """Return how many days it took to answer, whatever days they were."""
    if row.answered_at is None:
        return None
    return (row.answered_at.astimezone(DENMARK).date() - row.opened_at.astimezone(DENMARK).date()).days
