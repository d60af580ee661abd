"""How long each kind of data is kept."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Periods:
    """How long what is kept stays; proposals until the region has decided (``content/retention.toml``).

    *unfinished_chat* counts from the last message of a conversation without an inquiry, *raw_inbox* from when
    an update came in, *after_closing* from when the last case of a conversation was answered or closed.
    """

    unfinished_chat: timedelta = timedelta(days=1)
    raw_inbox: timedelta = timedelta(days=8)
    after_closing: timedelta = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep deleted: conversations, bodies of updates; *due* inquiries wait for a legal basis."""

    conversations: int = 0
    bodies: int = 0
    due: int = 0
