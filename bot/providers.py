"""What providers of offers are written: whether it is still true, and what staff decided."""

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import orjson

from handlers.render import payload
from knowledge.answering.voice import Voice, blocks
from knowledge.library import Shelf
from knowledge.offers import owning, providing
from knowledge.offers.freshness import Ages
from knowledge.offers.offer import Offer
from knowledge.offers.providing import Providers, Question
from knowledge.offers.records import Proposed, State, Wanted
from knowledge.offers.registering.asking import half_year
from knowledge.terms import DENMARK, Language, Reply, Role
from knowledge.traffic import Outgoing

LINK = "tilbud/svar"  # where the one-time link of a letter leads, behind the public address
MAIL = "mail:offer:"  # with an offer, the conversation of what is sent by mail about it
TOKEN = 32  # bytes: nobody guesses 256 bits

logger = logging.getLogger(__name__)


class Store(Protocol):
    """The part of the store that this needs."""

    @property
    def providers(self) -> Providers:
        """Who answers for the offers."""
        ...


def digest(token: str) -> str:
    """Return what the store keeps of *token*."""
    return hashlib.sha256(token.encode()).hexdigest()


def works_for(ages: Ages) -> timedelta:
    """Return how long a link works: from the question until the offer is hidden."""
    return timedelta(days=ages.hide - ages.ask)


@dataclass(frozen=True, slots=True)
class Asker:
    """Writes to providers, each letter once, whatever clock and process do; *site* is our address."""

    store: Store
    shelf: Shelf
    site: str

    async def ask(self, now: datetime) -> None:
        """Ask each provider whose offers are old enough, in one letter; remind once."""
        today, ages = now.astimezone(DENMARK).date(), self.shelf.library.ages
        old = await self.store.providers.asking(today - timedelta(days=ages.ask))
        for question in providing.due(old, ages, today):
            ids, token = [offer.id for offer in question.offers], secrets.token_urlsafe(TOKEN)
            try:
                letter = self._question(question, token)
            except (KeyError, ValueError) as error:
                logger.error("nobody is asked about %s: %s", ids[0], type(error).__name__)  # noqa: TRY400 its words may be a person's
                continue
            key = digest(token) if question.provider.email else ""
            await self.store.providers.ask(ids, letter, on=today, again=question.again, token=key)

    async def tell(self, now: datetime) -> None:  # noqa: ARG002 it is the same at any time
        """Tell what staff decided about proposals, each once."""
        for decided in await self.store.providers.untold():
            try:
                letter = self._decision(decided)
            except (KeyError, ValueError) as error:
                logger.error("nobody is told of proposal %s: %s", decided.number, type(error).__name__)  # noqa: TRY400 as above
                letter = None
            await self.store.providers.tell(decided.number, letter)

    def _question(self, question: Question, token: str) -> Outgoing:
        provider, offers = question.provider, question.offers
        say = self._voice(provider.language, provider.conversation)
        if not provider.email:
            asked = owning.ask(offers, say, again=question.again)
            return _chat(provider.conversation, asked, owning.STEP, say)
        when = "again" if question.again else "first"
        days = works_for(self.shelf.library.ages).days
        text = blocks(
            say.say("offers-mail-still", when=when),
            "\n".join(f"• {_line(offer)}" for offer in offers),
            say.say("offers-mail-link", link=f"{self.site}/{LINK}/{token}", days=days),
        )
        subject = say.say("offers-mail-subject", what="again" if question.again else "still", name="")
        return _mail(provider.email, offers[0], subject, text, say)

    def _decision(self, decided: Proposed) -> Outgoing | None:
        """Return what is written; None where they have been told already, or nobody is left to be told."""
        proposal = decided.proposal
        named = proposal.offer
        if named is None or (proposal.wanted is Wanted.WITHDRAW and decided.state is State.APPROVED):
            return None
        say = self._voice(proposal.language, decided.conversation)
        text = say.say(
            "offers-decided",
            wanted=proposal.wanted,
            state=decided.state,
            name=named.name,
            every=half_year(say),
        )
        if proposal.email:
            subject = say.say("offers-mail-subject", what="decided", name=named.name)
            return _mail(proposal.email, named, subject, text.replace("**", ""), say)
        return _chat(decided.conversation, Reply(text), "", say) if decided.conversation else None

    def _voice(self, language: str, conversation: str) -> Voice:
        spoken = Language(language) if language in set(Language) else Language.DANISH
        return Voice(self.shelf.library, spoken, Role.ORGANISATION, conversation.partition(":")[0])


def _chat(conversation: str, reply: Reply, step: str, say: Voice) -> Outgoing:
    chat = int(conversation.rpartition(":")[2])
    params = orjson.dumps({"chat_id": chat, **payload(reply, step)})
    return Outgoing(conversation, "sendMessage", params, say.spoken)


def _mail(to: str, about: Offer, subject: str, text: str, say: Voice) -> Outgoing:
    params = orjson.dumps({"to": to, "subject": subject, "text": text, "automatic": True})
    return Outgoing(MAIL + about.id, "sendMail", params, say.spoken)


def _line(offer: Offer) -> str:
    """Return the offer as its provider knows it again."""
    return " · ".join(filter(None, (offer.name, offer.phone, offer.page)))
