"""Providers and their own offers: still true, to be corrected, to be taken away."""

from dataclasses import replace

from aiogram import Router

from handlers import register
from handlers.routing import buttons
from handlers.talk import Talk
from knowledge.offers import owning
from knowledge.offers.offer import Offer, OfferId, Status
from knowledge.offers.owning import ALL, AWAY, EDIT, GONE, MINE, STAY, TRUE, Done
from knowledge.offers.registering import finishing
from knowledge.offers.registering.tapping import Filled
from knowledge.terms import Reply, Role


def router() -> Router:
    """Return the router of providers."""
    return buttons("owners", follow)


async def follow(talk: Talk, action: str) -> None:
    """Do what a button about one of their offers means; about another's it does nothing but ask which."""
    verb, _, id_ = action.partition(":")
    talk.context = replace(talk.context, role=Role.ORGANISATION, greeted=True)
    offers, say = theirs(talk), talk.voice
    offer = next((one for one in offers if one.id == id_), None)
    if verb == TRUE and (offer or id_ == ALL):
        await _done(talk, owning.confirm([offer] if offer else offers, say, today=talk.today))
    elif verb == STAY:
        await _say(talk, Reply(say.say("offers-kept"), (say.choice("button-another", "another"),)))
    elif offer is None:
        await _say(talk, owning.which(_shown(offers), say))
    elif verb == AWAY:
        await _done(talk, owning.withdraw(offer, say))
    elif offer.status is not Status.ACTIVE:
        await _done(talk, owning.withdraw(offer, say))  # it says that it is gone already
    elif verb == EDIT:
        await register.show(talk, Filled(finishing.of(offer, language=say.spoken)))
    else:
        await _say(talk, owning.sure(offer, say) if verb == GONE else owning.one(offer, say))


async def wish(talk: Talk, verb: str) -> None:
    """Do what a text wants done with the writer's own offer; of several, ask which."""
    offers = _shown(theirs(talk))
    if offers and verb == TRUE:
        await follow(talk, f"{TRUE}:{ALL}")
    elif not theirs(talk) and talk.context.proposed:
        await _say(talk, owning.waiting(talk.context.proposed, talk.voice))
    elif len(offers) == 1:
        await follow(talk, f"{verb}:{offers[0].id}")
    else:
        await follow(talk, MINE)


def theirs(talk: Talk) -> list[Offer]:
    """Return the offers that this conversation answers for, whatever became of them."""
    found = map(talk.turn.directory.get, map(OfferId, talk.turn.job.provides))
    return [offer for offer in found if offer]


def _shown(offers: list[Offer]) -> list[Offer]:
    return [offer for offer in offers if offer.status is Status.ACTIVE]


async def _done(talk: Talk, done: Done) -> None:
    talk.turn.tell(done.told)
    await _say(talk, done.reply)


async def _say(talk: Talk, reply: Reply) -> None:
    """Say it; an open form waits, and asks its question again."""
    await talk.aside(talk.kindly(reply), kept=reply.choices)
    talk.log(register.TOPIC, topic=register.TOPIC)
