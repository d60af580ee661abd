"""What was written and not sent: kept while one types, and shown again after a log-in."""

import re
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from bot.console import paths, posting
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.access import Drafts
from knowledge.casework.staff import StaffRole

DRAFT = "/staff/kladde"
FORM = "sted"  # the field that names the form: its address below /staff/
CASE = re.compile(r"sag/([^/]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """The page of a draft, and where forms send theirs while one types."""

    pages: Pages
    drafts: Drafts

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        return [
            Way(DRAFT, self.show, StaffRole.READER, "draft.read"),
            Way(DRAFT, self.keep, StaffRole.READER, "draft.keep", posts=True),
            Way(f"{DRAFT}/slet", self.drop, StaffRole.READER, "draft.drop", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show what was written, ready to be sent; what is gone leads to the page it was on."""
        place, back = paths.own(visit.asked(FORM)), paths.own(visit.asked("til"))
        draft = await self.drafts.find(visit.account.id, place)
        if draft is None:
            return RedirectResponse(paths.to(visit.request, back), status_code=303)
        return self.pages.page(
            visit, "again.html", why="over", place=place, fields=draft.fields, back=back, kept=True
        )

    async def keep(self, visit: Visit) -> Response:
        """Keep a form as it is now."""
        place = paths.own(visit[FORM])
        fields = {name: values for name, values in posting.redacted(visit.posted).items() if name != FORM}
        if not place or not fields:
            return Response(status_code=422)
        await self.drafts.keep(visit.account.id, place, fields, reference=case(place))
        return Response(status_code=204)

    async def drop(self, visit: Visit) -> Response:
        """Throw it away."""
        await self.drafts.drop(visit.account.id, paths.own(visit[FORM]))
        return RedirectResponse(paths.to(visit.request, paths.own(visit["til"])), status_code=303)


def case(place: str) -> str:
    """Return the reference of the case that the form at *place* is about, or nothing."""
    found = CASE.match(place)
    return found[1] if found else ""
