"""The curated answers: what we tell, in two levels, with where it stands and until when it holds."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

from knowledge.files import front
from knowledge.files.reader import Reader, line_of
from knowledge.library.body import EASY, PARTS, parted
from knowledge.library.documents import Documents, Source
from knowledge.terms import Language, TopicId

LONGEST = 1200  # characters: a reply with its sources and place still fits a Telegram message easily
STATUS = ("adopted", "proposal", "draft", "history")

_KEYS = ("title", "sources", "status", "valid_from", "valid_to", "reviewed_on", "review_by", "next")
_SOURCE = ("document", "section", "passage")
_TWIN = "twin_of"  # which text a translation was made of (knowledge/library/twins.py)


@dataclass(frozen=True, slots=True)
class Curated:
    """One answer: *text* and the plainer *easy*; *next* are the topics to offer under it.

    *parts* are told only to those they are for (a Role, an ActorKind or a Cooperation). *sources* are told to
    people, *cites* says which passages they are. *status* says how firm it is: adopted, a proposal, a draft
    or history.
    """

    title: str
    text: str
    easy: str
    sources: tuple[str, ...]
    next: tuple[TopicId, ...]
    status: str
    valid_from: date | None
    valid_to: date | None
    reviewed_on: date | None
    review_by: date | None
    parts: Mapping[StrEnum, str] = field(default_factory=dict)
    cites: tuple[Source, ...] = ()

    def only(self, audience: Iterable[StrEnum | None]) -> tuple[str, ...]:
        """Return the parts that are for *audience*, in its order."""
        return tuple(self.parts[one] for one in audience if one is not None and one in self.parts)

    def holds(self, today: date) -> bool:
        """Whether it may be told on this day."""
        begun = self.valid_from is None or self.valid_from <= today
        return begun and (self.valid_to is None or today <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Answers:
    """Every answer by topic and language; some topics have one answer before a date and another after it."""

    by_topic: Mapping[tuple[TopicId, Language], tuple[Curated, ...]]

    @classmethod
    def load(cls, folder: Path, topics: Collection[TopicId], documents: Documents) -> "Answers":
        """Read the answers of *folder*; raise ContentError with every flaw."""
        reader = Reader(folder)
        answers = read(reader, topics, documents)
        reader.settle()
        return answers

    def get(self, topic: TopicId, language: Language, *, today: date | None = None) -> Curated | None:
        """Return the answer that holds *today* (without a day: the earliest), or None."""
        versions = self.by_topic.get((topic, language), ())
        return next((one for one in versions if today is None or one.holds(today)), None)

    def has(self, topic: TopicId, language: Language) -> bool:
        """Whether there is any answer to *topic* in *language*."""
        return (topic, language) in self.by_topic


def read(reader: Reader, topics: Collection[TopicId], documents: Documents) -> Answers:
    """Return the answers that can be read; flaws stay with *reader*.

    ``answers/da/<topic>.md`` is the answer; ``<topic>.<word>.md`` is a further one for other dates.
    Without *topics* there is nothing to compare with, and nothing is read.
    """
    found: dict[tuple[TopicId, Language], list[tuple[str, Curated]]] = {}
    for name in reader.names("answers/*/*.md") if topics else ():
        _, folder, file = name.split("/")
        topic = TopicId(file.split(".")[0])
        if folder not in {Language.DANISH, Language.ENGLISH}:
            reader.flaw(name, 1, f"The language {folder!r} is not known.", "Use the folders da and en.")
        elif topic not in topics:
            problem = f"The topic {str(topic)!r} is not known."
            reader.flaw(name, 1, problem, "Name the file after an id of topics.toml.")
        elif one := _curated(reader, name, topics, documents):
            found.setdefault((topic, Language(folder)), []).append((name, one))
    return Answers({key: _in_order(reader, versions) for key, versions in found.items()})


def _in_order(reader: Reader, versions: list[tuple[str, Curated]]) -> tuple[Curated, ...]:
    """Return the versions of one answer, earliest first; two that hold on the same day are a flaw."""
    ordered = sorted(versions, key=lambda version: version[1].valid_from or date.min)
    for (_, earlier), (name, later) in pairwise(ordered):
        if (earlier.valid_to or date.max) >= (later.valid_from or date.min):
            problem = "Two answers to this topic hold on the same day."
            reader.flaw(
                name, 1, problem, "Let one end (valid_to) the day before the other begins (valid_from)."
            )
    return tuple(one for _, one in ordered)


def _curated(reader: Reader, name: str, topics: Collection[TopicId], documents: Documents) -> Curated | None:
    text = reader.text(name)
    parts = front.split(text)
    if parts is None:
        if text:
            reader.flaw(name, 1, "There is no front matter.", "Begin with --- , the keys, and --- again.")
        return None
    says = _front(reader, name, parts[0], keys=_keys(name))
    if says is None:
        return None
    normal, easy, only = _body(reader, name, parts[1], line_of(text, "\n---\n") + 2)
    cites = _cites(reader, name, says["sources"], documents, text)
    language = Language(name.split("/")[1])
    line = {key: line_of(text, f"\n{key}:") + 1 for key in _KEYS}
    return Curated(
        title=_title(reader, name, line["title"], says["title"]),
        text=normal,
        easy=easy,
        sources=told(cites, documents, language),
        next=_next(reader, name, line["next"], says["next"], topics),
        status=_status(reader, name, line["status"], says["status"]),
        valid_from=reader.day(name, line["valid_from"], "valid_from", says["valid_from"]),
        valid_to=reader.day(name, line["valid_to"], "valid_to", says["valid_to"]),
        reviewed_on=reader.day(name, line["reviewed_on"], "reviewed_on", says["reviewed_on"]),
        review_by=reader.day(name, line["review_by"], "review_by", says["review_by"]),
        parts=only,
        cites=cites,
    )


def told(cites: Iterable[Source], documents: Documents, language: Language) -> tuple[str, ...]:
    """Return the sources as people read them: each document once, with the sections that are cited."""
    sections: dict[str, list[str]] = {}
    for source in cites:
        sections.setdefault(documents[source.document].titles[language], []).append(source.section)
    return tuple(", ".join(filter(None, dict.fromkeys([title, *cited]))) for title, cited in sections.items())


def _keys(name: str) -> tuple[str, ...]:
    """Return the keys that a file must have: a translation says which text it is the twin of."""
    return _KEYS if name.startswith(f"answers/{Language.DANISH}/") else (*_KEYS, _TWIN)


def _front(reader: Reader, name: str, text: str, *, keys: Collection[str]) -> dict[str, Any] | None:
    """Return the front matter when it has exactly the keys it must have."""
    try:
        says = front.parsed(text)
    except front.FrontError as error:
        reader.flaw(name, error.line + 1, error.problem, error.instead)
        return None
    for key in sorted(says.keys() - set(keys)):
        line = line_of(text, f"{key}:") + 1
        reader.flaw(name, line, f"The key {key!r} is not known.", f"Use only: {', '.join(keys)}.")
    for key in keys:
        if key not in says:
            reader.flaw(name, 1, f"The key {key!r} is missing.", f"Write {key}: and its value (or nothing).")
    return says if says.keys() >= set(keys) else None


def _body(reader: Reader, name: str, body: str, line: int) -> tuple[str, str, dict[StrEnum, str]]:
    normal, easy, parts = parted(body)
    if not normal or not easy:
        problem = "The answer does not have both levels."
        reader.flaw(name, line, problem, f"Write the answer, the line {EASY!r}, and the plainer answer.")
    for level in (normal, easy, *parts.values()):
        if len(level) > LONGEST:
            reader.flaw(name, line, f"The answer has {len(level)} characters.", f"Write at most {LONGEST}.")
    for heading, text in parts.items():
        if heading not in PARTS or not text:
            at = line + line_of(body, f"\n{heading}\n")
            problem = f"The part {heading!r} is empty or not known."
            reader.flaw(name, at, problem, f"Write a text under one of: {', '.join(PARTS)}.")
    return normal, easy, {PARTS[heading]: text for heading, text in parts.items() if heading in PARTS}


def _title(reader: Reader, name: str, line: int, title: object) -> str:
    if not isinstance(title, str) or not title.strip():
        reader.flaw(name, line, "The title is empty.", "Write title: and what the answer is about.")
    return str(title)


def _cites(reader: Reader, name: str, sources: object, documents: Documents, text: str) -> tuple[Source, ...]:
    """Return the sources whose document is known."""
    cites: list[Source] = []
    for source in sources if isinstance(sources, list) else [sources]:
        if not isinstance(source, dict) or set(source) != set(_SOURCE):
            problem, instead = f"The source {source!r} cannot be read.", f"Write - {{{', '.join(_SOURCE)}}}."
        elif str(source["document"]) not in documents:
            problem = f"The document {source['document']!r} is not known."
            instead = "Name one of documents.toml, or add it there."
        else:
            cites.append(Source(*(str(source[key] or "") for key in _SOURCE)))
            continue
        reader.flaw(name, line_of(text, _at(source)), problem, instead)
    return tuple(cites)


def _at(source: object) -> str:
    """Return the text by which the line of *source* is found."""
    return str(source.get("document")) if isinstance(source, dict) else "sources:"


def _next(
    reader: Reader, name: str, line: int, value: object, topics: Collection[TopicId]
) -> tuple[TopicId, ...]:
    steps = value if isinstance(value, list) else []
    if not steps:
        reader.flaw(name, line, "There is no next step.", "Write next: [log-inquiry], or other topic ids.")
    for step in steps:
        if step not in topics:
            reader.flaw(name, line, f"The next step {step!r} is not known.", "Write an id of topics.toml.")
    return tuple(TopicId(step) for step in steps if step in topics)


def _status(reader: Reader, name: str, line: int, status: object) -> str:
    reader.choice(name, line, "status", str(status), STATUS)
    return str(status)
