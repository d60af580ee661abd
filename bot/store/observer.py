"""The observer that a store has when nobody counts."""

from knowledge.observing import Outcome
from knowledge.traffic import Delivery


class Nobody:
    """Hears everything and does nothing."""

    def received(self, channel: str) -> None:
        """Let a message pass."""

    def turned(self, outcome: Outcome) -> None:
        """Let a turn pass."""

    def settled(self, delivery: Delivery) -> None:
        """Let a letter pass."""

    def committed(self, seconds: float) -> None:
        """Let a commit pass."""
