"""What is wrong with an offer, and what is missing: asked by taps, told to staff, never about a person."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answering import menu, naming
from knowledge.answering.offers import Guide, Listed
from knowledge.answering.voice import Voice, blocks, own
from knowledge.offers.offer import OfferId
from knowledge.offers.records import Gap, Proposal, Told, Wanted
from knowledge.offers.seeking import GAPS, Awaiting, Seeking
from knowledge.terms import Choice, Language, Reply

FAULTS = ("number", "time", "gone", "other")
LONGEST = 300  # letters of what somebody writes is wrong: staff look it up themselves


def which(seeking: Seeking, guide: Guide) -> Listed:
    """Ask which of the offers that were shown is wrong; of one alone, what is."""
    found = [(at, offer) for at, id_ in enumerate(seeking.shown, 1) if (offer := guide.directory.get(id_))]
    say = guide.say
    if len(found) == 1:
        return what(str(found[0][0]), seeking, guide)
    choices = tuple(Choice(offer.name, f"wrongoffer:{at}") for at, offer in found)
    asked = Reply(say.say("offers-wrong-which"), (*choices, _never(say), *menu.human(say)))
    return Listed(replace(seeking, awaiting=Awaiting.WHICH), asked)


def what(number: str, seeking: Seeking, guide: Guide) -> Listed:
    """Ask what is wrong with the offer of this *number* in the list."""
    say, offer = guide.say, shown(number, seeking.shown)
    known = guide.directory.get(offer) if offer else None
    if known is None:
        return Listed(seeking, Reply(say.say("offers-gone"), _after(seeking, say)))
    choices = tuple(say.choice("offers-fault", f"fault:{one}", fault=one) for one in FAULTS)
    asked = say.say("offers-wrong-what", name=own(known.name))
    waits = replace(seeking, fault=known.id, awaiting=Awaiting.FAULT)
    return Listed(waits, Reply(asked, (*choices, _never(say))))


def tell(fault: str, seeking: Seeking, guide: Guide) -> Listed:
    """Tell staff that the offer has this *fault*, or ask for it in a few words."""
    say = guide.say
    if fault == "no" or not seeking.fault:
        return Listed(_done(seeking), Reply(say.say("offers-wrong-not"), _after(seeking, say)))
    if fault == "other":
        return Listed(
            replace(seeking, awaiting=Awaiting.FAULT), Reply(say.say("offers-wrong-write"), (_never(say),))
        )
    staff = replace(say, language=Language.DANISH)
    return _told(staff.say("offers-fault", fault=fault), seeking, say)


def write(text: str, seeking: Seeking, guide: Guide) -> Listed:
    """Tell staff what somebody wrote is wrong; *text* was redacted when it came in.

    Before it is known which offer is meant, a text that names none asks again.
    """
    if seeking.awaiting is Awaiting.WHICH:
        number = naming.named(text, seeking, guide)
        return what(str(number), seeking, guide) if number else which(seeking, guide)
    return _told(" ".join(text.split())[:LONGEST], seeking, guide.say)


def missing(seeking: Seeking, say: Voice) -> Listed:
    """Note once that there is no offer for the needs there, and say so."""
    known = say.library.needs.by_id
    new = [need for need, cell in zip(seeking.needs, seeking.cells, strict=False) if cell not in seeking.gaps]
    names = say.listed([known[need].name(say.spoken).lower() for need in seeking.needs if need in known])
    told = Told(gaps=tuple(Gap(need, seeking.municipality, _audience(seeking)) for need in new))
    noted = replace(
        seeking, gaps=(*seeking.gaps, *(f"{need}@{seeking.municipality}" for need in new))[-GAPS:]
    )
    key = "offers-gap-told" if new else "offers-gap-known"
    said = blocks(say.say(key, need=names, at=say.at([seeking.municipality])), say.say("offers-gap-else"))
    return Listed(noted, Reply(said, _after(seeking, say)), told)


def declined(seeking: Seeking, say: Voice) -> Listed:
    """Take a no to noting it."""
    return Listed(seeking, Reply(say.say("offers-gap-not"), _after(seeking, say)))


def shown(number: str, offers: Sequence[OfferId]) -> OfferId | None:
    """Return the offer of this *number*, counted from 1."""
    at = int(number) - 1 if number.isdecimal() and len(number) <= 2 else -1
    return offers[at] if 0 <= at < len(offers) else None


def _told(text: str, seeking: Seeking, say: Voice) -> Listed:
    told = Told(
        proposals=(Proposal(Wanted.CORRECT, of=OfferId(seeking.fault), text=text, language=say.spoken),)
    )
    return Listed(_done(seeking), Reply(say.say("offers-wrong-thanks"), _after(seeking, say)), told)


def _done(seeking: Seeking) -> Seeking:
    return replace(seeking, fault="", awaiting=None)


def _never(say: Voice) -> Choice:
    return say.choice("offers-button-never", "fault:no")


def _after(seeking: Seeking, say: Voice) -> tuple[Choice, ...]:
    back = (say.choice("offers-button-back", "narrow:back"),) if seeking.shown else ()
    return (*back, say.choice("offers-button-again", "need:other"))


def _audience(seeking: Seeking) -> str:
    return "relatives" if seeking.relatives else ""
