"""What staff call things: topics, councils, kinds, channels, ends of a case."""

from dataclasses import dataclass

from bot.wording.words import Words
from knowledge.inquiry import Kind
from knowledge.library import Library, Shelf
from knowledge.terms import CouncilId, Language, TopicId

_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "-"})
_ACTORS = frozenset("abcdef")  # of the typology: actor-a … actor-f of ui/da.ftl


@dataclass(frozen=True, slots=True)
class Names:
    """Says the Danish name of an id; an id that is not known any more is its own name."""

    words: Words
    shelf: Shelf

    def topic(self, id_: str) -> str:
        """Return what staff call a topic: a noun, else its title."""
        if called := self.words.say("topic", topic=id_):
            return called
        topic = self._library.topics.by_id.get(TopicId(id_))
        return topic.titles[Language.DANISH] if topic else id_

    def council(self, id_: str) -> str:
        """Return the name of a health council."""
        try:
            return self._library.gazetteer.council(CouncilId(id_)).name
        except KeyError:
            return id_

    def kind(self, id_: str) -> str:
        """Return the name of a kind of cooperation."""
        return self._told("kind", kind=id_) if id_ in set(Kind) else id_

    def actor(self, id_: str) -> str:
        """Return the name of a kind of actor; nobody's is empty."""
        return self._told(f"actor-{id_.lower()}") if id_.lower() in _ACTORS else id_

    def channel(self, id_: str) -> str:
        """Return how a case came, or goes out: *Webchat*, *Telefon*."""
        return self.words.say("channel", channel=id_)

    def month(self, month: str) -> str:
        """Return a month like ``2026-11`` as *november 2026*."""
        year, _, number = month.partition("-")
        return self.words.say("month-year", month=int(number), year=year) if number.isdecimal() else month

    def outcome(self, id_: str) -> str:
        """Return how a case ended."""
        return self.words.say("outcome", outcome=id_)

    def carrier(self, id_: str) -> str:
        """Return who carries a case on."""
        return self.words.say("carrier", carrier=id_)

    def waiting(self, id_: str) -> str:
        """Return whom a case waits for."""
        return self.words.say("waiting", waiting=slug(id_))

    def waits(self, id_: str) -> str:
        """Return the same as it stands before a day: *afsenderen til*."""
        return self.words.say("waits-until", waiting=slug(id_))

    @property
    def _library(self) -> Library:
        return self.shelf.library

    def _told(self, key: str, **args: str) -> str:
        return self._library.phrasebook.say(key, Language.DANISH, **args)


def slug(text: str) -> str:
    """Return *text* as a part of a class or a key: *Genåbnet* is ``genaabnet``."""
    return text.lower().translate(_FOLDED)
