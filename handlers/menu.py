"""The buttons of the menu: roles, languages, corrections, thanks."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers import render
from handlers.routing import Tapped
from handlers.talk import Talk
from knowledge import menu


def router() -> Router:
    """Return the router of the menu."""
    made = Router(name="menu")
    made.callback_query.register(tapped, Tapped())
    made.message.register(typed, Tapped())
    return made


async def tapped(query: CallbackQuery, talk: Talk) -> None:
    """Do what a menu button says."""
    await render.release(query)
    await follow(talk, talk.action or "")


async def typed(message: Message, talk: Talk) -> None:  # noqa: ARG001 aiogram's first argument
    """Take a button's words for the button."""
    await follow(talk, talk.action or "")


async def follow(talk: Talk, action: str) -> None:
    """Do what *action* means."""
    talk.context = menu.changed(action, talk.context)
    await talk.say(talk.introduced(menu.reply(action, talk.context, talk.voice)))
    talk.context = replace(talk.context, greeted=True)
    talk.log("answer")
