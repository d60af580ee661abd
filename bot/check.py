"""The check of the content: what is wrong with it, and what must be confirmed before going live."""

import argparse
import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from fluent.runtime import FluentBundle, FluentResource

from bot.settings import read
from knowledge import library
from knowledge.errors import ContentError
from knowledge.files import CONTENT, Reader, line_of
from knowledge.library import twins

SENTENCES = Path(__file__).with_name("check.da.ftl")
TELLING = ("address", "phone", "email", "website", "page", "cvr", "text")  # relied on: told when empty
CONTACT = {*TELLING, "confidence", "verified_on"}  # one of these makes a named table something to confirm


def command(options: argparse.Namespace) -> int:
    """Print the flaws, or with *live* also all that nobody has confirmed; 1 when there is any."""
    folder = read().content_dir or CONTENT
    say = _phrases()
    try:
        known = library.load(folder)
        open_ends = list(unconfirmed(folder, date.today())) if options.live else []  # noqa: DTZ011 - the keeper's day
    except ContentError as error:
        return _tell(say("flawed", count=len(error.flaws)), [str(flaw) for flaw in error.flaws])
    if open_ends:
        return _tell(say("unconfirmed", count=len(open_ends)), [say(key, **told) for key, told in open_ends])
    sizes = {"topics": len(known.topics.ids), "answers": len(known.answers.by_topic)}
    sound = say("sound", councils=len(known.gazetteer.councils), folder=str(folder), **sizes)
    if stale := twins.stale(folder):
        return _tell(say("stale", count=len(stale)), [str(flaw) for flaw in stale])
    return _tell(say("confirmed") if options.live else sound, [])


def unconfirmed(folder: Path, today: date) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield a sentence's key and its arguments for each thing in *folder* that waits for a person."""
    reader = Reader(folder)
    for file in reader.names("*.toml"):
        text = reader.text(file)
        for table in _tables(reader.toml(file)):
            name = str(table["name"])
            yield from _entry(file, line_of(text, f'"{name}"'), name, table)
    for file in reader.names("*.csv"):
        lines = csv.DictReader(io.StringIO(reader.text(file), newline=""))
        if "verified_on" in (lines.fieldnames or ()):
            for row in lines:
                yield from _entry(file, lines.line_num, _called(row), row)
    for file in reader.names("answers/*/*.md"):
        yield from _answer(file, reader.text(file), today)
    reader.settle()


def _entry(
    file: str, line: int, name: str, fields: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    if fields.get("verified_on"):
        return
    told = {"file": file, "line": line, "name": name}
    if empty := [key for key in TELLING if key in fields and not fields[key]]:
        yield "entry-empty", {**told, "fields": ", ".join(empty)}
    else:
        yield "entry", told


def _answer(file: str, text: str, today: date) -> Iterator[tuple[str, dict[str, Any]]]:
    front = yaml.safe_load(text.split("---\n")[1])
    if not front.get("reviewed_on"):
        yield "answer", {"file": file, "line": line_of(text, "reviewed_on")}
    elif (day := front.get("review_by")) and day < today:
        yield "overdue", {"file": file, "line": line_of(text, "review_by"), "day": day.isoformat()}


def _called(row: Mapping[str, str]) -> str:
    """Return a row's name with what tells it from others of that name: the first column."""
    first, name = next(iter(row.values())), row.get("name")
    return f"{name} ({first})" if name and name != first else first


def _tables(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield every table below *value* that names something people may rely on."""
    if isinstance(value, dict):
        if "name" in value and CONTACT & value.keys():
            yield value
        for part in value.values():
            yield from _tables(part)
    elif isinstance(value, list):
        for part in value:
            yield from _tables(part)


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
