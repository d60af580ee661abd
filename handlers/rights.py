"""What is kept of a person: the copy, and deleting all of it in two taps."""

from dataclasses import replace

from aiogram import Router

from handlers.routing import buttons
from handlers.talk import Talk
from knowledge.context import Context
from knowledge.privacy import rights
from knowledge.records import COPY


def router() -> Router:
    """Return the router of the person's rights."""
    return buttons("rights", follow)


async def follow(talk: Talk, action: str) -> None:
    """Do what *action* means."""
    match action.partition(":")[0]:
        case "mydata":
            await _copy(talk)
        case "erase":
            await _ask(talk)
        case "forget":
            await _erase(talk)
        case "erased":
            talk.quiet = True
            await talk.say(rights.erased(talk.turn.job.cases, talk.voice))
        case _:
            await talk.aside(rights.kept(talk.voice))
    if not (talk.turn.erases or rights.gone(talk.context)):
        talk.context = replace(talk.context, greeted=True)
    talk.log("answer", topic="privacy")


async def _copy(talk: Talk) -> None:
    await talk.send(COPY, talk.voice.say("mydata-caption"))
    said = rights.copied(talk.voice)
    await talk.aside(said, kept=said.choices[:1])


async def _ask(talk: Talk) -> None:
    """Say what goes and what stays; a form that is open waits for the answer."""
    turn, drafting = talk.turn, bool(talk.form or talk.parked)
    provided = filter(None, (turn.directory.get(id_) for id_ in turn.job.provides))
    offers = [offer.name for offer in provided]
    await talk.say(
        rights.ask(turn.job.cases, talk.voice, token=turn.job.head.id, drafting=drafting, offers=offers)
    )
    talk.context = replace(talk.context, erasing=talk.turn.now.isoformat())


async def _erase(talk: Talk) -> None:
    """Delete it, and remember only the language; steps count on, so that old buttons stay old."""
    receipt = rights.receipt(talk.turn.job.cases, talk.voice)
    talk.turn.erase()
    talk.form = talk.parked = talk.picked = None
    talk.context = Context(language=talk.context.language, step=talk.context.step + 1)
    talk.quiet = True  # what comes next is a first contact again, and begins with the notice
    await talk.say(receipt)
