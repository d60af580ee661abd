"""From what somebody looks for to what they read: need, place, list; every step a tap or a few words."""

from dataclasses import replace

from knowledge.answering import choosing, offers, remarks, steps
from knowledge.answering.offers import Guide, Listed
from knowledge.answering.voice import blocks
from knowledge.library.phrases import fold
from knowledge.offers.hearing import hear, mourned
from knowledge.offers.seeking import FILTERS, Awaiting, Seeking, Whom
from knowledge.offers.wish import Wish
from knowledge.terms import Place, PlaceKind, Role, TopicId, Understanding
from knowledge.understanding import local
from knowledge.understanding.thresholds import SURE
from knowledge.understanding.understand import OUT_OF_SCOPE, only_place

OFFERS = TopicId("find-offers")
BRIEF = 5  # words of "har I flere?"


def begin(understood: Understanding, place: Place | None, before: Seeking | None, guide: Guide) -> Listed:
    """Return what is said to words, to a place, or to the button that begins it; *before* goes on."""
    text = understood.text if guide.free_text else ""
    alone = only_place(text, understood.found, guide.say.library)
    said = Wish() if alone else understands(understood, guide)
    further = before is not None and (alone or bool(understood.found.sure) or _narrows(said))
    seeking = _merged(before or Seeking(), said, text, guide, further=further and not said.words)
    seeking = _placed(seeking, understood, place, before)
    if (asked := _which(understood, seeking, guide)) and not seeking.placed:
        return asked
    if said.age and not any(map(str.isdigit, text)) and not (seeking.needs or said.words) and seeking.placed:
        return steps.show(seeking, guide)  # "for ældre" is what is looked for, "jeg er 82" is not
    return steps.next_step(seeking, guide, words="" if alone else said.words)


def abroad(understood: Understanding, place: Place, before: Seeking | None, guide: Guide) -> Listed:
    """Return what helps wherever one lives, to one who looks in a *place* outside the region."""
    said = understands(understood, guide)
    if before is None or said.needs:
        before = _merged(before or Seeking(), said, understood.text, guide, further=False)
    there = replace(before, municipality="", anywhere=True, skip=0)
    listed = steps.next_step(there, guide, words="" if there.needs else said.words)
    reply, say = listed.reply, guide.say
    opening = say.say("offers-outside", place=place.name, region=place.region)
    choices = (*reply.choices, say.choice("offers-button-list", "near:list"))
    return replace(listed, reply=replace(reply, text=blocks(opening, reply.text), choices=choices))


def sought(understood: Understanding, guide: Guide) -> bool:
    """Whether *understood*, which names a place elsewhere only, looks for an offer there."""
    if understood.role is Role.ORGANISATION:
        return False
    if understood.certainty < SURE or understood.topic == OUT_OF_SCOPE:
        return bool(understands(understood, guide).needs)
    return understood.topic == OFFERS or local.seeks(understood, guide.say.library)


def kept(understood: Understanding, before: Seeking, guide: Guide) -> Seeking:
    """Return what is looked for, to be remembered until its place is clear."""
    text = understood.text if guide.free_text else ""
    said = understands(understood, guide)
    return _merged(before, said, text, guide, further=not said.needs)


def understands(understood: Understanding, guide: Guide) -> Wish:
    """Return what a text says of a need or a filter; nothing where nothing written is looked for."""
    if not guide.free_text or not understood.text:
        return Wish()
    found = understood.found
    named = {
        name for one in (*found.named, *found.candidates) for name in (one.name, one.municipality) if name
    }
    needs = guide.say.library.needs
    return hear(understood.text, needs=needs, language=guide.say.spoken, places=sorted(named))


def narrows(said: Wish) -> bool:
    """Whether *said* has a need, or something to filter by."""
    return bool(said.needs) or _narrows(said)


