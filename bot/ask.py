"""Questions from the command line: answered as the bot would, with nothing stored and nothing sent."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from bot.settings import read
from knowledge import library as shelves
from knowledge import screen
from knowledge.compose import compose
from knowledge.context import NEW
from knowledge.decide import called, decide
from knowledge.errors import IndgangError
from knowledge.library import Library
from knowledge.terms import Language, Place, Reply, Understanding
from knowledge.understand import understand

DANISH = ZoneInfo("Europe/Copenhagen")

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


class Rehearsal(Protocol):
    """Conversations in memory, through the real handlers."""

    def answer(self, line: Line) -> Answered:
        """Return the answer to the next message of the line's conversation."""
        ...


def command(options: argparse.Namespace) -> int:
    """Answer one text, or one line after another; 1 when a line could not be answered."""
    if options.jsonl == (options.text is not None):
        raise AskError('Write the text to answer, or --jsonl and lines like {"id": "1", "text": "…"}.')
    known = shelves.load(read().content_dir or shelves.CONTENT)
    if options.jsonl:
        return _lines(sys.stdin.buffer, known)
    said = answer(Line(None, options.text), known, today=_today())
    _say({key: value for key, value in said.items() if key != "id"} if options.json else _plainly(said))
    return 0


def answer(line: Line, library: Library, *, today: date) -> Answered:
    """Return what the bot says to *line* as the first message of a conversation."""
    redaction = screen.redact(screen.clean(line.text))
    context = replace(NEW, language=line.language or NEW.language)
    understood = understand(redaction.text, library=library, today=today, context=context)
    if line.language:
        understood = replace(understood, language=line.language)
    decision = decide(understood, library=library, context=context)
    reply = compose(decision, understood, library=library, context=context, today=today)
    return told(line, called(decision), understood, reply, redacted=redaction.found)


def told(line: Line, decision: str, understood: Understanding, reply: Reply, *, redacted: bool) -> Answered:
    """Return the answer with every key that people script against."""
    found = understood.found
    several = found.candidates or (found.named if len(found.named) > 1 else ())
    return {
        "id": line.id,
        "language": str(understood.language),
        "decision": decision,
        "topic": understood.topic,
        "certainty": round(understood.certainty, 3),
        "runners_up": [[match.topic, round(match.certainty, 3)] for match in understood.runners_up],
        "place": place(found.sure) if found.sure else None,
        "places": [place(one) for one in several],
        "council": _council(found.named),
        "text": reply.text.replace("**", ""),
        "choices": [choice.label for choice in reply.choices],
        "sources": list(reply.sources),
        "redacted": redacted,
    }


def place(one: Place) -> Mapping[str, str | None]:
    """Return a place as people script against it."""
    council = None if one.outside else one.council
    return {
        "name": one.name,
        "municipality": one.municipality or None,
        "council": council,
        "region": one.region,
    }


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


def _lines(lines: Iterable[bytes], library: Library) -> int:
    """Answer *lines* in order, each as it comes; what is wrong with one is said in its place."""
    failed = False
    for said in _answers((line for line in lines if line.strip()), library):
        failed = failed or "error" in said
        _say(said)
    return int(failed)


def _answers(lines: Iterable[bytes], library: Library) -> Iterator[Answered]:
    talks: Rehearsal | None = None
    for written in lines:
        try:
            line = parse(written)
        except AskError as error:
            yield {"id": error.id, "error": str(error)}
            continue
        if not line.alone and talks is None:
            talks = _rehearsal(library)
        try:
            yield talks.answer(line) if talks and not line.alone else answer(line, library, today=_today())
        except AskError as error:
            yield {"id": line.id, "error": str(error)}
        except Exception as error:  # noqa: BLE001 - an edge: one line that fails must not hide the others
            yield {"id": line.id, "error": f"{type(error).__name__} while this line was answered."}


def _rehearsal(library: Library) -> Rehearsal:
    from bot.rehearsal import InMemory  # noqa: PLC0415 - aiogram takes seconds that a plain line need not wait

    return InMemory(library)


def _council(named: tuple[Place, ...]) -> str | None:
    """Return the council, when every place named lies under one and the same."""
    councils = {None if one.outside else one.council for one in named}
    return councils.pop() if len(councils) == 1 else None


def _today() -> date:
    return datetime.now(DANISH).date()


def _plainly(said: Answered) -> str:
    return "\n".join([said["text"], *(f"[{choice}]" for choice in said["choices"])])


def _say(said: Answered | str) -> None:
    line = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    sys.stdout.buffer.write(
        line.encode("utf-8", "backslashreplace") + b"\n"
    )  # a lone surrogate becomes its escape
    sys.stdout.buffer.flush()
