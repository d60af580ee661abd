"""Macros: a few actions with one tap. None can message a person: their type has no words for one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.casework.actions import Action, Carrier, Claim, Close, HandOver, Outcome, Wait, Waiting


class Macro(StrEnum):
    """The three there are; the values stand in forms."""

    WAIT = "vent"
    CLOSE = "afslut"
    COLLEAGUE = "kollega"


@dataclass(frozen=True, slots=True)
class End:
    """Close as answered; unlike `Close` it cannot tell anybody anything."""

    carrier: Carrier


Silent = Claim | HandOver | Wait | End


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a macro needs to know: whose the case is, who else works, the day in a week, who carries it on."""

    owned: bool
    colleague: int
    next_week: date
    carrier: Carrier


def steps(macro: Macro, here: Circumstances) -> tuple[Silent, ...]:
    """Return what *macro* does, in order."""
    claim = () if here.owned else (Claim(),)
    match macro:
        case Macro.WAIT:
            return (*claim, Wait(Waiting.COUNCIL, here.next_week))
        case Macro.CLOSE:
            return (*claim, End(here.carrier))
        case Macro.COLLEAGUE:
            return (HandOver(here.colleague),)


def action(step: Silent) -> Action:
    """Return *step* as the desk does it."""
    return Close(Outcome.ANSWERED, step.carrier) if isinstance(step, End) else step
