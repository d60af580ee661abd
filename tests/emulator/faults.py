"""The switches: what can go wrong on the way to Telegram and back."""

from dataclasses import dataclass


@dataclass(slots=True)
class Fault:
    """What the next *times* calls of *method* (empty: any) meet.

    *kind*: ``429`` (with *retry_after*), ``500``, ``502``, ``hang`` (for *seconds*), ``half`` (half the JSON
    body), ``cut`` (the connection ends), ``html`` (a proxy's page). With *done* the call took effect anyway.
    """

    kind: str
    method: str = ""
    times: int = 1
    retry_after: int = 1
    seconds: float = 5.0
    done: bool = False


@dataclass(slots=True)
class Switches:
    """Standing faults of the queue: shares (0-1) of what is handed out."""

    redelivered: float = 0.0
    disorder: float = 0.0
    latency: float = 0.0
    query_age: float = 900.0
