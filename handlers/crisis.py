"""A message about acute danger: the lines and nothing else, before everything else."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from handlers.talk import Talk
from knowledge.answering import compose, menu
from knowledge.context import LINES
from knowledge.screen import crisis
from knowledge.terms import Danger, Language
from knowledge.understanding import language


class Alarming(BaseFilter):
    """Whether the text is surely about acute danger; which one goes to the handler."""

    async def __call__(self, event: Message, talk: Talk) -> bool | dict[str, Any]:  # noqa: ARG002 aiogram's
        """Return the danger, or False."""
        alarm = crisis.alarm(talk.text) if talk.text else None
        return {"danger": alarm.danger} if alarm and alarm.sure else False


def router() -> Router:
    """Return the router of acute danger."""
    made = Router(name="crisis")
    made.message.register(alarmed, Alarming())
    made.edited_message.register(alarmed, Alarming())
    return made


async def alarmed(message: Message, talk: Talk, danger: Danger) -> None:  # noqa: ARG001 aiogram's
    """Show the lines."""
    await heed(talk, danger)


async def heed(talk: Talk, danger: Danger) -> None:
    """Show the lines; what was written is kept nowhere, and an open form waits until the person is back."""
    spoken = language.detect(talk.text) or talk.context.language
    talk.parked, talk.form = talk.form or talk.parked, None
    talk.context = replace(talk.context.hushed(), language=spoken)
    await show(talk, danger)


async def show(talk: Talk, danger: Danger) -> None:
    """Show the lines that fit *danger*, and nothing before them."""
    spoken = talk.context.language
    talk.turn.urgent()
    talk.quiet = True
    english = Language.ENGLISH if spoken is Language.OTHER else None
    await talk.say(compose.crisis(talk.library, danger, spoken), language=english, alone=True)
    talk.log("crisis", topic="crisis")


async def offer(talk: Talk, danger: Danger) -> None:
    """Ask, after a yes to nothing, whether to show the lines again."""
    numbers = talk.voice.choice("button-lines", f"{LINES}:{danger}")
    await talk.tell("crisis-again", numbers, *menu.human(talk.voice))
    talk.log("answer", topic="crisis")


async def thanked(talk: Talk) -> None:
    """Answer thanks for the lines: kindly, and without a menu; their buttons stay."""
    await talk.tell("crisis-thanks")
    talk.log("answer", topic="crisis")
