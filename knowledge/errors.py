"""Everything that can go wrong and be told in one sentence.

IndgangError
├── ContentError        content/ has mistakes; carries every one of them
├── SettingsError       a setting is wrong or missing; carries every one of them
├── StoreError          the store cannot keep or give what it should
├── ChannelError        a channel cannot start
├── AccountError        an account of staff cannot be made or changed
└── CaseworkError       what staff want cannot be done
    ├── TakenError      a colleague was first
    ├── StaleError      the case has changed meanwhile
    └── RefusedError    the state of the case, or the role, does not allow it
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True)
class Finding:
    """What could be better in content that serves: *key* and *told* are the sentence that staff read."""

    key: str
    file: str
    line: int
    told: Mapping[str, str | int] = field(default_factory=dict)


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


class AccountError(IndgangError):
    """An account of staff cannot be made or changed."""


class CaseworkError(IndgangError):
    """What staff want cannot be done; nothing was changed."""


class TakenError(CaseworkError):
    """The case has an owner already; *owner* is their name."""

    def __init__(self, owner: str) -> None:
        self.owner = owner
        super().__init__(f"The case is already taken by {owner!r}.")


class StaleError(CaseworkError):
    """The case has changed since the form was made; *version* is the newest."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(f"The case has changed meanwhile; its version is {version}.")


class RefusedError(CaseworkError):
    """It is not allowed; *why* is a key of the sentence that staff read."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"It is not allowed: {why}.")
