"""What conversations remember, kept in memory so that a turn need not wait for the disk."""

from collections.abc import Iterable
from dataclasses import dataclass

REMEMBERED = 10_000  # conversations whose state is kept in memory, about 1 kB each


@dataclass(frozen=True, slots=True)
class Remembered:
    """The state and memory of one conversation, and whether there are cases and offers to read with them."""

    state: str | None
    memory: bytes
    has_cases: bool
    provides: bool = False


class Memories:
    """The newest of them; what is not here is on the disk."""

    def __init__(self) -> None:
        self._kept: dict[str, Remembered] = {}

    def __contains__(self, conversation: str) -> bool:
        """Tell whether *conversation* is known without reading."""
        return conversation in self._kept

    def __getitem__(self, conversation: str) -> Remembered:
        """Return what *conversation* remembers."""
        return self._kept[conversation]

    def keep(self, conversation: str, what: Remembered) -> None:
        """Remember *what*, and let go of another where there are too many."""
        self._kept[conversation] = what
        if len(self._kept) > REMEMBERED:
            del self._kept[next(iter(self._kept))]

    def forget(self, conversations: Iterable[str]) -> None:
        """Read *conversations* from the disk when they are needed again."""
        for conversation in conversations:
            self._kept.pop(conversation, None)
