"""The copy of all that is kept of a person: one readable HTML file, made when it is delivered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from knowledge.answering.voice import Voice
from knowledge.library import Library, retention
from knowledge.privacy import remembered
from knowledge.records import CopiedCase, Copy, Said
from knowledge.terms import Language

TEMPLATES = Path(__file__).with_name("documents")
_TEMPLATE = "copy.html"
_DRAFTS = ("draft", "parked")  # what an open form is remembered as


class Kept(Protocol):
    """What is needed of the store."""

    async def copy(self, conversation: str) -> Copy:
        """Return all that is kept of *conversation*."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """A file on its way to a person."""

    name: str
    content: bytes
    type: str = "text/html; charset=utf-8"


async def document(
    store: Kept, library: Library, conversation: str, language: str, *, now: datetime | None = None
) -> Document:
    """Return all that is kept of *conversation*, to be read in *language* on any machine, offline."""
    copy = await store.copy(conversation)
    known = Language(language) if language in set(Language) else Language.DANISH
    say = Voice(library, library.phrasebook.spoken(known))
    page = _environment().get_template(_TEMPLATE).render(_shown(copy, say, now or datetime.now(UTC)))
    return Document(say.say("copy-file-name"), page.encode())


def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)


def _shown(copy: Copy, say: Voice, now: datetime) -> Mapping[str, Any]:
    """Return what the template shows, in words."""
    periods, book, memory = say.library.periods, say.library.phrasebook, copy.memory
    return {
        "say": say.say,
        "language": say.language,
        "channel": copy.channel,
        "made": remembered.moment(now.isoformat(), say),
        "region": say.library.contacts.region,
        "cases": [_case(one, say) for one in copy.cases],
        "drafts": [remembered.draft(memory[key], say) for key in _DRAFTS if memory.get(key)],
        "lines": _said(copy.lines, say.say("copy-ours"), say),
        "misses": [remembered.missed(*one, say) for one in copy.misses],
        "provides": [remembered.provided(*one, say) for one in copy.provides],
        "proposals": [remembered.proposed(one, say) for one in copy.proposals],
        "remembered": remembered.conversation(memory.get("context", {}), say),
        "unfinished": retention.told(periods.unfinished_chat, book, say.language),
        "inbox": retention.told(periods.raw_inbox, book, say.language),
        "missed": retention.told(periods.misses, book, say.language),
        "decided": retention.told(periods.proposals, book, say.language),
        "closing": retention.told(periods.after_closing, book, say.language),
    }


def _case(one: CopiedCase, say: Voice) -> Mapping[str, Any]:
    return {
        "reference": one.case.reference,
        "rows": remembered.case(one, say),
        "messages": _said(one.messages, say.say("copy-staff"), say),
    }


def _said(lines: Iterable[Said], other: str, say: Voice) -> list[Mapping[str, Any]]:
    """Return messages with who said them; *other* is who answers the person."""
    return [
        {
            "mine": line.mine,
            "who": say.say("copy-mine") if line.mine else other,
            "at": remembered.moment(line.at, say),
            "text": line.text,
        }
        for line in lines
    ]
