"""What the list can be narrowed to, and what each choice is called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.channels.web.offers import asked
from bot.channels.web.offers.asked import Asked
from bot.channels.web.words import Words
from knowledge.answering.voice import Voice
from knowledge.library import Library
from knowledge.offers import wording
from knowledge.offers.offer import Access
from knowledge.offers.wish import When

SPOKEN = ("da", "en", "ar", "de", "pl", "so", "tr", "uk")  # what one can ask for: what is spoken most here


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter, what it is called, and whether it is chosen."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that was made, and where one comes to without it."""

    name: str
    label: str
    address: str


class Choices:
    """The choices of one page: of *library*, in the words of *words*."""

    def __init__(self, library: Library, words: Words, now: Asked) -> None:
        self._library, self._words, self._now = library, words, now
        self._voice = Voice(library, words.language, channel="web")

    @property
    def needs(self) -> list[Option]:
        """The needs, in the order of the content."""
        chosen = self._now.wish.needs
        return [
            Option(need.id, need.name(self._words.language), need.id in chosen)
            for need in self._library.needs.all
        ]

    @property
    def places(self) -> Mapping[str, list[Option]]:
        """Our municipalities, by the name of their council."""
        here = self._now.wish.municipality
        return {
            council.name: [Option(name, name, name == here) for name in sorted(council.municipalities)]
            for council in self._library.gazetteer.councils
        }

    @property
    def selects(self) -> Mapping[str, tuple[str, list[Option]]]:
        """The filters of which one chooses one value: what each is called, and its values."""
        wish = self._now.wish
        spoken = [*SPOKEN, wish.language] if wish.language not in {"", *SPOKEN} else [*SPOKEN]
        times = [Option(one, self._when(one), one is wish.when) for one in When]
        tongues = [Option(one, self._language(one), one == wish.language) for one in spoken]
        needed = [Option(one, self._access(one), one is wish.access) for one in Access]
        return {
            asked.WHEN: ("when", times),
            asked.SPOKEN: ("spoken", tongues),
            asked.ACCESS: ("access", needed),
        }

    @property
    def checks(self) -> Mapping[str, tuple[str, bool]]:
        """The filters that are set or not: what each is called, and whether it is."""
        wish = self._now.wish
        return {
            asked.FREE: ("free", wish.free),
            asked.RELATIVES: ("relatives", wish.relatives),
            asked.REMOTE: ("remote", wish.remote),
        }

    @property
    def chips(self) -> list[Chip]:
        """What is chosen, with the way back from each."""
        return [Chip(name, label, self._now.without(name).address()) for name, label in self._chosen()]

    @property
    def address(self) -> str:
        """The address of the list without any choice."""
        return Asked(language=self._now.language).address()

    def _chosen(self) -> Iterator[tuple[str, str]]:
        wish = self._now.wish
        if wish.needs:
            named = [self._library.needs.by_id[need].name(self._words.language) for need in wish.needs]
            yield asked.NEED, self._voice.listed(named)
        if wish.municipality:
            yield asked.PLACE, wish.municipality
        if wish.words:
            yield asked.WORDS, self._words.say("offers-own-words", words=wish.words)
        if wish.age is not None:
            yield asked.AGE, f"{wish.age} {self._words.say('offers-years')}"
        for name, (key, is_set) in self.checks.items():
            if is_set:
                yield name, self._words.say(f"offers-{key}")
        for name, (_, options) in self.selects.items():
            yield from ((name, one.label) for one in options if one.chosen)

    def _when(self, one: When) -> str:
        return self._words.say("offers-when-one", when=one)

    def _language(self, code: str) -> str:
        told = wording.language(code, self._voice)
        return told[:1].upper() + told[1:]

    def _access(self, one: Access) -> str:
        told = self._voice.say("offers-access", access=one)
        return told[:1].upper() + told[1:]
