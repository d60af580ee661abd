"""A person's own cases: which one a further message belongs to, and what may be told about one."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from knowledge import reference
from knowledge.answering import days, menu
from knowledge.answering.voice import Voice, blocks, rows
from knowledge.answering.voice import own as plain
from knowledge.inquiry import KINDS
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.records import Case, CaseState
from knowledge.terms import DENMARK, Choice, Language, Reply, TopicId, Understanding
from knowledge.understanding.thresholds import SURE
from knowledge.understanding.understand import OUT_OF_SCOPE, STATUS, asks

WINDOW = timedelta(days=14)  # so long after staff wrote, asked or took it, free text goes to the case
SOON = timedelta(minutes=30)  # so long after a receipt, what is no new question may belong to it
_FEW = 6  # words: "kan jeg ændre den?" asks whether, a longer text already says into what
_COMPLAINT = 25  # words: who writes more has more to say than that
_OVER = {CaseState.CLOSED, CaseState.ERASED}
_LOOSE = {OUT_OF_SCOPE, TopicId("smalltalk"), TopicId("log-inquiry"), STATUS}


def expecting(cases: Sequence[Case], *, now: datetime, aside: str) -> tuple[Case, ...]:
    """Return the cases that free text belongs to: staff wrote, asked or took them lately, later than *aside*.

    Who has staff on their case talks with them, and the bot is silent in it. Of cases of theirs that were
    merged it is the one that the others are part of.
    """
    theirs = {case.reference for case in cases}
    there = (case for case in cases if case.state not in _OVER and case.main not in theirs)
    drawn = ((case, _drew(case)) for case in there)
    return tuple(case for case, at in drawn if at > aside and now - datetime.fromisoformat(at) <= WINDOW)


def latest(cases: Sequence[Case]) -> str:
    """Return when staff last wrote, asked or took any of *cases*."""
    return max(map(_drew, cases), default="")


def _drew(case: Case) -> str:
    """Return when staff last did what the person's next words may be about; empty where they did nothing."""
    claimed = case.claimed_at if case.open else ""
    asked = "" if case.got else case.asked_at
    return max(case.answered_at, claimed, asked)


def sorry(told: Reply, text: str, say: Voice) -> Reply:
    """Return *told*, after a sorry to one who says that they have waited."""
    if not waited(text, say.library):
        return told
    return Reply(blocks(say.say("status-sorry"), told.text), told.choices)


def own(cases: Sequence[Case], written: str) -> Case | None:
    """Return the case of these that *written* names."""
    named = reference.parse(written)
    return next((case for case in cases if case.reference == named), None)


def status(  # noqa: PLR0913 what may be told is passed by name
    text: str,
    *,
    asked: Case | None,
    cases: Sequence[Case],
    conversation: str,
    say: Voice,
    today: date,
    expected: int | None = None,
) -> Reply:
    """Return how a case stands; *expected* is how many working days an answer takes, where that is known.

    Another person's case and one that does not exist sound the same.
    """
    if reference.parse(text) is None and reference.mistyped(text):
        return Reply(say.say("status-mistyped"), menu.human(say))
    if reference.parse(text) is None:
        told = _all(text, cases, say, today, expected)
        return told if cases else Reply(say.say("status-ask"), menu.human(say))
    case = own(cases, text) or asked
    if case is None or not (case.conversation == conversation or reference.shows(text, case.code)):
        return Reply(say.say("status-unknown"), menu.human(say))
    return Reply(_line(case, say, today), _more(case, conversation, say))


def sent(case: Case, say: Voice, *, edited: bool = False) -> Reply:
    """Return the confirmation that a message went to its case."""
    key = "case-edited" if edited else "case-sent"
    return Reply(say.say(key, reference=case.reference), (say.choice("button-fresh", "fresh"),))


def recent(cases: Sequence[Case], receipt: str, *, now: datetime) -> Case | None:
    """Return the case of the last *receipt*, while the person may still have it in mind."""
    case = own(cases, receipt)
    return case if case and case.open and now - datetime.fromisoformat(case.opened_at) <= SOON else None


def waited(text: str, library: Library) -> bool:
    """Whether *text* says that one has waited for an answer, and not much more."""
    return len(text.split()) <= _COMPLAINT and library.phrasebook.hears("waited", fold(text))


def wonders(text: str, library: Library) -> bool:
    """Whether *text* asks how the inquiry stands, and says nothing else."""
    return fold(text) in library.phrasebook.heard["status"]


def changes(text: str, library: Library) -> bool:
    """Whether *text* asks to change what was sent, and not yet into what."""
    short = len(text.split()) <= _FEW
    return short and library.phrasebook.hears("change", fold(text))


def adds(understood: Understanding, library: Library) -> bool:
    """Whether a text soon after a receipt may belong to it: neither a question nor clearly a new matter."""
    text, foreign = understood.text, understood.language is Language.OTHER
    if understood.danger or understood.redacted or foreign or reference.parse(text):
        return False
    if wonders(text, library) or changes(text, library):
        return True
    if asks(text, library):
        return False
    more = library.phrasebook.hears("more", fold(understood.text))
    return more or understood.certainty < SURE or understood.topic in _LOOSE


def adding(case: Case, say: Voice) -> Reply:
    """Ask whether a text goes with a case."""
    choices = (say.choice("button-add", "add"), say.choice("button-fresh", "fresh"))
    return Reply(say.say("case-add", reference=case.reference), choices)


def which(cases: Sequence[Case], say: Voice) -> Reply:
    """Ask which case a message belongs to."""
    choices = tuple(
        say.choice("case-choice", f"note:{case.reference}", reference=case.reference, topic=_named(case, say))
        for case in cases
    )
    return Reply(say.say("case-which"), (*choices, say.choice("button-fresh", "fresh")))


def _all(text: str, cases: Sequence[Case], say: Voice, today: date, expected: int | None) -> Reply:
    told = [_line(case, say, today) for case in cases[:5]]
    when = _when(say, expected) if say.library.phrasebook.hears("when", fold(text)) else ""
    return Reply(rows(say.say("status-mine", count=len(told)), *told, when), menu.human(say))


def _when(say: Voice, expected: int | None) -> str:
    if expected is None:
        return say.say("status-when")
    return say.say("status-expected", time=say.say("working-days", count=expected))


def _line(case: Case, say: Voice, today: date) -> str:
    """Return how a case stands: for whom it waits, who has it and since when."""
    wake = days.day(date.fromisoformat(case.wake_on), say, today=today) if case.wake_on else "none"
    since = (
        datetime.fromisoformat(case.forwarded_at).astimezone(DENMARK).date() if case.forwarded_at else today
    )
    return say.say(
        "status",
        reference=case.reference,
        about=say.say("case-about", kind=case.kind or KINDS.get(case.topic, "none")),
        state=_key(case.state),
        waiting=_key(case.waiting_for),
        wake=wake,
        receiver=plain(case.receiver) or "none",
        since=days.day(since, say, today=today),
    )


def _key(value: str) -> str:
    """Return a state as the phrasebook spells it: *i-gang*, *genabnet*, *sundhedsrad*."""
    return fold(value).replace(" ", "-")


def _named(case: Case, say: Voice) -> str:
    """Return the few words that tell a case from its person's others, for a button."""
    return say.say("kind", kind=case.kind or KINDS.get(case.topic, "question"))


def _more(case: Case, conversation: str, say: Voice) -> tuple[Choice, ...]:
    if case.conversation != conversation:  # shown for its code: read, not written to, from elsewhere
        return menu.human(say)
    return (say.choice("button-write", f"write:{case.reference}"), *menu.human(say))
