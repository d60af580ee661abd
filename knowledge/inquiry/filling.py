"""Filling in the inquiry: what a tap or a free text does to the draft, at every step."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from knowledge.context import Context
from knowledge.inquiry import DOUBT, EMPTY, KINDS, MOST, Draft, Kind, Reach, Step, following
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.terms import ActorKind, Form, Language, Place, Start, TopicId, Understanding
from knowledge.thresholds import SURE
from knowledge.understand import OUT_OF_SCOPE, only_place, wishes

WORDS = 3  # fewer words of substance than this say that one wants to write, not what
_ASKED = (EMPTY, OUT_OF_SCOPE, TopicId("talk-to-human"), TopicId("smalltalk"), TopicId("find-contact"))
_CLAUSE = re.compile(r"[.,;:!\n]+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w+])(?:\+\d{1,3} ?)?(?:\d[ -]?){7,11}\d(?!\w)")


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it: the *draft* as it is now (None: given up), and the key of a *hint* to say first.

    *aside*: a question was asked in mid-form; answer it, then ask the form's again. *place* is the hint's.
    """

    draft: Draft | None
    hint: str = ""
    aside: bool = False
    send: bool = False
    place: Place | None = None


def begin(start: Start, understood: Understanding, *, library: Library, context: Context) -> Draft:
    """Return the draft that *start* begins, pre-filled with what was already said."""
    tapped = not understood.text
    words = "" if understood.danger else understood.text  # what may be a cry for help is sent nowhere
    text = words or (context.said if start.form is not Form.HUMAN or context.unsure else "")
    foreign = understood.language is Language.OTHER  # whether it says enough, a person will see
    text = text if foreign or _substance(text, library) else ""
    draft = Draft(topic=_topic(start, understood, context), language=understood.language)
    draft = replace(draft, kind=KINDS.get(draft.topic, Kind.QUESTION), turns=2 if tapped and text else 1)
    here = understood.found.named or ((start.place,) if start.place else ())
    draft = _place(draft, tuple(place for place in here if not place.outside))
    draft = replace(draft, candidates=understood.found.candidates)
    if text:
        draft = _details(draft.tell(Step.WHAT, text=text), text, library)
        if foreign:  # no questions in a language that is not theirs: their own words are enough
            return replace(draft, step=Step.SUMMARY)
    return replace(draft, step=Step.OFFER if text and not tapped else following(draft))


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
            return Filled(draft.fix(Step(argument)) if argument else replace(draft, step=Step.FIX))
        case "skip":
            return Filled(draft.tell(draft.step, **_emptied(draft)).onward())
        case "who":
            return Filled(draft.tell(Step.WHO, actor=argument).onward())
        case "kind":
            return Filled(replace(draft, kind=Kind(argument)).onward())
        case "reach":
            return Filled(draft.tell(Step.REACH, reach=Reach(argument), address="").onward())
        case "everywhere":
            return Filled(draft.tell(Step.WHERE, **_ANYWHERE).onward())
        case "belongs":
            return Filled(replace(draft, heeded=True), hint="form-again")
        case "place":
            return Filled(_place(draft, (place,) if place else ()).onward())
        case _:
            return Filled(draft, hint="form-human")


def hear(draft: Draft, understood: Understanding, *, library: Library) -> Filled:
    """Return what a free text does to *draft* at the step it stands at."""
    foreign = understood.language is Language.OTHER
    if draft.step not in {Step.WHAT, Step.UNREACHED} and not foreign and _asks(understood, library):
        return Filled(draft, aside=True)
    if _corrects(draft.step, understood, library):
        return _moved(draft, understood)
    return _HEARD[draft.step](draft, understood, library)


def _what(draft: Draft, understood: Understanding, library: Library) -> Filled:
    named = _ours(understood)
    if fold(understood.text) in {*library.phrasebook.heard["yes"], *library.phrasebook.heard["ok"]}:
        return Filled(draft)
    if only_place(understood.text, understood.found, library):
        return Filled(_place(draft, named), hint="form-what-after-place")
    text = understood.text
    if not draft.fixing:
        draft = replace(draft, candidates=understood.found.candidates)
        draft = _place(draft, named)
    if draft.topic in _ASKED and understood.topic not in _ASKED and understood.certainty >= SURE:
        draft = replace(draft, topic=understood.topic, kind=KINDS.get(understood.topic, draft.kind))
    return Filled(_details(draft.tell(Step.WHAT, text=text), text, library).onward())


