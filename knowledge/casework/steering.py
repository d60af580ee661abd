"""Steering: what an admin has paused, stopped or put up for all, each with an end; and who is blocked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from knowledge.casework.staff import Account
from knowledge.terms import Language

CHANNELS = ("telegram", "web")  # those that people write in, and that can be stopped


class Kind(StrEnum):
    """What a measure does; the values are what the trail calls them (``steering.pause``)."""

    PAUSE = "pause"
    STOP = "stop"
    BANNER = "banner"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is steered until *until*, when it ends by itself.

    A PAUSE takes no new inquiries; answers and crisis go on. A STOP answers nothing in its *channel* but a
    crisis. A BANNER shows *da* or *en* to everybody. *reason* is for staff alone. *id* is 0 until it is kept;
    *by* is the name of who did it.
    """

    kind: Kind
    until: datetime
    reason: str = ""
    channel: str = ""
    da: str = ""
    en: str = ""
    id: int = 0
    by: str = ""

    def text(self, language: Language) -> str:
        """Return what a banner says in *language*; who reads neither reads English."""
        return self.da if language is Language.DANISH else self.en


@dataclass(frozen=True, slots=True)
class Steering:
    """All that was steered and not lifted, newest first; whether it still holds is asked with the time."""

    measures: tuple[Measure, ...] = ()

    def holding(self, now: datetime) -> tuple[Measure, ...]:
        """Return what holds at *now*."""
        return tuple(measure for measure in self.measures if measure.until > now)

    def pause(self, now: datetime) -> Measure | None:
        """Return what keeps new inquiries out, if anything does."""
        return self._first(Kind.PAUSE, now)

    def stop(self, channel: str, now: datetime) -> Measure | None:
        """Return what has stopped *channel*, if anything has."""
        return self._first(Kind.STOP, now, channel)

    def banner(self, now: datetime) -> Measure | None:
        """Return the banner that everybody reads, if there is one."""
        return self._first(Kind.BANNER, now)

    def _first(self, kind: Kind, now: datetime, channel: str = "") -> Measure | None:
        for measure in self.measures:
            if measure.kind is kind and measure.channel == channel and measure.until > now:
                return measure
        return None


@dataclass(frozen=True, slots=True)
class Service:
    """What a turn is told of the unit. *expected* is how many working days an answer has taken lately.

    That is the median of the last thirty days, and None where too few were answered to tell. *site* is the
    address that people open, empty where it is not known; *free_text*: who looks for an offer in Telegram
    may write it.
    """

    steering: Steering = Steering()
    expected: int | None = None
    site: str = ""
    free_text: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A conversation that is not answered; *reference* is the case it was blocked from."""

    reference: str
    reason: str
    by: str
    at: datetime


class Helm(Protocol):
    """What steers; the implementation lives in ``bot/store``. Each change writes its row in the trail."""

    def current(self) -> Steering:
        """Return what is steered now, from memory."""
        ...

    async def set(self, measure: Measure, *, by: Account) -> None:
        """Keep *measure*, in the place of another of its kind and channel; its end must be in the future."""
        ...

    async def lift(self, id_: int, *, by: Account) -> None:
        """End the measure with this id now; one that has ended already is let be."""
        ...

    async def block(self, reference: str, reason: str, *, by: Account) -> None:
        """Answer the conversation of this case no more, but for a crisis; a RefusedError where there is none.

        What is written there is kept in the inbox and reaches no list.
        """
        ...

    async def unblock(self, reference: str, *, by: Account) -> None:
        """Answer it again; a RefusedError where it is not blocked."""
        ...

    async def blocks(self) -> Sequence[Block]:
        """Return who is blocked, newest first."""
        ...
