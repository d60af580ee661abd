"""Answering a case: written, shown exactly as each person will read it, then sent."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from bot.console.case import Cases, is_redacted, number
from bot.console.deeds import two_ways
from bot.console.dossier import ANSWERS, Dossier
from bot.console.paths import FROM
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.actions import Respond, Told
from knowledge.casework.reaching import Person
from knowledge.casework.rules import LONGEST
from knowledge.casework.templates import unfilled
from knowledge.casework.wording import Wording
from knowledge.errors import CaseworkError, RefusedError, StaleError
from knowledge.inquiry import Reach
from knowledge.parts import parts

FORM = "svar"
SPOKEN = "talt"  # set where a text in the answer is as the assistant says it
ROAD = "vej-"  # and the reference of whom it leads to


@dataclass(frozen=True, slots=True)
class Shown:
    """What one person will read, in the pieces they get it in."""

    person: Person
    told: Told
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replies:
    """The form of an answer, and its preview."""

    cases: Cases

    @property
    def ways(self) -> Sequence[Way]:
        """Return the address the form is posted to."""
        return two_ways(self.cases, FORM, self.answer)

    async def answer(self, visit: Visit) -> Response:
        """Put a text in, show what will be read, or send what was shown."""
        file = await self.cases.find(visit)
        if file is None:
            return self.cases.missing(visit)
        dossier = await self.cases.dossier(visit, file)
        if visit["indsaet"]:
            text = "\n\n".join(filter(None, (visit.written("text").text, dossier.passage(visit["indsaet"]))))
            spoken = visit["indsaet"] if visit["indsaet"].startswith(ANSWERS) else visit[SPOKEN]
            return await self.cases.page(visit, file, form=FORM, typed={"text": text, SPOKEN: spoken})
        if visit["trin"] == "ret":
            return await self.cases.page(visit, file, form=FORM)
        try:
            shown = self._shown(visit, dossier)
        except CaseworkError as error:
            return await self.cases.refuse(visit, FORM, error)
        if visit["trin"] == "send" and visit["set"] == _seal(shown):
            return await self._send(visit, shown)
        return self._preview(visit, dossier, shown)

    async def _send(self, visit: Visit, shown: Sequence[Shown]) -> Response:
        text = visit.written("text").text
        asks = bool(visit["venter"])
        until = self._reminded if asks else None
        action = Respond(text, tuple(one.told for one in shown), asks=asks, until=until)
        return await self.cases.act(visit, FORM, action)

    @property
    def _reminded(self) -> date:
        """When a case comes up again whose person has not answered what was asked."""
        calendar = self.cases.calendar
        return calendar.add_working_days(self.cases.today.date(), calendar.rules.remind_after)

    def _preview(self, visit: Visit, dossier: Dossier, shown: Sequence[Shown]) -> Response:
        return self.cases.pages.page(
            visit,
            "reply.html",
            case=dossier,
            file=dossier.file,
            shown=shown,
            seal=_seal(shown),
            text=visit.written("text").text,
            asks=visit["venter"],
            reminded=self._reminded,
            spoken=visit[SPOKEN],
            stamp=stamp(visit),
            redacted=is_redacted(visit),
            mails=self.cases.mails,
        )

    def _shown(self, visit: Visit, dossier: Dossier) -> list[Shown]:
        """Return what each will read; what cannot be sent is refused, so that it is mended first."""
        text = visit.written("text").text
        check(text)
        fresh(visit, dossier)
        return [self._told(visit, one, text) for one in dossier.people]

    def _told(self, visit: Visit, person: Person, text: str) -> Shown:
        road = road_of(visit, person)
        book = self.cases.archive.shelf.library.phrasebook
        wording = Wording(book, person.language, person.reference)
        told = Told(
            reference=person.reference,
            text=wording.answer(text, road=road, asks=bool(visit["venter"])),
            road=road,
            subject=wording.subject() if road == Reach.MAIL else "",
            language=book.spoken(person.language),
        )
        return Shown(person, told, pieces(told))


def road_of(visit: Visit, person: Person) -> str:
    """Return the road that was chosen for *person*, if it leads to them; else theirs."""
    chosen = visit[f"{ROAD}{person.reference}"]
    return chosen if chosen in person.roads else person.road


def pieces(told: Told) -> tuple[str, ...]:
    """Return *told* as it comes: a long text to a chat in several messages."""
    return tuple(parts(told.text)) if told.road == Reach.CHAT else (told.text,)


def check(text: str) -> None:
    """Refuse what nobody should read: nothing, far too much, or a template that was not filled in."""
    if not text:
        raise RefusedError("empty")
    if len(text) > LONGEST:
        raise RefusedError("too-long")
    if unfilled(text):
        raise RefusedError("unfilled")


def fresh(visit: Visit, dossier: Dossier) -> None:
    """Refuse a form that was made before the case was last changed."""
    newest = dossier.file.filed.version
    if number(visit["version"]) != newest:
        raise StaleError(newest)


def stamp(visit: Visit) -> dict[str, str]:
    """Return what a form says of the moment it was made, for the next form of the same."""
    return {name: visit.written(name).text for name in ("version", "seen", "was", "whose", FROM)}


def _seal(shown: Sequence[Shown]) -> str:
    """Return what stands for exactly these words on these roads: only what was shown is sent."""
    return hashlib.sha256(repr([one.told for one in shown]).encode()).hexdigest()
