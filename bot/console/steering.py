"""Steering: what an admin pauses, stops or puts up for all to read, and who is blocked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from bot.console.case import CASE, Cases, number
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.store.moments import Clock
from knowledge import reference
from knowledge.answering import shut
from knowledge.answering.voice import Voice
from knowledge.casework.staff import StaffRole
from knowledge.casework.steering import CHANNELS, Helm, Kind, Measure
from knowledge.errors import CaseworkError, RefusedError
from knowledge.inquiry import holding
from knowledge.library import Shelf
from knowledge.markup import as_html
from knowledge.terms import DENMARK, Language

PATH = "/staff/styring"
LONGEST = 500  # letters of a banner or a reason: what stands above every page has to be short
FARTHEST = timedelta(days=366)  # what lasts longer is a slip of the finger, or no measure for a time

FIELDS: Mapping[Kind, Sequence[str]] = {
    Kind.BANNER: ("da", "en", "til"),
    Kind.PAUSE: ("hvorfor", "til"),
    Kind.STOP: ("kanal", "hvorfor", "til"),
}  # of its form
FORM = ""  # where it is no field that is wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Steering:
    """The page, and what is done there: each measure is seen as people will read it before it holds."""

    pages: Pages
    helm: Helm
    shelf: Shelf
    clock: Clock

    @property
    def ways(self) -> Sequence[Way]:
        """Return the addresses."""
        admin = StaffRole.ADMIN
        forms = [
            Way(f"{PATH}/{kind}", partial(self.steer, kind=kind), admin, f"steering.{kind}", posts=True)
            for kind in Kind
        ]
        return [
            Way(PATH, self.show, admin, "steering.page"),
            *forms,
            Way(f"{PATH}/lift", self.lift, admin, "steering.lift", posts=True),
            Way(f"{PATH}/ophaev-blokering", self.unblock, admin, "case.unblock", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show what holds now, who is blocked, and the forms."""
        return await self._page(visit)

    async def steer(self, visit: Visit, kind: Kind) -> Response:
        """Show what people will read; once that was seen, let it hold."""
        if wrong := _wrong(visit, kind, self.clock()):
            return await self._page(visit, kind=kind, status=422, wrong=wrong)
        measure = _read(visit, kind, self.clock())
        try:
            if visit["trin"] == "gem":
                await self.helm.set(measure, by=visit.account)
                return self._leave(visit, f"styring-{kind}")
        except RefusedError as error:
            return await self._page(visit, kind=kind, status=422, wrong={FORM: error.why})
        return await self._page(visit, kind=kind, preview=self._preview(measure))

    async def lift(self, visit: Visit) -> Response:
        """End a measure now, and say which; one that has ended since is only gone."""
        id_ = number(visit["id"])
        measures = {one.id: one for one in self.helm.current().holding(self.clock())}
        await self.helm.lift(id_, by=visit.account)
        return self._leave(visit, f"styring-lift-{measures[id_].kind}" if id_ in measures else "")

    async def unblock(self, visit: Visit) -> Response:
        """Answer somebody again."""
        try:
            await self.helm.unblock(visit["sag"], by=visit.account)
        except RefusedError as error:
            return await self._page(visit, status=409, wrong={FORM: error.why})
        return self._leave(visit, "sag-ophaev-blokering")

    def _leave(self, visit: Visit, done: str) -> Response:
        return RedirectResponse(f"{visit.root}staff/styring?gjort={done}", status_code=303)

    async def _page(
        self,
        visit: Visit,
        *,
        kind: Kind | None = None,
        status: int = 200,
        wrong: Mapping[str, str] | None = None,
        preview: Mapping[str, Sequence[Markup]] | None = None,
    ) -> Response:
        now, wrong = self.clock(), dict(wrong or {})
        whole = wrong.pop(FORM, "")
        measures = self.helm.current().holding(now)
        soon = (now.astimezone(DENMARK) + timedelta(days=1)).replace(hour=8, minute=0)
        return self.pages.page(
            visit,
            "steering.html",
            status=status,
            measures=[(measure, self._preview(measure)) for measure in measures],
            blocks=await self.helm.blocks(),
            kind=kind or "",
            typed={name: visit.written(name).text for name in visit.posted} if kind else {},
            preview=preview,
            wrong=wrong,
            errors=(self.pages.words.say("steering-wrong", why=whole),) if whole else (),
            channels=[(channel, self.pages.names.channel(channel)) for channel in CHANNELS],
            tomorrow=soon.strftime("%Y-%m-%dT%H:%M"),
            most=LONGEST,
        )

    def _preview(self, measure: Measure) -> Mapping[str, Sequence[Markup]]:
        """Return what people read because of *measure*, by language."""
        said = {language: self._said(measure, language) for language in (Language.DANISH, Language.ENGLISH)}
        return {language: [Markup(as_html(text)) for text in texts] for language, texts in said.items()}  # noqa: S704 as_html escapes

    def _said(self, measure: Measure, language: Language) -> Sequence[str]:
        say, now = Voice(self.shelf.library, language, channel=measure.channel), self.clock()
        match measure.kind:
            case Kind.BANNER:
                return [measure.text(language)]
            case Kind.STOP:
                return [shut.told(measure, say, now=now)]
            case Kind.PAUSE:
                return [hold(measure.until, say, now=now).text for hold in (holding.begun, holding.unsent)]


