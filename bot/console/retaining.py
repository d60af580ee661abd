"""Keeping: how long what is kept stays, which inquiries would go, and the ground on which they may."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import timedelta

from starlette.responses import RedirectResponse, Response

from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.staff import StaffRole
from knowledge.errors import RefusedError
from knowledge.library import Shelf, retention
from knowledge.privacy.retention import Periods
from knowledge.privacy.retention import Retention as Grounds
from knowledge.store import Rights
from knowledge.terms import Language

PATH = "/staff/opbevaring"
LONGEST = 2_000  # letters of a ground: a paragraph and a decision's number
SHOWN = 200  # references on the page; the rest are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Retaining:
    """The page, and what is recorded there."""

    pages: Pages
    grounds: Grounds
    store: Rights
    shelf: Shelf

    @property
    def ways(self) -> Sequence[Way]:
        """Return the addresses."""
        admin = StaffRole.ADMIN
        return [
            Way(PATH, self.show, admin, "retention.page"),
            Way(f"{PATH}/hjemmel", self.record, admin, "retention.basis", posts=True),
            Way(f"{PATH}/stop", self.withdraw, admin, "retention.withdraw", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show what would go, the ground, and all periods."""
        return await self._page(visit)

    async def record(self, visit: Visit) -> Response:
        """Keep the ground; the clock deletes within the hour."""
        written = visit.written("hjemmel")
        if error := _wrong(written.text, read=bool(visit["laest"])):
            return await self._page(visit, status=422, error=error, typed=written.text)
        await self.grounds.record(written.text, by=visit.account)
        return _leave(visit, "retention-basis")

    async def withdraw(self, visit: Visit) -> Response:
        """Let nothing more be deleted."""
        try:
            await self.grounds.withdraw(by=visit.account)
        except RefusedError:
            return await self._page(visit, status=409, error="no-basis")
        return _leave(visit, "retention-withdraw")

    async def _page(self, visit: Visit, *, status: int = 200, error: str = "", typed: str = "") -> Response:
        periods = self.shelf.library.periods
        due = await self.store.expired(periods)
        say = self.pages.words.say
        return self.pages.page(
            visit,
            "retaining.html",
            status=status,
            due=due[:SHOWN],
            count=len(due),
            basis=await self.grounds.basis(),
            periods=self._told(periods),
            errors=(say("retention-wrong", why=error, most=LONGEST),) if error else (),
            typed=typed,
            most=LONGEST,
        )

    def _told(self, periods: Periods) -> Mapping[str, str]:
        """Return each kind of data with how long it is kept."""
        book = self.shelf.library.phrasebook
        lengths: dict[str, timedelta] = {kind.name: getattr(periods, kind.name) for kind in fields(periods)}
        return {
            self.pages.words.say("retention-kind", kind=kind): retention.told(length, book, Language.DANISH)
            for kind, length in lengths.items()
        }


def _wrong(text: str, *, read: bool) -> str:
    if not text:
        return "empty"
    if len(text) > LONGEST:
        return "too-long"
    return "" if read else "unread"


def _leave(visit: Visit, done: str) -> Response:
    return RedirectResponse(f"{visit.root}staff/opbevaring?gjort={done}", status_code=303)
