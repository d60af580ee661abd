"""What happens in a demonstration, and when: read from ``inquiries.toml``."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from knowledge.casework.calendar import Calendar
from knowledge.terms import DENMARK

FILE = Path(__file__).with_name("inquiries.toml")
MORNING, STEP = time(9, 10), timedelta(minutes=23)  # when staff work, and how far apart


@dataclass(frozen=True, slots=True)
class Scene:
    """One inquiry of the demonstration; *then* is what happened to it since, see the file."""

    number: int
    days: float
    via: str
    text: str
    topic: str
    kind: str
    at: tuple[str, ...] = ()
    actor: str = ""
    unreached: str = ""
    reach: str = "chat"
    address: str = ""
    language: str = "da"
    owner: int = 1
    who: str = ""
    name: str = ""
    then: tuple[Sequence[Any], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """Something that happens *at* a moment; *what* is ``open`` or the beginning of a line of ``then``."""

    at: datetime
    number: int  # of the scene
    nth: int  # in it
    what: str = ""
    more: tuple[Any, ...] = ()


def scenes() -> list[Scene]:
    """Return the inquiries of the demonstration."""
    told = tomllib.loads(FILE.read_text("utf-8"))["inquiry"]
    return [
        Scene(number=number, **one | {name: tuple(one.get(name, ())) for name in ("at", "then")})
        for number, one in enumerate(told, 1)
    ]


def steps(scene: Scene, *, now: datetime, calendar: Calendar) -> Iterator[Step]:
    """Yield what happens to *scene* until *now*, in order: what staff do, while they work."""
    came = now - timedelta(days=scene.days)
    yield Step(came, scene.number, 0, "open")
    last = came
    for nth, (what, *more) in enumerate(scene.then, 1):
        at = came + timedelta(days=scene.days * nth / (len(scene.then) + 1))
        last = min(max(_worked(at, scene.number, calendar), last + timedelta(seconds=1)), now)
        yield Step(last, scene.number, nth, what, tuple(more))


def _worked(at: datetime, number: int, calendar: Calendar) -> datetime:
    """Return a moment in office hours on the working day of *at*, or the one before."""
    day = at.astimezone(DENMARK).date()
    if not calendar.is_working_day(day):
        day = calendar.add_working_days(day, -1)
    return datetime.combine(day, MORNING, DENMARK) + STEP * (number % 12)
