"""The taps of a search: what each of its buttons leads to."""

from dataclasses import replace

from knowledge.answering import faults, narrowing, offer, offers, steps
from knowledge.answering.offers import Guide, Listed
from knowledge.answering.voice import blocks, own
from knowledge.offers import card
from knowledge.offers.offer import NeedId
from knowledge.offers.records import Told
from knowledge.offers.seeking import PAGE, Awaiting, Seeking, Whom
from knowledge.terms import Choice, Reply, Role


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
            return steps.show(replace(seeking, skip=seeking.skip + PAGE), guide)
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
    if seeking.awaiting is Awaiting.WHICH:
        return faults.which(seeking, guide)
    if seeking.awaiting is Awaiting.FAULT:
        return faults.what(str(_number(seeking)), seeking, guide)
    return steps.next_step(seeking, guide)


def _need(argument: str, seeking: Seeking, guide: Guide) -> Listed:
    if argument not in guide.say.library.needs.by_id:
        return steps.ask_need(seeking, guide)
    whom = Whom.CLIENT if guide.say.role is Role.PROFESSIONAL else seeking.whom
    chosen = replace(
        seeking.begun(),
        needs=(NeedId(argument),),
        municipality=seeking.municipality,
        anywhere=seeking.anywhere,
        age=seeking.age,
        whom=whom,
    )
    return steps.next_step(chosen, guide)


def _near(argument: str, seeking: Seeking, guide: Guide) -> Listed:
    say, waits = guide.say, replace(seeking, awaiting=Awaiting.PLACE)
    ours = {one.id: one for one in say.library.gazetteer.councils}
    if argument == "anywhere":
        return steps.next_step(replace(seeking, municipality="", anywhere=True, skip=0), guide)
    if argument == "list":
        told, choices = offers.councils(say)
        back = say.choice("button-back", "near:other")
        return Listed(waits, Reply(blocks(say.say("offers-place-list"), told), (*choices, back)))
    council = next((one for id_, one in ours.items() if argument == f"c.{id_}"), None)
    if council:
        return Listed(waits, offers.municipalities(council.municipalities, say))
    if any(argument in one.municipalities for one in ours.values()):
        return steps.next_step(replace(seeking, municipality=argument, anywhere=False, skip=0), guide)
    return Listed(waits, offers.place(waits, guide))


def _narrow(argument: str, seeking: Seeking, guide: Guide) -> Listed:
    if not argument:
        return Listed(seeking, narrowing.ask(seeking, guide.say))
    if argument == "back":
        return again(replace(seeking, awaiting=None, fault=""), guide)
    if which := narrowing.choose(argument, guide.say):
        return Listed(seeking, which)
    return steps.show(narrowing.turn(argument, seeking), guide)


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
        return _near("other", seeking, guide) if seeking.needs else steps.ask_need(seeking, guide)
    return faults.missing(seeking, guide.say)


def _card(seeking: Seeking, guide: Guide) -> Listed:
    """Return what somebody who works with people can paste or hand on; nobody is told of in it."""
    say = guide.say
    need = next((known for one in seeking.needs if (known := say.library.needs.by_id.get(one))), None)
    if need is None or not seeking.municipality:
        return again(seeking, guide)
    address = f"{guide.site}/tilbud/vejvisning?behov={need.id}&kommune={_quoted(seeking.municipality)}&talt=1"
    made = card.make(
        need,
        seeking.municipality,
        directory=guide.directory,
        say=say,
        today=guide.day,
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
