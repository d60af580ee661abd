"""Logging an inquiry on behalf of somebody who called or wrote; its place is never guessed in silence."""

import hmac
import json
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.responses import RedirectResponse, Response

from bot.console.case import is_redacted
from bot.console.forward import is_mailbox
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.store.moments import Clock
from knowledge import reference
from knowledge.casework.actions import Claim
from knowledge.casework.desk import Desk
from knowledge.casework.reaching import LETTER
from knowledge.casework.staff import StaffRole
from knowledge.errors import CaseworkError, StoreError
from knowledge.inquiry import EMPTY, Kind, Reach
from knowledge.library import Shelf
from knowledge.library.phrases import fold
from knowledge.places import Gazetteer
from knowledge.records import Inquiry
from knowledge.store import Turns
from knowledge.terms import DENMARK, ActorKind, Language, Place

NEW = "/staff/ny"
CHANNELS = (Reach.PHONE.value, LETTER, Reach.MAIL.value)
REACHES = (Reach.PHONE.value, Reach.MAIL.value, LETTER)
LONGEST = 20_000  # letters, as of an answer
LONGEST_ADDRESS = 200  # letters
NO_CASE = frozenset(
    {"smalltalk", "about-bot", "out-of-scope", "crisis", "inquiry-status", "medical-advice", "log-inquiry"}
)  # topics of a chat alone: nobody calls about them
EVERYWHERE = "hele-regionen"  # the choice of no one place


