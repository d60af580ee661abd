"""The check of the content: what is wrong with it, and what must be confirmed before going live."""

import argparse
from datetime import date
from pathlib import Path

from bot.findings import Sentences
from bot.settings import read
from bot.store import edits
from bot.store.offers import stated
from knowledge import checking, library
from knowledge.errors import ContentError, Finding, SettingsError
from knowledge.files.reader import CONTENT
from knowledge.library.unconfirmed import Unconfirmed, unconfirmed


def command(options: argparse.Namespace) -> int:
    """Print the flaws, or what could be better and what nobody has confirmed (*live*); 1 if there is any."""
    settings, words = read(), Sentences()
    folder, above, today = settings.content_dir or CONTENT, edits.above(settings.database), date.today()  # noqa: DTZ011 - the keeper's day
    originals = _folder(options.documents)
    try:
        known = library.load(folder, above)
        found = list(checking.findings(folder, known, today, above))
        since = stated.since(settings.database)
        open_ends = list(unconfirmed(folder, today, above, since=since)) if options.live else []
    except ContentError as error:
        return _tell(words.say("flawed", count=len(error.flaws)), [str(flaw) for flaw in error.flaws])
    if originals:
        found += checking.unproven(folder, originals, above)
    if found:
        _tell(words.say("found", count=len(found)), [words.line(one) for one in _in_order(found)])
    if open_ends:
        _tell(words.say("unconfirmed", count=len(open_ends)), [_line(words, one) for one in open_ends])
    if found or open_ends:
        return 1
    sizes = {"topics": len(known.topics.ids), "answers": len(known.answers.by_topic)}
    sound = words.say("sound", councils=len(known.gazetteer.councils), folder=str(folder), **sizes)
    return _tell(words.say("confirmed") if options.live else sound, [])


def _folder(written: str | None) -> Path | None:
    if written is None:
        return None
    if not Path(written).is_dir():
        raise SettingsError(
            [f"--documents {written!r} is no folder; name the one with the documents as text."]
        )
    return Path(written)


def _in_order(found: list[Finding]) -> list[Finding]:
    return sorted(found, key=lambda one: (one.file, one.line))


def _line(words: Sentences, one: Unconfirmed) -> str:
    told = {"file": one.file, "line": one.line, "name": one.name, "day": one.day}
    return words.say(one.key, fields=", ".join(one.fields), **told)


def _tell(heading: str, lines: list[str]) -> int:
    print("\n".join([heading, *lines]))  # noqa: T201 - what the command is for
    return 1 if lines else 0
