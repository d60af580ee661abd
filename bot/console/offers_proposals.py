"""What providers and readers want changed: looked at beside what stands, mended, approved or turned down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.responses import Response

from bot.console import offers_form
from bot.console.case import number
from bot.console.offers_bureau import HOME, Bureau
from bot.console.offers_form import Filled, Shown
from bot.console.offers_told import Difference
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.staff import StaffRole
from knowledge.offers.mistakes import Mistake
from knowledge.offers.offer import Offer, Status
from knowledge.offers.records import PROVIDED, Proposed, State, Wanted

ONE = f"{HOME}/forslag/{{id}}"
MOST = 25  # cards of a part of the page; when they are decided, the next come
PARTS = {"provided": PROVIDED, "wrong": (Wanted.CORRECT,)}  # what readers say hides nothing of providers


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal as it is shown: what stands now, what is proposed, and what differs."""

    proposed: Proposed
    stands: Offer | None
    channel: str
    differences: Sequence[Difference]

    @property
    def name(self) -> str:
        """What the offer is called; empty where it is there no more."""
        offer = self.stands or self.proposed.proposal.offer
        return offer.name if offer else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its *name*, the oldest proposals, and how many *more* there are."""

    name: str
    cards: Sequence[Card]
    more: int


@dataclass(frozen=True, slots=True)
class Proposals:
    """The pages of the proposals."""

    bureau: Bureau

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        worker = StaffRole.WORKER
        return [
            Way(HOME, self.list, worker, "offers.page"),
            Way(ONE, self.show, worker, "offers.proposal", told=_told),
            Way(ONE, self.approve, worker, "proposal.approve", posts=True),
            Way(f"{ONE}/afvis", self.refuse, worker, "proposal.refuse", posts=True),
            Way(f"{ONE}/afvis", self.back, worker, "offers.return"),
        ]

    async def list(self, visit: Visit) -> Response:
        """Show what waits: first what providers want, then what readers say is wrong, oldest first."""
        await self.bureau.waiting.look(anew=True)
        counts = await self.bureau.offers.waiting()
        parts = [await self._part(name, counts) for name in PARTS]
        return self.bureau.pages.page(
            visit,
            "offers-proposals.html",
            groups=[part for part in parts if part.cards],
            telling=self.bureau.telling,
        )

    async def show(self, visit: Visit) -> Response:
        """Show one proposal with its form; one that is decided with what became of it."""
        proposed = await self._find(visit)
        return self._page(visit, proposed) if proposed else self.bureau.missing(visit)

    async def back(self, visit: Visit) -> Response:
        """Lead back to the proposal from the address of its form."""
        return self.bureau.leave(visit, f"/forslag/{number(visit.named('id'))}")

    async def approve(self, visit: Visit) -> Response:
        """Let the offer stand as it was filled in, unless something is wrong with it or has changed."""
        proposed = await self._find(visit)
        if proposed is None:
            return self.bureau.missing(visit)
        async with self.bureau.turn:
            return await self._approved(visit, proposed)

    async def refuse(self, visit: Visit) -> Response:
        """Turn the proposal down: the offer stays as it is, or is shown again."""
        proposed = await self._find(visit)
        if proposed is None:
            return self.bureau.missing(visit)
        if not await self.bureau.offers.decide(proposed.number, None, by=visit.account):
            return await self._late(visit, None)
        withdrawn = proposed.proposal.wanted is Wanted.WITHDRAW
        return await self._leave(visit, "afvist-withdraw" if withdrawn else "afvist")

    async def _approved(self, visit: Visit, proposed: Proposed) -> Response:
        stands = self._stands(proposed)
        base = _base(proposed, stands)
        if base is None:
            return await self._late(visit, None) if _is_decided(proposed) else self.bureau.missing(visit)
        if proposed.proposal.wanted is Wanted.WITHDRAW:
            return await self._decided(visit, proposed, replace(base, status=Status.DEFUNCT), None)
        filled = offers_form.typed(visit, base)
        if _is_decided(proposed):
            return await self._late(visit, filled)
        offer, wrong = offers_form.read(filled, self.bureau.library, today=self.bureau.today)
        if shown := self._refused(visit, filled, wrong, stands):
            return self._page(visit, proposed, shown)
        if visit["do"] == "preview":
            return self._page(visit, proposed, Shown(filled, preview=offer))
        return await self._decided(visit, proposed, offer, filled)

    def _refused(
        self, visit: Visit, filled: Filled, wrong: Sequence[Mistake], stands: Offer | None
    ) -> Shown | None:
        """Return what to show where the form cannot be kept: a mistake in it, or it is of another day."""
        if wrong or filled.redacted:
            return Shown(filled, offers_form.told(wrong, self.bureau.telling), status=422)
        if visit["seen"] != offers_form.mark(stands):
            return Shown(filled, outdated=True, status=409)
        return None

    async def _decided(
        self, visit: Visit, proposed: Proposed, offer: Offer, filled: Filled | None
    ) -> Response:
        if proposed.proposal.wanted is Wanted.ADD and self.bureau.find(offer.id):
            offer = replace(offer, id=self.bureau.free_id(offer.name, str(proposed.number)))
        if not await self.bureau.offers.decide(proposed.number, offer, by=visit.account):
            return await self._late(visit, filled)
        return await self._leave(visit, f"godkendt-{proposed.proposal.wanted}")

    async def _late(self, visit: Visit, filled: Filled | None) -> Response:
        """Say that somebody decided before, and what; what was typed stays to be copied."""
        proposed = await self._find(visit)
        if proposed is None:
            return self.bureau.missing(visit)
        return self._page(visit, proposed, Shown(filled, status=409))

    async def _leave(self, visit: Visit, done: str) -> Response:
        await self.bureau.waiting.look(anew=True)
        return self.bureau.leave(visit, "", done)

    async def _find(self, visit: Visit) -> Proposed | None:
        return await self.bureau.offers.proposal(number(visit.named("id")))

    def _stands(self, proposed: Proposed) -> Offer | None:
        """Return the offer that it is about, as it is now."""
        return self.bureau.find(proposed.proposal.of)

    async def _part(self, name: str, counts: Mapping[Wanted, int]) -> Part:
        wanted = PARTS[name]
        found = await self.bureau.offers.proposals(limit=MOST, wanted=wanted)
        number = sum(counts.get(one, 0) for one in wanted)
        return Part(name, [self._card(one) for one in found], max(0, number - len(found)))

    def _card(self, proposed: Proposed) -> Card:
        stands, offer = self._stands(proposed), proposed.proposal.offer
        differences = self.bureau.telling.differences(stands, offer) if offer else []
        return Card(proposed, stands, self.bureau.channel(proposed), differences)

    def _page(self, visit: Visit, proposed: Proposed, shown: Shown | None = None) -> Response:
        shown, card = shown or Shown(), self._card(proposed)
        base = _base(proposed, card.stands)
        preview = shown.preview or base
        mistakes = shown.mistakes or {}
        return self.bureau.pages.page(
            visit,
            "offers-proposal.html",
            status=shown.status,
            card=card,
            waits=not _is_decided(proposed),
            late=shown.status == 409 and _is_decided(proposed),
            base=base,
            filled=shown.filled or (offers_form.of(base) if base else None),
            typed=shown.filled,
            mistakes=mistakes,
            errors=[f"{self.bureau.telling.label(at)}: {said}" for at, said in mistakes.items()],
            outdated=shown.outdated,
            redacted=bool(shown.filled and shown.filled.redacted),
            looked=shown.preview is not None,
            preview=self.bureau.telling.facts(preview) if preview else None,
            seen=offers_form.mark(card.stands),
            options=offers_form.options(self.bureau.telling, self.bureau.library),
            telling=self.bureau.telling,
        )


def _base(proposed: Proposed, stands: Offer | None) -> Offer | None:
    """Return what the form begins from; None where what it is about is gone, or it proposes nothing."""
    proposal = proposed.proposal
    return stands if proposal.wanted in {Wanted.WITHDRAW, Wanted.CORRECT} else proposal.offer


def _is_decided(proposed: Proposed) -> bool:
    return proposed.state is not State.WAITING


def _told(visit: Visit) -> str:
    return str(number(visit.named("id")) or "")
