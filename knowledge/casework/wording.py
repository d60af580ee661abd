"""What people outside the unit read because of what staff did, composed from the phrasebook."""

from dataclasses import dataclass

from knowledge.answering.voice import blocks
from knowledge.casework.referrals import VALID_DAYS
from knowledge.inquiry import Reach
from knowledge.library.phrasebook import Phrasebook
from knowledge.terms import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """Says it to one person, in *language*; *reference* is their own case."""

    book: Phrasebook
    language: Language
    reference: str

    def subject(self) -> str:
        """Return the subject of a letter to the person."""
        return self._say("staff-subject", reference=self.reference)

    def answer(self, text: str, *, road: str, asks: bool) -> str:
        """Return what staff wrote as the person reads it: with the number before it and the unit below."""
        head = self._say("staff-question" if asks else "staff-answer", reference=self.reference)
        return blocks(head, text, self._onward(road, asks=asks), self._say("staff-signed"))

    def forwarded(self, receiver: str, why: str, *, road: str) -> str:
        """Return who has the case now, and why."""
        told = self._say("staff-forwarded", reference=self.reference, receiver=receiver)
        still = self._say("staff-still-open")
        onward = self._onward(road, asks=False)
        return blocks(told, why, f"{still} {onward}", self._say("staff-signed"))

    def why_council(self, council: str, places: str) -> str:
        """Return why a case belongs to a health council."""
        return self._say("staff-why-council", council=council, places=places)

    def _onward(self, road: str, *, asks: bool) -> str:
        if road == Reach.CHAT:
            return self._say("staff-write-here" if asks else "staff-more-here")
        return self._say("staff-more-elsewhere", reference=self.reference)

    def _say(self, key: str, **args: str | int) -> str:
        return self.book.say(key, self.language, **args)


@dataclass(frozen=True, slots=True)
class CoverLetter:
    """The letter to whom a case is forwarded: number, topic and council, and never a citizen's words."""

    book: Phrasebook
    reference: str
    topic: str
    council: str
    region: str

    def subject(self) -> str:
        """Return its subject."""
        return self.book.say("referral-subject", reference=self.reference)

    def body(self, link: str) -> str:
        """Return its text, with the one-time *link* to the inquiry."""
        return self.book.say(
            "referral",
            reference=self.reference,
            topic=self.topic,
            council=self.council or "none",
            region=self.region,
            link=link,
            days=VALID_DAYS,
        )
