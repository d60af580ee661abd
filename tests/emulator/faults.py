"""The switches: what can go wrong on the way to Telegram and back."""

from dataclasses import dataclass


@dataclass(slots=True)
class Fault:
    """What the next *times* calls of *method* (empty: any) meet.

    *kind*: ``429`` (with *retry_after*), ``500``, ``502``, ``hang`` (for *seconds*), ``half`` (half the JSON
    body), ``cut`` (the connection ends), ``html`` (a proxy's page). With *done* the call took effect anyway.
    The *method* ``webhook`` is a post to the bot: ``half``, ``cut``, or ``slow`` (the body after *seconds*).
    """

    kind: str
    method: str = ""
    times: int = 1
    retry_after: int = 1
    seconds: float = 5.0
    done: bool = False
    chat: int = 0
    after: int = 0
    says: str = "Internal Server Error"


@dataclass(slots=True)
class Switches:
    """Standing faults of the queue: shares (0-1) of what is handed out.

    *hurry* shortens the server's waits between two posts of one update to a webhook.
    """

    redelivered: float = 0.0
    disorder: float = 0.0
    latency: float = 0.0
    query_age: float = 900.0
    most: int = 0
    most_to_chat: int = 0
    hurry: float = 1.0
