"""The topics: what a message can be about, and which of them a text is most like."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.files import Reader, line_of
from knowledge.library.phrases import LONGEST, Phrases, fold
from knowledge.terms import Language, Match, TopicId

FILE = "topics.toml"
MOST = 5  # matches: the best, and more runners-up than any question offers
ELSE = 0.5  # at most, of any other topic beside a phrase that is known word for word
MOST_SENTENCES = 6  # looked at one by one: more would only take time
ALONE = 0.8  # what a sentence alone counts beside the whole text, so that one without detours stays best
LONGEST_TITLE = 40  # characters: what still stands on one button of a phone
LANGUAGES = (Language.DANISH, Language.ENGLISH)

_KEYS = ("id", "kind", "group", "da", "en", "answered")
_KINDS = ("answer", "action")
_GREETING = TopicId("smalltalk")
_SMALL_WORDS = frozenset(
    {"en", "et", "den", "det", "a", "an", "the", "hej", "hello", "tak", "please", "venligst"}
)
_SENTENCE_END = re.compile(r"[.!?;:\n]+\s*")


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
    """Every topic, and the phrases by which people mean it."""

    by_id: Mapping[TopicId, Topic]
    phrases: Phrases
    said: Mapping[str, TopicId] = field(default_factory=dict)

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

    def match(self, text: str) -> tuple[Match, ...]:
        """Return the topics that *text* is most like, best first, at most five; none for an empty text.

        People say who they are before they ask, so each sentence is looked at beside the whole;
        a greeting counts only when every sentence is one. A phrase that we know word for word is certain.
        """
        exact = self.said.get(bare(text[:LONGEST]))
        best = {match.topic: match for match in self.phrases.match(text, len(self.by_id))}
        for match in self._by_sentence(text[:LONGEST]):
            pick = min if match.topic == _GREETING else max
            best[match.topic] = pick(best.get(match.topic, match), match, key=_like)
        if exact:
            best = {topic: Match(topic, min(match.certainty, ELSE)) for topic, match in best.items()}
            best[exact] = Match(exact, 1.0)
        found = (match for match in best.values() if match.certainty > 0)
        return tuple(sorted(found, key=lambda match: (-match.certainty, match.topic))[:MOST])

    def _by_sentence(self, text: str) -> Iterator[Match]:
        """Yield what each sentence alone is like; nothing where there is only one."""
        sentences = [part for part in _SENTENCE_END.split(text) if part.strip()]
        told = [part for part in sentences if len(part.split()) > 2]
        for sentence in told[:MOST_SENTENCES] if len(sentences) > 1 else ():
            likeness = {
                match.topic: match.certainty for match in self.phrases.match(sentence, len(self.by_id))
            }
            likeness.setdefault(_GREETING, 0.0)
            yield from (Match(topic, round(like * ALONE, 4)) for topic, like in likeness.items())

    def title(self, topic: TopicId, language: Language) -> str:
        """Return what stands on the topic's button; Danish where the language has no title."""
        titles = self.by_id[topic].titles
        return titles.get(language) or titles[Language.DANISH]


def bare(text: str) -> str:
    """Return *text* folded and without the small words that change nothing: articles, greetings, thanks."""
    folded = fold(text)
    return " ".join(word for word in folded.split() if word not in _SMALL_WORDS) or folded


def _like(match: Match) -> float:
    return match.certainty


def read(reader: Reader) -> Topics:
    """Return the topics that can be read; flaws stay with *reader*."""
    by_id = _topics(reader)
    groups = [group for language in LANGUAGES for group in _groups(reader, language, by_id)]
    return Topics(by_id, Phrases(groups), _word_for_word(by_id, groups))


def _word_for_word(
    by_id: Mapping[TopicId, Topic], groups: Sequence[tuple[TopicId, Sequence[str]]]
) -> dict[str, TopicId]:
    """Return the topic of every phrase and of every title; what two topics share tells neither."""
    meant: dict[str, set[TopicId]] = {}
    for topic, group in groups:
        for phrase in group:
            meant.setdefault(bare(phrase), set()).add(topic)
    for known in by_id.values():
        for title in known.titles.values():
            meant.setdefault(bare(title), {known.id})
    return {phrase: topics.pop() for phrase, topics in meant.items() if phrase and len(topics) == 1}


def _topics(reader: Reader) -> dict[TopicId, Topic]:
    tables = reader.toml(FILE).get("topic", [])
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
        for language in table["answered"]:
            reader.choice(FILE, line, "answered", language, LANGUAGES)
        answered = tuple(language for language in LANGUAGES if language in table["answered"])
        by_id[topic] = Topic(topic, table["kind"], table["group"], titles, answered)
    return by_id


def _groups(
    reader: Reader, language: Language, topics: Mapping[TopicId, Topic]
) -> list[tuple[TopicId, list[str]]]:
    """Return the phrases of *language* by topic; a blank line in a file begins another group of its topic."""
    for name in reader.names(f"phrases/{language}/*.txt") if topics else ():
        if Path(name).stem not in topics:
            problem = f"The topic {Path(name).stem!r} is not known."
            reader.flaw(name, 1, problem, "Name the file after an id of topics.toml.")
    seen: dict[str, TopicId] = {}
    return [group for topic in topics for group in _said(reader, language, topic, seen)]


def _said(
    reader: Reader, language: Language, topic: TopicId, seen: dict[str, TopicId]
) -> list[tuple[TopicId, list[str]]]:
    """Return the groups of one file; *seen* finds a phrase that already stands under another topic."""
    name = f"phrases/{language}/{topic}.txt"
    groups: list[list[str]] = [[]]
    for number, line in enumerate(reader.text(name).split("\n"), 1):
        phrase = line.strip()
        if not phrase:
            groups.append([])
        elif not phrase.startswith("#"):
            groups[-1].append(phrase)
            other = seen.setdefault(fold(phrase), topic)
            if other != topic:
                problem = f"The phrase {phrase!r} stands under {str(other)!r} too."
                reader.flaw(name, number, problem, "Keep it where it belongs, or make it say which is meant.")
    return [(topic, group) for group in groups if group]
