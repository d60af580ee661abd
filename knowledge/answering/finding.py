"""From what somebody looks for to what they read: need, place, list; every step a tap or a few words."""

from dataclasses import replace

from knowledge.answering import faults, narrowing, offer, offers
from knowledge.answering.offers import Guide, Listed
from knowledge.answering.voice import blocks, own
from knowledge.library.phrases import fold
from knowledge.offers import card, looking
from knowledge.offers.hearing import hear
from knowledge.offers.offer import NeedId
from knowledge.offers.records import Told
from knowledge.offers.seeking import FILTERS, PAGE, Awaiting, Seeking, Whom
from knowledge.offers.wish import Hit, Wish
from knowledge.terms import Choice, Place, PlaceKind, Reply, Role, TopicId, Understanding
from knowledge.understanding.understand import only_place

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
    return _next(seeking, guide, words="" if alone else said.words)


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


def further(understood: Understanding, seeking: Seeking, guide: Guide) -> Listed | None:
    """Return what is said to a word about the list: something asked of it, or only for more."""
    folded = fold(understood.text)
    if not seeking.shown:
        return None
    if understood.detail and understood.topic == OFFERS:
        back = guide.say.choice("offers-button-back", "narrow:back")
        return Listed(seeking, offers.asked(understood.detail, seeking.shown, guide, (back,)))
    more = len(folded.split()) <= BRIEF and guide.say.library.phrasebook.hears("offers-more", folded)
    return tapped("more", seeking, guide) if more else None


def tapped(action: str, seeking: Seeking, guide: Guide) -> Listed:  # noqa: PLR0911 a table
    """Return what a tap on one of our buttons leads to."""
    verb, _, argument = action.partition(":")
    match verb:
        case "need":
            return _need(argument, seeking, guide)
        case "near":
            return _near(argument, seeking, guide)
        case "narrow":
            return _narrow(argument, seeking, guide)
        case "more":
            return _list(replace(seeking, skip=seeking.skip + PAGE), guide)
        case "offer":
            return _full(argument, seeking, guide)
        case "wrongoffer":
            return faults.what(argument, seeking, guide) if argument else faults.which(seeking, guide)
        case "fault":
            return faults.tell(argument, seeking, guide)
        case "missing":
            return _missing(argument, seeking, guide)
        case "card":
            return _card(seeking, guide)
        case _:
            return again(seeking, guide)


def again(seeking: Seeking, guide: Guide) -> Listed:
    """Return the page that was shown last, or the question that is open, as it is now."""
    if seeking.awaiting is Awaiting.FAULT:
        return faults.what(str(_number(seeking)), seeking, guide)
    return _next(seeking, guide)


# -- what was written --------------------------------------------------------------------------------------


def _narrows(said: Wish) -> bool:
    return any(getattr(said, name) for name in FILTERS)


def _merged(before: Seeking, said: Wish, text: str, guide: Guide, *, further: bool) -> Seeking:
    """Return the search that goes on with what was *said*: a new need begins anew, in the same place."""
    narrowed = {name: value for name in FILTERS if (value := getattr(said, name))}
    if further and not said.needs:
        return replace(before, skip=0, awaiting=None, fault="", **narrowed)
    new = before.begun()
    return replace(new, needs=said.needs, whom=_whom(said, text, guide), **narrowed)


def _whom(said: Wish, text: str, guide: Guide) -> Whom:
    """Return who it is for: the one who writes, somebody they are close to, or who cares for them."""
    if guide.say.role is Role.PROFESSIONAL:
        return Whom.CLIENT
    if said.relatives:
        return Whom.RELATIVE
    return Whom.OTHER if guide.say.library.phrasebook.hears("for-other", fold(text)) else Whom.SELF


def _placed(
    seeking: Seeking, understood: Understanding, place: Place | None, before: Seeking | None
) -> Seeking:
    """Return *seeking* where it was named, else where it was before, else where they are known to be."""
    named = understood.found.sure
    if named and not named.outside:
        anywhere = named.kind is PlaceKind.REGION
        return replace(seeking, municipality=named.municipality, anywhere=anywhere)
    if before and before.placed:
        return replace(seeking, municipality=before.municipality, anywhere=before.anywhere)
    return replace(seeking, municipality=place.municipality if place else "")


