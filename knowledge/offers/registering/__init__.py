"""An offer on its way into the directory, as a value: what is told of it, and which question comes next.

The same value carries a correction: it then begins with the offer as it is (*of*), and goes from the choice
of what to change to the summary.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from knowledge.context import place_from_json, place_to_json
from knowledge.offers.offer import Cost, OfferId, Way
from knowledge.terms import Place

NONE = OfferId("")
NEEDS = 3  # of an offer at most: what is good for everything is found for nothing


class Step(StrEnum):
    """The questions, in order; *ADDRESS* is asked of those who choose mail, *FIX* what to change."""

    NAME = "name"
    ORGANISATION = "organisation"
    KIND = "kind"
    WHAT = "what"
    NEEDS = "needs"
    WHERE = "where"
    COST = "cost"
    WHEN = "when"
    REACH = "reach"
    CONSENT = "consent"
    ADDRESS = "address"
    SUMMARY = "summary"
    FIX = "fix"


class Asking(StrEnum):
    """Where the provider agrees to be asked whether it is still true; NOWHERE: not yet."""

    NOWHERE = ""
    CHAT = "chat"
    MAIL = "mail"


OPTIONAL = frozenset({Step.ORGANISATION, Step.KIND, Step.NEEDS, Step.COST, Step.WHEN})
QUESTIONS = tuple(step for step in Step if step not in {Step.ADDRESS, Step.SUMMARY, Step.FIX})
CORRECTABLE = tuple(step for step in QUESTIONS if step is not Step.CONSENT)


@dataclass(frozen=True, slots=True)
class Listing:
    """What is told so far. *told* are the steps answered or skipped, *path* those that were asked.

    *of* is the offer that is corrected (empty: a new one). *municipalities* empty is the whole country;
    *town* is where in them it is, as it was said. *lasts*: the conversation can still be found in half a
    year, so that it may be asked there. *said* are the words that it began with. *fixing*: a line of the
    summary is being changed. *heeded*: a text like those of people in danger does belong to it.
    """

    of: OfferId = NONE
    name: str = ""
    organisation: str = ""
    actor: str = ""
    what: str = ""
    needs: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    town: str = ""
    candidates: tuple[Place, ...] = ()
    way: Way = Way.PLACE
    cost: Cost = Cost.UNKNOWN
    cost_note: str = ""
    when: str = ""
    phone: str = ""
    email: str = ""
    page: str = ""
    lasts: bool = True
    asking: Asking = Asking.NOWHERE
    address: str = ""
    said: str = ""
    language: str = "da"
    step: Step = Step.NAME
    told: tuple[Step, ...] = ()
    path: tuple[Step, ...] = ()
    fixing: bool = False
    heeded: bool = False

    def tell(self, step: Step, **fields: Any) -> "Listing":
        """Return it with *step* answered and *fields* filled in."""
        told = self.told if step in self.told else (*self.told, step)
        return replace(self, told=told, **fields)

    def onward(self) -> "Listing":
        """Go to the next question that is open, or to the summary."""
        path = self.path if self.fixing or self.of else (*self.path, self.step)
        return replace(self, path=path, step=_following(self), fixing=False, heeded=False, candidates=())

    def back(self) -> "Listing | None":
        """Go to the question before this one, or None where there is none; nothing that was said is lost."""
        if self.fixing:
            return replace(self, step=Step.FIX, fixing=False, candidates=())
        if self.step is Step.FIX and (self.path or self.told):
            return replace(self, step=Step.SUMMARY)
        if self.of and self.step is Step.SUMMARY:
            return replace(self, step=Step.FIX)
        if not self.path:
            return None
        step, told = self.path[-1], tuple(one for one in self.told if one is not self.path[-1])
        return replace(self, step=step, path=self.path[:-1], told=told, candidates=())

    def fix(self, step: Step) -> "Listing":
        """Ask *step* again, to change its answer."""
        return replace(self, step=step, fixing=True, candidates=())


def _following(listing: Listing) -> Step:
    if listing.asking is Asking.MAIL and not listing.address:
        return Step.ADDRESS
    if listing.of:
        return Step.SUMMARY
    return next((step for step in QUESTIONS if step not in listing.told), Step.SUMMARY)


def to_json(listing: Listing) -> dict[str, Any]:
    """Return *listing* as JSON values, without what is empty."""
    plain = {name: getattr(listing, name) for name in listing.__slots__}
    plain["candidates"] = [place_to_json(place) for place in listing.candidates]
    return {name: value for name, value in plain.items() if value not in ("", (), [])}


def from_json(plain: Mapping[str, Any]) -> Listing:
    """Return the listing that `to_json` wrote; what an older version wrote and nobody knows is left out."""
    fields = {name: value for name, value in plain.items() if name in Listing.__slots__}
    fields["candidates"] = tuple(place_from_json(place) for place in fields.get("candidates", ()))
    for name in ("needs", "municipalities"):
        fields[name] = tuple(fields.get(name, ()))
    for name in ("told", "path"):
        fields[name] = tuple(Step(step) for step in fields.get(name, ()))
    kinds = {"way": Way, "cost": Cost, "asking": Asking, "step": Step}
    fields |= {name: kind(fields[name]) for name, kind in kinds.items() if name in fields}
    return Listing(**fields)
