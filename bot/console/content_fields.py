"""The fields of a form of the content: what each is called, how large it is, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.wording.words import Words
from knowledge.editing import Item, Kind
from knowledge.library.answers import STATUS

ROWS: Mapping[Kind, Mapping[str, int]] = {
    Kind.ANSWER: {"text": 14, "easy": 12, "parts": 6, "sources": 4},
    Kind.PHRASES: {"text": 24},
    Kind.MESSAGE: {"da": 4, "en": 4},
    Kind.POINTER: {"da": 3, "en": 3, "words": 3},
    Kind.GROUND: {"text": 3},
}
DATES = frozenset({"valid_from", "valid_to", "review_by"})
NEEDED = frozenset({"name", "title", "text", "easy", "number"})
POINTING = frozenset({"da", "en", "words"})  # what no pointer can be without


@dataclass(frozen=True, slots=True)
class Field:
    """One field; *rows* makes it a text of several lines, *options* a choice."""

    name: str
    label: str
    value: str
    hint: str = ""
    error: str = ""
    type: str = "text"
    rows: int = 0
    lang: str = ""
    optional: bool = True
    options: Sequence[tuple[str, str]] = ()


def fields(words: Words, item: Item, values: Mapping[str, str], mistakes: Mapping[str, str]) -> list[Field]:
    """Return the fields of *item* with *values*, in the order they are read in."""
    return [
        _field(words, item, name, value, mistakes.get(name, ""))
        for name, value in values.items()
        if words.has(_label(item, name))
    ]


def _field(words: Words, item: Item, name: str, value: str, error: str) -> Field:
    hint = f"content-hint-{item.kind}-{name}"
    rows = ROWS.get(item.kind, {}).get(name, 0)
    return Field(
        name=name,
        label=words.say(_label(item, name)),
        value=value,
        hint=words.say(hint) if words.has(hint) else "",
        error=error,
        type="date" if name in DATES else "text",
        rows=max(rows, min(value.count("\n") + 2, 30)) if rows else 0,
        lang="en" if name == "en" or (item.kind is Kind.ANSWER and item.key.startswith("en/")) else "",
        optional=not _is_needed(item, name),
        options=[(one, words.say("content-status", status=one)) for one in STATUS]
        if name == "status"
        else (),
    )


def _is_needed(item: Item, name: str) -> bool:
    if item.kind is Kind.POINTER and name in POINTING:
        return True
    return name in NEEDED and item.kind not in {Kind.CENTRE, Kind.GROUND}


def _label(item: Item, name: str) -> str:
    return f"content-field-{name}" if item.kind is not Kind.PHRASES else "content-field-phrases"
