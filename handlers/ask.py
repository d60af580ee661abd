"""Questions: a text or a button is understood, decided about and answered."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import Message

from handlers import cases as further
from handlers import held, offers, owners, status
from handlers.routing import On, buttons
from handlers.talk import Talk
from knowledge import cases, forms, misses, tap
from knowledge.answering import buttons as under
from knowledge.answering import directions, menu
from knowledge.answering.buttons import PARTNER, SECOND
from knowledge.answering.compose import answer, compose
from knowledge.answering.curated import parts
from knowledge.context import looks
from knowledge.decide import about, called, decide
from knowledge.inquiry import filling
from knowledge.library.retention import PRIVACY
from knowledge.offers import owning
from knowledge.offers.registering import filling as registering
from knowledge.terms import (
    Answer,
    Cooperation,
    Crisis,
    Decision,
    Form,
    Start,
    TopicId,
    Understanding,
)
from knowledge.understanding.thresholds import SURE
from knowledge.understanding.understand import STATUS, understand


def router() -> Router:
    """Return the router of questions."""
    made = buttons("ask", follow)
    made.message.register(said, On(F.text | F.caption))
    return made


async def said(message: Message, talk: Talk) -> None:  # noqa: ARG001 aiogram's first argument
    """Answer a free text."""
    understood = understand(talk.text, library=talk.library, today=talk.today, context=talk.context)
    redacted = understood.redacted or talk.turn.job.head.redacted
    understood = replace(understood, timed=talk.timed, redacted=redacted)
    own = None if understood.danger else owning.wished(talk.text, talk.library)
    sends = talk.context.proposed and not talk.turn.job.cases  # of a case, too, its status is asked
    if sends and not understood.danger and owning.wonders(talk.text, talk.library):
        own = owning.MINE
    if own:
        await owners.wish(talk, own)
        return
    sent = cases.recent(talk.turn.job.cases, talk.context.receipt, now=talk.turn.now)
    if sent and cases.adds(understood, talk.library):
        await further.ask(talk, sent)
        return
    unclear = understood.certainty < SURE or understood.topic == STATUS
    if (talk.turn.job.cases or unclear) and cases.waited(talk.text, talk.library):
        await status.show(talk, understood)
        return
    decision = decide(understood, library=talk.library, context=talk.context)
    if not await offers.takes(talk, understood, decision):
        await reply(talk, understood, decision)


async def follow(talk: Talk, action: str) -> None:
    """Answer a button that means a topic, a place, an inquiry or a person."""
    if action in {"easy", "normal"}:
        await level(talk, easy=action == "easy")
        return
    if action.startswith(f"{SECOND}:"):
        talk.context = replace(talk.context, asked="")  # what is wrong now is no longer what was asked first
    if action == "where":
        await where(talk)
        return
    if action == f"topic:{offers.TOPIC}":
        await offers.open_anew(talk)
        return
    if action == "everywhere" and talk.context.waiting == offers.TOPIC:
        await offers.follow(talk, "near:anywhere")
        return
    if action.startswith("topic:"):
        talk.keep(misses.meant(TopicId(action.removeprefix("topic:")), talk.context))
    if action.startswith("cooperation:") and await _kind(talk, Cooperation(action.partition(":")[2])):
        return
    if action == "idea":  # a new one, not what was said before
        talk.context = replace(talk.context, said="")
    if meant := tap.follow(action, library=talk.library, today=talk.today, context=talk.context):
        await reply(talk, *meant)


async def reply(talk: Talk, understood: Understanding, decision: Decision) -> None:
    """Say what was decided, remember it and log it."""
    talk.quiet |= understood.danger is not None or isinstance(decision, Crisis)
    if isinstance(decision, Crisis):
        talk.turn.urgent()
    if await offers.answer(talk, understood, decision):
        return
    said = compose(decision, understood, library=talk.library, context=talk.context, today=talk.today)
    if isinstance(decision, Start):
        if decision.form is Form.STATUS:
            await status.show(talk, understood)
            return
        if await held.again(talk):
            return
        talk.form = _begun(decision, understood, talk)
    heard = talk.context.heard(understood, decision)
    talk.context = misses.remember(heard, understood, decision)
    if looks(understood, decision):
        offers.remember(talk, understood)
    talk.keep(misses.at_once(understood, decision, talk.context, talk.library))
    if said.sources and isinstance(decision, Answer) and decision.topic == PRIVACY:
        talk.context = replace(talk.context, notice=talk.library.notice)  # all of it stands there, and more
    if isinstance(decision, Crisis):
        talk.context = talk.context.hushed()
    if not (isinstance(decision, Start) and await held.begin(talk, danger=understood.danger)):
        await talk.say(said, alone=isinstance(decision, Crisis))
    talk.log(called(decision), topic=about(decision, understood), certainty=understood.certainty)


def _begun(decision: Start, understood: Understanding, talk: Talk) -> forms.Form:
    """Return the form that *decision* begins, filled in with what was already said."""
    if decision.form is Form.REGISTER_OFFER:
        return registering.begin(understood, library=talk.library, channel=talk.channel)
    return filling.begin(decision, understood, library=talk.library, context=talk.context)


async def _kind(talk: Talk, cooperation: Cooperation) -> bool:
    """Tell what the answer that was just told has for this *cooperation*; False where that is another."""
    talk.context = replace(talk.context, cooperation=cooperation)
    if talk.context.topic != PARTNER:
        return False
    told = parts(PARTNER, (cooperation,), talk.voice, talk.today)
    if told:
        on = tuple(one for one in told.choices if one.action != "normal")  # the whole of it stands above
        told = replace(told, choices=(*under.kinds(talk.voice, cooperation), *on))
        await talk.say(talk.kindly(told))
        talk.log("answer")
    return told is not None


async def where(talk: Talk) -> None:
    """Ask where it is, so that whom to ask there can be told."""
    talk.context = menu.changed("where", talk.context)
    await talk.say(directions.where(talk.context.topic, talk.voice))
    talk.log("clarify")


async def level(talk: Talk, *, easy: bool) -> None:
    """Say the last answer again, plainer or in full."""
    if talk.context.topic is None:
        return
    decision = Answer(talk.context.topic, talk.context.place)
    understood = Understanding("", talk.context.language, decision.topic, 1.0)
    await talk.say(answer(decision, understood, talk.voice, talk.today, talk.context, easy=easy))
    talk.log("answer")
