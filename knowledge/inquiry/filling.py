"""Filling in the inquiry: what a tap or a free text does to the draft, at every step."""

import re
from collections.abc import Callable
from dataclasses import replace

from knowledge.answering.kindness import curses
from knowledge.context import Context
from knowledge.inquiry import DOUBT, EMPTY, KINDS, MOST, Draft, Kind, Reach, Step, following, reading
from knowledge.inquiry.reading import Sense
from knowledge.inquiry.tapping import ANYWHERE, Filled, agreed, placed, reachable, refused, tap
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.terms import Form, Language, Place, Role, Start, TopicId, Understanding
from knowledge.understanding.thresholds import SURE
from knowledge.understanding.understand import OUT_OF_SCOPE, only_place, wishes

_ASKED = (EMPTY, OUT_OF_SCOPE, TopicId("talk-to-human"), TopicId("smalltalk"), TopicId("find-contact"))
_ABOUT = TopicId("about-bot")
_BESIDE = {Sense.STATUS, Sense.HUMAN, Sense.PUZZLED}


def begin(start: Start, understood: Understanding, *, library: Library, context: Context) -> Draft:
    """Return the draft that *start* begins, pre-filled with what was already said."""
    tapped = not understood.text
    words = "" if understood.danger else understood.text  # what may be a cry for help is sent nowhere
    said = context.said if start.form is not Form.HUMAN or context.unsure else ""
    foreign = understood.language is Language.OTHER  # whether it says enough, a person will see
    asked = tapped and start.form is Form.INQUIRY and reading.substance(said, library)  # "Send spørgsmålet"
    enough = (one for one in (words, said) if one and (foreign or asked or reading.substantial(one, library)))
    text = next(enough, "")
    draft = Draft(topic=_topic(start, understood, context), language=understood.language)
    draft = replace(draft, kind=KINDS.get(draft.topic, Kind.QUESTION), turns=2 if tapped and text else 1)
    here = understood.found.named or ((start.place,) if start.place else ())
    draft = placed(draft, tuple(place for place in here if not place.outside))
    draft = replace(draft, candidates=understood.found.candidates)
    if text:
        draft = _details(draft.tell(Step.WHAT, text=text), text, library)
        if foreign:  # no questions in a language that is not theirs: their own words are enough
            return replace(draft, step=Step.SUMMARY)
    return replace(draft, step=Step.OFFER if text and not tapped else following(draft))


def hear(draft: Draft, understood: Understanding, *, library: Library) -> Filled:  # noqa: PLR0911 a table
    """Return what a free text does to *draft* at the step it stands at."""
    said = reading.sense(understood, library)
    if draft.step is Step.REACH and reading.way(understood.text, library):  # "ring til mig" asks for nobody
        return _reach(draft, understood, library)
    if said in _BESIDE:
        return Filled(draft, aside=said)
    if said is Sense.BYE:
        return Filled(None)
    if draft.step is Step.DOUBT and said not in _CONSENT:
        draft = replace(draft, step=Step.WHAT, doubted="")
    foreign = understood.language is Language.OTHER
    asks = reading.only_asks if draft.step in {Step.WHAT, Step.UNREACHED} else reading.asks
    if draft.step in _OPEN and fold(understood.text) in library.phrasebook.heard["not-that"]:
        return Filled(draft.back() or draft)
    if said in _CONSENT:
        return agreed(draft, understood.text) if said is Sense.YES else refused(draft)
    if not foreign and (asks(understood.text, library) or _chats(understood, library)):
        return Filled(draft, aside=Sense.QUESTION)
    if _corrects(draft, understood, library):
        return _moved(draft, understood)
    return _HEARD[draft.step](draft, understood, library)


def _chats(understood: Understanding, library: Library) -> bool:
    """Whether a short text is about the bot, or only scolds it."""
    about = understood.topic == _ABOUT and understood.certainty >= SURE
    return len(understood.text.split()) <= _SHORT and (about or curses(understood, library))


def take(draft: Draft, understood: Understanding, *, library: Library) -> Filled:
    """Take a text for the message, whatever it looks like."""
    named, text = _ours(understood), understood.text
    if not draft.fixing:
        draft = replace(draft, candidates=understood.found.candidates)
        draft = placed(draft, named)
    if draft.topic in _ASKED and understood.topic not in _ASKED and understood.certainty >= SURE:
        draft = replace(draft, topic=understood.topic, kind=KINDS.get(understood.topic, draft.kind))
    draft = replace(draft, step=Step.WHAT, doubted="")
    return Filled(_details(draft.tell(Step.WHAT, text=text), text, library).onward())


def _what(draft: Draft, understood: Understanding, library: Library) -> Filled:
    text = understood.text
    if only_place(text, understood.found, library):
        return Filled(placed(draft, _ours(understood)), hint="form-what-after-place")
    words, foreign = reading.substance(text, library), understood.language is Language.OTHER
    if not words and not foreign:
        return Filled(draft)
    if words < _ENOUGH and not (foreign or draft.fixing):
        return Filled(replace(draft, step=Step.DOUBT, doubted=text))
    return take(draft, understood, library=library)


def _where(draft: Draft, understood: Understanding, library: Library) -> Filled:
    found = understood.found
    if named := _ours(understood):
        return Filled(placed(draft, named).onward())
    if found.candidates and not draft.candidates:
        return Filled(replace(draft, candidates=found.candidates, turns=draft.turns + 1))
    if library.phrasebook.hears("everywhere", fold(understood.text)):
        return Filled(draft.tell(Step.WHERE, **ANYWHERE).onward())
    if draft.missed < DOUBT:
        again = replace(draft, missed=draft.missed + 1, candidates=())
        if found.named:
            return Filled(again, hint="form-where-outside", place=found.named[0])
        return Filled(again, hint="form-where-unknown")
    return Filled(draft.tell(Step.WHERE, **ANYWHERE | {"unplaced": understood.text[:_SAID]}).onward())


