"""The page of one offer: what citizens read, the form, what can be done with one tap, and its history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from starlette.responses import Response

from bot.console import offers_form
from bot.console.offers_bureau import HOME, Bureau
from bot.console.offers_form import Filled, Shown
from bot.console.offers_told import Difference
from bot.console.trail import Tracks
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.staff import StaffRole
from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import Confidence, Offer, OfferId, Status
from knowledge.offers.records import Change, Checked, Provider

NEW = f"{HOME}/nyt"
ONE = f"{HOME}/et/{{id}}"
EMPTY = Offer(OfferId(""), "", "", None, "", confidence=Confidence.VERIFIED)


@dataclass(frozen=True, slots=True)
class Editing:
    """The pages of one offer, and of a new one."""

    bureau: Bureau
    tracks: Tracks

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        worker = StaffRole.WORKER
        return [
            Way(NEW, self.begin, worker, "offers.new"),
            Way(NEW, self.add, worker, "offer.add", posts=True),
            Way(ONE, self.show, worker, "offers.read", told=self._told),
            Way(ONE, self.save, worker, "offer.edit", posts=True),
            Way(f"{ONE}/bekraeft", self.confirm, worker, "offer.confirm", posts=True),
            Way(f"{ONE}/status", self.switch, worker, "offer.status", posts=True),
        ]

    async def begin(self, visit: Visit) -> Response:
        """Show the form of a new offer."""
        return await self._page(visit, EMPTY)

    async def add(self, visit: Visit) -> Response:
        """Keep a new offer, under an id that no other has."""
        filled = offers_form.typed(visit, EMPTY)
        name, organisation = filled.cells["name"], filled.cells["organisation"]
        async with self.bureau.turn:
            cells = {**filled.cells, "id": self.bureau.free_id(name, organisation)}
            filled = replace(filled, cells=cells)
            return await self._kept(visit, None, filled)

    async def show(self, visit: Visit) -> Response:
        """Show the offer."""
        offer = self.bureau.find(visit.named("id"))
        return await self._page(visit, offer) if offer else self.bureau.missing(visit)

    async def save(self, visit: Visit) -> Response:
        """Keep the offer as it was filled in; nothing is written over what another did meanwhile."""
        async with self.bureau.turn:
            offer = self.bureau.find(visit.named("id"))
            if offer is None:
                return self.bureau.missing(visit)
            filled = offers_form.typed(visit, offer)
            if visit["seen"] != _mark(offer):
                return await self._page(visit, offer, Shown(filled, outdated=True, status=409))
            return await self._kept(visit, offer, filled)

    async def confirm(self, visit: Visit) -> Response:
        """Note that it is true as of today, and how that was checked."""
        offer, how = self.bureau.find(visit.named("id")), visit["hvordan"]
        if offer is None or how not in {*Checked}:
            return self.bureau.missing(visit)
        await self.bureau.offers.confirm(
            offer.id, today=self.bureau.today, by=visit.account, how=Checked(how)
        )
        there = "/bekraeft" if visit["fra"] == "bekraeft" else f"/et/{offer.id}"
        return self.bureau.leave(visit, there, "bekraeftet")

    async def switch(self, visit: Visit) -> Response:
        """Hide the offer, or show it again."""
        hides = visit["do"] == "skjul"
        async with self.bureau.turn:
            offer = self.bureau.find(visit.named("id"))
            if offer is None:
                return self.bureau.missing(visit)
            changed = replace(offer, status=Status.INACTIVE if hides else Status.ACTIVE)
            why = "hide" if hides else "show"
            await self.bureau.offers.put(Change(put=(changed,), why=why), by=visit.account)
        return self.bureau.leave(visit, f"/et/{offer.id}", "skjult" if hides else "vist")

    async def _kept(self, visit: Visit, stands: Offer | None, filled: Filled) -> Response:
        offer, wrong = offers_form.read(filled, self.bureau.library, today=self.bureau.today)
        before = stands or EMPTY
        if wrong or filled.redacted:
            mistakes = offers_form.told(wrong, self.bureau.telling)
            return await self._page(visit, before, Shown(filled, mistakes, status=422))
        if visit["do"] == "preview":
            return await self._page(visit, before, Shown(filled, preview=offer))
        if offer != stands:
            await self.bureau.offers.put(Change(put=(offer,)), by=visit.account)
        return self.bureau.leave(visit, f"/et/{offer.id}", "gemt" if offer != stands else "samme")

    async def _page(self, visit: Visit, offer: Offer, shown: Shown | None = None) -> Response:
        shown, telling = shown or Shown(), self.bureau.telling
        mistakes = shown.mistakes or {}
        provider = await self.bureau.offers.provider(offer.id) if offer.id else None
        return self.bureau.pages.page(
            visit,
            "offers-one.html",
            status=shown.status,
            offer=offer,
            filled=shown.filled or offers_form.of(offer),
            mistakes=mistakes,
            errors=[f"{telling.label(at)}: {said}" for at, said in mistakes.items()],
            outdated=self._own(offer, shown.filled) if shown.outdated and shown.filled else None,
            redacted=bool(shown.filled and shown.filled.redacted),
            open=shown.filled is not None or not offer.id,
            looked=shown.preview is not None,
            preview=telling.facts(shown.preview or offer) if shown.preview or offer.id else None,
            seen=_mark(offer),
            provider=provider,
            agreed=_agreed(provider),
            freshness=self.bureau.freshness(offer) if offer.id else Freshness.FRESH,
            history=[self.tracks.shown(row) for row in await self.bureau.history(offer)] if offer.id else [],
            options=offers_form.options(telling, self.bureau.library),
            ways=Checked,
            telling=telling,
        )

    def _own(self, offer: Offer, filled: Filled) -> Sequence[Difference]:
        """Return what a form says that *offer* as it is now does not."""
        typed, _ = offers_form.read(filled, self.bureau.library, today=self.bureau.today)
        return self.bureau.telling.differences(offer, typed)

    def _told(self, visit: Visit) -> str:
        """Return the id for the trail, when there is such an offer: else it may be anybody's words."""
        offer = self.bureau.find(visit.named("id"))
        return offer.id if offer else ""


def _agreed(provider: Provider | None) -> datetime | None:
    """Return since when somebody agrees to be asked."""
    return datetime.fromisoformat(provider.agreed_at) if provider and provider.agreed_at else None


def _mark(offer: Offer) -> str:
    """Return what tells whether somebody changed it; that it was confirmed meanwhile changes nothing."""
    return offers_form.mark(replace(offer, assured_on=None, checked_on=None))