@dataclass(frozen=True, slots=True)
class Blocks:
    """The forms on a case that block its person, with a reason, and answer them again."""

    cases: Cases
    helm: Helm

    @property
    def ways(self) -> Sequence[Way]:
        """Return the addresses, and the way back for who opens one."""
        admin = StaffRole.ADMIN
        return [
            Way(f"{CASE}/bloker", self.block, admin, "case.block", posts=True),
            Way(f"{CASE}/bloker", self.cases.back, admin, "case.return"),
            Way(f"{CASE}/ophaev-blokering", self.unblock, admin, "case.unblock", posts=True),
            Way(f"{CASE}/ophaev-blokering", self.cases.back, admin, "case.return"),
        ]

    async def block(self, visit: Visit) -> Response:
        """Answer this person no more, but for a crisis."""
        known = reference.parse(visit.named("reference")) or ""
        try:
            await self.helm.block(known, _text(visit, "hvorfor"), by=visit.account)
        except CaseworkError as error:
            return await self.cases.refuse(visit, "bloker", error)
        return self.cases.leave(visit, known, "bloker")

    async def unblock(self, visit: Visit) -> Response:
        """Answer them again."""
        known = reference.parse(visit.named("reference")) or ""
        try:
            await self.helm.unblock(known, by=visit.account)
        except CaseworkError as error:
            return await self.cases.refuse(visit, "ophaev-blokering", error)
        return self.cases.leave(visit, known, "ophaev-blokering")


def _wrong(visit: Visit, kind: Kind, now: datetime) -> dict[str, str]:
    """Return what is wrong with a form, by field: the keys of what is told there."""
    wrong = {}
    for name in FIELDS[kind]:
        try:
            _field(visit, name, now)
        except RefusedError as error:
            wrong[name] = error.why
    return wrong


def _field(visit: Visit, name: str, now: datetime) -> None:
    """Raise a RefusedError for a field that cannot be so."""
    if name == "til":
        _until(visit[name], now)
    elif name != "kanal":
        _text(visit, name)
    elif visit[name] not in CHANNELS:
        raise RefusedError("steering-channel")


def _read(visit: Visit, kind: Kind, now: datetime) -> Measure:
    """Return the measure that a form holds, with which nothing is wrong."""
    until = _until(visit["til"], now)
    if kind is Kind.BANNER:
        return Measure(kind, until, da=_text(visit, "da"), en=_text(visit, "en"))
    channel = visit["kanal"] if kind is Kind.STOP else ""
    return Measure(kind, until, reason=_text(visit, "hvorfor"), channel=channel)


def _until(text: str, now: datetime) -> datetime:
    """Return the moment of *text*, which is told in the time of Denmark."""
    try:
        until = datetime.fromisoformat(text.strip()).replace(tzinfo=DENMARK)
        if until <= now:
            raise RefusedError("steering-past")
        if until - now > FARTHEST:
            raise RefusedError("steering-far")
    except (ValueError, OverflowError) as error:
        raise RefusedError("steering-no-time") from error
    return until


def _text(visit: Visit, name: str) -> str:
    text = visit.written(name).text
    if not text:
        raise RefusedError("steering-empty" if name in {"da", "en"} else "no-reason")
    if len(text) > LONGEST:
        raise RefusedError("steering-long")
    return text
