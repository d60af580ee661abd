"""The page *Lær*: what the bot missed, and one tap that teaches it, unless others would suffer for it."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta

from starlette.responses import RedirectResponse, Response

from bot.console import learning_groups
from bot.console.case import number
from bot.console.content_form import Forms
from bot.console.editor import Editor
from bot.console.learning_cards import Cards, Typed
from bot.console.learning_groups import Row, spoken
from bot.console.learning_teacher import MOST, Fault, Lesson, LessonError, Taught, Teacher
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.store.moments import Clock
from knowledge.casework.learning import Learning
from knowledge.casework.staff import StaffRole
from knowledge.editing import entries
from knowledge.records import Failing
from knowledge.terms import TopicId

PATH = "/staff/laer"
LATELY = timedelta(days=30)
FILTERS: Mapping[str, Failing] = {
    "intet-svar": Failing.UNANSWERED,
    "tvivl": Failing.UNCLEAR,
    "emne": Failing.WRONG_TOPIC,
    "sted": Failing.WRONG_PLACE,
    "hjalp-ikke": Failing.NOT_HELPED,
}  # as they stand in the address


class Lessons:
    """Shows the page and takes its forms. What a lesson did is remembered until its teacher teaches again."""

    def __init__(self, *, pages: Pages, editor: Editor, learning: Learning, clock: Clock) -> None:
        self._pages, self._editor, self._learning, self._clock = pages, editor, learning, clock
        self._teacher = Teacher(editor, learning)
        self._taught: dict[int, Taught] = {}

    @property
    def ways(self) -> list[Way]:
        """Return the address."""
        return [
            Way(PATH, self.show, StaffRole.WORKER, "learning.page"),
            Way(PATH, self.take, StaffRole.WORKER, "learning.teach", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show what is open."""
        return await self._page(visit, visit.asked("slags"), await self._rows())

    async def take(self, visit: Visit) -> Response:
        """Teach, try what that would do, lay aside, or begin an answer."""
        if visit["do"] == "answer" and not visit["laer"]:
            return await self._answer(visit)
        rows = await self._rows()
        tapped, _, topic = visit["laer"].partition(":")
        aside = visit["laeg"] or (visit["do"] == "dismiss" and not tapped)
        posted = [number(one) for one in filter(None, [tapped or visit["laeg"]])] or [
            number(one) for one in visit.all("valgt")
        ]
        chosen = {id_: row for id_ in posted for row in rows if id_ in row.ids}
        typed = Typed(posted, topic or visit["emne"], visit["sprog"], _texts(visit))
        if aside and posted:
            count = await self._learning.settle(_all(chosen), "dismissed", by=visit.account)
            return self._leave(visit, "laer-lagt" if count else "laer-vaek")
        try:
            return await self._teach(visit, typed, chosen)
        except LessonError as error:
            return await self._page(visit, visit["slags"], await self._rows(), typed.refused(error))

    async def _teach(self, visit: Visit, typed: Typed, chosen: Mapping[int, Row]) -> Response:
        if not typed.chosen:
            raise LessonError(Fault("learning-none"))
        if len(chosen) < len(typed.chosen):
            raise LessonError(Fault("learning-settled"), status=409)
        if faults := [Fault("learning-redacted", id_) for id_ in chosen if visit.written(_field(id_)).found]:
            raise LessonError(*faults)
        texts = {id_: typed.texts.get(id_, "") for id_ in chosen}
        lesson = Lesson(TopicId(typed.topic), typed.language, texts, _all(chosen))
        if visit["do"] == "try" and not visit["laer"]:
            tried = await self._teacher.attempt(lesson, by=visit.account)
            return await self._page(visit, visit["slags"], await self._rows(), typed.tried(tried))
        taught = await self._teacher.teach(lesson, by=visit.account)
        if taught is None:
            return self._leave(visit, "laer-kendt")
        self._taught[visit.account.id] = taught
        return self._leave(visit, "laert")

    async def _answer(self, visit: Visit) -> Response:
        """Show the form of a new pointer with what was written: nothing is kept before it is whole."""
        reader = await self._editor.reader()
        item = await asyncio.to_thread(entries.fresh, reader)
        written = visit.written("svar")
        forms = Forms(pages=self._pages, editor=self._editor)
        values = {"da": " ".join(written.text.split())}
        return await forms.begin(visit, item, values, redacted=written.found)

    async def _rows(self) -> list[Row]:
        missed, topics = await self._learning.open(MOST), self._editor.shelf.library.topics
        return await asyncio.to_thread(learning_groups.rows, missed, topics)

    async def _page(
        self, visit: Visit, slags: str, rows: Sequence[Row], typed: Typed | None = None
    ) -> Response:
        cards, typed = Cards(self._pages, self._editor), typed or Typed()
        shown = [row for row in rows if slags not in FILTERS or FILTERS[slags] in row.failings]
        groups = await asyncio.to_thread(learning_groups.groups, shown)
        taught = self._taught.get(visit.account.id) if visit.asked("gjort") == "laert" else None
        return self._pages.page(
            visit,
            "learning.html",
            status=typed.status,
            slags=slags if slags in FILTERS else "",
            filters=[
                (name, sum(row.times for row in rows if failing in row.failings))
                for name, failing in FILTERS.items()
            ],
            total=sum(row.times for row in rows),
            tally=await self._learning.tally(self._clock() - LATELY),
            most=MOST,
            broken=bool(self._editor.shelf.flaws),
            taught=cards.taught(taught) if taught else None,
            **await cards.of(groups, typed, visit.account),
        )

    def _leave(self, visit: Visit, done: str) -> Response:
        slags = f"slags={visit['slags']}&" if visit["slags"] in FILTERS else ""
        return RedirectResponse(f"{visit.root}staff/laer?{slags}gjort={done}", status_code=303)


def _field(id_: int) -> str:
    return f"tekst-{id_}"


def _all(chosen: Mapping[int, Row]) -> list[int]:
    """Return the ids of every miss in what was chosen."""
    return sorted({id_ for row in chosen.values() for id_ in row.ids})


def _texts(visit: Visit) -> dict[int, str]:
    """Return what was typed, by row, as it may be kept."""
    names = [name for name in visit.posted if name.startswith("tekst-")]
    return {number(name.removeprefix("tekst-")): spoken(visit.written(name).text) for name in names}
