"""An offer that its provider tells of, or corrects: taps and texts fill it in, *Send* proposes it once."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import Message

from handlers import beside
from handlers.routing import On, buttons
from handlers.talk import Talk
from knowledge import tap
from knowledge.answering import menu
from knowledge.answering.kindness import curses
from knowledge.decide import decide
from knowledge.forms import REGISTER, called
from knowledge.offers import owning
from knowledge.offers.records import Told
from knowledge.offers.registering import Listing, asking, filling, finishing, tapping
from knowledge.offers.registering.tapping import Filled
from knowledge.terms import Reply, Role, Understanding
from knowledge.understanding.understand import understand

TOPIC = "register-offer"


def router() -> Router:
    """Return the router of the form."""
    made = buttons(REGISTER, follow)
    made.message.register(said, On(F.text | F.caption))
    return made


async def follow(talk: Talk, action: str) -> None:
    """Do what a button of the form means."""
    if (listing := _open(talk)) is None:
        return
    verb, _, argument = action.partition(":")
    if verb == "language":
        await _language(talk, action, listing)
        return
    meant = tap.follow(action, library=talk.library, today=talk.today, context=talk.context)
    if meant and verb == "topic":
        await beside.answer(talk, *meant)
        return
    place = tap.named(argument, library=talk.library, today=talk.today) if verb == "place" else None
    await _done(talk, tapping.tap(listing, action, place=place, library=talk.library), _understood(talk))


async def said(message: Message, talk: Talk) -> None:  # noqa: ARG001 aiogram's first argument
    """Take a free text: an answer, or a question beside the form."""
    if (listing := _open(talk)) is None:
        return
    understood = replace(_understood(talk), timed=talk.timed)
    if understood.danger and not listing.heeded:
        await beside.doubted(talk, understood.danger)
        return
    filled = filling.hear(listing, understood, library=talk.library, today=talk.today)
    await _done(talk, filled, understood)


async def show(talk: Talk, filled: Filled) -> None:
    """Say the question that is open now; organisations are spoken to as such from then on."""
    talk.form = filled.listing
    if filled.listing:
        talk.context = replace(talk.context, role=Role.ORGANISATION, greeted=True, said="")
    await talk.say(talk.kindly(asking.after(filled, talk.voice)))
    talk.log(TOPIC, topic=TOPIC)


def _open(talk: Talk) -> Listing | None:
    return talk.form if isinstance(talk.form, Listing) else None


def _understood(talk: Talk) -> Understanding:
    return understand(talk.text, library=talk.library, today=talk.today, context=talk.context)


async def _done(talk: Talk, filled: Filled, understood: Understanding) -> None:
    """Do what the tap or text came to."""
    if filled.send and filled.listing:
        await _send(talk, filled.listing)
    elif filled.aside and not await beside.said(talk, filled.aside, understood):
        await _question(talk, understood)
    elif not filled.aside:
        await show(talk, filled)


async def _question(talk: Talk, understood: Understanding) -> None:
    """Answer a question; in the form nobody is lost, since its question is open."""
    if curses(understood, talk.library):
        await talk.aside(Reply(talk.voice.say("cross")))
        talk.log(TOPIC, topic=TOPIC)
        return
    calm = replace(talk.context, unsure=0)
    await beside.answer(talk, understood, decide(understood, library=talk.library, context=calm))


async def _send(talk: Talk, listing: Listing) -> None:
    """Propose it to staff, and say what happens next."""
    before = talk.turn.directory.get(listing.of) if listing.of else None
    if listing.of and (before is None or listing.of not in talk.turn.job.provides):
        talk.form = None
        await talk.say(owning.none(talk.voice))
        talk.log(TOPIC, topic=TOPIC)
        return
    listing = replace(listing, language=talk.voice.spoken)
    job, directory = talk.turn.job, talk.turn.directory
    id_ = finishing.named(
        listing.name, f"{job.conversation} {job.head.id}", free=lambda id_: directory.get(id_) is None
    )
    proposal = finishing.propose(listing, id=id_, today=talk.today, before=before)
    talk.turn.tell(Told(proposals=(proposal,)))
    talk.form = None
    if not listing.of:
        talk.context = replace(talk.context, proposed=listing.name)
    await talk.say(asking.receipt(listing, talk.voice))
    talk.log(TOPIC, topic=TOPIC)


async def _language(talk: Talk, action: str, listing: Listing) -> None:
    """Ask the open question in the language that was chosen."""
    talk.context = menu.changed(action, talk.context)
    said = asking.question(listing, talk.voice, opening=talk.voice.say("language-set"))
    await talk.say(said, alone=True)
    talk.log(called(listing), topic=TOPIC)