@dataclass(frozen=True, slots=True)
class Where:
    """The place so far: *named* is settled, *asked* are to be chosen among, *outside* is none of ours."""

    named: tuple[Place, ...] = ()
    asked: tuple[Place, ...] = ()
    outside: Place | None = None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Entered:
    """The form as it was filled in, with what is wrong with it by field."""

    fields: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    where: Where = Where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registering:
    """The form of a new inquiry."""

    pages: Pages
    desk: Desk
    numbers: Turns
    shelf: Shelf
    clock: Clock
    secret: bytes

    @property
    def ways(self) -> Sequence[Way]:
        """Return the address of the form."""
        return [
            Way(NEW, self.show, StaffRole.WORKER, "case.new"),
            Way(NEW, self.register, StaffRole.WORKER, "case.register", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the empty form."""
        return self._page(visit, Entered({"kanal": CHANNELS[0], "svarvej": REACHES[0], "sprog": "da"}))

    async def register(self, visit: Visit) -> Response:
        """Log it and show the case; where something is missing or unsure, ask."""
        entered = self._read(visit)
        if entered.wrong or not entered.where.settled:
            return self._page(visit, entered, status=422)
        channel, once = entered.fields["kanal"], self._once(visit["form"], entered)
        logged = await self.desk.register(self._inquiry(entered), channel, by=visit.account, once=once)
        if entered.fields["tag"]:
            with suppress(CaseworkError, StoreError):  # it is logged: its page says whose it is
                await self.desk.act(logged, Claim(), by=visit.account)
        told = "?gjort=sag-ny" + ("&fjernet=1" if is_redacted(visit) else "")
        return RedirectResponse(f"{visit.root}staff/sag/{logged}{told}", status_code=303)

    def _once(self, form: str, entered: Entered) -> str:
        """Return the mark of what was sent with *form*: the same press twice has the same one."""
        said = json.dumps([form, *entered.fields.items()]).encode()
        return hmac.new(self.secret, said, "sha256").hexdigest() if form else ""

    def _read(self, visit: Visit) -> Entered:
        names = (
            "kanal",
            "tekst",
            "sted",
            "valgt",
            "emne",
            "type",
            "hvem",
            "svarvej",
            "adresse",
            "sprog",
            "tag",
        )
        fields = {name: visit.written(name).text for name in names}
        wrong = {name: key for name, key in _checks(fields, self.shelf).items() if key}
        return Entered(fields, wrong, self._where(fields["sted"], fields["valgt"]))

    def _where(self, said: str, chosen: str) -> Where:
        """Return the place that was said or chosen; it is asked about wherever it may be another."""
        if chosen == EVERYWHERE or (not said and not chosen):
            return Where(settled=bool(chosen) or not said)
        gazetteer, today = self.shelf.library.gazetteer, self.clock().astimezone(DENMARK).date()
        found = gazetteer.find(said, today=today)
        offered = {_key(place): place for place in (*found.named, *found.candidates)}
        if chosen in offered:
            place = offered[chosen]
            return Where(outside=place) if place.outside else Where((place,), settled=True)
        if outside := next((place for place in found.named if place.outside), None):
            return Where(outside=outside)
        sure = found.named and all(_is_said(place, said, gazetteer) for place in found.named)
        if sure:
            return Where(found.named, settled=True)
        return Where(asked=tuple(place for place in offered.values() if not place.outside))

    def _inquiry(self, entered: Entered) -> Inquiry:
        fields, places = entered.fields, entered.where.named
        year = self.clock().astimezone(DENMARK).year
        number = reference.write(year, self.numbers.take_number(year))
        return Inquiry(
            reference=number,
            code=reference.code(number, self.secret),
            topic=fields["emne"] or EMPTY,
            kind=fields["type"] or Kind.QUESTION,
            text=fields["tekst"],
            municipalities=tuple(dict.fromkeys(place.municipality or place.name for place in places)),
            councils=tuple(dict.fromkeys(council for place in places for council in place.councils)),
            actor=fields["hvem"],
            reach=fields["svarvej"],
            address=fields["adresse"],
            language=fields["sprog"],
        )

    def _page(self, visit: Visit, entered: Entered, *, status: int = 200) -> Response:
        topics = [str(one) for one in self.shelf.library.topics.ids if one not in NO_CASE]
        return self.pages.page(
            visit,
            "new.html",
            status=status,
            form=visit["form"] or secrets.token_urlsafe(16),
            fields=entered.fields,
            wrong={name: self.pages.words.say(key) for name, key in entered.wrong.items()},
            where=entered.where,
            asks=status != 200 and not entered.where.settled,
            choices=[(_key(place), _label(place, self.pages)) for place in entered.where.asked],
            everywhere=EVERYWHERE,
            topics=sorted(((one, self.pages.names.topic(one)) for one in topics), key=lambda one: one[1]),
            kinds=list(Kind),
            actors=list(ActorKind),
            channels=CHANNELS,
            reaches=REACHES,
            redacted=status != 200 and is_redacted(visit),
        )


def _checks(fields: dict[str, str], shelf: Shelf) -> dict[str, str]:
    """Return the sentence for each field that cannot be so, or nothing."""
    offered = {
        "kanal": CHANNELS,
        "svarvej": REACHES,
        "emne": (*shelf.library.topics.ids, ""),
        "type": (*Kind, ""),
        "hvem": (*ActorKind, ""),
        "sprog": tuple(Language),
    }
    wrong = {
        name: "" if fields[name] in choices else "refused-not-chosen" for name, choices in offered.items()
    }
    return wrong | {
        "tekst": _text(fields["tekst"]),
        "adresse": _address(fields["adresse"], fields["svarvej"]),
    }


def _text(text: str) -> str:
    if not text:
        return "new-no-text"
    return "refused-too-long" if len(text) > LONGEST else ""


def _address(address: str, reach: str) -> str:
    if len(address) > LONGEST_ADDRESS:
        return "new-long-address"
    return "refused-no-address" if reach == Reach.MAIL and not is_mailbox(address) else ""


def _is_said(place: Place, said: str, gazetteer: Gazetteer) -> bool:
    """Whether the words have the very name of *place*, so that nothing was guessed from a typo."""
    names = {place.name, place.municipality, *(one.name for one in gazetteer.councils)} - {""}
    words = f" {fold(said)} "
    return any(f" {fold(name)} " in words for name in names)


def _key(place: Place) -> str:
    return f"{place.name}|{place.municipality}"


def _label(place: Place, pages: Pages) -> str:
    """Return a place with its council, so that one sees where the case would go."""
    named = place.name if place.name == place.municipality else f"{place.name} ({place.municipality})"
    councils = ", ".join(pages.names.council(council) for council in place.councils)
    return f"{named}: {councils}" if councils else named
