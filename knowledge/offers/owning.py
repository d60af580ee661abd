"""What providers do with their own offers: say that one is still true, correct it, take it away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answering import days
from knowledge.answering.voice import Voice, blocks, own
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import Offer, OfferId, Status
from knowledge.offers.records import NOTHING, Confirmation, Proposal, Told, Wanted
from knowledge.terms import Choice, Reply

STEP = "asked"  # stands for the step on the buttons of a letter, which no turn has sent
TRUE, EDIT, GONE, AWAY, STAY, MINE = "true", "edit", "gone", "away", "stay", "mine"
VERBS = (TRUE, EDIT, GONE, AWAY, STAY, MINE)
ALL = "*"  # stands for the offers that were asked about together
MOST = 8  # offers on buttons; who provides more writes to a person
LONGEST = 40  # letters of an offer's name on a button
_WORDS = 9  # "vi vil gerne have rettet vores tilbud på listen": a longer text says of what, and more


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a tap: what is said, and what is kept."""

    reply: Reply
    told: Told = NOTHING


def tapped(data: str, provides: Sequence[OfferId]) -> str | None:
    """Return the action of a button of a letter; None for one about an offer that is not theirs."""
    step, _, action = data.partition(":")
    verb, _, id_ = action.partition(":")
    theirs = id_ in provides or (id_ == ALL and verb in (TRUE, MINE) and bool(provides))
    return action if step == STEP and verb in VERBS and theirs else None


def wished(text: str, library: Library) -> str | None:
    """Return the verb of what *text*, and little more, wants done with the writer's own offer."""
    folded, book = fold(text), library.phrasebook
    labels = (
        (verb, book.say(f"offers-button-{verb}", one)) for verb in (TRUE, EDIT, GONE) for one in book.bundles
    )
    if said := next((verb for verb, label in labels if folded == fold(label)), None):
        return said
    if len(folded.split()) > _WORDS or not book.hears("offers-ours", folded):
        return None
    verbs = ((GONE, "offers-remove"), (EDIT, "offers-correct"), (TRUE, "offers-holds"))
    return next((verb for verb, key in verbs if book.hears(key, folded)), None)


def wonders(text: str, library: Library) -> bool:
    """Whether *text* asks what became of the offer that was sent, and little more."""
    folded = fold(text)
    return len(folded.split()) <= _WORDS and library.phrasebook.hears("offers-pending", folded)


def ask(offers: Sequence[Offer], say: Voice, *, again: bool = False) -> Reply:
    """Return the question whether *offers* are still true, for a letter that no turn sends."""
    when = "again" if again else "first"
    if len(offers) == 1:
        text = say.say("offers-still", when=when, name=offers[0].name)
        return Reply(text, _ways(offers[0], say))
    text = say.say("offers-still-several", when=when, count=len(offers))
    listed = "\n".join(f"• {offer.name}" for offer in offers)
    choices = (say.choice("offers-button-true-all", f"{TRUE}:{ALL}"), *_each(offers))
    return Reply(blocks(text, listed), choices)


def which(offers: Sequence[Offer], say: Voice) -> Reply:
    """Return the offers of one who has several, to choose among; one alone with what can be done with it."""
    if not offers:
        return none(say)
    if len(offers) == 1:
        return one(offers[0], say)
    return Reply(say.say("offers-own-which"), _each(offers))


def none(say: Voice) -> Reply:
    """Return that no offer is known to be theirs, and the two ways from there."""
    register = say.choice("offers-button-register", "topic:register-offer")
    return Reply(say.say("offers-own-none"), (register, *_human(say)))


def waiting(name: str, say: Voice) -> Reply:
    """Return that the offer of this *name* was sent to staff, who can change it until it is on the list."""
    return Reply(say.say("offers-own-waiting", name=own(name)), (*_human(say), *_others(say)))


def one(offer: Offer, say: Voice) -> Reply:
    """Return what can be done with *offer*."""
    return Reply(say.say("offers-own-one", name=offer.name), _ways(offer, say))


def confirm(offers: Sequence[Offer], say: Voice, *, today: date) -> Done:
    """Note that *offers* are still true; what is known to be fresh is said to be."""
    there = [offer for offer in offers if offer.status is Status.ACTIVE]
    if not there:
        return Done(Reply(say.say("offers-own-gone"), _human(say)))
    ages = say.library.ages
    old = [offer for offer in there if ages.of(offer, today) is not Freshness.FRESH]
    if not old:
        day = days.day(max(filter(None, (offer.known_on for offer in there))), say, today=today)
        return Done(Reply(say.say("offers-confirmed-already", day=day), _others(say)))
    told = Told(confirmed=tuple(Confirmation(offer.id) for offer in old))
    next_day = days.day(date.fromordinal(today.toordinal() + ages.ask), say, today=today)
    return Done(Reply(say.say("offers-confirmed", count=len(old), day=next_day), _others(say)), told)


def sure(offer: Offer, say: Voice) -> Reply:
    """Ask once more before *offer* is taken away."""
    yes = say.choice("offers-button-away", f"{AWAY}:{offer.id}")
    return Reply(
        say.say("offers-withdraw-sure", name=offer.name), (yes, say.choice("offers-button-stay", STAY))
    )


def withdraw(offer: Offer, say: Voice) -> Done:
    """Take *offer* away."""
    if offer.status is not Status.ACTIVE:
        return Done(Reply(say.say("offers-own-gone"), _human(say)))
    proposal = Proposal(Wanted.WITHDRAW, of=offer.id, language=say.spoken)
    said = Reply(say.say("offers-withdrawn", name=offer.name), _others(say))
    return Done(said, Told(proposals=(proposal,)))


def _ways(offer: Offer, say: Voice) -> tuple[Choice, ...]:
    return tuple(say.choice(f"offers-button-{verb}", f"{verb}:{offer.id}") for verb in (TRUE, EDIT, GONE))


def _each(offers: Sequence[Offer]) -> tuple[Choice, ...]:
    return tuple(Choice(_named(offer), f"{MINE}:{offer.id}") for offer in offers[:MOST])


def _named(offer: Offer) -> str:
    return offer.name if len(offer.name) <= LONGEST else f"{offer.name[:LONGEST].rstrip()} …"


def _others(say: Voice) -> tuple[Choice, ...]:
    return (say.choice("button-another", "another"),)


def _human(say: Voice) -> tuple[Choice, ...]:
    return (say.choice("button-human", "human"),)