def _where(draft: Draft, understood: Understanding, library: Library) -> Filled:
    found = understood.found
    if named := _ours(understood):
        return Filled(_place(draft, named).onward())
    if found.candidates and not draft.candidates:
        return Filled(replace(draft, candidates=found.candidates))
    if library.phrasebook.hears("everywhere", fold(understood.text)):
        return Filled(draft.tell(Step.WHERE, **_ANYWHERE).onward())
    if draft.missed < DOUBT:
        again = replace(draft, missed=draft.missed + 1, turns=draft.turns - 1, candidates=())
        if found.named:
            return Filled(again, hint="form-where-outside", place=found.named[0])
        return Filled(again, hint="form-where-unknown")
    return Filled(draft.tell(Step.WHERE, **_ANYWHERE | {"unplaced": understood.text[:_SAID]}).onward())


def _who(draft: Draft, understood: Understanding, library: Library) -> Filled:
    actor = _actor(understood.text, library)
    if actor:
        return Filled(draft.tell(Step.WHO, actor=actor).onward())
    added = _added(draft, understood.text)  # their own words say it better than a wrong letter
    return Filled(added.tell(Step.WHO, actor="").onward(), hint="form-full" if added is draft else "")


def _unreached(draft: Draft, understood: Understanding, library: Library) -> Filled:  # noqa: ARG001 one shape for all
    return Filled(draft.tell(Step.UNREACHED, unreached=understood.text).onward())


def _reach(draft: Draft, understood: Understanding, library: Library) -> Filled:
    reached = _reachable(draft, understood.text)
    if reached is not draft:
        return Filled(reached.onward())
    actor = _actor(understood.text, library)
    if actor and draft.step is Step.REACH:
        return Filled(draft.tell(Step.WHO, actor=actor), hint="form-fixed")
    folded = fold(understood.text)
    for reach in Reach:
        if library.phrasebook.hears(f"reach-{reach}", folded):
            return Filled(draft.tell(Step.REACH, reach=reach, address="").onward())
    return Filled(draft, hint="form-address-again" if draft.step is Step.ADDRESS else "form-reach-again")


def _summary(draft: Draft, understood: Understanding, library: Library) -> Filled:
    """Change the field that the text corrects; anything else is more of the inquiry's own text."""
    summary = replace(draft, step=Step.SUMMARY, fixing=False)
    named, short = _ours(understood), len(understood.text.split()) <= _SHORT
    summary = _place(summary, named)
    if _denied(understood) or only_place(understood.text, understood.found, library):
        return _moved(summary, understood)
    reached = _reachable(summary, understood.text)
    if reached is not summary:
        return Filled(reached, hint="form-fixed")
    if short and (actor := _actor(understood.text, library)):
        return Filled(summary.tell(Step.WHO, actor=actor), hint="form-fixed")
    added = _added(summary, understood.text)
    return Filled(added, hint="form-full" if added is summary else "form-added")


def _corrects(step: Step, understood: Understanding, library: Library) -> bool:
    """Whether the text takes back the place told before; whom one reaches may well be people of a place."""
    if step is Step.UNREACHED and not library.phrasebook.opens("no", fold(understood.text)):
        return False
    moved = _denied(understood) or only_place(understood.text, understood.found, library)
    return step in _LATE and bool(moved)


def _moved(draft: Draft, understood: Understanding) -> Filled:
    """Take a text that is only a place for a correction of the place."""
    if named := _ours(understood):
        return Filled(_place(draft, named), hint="form-fixed")
    asked = replace(draft.fix(Step.WHERE), candidates=understood.found.candidates)
    away = next((place for place in understood.found.named if place.outside), None)
    return Filled(asked, hint="form-where-outside" if away else "", place=away)


def _offer(draft: Draft, understood: Understanding, library: Library) -> Filled:
    filled = _summary(draft, understood, library)
    if filled.draft is None or filled.draft.step is not Step.SUMMARY:
        return filled
    return replace(filled, draft=replace(filled.draft, step=Step.OFFER))


