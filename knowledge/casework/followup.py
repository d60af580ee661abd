"""“Har du fået svar?”: what is asked some time after a case was forwarded, and the five answers to it."""

from collections.abc import Sequence
from enum import StrEnum

from knowledge.answering.voice import Voice
from knowledge.library import Library
from knowledge.library.phrases import fold
from knowledge.records import Case
from knowledge.terms import Reply

STEP = "asked"  # stands for the step on the buttons, which no turn has sent
VERB = "got"  # the action of the buttons: ``got:26-0147-K:nej``


class Got(StrEnum):
    """What somebody answers; the values stand in buttons and in the store."""

    YES = "ja"
    ASIDE = "ja-men"
    RECEIPT = "kvittering"
    NO = "nej"
    UNEXPECTED = "ventede-ikke"


def ask(reference: str, receiver: str, say: Voice) -> Reply:
    """Return the question about a case that was forwarded to *receiver*.

    Its buttons work from a letter that no turn has sent, when they are rendered with `STEP`. Whoever sends it
    sets the case's ``asked_at`` in the same transaction: without it the buttons do nothing.
    """
    choices = tuple(say.choice(f"button-got-{got}", f"{VERB}:{reference}:{got}") for got in Got)
    return Reply(say.say("got-ask", reference=reference, receiver=receiver), choices)


def tapped(data: str, cases: Sequence[Case]) -> str | None:
    """Return the action of a button of the question; None for one of a case that it was never asked about."""
    step, _, action = data.partition(":")
    verb, _, told = action.partition(":")
    named, _, got = told.partition(":")
    known = step == STEP and verb == VERB and got in set(Got)
    asked = any(case.reference == named and case.asked_at for case in cases)
    return action if known and asked else None


def asking(cases: Sequence[Case]) -> Case | None:
    """Return the one case of *cases* that waits for an answer to the question; None for none or several."""
    open_ = [case for case in cases if case.asked_at and not case.got]
    return open_[0] if len(open_) == 1 else None


def said(text: str, library: Library) -> Got | None:
    """Return what *text*, and nothing more, answers to the question."""
    folded, book = fold(text), library.phrasebook
    labels = ((got, fold(book.say(f"button-got-{got}", spoken))) for got in Got for spoken in book.bundles)
    words = ((got, heard) for got in (Got.RECEIPT, Got.NO, Got.YES) for heard in book.heard[f"got-{got}"])
    return next((got for got, meant in (*labels, *words) if folded == meant), None)


def told(case: Case, got: Got, say: Voice) -> tuple[str, bool]:
    """Return what is said to the answer *got*, and whether it asks for words to the case."""
    if case.got == got:
        return say.say("got-already", reference=case.reference), True
    if got is Got.NO and case.answered_at > case.asked_at:
        return say.say("got-answered", reference=case.reference), True
    return say.say("got-told", got=got, reference=case.reference), got is Got.ASIDE
