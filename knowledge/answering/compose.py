"""A decision becomes a `Reply`: the words, the sources and the buttons."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from knowledge import reference
from knowledge.answering import buttons as under
from knowledge.answering import curated as answering
from knowledge.answering import directions, kindness, menu, phone, voice
from knowledge.answering.voice import Voice, blocks, rows
from knowledge.context import WAY_BACK, Context
from knowledge.inquiry import Step, asking, filling
from knowledge.library import Library
from knowledge.offers.registering import asking as telling
from knowledge.offers.registering import filling as listings
from knowledge.screen import lines
from knowledge.terms import (
    Answer,
    Choice,
    Contact,
    Crisis,
    Danger,
    Decision,
    Form,
    Language,
    Offers,
    Outside,
    Place,
    Reply,
    Start,
    TopicId,
    Understanding,
    Unknown,
    WhichPlace,
    WhichTopic,
)
from knowledge.understanding.thresholds import SURE
from knowledge.understanding.understand import FIND_CONTACT, OUT_OF_SCOPE

_SMALLTALK = TopicId("smalltalk")
_OFFERS = TopicId("find-offers")


def compose(  # noqa: PLR0913 what it depends on is passed by name
    decision: Decision,
    understood: Understanding,
    *,
    library: Library,
    context: Context,
    today: date,
    listed: Reply | None = None,
) -> Reply:
    """Return what the person reads; *listed* is what the directory has, where offers are shown."""
    if isinstance(decision, Crisis):
        return crisis(library, decision.danger, understood.language)
    spoken = replace(context, language=understood.language, role=understood.role or context.role)
    say = voice.of(library, spoken)
    told = listed or _told(decision, understood, say, spoken, today)
    reply = _both(decision, understood, told, say)
    if not context.greeted and _said_by(decision) == _SMALLTALK:
        reply = Reply(say.say("menu"), menu.buttons(say))
    reply = reply if listed else kindness.kindly(decision, understood, reply, say)
    if understood.danger:
        reply = beside(understood.danger, reply, say)
    if understood.redacted:
        reply = _without_number(decision, understood, reply, _listing(context, say), say)
    return replace(reply, choices=tuple({one.label: one for one in reply.choices}.values()))


def _both(decision: Decision, understood: Understanding, reply: Reply, say: Voice) -> Reply:
    """Offer to answer the other question of the message too; under an answer that stands already."""
    asked = understood.also if isinstance(decision, WhichPlace) else None
    also = decision.also if isinstance(decision, Contact | Offers) else asked
    if also is None:
        return reply
    text = blocks(reply.text, under.asked(also, say))
    return replace(reply, text=text, choices=(*under.second(also, say), *reply.choices))


def crisis(library: Library | None, danger: Danger, language: Language) -> Reply:
    """Return the lines that fit *danger* and one way back; without a library the text of last resort."""
    if library is None:
        return Reply(lines.LAST_RESORT)
    say = Voice(library, Language.ENGLISH if language is Language.OTHER else language)
    return Reply(
        _crisis_text(say, danger, f"crisis-{danger}"),
        (say.choice("button-elsewise", f"{WAY_BACK}:{danger}"),),
    )


def beside(danger: Danger, reply: Reply, say: Voice) -> Reply:
    """Put the lines that fit *danger* above *reply*."""
    return replace(reply, text=blocks(_crisis_text(say, danger, "crisis-perhaps"), reply.text))


def _crisis_text(say: Voice, danger: Danger, opening: str) -> str:
    told = [
        say.say(
            "crisis-line",
            danger=danger,
            line=line.id,
            name=line.name,
            number=line.number,
            site=voice.site(line.website) or "none",
        )
        for line in say.library.lines.of(danger)
    ]
    return rows(say.say(opening), *told)


def _told(  # noqa: PLR0911 one return for each decision
    decision: Decision, understood: Understanding, say: Voice, context: Context, today: date
) -> Reply:
    match decision:
        case Answer():
            return answer(decision, understood, say, today, context)
        case Contact():
            return _contact(decision, understood, say, context)
        case Offers(place):
            return _offers(place, understood, say)
        case Start():
            return _started(decision, understood, say, context)
        case WhichTopic(topics):
            asked = say.say("which-topic", count=len(topics))
            return Reply(asked, (*say.topics(topics), say.choice("button-none", "none")))
        case WhichPlace(topic, candidates):
            return which_place(topic, candidates, say)
        case Outside(place, _):
            return directions.outside(place, say, today)
        case Unknown():
            return _unknown(
                decision, understood, say, understood.found.named or filter(None, (context.place,))
            )
        case Crisis(danger):
            return crisis(say.library, danger, say.language)


def _contact(decision: Contact, understood: Understanding, say: Voice, context: Context) -> Reply:
    away = tuple(place for place in understood.found.named if place.outside)
    if understood.detail:
        return directions.detail(understood.detail, decision.topic, decision.places, say)
    if _told_already(decision, context) and not away:
        return directions.same(decision.places[0], say)
    return directions.contact(decision.topic, decision.places, say, away=away)


def _offers(place: Place | None, understood: Understanding, say: Voice) -> Reply:
    topic = _OFFERS
    if understood.detail and place and say.library.routes.own(topic, (place,)):
        return directions.detail(understood.detail, topic, (place,), say)
    return directions.offers(place, say)


def _told_already(decision: Contact, context: Context) -> bool:
    """Whether the council of the one place was shown last, for another place."""
    before, here = context.place, decision.places[0] if len(decision.places) == 1 else None
    known = context.contacted and decision.topic == context.topic == FIND_CONTACT
    return bool(known and before and here and before.name != here.name and before.councils == here.councils)


def answer(  # noqa: PLR0913 what it depends on is passed by name
    decision: Answer,
    understood: Understanding,
    say: Voice,
    today: date,
    context: Context,
    *,
    easy: bool = False,
) -> Reply:
    """Return the curated answer, or that there is none; *easy* is its plainer level."""
    told = answering.answer(decision, understood, say, today, context, easy=easy)
    return told or _unknown(Unknown(decision.topic), understood, say, filter(None, (decision.place,)))


def again(context: Context, say: Voice, today: date) -> Reply:
    """Return the open question or the last answer in the language that was just chosen; else the menu."""
    opening, topic, place = say.say("language-set"), context.topic, context.place
    if context.waiting:
        said = which_place(context.waiting, (), say)
    elif topic and context.contacted:
        said = directions.contact(topic, (place,) if place else (), say)
    elif topic and say.library.answers.has(topic, Language.DANISH):
        said = answer(Answer(topic, place), Understanding("", say.language, topic, 1.0), say, today, context)
    else:
        return Reply(opening, menu.buttons(say))
    return replace(said, text=blocks(opening, said.text))


def which_place(topic: TopicId, candidates: tuple[Place, ...], say: Voice) -> Reply:
    """Return the one question about the place."""
    if candidates:
        choices = (*say.places(candidates), say.choice("button-elsewhere", "elsewhere"))
        key = "which-seat" if candidates[0].hospital else "which-place"
        return Reply(say.say(key, place=voice.shared(candidates)), choices)
    return directions.where(topic, say)


def _started(decision: Start, understood: Understanding, say: Voice, context: Context) -> Reply:
    if decision.form is Form.STATUS:
        mistyped = reference.mistyped(understood.text)
        return Reply(
            say.say("status-mistyped" if mistyped else "status-ask"), (say.choice("button-human", "human"),)
        )
    if decision.form is Form.REGISTER_OFFER:
        listing = listings.begin(understood, library=say.library, channel=say.channel)
        return telling.question(listing, say, opening=say.say("offers-register"))
    draft = filling.begin(decision, understood, library=say.library, context=context)
    opening = say.say("form-begin") if draft.step is not Step.OFFER else ""
    if decision.form is Form.HUMAN:
        lost = understood.certainty < SURE or decision.topic == OUT_OF_SCOPE
        called = say.say("human-lost" if lost else "human", **phone.line(say))
        opening = blocks(directions.hospital(understood.found.sure, say), called)
    return asking.question(draft, say, opening=opening)


def unanswered(decision: Unknown, say: Voice) -> Reply:
    """Return that we do not know, to one who is writing an inquiry: where to go, or to write it there."""
    told = _pointed(decision, say)
    return Reply(blocks(say.say("unknown-pointer"), told) if told else say.say("form-unanswered"))


def _pointed(decision: Unknown, say: Voice) -> str:
    """Return where somebody else can help, or nothing."""
    pointer = say.library.pointers.get(decision.pointer)
    if not pointer:
        return ""
    sentence = pointer.sentences.get(say.spoken) or pointer.sentences[Language.DANISH]
    unsure = pointer.unsure and pointer.phone
    number = say.say("check-number", phone=pointer.phone) if unsure else pointer.phone
    return " ".join(part for part in (sentence, voice.site(pointer.page), number) if part)


def _unknown(decision: Unknown, understood: Understanding, say: Voice, places: Iterable[Place]) -> Reply:
    if say.language is Language.OTHER:
        human = say.choice("button-human-either", "human")
        return Reply(say.say("other-language"), (human, *menu.languages(say)))
    send = say.choice("button-send-question", "inquiry")
    if told := _pointed(decision, say):
        return Reply(
            blocks(say.say("unknown-pointer"), told, say.say("unknown-send")), (send, *menu.human(say))
        )
    if decision.topic != OUT_OF_SCOPE and understood.detail:
        led = directions.further(decision.topic, tuple(places), say)
        offer = say.say("unknown-send" if led else "unknown-send-only")
        none = say.say("unknown-detail", topic=say.title(decision.topic))
        return Reply(blocks(led or none, offer), (send, *menu.human(say)))
    if decision.topic != OUT_OF_SCOPE:
        text = say.say("unknown-topic", topic=say.title(decision.topic))
        council = directions.councils(tuple(places), say)
        choices = (send, say.choice("button-wrong", "wrong"))
        offer = say.say("unknown-send" if council else "unknown-send-only")
        return Reply(blocks(text, council, offer), choices)
    text = blocks(say.say("unknown"), say.say("unknown-send-only"))
    return Reply(text, (send, say.choice("button-centre", "topic:find-offers"), *menu.human(say)))


def _listing(context: Context, say: Voice) -> tuple[Choice, ...]:
    """Return the button back to the list of offers, where one was talked about last."""
    shown = context.topic == _OFFERS and context.seeking is not None and context.seeking.shown
    return (say.choice("offers-button-back", "narrow:back"),) if shown else ()


def _without_number(
    decision: Decision, understood: Understanding, reply: Reply, back: tuple[Choice, ...], say: Voice
) -> Reply:
    """Say kindly that a number was taken out; where nothing else was asked, that is the whole reply."""
    foreign = understood.language is Language.OTHER
    if not foreign and (isinstance(decision, Unknown | WhichTopic) or understood.certainty < SURE):
        return Reply(
            blocks(redacted(say, timed=understood.timed), say.say("redacted-else")),
            (*back, *menu.buttons(say)),
        )
    return replace(reply, text=blocks(redacted(say, timed=understood.timed), reply.text))


def redacted(say: Voice, *, timed: bool) -> str:
    """Return that a number was taken out; *timed*: how to write a date and a time so that they may stay."""
    return " ".join([say.say("redacted"), say.say("redacted-time")] if timed else [say.say("redacted")])


def _said_by(decision: Decision) -> TopicId | None:
    """Return the topic that is answered, if one is."""
    return decision.topic if isinstance(decision, Answer) else None
