"""Questions from the command line: answered as the bot would, with nothing stored and nothing sent."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import Protocol

from bot.exchange import Answered, AskError, Line, Told, danish_day, parse, write
from bot.models import Models
from bot.settings import read
from bot.store import edits
from bot.store.offers.memory import shelved
from knowledge import library as shelves
from knowledge import screen
from knowledge.answering import finding, voice
from knowledge.answering.compose import compose
from knowledge.answering.offers import Guide
from knowledge.context import NEW
from knowledge.decide import about, called, decide
from knowledge.files.reader import CONTENT
from knowledge.library import Library
from knowledge.offers.directory import Directory, Empty
from knowledge.terms import Decision, Offers, Outside, Reply, Understanding
from knowledge.understanding.understand import understand


class Rehearsal(Protocol):
    """Conversations in memory, through the real handlers."""

    def answer(self, line: Line) -> Answered:
        """Return the answer to the next message of the line's conversation."""
        ...


def command(options: argparse.Namespace) -> int:
    """Answer one text, or one line after another; 1 when a line could not be answered."""
    if options.jsonl == (options.text is not None):
        raise AskError('Write the text to answer, or --jsonl and lines like {"id": "1", "text": "…"}.')
    settings = read()
    above, models = edits.above(settings.database), Models(settings.database)
    known = shelves.load(settings.content_dir or CONTENT, above, models)
    if options.jsonl:
        return _lines(sys.stdin.buffer, known)
    said = answer(Line(None, options.text), known, today=danish_day(), open_directory=partial(shelved, known))
    _say({key: value for key, value in said.items() if key != "id"} if options.json else _plainly(said))
    return 0


def answer(
    line: Line, library: Library, *, today: date, open_directory: Callable[[], Directory] = Empty
) -> Answered:
    """Return what the bot says to *line* as the first message of a conversation.

    What *open_directory* gives is looked in for offers; it is asked for only then.
    """
    redaction = screen.redact(screen.clean(line.text))
    context = replace(NEW, language=line.language or NEW.language)
    understood = understand(redaction.text, library=library, today=today, context=context)
    understood = replace(understood, timed=redaction.looks_like_time)
    if line.language:
        understood = replace(understood, language=line.language)
    decision = decide(understood, library=library, context=context)
    spoken = replace(context, language=understood.language, role=understood.role)
    listed = _listed(decision, understood, voice.of(library, spoken), today, open_directory)
    reply = compose(decision, understood, library=library, context=context, today=today, listed=listed)
    told = Told(called(decision), about(decision, understood), understood, reply, redaction.found)
    return write(line, told, library, today=today)


def _listed(
    decision: Decision,
    understood: Understanding,
    say: voice.Voice,
    today: date,
    open_directory: Callable[[], Directory],
) -> Reply | None:
    """Return the offers there are, for one who looks for some."""
    if not isinstance(decision, Offers | Outside):
        return None
    guide = Guide(say, open_directory(), today)
    if isinstance(decision, Offers):
        return finding.begin(understood, decision.place, None, guide).reply
    sought = finding.sought(understood, guide)
    return finding.abroad(understood, decision.place, None, guide).reply if sought else None


def _lines(lines: Iterable[bytes], library: Library) -> int:
    """Answer *lines* in order, each as it comes; what is wrong with one is said in its place."""
    failed = False
    for said in _answers((line for line in lines if line.strip()), library):
        failed = failed or "error" in said
        _say(said)
    return int(failed)


def _answers(lines: Iterable[bytes], library: Library) -> Iterator[Answered]:
    talks: Rehearsal | None = None
    look = cache(partial(shelved, library))
    for written in lines:
        try:
            line = parse(written)
        except AskError as error:
            yield {"id": error.id, "error": str(error)}
            continue
        if not line.alone and talks is None:
            talks = _rehearsal(library)
        try:
            if talks and not line.alone:
                yield talks.answer(line)
            else:
                yield answer(line, library, today=danish_day(), open_directory=look)
        except AskError as error:
            yield {"id": line.id, "error": str(error)}
        except Exception as error:  # noqa: BLE001 - an edge: one line that fails must not hide the others
            yield {"id": line.id, "error": f"{type(error).__name__} while this line was answered."}


def _rehearsal(library: Library) -> Rehearsal:
    from bot.rehearsal import InMemory  # noqa: PLC0415 - aiogram takes seconds that a plain line need not wait

    return InMemory(library)


def _plainly(said: Answered) -> str:
    return "\n".join([said["text"], *(f"[{choice}]" for choice in said["choices"])])


def _say(said: Answered | str) -> None:
    line = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    sys.stdout.buffer.write(
        line.encode("utf-8", "backslashreplace") + b"\n"
    )  # a lone surrogate becomes its escape
    sys.stdout.buffer.flush()
