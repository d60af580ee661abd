"""How much the server takes in a second, in all and for one chat; it answers 429 to what is beyond."""

import time
from collections import defaultdict, deque
from typing import Any

from tests.emulator.faults import Fault, Switches

SECOND = 0.95  # what was a second apart when it was sent may arrive a little closer


class Limits:
    """Counts what is said to people."""

    def __init__(self) -> None:
        self._calls: defaultdict[str, deque[float]] = defaultdict(deque)

    def broken(self, params: dict[str, Any], switches: Switches) -> Fault | None:
        """Count a call, and return the fault it meets when it is one too many."""
        chat, now = str(params.get("chat_id", "")), time.monotonic()
        if not chat or not (switches.most or switches.most_to_chat):
            return None
        everybody, here = self._recent("", now), self._recent(chat, now)
        if 0 < switches.most <= len(everybody) or 0 < switches.most_to_chat <= len(here):
            return Fault("429", retry_after=1)
        everybody.append(now)
        here.append(now)
        return None

    def _recent(self, key: str, now: float) -> deque[float]:
        calls = self._calls[key]
        while calls and calls[0] < now - SECOND:
            calls.popleft()
        return calls
