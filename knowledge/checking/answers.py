"""What could be better in the answers: topics without one, sources, age, ways on, heavy words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from knowledge.checking import passages, readability
from knowledge.checking.page import Page, pages
from knowledge.errors import Finding
from knowledge.files.reader import Reader, line_of
from knowledge.library import Library, topics
from knowledge.library.phrases import LANGUAGES
from knowledge.terms import Language, TopicId

CURATED = "answer"  # the kind of a topic that is answered with a text
ABOUT_ITSELF = "always"  # the group of topics about the bot, which quote nobody
STEPS = 4  # buttons of next steps: with the others under an answer as many as one takes in

_LINK = re.compile(r"\]\(([^)]*)\)|(?<![\w/.])\.{0,2}/[\w./-]+\.(?:md|html)\b")


def findings(reader: Reader, known: Library, today: date) -> Iterator[Finding]:
    """Yield what could be better."""
    told = list(pages(reader))
    languages = [one for one in LANGUAGES if any(page.language is one for page in told)]
    yield from _unanswered(reader, known, languages)
    yield from _expired(told, today)
    names = readability.names(reader)
    for page in told:
        yield from _reviewed(reader, page, today)
        yield from _sourced(page, known)
        yield from passages.findings(page, known.documents)
        yield from _leading(page, known)
        yield from _heavy(page, names)


def _unanswered(reader: Reader, known: Library, languages: Sequence[Language]) -> Iterator[Finding]:
    text = reader.text(topics.FILE)
    for topic in known.topics.by_id.values():
        for language in languages if topic.kind == CURATED else ():
            if language not in topic.answered:
                line = line_of(text, f'id = "{topic.id}"')
                yield Finding("unanswered", topics.FILE, line, {"topic": topic.id, "language": str(language)})


def _expired(told: Sequence[Page], today: date) -> Iterator[Finding]:
    """Yield each answer that holds no more, where no later one takes its place."""
    last: dict[tuple[TopicId, Language], Page] = {}
    for page in told:
        before = last.setdefault((page.topic, page.language), page)
        if (page.says["valid_to"] or "9") > (before.says["valid_to"] or "9"):
            last[page.topic, page.language] = page
    for page in last.values():
        if (day := page.says["valid_to"]) and day < today.isoformat():
            yield Finding("expired", page.name, page.line("valid_to"), {"day": day})


def _reviewed(reader: Reader, page: Page, today: date) -> Iterator[Finding]:
    line = page.line("review_by")
    day = reader.day(page.name, line, "review_by", page.says["review_by"])
    if day is None:
        yield Finding("no-review", page.name, line)
    elif day < today:
        yield Finding("review-passed", page.name, line, {"day": day.isoformat()})


def _sourced(page: Page, known: Library) -> Iterator[Finding]:
    if not page.sources and known.topics.by_id[page.topic].group != ABOUT_ITSELF:
        yield Finding("no-source", page.name, page.line("sources"))
    for line, source in page.sources:
        if not source["section"].strip():
            yield Finding("no-section", page.name, line, {"document": source["document"]})


def _leading(page: Page, known: Library) -> Iterator[Finding]:
    """Yield each way on that leads nowhere."""
    line, steps = page.line("next"), page.says["next"]
    if len(steps) > STEPS:
        yield Finding("many-steps", page.name, line, {"count": len(steps), "most": STEPS})
    for step in steps:
        topic = known.topics.by_id.get(TopicId(step))
        if step == page.topic or (
            topic and topic.kind == CURATED and not known.answers.has(topic.id, page.language)
        ):
            yield Finding("dead-step", page.name, line, {"topic": step})
    for found in _LINK.finditer(page.text):
        if not (found[1] or "").startswith(("https://", "mailto:")):
            at = page.text.count("\n", 0, found.start()) + 1
            yield Finding("relative-link", page.name, at, {"link": found[1] or found[0]})


def _heavy(page: Page, names: Sequence[str]) -> Iterator[Finding]:
    for level, text in page.levels.items() if page.language is Language.DANISH else ():
        most = readability.EASY if level else readability.NORMAL
        lix = readability.lix(text, names)
        if lix > most:
            told: dict[str, str | int] = {"level": level or "none", "lix": f"{lix:.1f}", "most": most}
            yield Finding("heavy", page.name, page.at(level), told)
