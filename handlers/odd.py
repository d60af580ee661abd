"""Everything else that people send: one sensible reply each, and silence to what is none of ours."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import BaseFilter
from aiogram.types import CallbackQuery, Message

from handlers import ask, held, render
from handlers.routing import On
from handlers.talk import Talk
from knowledge.answering import directions, menu
from knowledge.answering.voice import blocks
from knowledge.parts import LIMIT, units
from knowledge.privacy.rights import FORGET
from knowledge.terms import Choice, Reply

_PRIVATE = "private"


class Unreadable(BaseFilter):
    """Whether there is a text, but nothing in it to read: no letter or digit, or too much for one message."""

    async def __call__(self, event: Message, talk: Talk) -> bool:  # noqa: ARG002 aiogram's
        """Return whether it cannot be read."""
        return not _readable(talk.text) or units(talk.text) > LIMIT


def groups() -> Router:
    """Return the router that keeps out of groups."""
    made = Router(name="groups")
    made.message.register(grouped, On(F.chat.type != _PRIVATE))
    made.edited_message.register(grouped, On(F.chat.type != _PRIVATE))
    return made


def unread() -> Router:
    """Return the router of texts that nobody can read."""
    made = Router(name="unread")
    made.message.register(unreadable, On(F.text | F.caption), Unreadable())
    return made


def router() -> Router:
    """Return the router of what is left."""
    made = Router(name="odd")
    made.message.register(wordless)
    made.edited_message.register(edited, On(F.text | F.caption))
    made.edited_message.register(edited_wordless)
    made.callback_query.register(old)
    return made


async def grouped(message: Message, talk: Talk) -> None:  # noqa: ARG001 aiogram's first argument
    """Say once that it works in private, and leave."""
    await _leave(talk)


async def unreadable(message: Message, talk: Talk) -> None:  # noqa: ARG001 aiogram's first argument
    """Ask for words, or for fewer of them."""
    key = "odd-letters" if not _readable(talk.text) else "odd-long"
    await _say(talk, talk.voice.say(key))


async def wordless(message: Message, talk: Talk) -> None:
    """Ask for words instead of what was sent."""
    kind = str((message.model_extra or {}).get("kind", "nothing"))
    await _say(talk, blocks(talk.voice.say("odd", kind=kind), talk.voice.say("odd-write")))


async def edited(message: Message, talk: Talk) -> None:
    """Read a corrected message anew; in a form ask for the correction as a message."""
    if talk.form:
        await _say(talk, talk.voice.say("odd-edited-form"))
        return
    await ask.said(message, talk)


async def edited_wordless(message: Message) -> None:
    """Say nothing to a new picture or a moved position."""


async def old(query: CallbackQuery, talk: Talk) -> None:
    """Say that the button is an old one, and where we are now."""
    await render.release(query)
    here = Reply(talk.voice.say("old-button"))
    sent = talk.context.receipt
    if (query.data or "").endswith(":send") and talk.parked and talk.context.held:
        await held.release(talk)
        return
    if (query.data or "").endswith(":send") and sent:
        here = Reply(talk.voice.say("already-sent", reference=sent))
    if f":{FORGET}:" in (query.data or ""):  # tapped twice, or long ago: it never deletes anything new
        here, talk.quiet = Reply(talk.voice.say("erase-old")), True
    if talk.form:
        await talk.aside(here)
    else:
        await talk.say(_again(here, talk))
    talk.log("clarify")


def _again(reply: Reply, talk: Talk) -> Reply:
    """Offer the last buttons again: they are what is open now."""
    choices: tuple[Choice, ...] = talk.context.buttons
    if not choices:
        return replace(reply, text=blocks(reply.text, talk.voice.say("ask-away")))
    return Reply(blocks(reply.text, _asked(choices, talk)), choices)


def _asked(choices: tuple[Choice, ...], talk: Talk) -> str:
    """Return what *choices* answer: the question that is open, or what was talked about last."""
    context, say = talk.context, talk.voice
    verbs = [choice.action.partition(":")[0] for choice in choices]
    if "place" in verbs:
        return say.say("which-place-too")
    if context.waiting:
        return directions.where(context.waiting, say).text
    if "none" in verbs:
        return say.say("which-topic", count=verbs.count("topic"))
    if context.topic and not context.danger:
        return say.say("old-button-topic", topic=say.title(context.topic))
    return say.say("old-button-here")


async def _say(talk: Talk, text: str) -> None:
    reply = talk.kindly(Reply(text, menu.buttons(talk.voice)))
    await talk.aside(reply)
    talk.log("clarify")


async def _leave(talk: Talk) -> None:
    if talk.context.left:
        return
    talk.context, talk.quiet = replace(talk.context, left=True), True
    await talk.say(Reply(talk.voice.say("group")))
    await render.leave(talk.turn.bot, talk.chat)
    talk.log("unknown")


def _readable(text: str) -> bool:
    return any(sign.isalnum() for sign in text)
