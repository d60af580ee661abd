"""Giving a case to somebody outside the unit: to whom, how, why, and what the person is told about it."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from bot import values
from bot.console.case import Cases, is_redacted
from bot.console.deeds import two_ways
from bot.console.dossier import Dossier
from bot.console.reply import check, fresh, road_of, stamp
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge.casework.actions import Forward, Road, Told
from knowledge.casework.reaching import Person
from knowledge.casework.wording import CoverLetter, Wording
from knowledge.errors import CaseworkError, RefusedError
from knowledge.inquiry import Reach

FORM = "videresend"
TOLD = "besked-"  # and the reference of who reads it
OTHER = "anden"  # a receiver that is no health council
LINK = "modtag"
TOKEN = 32  # bytes: 256 bits that nobody guesses
LONGEST = 200  # letters of a receiver's name
LONGEST_ADDRESS = 254  # letters of a mail address (RFC 5321 leaves room for no more)


def digest(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_mailbox(address: str) -> bool:
    """Whether *address* is one plain e-mail address."""
    try:
        return len(values.mailbox(address)) <= LONGEST_ADDRESS
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form says, checked."""

    receiver: str
    council: str
    road: Road
    address: str
    why: str


@dataclass(frozen=True, slots=True)
class Forwards:
    """The form that gives a case away, and its preview.

    *site* is the address that people open; *local*: nobody has said which, so it is this machine's.
    """

    cases: Cases
    site: str
    local: bool = False

    @property
    def ways(self) -> Sequence[Way]:
        """Return the address the form is posted to."""
        return two_ways(self.cases, FORM, self.forward)

    async def forward(self, visit: Visit) -> Response:
        """Show what will be read by whom, or send it."""
        file = await self.cases.find(visit)
        if file is None:
            return self.cases.missing(visit)
        if visit["trin"] == "ret":
            return await self.cases.page(visit, file, form=FORM)
        dossier = await self.cases.dossier(visit, file)
        try:
            wanted = self._wanted(visit)
            fresh(visit, dossier)
            told = [self._told(visit, dossier, one, wanted) for one in dossier.people]
        except CaseworkError as error:
            return await self.cases.refuse(visit, FORM, error)
        if visit["trin"] == "send" and visit["set"] == self._seal(dossier, wanted, told):
            return await self.cases.act(visit, FORM, self._action(dossier, wanted, told))
        return self._preview(visit, dossier, wanted, told)

    def _preview(self, visit: Visit, dossier: Dossier, wanted: Wanted, told: Sequence[Told]) -> Response:
        letter = self._letter(dossier, wanted)
        say = self.cases.pages.words.say
        return self.cases.pages.page(
            visit,
            "forward.html",
            case=dossier,
            file=dossier.file,
            wanted=wanted,
            subject=letter.subject(),
            body=letter.body(say("link-comes", site=self.site)),
            told=list(zip(dossier.people, told, strict=True)),
            seal=self._seal(dossier, wanted, told),
            to=visit["til"],
            stamp=stamp(visit),
            redacted=is_redacted(visit),
            mails=self.cases.mails,
            local=self.local,
            contact=self._contact(wanted),
        )

    def _contact(self, wanted: Wanted) -> str:
        """Return where the council that is *wanted* tells how it is reached; empty for another receiver."""
        councils = self.cases.archive.shelf.library.gazetteer.councils
        return next((one.page for one in councils if one.name == wanted.council), "")

    def _seal(self, dossier: Dossier, wanted: Wanted, told: Sequence[Told]) -> str:
        """Return what stands for this letter to this receiver, and for whom is told on which road.

        What the people are told is theirs to edit in the preview, so it is no part of it.
        """
        letter = self._letter(dossier, wanted)
        shown = (wanted, letter.subject(), letter.body(""), [(one.reference, one.road) for one in told])
        return hashlib.sha256(repr(shown).encode()).hexdigest()

    def _action(self, dossier: Dossier, wanted: Wanted, told: Sequence[Told]) -> Forward:
        """Return what is done; only a mail has a link, and only its receiver ever knows the token."""
        if wanted.road is not Road.MAIL:
            return Forward(wanted.receiver, wanted.road, told=tuple(told))
        token = secrets.token_urlsafe(TOKEN)
        letter = self._letter(dossier, wanted)
        return Forward(
            receiver=wanted.receiver,
            road=wanted.road,
            address=wanted.address,
            subject=letter.subject(),
            body=letter.body(f"{self.site}/{LINK}/{token}"),
            token=digest(token),
            told=tuple(told),
        )

    def _letter(self, dossier: Dossier, wanted: Wanted) -> CoverLetter:
        library, names, filed = self.cases.archive.shelf.library, self.cases.pages.names, dossier.file.filed
        councils = ", ".join(map(names.council, filed.councils))
        region = library.contacts.region.name
        return CoverLetter(
            library.phrasebook, filed.reference, names.topic(filed.topic), wanted.council or councils, region
        )

    def _wanted(self, visit: Visit) -> Wanted:
        ours = {str(one.id): one.name for one in self.cases.archive.shelf.library.gazetteer.councils}
        council = ours.get(visit["til"], "")
        receiver = council or " ".join(visit.written("modtager").text.split())  # also a subject of a mail
        address = visit["adresse"].strip()
        if not receiver or len(receiver) > LONGEST:
            raise RefusedError("no-receiver")
        if visit["vej"] not in set(Road):
            raise RefusedError("no-road")
        road = Road(visit["vej"])
        if road is Road.MAIL and not is_mailbox(address):
            raise RefusedError("no-address")
        if not council and visit["til"] != OTHER:
            raise RefusedError("no-receiver")
        why = visit.written("hvorfor").text
        return Wanted(receiver, council, road, address if road is Road.MAIL else "", why)

    def _told(self, visit: Visit, dossier: Dossier, person: Person, wanted: Wanted) -> Told:
        """Return what *person* reads: as staff have edited it, or as it is proposed.

        Where staff give no reason, it is that the council's own municipalities are in the case.
        """
        road, wording = road_of(visit, person), self._wording(person)
        covered = ", ".join(name for name, theirs in dossier.places if theirs == wanted.council)
        own = wording.why_council(wanted.council, covered) if wanted.council and covered else ""
        proposed = wording.forwarded(wanted.receiver, wanted.why or own, road=road)
        name = f"{TOLD}{person.reference}"
        edited = visit["trin"] == "send" and name in visit.posted
        text = visit.written(name).text if edited else proposed
        check(text)
        subject = wording.subject() if road == Reach.MAIL else ""
        return Told(person.reference, text, road, subject, wording.book.spoken(person.language))

    def _wording(self, person: Person) -> Wording:
        return Wording(self.cases.archive.shelf.library.phrasebook, person.language, person.reference)
