"""The buttons of the menu: roles, languages, corrections, thanks."""

from dataclasses import replace

from aiogram import Router

from handlers import ask, crisis, held, offers
from handlers.routing import buttons
from handlers.talk import Talk
from knowledge import forms, misses
from knowledge.answering import correcting, menu
from knowledge.answering.compose import again
from knowledge.answering.curated import parts
from knowledge.context import LINES, WAY_BACK
from knowledge.terms import Danger, TopicId


def router() -> Router:
    """Return the router of the menu."""
    return buttons("menu", follow)


async def follow(talk: Talk, action: str) -> None:
    """Do what *action* means."""
    verb = action.partition(":")[0]
    if talk.parked and verb == "release":
        await held.release(talk)
        return
    if talk.parked and verb in {WAY_BACK, "resume", "drop"}:
        await _parked(talk, verb)
        return
    if verb == WAY_BACK:
        await ask.follow(talk, "human")
        return
    danger = talk.context.danger
    if danger and verb in {"said", "thanks", LINES} and await _consoled(talk, action, danger):
        return
    if action in correcting.FAILINGS:
        talk.keep(misses.failed(correcting.FAILINGS[action], talk.context))
    told = talk.context.topic
    talk.context = menu.changed(action, talk.context)
    if verb in {"role", "actor"} and told and await _retold(talk, told):
        return
    if action.startswith("language:"):
        await _language(talk)
        return
    replying = correcting if verb in correcting.VERBS else menu
    await talk.say(talk.kindly(replying.reply(action, talk.context, talk.voice)))
    talk.context = replace(talk.context, greeted=True)
    talk.log("answer")


async def _retold(talk: Talk, topic: TopicId) -> bool:
    """Tell what the last answer has for who they are; False where it has nothing."""
    told = parts(topic, (talk.context.role, talk.context.kind), talk.voice, talk.today)
    if told is None:
        return False
    await talk.say(talk.kindly(told))
    talk.log("answer")
    return True


async def _consoled(talk: Talk, action: str, danger: Danger) -> bool:
    """Take a yes or thanks to the lines of a crisis; False where it is neither."""
    asked = any(button.action.startswith(LINES) for button in talk.context.buttons)
    if action.startswith(LINES) or (asked and action in {"said:yes", "said:ok"}):
        await crisis.show(talk, danger)
        return True
    if action == "said:yes":
        await crisis.offer(talk, danger)
    elif action in {"said:ok", "said:bye", "thanks"}:
        await crisis.thanked(talk)
    else:
        return False
    return True


async def _language(talk: Talk) -> None:
    """Go on where we are, in the language that was chosen."""
    if talk.context.topic == offers.TOPIC and talk.context.seeking:
        await offers.again(talk, talk.voice.say("language-set"))
        return
    await talk.say(again(talk.context, talk.voice, talk.today), alone=True)
    talk.context = replace(talk.context, greeted=True)
    talk.log("answer")


async def _parked(talk: Talk, action: str) -> None:
    """Offer to go on with the form that a crisis interrupted; go on with it, or let it go."""
    if talk.parked is None:
        return
    reply = forms.resume(talk.parked, talk.voice)
    if action == "resume":
        talk.form, talk.parked = talk.parked, None
        talk.context = replace(talk.context, held="")
        reply = forms.question(talk.form, talk.voice)
    elif action == "drop":
        reply = forms.dropped(talk.parked, talk.voice)
        talk.parked = None
    await talk.say(reply)
    talk.log(forms.called(talk.form) if talk.form else "answer")
