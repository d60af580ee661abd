"""How long what is known of an offer holds: computed from the day, never stored."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from knowledge.offers.offer import Offer


class Freshness(IntEnum):
    """How old an offer's last confirmation is, the freshest first."""

    FRESH = 0
    ASKED = 1  # its provider is asked whether it is still true
    REMINDED = 2
    LAST = 3  # shown after all others
    HIDDEN = 4  # not shown until somebody confirms it


@dataclass(frozen=True, slots=True)
class Ages:
    """Days since an offer was last known to be true, at which something happens (``content/offers.toml``)."""

    ask: int = 180
    remind: int = 194
    last: int = 208
    hide: int = 240

    def of(self, offer: Offer, today: date) -> Freshness:
        """Return how fresh *offer* is; one of which no day is known is shown after all others."""
        if offer.known_on is None:
            return Freshness.LAST
        age = today - offer.known_on
        limits = (self.ask, self.remind, self.last, self.hide)
        return Freshness(sum(age >= timedelta(days=limit) for limit in limits))
