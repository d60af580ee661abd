"""A line in and a line out of `ask`: the shape that people script against."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from knowledge.errors import IndgangError
from knowledge.library import Library
from knowledge.terms import DENMARK, Found, Language, Place, Reply, Understanding

Answered = Mapping[str, Any]


class AskError(IndgangError):
    """A line that cannot be answered; *id* is the line's own, when it has one."""

    def __init__(self, why: str, *, id: Any = None) -> None:  # noqa: A002 - the line's word for it
        super().__init__(why)
        self.id = id


@dataclass(frozen=True, slots=True)
class Line:
    """One question: *text* or *tap* (a button's label), by itself or in a *conversation*."""

    id: Any
    text: str
    language: Language | None = None
    conversation: str | None = None
    tap: str | None = None

    @property
    def alone(self) -> bool:
        """Whether nothing that was said before matters."""
        return self.conversation is None and self.tap is None


@dataclass(frozen=True, slots=True)
class Told:
    """What the bot decided and says to one line; *topic* is the one that the log shows."""

    decision: str
    topic: str
    understood: Understanding
    reply: Reply
    redacted: bool


def parse(written: bytes) -> Line:
    """Return the line that *written* is; AskError says what is wrong with it."""
    try:
        given = json.loads(written.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise AskError("This line is not JSON.") from None
    if not isinstance(given, dict) or given.get("id") is None:
        raise AskError('This line has no id; write {"id": "1", "text": "…"}.')
    text, tap, talk = given.get("text"), given.get("tap"), given.get("conversation")
    if not isinstance(text if tap is None else tap, str):
        raise AskError("This line has no text; write text or tap as a string.", id=given["id"])
    if (language := given.get("language")) not in {None, *Language}:
        raise AskError(f"The language is not known; write one of {', '.join(Language)}.", id=given["id"])
    return Line(
        given["id"],
        text if isinstance(text, str) else "",
        Language(language) if language else None,
        None if talk is None else str(talk),
        tap,
    )


def write(line: Line, told: Told, library: Library, *, today: date) -> Answered:
    """Return the answer to *line* with every key that people script against."""
    understood, reply = told.understood, told.reply
    found = _apart(understood.found, library, today)
    several = found.candidates or (found.named if len(found.named) > 1 else ())
    return {
        "id": line.id,
        "language": str(understood.language),
        "decision": told.decision,
        "topic": told.topic,
        "certainty": round(understood.certainty, 3),
        "runners_up": [[match.topic, round(match.certainty, 3)] for match in understood.runners_up],
        "place": _place(found.sure) if found.sure else None,
        "places": [_place(one) for one in several],
        "council": None if found != understood.found else _council(found.named),
        "text": reply.text.replace("**", ""),
        "choices": [choice.label for choice in reply.choices],
        "sources": list(reply.sources),
        "redacted": told.redacted,
    }


def danish_day() -> date:
    """Return the day in Denmark."""
    return datetime.now(DENMARK).date()


def _apart(found: Found, library: Library, today: date) -> Found:
    """Return *found* with each municipality of a landscape by itself: no single one of them is meant."""
    gazetteer = library.gazetteer
    parts = [gazetteer.parts(place, today=today) or (place,) for place in found.named]
    return Found(tuple(dict.fromkeys(place for part in parts for place in part)), found.candidates)


def _place(one: Place) -> Mapping[str, str | None]:
    """Return a place as people script against it."""
    return {
        "name": one.name,
        "municipality": one.municipality or None,
        "council": None if one.outside else one.council,
        "region": one.region,
    }


def _council(named: tuple[Place, ...]) -> str | None:
    """Return the council, when every place named lies under one and the same."""
    councils = {None if one.outside else one.council for one in named}
    return councils.pop() if len(councils) == 1 else None
