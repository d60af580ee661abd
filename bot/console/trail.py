"""The trail as admins read it: who did what, to which case, when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from starlette.responses import Response

from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.access import Accounts
from knowledge.casework.staff import CLOCK, StaffRole
from knowledge.casework.trail import Asked, Recorded, Trail
from knowledge.terms import DENMARK

PATH = "/staff/spor"
ROWS = 100  # on a page
NAMES = ("hvem", "hvad", "sag", "dag")  # what may be asked for
DAYS = ("until", "dag")  # details that are a day or a moment
LARGEST = 2**62  # an id above it is none
DIGITS = 20  # of a number that are looked at: more make one above it anyway, and Python reads 4,300 at most


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as the page has it: *act* in words, *more* what else is known of it."""

    row: Recorded
    name: str
    act: str
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """The page of the trail."""

    pages: Pages
    trail: Trail
    accounts: Accounts

    @property
    def ways(self) -> Sequence[Way]:
        """Return its address."""
        return [Way(PATH, self.show, StaffRole.ADMIN, "trail.read")]

    async def show(self, visit: Visit) -> Response:
        """Show a page of the trail, the newest first; a filter that cannot be is told."""
        filters = {name: visit.asked(name).strip() for name in NAMES}
        asked = _asked(filters)
        before = _number(visit.asked("foer"))
        rows = await self.trail.acts(asked, before=before, limit=ROWS + 1) if asked else []
        return self.pages.page(
            visit,
            "trail.html",
            filters=filters,
            wrong=asked is None,
            rows=[self.shown(row) for row in rows[:ROWS]],
            accounts=[(str(one.account.id), one.account.name) for one in await self.accounts.all()],
            acts=sorted(
                ((word, self.act(word)) for word in await self.trail.words()), key=lambda one: one[1]
            ),
            older=_address(filters, rows[ROWS - 1].id) if len(rows) > ROWS else "",
            newest=_address(filters) if before else "",
        )

    def act(self, what: str) -> str:
        """Return what an act is called: ``case.claim`` is *tog sagen*."""
        return self.pages.words.say("act", act=what.replace(".", "-"), raw=what)

    def shown(self, row: Recorded) -> Shown:
        """Return a row as pages have it."""
        name = row.name or self.pages.words.say("nobody", account=row.account)
        told = ((key, value) for key, value in row.detail.items() if value not in ("", []))
        more = ", ".join(f"{self._named(key)}: {self._told(key, value)}" for key, value in told)
        return Shown(row, name, self.act(row.what), more)

    def _named(self, key: str) -> str:
        return self.pages.words.say("detail-name", name=key)

    def _told(self, key: str, value: object) -> str:
        """Return the *value* of a detail in words: a role, a road, a day, or as it is."""
        if isinstance(value, (list, tuple)):
            return ", ".join(self._told("road" if key == "told" else key, one) for one in value)
        if key in DAYS and (day := _date(str(value))):
            return day
        named = f"{key}-{value}".lower().replace("å", "aa")
        return self.pages.words.say("detail-value", value=named, raw=str(value))


def _asked(filters: Mapping[str, str]) -> Asked | None:
    """Return what is asked for; None when a filter has a value that cannot be."""
    try:
        began = _day(filters["dag"])
        account = int(filters["hvem"][:DIGITS]) if filters["hvem"] else None
        span = (_begins(began), _begins(began + timedelta(days=1))) if began else None
    except (ValueError, OverflowError):
        return None
    if account is not None and not CLOCK.id <= account <= LARGEST:
        return None
    asked = Asked(account, filters["hvad"], filters["sag"].upper())
    return replace(asked, began=span[0], ended=span[1]) if span else asked


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _begins(day: date) -> datetime:
    """Return when *day* begins; an OverflowError where no clock can tell."""
    return datetime.combine(day, time(), DENMARK).astimezone(UTC)


def _number(text: str) -> int:
    return min(int(text[:DIGITS]), LARGEST) if text.isascii() and text.isdecimal() else 0


def _address(filters: Mapping[str, str], before: int = 0) -> str:
    asked = {name: value for name, value in filters.items() if value}
    return urlencode(asked | ({"foer": str(before)} if before else {})) or "hvem="


def _date(text: str) -> str:
    """Return a day, and a moment with its time in Denmark, as Danes write them; nothing for another text."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    if moment.tzinfo is None:
        return f"{moment.day}.{moment.month}.{moment.year}"
    here = moment.astimezone(DENMARK)
    return f"{here.day}.{here.month}.{here.year} {here.hour}.{here.minute:02}"
