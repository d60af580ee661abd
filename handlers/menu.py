"""The buttons of the menu: roles, languages, corrections, thanks."""

from dataclasses import replace

from aiogram import Router

from handlers.routing import buttons
from handlers.talk import Talk
from knowledge import menu
from knowledge.compose import again
from knowledge.context import WAY_BACK
from knowledge.inquiry import asking


def router() -> Router:
    """Return the router of the menu."""
    return buttons("menu", follow)


async def follow(talk: Talk, action: str) -> None:
    """Do what *action* means."""
    if talk.parked and action in {WAY_BACK, "resume", "drop"}:
        await _parked(talk, action)
        return
    talk.context = menu.changed(action, talk.context)
    if action.startswith("language:"):
        await _language(talk)
        return
    await talk.say(talk.kindly(menu.reply(action, talk.context, talk.voice)))
    talk.context = replace(talk.context, greeted=True)
    talk.log("answer")


async def _language(talk: Talk) -> None:
    """Go on where we are, in the language that was chosen."""
    await talk.say(again(talk.context, talk.voice, talk.today), alone=True)
    talk.context = replace(talk.context, greeted=True)
    talk.log("answer")


async def _parked(talk: Talk, action: str) -> None:
    """Offer to go on with the form that a crisis interrupted; go on with it, or let it go."""
    reply = asking.resume(talk.voice)
    if action == "resume" and talk.parked:
        talk.draft, talk.parked = talk.parked, None
        reply = asking.question(talk.draft, talk.voice)
    elif action == "drop":
        talk.parked = None
        reply = asking.dropped(talk.voice)
    await talk.say(reply)
    talk.log("inquiry" if talk.draft else "answer")
