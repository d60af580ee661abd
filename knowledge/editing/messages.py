"""The sentences of the phrasebook: one Danish message and its English twin, side by side."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date

import tomlkit
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from knowledge.editing.items import Item, Kind, Mistake, MistakesError
from knowledge.files.reader import Reader
from knowledge.library import notice

FILES: Mapping[str, str] = {"da": "ui/da.ftl", "en": "ui/en.ftl"}
NOTICE = "notice"  # whose version is a day of its own
LONGEST = 3000  # letters; the longest of ours has a thousand, and one message of Telegram takes four
LONGEST_BUTTON = 120  # letters, every choice of the sentence counted
_CHOOSING = "->"  # a message that chooses between variants is left as it is written
_EMPTY_LINE = '{""}'
_SPECIAL = re.compile(r"^[\[*.}]")
_MOST_INDENTED = "    "


class _Foreign(Visitor):
    """Finds what a sentence of ours never has: other messages, terms, functions."""

    def __init__(self) -> None:
        super().__init__()
        self.found = False

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802, ARG002  # fluent's name
        """Note a reference."""
        self.found = True

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802, ARG002
        """Note a term."""
        self.found = True

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802, ARG002
        """Note a call."""
        self.found = True


class _Variables(Visitor):
    """Collects the placeholders."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # fluent's name
        """Note one."""
        self.names.add(node.id.name)


def listed(reader: Reader) -> Iterator[Item]:
    """Yield every message with its section; what only machines and lists hear is among them."""
    english = _told(reader, "en")
    group = ""
    text = reader.text(FILES["da"])
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.GroupComment):
            group = entry.content or ""
        elif isinstance(entry, ast.Message):
            key = entry.id.name
            said = _shown(text, entry)
            yield Item(Kind.MESSAGE, key, _called(said), group, f"{key} {said} {english.get(key, '')}")


def read(reader: Reader, item: Item) -> dict[str, str] | None:
    """Return the message in both languages, as one edits it; None where there is none."""
    told = {language: _told(reader, language).get(item.key) for language in FILES}
    if told["da"] is None:
        return None
    return {language: text or "" for language, text in told.items()}


def placeholders(reader: Reader, item: Item) -> list[str]:
    """Return the names of what is filled in, in the Danish message."""
    entry = _entry(reader.text(FILES["da"]), item.key)
    if entry is None:
        return []
    variables = _Variables()
    variables.visit(entry)
    return sorted(variables.names)


def write(reader: Reader, item: Item, values: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the new texts by file; new words of the notice are a new version of it."""
    was = read(reader, item)
    if was is None:
        raise MistakesError([Mistake("", "content-gone")])
    now = {language: values.get(language, "").strip("\n").rstrip() for language in FILES}
    mistakes = [one for language, text in now.items() for one in _mistakes(item, language, text)]
    changed = {language: text for language, text in now.items() if text != was[language]}
    texts = {} if mistakes else {FILES[one]: _put(reader, one, item, text) for one, text in changed.items()}
    for language in changed if texts else ():
        mistakes += _broken(reader.text(FILES[language]), texts[FILES[language]], item, language)
    if mistakes:
        raise MistakesError(mistakes)
    if texts and item.key == NOTICE:
        texts[notice.FILE] = dated(reader.text(notice.FILE), today)
    return texts


def _mistakes(item: Item, language: str, text: str) -> Iterator[Mistake]:
    most = LONGEST_BUTTON if item.key.startswith("button-") and _CHOOSING not in text else LONGEST
    if not text.strip():
        yield Mistake(language, "content-empty")
    elif len(text) > most:
        yield Mistake(language, "content-too-long", {"most": most, "count": len(text)})


def _broken(before: str, after: str, item: Item, language: str) -> Iterator[Mistake]:
    """Yield what the new text does to the file that it may not: other keys, attributes, references."""
    keys = [_parsed(text) for text in (before, after)]
    entry = _entry(after, item.key)
    if entry is None or keys[0] != keys[1] or entry.attributes or entry.value is None:
        yield Mistake(language, "content-not-fluent")
        return
    foreign = _Foreign()
    foreign.visit(entry)
    if foreign.found:
        yield Mistake(language, "content-foreign")


def _parsed(text: str) -> tuple[list[str], int]:
    """Return the keys of a file, in order, and how much of it is no message."""
    body = FluentParser().parse(text).body
    keys = [entry.id.name for entry in body if isinstance(entry, ast.Message)]
    return keys, sum(isinstance(entry, ast.Junk) for entry in body)


def _put(reader: Reader, language: str, item: Item, text: str) -> str:
    """Return the file with the message's words replaced; all else in it stays."""
    file = reader.text(FILES[language])
    entry = _entry(file, item.key)
    if entry is None or entry.span is None:
        return file.rstrip("\n") + f"\n{item.key} ={_written(text)}\n"
    begin = entry.id.span.start if entry.id.span else entry.span.start
    return f"{file[:begin]}{item.key} ={_written(text)}{file[entry.span.end :]}"


def _written(text: str) -> str:
    """Return *text* as it stands behind the equals sign."""
    choosing = _CHOOSING in text
    lines = [line.rstrip() for line in text.split("\n")]
    if not choosing:
        lines = [_SPECIAL.sub(lambda sign: f'{{"{sign[0]}"}}', line.strip()) for line in lines]
        lines = [line or _EMPTY_LINE for line in lines]
    if len(lines) == 1 and not choosing:
        return f" {lines[0]}"
    return "\n" + "\n".join(f"{_MOST_INDENTED}{line}" if line else "" for line in lines)


def _told(reader: Reader, language: str) -> dict[str, str]:
    text = reader.text(FILES[language])
    body = FluentParser().parse(text).body
    return {entry.id.name: _shown(text, entry) for entry in body if isinstance(entry, ast.Message)}


def _entry(text: str, key: str) -> ast.Message | None:
    body = FluentParser().parse(text).body
    found = (entry for entry in body if isinstance(entry, ast.Message) and entry.id.name == key)
    return next(found, None)


def _shown(text: str, entry: ast.Message) -> str:
    """Return the words of a message without their indent; an empty line is an empty line."""
    if entry.value is None or entry.span is None or entry.id.span is None:
        return ""
    source = text[entry.id.span.end : entry.span.end].partition("=")[2]
    first, _, rest = source.partition("\n")
    told = "\n".join(filter(None, (first.strip(), textwrap.dedent(rest).rstrip())))
    if _CHOOSING in told:
        return told
    return "\n".join("" if line.strip() == _EMPTY_LINE else line for line in told.split("\n"))


def _called(said: str) -> str:
    """Return the beginning of a sentence, to know it by in a list."""
    first = " ".join(said.split())
    return first if len(first) <= _TITLE else f"{first[:_TITLE]}…"


_TITLE = 80  # letters: about a line


def dated(text: str, today: date) -> str:
    """Return the file of the notice's version with *today* as the version."""
    document = tomlkit.parse(text)
    document["version"] = today
    return tomlkit.dumps(document)
