"""A desk in memory, and cases to lie on it: what the tests of lists share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from knowledge.casework.actions import Action, Claim, Close
from knowledge.casework.exported import Exported
from knowledge.casework.overdue import is_overdue
from knowledge.casework.records import CaseFile, Deadlines, Filed, Filters, Listed, View
from knowledge.casework.staff import Account, StaffRole
from knowledge.errors import RefusedError, StaleError, TakenError
from knowledge.records import CaseState, Inquiry

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday
MINE = Account(1, "Prøve Prøvesen", StaffRole.WORKER)
OTHER = Account(2, "Test Testesen", StaffRole.WORKER)
READER = Account(3, "Læser Læsesen", StaffRole.READER, council="midt")
_OVER = {CaseState.ANSWERED, CaseState.CLOSED}


def filed(number: int = 1, **fields: Any) -> Filed:
    """Return a case; whatever is not told is as of a new one."""
    at = fields.pop("at", NOW - timedelta(hours=2))
    values: dict[str, Any] = {
        "reference": f"26-{number:04}-A",
        "topic": "how-to-partner",
        "kind": "question",
        "state": CaseState.NEW,
        "text": f"Vi vil gerne høre mere ({number}).",
        "councils": ("midt",),
        "municipalities": ("Skive",),
        "actor": "A",
        "channel": "web",
        "reach": "chat",
        "language": "da",
        "opened_at": at,
        "since": at,
        "version": 1,
    }
    return Filed(**values | fields)


class FakeDesk:
    """Keeps rows, and does to them what bulk actions do."""

    def __init__(self, *rows: Filed) -> None:
        self.rows = {row.reference: row for row in rows}
        self.done: list[tuple[str, Action, Account]] = []

    async def list(
        self,
        view: View,
        *,
        viewer: Account,
        deadlines: Deadlines,
        filters: Filters,
        search: str = "",
        first: int = 0,
        limit: int = 50,
    ) -> Listed:
        rows = [row for row in self._of(view, viewer, deadlines) if _fits(row, filters)]
        rows = [row for row in rows if search.lower() in f"{row.reference} {row.text}".lower()]
        return Listed(tuple(rows[first : first + limit]), len(rows))

    async def compare(self) -> None:
        """Find nothing."""

    async def meant(self, search: str, *, viewer: Account) -> str:  # noqa: ARG002 the Protocol's
        return "Horsens" if search == "horsns" else ""

    async def counts(self, *, viewer: Account, deadlines: Deadlines) -> Mapping[View, int]:
        return {view: len(self._of(view, viewer, deadlines)) for view in View}

    async def choices(self, *, viewer: Account) -> Mapping[str, Sequence[str]]:
        rows = [row for row in self.rows.values() if viewer.sees(row.councils)]
        return {
            "council": sorted({one for row in rows for one in row.councils}),
            "municipality": sorted({one for row in rows for one in row.municipalities}),
            "state": sorted({row.state for row in rows}),
            "topic": sorted({row.topic for row in rows}),
            "month": sorted({f"{row.opened_at:%Y-%m}" for row in rows}, reverse=True),
        }

    def each(
        self, view: View, *, viewer: Account, deadlines: Deadlines, filters: Filters, search: str = ""
    ) -> Iterator[Exported]:
        raise NotImplementedError

    async def file(self, reference: str, *, viewer: Account) -> CaseFile | None:
        raise NotImplementedError

    async def earlier(self, reference: str, *, viewer: Account) -> Sequence[Filed]:
        raise NotImplementedError

    async def similar(self, reference: str, *, viewer: Account) -> Sequence[Filed]:
        raise NotImplementedError

    async def register(self, inquiry: Inquiry, channel: str, *, by: Account, once: str = "") -> str:
        raise NotImplementedError

    async def act(
        self,
        reference: str,
        action: Action,
        *,
        by: Account,
        version: int | None = None,
    ) -> CaseFile:
        row = self.rows.get(reference)
        if row is None:
            raise RefusedError("erased")
        if row.state is CaseState.CLOSED:
            raise RefusedError("closed")
        if version not in {None, row.version}:
            raise StaleError(row.version)
        if row.owner not in {None, by.id}:
            raise TakenError(row.owner_name)
        self.done.append((reference, action, by))
        if isinstance(action, Claim):
            row = replace(row, owner=by.id, owner_name=by.name, state=CaseState.IN_PROGRESS)
        elif isinstance(action, Close):
            row = replace(row, state=CaseState.CLOSED)
        self.rows[reference] = row
        return CaseFile(filed=row, unreached="", address="", notice="")

    def _of(self, view: View, viewer: Account, deadlines: Deadlines) -> Sequence[Filed]:
        seen = [row for row in self.rows.values() if viewer.sees(row.councils)]
        inside = [row for row in seen if _INSIDE[view](row, viewer, deadlines)]
        return [row for row in inside if view is View.ALL or row.state not in _OVER]


_INSIDE: Mapping[View, Callable[[Filed, Account, Deadlines], bool]] = {
    View.MINE: lambda row, viewer, _: row.owner == viewer.id,
    View.UNOWNED: lambda row, *_: row.owner is None,
    View.OVERDUE: lambda row, _, deadlines: is_overdue(row, deadlines),
    View.WAITING: lambda row, *_: row.state is CaseState.WAITING,
    View.TODAY: lambda row, _, deadlines: row.wake_on is not None and row.wake_on <= deadlines.today,
    View.DUPLICATES: lambda *_: False,
    View.COLLEAGUES: lambda row, viewer, _: row.owner not in {None, viewer.id},
    View.ALL: lambda *_: True,
}


def _fits(row: Filed, filters: Filters) -> bool:
    return all(
        [
            not filters.council or filters.council in row.councils,
            not filters.municipality or filters.municipality in row.municipalities,
            filters.state in {"", row.state},
            filters.topic in {"", row.topic},
            filters.channel in {"", row.channel},
        ]
    )
