"""What staff edit of the content: files as items with fields, and fields back into files; pure functions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from knowledge.editing import answers, entries, guard, messages, periods, phrases
from knowledge.editing.items import Item, Kind, Mistake, MistakesError, named
from knowledge.files.reader import Reader
from knowledge.library.phrases import fold
from knowledge.terms import Language

__all__ = ["Item", "Kind", "Mistake", "MistakesError", "judged", "listed", "named", "read", "write"]


def listed(reader: Reader) -> list[Item]:
    """Return everything that can be edited, in the order of `Kind`; the words to find it by are folded."""
    found = _found(reader)
    readers = _layers(reader)
    below = _found(readers[1]) if readers[1:] else ()
    wanted = guard.pattern(readers)
    urgent = {item.id for item in (*found, *below) if wanted.search(item.words)}
    order = list(Kind)
    searched = [
        replace(item, words=fold(f"{item.called} {item.words}"), urgent=item.id in urgent) for item in found
    ]
    return sorted(searched, key=lambda item: order.index(item.kind))


def judged(reader: Reader, item: Item) -> Item:
    """Return *item* as it is guarded by what it says, now or in the folder below the edits."""
    readers = _layers(reader)
    told = (read(one, item) or {} for one in readers)
    texts = [text for values in told for text in values.values()]
    return replace(item, urgent=guard.urgent(texts, readers))


def _layers(reader: Reader) -> list[Reader]:
    """Return *reader*, and what reads the folder without edits where there are any."""
    return [reader, Reader(reader.folder)] if reader.edits else [reader]


def _found(reader: Reader) -> list[Item]:
    titles = {topic: told.get(Language.DANISH.value, topic) for topic, told in _topics(reader).items()}
    found = [item for kind in Kind if kind in entries.KINDS for item in entries.listed(reader, kind)]
    return [*found, *answers.listed(reader), *phrases.listed(reader, titles), *messages.listed(reader)]


def read(reader: Reader, item: Item) -> dict[str, str] | None:
    """Return what *item* says, by field; None where there is no such thing (any more)."""
    match item.kind:
        case Kind.ANSWER:
            return answers.read(reader, item)
        case Kind.PHRASES:
            return phrases.read(reader, item)
        case Kind.MESSAGE:
            return messages.read(reader, item)
    return entries.read(reader, item)


def write(reader: Reader, item: Item, values: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the new text of each file that changes when *item* says *values*, or raise a MistakesError."""
    match item.kind:
        case Kind.ANSWER:
            texts = answers.write(reader, item, values, today)
        case Kind.PHRASES:
            texts = phrases.write(reader, item, values)
        case Kind.MESSAGE:
            texts = messages.write(reader, item, values, today)
        case Kind.PERIOD:
            texts = periods.write(reader, item, values, today)
        case _:
            texts = entries.write(reader, item, values, today)
    return {name: text for name, text in texts.items() if text != reader.text(name)}


def confirmed(reader: Reader, item: Item) -> str:
    """Return the day on which somebody last confirmed what *item* says; empty where nobody has."""
    if item.kind is Kind.ANSWER:
        return answers.reviewed(reader, item)
    return entries.confirmed(reader, item) if item.kind in entries.KINDS else ""


def _topics(reader: Reader) -> dict[str, Mapping[str, str]]:
    return {str(table.get("id")): table for table in reader.toml("topics.toml").get("topic", ())}
