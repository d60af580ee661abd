"""“Har du fået svar?”: what is asked some time after a case was forwarded, and the five answers to it."""

from enum import StrEnum

from knowledge.records import CaseState
from knowledge.terms import Reply
from knowledge.voice import Voice

STEP = "asked"  # stands for the step on the buttons, which no turn has sent
VERB = "got"  # the action of the buttons: ``got:26-0147-K:nej``


class Got(StrEnum):
    """What somebody answers; the values stand in buttons and in the store."""

    YES = "ja"
    ASIDE = "ja-men"
    RECEIPT = "kvittering"
    NO = "nej"
    UNEXPECTED = "ventede-ikke"


ASKED_IN = frozenset({CaseState.FORWARDED})  # the states of a case about which it is asked


def ask(reference: str, receiver: str, say: Voice) -> Reply:
    """Return the question about a case that was forwarded to *receiver*.

    Its buttons work from a letter that no turn has sent, when they are rendered with `STEP`. Whoever sends it
    sets the case's ``asked_at`` in the same transaction: without it the buttons do nothing.
    """
    choices = tuple(say.choice(f"button-got-{got}", f"{VERB}:{reference}:{got}") for got in Got)
    return Reply(say.say("got-ask", reference=reference, receiver=receiver), choices)
