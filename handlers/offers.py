"""Local offers: what is looked for is heard, tapped and shown; its words are kept nowhere."""

from dataclasses import replace

from aiogram import Router

from handlers.routing import buttons
from handlers.talk import Talk
from knowledge import misses
from knowledge.answering import choosing, faults, finding, offers
from knowledge.answering.compose import compose
from knowledge.answering.offers import Guide, Listed
from knowledge.context import Context
from knowledge.library.phrases import fold
from knowledge.offers.offer import OfferId
from knowledge.offers.seeking import Awaiting, Seeking
from knowledge.offers.wish import Wish
from knowledge.terms import (
    Answer,
    Crisis,
    Decision,
    Form,
    Offers,
    Outside,
    Reply,
    Role,
    Start,
    TopicId,
    Understanding,
    Unknown,
    WhichPlace,
    WhichTopic,
)
from knowledge.understanding.thresholds import SURE
from knowledge.understanding.understand import asks, only_place, understand

TOPIC = TopicId("find-offers")
VERBS = ("need", "near", "more", "narrow", "offer", "wrongoffer", "fault", "missing", "card")
WRONG = "wrong_"  # what a page's button says before the id of the offer: /start wrong_<id>
_HUMAN = TopicId("talk-to-human")
SHORT = 4  # words of a new need that no other question is: "nej, hellere gåture"


def router() -> Router:
    """Return the router of local offers."""
    return buttons("offers", follow)


async def follow(talk: Talk, action: str) -> None:
    """Do what one of our buttons means."""
    seeking = talk.context.seeking or Seeking()
    await _say(talk, choosing.tapped(action, seeking, guide(talk)))


async def wrong(talk: Talk, id_: str) -> None:
    """Ask what is wrong with the offer that a button on its page named."""
    offer = talk.turn.directory.get(OfferId(id_))
    if offer:
        talk.turn.instead = f"{talk.voice.say('offers-button-wrong')}: {offer.name}"
    seeking = replace(talk.context.seeking or Seeking(), shown=(OfferId(id_),))
    await _say(talk, faults.what("1", seeking, guide(talk)), searched=False)


async def open_anew(talk: Talk) -> None:
    """Begin a search: of the words that were just asked about, where there are any, else by the needs."""
    context = talk.context
    words = context.asked if context.failing else ""
    talk.turn.recalled = context.asked  # they looked for an offer all along
    understood = understand(words, library=talk.library, today=talk.today, context=context)
    if context.seeking:
        talk.context = replace(context, seeking=context.seeking.begun())
    sure = replace(understood, language=context.language, topic=TOPIC, certainty=1.0, danger=None)
    await begin(talk, sure, Offers(context.place))


async def begin(talk: Talk, understood: Understanding, decision: Offers) -> None:
    """Answer words that look for an offer, or a place for it."""
    before = talk.context.seeking if talk.context.topic == TOPIC else None
    if before is None and talk.context.seeking:
        before = talk.context.seeking.begun()
    listed = finding.begin(understood, decision.place, before, guide(talk, understood))
    said = _composed(talk, listed.reply, understood, decision)
    talk.context = misses.remember(talk.context.heard(understood, decision), understood, decision)
    await _say(talk, replace(listed, reply=said), certainty=understood.certainty, kindly=False)


async def takes(talk: Talk, understood: Understanding, decision: Decision) -> bool:
    """Take a text that goes on with the search that was talked about last; False where it does not."""
    context, seeking = talk.context, talk.context.seeking
    if seeking is None or context.topic != TOPIC or understood.danger or isinstance(decision, Crisis):
        return False
    ours = guide(talk, understood)
    if seeking.awaiting in {Awaiting.WHICH, Awaiting.FAULT} and not _asks_else(decision, talk):
        await _say(talk, faults.write(talk.text, seeking, ours), searched=False)
        return True
    if isinstance(decision, Outside | WhichPlace):
        return False
    lost = _lost(understood, decision)
    listed = finding.further(understood, seeking, ours, lost=lost, ours=isinstance(decision, Offers))
    if listed is None and lost and len(talk.text.split()) <= SHORT:
        listed = finding.misplaced(understood, seeking, ours)
    if listed:
        await _say(talk, listed)
        return True
    if isinstance(decision, Offers) or not _goes_on(
        understood, decision, finding.understands(understood, ours), talk
    ):
        return False
    await begin(talk, replace(understood, topic=TOPIC, certainty=1.0), Offers(context.place))
    return True


async def again(talk: Talk, opening: str) -> None:
    """Say the last page or question again, after *opening*."""
    listed = choosing.again(talk.context.seeking or Seeking(), guide(talk))
    text = f"{opening}\n\n{listed.reply.text}"
    await _say(talk, replace(listed, reply=replace(listed.reply, text=text)))


