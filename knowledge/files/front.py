"""The front matter of an answer: plain keys and values, of which YAML can say more than we let it."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from knowledge.errors import IndgangError

LONGEST = 20_000  # characters: ten times our longest
DEEPEST = 4  # of lists and tables in each other: the sources are a list of tables in a table

_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # in C ten times as quick, where it was built


class FrontError(IndgangError):
    """The front matter is not read; *line* counts from its first, *problem* and *instead* say why."""

    def __init__(self, line: int, problem: str, instead: str = "Write key: value, one a line.") -> None:
        self.line, self.problem, self.instead = line, problem, instead
        super().__init__(f"{problem} {instead}")


def split(text: str) -> tuple[str, str] | None:
    """Return the front matter and what follows it; None where *text* has none."""
    found = _FRONT.match(text)
    return (found[1], found[2]) if found else None


def parsed(front: str) -> dict[str, object]:
    """Return the keys of *front* with their values: texts, lists and tables of texts, nothing else.

    An empty value is an empty text. What could make much of little (aliases), make other things than texts
    (tags), or hide one value behind another (a key twice) is a FrontError.
    """
    if len(front) > LONGEST:
        raise FrontError(1, f"The front matter has {len(front)} characters.", f"Write at most {LONGEST}.")
    try:
        for event in _events(front):
            _refuse(event)
        node = yaml.compose(front, Loader=_Loader)
        _refuse_twice(node)
        told = yaml.load(front, Loader=_Loader)  # noqa: S506 - it makes nothing but texts
    except yaml.MarkedYAMLError as error:
        raise FrontError(_line(error.problem_mark), "The front matter cannot be read.") from error
    except yaml.YAMLError as error:
        raise FrontError(1, "The front matter cannot be read.") from error
    if not isinstance(told, dict):
        raise FrontError(1, "The front matter has no keys.")
    return told


def _events(front: str) -> Iterator[yaml.Event]:
    """Yield what the text consists of, one after another, before anything is made of it."""
    deep = 0
    for event in yaml.parse(front, Loader=_Loader):
        deep += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if deep > DEEPEST:
            raise FrontError(
                _line(event.start_mark), "There are too many lists in each other.", "Write it plainer."
            )
        yield event


def _refuse(event: yaml.Event) -> None:
    line = _line(event.start_mark)
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        problem = f"{event.anchor!r} is a name for a value (& or *), and none is used here."
        raise FrontError(line, problem, "Write the value itself, in quotation marks where it begins so.")
    if tag := getattr(event, "tag", None):
        raise FrontError(line, f"The tag {tag!r} is not used here.", "Write the value without it.")


def _refuse_twice(node: object) -> None:
    keys: set[str] = set()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if str(key.value) in keys:
            problem = f"The key {key.value!r} is here twice."
            raise FrontError(_line(key.start_mark), problem, "Delete one of them.")
        keys.add(str(key.value))


def _line(mark: Any) -> int:
    return mark.line + 1 if mark else 1