_LATE = {Step.WHO, Step.UNREACHED, Step.REACH, Step.ADDRESS}  # the place is told by now
_SAID = 200  # characters of what was written for a place
_ANYWHERE: dict[str, Any] = {"places": (), "candidates": (), "unplaced": ""}
_SHORT = 8  # words: "nej det er i Viborg" corrects, a longer text is a text of its own
_HEARD: dict[Step, Callable[[Draft, Understanding, Library], Filled]] = {
    Step.OFFER: _offer,
    Step.WHAT: _what,
    Step.WHERE: _where,
    Step.WHO: _who,
    Step.UNREACHED: _unreached,
    Step.REACH: _reach,
    Step.ADDRESS: _reach,
    Step.SUMMARY: _summary,
    Step.FIX: _summary,
    Step.KIND: _summary,
}


def _substance(text: str, library: Library) -> bool:
    """Whether the text says what it is about, and not only that one wants to write or talk."""
    empty = set(library.phrasebook.heard["inquiry"])
    return sum(word not in empty for word in fold(text).split()) >= WORDS or wishes(text, library)


def _topic(start: Start, understood: Understanding, context: Context) -> TopicId:
    """Return what the inquiry is about: the topic itself, the next best, or the one talked about last."""
    if not understood.text:
        return next((topic for topic in (start.topic, context.topic) if topic and topic not in _ASKED), EMPTY)
    best = (understood.topic, *(match.topic for match in understood.runners_up if match.certainty >= SURE))
    return next((topic for topic in best if topic not in _ASKED), EMPTY)


def _details(draft: Draft, text: str, library: Library) -> Draft:
    """Take from the text what would be asked later: the kind, who they are, how we may answer."""
    proposed = library.phrasebook.hears("proposal", fold(text)) or wishes(text, library)
    if draft.kind is Kind.QUESTION and proposed:
        draft = replace(draft, kind=Kind.PROPOSAL)
    if not draft.actor and (actor := _actor(text, library)):
        draft = draft.tell(Step.WHO, actor=actor)
    return _reachable(draft, text) if not draft.address else draft


def _actor(text: str, library: Library) -> str:
    folded = fold(_MAIL.sub(" ", text))  # forening.dk says nothing about who writes
    kinds = (kind for kind in ActorKind if library.phrasebook.hears(f"actor-{kind.value.lower()}", folded))
    return next(kinds, "")


def _reachable(draft: Draft, text: str) -> Draft:
    """Return *draft* with the address that *text* holds; the same draft when it holds none."""
    if mail := _MAIL.search(text):
        return draft.tell(Step.REACH, reach=Reach.MAIL, address=mail[0].rstrip("."))
    if phone := _PHONE.search(text):
        return draft.tell(Step.REACH, reach=Reach.PHONE, address=phone[0].strip())
    return draft


def _place(draft: Draft, places: tuple[Place, ...]) -> Draft:
    return draft.tell(Step.WHERE, **_ANYWHERE | {"places": places}) if places else draft


def _ours(understood: Understanding) -> tuple[Place, ...]:
    denied = _denied(understood)
    return tuple(place for place in understood.found.named if not place.outside and place not in denied)


def _denied(understood: Understanding) -> tuple[Place, ...]:
    """Return the places that the text takes back: "ikke i Horsens, men i Viborg"."""
    folded = fold(understood.text)
    named = [(place, re.escape(fold(place.name))) for place in understood.found.named]
    return tuple(place for place, name in named if re.search(rf"\b(?:ikke|not)(?: \w+)? {name}\b", folded))


def _added(draft: Draft, text: str) -> Draft:
    """Return *draft* with *text* added to its own; the same draft where there is no room left."""
    text = f"{draft.text}\n{text}".strip()
    return replace(draft, text=text) if len(text) <= MOST else draft


def _asks(understood: Understanding, library: Library) -> bool:
    """Whether the text is a question of its own, or ends in one: ", hvordan kommer vi i gang"."""
    first, *others = (fold(clause) for clause in _CLAUSE.split(understood.text))
    book = library.phrasebook
    asked = book.opens("question", first) or any(book.opens("asking", clause) for clause in others)
    return asked or "?" in understood.text


def _emptied(draft: Draft) -> dict[str, str]:
    """Return what skipping the step takes back."""
    return {Step.WHO: {"actor": ""}, Step.UNREACHED: {"unreached": ""}}.get(draft.step, {})
