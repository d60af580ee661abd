"""What the filters of a list offer: the values that cases have, by their names."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.console.asked import NAMES, Asked
from bot.store import moments
from bot.wording.names import Names
from knowledge.casework.desk import Desk
from knowledge.casework.staff import Account
from knowledge.records import CaseState

Values = Mapping[str, Sequence[str]]
FRESH = timedelta(
    seconds=20
)  # a value that is new is offered by then: looking takes longer than the list itself
_STATES = list(CaseState)


class Choices:
    """Offers them; what was found is good for a little while."""

    def __init__(self, desk: Desk, names: Names, clock: moments.Clock) -> None:
        self._desk, self._names, self._clock = desk, names, clock
        self._found: dict[str, tuple[datetime, Values]] = {}  # by the council that a reader is limited to

    async def offered(self, asked: Asked, *, viewer: Account) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Return value and name of each option, by the filters' names in addresses."""
        there = await self._there(viewer)
        return {short: self._named(name, short, there, asked) for name, short in NAMES.items()}

    def chosen(self, asked: Asked) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Return the same of what is chosen alone."""
        return {short: self._named(name, short, {}, asked) for name, short in NAMES.items()}

    async def _there(self, viewer: Account) -> Values:
        now = self._clock()
        until, found = self._found.get(viewer.council, (now, {}))
        if until <= now:
            found = await self._desk.choices(viewer=viewer)
            self._found[viewer.council] = now + FRESH, found
        return found

    def _named(self, name: str, short: str, there: Values, asked: Asked) -> list[tuple[str, str]]:
        names = {
            "council": self._names.council,
            "topic": self._names.topic,
            "actor": self._names.actor,
            "kind": self._names.kind,
            "channel": self._names.channel,
            "month": self._names.month,
        }
        chosen = asked.narrowed.get(short)
        values = dict.fromkeys([*there.get(name, ()), *([chosen] if chosen else ())])
        pairs = [(value, names.get(name, str)(value)) for value in values]
        if name == "month":
            return pairs
        if name == "state":
            return sorted(pairs, key=lambda pair: [state == pair[0] for state in _STATES], reverse=True)
        return sorted(pairs, key=lambda pair: pair[1].casefold())
