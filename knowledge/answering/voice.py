"""How the bot speaks to one person: the sentences in their language, to an organisation or to a citizen."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.context import Context
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.terms import Choice, CouncilId, Language, Place, Role, TopicId

_SIGNS = re.compile(
    r"\*(?=\*)|(?<![\w/.])/(?=\w{3})"
)  # after which a person's own text would be more than text


@dataclass(frozen=True, slots=True)
class Voice:
    """Says the phrasebook's sentences; *role* decides between I and du, *channel* what is only so on one.

    *home* is the place that was told before the message that is answered.
    """

    library: Library
    language: Language = Language.DANISH
    role: Role | None = None
    channel: str = ""
    home: Place | None = None

    def say(self, key: str, **args: str | int) -> str:
        """Return the sentence *key*."""
        known: dict[str, str | int] = {"role": self.role or "nobody", "channel": self.channel}
        return self.library.phrasebook.say(key, self.language, **(known | args))

    def choice(self, key: str, action: str, **args: str | int) -> Choice:
        """Return a button that says *key* and does *action*."""
        return Choice(self.say(key, **args), action)

    def topics(self, topics: Iterable[TopicId]) -> tuple[Choice, ...]:
        """Return one button for each topic."""
        return tuple(Choice(self.title(topic), f"topic:{topic}") for topic in topics)

    def title(self, topic: TopicId) -> str:
        """Return what the topic is called on a button."""
        return self.library.topics.title(topic, self.spoken)

    @property
    def spoken(self) -> Language:
        """The language that is spoken: who writes a third one is answered in English."""
        return self.library.phrasebook.spoken(self.language)

    def places(self, places: Iterable[Place]) -> tuple[Choice, ...]:
        """Return one button for each place, named so that equals can be told apart."""
        distinct = {place.municipality or place.name: place for place in places}
        return tuple(Choice(self._label(place), f"place:{name}") for name, place in distinct.items())

    def told(self, place: Place) -> str:
        """Return a place as people tell it from its equals: *Viby J i Aarhus*, *Viby Sjælland i Roskilde*."""
        if not place.municipality or place.name == place.municipality:
            return place.name
        return self.say("place-in", place=place.name, at=self.at([place.municipality]))

    def at(self, names: Sequence[str]) -> str:
        """Return where something is: *i Skive og Horsens*, *på Samsø*, *på Djursland og i Viborg*."""
        islands = self.library.phrasebook.lists[self.spoken]["islands"]
        on = ["yes" if fold(name) in islands else "no" for name in names]
        if len(set(on)) == 1:
            return self.say("at", place=self.listed(names), on=on[0])
        return self.listed([self.say("at", place=name, on=one) for name, one in zip(names, on, strict=True)])

    def _label(self, place: Place) -> str:
        """Return what tells a place from its equals; a hospital with two seats, its municipality."""
        return place.municipality if place.hospital and place.municipality else self.told(place)

    def area(self, place: Place) -> str:
        """Return where a place is: a hospital is in its municipality."""
        return place.municipality if place.hospital and place.municipality else place.name

    def mine(self, place: Place) -> str:
        """Return whether people are at home in *place* (all), spoke of it (none), or named its council."""
        if place.council and place.name == self.council(place.council):
            return "named"
        moved = self.home is not None and self.area(self.home) != self.area(place)
        return "none" if place.hospital or moved else "all"

    def council(self, council: CouncilId) -> str:
        """Return the council's name."""
        return self.library.gazetteer.council(council).name

    def members(self, council: CouncilId) -> str:
        """Return the municipalities of a council: *Skive, Viborg og Silkeborg*."""
        return self.listed(self.library.gazetteer.council(council).municipalities)

    def listed(self, words: Sequence[str]) -> str:
        """Return *words* as a person lists them."""
        if len(words) < 2:
            return "".join(words)
        return self.say("list-and", first=", ".join(words[:-1]), last=words[-1])


def of(library: Library, context: Context, *, channel: str = "") -> Voice:
    """Return the voice for this conversation."""
    return Voice(library, context.language, context.role, channel, context.place)


def blocks(*texts: str) -> str:
    """Return the texts that are not empty, a blank line between them."""
    return "\n\n".join(text for text in texts if text)


def rows(*texts: str) -> str:
    """Return the texts that are not empty, each on its own line."""
    return "\n".join(text for text in texts if text)


def own(text: str) -> str:
    """Return a person's own *text*, in which two stars do not become bold, nor a slashed word our command."""
    return _SIGNS.sub("\\g<0>\u200b", text)


def site(page: str) -> str:
    """Return a page's address as one says it: without what every address begins with."""
    return page.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def shared(places: Sequence[Place]) -> str:
    """Return the name that *places* share: *Viby J* and *Viby Sjælland* are both *Viby*."""
    first, *others = (place.name.split() for place in places)
    same = [word for at, word in enumerate(first) if all(other[at : at + 1] == [word] for other in others)]
    return " ".join(same) or places[0].name
