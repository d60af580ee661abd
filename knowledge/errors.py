"""Everything that can go wrong and be told in one sentence.

IndgangError
├── ContentError        content/ has mistakes; carries every one of them
├── SettingsError       a setting is wrong or missing; carries every one of them
├── StoreError          the store cannot keep or give what it should
└── ChannelError        a channel cannot start
"""

from collections.abc import Sequence
from dataclasses import dataclass


class IndgangError(Exception):
    """The base of the project's own errors; the message is one sentence with the way out."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One mistake in a content file: where it is, what is wrong, what to write instead."""

    file: str
    line: int
    problem: str
    instead: str

    def __str__(self) -> str:
        """Return ``file:line: problem Write instead.``."""
        return f"{self.file}:{self.line}: {self.problem} {self.instead}"


class ContentError(IndgangError):
    """The content has mistakes; *flaws* lists all of them."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__("\n".join(str(flaw) for flaw in self.flaws))


class SettingsError(IndgangError):
    """Settings are wrong; *problems* names each with what to write instead, never with its value."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class StoreError(IndgangError):
    """The store cannot be opened, read or written."""


class ChannelError(IndgangError):
    """A channel cannot start."""
