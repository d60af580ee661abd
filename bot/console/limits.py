"""How often one may try to log in: often enough for people, too seldom to guess."""

import time

from starlette.requests import Request

from bot.channels.web.allowance import Allowance, Clock
from bot.channels.web.source import Sources
from bot.store.roll import key

AT_ONCE = 10  # wrong codes in one go; people need two or three
A_SECOND = 1 / 60  # tries after those: one a minute, so a million codes take two years
SHARED_AT_ONCE = 60  # from one network: a whole office in the morning
SHARED_A_SECOND = 1 / 5


class Limits:
    """Counts tries, in memory only, for each name and for each network."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._names = Allowance(AT_ONCE, A_SECOND, clock)
        self._networks = Allowance(SHARED_AT_ONCE, SHARED_A_SECOND, clock)
        self._sources = Sources()

    def allow(self, request: Request, name: str = "") -> bool:
        """Return whether *request* may try once more, as *name* when there is one."""
        source = self._sources.of(request)
        if source is not None and not self._networks.take(source):
            return False
        return not name or self._names.take(hash(key(name)))
