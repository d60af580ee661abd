"""Which action the state of a case and the role of an account allow, and what the case is like afterwards."""

from dataclasses import dataclass, replace
from datetime import date

from knowledge.casework.actions import (
    Action,
    Claim,
    Close,
    Forward,
    HandOver,
    Heard,
    Journal,
    Journalise,
    Merge,
    Reopen,
    Respond,
    Taken,
    Unlink,
    Wait,
    Waiting,
    Write,
)
from knowledge.casework.staff import CLOCK, Account, StaffRole
from knowledge.errors import RefusedError, TakenError
from knowledge.records import CaseState

LONGEST = 20_000  # letters of a note or an answer
OVER = frozenset({CaseState.ANSWERED, CaseState.CLOSED})  # nobody works on it any more
HANDED = "givet"  # the mark of a case that a colleague has given to its owner
AT_HAND = frozenset({CaseState.NEW, CaseState.IN_PROGRESS, CaseState.REOPENED})  # the unit's to go on with

_BY_ITSELF = (Heard, Reopen)  # what happens without an account: a receiver answers, the clock wakes
_ANY_STATE = (Write, Journalise, Heard, Unlink)
_ANYBODY = (*_ANY_STATE, Claim, HandOver, Reopen)  # what a colleague may do with a case that is another's


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stands, as far as it decides. *merged*: it is part of another, which stands for it."""

    state: CaseState
    owner: int | None = None
    owner_name: str = ""
    waiting_for: str = ""
    wake_on: date | None = None
    merged: bool = False
    journalised: bool = False

    @property
    def open(self) -> bool:
        """Whether there is something left to do."""
        return self.state not in OVER and self.state is not CaseState.ERASED


def after(standing: Standing, action: Action, *, by: Account, today: date) -> Standing:
    """Return how the case stands after *action*; a RefusedError or a TakenError where it is not allowed."""
    _may(action, by)
    _is_there(standing, action)
    _is_written(action)
    if not isinstance(action, _ANYBODY) and standing.owner not in {None, by.id}:
        raise TakenError(standing.owner_name)
    return _done(standing, action, by, today)


def news(standing: Standing, action: Action, *, by: Account) -> str | None:
    """Return the mark that *action* leaves on the case for its owner; None: the one it has stays.

    *standing* is how the case stands afterwards. What its owner does themselves takes the mark away.
    """
    match action:
        case Heard(answer=answer) if by.id == CLOCK.id and answer is not Taken.RECEIVED:
            return str(answer)
        case HandOver(to) if to != by.id:
            return HANDED
    return "" if by.id == standing.owner else None


def _may(action: Action, by: Account) -> None:
    if by.id == CLOCK.id and isinstance(action, _BY_ITSELF):
        return
    if not by.may(StaffRole.WORKER):
        raise RefusedError("role")


def _is_there(standing: Standing, action: Action) -> None:
    if standing.state is CaseState.ERASED:
        raise RefusedError("erased")
    if standing.merged and not isinstance(action, _ANY_STATE):
        raise RefusedError("merged")
    if standing.state is CaseState.CLOSED and not isinstance(action, (*_ANY_STATE, Reopen)):
        raise RefusedError("closed")


def _is_written(action: Action) -> None:
    """Refuse what has no words where words are needed, or too many."""
    match action:
        case Write(text) | Respond(text):
            needed, words = True, (text,)
        case Forward():
            needed, words = True, (action.receiver,)
        case Heard():
            needed, words = action.answer is Taken.DECLINED, (action.reason,)
        case Journalise(Journal.YES, number):
            needed, words = True, (number,)
        case Close():
            needed, words = False, (action.lesson,)
        case _:
            return
    if needed and not all(text.strip() for text in words):
        raise RefusedError("empty")
    if any(len(text) > LONGEST for text in words):
        raise RefusedError("too-long")


def _done(  # noqa: C901, PLR0911, PLR0912 one case for each action
    standing: Standing, action: Action, by: Account, today: date
) -> Standing:
    match action:
        case Claim():
            return _claimed(standing, by)
        case HandOver(to):
            return _begun(replace(standing, owner=to))
        case Respond(asks=True, until=until):
            return _to(standing, CaseState.WAITING, by, waiting_for=Waiting.SENDER, wake_on=until)
        case Respond():
            return _to(standing, CaseState.ANSWERED, by)
        case Wait(for_, until):
            if until <= today:
                raise RefusedError("past")
            return _to(standing, CaseState.WAITING, by, waiting_for=for_, wake_on=until)
        case Forward():
            return _to(standing, CaseState.FORWARDED, by)
        case Heard(answer=Taken.DECLINED) if standing.state is CaseState.FORWARDED:
            return _to(standing, CaseState.REOPENED, None)
        case Close():
            return _to(standing, CaseState.CLOSED, by)
        case Reopen():
            if standing.state in AT_HAND:
                raise RefusedError("open")
            return _to(standing, CaseState.REOPENED, None)
        case Journalise(journal):
            return _journalised(standing, journal)
        case Write() | Heard() | Unlink() | Merge():
            return standing


def _claimed(standing: Standing, by: Account) -> Standing:
    if standing.owner not in {None, by.id}:
        raise TakenError(standing.owner_name)
    if standing.state in OVER:
        raise RefusedError("over")
    return _begun(replace(standing, owner=by.id))


def _begun(standing: Standing) -> Standing:
    begins = standing.state in AT_HAND
    return replace(standing, state=CaseState.IN_PROGRESS) if begins else standing


def _journalised(standing: Standing, journal: Journal) -> Standing:
    if journal is Journal.NO and standing.journalised:
        raise RefusedError("journalised")
    return replace(standing, journalised=journal is not Journal.NO)


def _to(
    standing: Standing,
    state: CaseState,
    by: Account | None,
    *,
    waiting_for: str = "",
    wake_on: date | None = None,
) -> Standing:
    """Return the case in *state*; what is nobody's becomes that of who acts."""
    owner = by.id if by and standing.owner is None else standing.owner
    return replace(standing, state=state, owner=owner, waiting_for=str(waiting_for), wake_on=wake_on)
