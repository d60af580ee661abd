"""A person's rights over what is kept of them: what they ask for, what would be deleted, and what stays."""

from collections.abc import Iterable, Sequence

from knowledge import menu
from knowledge.context import Context
from knowledge.library import Library, retention
from knowledge.library.phrases import fold
from knowledge.records import Case
from knowledge.terms import Language, Reply
from knowledge.voice import Voice, blocks, own, rows

VERBS = ("mydata", "erase", "forget", "keep")  # their buttons; they work in the middle of a form too
FORGET = "forget"
LONGEST = 160  # letters: who wants something deleted says so shortly


def asked(text: str, context: Context, library: Library) -> str | None:
    """Return the action of a text that asks to see or to delete what is kept, or says yes to deleting it."""
    if len(text) > LONGEST:
        return None
    folded, book = fold(text), library.phrasebook
    confirming = next((one for one in context.buttons if one.action.startswith(FORGET)), None)
    if confirming and folded in {*book.heard["erase-yes"], fold(confirming.label)}:
        return confirming.action
    if book.opens("how", folded):  # "hvordan sletter I …" asks for an answer
        return None
    if book.hears("erase", folded):
        return "erase"
    return "mydata" if book.hears("my-data", folded) else None


def language(text: str, library: Library) -> Language | None:
    """Return the one language that such a text is written in; None where it could be several."""
    folded, lists = fold(text), library.phrasebook.lists
    said = [one for one, heard in lists.items() if _hears(heard["erase"] + heard["my-data"], folded)]
    return said[0] if len(said) == 1 else None


def copied(say: Voice) -> Reply:
    """Return what is said under the copy."""
    return Reply(say.say("mydata"), (say.choice("button-erase", "erase"), *menu.human(say)))


def ask(cases: Sequence[Case], say: Voice, *, token: int, drafting: bool) -> Reply:
    """Return the one question before deleting: what goes, what stays and why.

    *token* is part of the button, so that it never means anything but this question.
    """
    goes = rows(
        say.say("erase-ask"),
        say.say("erase-lines"),
        say.say("erase-memory"),
        say.say("erase-draft") if drafting else "",
        _named("erase-cases", _erasable(cases), say),
    )
    waiting = [case for case in _erasable(cases) if case.open]
    stays = rows(
        say.say("erase-kept"),
        *(_journalised(case, say) for case in cases if case.journalised_at),
        say.say("erase-statistics"),
    )
    text = blocks(
        goes, _named("erase-open", waiting, say), stays, say.say("erase-telegram"), say.say("erase-final")
    )
    yes = say.choice("button-erase-yes", f"{FORGET}:{token}")
    return Reply(text, (yes, say.choice("button-erase-no", "keep")))


def receipt(cases: Sequence[Case], say: Voice) -> Reply:
    """Return what is said once it is deleted."""
    kept = [case for case in cases if case.journalised_at]
    gone = " ".join(filter(None, (say.say("erased"), _named("erased-cases", _erasable(cases), say))))
    until = retention.told(say.library.periods.unfinished_chat, say.library.phrasebook, say.language)
    last = "" if kept else say.say("erased-receipt", unfinished=until)
    return Reply(blocks(gone, _named("erased-journal", kept, say), say.say("erase-telegram"), last))


def _hears(phrases: Iterable[str], folded: str) -> bool:
    return any(f" {words} " in f" {folded} " for words in phrases)


def _erasable(cases: Iterable[Case]) -> list[Case]:
    return [case for case in cases if not case.journalised_at]


def _named(key: str, cases: Sequence[Case], say: Voice) -> str:
    """Return the sentence *key* about these cases, or nothing where there are none."""
    if not cases:
        return ""
    return say.say(key, count=len(cases), references=say.listed([case.reference for case in cases]))


def _journalised(case: Case, say: Voice) -> str:
    reason = own(case.journal.strip().rstrip(".")) or "none"
    return say.say("erase-journal", reference=case.reference, reason=reason)
