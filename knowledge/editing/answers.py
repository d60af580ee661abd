"""The curated answers: front matter, two levels and parts as fields, and back into their file."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from knowledge.editing.entries import CHECKED
from knowledge.editing.items import Item, Kind, Mistake, MistakesError
from knowledge.files import front
from knowledge.files.reader import Reader
from knowledge.library import twins
from knowledge.library.answers import LONGEST, STATUS
from knowledge.library.body import EASY, ONLY, PARTS, parted
from knowledge.library.body import written as body

FOLLOWS = "follows"  # the box "the English answer says the same as the Danish one"
_DATES = ("valid_from", "valid_to", "review_by")
_LONGEST_TITLE = 120
_TWIN = "twin_of"
_ID = re.compile(r"[a-z][a-z0-9-]*[a-z][a-z0-9-]*")
_SOURCE = ("document", "section", "passage")


def listed(reader: Reader) -> Iterator[Item]:
    """Yield every answer, called by its title."""
    for name in reader.names("answers/*/*.md"):
        key = name.removeprefix("answers/").removesuffix(".md")
        text = reader.text(name)
        title = str(_front(text).get("title") or key)
        yield Item(Kind.ANSWER, key, title, key.partition("/")[0], f"{key} {text}")


def file_of(item: Item) -> str:
    """Return the name of the item's file."""
    return f"answers/{item.key}.md"


def language(item: Item) -> str:
    """Return the language of the answer."""
    return item.key.partition("/")[0]


def twin(item: Item) -> Item:
    """Return the same answer in the other language."""
    ours, _, name = item.key.partition("/")
    return Item(Kind.ANSWER, f"{'en' if ours == 'da' else 'da'}/{name}")


def read(reader: Reader, item: Item) -> dict[str, str] | None:
    """Return the answer by field; None where there is none. The facts are edited with the Danish one."""
    if file_of(item) not in reader.names("answers/*/*.md"):
        return None
    text = reader.text(file_of(item))
    says, (normal, easy, parts) = _front(text), _body(text)
    told = {"title": str(says.get("title") or ""), "text": normal, "easy": easy}
    told["parts"] = "\n\n".join(f"{heading}\n{part}" for heading, part in parts.items())
    told["sources"] = "\n".join(_source(source) for source in says.get("sources") or ())
    if language(item) != "da":
        return told
    told |= {key: str(says.get(key) or "") for key in ("status", *_DATES)}
    return told | {"next": " ".join(map(str, says.get("next") or ()))}


def reviewed(reader: Reader, item: Item) -> str:
    """Return the day on which somebody last read the answer through; empty where nobody has."""
    return str(_front(reader.text(file_of(item))).get("reviewed_on") or "")


def follows(reader: Reader, item: Item) -> bool:
    """Whether the English of the two answers was made of the Danish one as it is now."""
    danish, english = (item, twin(item)) if language(item) == "da" else (twin(item), item)
    texts = [reader.text(file_of(one)) for one in (danish, english)]
    return str(_front(texts[1]).get(_TWIN)) == twins.digest(texts[0])


def write(reader: Reader, item: Item, values: Mapping[str, str], today: date) -> dict[str, str]:
    """Return the new texts by file: new facts of the Danish answer are its twin's as well."""
    was = read(reader, item)
    if was is None:
        raise MistakesError([Mistake("", "content-gone")])
    now = {field: values.get(field, "").strip() for field in was}
    if mistakes := list(_mistakes(now)):
        raise MistakesError(mistakes)
    says = _front(reader.text(file_of(item)))
    says["title"], says["sources"] = now["title"], [_parted(line) for line in _lines(now["sources"])]
    facts = _facts(now) if language(item) == "da" else {}
    says |= facts
    if CHECKED in values:
        says["reviewed_on"] = today.isoformat()
    elif now != was:
        says["reviewed_on"] = ""
    if FOLLOWS in values and language(item) != "da":
        says[_TWIN] = twins.digest(reader.text(file_of(twin(item))))
    texts = {file_of(item): _written(says, now["text"], now["easy"], parted(now["parts"])[2])}
    return texts | _shared(reader, item, facts)


def following(text: str, danish: str) -> str:
    """Return the English answer's *text* as the twin of the *danish* one's."""
    return _written(_front(text) | {_TWIN: twins.digest(danish)}, *_body(text))


