"""The phrase files: how people say each topic, one phrase a line; some teach, others only measure."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.files.reader import Reader
from knowledge.learning.pieces import LONGEST, fold
from knowledge.learning.training import Phrases
from knowledge.terms import Language, TopicId

__all__ = ["FOLDER", "LANGUAGES", "LONGEST", "SPLIT", "fold", "lines", "read", "split"]

FOLDER = "phrases"  # what teaches
SPLIT = "split"  # what measures, by another hand: it never teaches
LANGUAGES = (Language.DANISH, Language.ENGLISH)


def read(reader: Reader, topics: Mapping[TopicId, object]) -> Phrases:
    """Return the phrases of every topic; flaws stay with *reader*."""
    if not topics:
        return ()
    _unheard(reader)
    return tuple(phrase for language in LANGUAGES for phrase in _spoken(reader, language, topics))


def split(folder: Path) -> Phrases:
    """Return the phrases that measure; none where *folder* has none."""
    reader = Reader(folder)
    names = [name for language in LANGUAGES for name in reader.names(f"{SPLIT}/{language}/*.txt")]
    return tuple((TopicId(Path(name).stem), phrase) for name in names for _, phrase in lines(reader, name))


def _unheard(reader: Reader) -> None:
    """Note each file in a folder of no language that we speak: nobody would learn from it."""
    for name in (*reader.names(f"{FOLDER}/*/*.txt"), *reader.names(f"{SPLIT}/*/*.txt")):
        if (language := name.split("/")[1]) not in LANGUAGES:
            problem = f"The language {language!r} is not known."
            reader.flaw(name, 1, problem, f"Move it to one of: {', '.join(LANGUAGES)}.")


def _spoken(
    reader: Reader, language: Language, topics: Mapping[TopicId, object]
) -> Iterator[tuple[TopicId, str]]:
    """Yield the phrases of *language*; one that stands under two topics would teach neither."""
    for name in reader.names(f"{FOLDER}/{language}/*.txt"):
        if Path(name).stem not in topics:
            problem = f"The topic {Path(name).stem!r} is not known."
            reader.flaw(name, 1, problem, "Name the file after an id of topics.toml.")
    seen: dict[str, TopicId] = {}
    for topic in topics:
        name = f"{FOLDER}/{language}/{topic}.txt"
        for number, phrase in lines(reader, name):
            other = seen.setdefault(fold(phrase), topic)
            if other != topic:
                problem = f"The phrase {phrase!r} stands under {str(other)!r} too."
                reader.flaw(name, number, problem, "Keep it where it belongs, or make it say which is meant.")
            yield topic, phrase


def lines(reader: Reader, name: str) -> Iterator[tuple[int, str]]:
    """Yield each phrase of one file with the number of its line."""
    for number, line in enumerate(reader.text(name).split("\n"), 1):
        if not (phrase := line.strip()) or phrase.startswith("#"):
            continue
        if len(phrase) > LONGEST:
            problem = f"The phrase has {len(phrase)} characters."
            reader.flaw(name, number, problem, f"Write at most {LONGEST}, one phrase a line.")
        yield number, phrase
