"""Questions: a text or a button is understood, decided about and answered."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import Message

from handlers import cases as further
from handlers import held, status
from handlers.routing import On, buttons
from handlers.talk import Talk
from knowledge import cases, tap
from knowledge.compose import answer, compose
from knowledge.decide import about, called, decide
from knowledge.inquiry import filling
from knowledge.library.retention import PRIVACY
from knowledge.terms import Answer, Crisis, Decision, Form, Start, Understanding
from knowledge.understand import understand


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
    sent = cases.recent(talk.turn.job.cases, talk.context.receipt, now=talk.turn.now)
    if sent and cases.adds(understood, talk.library):
        await further.ask(talk, sent)
        return
    if talk.turn.job.cases and cases.waited(talk.text, talk.library):
        await status.show(talk, understood)
        return
    decision = decide(understood, library=talk.library, context=talk.context)
    await reply(talk, understood, decision)


async def follow(talk: Talk, action: str) -> None:
    """Answer a button that means a topic, a place, an inquiry or a person."""
    if action in {"easy", "normal"}:
        await level(talk, easy=action == "easy")
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
    said = compose(decision, understood, library=talk.library, context=talk.context, today=talk.today)
    if isinstance(decision, Start):
        if decision.form is Form.STATUS:
            await status.show(talk, understood)
            return
        if await held.again(talk):
            return
        talk.draft = filling.begin(decision, understood, library=talk.library, context=talk.context)
    talk.context = talk.context.heard(understood, decision)
    if said.sources and isinstance(decision, Answer) and decision.topic == PRIVACY:
        talk.context = replace(talk.context, notice=talk.library.notice)  # all of it stands there, and more
    if isinstance(decision, Crisis):
        talk.context = talk.context.hushed()
    if not (isinstance(decision, Start) and await held.begin(talk, danger=understood.danger)):
        await talk.say(said, alone=isinstance(decision, Crisis))
    talk.log(called(decision), topic=about(decision, understood), certainty=understood.certainty)


async def level(talk: Talk, *, easy: bool) -> None:
    """Say the last answer again, plainer or in full."""
    if talk.context.topic is None:
        return
    decision = Answer(talk.context.topic, talk.context.place)
    understood = Understanding("", talk.context.language, decision.topic, 1.0)
    await talk.say(answer(decision, understood, talk.voice, talk.today, easy=easy))
    talk.log("answer")
