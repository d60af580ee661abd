"""The overview of the region: where offers are missing, and what people look for; small counts masked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
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
PERIODS = (30, 90, 365)  # days
FEW = 40  # pairs on the page, unless all are asked for
WIDTHS = {"municipality": 24, "need": 30}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the overview is asked for; what makes no sense asks for nothing."""

    days: int
    order: str
    measure: str
    all: bool

    @classmethod
    def read(cls, visit: Visit) -> "Asked":
        """Return what the address asks for."""
        days, order, measure = visit.asked("dage"), visit.asked("orden"), visit.asked("tal")
        return cls(
            days=next((one for one in PERIODS if str(one) == days), PERIODS[1]),
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
            Way(f"{PATH}/fil", self.fetch, reader, "offers.export", told=_told),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the pairs, the empty ones first, and the table of one measure."""
        asked, within = Asked.read(visit), self._within(visit.account)
        sheet = await self._sheet(asked)
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
            periods=PERIODS,
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
        sheet, say, file = await self._sheet(asked), self.bureau.pages.words.say, BytesIO()
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

    async def _sheet(self, asked: Asked) -> Sheet:
        since = self.bureau.today - timedelta(days=asked.days - 1)
        told = await self.bureau.offers.overview(since)
        needs = [str(need.id) for need in self.bureau.library.needs.all]
        return Sheet.of(told, municipalities(self.bureau.library), needs)

    def _within(self, account: Account) -> list[str]:
        """Return the municipalities that *account* sees."""
        councils = self.bureau.library.gazetteer.councils
        return [name for one in councils if account.sees([str(one.id)]) for name in one.municipalities]


def _told(visit: Visit) -> str:
    return str(Asked.read(visit).days)