def _who(draft: Draft, understood: Understanding, library: Library) -> Filled:
    if actor := reading.actor(understood.text, library):
        return tap(draft, f"who:{actor}")
    if fold(understood.text) in library.phrasebook.heard["as-citizen"]:
        return tap(draft, "self")
    if reading.empty(understood.text, library):
        return Filled(draft)
    added = _added(draft, understood.text)  # their own words say it better than a wrong letter
    return Filled(added.tell(Step.WHO, actor="").onward(), hint="form-full" if added is draft else "")


def _unreached(draft: Draft, understood: Understanding, library: Library) -> Filled:  # noqa: ARG001 one shape for all
    return Filled(draft.tell(Step.UNREACHED, unreached=understood.text).onward())


def _reach(draft: Draft, understood: Understanding, library: Library) -> Filled:
    reached = reachable(draft, understood.text)
    if reached is not draft:
        return Filled(reached.onward())
    actor = reading.actor(understood.text, library)
    if actor and draft.step is Step.REACH:
        return Filled(draft.tell(Step.WHO, actor=actor), hint="form-fixed", role=Role.ORGANISATION)
    folded = fold(understood.text)
    for reach in Reach:
        if library.phrasebook.hears(f"reach-{reach}", folded):
            return Filled(draft.tell(Step.REACH, reach=reach, address="").onward())
    return Filled(draft, hint="form-address-again" if draft.step is Step.ADDRESS else "form-reach-again")


def _summary(draft: Draft, understood: Understanding, library: Library) -> Filled:
    """Change the field that the text corrects; anything else is more of the inquiry's own text."""
    changed, text = placed(draft, _ours(understood)), understood.text
    if _denied(understood, draft.places) or only_place(text, understood.found, library):
        filled = _moved(changed, understood)
        return replace(filled, draft=_shown(filled.draft)) if filled.draft else filled
    reached = reachable(changed, text)
    if reached is not changed:
        return Filled(_shown(reached), hint="form-reached")
    if way := reading.way(text, library):
        return Filled(_shown(changed.tell(Step.REACH, reach=Reach(way), address="")), hint="form-fixed")
    if len(text.split()) <= _SHORT and (actor := reading.actor(text, library)):
        told = changed.tell(Step.WHO, actor=actor)
        return Filled(_shown(told), hint="form-fixed", role=Role.ORGANISATION)
    if reading.empty(text, library):  # "hej": nothing to add
        return Filled(_shown(changed))
    added = _added(changed, text)
    return Filled(_shown(added), hint="form-full" if added is changed else "form-added", quote=text)


def _shown(draft: Draft) -> Draft:
    """Return the corrected *draft* where it shows the change: the offer again, or what is open now."""
    return draft if draft.step in {Step.OFFER, Step.WHERE} else draft.settled()


def _corrects(draft: Draft, understood: Understanding, library: Library) -> bool:
    """Whether the text takes back the place told before; whom one reaches may well be people of a place."""
    if draft.step is Step.UNREACHED and not library.phrasebook.opens("no", fold(understood.text)):
        return False
    moved = _denied(understood, draft.places) or only_place(understood.text, understood.found, library)
    return draft.step in _LATE and bool(moved)


def _moved(draft: Draft, understood: Understanding) -> Filled:
    """Take a text that is only a place for a correction of the place."""
    if named := _ours(understood):
        return Filled(placed(draft, named), hint="form-fixed")
    asked = replace(draft.fix(Step.WHERE), candidates=understood.found.candidates)
    away = next((place for place in understood.found.named if place.outside), None)
    return Filled(asked, hint="form-where-outside" if away else "", place=away)


_LATE = {Step.WHO, Step.UNREACHED, Step.REACH, Step.ADDRESS}  # the place is told by now
_OPEN = {*_LATE, Step.WHAT} - {Step.ADDRESS}  # no yes or no is asked for
_SAID = 200  # characters of what was written for a place
_SHORT = 8  # words: "nej det er i Viborg" corrects, a longer text is a text of its own
_ENOUGH = 2  # words of substance from which a text is a message, and none to be asked about
_CONSENT = {Sense.YES, Sense.NO}
_HEARD: dict[Step, Callable[[Draft, Understanding, Library], Filled]] = {
    Step.OFFER: _summary,
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
    if not draft.actor and (actor := reading.actor(text, library)):
        draft = draft.tell(Step.WHO, actor=actor)
    return reachable(draft, text) if not draft.address else draft


def _ours(understood: Understanding) -> tuple[Place, ...]:
    denied = _denied(understood)
    return tuple(place for place in understood.found.named if not place.outside and place not in denied)


def _denied(understood: Understanding, before: tuple[Place, ...] = ()) -> tuple[Place, ...]:
    """Return the places, told now or *before*, that the text takes back: "ikke i Horsens, men i Viborg"."""
    folded = fold(understood.text)
    named = [(place, re.escape(fold(place.name))) for place in (*understood.found.named, *before)]
    return tuple(place for place, name in named if re.search(rf"\b(?:ikke|not)(?: \w+)? {name}\b", folded))


def _added(draft: Draft, text: str) -> Draft:
    """Return *draft* with *text* added to its own; the same draft where there is no room left."""
    text = f"{draft.text}\n{text}".strip()
    return replace(draft, text=text) if len(text) <= MOST else draft
