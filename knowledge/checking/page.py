"""An answer's file as it is checked: what its front matter says, its levels, and where each stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from knowledge.files import front
from knowledge.files.reader import Reader, line_of
from knowledge.library.body import EASY, parted
from knowledge.terms import Language, TopicId


@dataclass(frozen=True, slots=True)
class Page:
    """One answer; *levels* are its texts by what they are called, the normal one without a name."""

    name: str
    text: str
    says: Mapping[str, Any]
    levels: Mapping[str, str]

    @property
    def language(self) -> Language:
        """Return the language of its folder."""
        return Language(self.name.split("/")[1])

    @property
    def topic(self) -> TopicId:
        """Return the topic that it answers."""
        return TopicId(PurePosixPath(self.name).name.split(".")[0])

    @property
    def sources(self) -> Sequence[tuple[int, Mapping[str, str]]]:
        """Return each source with its line."""
        lines = [number for number, line in enumerate(self.text.split("\n"), 1) if line.strip()[:3] == "- {"]
        told = self.says["sources"] or []
        return [(lines[at] if at < len(lines) else self.line("sources"), one) for at, one in enumerate(told)]

    def line(self, key: str) -> int:
        """Return the line of a *key* of the front matter."""
        return line_of(self.text, f"\n{key}:") + 1

    def at(self, level: str) -> int:
        """Return the line on which a *level* begins."""
        return line_of(self.text, level or self.levels[""].partition("\n")[0])


def pages(reader: Reader) -> Iterator[Page]:
    """Yield every answer; content that loads has none that cannot be read."""
    for name in reader.names("answers/*/*.md"):
        text = reader.text(name)
        says, body = front.split(text) or ("", "")
        normal, easy, parts = parted(body)
        yield Page(name, text, front.parsed(says), {"": normal, EASY: easy, **parts})
