"""What could be better in the phrases: too few to learn from, and those that both teach and measure."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from knowledge.errors import Finding
from knowledge.files.reader import Reader
from knowledge.library.phrases import FOLDER, LANGUAGES, SPLIT, fold, lines
from knowledge.terms import Language, TopicId

LEAST = MappingProxyType({Language.DANISH: 30, Language.ENGLISH: 12})
MORE = MappingProxyType(  # of what must not be missed: somebody in danger, and what is not ours
    {
        TopicId("crisis"): {Language.DANISH: 120, Language.ENGLISH: 40},
        TopicId("out-of-scope"): {Language.DANISH: 150, Language.ENGLISH: 50},
    }
)


def findings(reader: Reader, topics: Sequence[TopicId]) -> Iterator[Finding]:
    """Yield what could be better."""
    languages = [one for one in LANGUAGES if reader.names(f"{FOLDER}/{one}/*.txt")]
    for language in languages:
        for topic in topics:
            yield from _few(reader, language, topic)
    yield from _measuring(reader)


def _few(reader: Reader, language: Language, topic: TopicId) -> Iterator[Finding]:
    name, least = f"{FOLDER}/{language}/{topic}.txt", MORE.get(topic, LEAST)[language]
    count = len({fold(phrase) for _, phrase in lines(reader, name)}) if name in _names(reader, FOLDER) else 0
    if count < least:
        told: dict[str, str | int] = {"topic": topic, "count": count, "least": least}
        told["language"] = str(language)
        yield Finding("few-phrases", name, 1, told)


def _measuring(reader: Reader) -> Iterator[Finding]:
    """Yield each phrase that teaches and also stands in the split, which would measure what it taught."""
    taught = {
        fold(phrase): f"{name}:{line}"
        for name in _names(reader, FOLDER)
        for line, phrase in lines(reader, name)
    }
    for name in _names(reader, SPLIT):
        for line, phrase in lines(reader, name):
            if (same := fold(phrase)) and (at := taught.get(same)):
                yield Finding("phrase-in-split", name, line, {"phrase": phrase, "at": at})


def _names(reader: Reader, folder: str) -> list[str]:
    return reader.names(f"{folder}/*/*.txt")
