"""What an observer hears of a store."""

from enum import StrEnum
from typing import Protocol

from knowledge.traffic import Delivery


class Outcome(StrEnum):
    """What came of one turn."""

    DONE = "done"
    FAILED = "failed"
    SET_ASIDE = "set-aside"


class Observer(Protocol):
    """Who counts what a store does, each after it is committed; returns at once and raises nothing."""

    def received(self, channel: str) -> None:
        """Hear that a message is in the inbox."""
        ...

    def turned(self, outcome: Outcome) -> None:
        """Hear what came of a turn; FAILED is tried again."""
        ...

    def settled(self, delivery: Delivery) -> None:
        """Hear what became of a letter."""
        ...

    def committed(self, seconds: float) -> None:
        """Hear how long a commit took; from any thread."""
        ...
