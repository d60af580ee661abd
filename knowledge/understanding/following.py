"""What is said after something: a short follow-up is understood beside what was talked about."""

import re
from collections.abc import Collection
from enum import StrEnum

from knowledge.context import Context
from knowledge.library import Library
from knowledge.library.answers import Curated
from knowledge.library.phrases import fold
from knowledge.terms import (
    ActorKind,
    Cooperation,
    Detail,
    Language,
    Match,
    Role,
    TopicId,
    Understanding,
)
from knowledge.understanding.thresholds import GUESS, SURE

LONGEST = 8  # words: who writes more says what it is about
MOST = 3  # sentences that a follow-up is answered with
_IF_TOLD = {Detail.WHEN, Detail.MANY}  # asked of an answer that tells it; of any other it is a question anew
_OURS = frozenset(  # what an association promises about data is no word about this bot
    map(TopicId, ("cooperation-agreement", "how-to-partner", "hospital-volunteers", "volunteer-staff-roles"))
)
_PRIVACY = TopicId("privacy")
JOINING = frozenset(
    map(TopicId, ("become-volunteer", "hospital-volunteers", "volunteer-centres", "find-offers"))
)
_COMMON = frozenset((*Role, *Cooperation, ActorKind.ASSOCIATION))  # told to those of whom nothing is known
STEM, ENDING = 5, 4  # letters at least that two forms of a word share, and at most in which they differ
_LOST = TopicId("out-of-scope")
_NOTHING = {_LOST, *map(TopicId, ("smalltalk", "about-bot", "crisis", "talk-to-human", "log-inquiry"))}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?![a-zæøå])|\n+")  # "1. januar" is no end


def detail(text: str, context: Context, library: Library) -> Detail | None:
    """Return what *text* asks of what was talked about, where its words say nothing else."""
    folded, heard = fold(text), library.phrasebook.heard
    words = set(folded.split())
    if not _after(context) or len(words) > LONGEST:
        return None
    empty = {word for said in heard["detail"] for word in said.split()}
    for one in Detail:
        if one is Detail.TONGUE and context.topic not in JOINING:  # it is about this bot then
            continue
        if one is Detail.MORE or not library.phrasebook.hears(f"detail-{one}", folded):
            continue
        rest = words - empty - {word for said in heard[f"detail-{one}"] for word in said.split()}
        if not rest and (one not in _IF_TOLD or _tells(one, text, context, library)):
            return one
    return None


def audience(understood: Understanding, context: Context) -> tuple[StrEnum | None, ...]:
    """Return whom it is told to: who they are, which kind, and what they would do with us."""
    kind = understood.kind or context.kind
    return (understood.role or context.role, kind, understood.cooperation or context.cooperation)


def beside(
    matches: tuple[Match, ...], text: str, context: Context, library: Library
) -> tuple[tuple[Match, ...], Detail | None]:
    """Return *matches* with what was talked about before a close call; a clear new topic stays what it is.

    A detail says that *text* is only understood as one more word about the same.
    """
    folded, topic = fold(text), context.topic
    further = library.phrasebook.opens("further", folded)
    ours = further and topic in _OURS and matches[:1] and matches[0].topic == _PRIVACY
    clear = _clear(matches) and not ours
    same = further and bool(matches) and matches[0].topic == topic
    if same and len(folded.split()) <= LONGEST and _tells(Detail.MORE, text, context, library):
        return matches, Detail.MORE
    if topic is None or not _after(context) or len(folded.split()) > LONGEST or clear:
        return matches, None
    likely = [match.topic for match in matches if match.certainty >= GUESS]
    if topic in likely:
        return _first(topic, matches), None if matches[0].topic == topic else Detail.MORE
    told = _answer(context, library)
    if meant := next((one for one in likely if told and one in told.next), None):
        return _first(meant, matches), None
    refers = further or library.phrasebook.hears("refers", folded)
    strange = bool(matches) and matches[0].topic == _LOST and matches[0].certainty >= SURE
    held = refers and _tells(Detail.MORE, text, context, library)
    if held or (refers and not strange):
        return _first(topic, matches), Detail.MORE
    return matches, None


