"""The page of one case: its thread, what is known about it, and a form for everything that is done to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qsl, quote

from starlette.responses import RedirectResponse, Response

from bot.console import faults
from bot.console.asked import ROWS, Asked
from bot.console.dossier import Archive, Dossier
from bot.console.faults import Fault
from bot.console.pages import Pages
from bot.console.paths import FROM
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.store.moments import Clock
from knowledge import reference
from knowledge.casework.access import Drafts
from knowledge.casework.actions import Action, Carrier, Journal, Outcome, Road, Taken, Waiting
from knowledge.casework.calendar import Calendar
from knowledge.casework.desk import Desk
from knowledge.casework.macros import Macro
from knowledge.casework.records import CaseFile, Remark, Speaker, Spoken, View
from knowledge.casework.staff import StaffRole
from knowledge.errors import CaseworkError, StaleError, TakenError
from knowledge.terms import DENMARK

CASE = "/staff/sag/{reference}"
KEPT = ("svar", "note", "videresend", "afslut")  # the forms whose drafts are looked for
WEEK = timedelta(days=7)
LONGEST_FROM = 1_000  # letters of the list that a case was opened from
CHOICES = {  # of the forms, in the order they are offered
    "waitings": Waiting,
    "roads": Road,
    "takens": Taken,
    "outcomes": Outcome,
    "carriers": Carrier,
    "journals": Journal,
    "macros": Macro,
}


@dataclass(frozen=True, slots=True)
class News:
    """What has happened to a case since a form was made."""

    lines: tuple[Spoken, ...]
    remarks: tuple[Remark, ...]
    state: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """The page of a case, and what every form on it comes back to."""

    pages: Pages
    desk: Desk
    archive: Archive
    drafts: Drafts
    clock: Clock
    mails: bool  # whether there is a mail server

    @property
    def ways(self) -> Sequence[Way]:
        """Return the address of a case."""
        return [Way(CASE, self.show, StaffRole.READER, "case.read")]

    async def show(self, visit: Visit) -> Response:
        """Show the case; one that is not there, or not theirs to see, is a 404."""
        known = named(visit)
        if known and known != visit.named("reference"):
            return self.leave(visit, known)
        file = await self.find(visit)
        return self.missing(visit) if file is None else await self.page(visit, file)

    async def back(self, visit: Visit) -> Response:
        """Lead back to the case from the address of one of its forms."""
        return self.leave(visit, visit.named("reference"))

    async def find(self, visit: Visit) -> CaseFile | None:
        """Return the case of this address, as far as it is theirs to see."""
        known = named(visit)
        return await self.desk.file(known, viewer=visit.account) if known else None

    async def dossier(self, visit: Visit, file: CaseFile) -> Dossier:
        """Return the case with all that stands beside it."""
        return await self.archive.dossier(file, viewer=visit.account, today=self.today.date())

    def missing(self, visit: Visit) -> Response:
        """Say that there is no such case; what was written to it stays to be copied."""
        text = visit.written("text").text
        return self.pages.page(visit, "missing.html", status=404, text=text)

    def leave(self, visit: Visit, to: str, done: str = "", *, redacted: bool = False) -> Response:
        """Lead to a case, where it says what was done."""
        there, asked = f"{visit.root}staff/sag/{to}", origin(visit)
        said = [f"gjort=sag-{done}"] if done else []
        said += ["fjernet=1"] if redacted else []
        said += [f"{FROM}={quote(asked.address)}"] if asked else []
        return RedirectResponse(f"{there}?{'&'.join(said)}" if said else there, status_code=303)

    async def act(
        self, visit: Visit, form: str, action: Action, *, versioned: bool = True, done: str = ""
    ) -> Response:
        """Do *action* and show the case; if that cannot be, the form comes back as it was filled in."""
        known = named(visit)
        version = number(visit["version"]) if versioned else None
        try:
            file = await self.desk.act(known, action, by=visit.account, version=version)
        except CaseworkError as error:
            return await self.refuse(visit, form, error)
        return self.leave(visit, file.merged_into or known, done or form, redacted=is_redacted(visit))

    async def refuse(self, visit: Visit, form: str, error: CaseworkError) -> Response:
        """Show the case with what is wrong on top, what is new, and the form as it was filled in."""
        file = await self.find(visit)
        if file is None:
            return self.missing(visit)
        status, said = faults.found(error, form, visit, self.pages.words)
        news = _news(file, visit) if isinstance(error, (StaleError, TakenError)) else None
        return await self.page(visit, file, form=form, errors=said, status=status, news=news)

    async def page(  # noqa: PLR0913 what a page may say, by name
        self,
        visit: Visit,
        file: CaseFile,
        *,
        form: str = "",
        typed: Mapping[str, str] | None = None,
        errors: Sequence[Fault] = (),
        status: int = 200,
        news: News | None = None,
    ) -> Response:
        """Show the case; *form* comes back as it was posted, but for what *typed* says anew."""
        filled = await self._drafts(visit, file.filed.reference) if not form else _posted(visit, form, typed)
        marked = {one.at: one.text for one in errors if one.at}
        return self.pages.page(
            visit,
            "case.html",
            status=status,
            file=file,
            form=form,
            drafts={} if form else filled,
            kept=lambda of, name, default="": filled.get(of, {}).get(name, default),
            errors=errors,
            marked=lambda at: marked.get(at, ""),
            news=news,
            typed=faults.is_typed(visit),
            redacted=visit.asked("fjernet") or (form and is_redacted(visit)),
            **await self._beside(visit, file),
            **CHOICES,
            **({"done": aside} if (aside := self._laid_aside(visit, file)) else {}),
        )

    async def _beside(self, visit: Visit, file: CaseFile) -> Mapping[str, object]:
        """Return what the page says beside the case and its forms."""
        asked = origin(visit)
        return {
            "case": await self.dossier(visit, file),
            "origin": asked,
            "onward": await self._onward(visit, file, asked) if asked else "",
            "drafting": await self._drafting(visit, file),
            "works": visit.account.may(StaffRole.WORKER),
            "now": self.clock().isoformat(timespec="milliseconds"),
            "next_week": self.next_week.isoformat(),
            "mails": self.mails,
            "speakers": Speaker,
        }

    @property
    def today(self) -> datetime:
        """Now, in Denmark."""
        return self.clock().astimezone(DENMARK)

    @property
    def calendar(self) -> Calendar:
        """The unit's working days."""
        return self.archive.shelf.library.calendar

    @property
    def next_week(self) -> date:
        """The day in a week, or the first working day after it."""
        return self.calendar.from_on((self.today + WEEK).date())

    def _laid_aside(self, visit: Visit, file: CaseFile) -> str:
        """Return when the case that was just laid aside comes up again, and why on no earlier day."""
        wakes, wanted = file.filed.wake_on, _day(visit.asked("valgt"))
        if visit.asked("gjort") != "sag-afventer" or wakes is None:
            return ""
        say, dates = self.pages.words.say, self.pages.dates
        if wanted and wanted < wakes and not self.calendar.is_working_day(wanted):
            return say("laid-aside-closed", closed=dates.whole(wanted), day=dates.whole(wakes))
        return say("laid-aside", day=dates.whole(wakes))

    async def _onward(self, visit: Visit, file: CaseFile, asked: Asked) -> str:
        """Return the reference of the case that comes next on the page of the list; empty at its end."""
        listed = await self.desk.list(
            asked.view or View.ALL,
            viewer=visit.account,
            deadlines=self.calendar.deadlines(self.clock()),
            filters=asked.filters,
            search=asked.search,
            first=asked.first,
            limit=ROWS,
        )
        rows = [row.reference for row in listed.rows]
        here = rows.index(file.filed.reference) + 1 if file.filed.reference in rows else 0
        return next(iter(rows[here:]), "")

    async def _drafting(self, visit: Visit, file: CaseFile) -> bool:
        """Whether the colleague whose case it is has begun an answer."""
        owner = file.filed.owner
        if owner in {None, visit.account.id} or not visit.account.may(StaffRole.WORKER):
            return False
        return owner is not None and bool(await self.drafts.find(owner, f"sag/{file.filed.reference}/svar"))

    async def _drafts(self, visit: Visit, of: str) -> dict[str, dict[str, str]]:
        found = {form: await self.drafts.find(visit.account.id, f"sag/{of}/{form}") for form in KEPT}
        return {
            form: {name: values[-1] for name, values in draft.fields.items() if values}
            for form, draft in found.items()
            if draft
        }