def further(
    understood: Understanding, seeking: Seeking, guide: Guide, *, lost: bool, ours: bool = False
) -> Listed | None:
    """Return what is said to a word about the list: something asked of it, or only for more.

    *lost*: nothing else is known to answer, so that a word for more among others is enough. *ours*: it looks
    for an offer, which may be one of the list.
    """
    folded, heard = fold(understood.text), guide.say.library.phrasebook.heard
    if seeking.awaiting is Awaiting.PLACE and folded in {*heard["everywhere"], *heard["region"]}:
        return choosing.tapped("near:anywhere", seeking, guide)
    if not seeking.shown:
        return None
    same = ours and set(understands(understood, guide).needs) <= set(seeking.needs)
    said = remarks.remark(understood, seeking, guide, lost=lost or same)
    if said and not _elsewhere(understood, seeking):
        return said
    brief = lost and len(folded.split()) <= BRIEF
    more = folded in heard["offers-more"]
    if more or (brief and guide.say.library.phrasebook.hears("offers-more", folded)):
        return choosing.tapped("more", seeking, guide)
    return None


def misplaced(understood: Understanding, seeking: Seeking, guide: Guide) -> Listed | None:
    """Ask again where it is, after a place that nobody knows; None where that was not asked."""
    if seeking.awaiting is not Awaiting.PLACE or narrows(understands(understood, guide)):
        return None
    return Listed(seeking, offers.place(seeking, guide, opening=guide.say.say("offers-place-unknown")))


def _elsewhere(understood: Understanding, seeking: Seeking) -> bool:
    """Whether another place is named than the one that is looked at."""
    named = understood.found.sure
    return named is not None and named.municipality != seeking.municipality


def _narrows(said: Wish) -> bool:
    return any(getattr(said, name) for name in FILTERS)


def _merged(before: Seeking, said: Wish, text: str, guide: Guide, *, further: bool) -> Seeking:
    """Return the search that goes on with what was *said*: a new need begins anew, in the same place."""
    narrowed = {name: value for name in FILTERS if (value := getattr(said, name))}
    if further and not said.needs:
        return replace(before, skip=0, awaiting=None, fault="", **narrowed)
    new = before.begun()
    if before.awaiting is Awaiting.NEED and before.age:
        narrowed.setdefault("age", before.age)
    if said.needs:  # what is for relatives comes first then; nothing else is left out
        narrowed.pop("relatives", None)
    return replace(new, needs=said.needs, whom=_whom(said, text, guide), **narrowed)


def _whom(said: Wish, text: str, guide: Guide) -> Whom:
    """Return who it is for: the one who writes, somebody they are close to, or who cares for them."""
    if guide.say.role is Role.PROFESSIONAL:
        return Whom.CLIENT
    if said.relatives:
        return Whom.RELATIVE
    if mourned(said, text):
        return Whom.SELF
    return Whom.OTHER if guide.say.library.phrasebook.hears("for-other", fold(text)) else Whom.SELF


def _placed(
    seeking: Seeking, understood: Understanding, place: Place | None, before: Seeking | None
) -> Seeking:
    """Return *seeking* where it was named, else where it was before, else where they are known to be."""
    named = understood.found.sure
    if named and not named.outside:
        anywhere = named.kind is PlaceKind.REGION
        return replace(seeking, municipality=named.municipality, anywhere=anywhere)
    if understood.found.named and not named:
        return replace(seeking, municipality="", anywhere=False)
    if before and before.placed:
        return replace(seeking, municipality=before.municipality, anywhere=before.anywhere)
    return replace(seeking, municipality=place.municipality if place else "")


def _which(understood: Understanding, seeking: Seeking, guide: Guide) -> Listed | None:
    """Ask which municipality, where several were named or a landscape has several."""
    gazetteer = guide.say.library.gazetteer
    ours = [one for one in understood.found.named if not one.outside]
    parts = [part for one in ours for part in gazetteer.parts(one, today=guide.day) or (one,)]
    names = [part.municipality for part in parts if part.municipality and not part.outside]
    if len(set(names)) < 2 or not seeking.needs:
        return None
    asked = offers.municipalities(list(dict.fromkeys(names)), guide.say)
    return Listed(replace(seeking, awaiting=Awaiting.PLACE, municipality=""), asked)
