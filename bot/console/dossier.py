"""All that stands on the page of a case: the case, and what is known beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.wording.names import Names
from knowledge.casework.access import Accounts
from knowledge.casework.actions import Taken
from knowledge.casework.desk import Desk
from knowledge.casework.reaching import Person, person
from knowledge.casework.records import CaseFile, Filed, Forwarded, Remark, Speaker, Spoken
from knowledge.casework.rules import OVER
from knowledge.casework.staff import Account, StaffRole
from knowledge.casework.templates import Templates, fill
from knowledge.library import Shelf
from knowledge.markup import as_html, as_read
from knowledge.terms import HOME, Language, TopicId

Event = Spoken | Remark | Forwarded
ANSWERS = "svar:"  # begins the key of a text that the assistant says
_INVITES = re.compile(  # a paragraph that asks for an inquiry: whom staff answer has sent one
    r"\n\n[^\n]*\b(?:som en henvendelse|en henvendelse her|as an inquiry|an inquiry here)\b[^\n]*"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that can be put into an answer: *key* names it in a form."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One case as its page shows it; *people* are those an answer goes to, its own person first.

    *places* are municipalities with the council of each; *colleagues* are those who can be given the case;
    *councils* are ours, by id and name; *spoken* is the language an answer is written in.
    """

    file: CaseFile
    people: tuple[Person, ...]
    places: tuple[tuple[str, str], ...]
    earlier: Sequence[Filed]
    similar: Sequence[Filed]
    colleagues: tuple[Account, ...]
    templates: tuple[Passage, ...]
    answers: tuple[Passage, ...]
    councils: list[tuple[str, str]]
    spoken: str

    @property
    def alike(self) -> list[Filed]:
        """What the case may be merged with: of the same sender, or about the same."""
        found = {one.reference: one for one in (*self.earlier, *self.similar)}
        return [one for one in found.values() if one.state not in OVER]

    @property
    def declined(self) -> Forwarded | None:
        """The newest forwarding, where its receiver cannot and nobody has told the person since."""
        newest = max(self.file.forwarded, key=lambda one: one.at, default=None)
        if newest is None or newest.answer != Taken.DECLINED or self.file.filed.state in OVER:
            return None
        told = (line.at for line in self.file.thread if line.who is Speaker.STAFF)
        return None if max(told, default=newest.at) > (newest.answered_at or newest.at) else newest

    @property
    def reference(self) -> str:
        """The number of the case."""
        return self.file.filed.reference

    @property
    def events(self) -> list[tuple[datetime, str, Event]]:
        """All that has happened, in order: what was said, what was noted, and to whom it was given."""
        file = self.file
        said = [(line.at, "said", line) for line in file.thread]
        noted = [(remark.at, "note", remark) for remark in file.remarks]
        given = [(one.at, "forwarded", one) for one in file.forwarded]
        return sorted([*said, *noted, *given], key=lambda event: event[0])

    def passage(self, key: str) -> str:
        """Return the text that *key* names; empty for none."""
        return next((one.text for one in (*self.templates, *self.answers) if one.key == key), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Gathers what belongs to a case, as far as the viewer may see it."""

    desk: Desk
    accounts: Accounts
    templates: Templates
    shelf: Shelf
    names: Names

    async def dossier(self, file: CaseFile, *, viewer: Account, today: date) -> Dossier:
        """Return *file* with what stands beside it."""
        reference = file.filed.reference
        merged = [await self.desk.file(one, viewer=viewer) for one in file.merged]
        people = tuple(person(one) for one in (file, *merged) if one)
        language = self.shelf.library.phrasebook.spoken(people[0].language)
        return Dossier(
            file=file,
            people=people,
            places=tuple(self._places(file.filed, today)),
            earlier=await self.desk.earlier(reference, viewer=viewer),
            similar=await self.desk.similar(reference, viewer=viewer),
            colleagues=await self._colleagues(viewer),
            templates=await self._templates(file.filed, language),
            answers=self._answers(file.filed, language, today),
            councils=[(str(one.id), one.name) for one in self.shelf.library.gazetteer.councils],
            spoken=language,
        )

    async def _colleagues(self, viewer: Account) -> tuple[Account, ...]:
        everybody = [member.account for member in await self.accounts.all()]
        return tuple(one for one in everybody if one.id != viewer.id and one.may(StaffRole.WORKER))

    async def _templates(self, filed: Filed, language: Language) -> tuple[Passage, ...]:
        values = self._values(filed, language)
        return tuple(
            Passage(f"skabelon:{one.id}", one.name, fill(one.text, values))
            for one in await self.templates.all()
            if one.fits(state=filed.state, topic=filed.topic, language=language)
        )

    def _values(self, filed: Filed, language: Language) -> dict[str, str]:
        """Return what the variables of a template stand for; empty where the case does not say."""
        topic = self.shelf.library.topics.by_id.get(TopicId(filed.topic))
        return {
            "reference": filed.reference,
            "emne": self.shelf.library.topics.title(topic.id, language) if topic else "",
            "råd": ", ".join(map(self.names.council, filed.councils)),
            "kommune": ", ".join(filed.municipalities),
        }

    def _answers(self, filed: Filed, language: Language, today: date) -> tuple[Passage, ...]:
        """Return what the assistant says about the case's own topic, without its invitation to write."""
        topic = TopicId(filed.topic)
        answer = self.shelf.library.answers.get(topic, language, today=today)
        if answer is None:
            return ()
        title = self.shelf.library.topics.title(topic, Language.DANISH)
        return (Passage(f"{ANSWERS}{topic}", title, _INVITES.sub("", _plain(answer.text)).strip()),)

    def _places(self, filed: Filed, today: date) -> list[tuple[str, str]]:
        """Return each municipality with its council, which is why the case lies there."""
        places = []
        for name in filed.municipalities:
            try:
                place = self.shelf.library.gazetteer.municipality(name, today=today)
            except KeyError:  # a landscape, or a place of an older list
                places.append((name, ""))
                continue
            council = self.names.council(place.council) if place.council else ""
            places.append((name, council if place.region == HOME else place.region))
        return places


def _plain(text: str) -> str:
    """Return an answer as it reads in a message of staff: without the marks of bold words."""
    return as_read(as_html(text))
