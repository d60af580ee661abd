"""The page of one case: its thread, what is known about it, and a form for everything that is done to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.desk import Desk
from knowledge.casework.staff import StaffRole

CASE = "/staff/sag/{reference}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """The page of a case."""

    pages: Pages
    desk: Desk

    @property
    def ways(self) -> Sequence[Way]:
        """Return the addresses of a case."""
        return [Way(CASE, self.show, StaffRole.READER, "case.read")]

    async def show(self, visit: Visit) -> Response:
        """Show the case; one that is not there, or not theirs to see, is a 404."""
        file = await self.desk.file(visit.named("reference"), viewer=visit.account)
        if file is None:
            return self.pages.page(visit, "missing.html", status=404)
        return self.pages.page(visit, "case.html", file=file)
