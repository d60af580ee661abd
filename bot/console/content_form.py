"""The form of one piece of content: read, looked at, saved, and never saved over another's."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from bot.console import content_preview
from bot.console.content import EDIT, GUARDED, history_of, way_to
from bot.console.content_fields import Field, fields
from bot.console.editor import Draft, Editor, OutdatedError, Values, mark
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge import editing
from knowledge.casework.staff import StaffRole
from knowledge.editing import Item, Kind, Mistake, MistakesError, answers, messages
from knowledge.editing.answers import FOLLOWS
from knowledge.editing.entries import CHECKED
from knowledge.errors import StaleError
from knowledge.files.reader import Reader

TICKS = (CHECKED, FOLLOWS)
NAMED = "{reference:path}"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form shows besides its fields."""

    values: Values
    seen: str = ""
    mistakes: Sequence[Mistake] = ()
    now: Values | None = None
    draft: Draft | None = None
    confirm: bool = False
    redacted: bool = False
    begun: bool = False
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Shows and takes the forms: what is guarded has addresses of its own, for admins."""

    pages: Pages
    editor: Editor

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        return [
            Way(f"{EDIT}/{NAMED}", self.show, StaffRole.WORKER, "content.read"),
            Way(f"{EDIT}/{NAMED}", self.take, StaffRole.WORKER, "content.edit", posts=True),
            Way(f"{GUARDED}/{NAMED}", self.show, StaffRole.ADMIN, "content.read"),
            Way(f"{GUARDED}/{NAMED}", self.take, StaffRole.ADMIN, "content.edit", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the form as the content is now."""
        item, reader = await item_of(visit, self.editor), await self.editor.reader()
        values = await asyncio.to_thread(editing.read, reader, item) if item else None
        if item is None or values is None:
            return self._gone(visit)
        return await self._page(visit, item, Shown(values))

    async def begin(self, visit: Visit, item: Item, values: Values, *, redacted: bool = False) -> Response:
        """Show the form with *values* that were written elsewhere; nothing is kept yet."""
        return await self._page(visit, item, Shown(values, redacted=redacted, begun=True))

    async def take(self, visit: Visit) -> Response:
        """Save, or show what it would look like; what is wrong is told at its field."""
        item, reader = await item_of(visit, self.editor), await self.editor.reader()
        there = await asyncio.to_thread(editing.read, reader, item) if item else None
        if item is None or there is None:
            return self._gone(visit)
        values = {name: visit.written(name).text for name in there if name in visit.posted}
        redacted = any(visit.written(name).found for name in values)
        values |= {tick: "1" for tick in TICKS if visit[tick]}
        try:
            return await self._taken(visit, item, values, redacted=redacted)
        except MistakesError as error:
            shown = Shown(values, visit["seen"], error.mistakes, redacted=redacted, status=422)
        except OutdatedError as error:
            shown = Shown(values, mark(error.now), now=error.now, status=409)
        except StaleError:  # another process keeps edits too
            shown = Shown(values, visit["seen"], [Mistake("", "content-again")], status=409)
        return await self._page(visit, item, shown)

    async def _taken(self, visit: Visit, item: Item, values: Values, *, redacted: bool) -> Response:
        asks = item.guarded and visit["do"] != "sure"
        if redacted or asks or visit["do"] == "preview":
            draft = await self.editor.draft(item, values)
            if not draft.texts and not redacted and visit["do"] != "preview":
                return self._leave(visit, item, "content-same")
            confirm = asks and visit["do"] == "save"
            status = 422 if redacted else 200
            shown = Shown(
                values, visit["seen"], draft=draft, confirm=confirm, redacted=redacted, status=status
            )
            return await self._page(visit, item, shown)
        saved = await self.editor.save(item, values, seen=visit["seen"], by=visit.account)
        return self._leave(visit, item, "content-saved" if saved else "content-same")

    def _leave(self, visit: Visit, item: Item, done: str) -> Response:
        return RedirectResponse(f"{visit.root}{way_to(item, visit.account)}?gjort={done}", status_code=303)

    async def _page(self, visit: Visit, item: Item, shown: Shown) -> Response:
        reader = await self.editor.reader()
        now = await asyncio.to_thread(editing.read, reader, item) or {}
        wrong = [(one.field, self.pages.words.say(one.key, **one.args)) for one in shown.mistakes]
        mistakes = {field: " ".join(said for at, said in wrong if at == field) for field, _ in wrong}
        told = fields(self.pages.words, item, {**now, **shown.values}, mistakes)
        return self.pages.page(
            visit,
            "content-form.html",
            status=shown.status,
            item=item,
            fields=told,
            seen=shown.seen or mark(now),
            errors=_errors(told, wrong),
            was=fields(self.pages.words, item, shown.now or now, {}) if shown.now or shown.confirm else [],
            outdated=shown.now is not None,
            confirm=shown.confirm,
            redacted=shown.redacted,
            begun=shown.begun,
            ticked=[tick for tick in TICKS if tick in shown.values],
            preview=await asyncio.to_thread(self._preview, reader, item, shown),
            history=history_of(item),
            link=way_to(item, visit.account),
            **await asyncio.to_thread(self._about, reader, item),
        )

    def _preview(self, reader: Reader, item: Item, shown: Shown) -> Sequence[content_preview.Preview]:
        if shown.draft is None:
            return ()
        known = shown.draft.library or self.editor.shelf.library
        named = messages.placeholders(reader, item) if item.kind is Kind.MESSAGE else ()
        return content_preview.of(item, known, today=self.editor.today(), placeholders=named)

    def _about(self, reader: Reader, item: Item) -> dict[str, object]:
        """Return what stands beside the form: since when it is confirmed, its twin, its placeholders."""
        about: dict[str, object] = {"confirmed": editing.confirmed(reader, item), "twin": None}
        about["placeholders"] = messages.placeholders(reader, item) if item.kind is Kind.MESSAGE else []
        if item.kind is Kind.ANSWER:
            twin = editing.judged(reader, answers.twin(item))
            there = editing.read(reader, twin) is not None
            about |= {"twin": twin if there else None, "follows": there and answers.follows(reader, item)}
        return about

    def _gone(self, visit: Visit) -> Response:
        """Say that there is no such thing (any more); what was typed stays to be copied."""
        left = [
            visit.written(name).text for name in visit.posted if name not in {"csrf", "seen", "do", *TICKS}
        ]
        return self.pages.page(visit, "content-gone.html", status=404, text="\n\n".join(filter(None, left)))


async def item_of(visit: Visit, editor: Editor) -> Item | None:
    """Return the item of the address, unless it is guarded and this is not the address for those."""
    item = await editor.judged(visit.named("reference"))
    guarded = visit.request.url.path.partition("/staff/")[2].startswith("indhold/admin/")
    return item if item and item.guarded == guarded else None


def _errors(told: Sequence[Field], wrong: Sequence[tuple[str, str]]) -> list[str]:
    """Return what is wrong with the whole form, or where to look for what is wrong with a field."""
    at = {field.name: field.label for field in told}
    return [f"{at[field]}: {said}" if field in at else said for field, said in wrong]
