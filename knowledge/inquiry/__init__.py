"""The inquiry form as a value: what it holds, which step comes next, and how a turn is counted.

Turns are the person's own, from the message or tap that began it to *Send*, both counted; what is corrected,
added or asked on the way is not. What must be said is what it is about and where, and how we may answer:
where no turn is left for that, it is asked with the summary. Who they are and whom they reach are extras,
asked only while the turns last, who before whom.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from knowledge.context import place_from_json, place_to_json
from knowledge.records import Inquiry
from knowledge.terms import Language, Place, TopicId

TURNS = 5  # of the person before the receipt; an address that is typed is one more
MOST = 4096  # characters of the inquiry's own text: as many as one message of Telegram
DOUBT = 1  # how often a place may be unknown before the form goes on without it
EMPTY = TopicId("log-inquiry")


class Step(StrEnum):
    """The questions of the form, in order.

    *OFFER* asks first whether to send at all, *DOUBT* whether what was written is the message, *FIX* what to
    change; *KIND* is asked only then.
    """

    OFFER = "offer"
    WHAT = "what"
    DOUBT = "doubt"
    WHERE = "where"
    WHO = "who"
    UNREACHED = "unreached"
    REACH = "reach"
    ADDRESS = "address"
    SUMMARY = "summary"
    FIX = "fix"
    KIND = "kind"


class Kind(StrEnum):
    """The kind of cooperation, pre-filled from the topic and the words."""

    PROPOSAL = "proposal"
    QUESTION = "question"
    AGREEMENT = "agreement"
    FUNDING = "funding"
    GAP = "gap"
    OFFER = "offer"


class Reach(StrEnum):
    """How we may answer."""

    CHAT = "chat"
    MAIL = "mail"
    PHONE = "phone"


KINDS: Mapping[str, Kind] = {
    "how-to-partner": Kind.PROPOSAL,
    "co-creation": Kind.PROPOSAL,
    "hospital-volunteers": Kind.PROPOSAL,
    "peer-networks": Kind.PROPOSAL,
    "cooperation-agreement": Kind.AGREEMENT,
    "selected-partners": Kind.AGREEMENT,
    "council-funding": Kind.FUNDING,
    "foundations": Kind.FUNDING,
    "social-investment": Kind.FUNDING,
    "blind-spots": Kind.GAP,
    "register-offer": Kind.OFFER,
}
_PROPOSED = {Kind.PROPOSAL, Kind.OFFER}
_ORDER = (Step.WHO, Step.UNREACHED, Step.REACH)  # how the extras are asked
_WORTH = (Step.REACH, Step.WHO, Step.UNREACHED)  # which of them matter most


@dataclass(frozen=True, slots=True)
class Draft:
    """An inquiry on its way. *told* are the steps answered or skipped, *path* those that were asked.

    *fixing*: a field of the summary is being changed. *heeded*: a text like those of people in danger does
    belong to it. *candidates* are places to choose among, *unplaced* is what was written where none is known.
    *turns* are those that led to its first question. *doubted* may be the message, or a question beside it.
    """

    topic: TopicId = EMPTY
    kind: Kind = Kind.QUESTION
    text: str = ""
    places: tuple[Place, ...] = ()
    candidates: tuple[Place, ...] = ()
    actor: str = ""
    unreached: str = ""
    reach: Reach = Reach.CHAT
    address: str = ""
    language: str = "da"
    step: Step = Step.WHAT
    told: tuple[Step, ...] = ()
    path: tuple[Step, ...] = ()
    turns: int = 1
    missed: int = 0
    fixing: bool = False
    heeded: bool = False
    unplaced: str = ""
    doubted: str = ""

    @property
    def spent(self) -> int:
        """How many turns of the person it has taken."""
        return self.turns + len(self.path)

    @property
    def proposed(self) -> bool:
        """Whether it proposes something, rather than asks."""
        return self.kind in _PROPOSED

    def tell(self, step: Step, **fields: Any) -> "Draft":
        """Return it with *step* answered and *fields* filled in."""
        told = self.told if step in self.told else (*self.told, step)
        return replace(self, told=told, **fields)

    def untell(self, step: Step) -> "Draft":
        """Return it with *step* open again."""
        return replace(self, told=tuple(one for one in self.told if one is not step))

    def onward(self) -> "Draft":
        """Go to the next question; what is only being changed leads back to where it was changed from."""
        path = self.path if self.fixing else (*self.path, self.step)
        return replace(self, path=path, missed=0, heeded=False, doubted="").settled()

    def settled(self) -> "Draft":
        """Stand at the next question that is open, or at the summary."""
        return replace(self, step=following(self), fixing=False)

    def back(self) -> "Draft | None":
        """Go to the question before this one, or None where there is none; nothing that was said is lost."""
        offered = self.path[-1:] == (Step.OFFER,)  # *Ret først* was tapped there
        if self.step is Step.DOUBT:
            return replace(self, step=Step.WHAT, doubted="")
        if (self.fixing or self.step is Step.FIX) and not offered:
            return replace(self, step=Step.SUMMARY, fixing=False)
        if not self.path:
            return None
        earlier = replace(
            self, step=self.path[-1], path=self.path[:-1], candidates=(), missed=0, fixing=False
        )
        return earlier.untell(earlier.step)

    def fix(self, step: Step) -> "Draft":
        """Ask *step* again, to change its answer."""
        return replace(self.correct(), step=step, fixing=True, candidates=(), missed=0)

    def correct(self) -> "Draft":
        """Ask what to change; who corrects the offer has taken it."""
        path = (*self.path, self.step) if self.step is Step.OFFER else self.path
        return replace(self, step=Step.FIX, path=path)


def following(draft: Draft) -> Step:
    """Return the next question: what must be said first, then what the turns leave room for."""
    if draft.reach is not Reach.CHAT and not draft.address:
        return Step.ADDRESS
    if draft.language == Language.OTHER:  # no questions in a language that is not theirs
        return Step.SUMMARY
    if missing := _missing(draft):
        return missing[0]
    asked = _affordable(draft)
    return next((step for step in _ORDER if step in asked), Step.SUMMARY)


def finish(draft: Draft, *, reference: str, code: str) -> Inquiry:
    """Return the inquiry as the unit gets it."""
    councils = {council: None for place in draft.places for council in place.councils}
    names = {place.municipality or place.name: None for place in draft.places}
    return Inquiry(
        reference=reference,
        code=code,
        topic=draft.topic,
        kind=draft.kind,
        text="\n".join(part for part in (draft.text, draft.unplaced) if part),
        municipalities=tuple(names),
        councils=tuple(councils),
        actor=draft.actor,
        unreached=draft.unreached,
        reach=draft.reach,
        address=draft.address,
        language=draft.language,
    )


def to_json(draft: Draft) -> dict[str, Any]:
    """Return *draft* as JSON values."""
    plain = {name: getattr(draft, name) for name in draft.__slots__}
    for name in ("places", "candidates"):
        plain[name] = [place_to_json(place) for place in plain[name]]
    return plain


def from_json(plain: Mapping[str, Any]) -> Draft:
    """Return the draft that `to_json` wrote."""
    fields = {name: value for name, value in plain.items() if name in Draft.__slots__}
    for name in ("places", "candidates"):
        fields[name] = tuple(place_from_json(place) for place in fields[name])
    for name in ("told", "path"):
        fields[name] = tuple(Step(step) for step in fields[name])
    fields |= {"kind": Kind(fields["kind"]), "reach": Reach(fields["reach"]), "step": Step(fields["step"])}
    return Draft(**fields)


def _missing(draft: Draft) -> tuple[Step, ...]:
    return tuple(step for step in (Step.WHAT, Step.WHERE) if step not in draft.told)


def _affordable(draft: Draft) -> set[Step]:
    """Return the extras that still fit before *Send*, the most useful first."""
    room = TURNS - draft.spent - 1
    open_steps = [
        step for step in _WORTH if step not in draft.told and (draft.proposed or step is not Step.UNREACHED)
    ]
    return set(open_steps[: max(room, 0)])
