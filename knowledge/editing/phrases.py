"""The phrases by which people mean a topic: one file for each topic and language, one phrase a line."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from knowledge.editing.items import Item, Kind, Mistake, MistakesError
from knowledge.files.reader import Reader
from knowledge.library.phrases import LONGEST

FIELD = "text"
MOST = 60_000  # letters of a file: ours have at most ten thousand


def listed(reader: Reader, titles: Mapping[str, str]) -> Iterator[Item]:
    """Yield every file of phrases, called by its topic's title."""
    for name in reader.names("phrases/*/*.txt"):
        _, language, file = name.split("/")
        topic = PurePosixPath(file).stem
        key = f"{language}/{topic}"
        yield Item(Kind.PHRASES, key, titles.get(topic, topic), language, f"{key} {reader.text(name)}")


def file_of(item: Item) -> str:
    """Return the name of the item's file."""
    return f"phrases/{item.key}.txt"


def read(reader: Reader, item: Item) -> dict[str, str] | None:
    """Return the phrases as they are edited; None where there is no such file."""
    if file_of(item) not in reader.names("phrases/*/*.txt"):
        return None
    return {FIELD: reader.text(file_of(item)).rstrip("\n")}


def write(reader: Reader, item: Item, values: Mapping[str, str]) -> dict[str, str]:
    """Return the file's new text."""
    if read(reader, item) is None:
        raise MistakesError([Mistake("", "content-gone")])
    text = values.get(FIELD, "").strip("\n")
    if mistakes := list(_mistakes(text)):
        raise MistakesError(mistakes)
    return {file_of(item): "\n".join(line.strip() for line in text.split("\n")) + "\n"}


def _mistakes(text: str) -> Iterator[Mistake]:
    if len(text) > MOST:
        yield Mistake(FIELD, "content-too-long", {"most": MOST, "count": len(text)})
        return
    lines = [line.strip() for line in text.split("\n")]
    if not any(line and not line.startswith("#") for line in lines):
        yield Mistake(FIELD, "content-no-phrase")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST:
            yield Mistake(FIELD, "content-long-phrase", {"line": number, "most": LONGEST})