def _which(understood: Understanding, seeking: Seeking, guide: Guide) -> Listed | None:
    """Ask which municipality, where several were named or a landscape has several."""
    gazetteer = guide.say.library.gazetteer
    ours = [one for one in understood.found.named if not one.outside]
    parts = [part for one in ours for part in gazetteer.parts(one, today=guide.today) or (one,)]
    names = [part.municipality for part in parts if part.municipality and not part.outside]
    if len(set(names)) < 2 or not seeking.needs:
        return None
    asked = offers.municipalities(list(dict.fromkeys(names)), guide.say)
    return Listed(replace(seeking, awaiting=Awaiting.PLACE, municipality=""), asked)


# -- the next step -----------------------------------------------------------------------------------------


def _next(seeking: Seeking, guide: Guide, *, words: str = "") -> Listed:
    """Ask for what is missing, or show the list."""
    if not (seeking.needs or words or seeking.found):
        return _ask_need(seeking, guide)
    if not seeking.placed and seeking.needs:
        asked = offers.place(seeking, guide, opening=_warm(seeking, guide))
        return Listed(replace(seeking, awaiting=Awaiting.PLACE, greeted=True), asked)
    return _list(seeking, guide, words=words)


def _ask_need(seeking: Seeking, guide: Guide, *, opening: str = "") -> Listed:
    waiting = replace(seeking.open(), needs=(), found=(), shown=(), awaiting=Awaiting.NEED)
    return Listed(waiting, offers.need(waiting, guide, opening=opening))


def _list(seeking: Seeking, guide: Guide, *, words: str = "") -> Listed:
    """Show a page of what fits; filters that nothing fits are let go, and that is said."""
    say, dropped = guide.say, ""
    hits = looking.look(seeking, guide.directory, today=guide.today, words=words)
    if not hits and seeking.filtered:
        dropped = say.say("offers-filtered-out", filters=narrowing.told(seeking, say))
        seeking = seeking.open()
        hits = looking.look(seeking, guide.directory, today=guide.today, words=words)
    if not hits and not seeking.needs:
        return _ask_need(seeking, guide, opening=say.say("offers-not-found"))
    if seeking.skip >= len(hits):
        seeking = replace(seeking, skip=0)
    page = hits[seeking.skip : seeking.skip + PAGE]
    seeking = looking.remembered(seeking, hits, words=words)
    seeking = replace(seeking, shown=tuple(hit.offer.id for hit in page), awaiting=None, fault="")
    if not hits:
        reply = offers.helpless(seeking, guide, _place(seeking, guide))
    else:
        reply = offers.listed(seeking, hits, guide)
    opening = _warm(seeking, guide)
    narrowed = say.say("offers-only", filters=narrowing.told(seeking, say)) if seeking.filtered else ""
    reply = replace(reply, text=blocks(dropped or opening, narrowed, reply.text))
    return _counted(replace(seeking, greeted=True), hits, reply)


def _warm(seeking: Seeking, guide: Guide) -> str:
    """Return the warm sentence, once for each search."""
    return "" if seeking.greeted else offers.warm(seeking, guide.say)


def _counted(seeking: Seeking, hits: tuple[Hit, ...], reply: Reply) -> Listed:
    """Tell once that it was looked for: not for each page, nor for each filter."""
    cells = " ".join(seeking.cells)
    if not cells or cells == seeking.counted:
        return Listed(seeking, reply)
    told = Told(searches=looking.counted(seeking, hits))
    return Listed(replace(seeking, counted=cells), reply, told)


def _place(seeking: Seeking, guide: Guide) -> Place | None:
    if not seeking.municipality:
        return None
    return guide.say.library.gazetteer.municipality(seeking.municipality, today=guide.today)


# -- what was tapped ---------------------------------------------------------------------------------------


