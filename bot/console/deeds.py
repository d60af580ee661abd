"""What is done to a case with one form: taken, given on, noted, laid aside, merged, closed, journalised."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from starlette.responses import Response

from bot.console import faults
from bot.console.case import CASE, Cases, is_redacted, number
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge import reference
from knowledge.casework.actions import (
    Action,
    Carrier,
    Claim,
    Close,
    HandOver,
    Heard,
    Journal,
    Journalise,
    Merge,
    Outcome,
    Reopen,
    Taken,
    Unlink,
    Wait,
    Waiting,
    Write,
)
from knowledge.casework.macros import Circumstances, Macro, action, steps
from knowledge.casework.staff import StaffRole
from knowledge.errors import CaseworkError, RefusedError

E = TypeVar("E", bound=StrEnum)
Read = Callable[[Visit], Action]


@dataclass(frozen=True, slots=True)
class Deeds:
    """The forms that need no preview: none of them tells a person anything."""

    cases: Cases

    @property
    def ways(self) -> Sequence[Way]:
        """Return an address for each form, and the way back for who opens it."""
        unversioned = {"tag", "note", "luk-link"}  # they overwrite nothing
        endpoints = {
            form: self._form(form, read, versioned=form not in unversioned) for form, read in _READ.items()
        }
        endpoints |= {"afventer": self.wait, "saml": self.merge, "makro": self.run}
        return [way for form, do in endpoints.items() for way in two_ways(self.cases, form, do)]

    def _form(self, form: str, read: Read, *, versioned: bool) -> Callable[[Visit], Awaitable[Response]]:
        async def do(visit: Visit) -> Response:
            try:
                wanted = read(visit)
            except RefusedError as error:
                return await self.cases.refuse(visit, form, error)
            return await self.cases.act(visit, form, wanted, versioned=versioned)

        return do

    async def wait(self, visit: Visit) -> Response:
        """Lay the case aside until a day, or until the first working day after one on which nobody works."""
        try:
            for_, wanted, until = self._aside(visit)
        except RefusedError as error:
            return await self.cases.refuse(visit, "afventer", error)
        moved = f"afventer&valgt={wanted.isoformat()}" if wanted != until else "afventer"
        return await self.cases.act(visit, "afventer", Wait(for_, until), done=moved)

    def _aside(self, visit: Visit) -> tuple[Waiting, date, date]:
        """Return what the case waits for, the day that was chosen, and the one on which it comes up again."""
        for_ = _one(Waiting, visit["paa"])
        try:
            wanted = date.fromisoformat(visit["dato"])
            until = self.cases.calendar.from_on(wanted)
        except (OverflowError, ValueError) as error:  # no day, or one after which there are no more
            raise RefusedError("no-date") from error
        if wanted <= self.cases.today.date():  # before it is moved to a working day
            raise RefusedError("past")
        return for_, wanted, until

    async def merge(self, visit: Visit) -> Response:
        """Put the case into another one, which it then leads to."""
        said = visit["ind-i"].strip() or visit["valgt"]
        into = reference.parse(said)
        if into is None or await self.cases.desk.file(into, viewer=visit.account) is None:
            why = "whole-number" if faults.half(said) else "no-such-case" if said else "no-merge"
            return await self.cases.refuse(visit, "saml", RefusedError(why))
        return await self.cases.act(visit, "saml", Merge(into))

    async def run(self, visit: Visit) -> Response:
        """Do a macro's steps one after the other; where one is refused, those before it are done."""
        file = await self.cases.find(visit)
        if file is None:
            return self.cases.missing(visit)
        version = number(visit["version"])
        try:
            macro, here = _one(Macro, visit["makro"]), await self._circumstances(visit, file.filed.owner)
            for step in steps(macro, here):
                file = await self.cases.desk.act(
                    file.filed.reference, action(step), by=visit.account, version=version
                )
                version = file.filed.version
        except CaseworkError as error:
            return await self.cases.refuse(visit, "makro", error)
        return self.cases.leave(visit, file.filed.reference, f"makro-{macro}", redacted=is_redacted(visit))

    async def _circumstances(self, visit: Visit, owner: int | None) -> Circumstances:
        others = [
            member.account.id
            for member in await self.cases.archive.accounts.all()
            if member.account.id != visit.account.id and member.account.may(StaffRole.WORKER)
        ]
        if visit["makro"] == Macro.COLLEAGUE and len(others) != 1:
            raise RefusedError("no-colleague")
        return Circumstances(
            owned=owner == visit.account.id,
            colleague=others[0] if others else 0,
            next_week=self.cases.next_week,
            carrier=_one(Carrier, visit["baerer"]) if visit["makro"] == Macro.CLOSE else Carrier.REGION,
        )


def two_ways(cases: Cases, form: str, do: Callable[[Visit], Awaitable[Response]]) -> list[Way]:
    """Return where *form* is posted to, and where who opens that address is led back."""
    path = f"{CASE}/{form}"
    return [
        Way(path, do, StaffRole.WORKER, f"case.{form}", posts=True),
        Way(path, cases.back, StaffRole.READER, "case.return"),
    ]


def _claim(_: Visit) -> Action:
    return Claim()


def _hand_over(visit: Visit) -> Action:
    return HandOver(number(visit["til"]))


def _note(visit: Visit) -> Action:
    return Write(visit.written("text").text)


def _heard(visit: Visit) -> Action:
    return Heard(number(visit["videresendt"]), _one(Taken, visit["svar"]), visit.written("hvorfor").text)


def _unlink(visit: Visit) -> Action:
    return Unlink(number(visit["videresendt"]))


def _close(visit: Visit) -> Action:
    lesson = visit.written("laert").text
    return Close(_one(Outcome, visit["resultat"]), _one(Carrier, visit["baerer"]), lesson)


def _journalise(visit: Visit) -> Action:
    return Journalise(_one(Journal, visit["journal"]), visit.written("esdh").text)


def _reopen(_: Visit) -> Action:
    return Reopen()


_READ: dict[str, Read] = {
    "tag": _claim,
    "giv-videre": _hand_over,
    "note": _note,
    "modtaget": _heard,
    "luk-link": _unlink,
    "afslut": _close,
    "journal": _journalise,
    "genaabn": _reopen,
}


def _one(kind: type[E], value: str) -> E:
    """Return the choice that *value* is; nothing chosen, or something that is none, is refused."""
    try:
        return kind(value)
    except ValueError as error:
        raise RefusedError("not-chosen") from error
