"""The page where a list is exported: what is in it, how far it is, and the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from urllib.parse import parse_qsl

from starlette.responses import FileResponse, RedirectResponse, Response

from bot.console.asked import Asked
from bot.console.columns import Field, fields, headings, label
from bot.console.exporting import Export, Exports, Stage, Table, new_id
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.store.moments import Clock
from knowledge.casework.desk import Desk
from knowledge.casework.exported import Exported
from knowledge.casework.records import Deadlines, View
from knowledge.casework.staff import StaffRole
from knowledge.casework.trail import Act, Trail
from knowledge.library import Shelf
from knowledge.terms import DENMARK

PATH = "/staff/eksport"
FORMATS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv"}
SHORTEST = 10  # letters of a purpose: less says nothing
LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """Exports of lists; the words of a case only for those who answer cases, and say what for."""

    pages: Pages
    desk: Desk
    trail: Trail
    shelf: Shelf
    exports: Exports
    clock: Clock

    @property
    def ways(self) -> Sequence[Way]:
        """Return the addresses of exports."""
        one = f"{PATH}/{{id}}"
        return [
            Way(PATH, self.show, StaffRole.READER, "export.page"),
            Way(PATH, self.begin, StaffRole.READER, "export.made", posts=True),
            Way(one, self.follow, StaffRole.READER, "export.followed", told=self._told),
            Way(f"{one}/fil", self.fetch, StaffRole.READER, "export.fetched", told=self._told),
            Way(f"{one}/slet", self.drop, StaffRole.READER, "export.dropped", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show what can be exported of the list that was asked for."""
        return await self._page(visit, Asked.read(visit.request.query_params))

    async def begin(self, visit: Visit) -> Response:
        """Begin the export and lead to its page; the trail has who, what and what for before it is read."""
        asked = Asked.read(dict(parse_qsl(visit["liste"])))
        chosen = [field for field in fields(self.pages.names) if field.name in visit.all("felt")]
        mistakes = _mistakes(visit, chosen)
        if mistakes:
            return await self._page(visit, asked, status=422, mistakes=mistakes)
        id_ = new_id()
        await self.trail.record(Act(visit.account.id, "export.made", id_, _detail(visit, asked, chosen)))
        export = await self._begin(visit, asked, chosen, id_)
        return RedirectResponse(f"{visit.root}staff/eksport/{export.id}", status_code=303)

    async def follow(self, visit: Visit) -> Response:
        """Show how far an export is."""
        export = self.exports.find(visit.named("id"), visit.account)
        if export is None:
            return self._missing(visit)
        return self.pages.page(visit, "exported.html", export=export, stages=Stage, hours=self._hours)

    async def fetch(self, visit: Visit) -> Response:
        """Give the file to who made it."""
        export = self.exports.find(visit.named("id"), visit.account)
        if export is None or export.stage is not Stage.READY or not export.path.is_file():
            return self._missing(visit)
        return FileResponse(export.path, media_type=FORMATS[export.format], filename=export.name)

    async def drop(self, visit: Visit) -> Response:
        """Stop an export, or delete its file."""
        export = self.exports.find(visit.named("id"), visit.account)
        if export is None:
            return self._missing(visit)
        await self.trail.record(Act(visit.account.id, "export.dropped", export.id))
        self.exports.drop(export)
        return RedirectResponse(f"{visit.root}staff/eksport?gjort=export-dropped", status_code=303)

    def _told(self, visit: Visit) -> str:
        """Return the id of the export for the trail, when there is one."""
        export = self.exports.find(visit.named("id"), visit.account)
        return export.id if export else ""

    async def _begin(self, visit: Visit, asked: Asked, chosen: Sequence[Field], id_: str) -> Export:
        table = Table(
            columns=headings(chosen, self.pages.names),
            rows=([field.value(row) for field in chosen] for row in self._rows(visit, asked)),
            total=await self._total(visit, asked),
        )
        day = self.clock().astimezone(DENMARK).date().isoformat()
        name = f"{self.pages.words.say('export-file')}-{day}.{visit['format']}"
        return self.exports.begin(table, by=visit.account, name=name, format_=visit["format"], id_=id_)

    def _rows(self, visit: Visit, asked: Asked) -> Iterator[Exported]:
        return self.desk.each(
            asked.view or View.ALL,
            viewer=visit.account,
            deadlines=self._deadlines(),
            filters=asked.filters,
            search=asked.search,
        )

    async def _total(self, visit: Visit, asked: Asked) -> int:
        listed = await self.desk.list(
            asked.view or View.ALL,
            viewer=visit.account,
            deadlines=self._deadlines(),
            filters=asked.filters,
            search=asked.search,
            limit=1,
        )
        return listed.total

    async def _page(
        self, visit: Visit, asked: Asked, *, status: int = 200, mistakes: Sequence[str] = ()
    ) -> Response:
        names = self.pages.names
        all_fields = [(field, label(field.name, names)) for field in fields(names)]
        return self.pages.page(
            visit,
            "exports.html",
            status=status,
            asked=asked,
            view=asked.view or View.ALL,
            total=await self._total(visit, asked),
            plain=[one for one in all_fields if not one[0].telling],
            telling=[one for one in all_fields if one[0].telling],
            ticked=visit.all("felt")
            if mistakes
            else [one[0].name for one in all_fields if not one[0].telling],
            works=visit.account.may(StaffRole.WORKER),
            format=visit["format"] or "xlsx",
            formats=[(one, self.pages.words.say("export-format", format=one)) for one in FORMATS],
            purpose=visit.written("formaal").text,
            mistakes=mistakes,
            made=self.exports.of(visit.account),
            stages=Stage,
        )

    def _deadlines(self) -> Deadlines:
        return self.shelf.library.calendar.deadlines(self.clock())

    @property
    def _hours(self) -> int:
        """How long a file is kept."""
        return round(self.exports.kept().total_seconds() / 3600)

    def _missing(self, visit: Visit) -> Response:
        return self.pages.page(visit, "missing-export.html", status=404, hours=self._hours)


def _mistakes(visit: Visit, chosen: Sequence[Field]) -> list[str]:
    """Return the keys of what is wrong with a form."""
    wrong = []
    if not chosen:
        wrong.append("export-nothing")
    if visit["format"] not in FORMATS:
        wrong.append("export-no-format")
    if any(field.telling for field in chosen):
        if not visit.account.may(StaffRole.WORKER):
            wrong.append("export-not-yours")
        elif not SHORTEST <= len(visit.written("formaal").text) <= LONGEST:
            wrong.append("export-purpose")
    return wrong


def _detail(visit: Visit, asked: Asked, chosen: Sequence[Field]) -> Mapping[str, object]:
    told = any(field.telling for field in chosen)
    filters = {name: value for name, value in asdict(asked.filters).items() if value}
    return {
        "list": str(asked.view or View.ALL),
        **filters,
        **({"search": asked.search} if asked.search else {}),
        "fields": [field.name for field in chosen],
        "format": visit["format"],
        "personal": told,
        **({"purpose": visit.written("formaal").text} if told else {}),
    }
