"""What a tap does to the inquiry, and a yes or no in words, which count as one."""

from dataclasses import dataclass, replace
from typing import Any

from knowledge.inquiry import Draft, Kind, Reach, Step, reading
from knowledge.inquiry.reading import Sense
from knowledge.terms import Place, Role

ANYWHERE: dict[str, Any] = {"places": (), "candidates": (), "unplaced": ""}


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it: the *draft* as it is now (None: given up), and the key of a *hint* to say first.

    *aside*: something was said beside the form; answer it, then ask the form's question again. *place* and
    *quote* are the hint's. *role* is who writes, where the text or tap told. *taken*: what was doubted is the
    message after all.
    """

    draft: Draft | None
    hint: str = ""
    aside: Sense | None = None
    send: bool = False
    place: Place | None = None
    quote: str = ""
    role: Role | None = None
    taken: bool = False


def tap(draft: Draft, action: str, *, place: Place | None = None) -> Filled:  # noqa: C901, PLR0911, PLR0912 a table
    """Return what the button *action* does to *draft*; *place* is the one it names."""
    verb, _, argument = action.partition(":")
    match verb:
        case "yes":
            return Filled(draft.onward())
        case "send":
            return Filled(draft, send=True)
        case "no" | "cancel":
            return Filled(None)
        case "back":
            return Filled(draft.back())
        case "fix":
            return Filled(draft.fix(Step(argument)) if argument else draft.correct())
        case "skip":
            return Filled(draft.tell(draft.step, **_emptied(draft)).onward())
        case "who":
            return Filled(draft.tell(Step.WHO, actor=argument).onward(), role=Role.ORGANISATION)
        case "self":
            return Filled(draft.tell(Step.WHO, actor="").onward(), role=Role.CITIZEN)
        case "message":
            return Filled(draft, taken=True)
        case "question":
            return Filled(draft, aside=Sense.QUESTION)
        case "kind":
            return Filled(replace(draft, kind=Kind(argument)).onward())
        case "reach":
            return Filled(draft.tell(Step.REACH, reach=Reach(argument), address="").onward())
        case "everywhere":
            return Filled(draft.tell(Step.WHERE, **ANYWHERE).onward())
        case "belongs":
            return Filled(replace(draft, heeded=True), hint="form-again")
        case "place":
            return Filled(placed(draft, (place,) if place else ()).onward())
        case _:
            return Filled(draft, hint="form-human")


def agreed(draft: Draft, text: str) -> Filled:  # noqa: PLR0911 a table
    """Do what a yes means; it is never a text of its own."""
    reached = reachable(draft, text)
    match draft.step:
        case Step.OFFER:
            return Filled(reached.onward())
        case Step.SUMMARY if reached is draft:
            return Filled(draft, send=True)
        case Step.DOUBT:
            return Filled(draft, taken=True)
        case Step.WHO:
            return Filled(draft, role=Role.ORGANISATION)
        case Step.REACH | Step.ADDRESS if reached is draft:
            return Filled(draft, hint="form-reach-again")
        case Step.REACH | Step.ADDRESS:
            return Filled(reached.onward())
        case _:
            return Filled(reached)


def refused(draft: Draft) -> Filled:
    """Do what a no means at this step."""
    match draft.step:
        case Step.OFFER | Step.SUMMARY:
            return Filled(None)
        case Step.DOUBT:
            return Filled(draft, aside=Sense.QUESTION)
        case Step.WHO:
            return tap(draft, "self")
        case Step.UNREACHED:
            return tap(draft, "skip")
        case Step.FIX | Step.KIND:
            return Filled(draft.back())
        case _:
            return Filled(draft)


def placed(draft: Draft, places: tuple[Place, ...]) -> Draft:
    """Return *draft* in *places*; the same draft where there are none."""
    return draft.tell(Step.WHERE, **ANYWHERE | {"places": places}) if places else draft


def reachable(draft: Draft, text: str) -> Draft:
    """Return *draft* with the address that *text* holds; the same draft when it holds none."""
    if mail := reading.MAIL.search(text):
        return draft.tell(Step.REACH, reach=Reach.MAIL, address=mail[0].rstrip("."))
    if phone := reading.PHONE.search(text):
        return draft.tell(Step.REACH, reach=Reach.PHONE, address=phone[0].strip())
    return draft


def _emptied(draft: Draft) -> dict[str, str]:
    """Return what skipping the step takes back."""
    return {Step.WHO: {"actor": ""}, Step.UNREACHED: {"unreached": ""}}.get(draft.step, {})
