"""What was written and not sent: kept while one types, and shown again after a log-in."""

import asyncio
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.responses import RedirectResponse, Response

from bot.console import paths, posting
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge import reference
from knowledge.casework.access import Drafts
from knowledge.casework.staff import StaffRole

DRAFT = "/staff/kladde"
FORM = "sted"  # the field that names the form: its address below /staff/
CASE = "sag"  # what the address of a case begins with
LONGEST = 100_000  # letters of a form that is kept while one types: five of the longest answers


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
            Way(DRAFT, self.keep, StaffRole.READER, "draft.keep", posts=True, letters=LONGEST),
            Way(f"{DRAFT}/slet", self.drop, StaffRole.READER, "draft.drop", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show what was written, ready to be sent; what is gone leads to the page it was on."""
        place, _ = spot(paths.own(visit.asked(FORM)))
        back = paths.own(visit.asked("til"))
        draft = await self.drafts.find(visit.account.id, place)
        if draft is None:
            return RedirectResponse(paths.to(visit.request, back), status_code=303)
        return self.pages.page(
            visit, "again.html", why="over", place=place, fields=draft.fields, back=back, kept=True
        )

    async def keep(self, visit: Visit) -> Response:
        """Keep a form as it is now."""
        place, about = spot(paths.own(visit[FORM]))
        redacted = await asyncio.to_thread(posting.redacted, visit.posted)
        fields = {name: values for name, values in redacted.items() if name != FORM}
        if not place or not fields:
            return Response(status_code=422)
        await self.drafts.keep(visit.account.id, place, fields, reference=about)
        return Response(status_code=204)

    async def drop(self, visit: Visit) -> Response:
        """Throw it away."""
        await self.drafts.drop(visit.account.id, spot(paths.own(visit[FORM]))[0])
        return RedirectResponse(paths.to(visit.request, paths.own(visit["til"])), status_code=303)


def spot(place: str) -> tuple[str, str]:
    """Return where the draft of the form at *place* is kept, and the reference of the case it is about.

    A case has one address, however it was spelled, so that what is written goes with it; of what only looks
    like a case nothing is kept, and the place is empty.
    """
    parts = unquote(place).split("/")
    if parts[0] != CASE:
        return place, reference.parse(unquote(place)) or ""
    known = reference.whole(parts[1]) if len(parts) > 1 else ""
    return ("/".join((CASE, known, *parts[2:])), known) if known else ("", "")