def _need(argument: str, seeking: Seeking, guide: Guide) -> Listed:
    if argument not in guide.say.library.needs.by_id:
        return _ask_need(seeking, guide)
    whom = Whom.CLIENT if guide.say.role is Role.PROFESSIONAL else seeking.whom
    chosen = replace(seeking.begun(), needs=(NeedId(argument),), whom=whom)
    if seeking.whom is not Whom.CLIENT and not seeking.awaiting:
        chosen = replace(chosen, whom=Whom.SELF if whom is not Whom.CLIENT else whom)
    return _next(replace(chosen, municipality=seeking.municipality, anywhere=seeking.anywhere), guide)


def _near(argument: str, seeking: Seeking, guide: Guide) -> Listed:
    say, waits = guide.say, replace(seeking, awaiting=Awaiting.PLACE)
    ours = {one.id: one for one in say.library.gazetteer.councils}
    if argument == "anywhere":
        return _next(replace(seeking, municipality="", anywhere=True, skip=0), guide)
    if argument == "list":
        told, choices = offers.councils(say)
        return Listed(waits, Reply(blocks(say.say("offers-place-list"), told), choices))
    council = next((one for id_, one in ours.items() if argument == f"c.{id_}"), None)
    if council:
        return Listed(waits, offers.municipalities(council.municipalities, say))
    if any(argument in one.municipalities for one in ours.values()):
        return _next(replace(seeking, municipality=argument, anywhere=False, skip=0), guide)
    moved = replace(waits, municipality="", anywhere=False)
    return Listed(moved, offers.place(moved, guide))


def _narrow(argument: str, seeking: Seeking, guide: Guide) -> Listed:
    if not argument:
        return Listed(seeking, narrowing.ask(seeking, guide.say))
    if argument == "back":
        return again(replace(seeking, awaiting=None, fault=""), guide)
    if which := narrowing.choose(argument, guide.say):
        return Listed(seeking, which)
    return _list(narrowing.turn(argument, seeking), guide)


def _full(argument: str, seeking: Seeking, guide: Guide) -> Listed:
    say = guide.say
    at = int(argument) - seeking.skip if argument.isdecimal() else 0
    id_ = faults.shown(str(at), seeking.shown)
    known = guide.directory.get(id_) if id_ else None
    back = say.choice("offers-button-back", "narrow:back")
    if known is None:
        return Listed(seeking, Reply(say.say("offers-gone"), (back,)))
    wrong = Choice(say.say("offers-button-wrong"), f"wrongoffer:{at}")
    return Listed(seeking, Reply(offer.full(known, say), (back, wrong)))


def _missing(argument: str, seeking: Seeking, guide: Guide) -> Listed:
    if argument == "no":
        return faults.declined(seeking, guide.say)
    if not seeking.cells:
        return _near("other", seeking, guide) if seeking.needs else _ask_need(seeking, guide)
    return faults.missing(seeking, guide.say)


def _card(seeking: Seeking, guide: Guide) -> Listed:
    """Return what somebody who works with people can paste or hand on; nobody is told of in it."""
    say = guide.say
    need = next((known for one in seeking.needs if (known := say.library.needs.by_id.get(one))), None)
    if need is None or not seeking.municipality:
        return again(seeking, guide)
    address = f"{guide.site}/tilbud/vejvisning?behov={need.id}&kommune={_quoted(seeking.municipality)}"
    made = card.make(
        need,
        seeking.municipality,
        directory=guide.directory,
        say=say,
        today=guide.today,
        region=say.library.contacts.region.name,
        link=address if guide.site else "",
    )
    back = say.choice("offers-button-back", "narrow:back")
    return Listed(seeking, Reply(own(made.text), (back,)), Told(searches=(made.search,)))


def _quoted(name: str) -> str:
    """Return *name* as an address has it."""
    return "".join(chr(one) if chr(one).isascii() else f"%{one:02X}" for one in name.encode())


def _number(seeking: Seeking) -> int:
    return next((at for at, id_ in enumerate(seeking.shown, 1) if id_ == seeking.fault), 0)
