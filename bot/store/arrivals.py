"""Arrivals as they are kept: sealed for the table, and as rows that wait for their turn."""

import json
from dataclasses import dataclass
from typing import Any

import orjson

from knowledge.traffic import Arrival, Waiting


@dataclass(slots=True)
class Row:
    """An inbox row that waits; the body stays bytes, so that each attempt reads its own."""

    id: int
    body: bytes
    redacted: bool
    answered: bool
    attempts: int = 0
    boots: int = 0

    def waiting(self) -> Waiting:
        """Return it as a turn reads it."""
        return Waiting(self.id, orjson.loads(self.body), self.redacted, self.answered)


@dataclass(frozen=True, slots=True)
class Sealed:
    """An arrival with its body as bytes; one that cannot be kept as it is goes to quarantine."""

    arrival: Arrival
    body: bytes
    state: str

    def values(self) -> tuple[Any, ...]:
        """Return what `RECEIVE` inserts."""
        a = self.arrival
        key = (a.channel, a.bot, a.update_id, a.conversation)
        return (*key, self.body.decode(), a.redacted, a.answered, self.state)


def seal(arrival: Arrival) -> Sealed:
    """Return *arrival* with its body as bytes."""
    try:
        state = "quarantined" if arrival.quarantined else "new"
        return Sealed(arrival, orjson.dumps(arrival.body), state)
    except TypeError:  # a lone surrogate, a number too large: one such must not stop the others
        raw = json.dumps(arrival.body, default=repr)
        return Sealed(arrival, orjson.dumps({"raw": raw}), "quarantined")
