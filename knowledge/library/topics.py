"""The topics: what a message can be about, and which of them a text is most like."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from knowledge.files.reader import Reader, line_of
from knowledge.learning.model import Model
from knowledge.learning.training import Phrases, Trainer, train
from knowledge.library import phrases
from knowledge.library.phrases import LANGUAGES, LONGEST, fold
from knowledge.terms import Language, Match, TopicId

FILE = "topics.toml"
MOST = 5  # matches: the best, and more runners-up than any question offers
ELSE = 0.5  # at most, of any other topic beside a phrase that is known word for word
LONGEST_TITLE = 40  # characters: what still stands on one button of a phone

_KEYS = ("id", "kind", "group", "da", "en", "answered")
_KINDS = ("answer", "action")
_SMALL_WORDS = frozenset(
    {"en", "et", "den", "det", "a", "an", "the", "hej", "hello", "tak", "please", "venligst"}
)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic; *titles* stand on buttons, *answered* are the languages that have a curated answer."""

    id: TopicId
    kind: str
    group: str
    titles: Mapping[Language, str]
    answered: tuple[Language, ...] = ()


@dataclass(frozen=True, slots=True)
class Topics:
    """Every topic, the phrases by which people mean it, and the model that was *learnt* from them.

    Where none is given, it is learnt when it is first needed.
    """

    by_id: Mapping[TopicId, Topic]
    phrases: Phrases = field(default=(), repr=False)
    learnt: Model | None = None
    said: Mapping[str, TopicId] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, folder: Path) -> "Topics":
        """Read the topics of *folder*; raise ContentError with every flaw."""
        reader = Reader(folder)
        topics = read(reader)
        reader.settle()
        return topics

    @property
    def ids(self) -> tuple[TopicId, ...]:
        """Every id, in the order of topics.toml."""
        return tuple(self.by_id)

    @property
    def model(self) -> Model:
        """The model that serves."""
        return self.learnt or train(self.phrases)

    def taught(self, phrases: Phrases, trainer: Trainer = train) -> "Topics":
        """Return the same topics after these *phrases* have taught them, and no others."""
        return replace(
            self, phrases=phrases, learnt=trainer(phrases), said=_word_for_word(self.by_id, phrases)
        )

    def match(self, text: str) -> tuple[Match, ...]:
        """Return the topics that *text* is most likely about, best first, at most five; none if it is empty.

        A phrase that we know word for word is certain.
        """
        exact = self.said.get(bare(text[:LONGEST]))
        likely = self.model.match(text, MOST + 1)
        if exact:
            others = (Match(one.topic, min(one.certainty, ELSE)) for one in likely if one.topic != exact)
            likely = [Match(exact, 1.0), *others]
        return tuple(likely[:MOST])

    def likelihood(self, topic: TopicId, text: str) -> float:
        """Return how likely *text* is about *topic*; 1 where the topic was never taught."""
        model = self.model
        if topic not in model.topics:
            return 1.0
        return next((match.certainty for match in model.match(text) if match.topic == topic), 0.0)

    def title(self, topic: TopicId, language: Language) -> str:
        """Return what stands on the topic's button; Danish where the language has no title."""
        titles = self.by_id[topic].titles
        return titles.get(language) or titles[Language.DANISH]


def bare(text: str) -> str:
    """Return *text* folded and without the small words that change nothing: articles, greetings, thanks."""
    folded = fold(text)
    return " ".join(word for word in folded.split() if word not in _SMALL_WORDS) or folded


def read(reader: Reader, trainer: Trainer | None = None) -> Topics:
    """Return the topics that can be read, taught at once by a *trainer*; flaws stay with *reader*."""
    by_id = _topics(reader)
    said = phrases.read(reader, by_id)
    learnt = trainer(said) if trainer and not reader.flaws else None
    return Topics(by_id, said, learnt, _word_for_word(by_id, said))


def _word_for_word(by_id: Mapping[TopicId, Topic], said: Phrases) -> dict[str, TopicId]:
    """Return the topic of every phrase and of every title; what two topics share tells neither."""
    meant: dict[str, set[TopicId]] = {}
    for topic, phrase in said:
        meant.setdefault(bare(phrase), set()).add(topic)
    for known in by_id.values():
        for title in known.titles.values():
            meant.setdefault(bare(title), {known.id})
    return {phrase: topics.pop() for phrase, topics in meant.items() if phrase and len(topics) == 1}


def _topics(reader: Reader) -> dict[TopicId, Topic]:
    tables = reader.tables(FILE, "topic")
    text = reader.text(FILE) if tables else ""
    by_id: dict[TopicId, Topic] = {}
    for table in tables:
        topic = TopicId(str(table.get("id", "")))
        line = line_of(text, f'id = "{topic}"')
        if topic in by_id:
            reader.flaw(FILE, line, f"The topic {str(topic)!r} is here twice.", "Delete one of them.")
        if wrong := set(table) ^ set(_KEYS):
            problem = f"The topic has missing or unknown keys: {', '.join(sorted(wrong))}."
            reader.flaw(FILE, line, problem, f"Write each of: {', '.join(_KEYS)}.")
            continue
        reader.choice(FILE, line, "kind", table["kind"], _KINDS)
        titles = {language: str(table[language]) for language in LANGUAGES}
        for title in titles.values():
            if not 1 <= len(title) <= LONGEST_TITLE:
                problem = f"The title {title!r} has {len(title)} characters."
                reader.flaw(FILE, line, problem, f"Write 1 to {LONGEST_TITLE}, so that it fits a button.")
        written = reader.texts(FILE, line, "answered", table["answered"])
        for language in written:
            reader.choice(FILE, line, "answered", language, LANGUAGES)
        answered = tuple(language for language in LANGUAGES if language in written)
        by_id[topic] = Topic(topic, table["kind"], table["group"], titles, answered)
    return by_id
