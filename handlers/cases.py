"""Further messages to an open case: staff have written, so the next free text is for them."""

from dataclasses import replace
from typing import Any

from aiogram import F, Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from handlers import status
from handlers.routing import On, buttons
from handlers.talk import Talk
from knowledge import cases, reference
from knowledge.answering.compose import beside
from knowledge.casework import followup
from knowledge.casework.followup import Got
from knowledge.records import Case, Note
from knowledge.screen import crisis
from knowledge.terms import Reply


class ForCase(BaseFilter):
    """Whether a text belongs to one or more of the person's cases; which ones go to the handler."""

    async def __call__(self, event: Message, talk: Talk) -> bool | dict[str, Any]:  # noqa: ARG002 aiogram's
        """Return the cases, or False."""
        if not talk.text:
            return False
        if talk.picked:
            return {"meant": (talk.picked,)}
        if talk.form:
            return False
        if reference.parse(talk.text):  # asks about a case, does not write to it
            return False
        return {"meant": talk.expecting} if talk.expecting else False


def router() -> Router:
    """Return the router of further messages."""
    made = buttons("cases", follow)
    made.message.register(written, On(F.text | F.caption), ForCase())
    made.edited_message.register(rewritten, On(F.text | F.caption), ForCase())
    return made


async def written(message: Message, talk: Talk, meant: tuple[Case, ...]) -> None:  # noqa: ARG001 aiogram's
    """Send the text to its case, or ask to which; what answers "Har du fået svar?" is kept as that."""
    asking = followup.asking(meant)
    if asking and (got := followup.said(talk.text, talk.library)):
        await _got(talk, asking, got, talk.text)
        return
    if len(meant) == 1:
        await _send(talk, meant[0], talk.text)
        return
    talk.context = replace(talk.context, pending=talk.text)
    await talk.say(cases.which(meant, talk.voice))
    talk.log("clarify", topic="inquiry-status")


async def ask(talk: Talk, case: Case) -> None:
    """Ask whether the text goes with the inquiry that was just sent; one about it gets its answer."""
    if cases.wonders(talk.text, talk.library):
        await status.show(talk)
        return
    if cases.changes(talk.text, talk.library):
        talk.context = replace(talk.context, writing=case.reference)
        await talk.tell("case-change", talk.voice.choice("button-fresh", "fresh"), reference=case.reference)
        talk.log("status", topic="inquiry-status")
        return
    talk.context = replace(talk.context, pending=talk.text)
    await talk.say(cases.adding(case, talk.voice))
    talk.log("clarify", topic="inquiry-status")


async def rewritten(message: Message, talk: Talk, meant: tuple[Case, ...]) -> None:  # noqa: ARG001 aiogram's
    """Send the new version; staff see it as corrected."""
    await _send(talk, meant[0], talk.text, edited=True)


async def follow(talk: Talk, action: str) -> None:
    """Do what *action* means."""
    verb, _, named = action.partition(":")
    if verb == followup.VERB:
        await _tapped(talk, named)
        return
    case = cases.own(talk.turn.job.cases, talk.context.receipt if verb == "add" else named)
    if verb in {"add", "note"} and case and talk.context.pending:
        await _send(talk, case, talk.context.pending)
    elif verb == "write" and case:
        talk.context = replace(talk.context, writing=case.reference)
        await talk.tell("case-write", reference=case.reference)
        talk.log("status", topic="inquiry-status")
    else:
        aside = cases.latest(talk.turn.job.cases)
        talk.context = replace(talk.context, aside=aside, pending="", writing="")
        await talk.tell("case-fresh")
        talk.log("answer")


async def _tapped(talk: Talk, told: str) -> None:
    """Take an answer to "Har du fået svar?" that was tapped."""
    named, _, answer = told.partition(":")
    if case := cases.own(talk.turn.job.cases, named):
        await _got(talk, case, Got(answer), talk.voice.say(f"button-got-{answer}"))


async def _got(talk: Talk, case: Case, got: Got, words: str) -> None:
    """Keep the answer with the case, in these words; the same one twice is kept once."""
    said, invites = followup.told(case, got, talk.voice)
    if got != case.got:
        talk.turn.note(Note(case.reference, words, got=got))
    talk.context = replace(talk.context, writing=case.reference if invites else "", pending="")
    await talk.aside(Reply(said, (talk.voice.choice("button-fresh", "fresh"),)))
    talk.log("status", topic=case.topic)


async def _send(talk: Talk, case: Case, text: str, *, edited: bool = False) -> None:
    talk.turn.note(Note(case.reference, text, edited=edited))
    talk.context = replace(talk.context, pending="", writing="")
    said = talk.kindly(cases.sent(case, talk.voice, edited=edited))
    alarm = crisis.alarm(text)
    await talk.aside(beside(alarm.danger, said, talk.voice) if alarm else said)
    talk.log("inquiry", topic=case.topic)
