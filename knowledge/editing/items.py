"""The items that staff can edit: each a piece of one or two content files, with a name of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as described
from enum import StrEnum

from knowledge.errors import IndgangError


class Kind(StrEnum):
    """What an item is; the values stand in addresses."""

    CONTACT = "kontakt"
    CENTRE = "frivilligcenter"
    POINTER = "henvisning"
    ANSWER = "svar"
    PHRASES = "fraser"
    MESSAGE = "tekst"
    LINE = "linje"
    GROUND = "grundlag"
    PERIOD = "frist"
    RULE = "regel"
    AGE = "alder"


ADMIN_KINDS = frozenset({Kind.LINE, Kind.GROUND, Kind.PERIOD, Kind.RULE, Kind.AGE})
_PRIVACY = "privacy"  # the topic whose answers tell what is done with what people write
_ADMIN_TEXTS = (
    "notice",
    "crisis-",
    "web-hint",  # what not to write here
    "web-privacy-",
    "web-urgent",
    "copy-notice",
    "reason-privacy",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to edit: its *key* among its *kind*, what it is *called*, and what a search finds it by.

    *urgent*: it tells, or told as it was packaged, a number for people in danger (`knowledge.editing.guard`).
    """

    kind: Kind
    key: str
    called: str = ""
    group: str = ""
    words: str = ""
    urgent: bool = False

    @property
    def id(self) -> str:
        """How it is named in addresses, in the history and in the trail."""
        return f"{self.kind}/{self.key}"

    @property
    def guarded(self) -> bool:
        """Whether only an admin may change it: what people in danger or in doubt about privacy are told."""
        if self.urgent:
            return True
        match self.kind:
            case Kind.ANSWER:
                return self.key.partition("/")[2].split(".")[0] == _PRIVACY
            case Kind.MESSAGE:
                return self.key.startswith(_ADMIN_TEXTS)
        return self.kind in ADMIN_KINDS


def named(written: str) -> Item | None:
    """Return the item that an address names, or None where it cannot be one."""
    kind, _, key = written.partition("/")
    return Item(Kind(kind), key) if kind in set(Kind) and key else None


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with what was typed: the *field*, and the *key* and *args* of the sentence that says so.

    An empty field means the whole form.
    """

    field: str
    key: str
    args: Mapping[str, str | int] = described(default_factory=dict)


class MistakesError(IndgangError):
    """What was typed cannot be saved; *mistakes* are all that is wrong with it."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("What was typed has mistakes.")
