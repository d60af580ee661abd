"""What was answered wrongly or not at all: what of it is kept for staff to learn from, and what never is."""

import re
from dataclasses import replace

from knowledge.answering import kindness
from knowledge.context import Context, looks
from knowledge.decide import about
from knowledge.library import Library
from knowledge.records import Failing, Miss
from knowledge.terms import (
    Crisis,
    Decision,
    Form,
    Language,
    Start,
    TopicId,
    Understanding,
    Unknown,
    WhichTopic,
)
from knowledge.understanding.thresholds import SURE

LONGEST = 600  # letters of a text: what a long letter is about stands early
_HUMAN = "talk-to-human"
_WHOSE = re.compile(r"\S+@\S+|(?<![\w+])\+?\d(?:[ .-]?\d){5,}(?!\w)")
_GONE = "…"  # what stands for an address or a number: nobody needs it to learn from


def remember(context: Context, understood: Understanding, decision: Decision) -> Context:
    """Return *context* with the words that are answered now, in case they are answered wrongly.

    Neither a cry for help, nor what an inquiry is made of, nor what somebody looks for is remembered so.
    """
    if not understood.text:
        return context
    foreign = understood.language is Language.OTHER
    private = understood.danger or understood.redacted or foreign or isinstance(decision, Crisis | Start)
    private = private or looks(understood, decision)
    asked = "" if private or not _says(understood.text) else kept(understood.text)
    return replace(
        context, asked=asked, taken=about(decision, understood), certainty=understood.certainty, failing=""
    )


def at_once(
    understood: Understanding, decision: Decision, context: Context, library: Library
) -> tuple[Context, Miss | None]:
    """Return what to keep of a message that was just not answered, or asked back about."""
    failing = _failing(understood, decision)
    skipped = understood.danger or understood.redacted or not _says(understood.text)
    skipped = skipped or looks(understood, decision)
    if failing is None or skipped or kindness.curses(understood, library):
        return context, None
    if understood.language is Language.OTHER:
        if context.strange:
            return context, None
        context = replace(context, strange=True)
    taken = "" if isinstance(decision, Unknown) and not understood.detail else understood.topic
    miss = Miss(
        failing,
        kept(understood.text),
        understood.language,
        taken,
        understood.certainty,
        _place(context),
    )
    return replace(context, failing=failing if context.asked else ""), miss


def failed(failing: Failing, context: Context) -> tuple[Context, Miss | None]:
    """Return what to keep of the answer that was just called wrong or no help; each is kept once."""
    if not context.asked or context.failing == failing:
        return context, None
    return replace(context, failing=failing), _miss(failing, context)


def meant(topic: TopicId, context: Context) -> tuple[Context, Miss | None]:
    """Return what to keep now that the person has chosen *topic* instead, or after being asked."""
    if not (context.asked and context.failing) or context.failing == Failing.WRONG_PLACE:
        return replace(context, failing="", asked=""), None
    miss = replace(_miss(Failing(context.failing), context), meant=topic)
    return replace(context, failing="", asked=""), miss


def _miss(failing: Failing, context: Context) -> Miss:
    return Miss(
        failing, context.asked, context.language, context.taken or "", context.certainty, _place(context)
    )


def _failing(understood: Understanding, decision: Decision) -> Failing | None:
    """Return how *decision* fails the person; whom we point on has been helped."""
    if isinstance(decision, WhichTopic):
        return Failing.UNCLEAR
    if isinstance(decision, Unknown):
        return None if decision.pointer else Failing.UNANSWERED
    lost = understood.topic != _HUMAN or understood.certainty < SURE
    human = isinstance(decision, Start) and decision.form is Form.HUMAN
    return Failing.UNANSWERED if human and lost else None


def kept(text: str) -> str:
    """Return what is kept of *text*: its beginning, without addresses of mail and long numbers."""
    return _WHOSE.sub(_GONE, text)[:LONGEST]


def _says(text: str) -> bool:
    """Whether *text* has words, and not only numbers and signs."""
    return any(letter.isalpha() for letter in text)


def _place(context: Context) -> str:
    place = context.place
    return (place.municipality or place.name) if place else ""
