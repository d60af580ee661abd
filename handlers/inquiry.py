"""The inquiry form: taps and texts fill in the draft, *Send* logs it once."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import Message

from handlers import beside
from handlers.routing import On, buttons
from handlers.talk import Talk
from knowledge import inquiry, reference, tap
from knowledge.answering import menu
from knowledge.answering.kindness import curses
from knowledge.decide import decide
from knowledge.forms import INQUIRY
from knowledge.inquiry import Draft, Step, asking, filling, holding, tapping
from knowledge.inquiry.tapping import Filled
from knowledge.terms import (
    Form,
    Language,
    Reply,
    Role,
    Start,
    Understanding,
    Unknown,
    WhichPlace,
    WhichTopic,
)
from knowledge.understanding.understand import understand


def router() -> Router:
    """Return the router of the form."""
    made = buttons(INQUIRY, follow)
    made.message.register(said, On(F.text | F.caption))
    return made


async def follow(talk: Talk, action: str) -> None:
    """Do what a button of the form means."""
    if talk.draft is None:
        return
    verb, _, argument = action.partition(":")
    if verb == "language":
        await _language(talk, action)
        return
    meant = tap.follow(action, library=talk.library, today=talk.today, context=talk.context)
    if meant and verb == "topic":
        await beside.answer(talk, *meant)
        return
    place = tap.named(argument, library=talk.library, today=talk.today) if verb == "place" else None
    filled = tapping.tap(talk.draft, action, place=place)
    await _done(talk, filled, _understood(talk, talk.draft.doubted))


async def said(message: Message, talk: Talk) -> None:  # noqa: ARG001 aiogram's first argument
    """Take a free text: an answer, a correction or a question."""
    if talk.draft is None:
        return
    understood = replace(_understood(talk, talk.text), timed=talk.timed)
    if understood.danger and not talk.draft.heeded:
        await beside.doubted(talk, understood.danger)
        return
    await _done(talk, filling.hear(talk.draft, understood, library=talk.library), understood)


def _understood(talk: Talk, text: str) -> Understanding:
    return understand(text, library=talk.library, today=talk.today, context=talk.context)


async def _done(talk: Talk, filled: Filled, understood: Understanding) -> None:
    """Do what the tap or text came to."""
    if filled.taken and filled.draft:
        meant = _understood(talk, filled.draft.doubted)
        filled = filling.take(filled.draft, meant, library=talk.library)
    if filled.role:
        talk.context = replace(talk.context, role=filled.role)
    if filled.send and filled.draft:
        await send(talk, filled.draft)
    elif filled.aside:
        if not await beside.said(talk, filled.aside, understood):
            await _question(talk, understood)
    else:
        await _show(talk, filled)


async def _question(talk: Talk, understood: Understanding) -> None:
    """Answer a question; the message itself may be one, so what is not surely beside it is asked about."""
    draft = talk.draft
    calm = replace(talk.context, unsure=0)  # in the form nobody is lost: its question is open
    if draft is None:
        return
    if curses(understood, talk.library):
        await talk.aside(Reply(talk.voice.say("cross")))
        talk.log("inquiry", topic=draft.topic)
        return
    if draft.step is Step.DOUBT:  # it was no message: so it is answered as well as can be
        understood = _understood(talk, draft.doubted)
        talk.draft = replace(draft, step=Step.WHAT, doubted="")
    decision = decide(understood, library=talk.library, context=calm)
    if draft.step is not Step.WHAT:
        await beside.answer(talk, understood, decision)
    elif isinstance(decision, Start) and decision.form in {Form.INQUIRY, Form.REGISTER_OFFER}:
        await _show(talk, filling.take(draft, understood, library=talk.library))
    elif isinstance(decision, Unknown | WhichTopic | WhichPlace):
        await _show(talk, Filled(replace(draft, step=Step.DOUBT, doubted=talk.text)))
    else:
        talk.draft = replace(draft, doubted=talk.text)
        await beside.answer(talk, understood, decision)


async def _language(talk: Talk, action: str) -> None:
    """Ask the open question in the language that was chosen."""
    talk.context = menu.changed(action, talk.context)
    if talk.draft:
        said = asking.question(talk.draft, talk.voice, opening=talk.voice.say("language-set"))
        await talk.say(said, alone=True)
        talk.log("inquiry", topic=talk.draft.topic)


async def _show(talk: Talk, filled: Filled) -> None:
    draft, talk.draft = talk.draft, filled.draft
    if filled.draft and filled.draft.places and len(filled.draft.places) == 1:
        talk.context = replace(talk.context, place=filled.draft.places[0])
    if filled.draft and filled.draft.actor:
        talk.context = replace(talk.context, role=Role.ORGANISATION)
    await talk.say(talk.kindly(asking.after(filled, talk.voice)))
    talk.log("inquiry", topic=draft.topic if draft else "")


async def send(talk: Talk, draft: Draft) -> None:
    """Log the inquiry and give the receipt; while none is taken, say until when the draft waits."""
    if pause := talk.paused:
        talk.hold(pause.until)
        await talk.say(talk.kindly(holding.unsent(pause.until, talk.voice, now=talk.turn.now)))
        talk.log("inquiry", topic=draft.topic)
        return
    year = talk.today.year
    named = reference.write(year, talk.turn.take_number(year))
    code = reference.code(named, talk.turn.secret)
    if draft.language != Language.OTHER:  # what staff must have translated stays known as such
        draft = replace(draft, language=talk.context.language)
    written = inquiry.finish(draft, reference=named, code=code)
    talk.turn.open_case(replace(written, notice=talk.context.notice))
    talk.draft = None
    talk.context = replace(talk.context, receipt=named, said="", waiting=None)
    expected = talk.turn.service.expected
    said = asking.receipt(draft, named, code, talk.voice, now=talk.turn.now, expected=expected)
    await talk.say(said)
    talk.log("inquiry", topic=draft.topic)
