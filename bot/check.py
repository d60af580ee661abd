"""The check of the content: what is wrong with it, and what must be confirmed before going live."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from bot.settings import read
from bot.store import edits
from knowledge import library
from knowledge.errors import ContentError
from knowledge.files import CONTENT
from knowledge.library import twins
from knowledge.library.unconfirmed import Unconfirmed, unconfirmed

SENTENCES = Path(__file__).with_name("check.da.ftl")


def command(options: argparse.Namespace) -> int:
    """Print the flaws, or with *live* also all that nobody has confirmed; 1 when there is any."""
    settings = read()
    folder, above = settings.content_dir or CONTENT, edits.above(settings.database)
    say = _phrases()
    try:
        known = library.load(folder, above)
        open_ends = list(unconfirmed(folder, date.today(), above)) if options.live else []  # noqa: DTZ011 - the keeper's day
    except ContentError as error:
        return _tell(say("flawed", count=len(error.flaws)), [str(flaw) for flaw in error.flaws])
    if open_ends:
        return _tell(say("unconfirmed", count=len(open_ends)), [_line(say, one) for one in open_ends])
    sizes = {"topics": len(known.topics.ids), "answers": len(known.answers.by_topic)}
    sound = say("sound", councils=len(known.gazetteer.councils), folder=str(folder), **sizes)
    if stale := twins.stale(folder, above):
        return _tell(say("stale", count=len(stale)), [str(flaw) for flaw in stale])
    return _tell(say("confirmed") if options.live else sound, [])


def _line(say: Any, one: Unconfirmed) -> str:
    told = {"file": one.file, "line": one.line, "name": one.name, "day": one.day}
    return str(say(one.key, fields=", ".join(one.fields), **told))


def _phrases() -> Any:
    bundle = FluentBundle(["da"], use_isolating=False)
    bundle.add_resource(FluentResource(SENTENCES.read_text("utf-8")))

    def say(key: str, **told: object) -> str:
        pattern = bundle.get_message(key).value
        return str(bundle.format_pattern(pattern, told)[0]) if pattern else key

    return say


def _tell(heading: str, lines: list[str]) -> int:
    print("\n".join([heading, *lines]))  # noqa: T201 - what the command is for
    return 1 if lines else 0
