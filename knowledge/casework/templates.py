"""Templates (skabeloner): texts that staff begin an answer from, with variables that the case fills in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.casework.staff import Account

VARIABLES = ("reference", "emne", "råd", "kommune")
LONGEST = 20_000  # letters, as of an answer
LONGEST_NAME = 80  # letters: what still reads as one line of a list

_VARIABLE = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """One template; an empty *state* or *topic* fits every one. *id* is 0 before it is kept."""

    name: str
    text: str
    language: str
    state: str = ""
    topic: str = ""
    id: int = 0
    version: int = 0

    def fits(self, *, state: str, topic: str, language: str) -> bool:
        """Whether it is for a case like this."""
        return self.language == language and self.state in {"", state} and self.topic in {"", topic}


class Templates(Protocol):
    """Where the templates are kept. Each change leaves its row in the trail."""

    async def all(self) -> Sequence[Template]:
        """Return every template, by name."""
        ...

    async def find(self, template: int) -> Template | None:
        """Return one of them."""
        ...

    async def keep(self, template: Template, *, by: Account) -> Template:
        """Add or change it; a StaleError when somebody has changed it since *template.version*."""
        ...

    async def delete(self, template: int, *, by: Account) -> None:
        """Delete it; one that is not there is no error."""
        ...


def unknown(text: str) -> tuple[str, ...]:
    """Return what stands in braces in *text* and is no variable, in order."""
    names = dict.fromkeys(found[1].strip() for found in _VARIABLE.finditer(text))
    return tuple(name for name in names if name.lower() not in VARIABLES)


def unfilled(text: str) -> tuple[str, ...]:
    """Return the variables that still stand in *text*, as ``{råd}``."""
    names = dict.fromkeys(found[1].strip().lower() for found in _VARIABLE.finditer(text))
    return tuple(f"{{{name}}}" for name in names if name in VARIABLES)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return *text* with the variables filled in; one without a value stays, to be seen and written."""

    def value(found: re.Match[str]) -> str:
        return values.get(found[1].strip().lower()) or found[0]

    return _VARIABLE.sub(value, text)
