"""The overview of the region: where offers are missing, and what people look for; small counts masked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from starlette.responses import Response

from bot.console.exports import FORMATS
from bot.console.offers_bureau import HOME, Bureau
from bot.console.offers_form import municipalities
from bot.console.offers_table import MEASURES, ORDERS, PEOPLE, Sheet
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.sheets import WRITERS, Column, Row
from knowledge.casework.staff import Account, StaffRole
from knowledge.offers.masking import Mark, Shown

PATH = f"{HOME}/overblik"
FEW = 40  # pairs on the page, unless all are asked for
WIDTHS = {"municipality": 24, "need": 30}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the overview is asked for; what makes no sense asks for nothing."""

    order: str
    measure: str
    all: bool

    @classmethod
    def read(cls, visit: Visit) -> "Asked":
        """Return what the address asks for."""
        order, measure = visit.asked("orden"), visit.asked("tal")
        return cls(
            order=order if order in ORDERS else ORDERS[0],
            measure=measure if measure in MEASURES else MEASURES[0],
            all=visit.asked("alle") == "1",
        )


@dataclass(frozen=True, slots=True)
class Overviews:
    """The page, and its files; a council's reader sees the municipalities of the council."""

    bureau: Bureau

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        reader = StaffRole.READER
        return [
            Way(PATH, self.show, reader, "offers.overview"),
            Way(f"{PATH}/fil", self.fetch, reader, "offers.export"),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the pairs, the empty ones first, and the table of one measure."""
        asked, within = Asked.read(visit), self._within(visit.account)
        sheet = await self._sheet()
        pairs = sheet.pairs(asked.order, within=within)
        whole = len(within) == len(sheet.municipalities)
        return self.bureau.pages.page(
            visit,
            "offers-overview.html",
            asked=asked,
            pairs=pairs if asked.all else pairs[:FEW],
            total=len(pairs),
            empty=sum(pair.figures["offers"] == 0 for pair in pairs),
            lines=sheet.lines(asked.measure, within=within),
            sums=sheet.people[asked.measure] if whole and asked.measure in PEOPLE else None,
            needs=[(need, self.bureau.telling.need(need)) for need in sheet.needs],
            need=self.bureau.telling.need,
            told=self._said,
            since=since(self.bureau.today),
            orders=ORDERS,
            measures=MEASURES,
            formats=[(one, self.bureau.pages.words.say("export-format", format=one)) for one in FORMATS],
            council=visit.account.council,
        )

    async def fetch(self, visit: Visit) -> Response:
        """Give the same figures as a file."""
        asked, within, format_ = Asked.read(visit), self._within(visit.account), visit.asked("format")
        if format_ not in FORMATS:
            return self.bureau.missing(visit)
        sheet, say, file = await self._sheet(), self.bureau.pages.words.say, BytesIO()
        names = ("municipality", "need", *MEASURES)
        columns = [Column(say("offers-column", column=name), WIDTHS.get(name, 18)) for name in names]
        WRITERS[format_](file, columns, self._rows(sheet, asked, within))
        name = f"{say('offers-file')}-{self.bureau.today.isoformat()}.{format_}"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(file.getvalue(), media_type=FORMATS[format_], headers=headers)

    def _rows(self, sheet: Sheet, asked: Asked, within: Sequence[str]) -> Iterator[Row]:
        """Yield the pairs, then the sums of municipalities, of needs and of all, as far as one sees them."""
        say, need = self.bureau.pages.words.say, self.bureau.telling.need
        for pair in sheet.pairs(asked.order, within=within):
            yield [pair.municipality, need(pair.need), *map(self._cell, pair.figures.values())]
        everything, everywhere = say("offers-all-needs"), say("offers-all-places")
        for i, place in enumerate(sheet.municipalities):
            if place in within:
                yield [place, everything, "", *(self._cell(sheet.people[one].rows[i]) for one in PEOPLE)]
        if len(within) < len(sheet.municipalities):
            return
        for j, one in enumerate(sheet.needs):
            sums = (self._cell(sheet.people[measure].columns[j]) for measure in PEOPLE)
            yield [everywhere, need(one), "", *sums]
        yield [everywhere, everything, "", *(self._cell(sheet.people[one].total) for one in PEOPLE)]

    def _cell(self, figure: Shown) -> int | str:
        return self._said(figure) if isinstance(figure, Mark) else figure

    def _said(self, figure: Shown) -> str:
        """Return what stands in a cell."""
        if isinstance(figure, Mark):
            return self.bureau.pages.words.say("offers-masked", mark=figure)
        return str(figure)

    async def _sheet(self) -> Sheet:
        told = await self.bureau.offers.overview(since(self.bureau.today))
        needs = [str(need.id) for need in self.bureau.library.needs.all]
        return Sheet.of(told, municipalities(self.bureau.library), needs)

    def _within(self, account: Account) -> list[str]:
        """Return the municipalities that *account* sees."""
        councils = self.bureau.library.gazetteer.councils
        return [name for one in councils if account.sees([str(one.id)]) for name in one.municipalities]


def since(today: date) -> date:
    """Return from when it is counted: the first day of the quarter before this one.

    There is one such day at a time: of two periods that overlap, the difference could be a person.
    """
    year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 - 1, 4)
    return date(year, quarter * 3 + 1, 1)
