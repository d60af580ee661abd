"""A person's own cases: which one a further message belongs to, and what may be told about one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from knowledge import menu, reference
from knowledge.inquiry import KINDS
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.records import Case, CaseState
from knowledge.terms import Choice, Language, Reply, TopicId, Understanding
from knowledge.thresholds import SURE
from knowledge.understand import OUT_OF_SCOPE, STATUS, asks
from knowledge.voice import Voice, rows

WINDOW = timedelta(days=14)  # so long after staff wrote, free text goes to the case
SOON = timedelta(minutes=30)  # so long after a receipt, what is no new question may belong to it
_FEW = 6  # words: "kan jeg ændre den?" asks whether, a longer text already says into what
_LOOSE = {OUT_OF_SCOPE, TopicId("smalltalk"), TopicId("log-inquiry"), STATUS}


def expecting(cases: Sequence[Case], *, now: datetime, aside: str) -> tuple[Case, ...]:
    """Return the cases that staff wrote in lately, later than *aside*, so that free text belongs to them."""
    return tuple(
        case
        for case in cases
        if case.answered_at > aside
        and case.state != CaseState.CLOSED
        and now - datetime.fromisoformat(case.answered_at) <= WINDOW
    )


def latest(cases: Sequence[Case]) -> str:
    """Return when staff wrote last in any of *cases*."""
    return max((case.answered_at for case in cases), default="")


def own(cases: Sequence[Case], written: str) -> Case | None:
    """Return the case of these that *written* names."""
    named = reference.parse(written)
    return next((case for case in cases if case.reference == named), None)


def status(text: str, *, asked: Case | None, cases: Sequence[Case], conversation: str, say: Voice) -> Reply:
    """Return how a case stands. Another person's case and one that does not exist sound the same."""
    if reference.parse(text) is None and reference.mistyped(text):
        return Reply(say.say("status-mistyped"), menu.human(say))
    if reference.parse(text) is None:
        return _all(text, cases, say) if cases else Reply(say.say("status-ask"), menu.human(say))
    case = own(cases, text) or asked
    if case is None or not (case.conversation == conversation or reference.shows(text, case.code)):
        return Reply(say.say("status-unknown"), menu.human(say))
    return Reply(_line(case, say), _more(case, conversation, say))


def sent(case: Case, say: Voice, *, edited: bool = False) -> Reply:
    """Return the confirmation that a message went to its case."""
    key = "case-edited" if edited else "case-sent"
    return Reply(say.say(key, reference=case.reference), (say.choice("button-fresh", "fresh"),))


def recent(cases: Sequence[Case], receipt: str, *, now: datetime) -> Case | None:
    """Return the case of the last *receipt*, while the person may still have it in mind."""
    case = own(cases, receipt)
    return case if case and case.open and now - datetime.fromisoformat(case.opened_at) <= SOON else None


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


def _all(text: str, cases: Sequence[Case], say: Voice) -> Reply:
    told = [_line(case, say) for case in cases[:5]]
    when = say.say("status-when") if say.library.phrasebook.hears("when", fold(text)) else ""
    return Reply(rows(say.say("status-mine", count=len(told)), *told, when), menu.human(say))


def _line(case: Case, say: Voice) -> str:
    state = fold(case.state).replace(" ", "-")
    about = say.say("case-about", kind=case.kind or KINDS.get(case.topic, "none"))
    return say.say("status", reference=case.reference, about=about, state=state)


def _named(case: Case, say: Voice) -> str:
    """Return the few words that tell a case from its person's others, for a button."""
    return say.say("kind", kind=case.kind or KINDS.get(case.topic, "question"))


def _more(case: Case, conversation: str, say: Voice) -> tuple[Choice, ...]:
    if case.conversation != conversation:  # shown for its code: read, not written to, from elsewhere
        return menu.human(say)
    return (say.choice("button-write", f"write:{case.reference}"), *menu.human(say))
