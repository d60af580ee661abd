"""The documents of a case: for the journal, and for somebody who may see all of it."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.responses import Response

from bot.console.pages import Pages
from bot.console.papering import Papering, plain
from bot.console.telling import Telling
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.paper import Paper
from bot.store.moments import Clock
from knowledge import reference
from knowledge.casework.access import Accounts
from knowledge.casework.desk import Desk
from knowledge.casework.records import CaseFile
from knowledge.casework.staff import StaffRole
from knowledge.casework.trail import Recorded, Trail
from knowledge.library import Shelf

CASE = "/staff/sag/{reference}"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The documents; each is made when it is asked for, and kept nowhere."""

    pages: Pages
    desk: Desk
    trail: Trail
    accounts: Accounts
    shelf: Shelf
    clock: Clock

    @property
    def ways(self) -> Sequence[Way]:
        """Return the addresses of a case's documents."""
        return [
            Way(f"{CASE}/journal.pdf", self.journal, StaffRole.WORKER, "case.paper"),
            Way(f"{CASE}/aktindsigt.pdf", self.access, StaffRole.WORKER, "case.access"),
            Way(f"{CASE}/aktindsigt.json", self.plain, StaffRole.WORKER, "case.access"),
            Way(f"{CASE}/historik", self.history, StaffRole.READER, "case.read"),
        ]

    async def journal(self, visit: Visit) -> Response:
        """Give the case as it is put into the journal."""
        file = await self._file(visit)
        if file is None:
            return self._missing(visit)
        return await self._pdf(file, lambda at: self._papering.journal(file, by=visit.account.name, at=at))

    async def access(self, visit: Visit) -> Response:
        """Give all that is kept of the case."""
        file = await self._file(visit)
        if file is None:
            return self._missing(visit)
        changes, telling = await self._changes(file)
        by = visit.account.name
        return await self._pdf(file, lambda at: self._papering.access(file, changes, telling, by=by, at=at))

    async def plain(self, visit: Visit) -> Response:
        """Give all that is kept of the case as JSON."""
        file = await self._file(visit)
        if file is None:
            return self._missing(visit)
        changes = await self.trail.changes(file.filed.reference)
        written = json.dumps(plain(file, changes), ensure_ascii=False, indent=1, default=_written)
        return _attached(
            written.encode("utf-8", "replace"), f"{file.filed.reference}.json", "application/json"
        )

    async def history(self, visit: Visit) -> Response:
        """Show who changed what of the case, and when."""
        file = await self._file(visit)
        if file is None:
            return self._missing(visit)
        changes, telling = await self._changes(file)
        told = [(one, telling.who(one), telling.what(one)) for one in changes]
        return self.pages.page(visit, "history.html", reference=file.filed.reference, changes=told)

    async def _file(self, visit: Visit) -> CaseFile | None:
        known = reference.parse(visit.named("reference"))
        return await self.desk.file(known, viewer=visit.account) if known else None

    async def _changes(self, file: CaseFile) -> tuple[Sequence[Recorded], Telling]:
        people = {member.account.id: member.account.name for member in await self.accounts.all()}
        changes = await self.trail.changes(file.filed.reference)
        return changes, Telling(self.pages.names, file.forwarded, people)

    async def _pdf(self, file: CaseFile, make: Callable[[datetime], Paper]) -> Response:
        at = self.clock().astimezone(UTC)
        written = await asyncio.to_thread(lambda: _print(make(at), at))
        return _attached(written, f"{file.filed.reference}.pdf", PDF)

    def _missing(self, visit: Visit) -> Response:
        return self.pages.page(visit, "missing.html", status=404, text="")

    @property
    def _papering(self) -> Papering:
        return Papering(self.pages.names, self.shelf.library.contacts.region.name)


def _print(paper: Paper, at: datetime) -> bytes:
    from bot import printing  # noqa: PLC0415 - half a second that a start need not wait

    return printing.write(paper, at=at)


def _attached(content: bytes, name: str, type_: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=type_, headers=headers)


def _written(value: object) -> str:
    """Return a moment or a day as JSON has it."""
    return value.isoformat() if isinstance(value, datetime) else str(value)
