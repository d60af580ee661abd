"""How often one may try to log in: often enough for people, too seldom to guess, locking nobody else out."""

import time

from starlette.requests import Request

from bot.channels.web.allowance import Allowance, Clock
from bot.channels.web.source import Sources
from bot.store.roll import key

AT_ONCE = 10  # wrong codes in one go, of a name from one network; people need two or three
A_SECOND = 1 / 60  # tries after those: one a minute, so a million codes take two years
WIDE = 100  # tries of a name from everywhere: who guesses from many networks stops here
SHARED_AT_ONCE = 60  # from one network: a whole office in the morning
SHARED_A_SECOND = 1 / 5


class Limits:
    """Counts tries, in memory only.

    A name counts within a network, so that nobody elsewhere shuts its owner out, and once more with a far
    wider bound. A browser that has logged in with the name counts by itself (OWASP calls it a device cookie).
    """

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._tries = Allowance(AT_ONCE, A_SECOND, clock)
        self._names = Allowance(WIDE, A_SECOND, clock)
        self._networks = Allowance(SHARED_AT_ONCE, SHARED_A_SECOND, clock)
        self._sources = Sources()

    def allow(self, request: Request, name: str = "", *, browser: str = "") -> bool:
        """Return whether *request* may try once more, as *name* when there is one.

        *browser* is that of somebody who has logged in with the name before.
        """
        whose = key(name)
        if browser:
            return self._tries.take(hash((browser, whose)))
        network = self._sources.nearest(request)
        if not self._networks.take(network):
            return False
        if not whose:
            return True
        return self._tries.take(hash((network, whose))) and self._names.take(hash(whose))

    def open(self, link: str) -> bool:
        """Return whether a code of the one-time *link* may be tried: it is secret, so no stranger counts."""
        return self._tries.take(hash(("link", link)))