def near(topic: TopicId, context: Context, library: Library) -> bool:
    """Whether *topic* is what was talked about, or what its answer leads on to."""
    told = library.answers.get(context.topic, Language.DANISH) if context.topic else None
    return topic == context.topic or (told is not None and topic in told.next)


def passages(  # noqa: PLR0913 what it depends on is passed by name
    told: Curated,
    text: str,
    asked: Detail,
    library: Library,
    reader: tuple[StrEnum | None, ...] = (),
    *,
    easy: bool = False,
) -> str:
    """Return the sentences of an answer that have the words a follow-up asks about, or nothing.

    Of what is told only to some it is the whole part: its sentences lean on each other, and *reader* must be
    one of them.
    """
    stems = _stems(text, asked, library)
    level = told.easy if easy else told.text
    refers = library.phrasebook.heard["refers"]
    found = [_led(one, level, refers) for one in _SENTENCE.split(level) if _holds(one, stems)]
    if not found and asked is Detail.MORE:
        found = [part for one, part in told.parts.items() if _for(one, reader) and _holds(part, stems)]
    return "\n".join(found[: 1 if asked is Detail.MANY else MOST])


def _stems(text: str, asked: Detail, library: Library) -> set[str]:
    """Return what the words of a sentence must begin with to be about what is *asked*."""
    heard = library.phrasebook.heard
    if asked is not Detail.MORE:
        words = list(heard[f"told-{asked}"])
    else:
        empty = {
            word for key in ("detail", "further", "refers") for said in heard[key] for word in said.split()
        }
        words = [word for word in fold(text).split() if len(word) >= STEM and word not in empty]
    return {word[: max(STEM, len(word) - ENDING)] for word in words}


def _tells(asked: Detail, text: str, context: Context, library: Library) -> bool:
    """Whether the answer that was told last has what is *asked*."""
    told, reader = _answer(context, library), (context.role, context.kind, context.cooperation)
    return told is not None and bool(passages(told, text, asked, library, reader))


def _answer(context: Context, library: Library) -> Curated | None:
    topic = context.topic or _LOST
    return library.answers.get(topic, context.language) or library.answers.get(topic, Language.DANISH)


def _for(one: StrEnum, reader: tuple[StrEnum | None, ...]) -> bool:
    """Whether a part for *one* is for the reader: theirs, or a common one where they said nothing of it."""
    known = any(type(said) is type(one) for said in reader)
    return one in reader or (not known and one in _COMMON)


def _led(sentence: str, level: str, refers: Collection[str]) -> str:
    """Return *sentence* after what it leans on: the head of its list, or what its "it" stands for."""
    before = level.partition(sentence)[0].rstrip()
    if sentence.startswith("•"):
        lead = next((line for line in reversed(before.splitlines()) if line.endswith(":")), "")
        return f"{lead}\n{sentence}" if lead else sentence
    if before and next(iter(fold(sentence).split()), "") in refers:
        return f"{_SENTENCE.split(before)[-1]} {sentence}"
    return sentence


def _holds(sentence: str, stems: set[str]) -> bool:
    return any(word.startswith(stem) for word in fold(sentence).split() for stem in stems)


def _after(context: Context) -> bool:
    return context.topic is not None and context.topic not in _NOTHING


def _clear(matches: tuple[Match, ...]) -> bool:
    """Whether one topic stands alone whatever was said before; that it is none of ours is no topic."""
    return bool(matches) and matches[0].certainty >= SURE and matches[0].topic != _LOST


def _first(topic: TopicId, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Put *topic* first, as sure as it takes to be decided about."""
    rest = (match for match in matches if match.topic != topic)
    lower = (Match(match.topic, min(match.certainty, 1 - SURE)) for match in rest)
    known = next((match.certainty for match in matches if match.topic == topic), 0.0)
    return (Match(topic, max(SURE, known)), *lower)
