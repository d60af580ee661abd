"""A person's rights over what is kept of them: what they ask for, what would be deleted, and what stays."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from knowledge.answering import menu
from knowledge.answering.voice import Voice, blocks, own, rows
from knowledge.context import Context
from knowledge.library import Library, retention
from knowledge.library.phrasebook import Phrasebook
from knowledge.library.phrases import fold
from knowledge.records import Case
from knowledge.terms import Choice, Language, Reply

VERBS = ("mydata", "erase", "forget", "keep", "erased")  # they work in the middle of a form too
FORGET = "forget"
_GONE = "another:erased"  # the button under the receipt: as long as it is the last one, nothing is kept
LONGEST = 160  # letters: who wants something deleted says so shortly
PATIENCE = timedelta(minutes=10)  # so long a typed yes may be one to the question; a tap always is
_WISHES = {"erase": ("erase", "button-erase"), "mydata": ("my-data", "button-my-data")}  # heard, offered


def asked(text: str, context: Context, library: Library, *, written: str, whole: bool) -> str | None:
    """Return the action of a text that asks to see or to delete what is kept, or says yes to deleting it.

    *written* is when staff wrote last (ISO): a bare yes after that may be theirs. *whole*: a case or a form
    waits for words, so those that say more than the wish are not for us.
    """
    folded, book = fold(text), library.phrasebook
    if confirms(text, context, library) and (_labelled(folded, context) or context.erasing > written):
        return _yes(context)
    if len(text) <= LONGEST and gone(context) and book.hears("erased", folded):
        return "erased"
    action = wished(text, library)
    return None if action and whole and not _only(_WISHES[action][0], folded, book) else action


def wished(text: str, library: Library) -> str | None:
    """Return the action of the wish that stands somewhere in *text*."""
    folded, book = fold(text), library.phrasebook
    if len(text) > LONGEST or book.opens("how", folded):  # "hvordan sletter I …" asks for an answer
        return None
    return next((action for action, (heard, _) in _WISHES.items() if book.hears(heard, folded)), None)


def confirms(text: str, context: Context, library: Library) -> bool:
    """Whether *text* is a yes to the question that is open."""
    folded = fold(text)
    yes = confirming(context) is not None
    return yes and (_labelled(folded, context) or folded in library.phrasebook.heard["erase-yes"])


def timely(action: str | None, context: Context, *, now: datetime, written: str) -> str | None:
    """Return what a typed *action* does: a late yes, or one after staff wrote, is asked about."""
    if not (action or "").startswith(FORGET):
        return action
    asked_at = context.erasing
    fresh = asked_at > written and now - datetime.fromisoformat(asked_at) <= PATIENCE
    return action if fresh else "erase"


def offer(action: str, say: Voice) -> Choice:
    """Return the button for a wish that was not taken as one."""
    return say.choice(_WISHES[action][1], action)


def confirming(context: Context) -> Choice | None:
    """Return the button that would delete everything now, if the question is open."""
    return next((one for one in context.buttons if one.action.startswith(FORGET)), None)


def gone(context: Context) -> bool:
    """Whether everything was deleted just now, and nothing has been said since."""
    return any(one.action == _GONE for one in context.buttons)


def outlasts(choice: Choice) -> bool:
    """Whether the button works where nothing else is answered; the one under the receipt only marks it."""
    return choice.action == _GONE or choice.action.partition(":")[0] in VERBS


def language(text: str, library: Library) -> Language | None:
    """Return the one language that such a text is written in; None where it could be several."""
    folded, lists = fold(text), library.phrasebook.lists
    said = [one for one, heard in lists.items() if _hears(heard["erase"] + heard["my-data"], folded)]
    return said[0] if len(said) == 1 else None


def copied(say: Voice) -> Reply:
    """Return what is said under the copy."""
    return Reply(say.say("mydata"), (say.choice("button-erase", "erase"), *menu.human(say)))


def ask(
    cases: Sequence[Case], say: Voice, *, token: int, drafting: bool, offers: Sequence[str] = ()
) -> Reply:
    """Return the one question before deleting: what goes, what stays and why.

    *token* is part of the button, so that it never means anything but this question. *offers* are the names
    of those that the conversation answers for.
    """
    goes = rows(
        say.say("erase-ask"),
        say.say("erase-lines"),
        say.say("erase-memory"),
        say.say("erase-draft") if drafting else "",
        _named("erase-cases", _erasable(cases), say),
        say.say("erase-provides", offers=own(say.listed(offers))) if offers else "",
    )
    waiting = [case for case in _erasable(cases) if case.open]
    stays = rows(
        say.say("erase-kept"),
        *(_journalised(case, say) for case in cases if case.journalised_at),
        say.say("erase-offers", count=len(offers)) if offers else "",
        say.say("erase-statistics"),
    )
    text = blocks(goes, _named("erase-open", waiting, say), stays, _elsewhere(say), say.say("erase-final"))
    yes = say.choice("button-erase-yes", f"{FORGET}:{token}")
    return Reply(text, (yes, say.choice("button-erase-no", "keep")))


def kept(say: Voice) -> Reply:
    """Return what is said to a no: it ends the question, and its button with it."""
    return Reply(say.say("erase-not"), (say.choice("button-another", "another"),))


def receipt(cases: Sequence[Case], say: Voice) -> Reply:
    """Return what is said once it is deleted."""
    stays = [case for case in cases if case.journalised_at]
    goes = " ".join(filter(None, (say.say("erased"), _named("erased-cases", _erasable(cases), say))))
    until = retention.told(say.library.periods.unfinished_chat, say.library.phrasebook, say.language)
    last = "" if stays else say.say("erased-receipt", unfinished=until)
    text = blocks(goes, _named("erased-journal", stays, say), _elsewhere(say), last)
    return Reply(text, (say.choice("button-another", _GONE),))


def erased(cases: Sequence[Case], say: Voice) -> Reply:
    """Return, to one who asks, that it is deleted, and what of it is not."""
    stays = [case for case in cases if case.journalised_at]
    text = blocks(say.say("erased-yes"), _named("erased-journal", stays, say))
    return Reply(text, (say.choice("button-another", _GONE),))


def _yes(context: Context) -> str | None:
    yes = confirming(context)
    return yes.action if yes else None


def _labelled(folded: str, context: Context) -> bool:
    yes = confirming(context)
    return yes is not None and folded == fold(yes.label)


def _only(key: str, folded: str, book: Phrasebook) -> bool:
    """Whether *folded* is one of the words of ``heard-<key>``, give or take polite words around it."""
    around = "|".join(book.heard["polite"])
    polite = re.compile(rf"(?:(?:{around}) )*")
    for words in book.heard[key]:
        before, found, after = f" {folded} ".partition(f" {words} ")
        if found and polite.fullmatch(f"{before} ".lstrip()) and polite.fullmatch(after):
            return True
    return False


def _hears(phrases: Iterable[str], folded: str) -> bool:
    return any(f" {words} " in f" {folded} " for words in phrases)


def _elsewhere(say: Voice) -> str:
    """Return what lies where we cannot delete it: with Telegram, for those who write there."""
    return say.say("erase-telegram") if say.channel == "telegram" else ""


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