def remember(talk: Talk, understood: Understanding) -> None:
    """Keep what is looked for until its place is clear, and put that for the words."""
    ours = guide(talk, understood)
    seeking = finding.kept(understood, talk.context.seeking or Seeking(), ours)
    talk.context = replace(talk.context, seeking=seeking, topic=TOPIC, said="", asked="", failing="")
    if talk.text:
        talk.turn.instead = offers.title(seeking, ours.say)


async def answer(talk: Talk, understood: Understanding, decision: Decision) -> bool:
    """Answer one who looks for an offer, in the region or outside; False to any other."""
    if isinstance(decision, Offers):
        await begin(talk, understood, decision)
        return True
    return isinstance(decision, Outside) and await _abroad(talk, understood, decision)


async def _abroad(talk: Talk, understood: Understanding, decision: Outside) -> bool:
    context, ours = talk.context, guide(talk, understood)
    before = context.seeking if context.topic == TOPIC else None
    same = before is not None and before.needs and only_place(talk.text, understood.found, talk.library)
    if not same and not finding.sought(understood, ours):
        return False
    listed = finding.abroad(understood, decision.place, before if same else None, ours)
    said = _composed(talk, listed.reply, understood, decision)
    talk.context = misses.remember(context.heard(understood, decision), understood, decision)
    await _say(talk, replace(listed, reply=said), certainty=understood.certainty, kindly=False)
    return True


def beside(talk: Talk, understood: Understanding, decision: Decision) -> Reply | None:
    """Return the list, for one who asks for offers in the middle of something else; None for any other."""
    if not isinstance(decision, Offers):
        return None
    listed = finding.begin(understood, decision.place, None, guide(talk, understood))
    talk.turn.tell(listed.told)
    return listed.reply


def guide(talk: Talk, understood: Understanding | None = None) -> Guide:
    """Return what the search needs to know of this turn."""
    service, say = talk.turn.service, talk.voice
    if understood:
        say = replace(say, language=understood.language, role=understood.role or say.role)
    free = service.free_text or talk.channel != "telegram"
    return Guide(say, talk.turn.directory, talk.today, service.site, free_text=free)


def _asks_else(decision: Decision, talk: Talk) -> bool:
    """Whether a text is no word about what is wrong: a question that is answered, or for a person."""
    asked = isinstance(decision, Answer) and asks(talk.text, talk.library)
    return asked or talk.library.phrasebook.hears("human", fold(talk.text))


def _goes_on(understood: Understanding, decision: Decision, said: Wish, talk: Talk) -> bool:
    """Whether a text that may be about something else is one more word about what is looked for."""
    seeking = talk.context.seeking or Seeking()
    waits, org = seeking.awaiting is Awaiting.NEED, understood.role is Role.ORGANISATION
    if org or not (seeking.awaiting or seeking.shown):
        return False
    unsure = _lost(understood, decision)
    if finding.narrows(said):
        brief = len(talk.text.split()) <= SHORT
        return unsure or ((waits or brief) and not asks(talk.text.replace("?", ""), talk.library))
    return waits and unsure and bool(said.words)


def _lost(understood: Understanding, decision: Decision) -> bool:
    """Whether nothing is known to answer: what was looked for may still say what is meant."""
    human = isinstance(decision, Start) and decision.form is Form.HUMAN
    pointed = isinstance(decision, Unknown) and decision.pointer
    asked_for = understood.topic == _HUMAN and understood.certainty >= SURE
    return (human or isinstance(decision, WhichTopic | Unknown)) and not (pointed or asked_for)


def _composed(talk: Talk, reply: Reply, understood: Understanding, decision: Decision) -> Reply:
    return compose(
        decision,
        understood,
        library=talk.library,
        context=talk.context,
        today=talk.today,
        listed=reply,
    )


async def _say(
    talk: Talk, listed: Listed, *, certainty: float = 1.0, kindly: bool = True, searched: bool = True
) -> None:
    """Say what the search came to, remember it without a word of theirs, and log it."""
    if (talk.text or talk.turn.recalled) and searched:
        talk.turn.instead = offers.title(listed.seeking, guide(talk).say)
    talk.turn.tell(listed.told)
    talk.context = _remembering(talk, listed.seeking)
    await talk.say(talk.kindly(listed.reply) if kindly else listed.reply)
    talk.log("offers", topic=TOPIC, certainty=certainty)


def _remembering(talk: Talk, seeking: Seeking) -> Context:
    place, name = talk.context.place, seeking.municipality
    if name and (place is None or place.municipality != name):
        place = talk.library.gazetteer.municipality(name, today=talk.today)
    waiting = TOPIC if seeking.awaiting is Awaiting.PLACE else None
    kept = replace(talk.context, place=place, topic=TOPIC, waiting=waiting, seeking=seeking, unsure=0)
    return replace(kept, said="", asked="", failing="", contacted=False, greeted=True)
