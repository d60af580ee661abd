"""The people of the unit and what each may do."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class StaffRole(StrEnum):
    """What somebody may do: a reader reads, a worker answers, an admin steers as well."""

    READER = "reader"
    WORKER = "worker"
    ADMIN = "admin"


_RANKS = tuple(StaffRole)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody of staff. A *council* limits a reader to its cases; empty is all of them."""

    id: int
    name: str
    role: StaffRole
    council: str = ""
    disabled: bool = False

    def may(self, needed: StaffRole) -> bool:
        """Whether this role holds the *needed* one."""
        return not self.disabled and _RANKS.index(self.role) >= _RANKS.index(needed)

    def sees(self, councils: Collection[str]) -> bool:
        """Whether a case of these councils is theirs to read."""
        return not self.disabled and (not self.council or self.council in councils)


CLOCK = Account(0, "Indgang", StaffRole.READER)  # who the trail names when no person did it
NOBODY = Account(-1, "", StaffRole.READER, disabled=True)  # who is not logged in