def _shared(reader: Reader, item: Item, facts: Mapping[str, Any]) -> dict[str, str]:
    """Return the twin with the same facts, where they are new to it."""
    other = twin(item)
    if not facts or read(reader, other) is None:
        return {}
    text = reader.text(file_of(other))
    says = _front(text)
    if all(says.get(key) == value for key, value in facts.items()):
        return {}
    return {file_of(other): _written(says | dict(facts), *_body(text))}


def _mistakes(now: Mapping[str, str]) -> Iterator[Mistake]:
    yield from _wordings(now)
    yield from _fields(now)


def _wordings(now: Mapping[str, str]) -> Iterator[Mistake]:
    if len(now["title"]) > _LONGEST_TITLE or "\n" in now["title"]:
        args: dict[str, str | int] = {"most": _LONGEST_TITLE, "count": len(now["title"])}
        yield Mistake("title", "content-too-long", args)
    for field in ("title", "text", "easy"):
        if not now[field]:
            yield Mistake(field, "content-empty")
    for level in ("text", "easy"):
        if len(now[level]) > LONGEST:
            yield Mistake(level, "content-too-long", {"most": LONGEST, "count": len(now[level])})
        if any(line == EASY or line.startswith(ONLY) for line in now[level].split("\n")):
            yield Mistake(level, "content-heading")
    normal, _, parts = parted(now["parts"])
    if normal or not all(heading in PARTS and part for heading, part in parts.items()):
        yield Mistake("parts", "content-no-part")
    if any(len(part) > LONGEST for part in parts.values()):
        yield Mistake("parts", "content-too-long", {"most": LONGEST, "count": len(now["parts"])})


def _fields(now: Mapping[str, str]) -> Iterator[Mistake]:
    for line in _lines(now["sources"]):
        if not _parted(line)["document"] or len(line) > LONGEST:
            yield Mistake("sources", "content-no-source")
    for key in _DATES:
        if not _is_day(now.get(key, "")):
            yield Mistake(key, "content-no-day")
    if now.get("status", STATUS[0]) not in STATUS:
        yield Mistake("status", "content-no-status")
    if "next" in now and not now["next"].split():
        yield Mistake("next", "content-no-next")


def _facts(now: Mapping[str, str]) -> dict[str, Any]:
    days = {key: date.fromisoformat(now[key]).isoformat() if now[key] else "" for key in _DATES}
    return {"status": now["status"], **days, "next": now["next"].split()}


def _front(text: str) -> dict[str, Any]:
    parts = front.split(text)
    try:
        return front.parsed(parts[0]) if parts else {}
    except front.FrontError:
        return {}


def _body(text: str) -> tuple[str, str, dict[str, str]]:
    found = front.split(text)
    return parted(found[1] if found else text)


def _written(says: Mapping[str, Any], normal: str, easy: str, parts: Mapping[str, str]) -> str:
    """Return the file: the keys in the order they have, then the body."""
    lines = [line for key, value in says.items() for line in _key(key, value)]
    return "\n".join(("---", *lines, "---", body(normal, easy, parts)))


def _key(key: str, value: Any) -> Iterator[str]:
    match value:
        case None | "":
            yield f"{key}:"
        case []:
            yield f"{key}: []"
        case list() if key == "sources":
            yield f"{key}:"
            for source in value:
                pairs = ", ".join(f"{name}: {_cell(name, str(told))}" for name, told in source.items())
                yield f"  - {{{pairs}}}"
        case list():
            yield f"{key}: [{', '.join(map(_scalar, value))}]"
        case _:
            yield f"{key}: {_scalar(value)}"


def _scalar(value: object) -> str:
    """Return *value* plain where it is read back as the same, else in quotation marks."""
    text = str(value)
    try:
        back = front.parsed(f"a: {text}\n")
    except front.FrontError:
        back = {}
    return text if back == {"a": text} and "\n" not in text else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # which YAML reads as it is


def _cell(name: str, text: str) -> str:
    """Return *text* plain where it is the id of a document, else in quotation marks."""
    return text if name == "document" and _ID.fullmatch(text) else _quoted(text)


def _source(source: object) -> str:
    if isinstance(source, dict):
        return " | ".join(str(source.get(key) or "") for key in _SOURCE).rstrip("| ")
    return str(source)


def _parted(line: str) -> dict[str, str]:
    cells = [cell.strip() for cell in line.split("|", 2)]
    return dict(zip(_SOURCE, (*cells, "", ""), strict=False))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _is_day(text: str) -> bool:
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False
