"""An address below ``/staff`` where nothing is."""

from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.staff import StaffRole

ANYWHERE = "/staff/{path:path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Astray:
    """Catches every address that no other page has; it comes last."""

    pages: Pages

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        return [
            Way(ANYWHERE, self.show, StaffRole.READER, "page.missing"),
            Way(ANYWHERE, self.show, StaffRole.READER, "page.missing", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Say that nothing is there; a slash at the end of the first page is forgiven."""
        if not visit.named("path"):
            return RedirectResponse("../staff", status_code=303)
        return self.pages.page(visit, "wrong.html", status=404, why="missing")
