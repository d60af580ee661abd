"""An offer as a page shows it."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from bot.channels.web.words import Words
from knowledge.answering.voice import Voice
from knowledge.library import Library
from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import Offer, Status
from knowledge.offers.wish import Hit, Nearness
from knowledge.offers.wording import Facts

NAMED = 3  # municipalities that are named; of more it is said that there are more
SITE = re.compile(r"https?://(?:www\.)?([^/?#\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Card:
    """One *offer*: its facts, where it is, and how to reach it."""

    offer: Offer
    words: Words
    facts: Facts
    nearness: Nearness | None = None

    @property
    def where(self) -> str:
        """The municipalities that it is in, or that it is for the whole country."""
        named = self.offer.municipalities
        if not named:
            return self.words.say("offers-country")
        told = ", ".join(named[:NAMED])
        told = self.words.say("offers-and-more", places=told) if len(named) > NAMED else told
        return self.words.say("offers-next-to", places=told) if self.nearness is Nearness.NEXT else told

    @property
    def organisation(self) -> str:
        """Who is behind it, where its name does not say so, and what kind of actor that is."""
        named = "" if self.offer.organisation == self.offer.name else self.offer.organisation
        kind = self.facts.kind
        return (
            f"{named} ({kind[:1].lower()}{kind[1:]})" if named and kind and kind != "NGO" else named or kind
        )

    @property
    def call(self) -> str:
        """The address that calls it."""
        return f"tel:{re.sub(r'[^0-9+]', '', self.offer.phone)}"

    @property
    def mail(self) -> str:
        """The address that writes to it."""
        return f"mailto:{quote(self.offer.email, safe='@')}"

    @property
    def page(self) -> str:
        """Its page; nothing that is no address of a page."""
        return self.offer.page if SITE.match(self.offer.page) else ""

    @property
    def site(self) -> str:
        """Its page as one reads it."""
        found = SITE.match(self.offer.page)
        return found[1] if found else ""

    @property
    def is_deep(self) -> bool:
        """Whether its page is not the first one of its site, so that paper must tell where it is."""
        return self.page.partition("://")[2].removeprefix("www.").rstrip("/") != self.site

    @property
    def language(self) -> str:
        """The language of what it tells of itself."""
        return self.words.language if self.facts.is_translated else "da"


def of(hit: Hit, words: Words, library: Library) -> Card:
    """Return a *hit* as it is shown in a list."""
    return Card(hit.offer, words, _facts(hit.offer, words, library), hit.nearness)


def single(offer: Offer, words: Words, library: Library) -> Card:
    """Return the *offer* as its own page shows it."""
    return Card(offer, words, _facts(offer, words, library))


def state(offer: Offer, library: Library, today: date) -> str:
    """Return whether it is ``shown``, ``hidden`` for now, or has ``ended``."""
    if offer.status is Status.DEFUNCT:
        return "ended"
    fresh = library.ages.of(offer, today) is not Freshness.HIDDEN
    return "shown" if offer.status is Status.ACTIVE and fresh else "hidden"


def _facts(offer: Offer, words: Words, library: Library) -> Facts:
    return Facts(offer, Voice(library, words.language, channel="web"))