def named(visit: Visit) -> str:
    """Return the reference in the address, forgiven its case, spaces and hyphens; empty for what is none."""
    return reference.whole(visit.named("reference"))


def number(text: str) -> int:
    """Return the number that *text* is, or 0: no version, and nobody's id."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else 0


def origin(visit: Visit) -> Asked | None:
    """Return the list that the case was opened from; None where nobody said one."""
    said = visit[FROM] or visit.asked(FROM)
    return Asked.read(dict(parse_qsl(said[:LONGEST_FROM]))) if said else None


def _posted(visit: Visit, form: str, typed: Mapping[str, str] | None) -> dict[str, dict[str, str]]:
    """Return *form* as it was posted, but for what *typed* says anew."""
    return {form: {name: visit.written(name).text for name in visit.posted} | dict(typed or {})}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_redacted(visit: Visit) -> bool:
    """Whether a CPR number was taken out of what was posted."""
    return any(visit.written(name).found for name in visit.posted if name != "csrf")


def _news(file: CaseFile, visit: Visit) -> News:
    """Return what has happened since the form was made; what it says of that moment is not trusted."""
    try:
        seen = datetime.fromisoformat(visit["seen"])
    except ValueError:
        seen = file.filed.opened_at
    seen = seen if seen.tzinfo else seen.replace(tzinfo=UTC)
    filed = file.filed
    return News(
        lines=tuple(line for line in file.thread if line.at > seen),
        remarks=tuple(remark for remark in file.remarks if remark.at > seen),
        state=filed.state if visit["was"] != filed.state else "",
        owner=filed.owner_name if number(visit["whose"]) != (filed.owner or 0) else "",
    )
