"""A curated answer as it is told to one person: the parts for them, whom they can ask there, the sources."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from knowledge.answering import buttons as under
from knowledge.answering import directions, menu
from knowledge.answering.voice import Voice, blocks, rows
from knowledge.context import Context
from knowledge.library.answers import Curated
from knowledge.terms import Answer, Detail, Language, Place, Reply, TopicId, Understanding
from knowledge.understanding import following

_SOURCES = {Detail.SOURCE, Detail.PAGE}  # asked of an answer: where it is from
_CHAT = {TopicId("smalltalk"), TopicId("about-bot")}
_LOCALLY = {TopicId("health-councils"), TopicId("how-to-partner")}  # answers that go on from where one is


def answer(  # noqa: PLR0913 what it depends on is passed by name
    decision: Answer,
    understood: Understanding,
    say: Voice,
    today: date,
    context: Context,
    *,
    easy: bool = False,
) -> Reply | None:
    """Return the curated answer, or None where there is none; *easy* is its plainer level."""
    told = curated(decision.topic, say, today)
    if told is None:
        return None
    level = told.easy if easy else told.text
    if decision.topic in _CHAT:
        return Reply(level, menu.buttons(say), told.sources)
    audience = following.audience(understood, context)
    only = told.only(audience)
    if understood.detail in _SOURCES:
        return _more("", told, say)
    if understood.detail and (said := _said(told, understood, audience, say, easy=easy)):
        return _more(said, told, say)
    first, _, rest = level.partition("\n\n")
    text = blocks(first, *only, _where(decision, understood, say), rest, _asked(decision, understood, say))
    buttons = under.buttons(decision, understood, say, told.next, context, easy=easy)
    return Reply(blocks(text, _sources(told.sources, say)), buttons, told.sources)


def parts(topic: TopicId, audience: Iterable[StrEnum | None], say: Voice, today: date) -> Reply | None:
    """Return only what an answer that was just told has for those who now say who they are, or None."""
    told = curated(topic, say, today)
    only = told.only(audience) if told else ()
    return _more(blocks(*only), told, say) if told and only else None


def _more(said: str, told: Curated, say: Voice) -> Reply:
    """Return a little of an answer; the whole of it is one tap away."""
    send = (say.choice("button-send-it", "inquiry"),) if "log-inquiry" in told.next else ()
    choices = (*send, say.choice("button-normal", "normal"), *under.helped(say))
    return Reply(blocks(said, _sources(told.sources, say)), choices, told.sources)


def curated(topic: TopicId, say: Voice, today: date) -> Curated | None:
    """Return the answer to *topic* that holds *today*; the Danish one where the language has none."""
    answers = say.library.answers
    own = answers.get(topic, say.language, today=today)
    return own or answers.get(topic, Language.DANISH, today=today)


def _said(
    told: Curated,
    understood: Understanding,
    audience: tuple[StrEnum | None, ...],
    say: Voice,
    *,
    easy: bool,
) -> str:
    """Return what of the answer a follow-up asks about."""
    if understood.detail is None:
        return ""
    said = following.passages(told, understood.text, understood.detail, say.library, audience, easy=easy)
    return rows(say.say("detail-told"), said) if said else ""


def _where(decision: Answer, understood: Understanding, say: Voice) -> str:
    """Return whom to ask there, before the steps that build on it: the topic's own contact or the council."""
    places = _places(decision, understood)
    if local := directions.local(decision.topic, places, say):
        return local
    council = directions.councils(places, say)
    if not council and understood.found.candidates:
        return say.say("which-place-too")
    return council


def _asked(decision: Answer, understood: Understanding, say: Voice) -> str:
    """Return what is asked at the end: where they are, or whether to answer their other question too."""
    if decision.also:
        return under.asked(decision.also, say, decision.place)
    known = _places(decision, understood) or understood.found.candidates
    return "" if known or decision.topic not in _LOCALLY else say.say("which-council")


def _places(decision: Answer, understood: Understanding) -> tuple[Place, ...]:
    return understood.found.named or ((decision.place,) if decision.place else ())


def _sources(sources: tuple[str, ...], say: Voice) -> str:
    return say.say("sources", sources=" · ".join(sources)) if sources else ""
