"""A forwarded case as its receiver sees it, who has nothing but the one-time link."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from knowledge.casework.actions import Taken

VALID_DAYS = 30  # of the one-time link in a forwarded case's letter (the issue)


@dataclass(frozen=True, slots=True)
class Referral:
    """What a link leads to: *forwarding* of the case *reference*, the answer, and whether it is over."""

    reference: str
    forwarding: int
    receiver: str
    at: datetime
    answer: str = ""
    closed: bool = False

    def valid(self, now: datetime) -> bool:
        """Whether the link is not too old."""
        return now - self.at < timedelta(days=VALID_DAYS)

    @property
    def settled(self) -> bool:
        """Whether nothing more can be answered: that it was received may still be followed by more."""
        return self.answer in {Taken.ACCEPTED, Taken.DECLINED}


class Referrals(Protocol):
    """Finds what was forwarded by the digest of its link's token."""

    async def find(self, token: str) -> Referral | None:
        """Return it; None where there is none, or its case is erased."""
        ...
