"""The pages of the content: what can be edited, found by search, and what waits to be confirmed."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from bot.console.editor import Editor
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from bot.findings import Sentences
from knowledge import checking, editing, screen
from knowledge.casework.edits import Change
from knowledge.casework.staff import Account, StaffRole
from knowledge.editing import Item, Kind, entries, named
from knowledge.errors import ContentError, Finding, Flaw
from knowledge.files.reader import Reader
from knowledge.library import twins
from knowledge.library.phrases import fold
from knowledge.library.unconfirmed import Unconfirmed, unconfirmed

HOME = "/staff/indhold"
EDIT, GUARDED, HISTORY = f"{HOME}/ret", f"{HOME}/admin/ret", f"{HOME}/historik"
MOST = 100  # items in a list; beyond this one searches
RECENT = 10  # changes on the front page
LONGEST = 100  # letters of a search


def way_to(item: Item, account: Account) -> str:
    """Return where *account* edits *item*, or where they read it when they may not; below ``/``."""
    path = EDIT
    if item.guarded:
        path = GUARDED if account.may(StaffRole.ADMIN) else HISTORY
    return f"{path}/{quote(item.id)}".lstrip("/")


def history_of(item: Item) -> str:
    """Return where the history of *item* is; below ``/``."""
    return f"{HISTORY}/{quote(item.id)}".lstrip("/")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A flaw that keeps edits from serving, and the items of its file."""

    flaw: Flaw
    items: Sequence[Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Shows what there is to edit; *since* tells when offers were confirmed, which is kept elsewhere."""

    pages: Pages
    editor: Editor
    since: Callable[[], Mapping[str, str]]

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        return [
            Way(HOME, self.show, StaffRole.WORKER, "content.list"),
            Way(f"{HOME}/mangler", self.missing, StaffRole.ADMIN, "content.missing"),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the kinds, or with a search or a kind the items of it."""
        sought = screen.redact(screen.clean(visit.asked("q")).strip()[:LONGEST]).text
        kind = visit.asked("slags")
        items = await self.editor.items()
        found = [item for item in items if _fits(item, sought, kind)] if sought or kind else []
        counts = {one: sum(item.kind is one for item in items) for one in Kind}
        return self.pages.page(
            visit,
            "content.html",
            sought=sought,
            kind=kind if kind in set(Kind) else "",
            counts={one: count for one, count in counts.items() if count},
            groups=_grouped(found[:MOST]),
            total=len(found),
            most=MOST,
            link=lambda item: way_to(item, visit.account),
            **await self._state(items),
        )

    async def missing(self, visit: Visit) -> Response:
        """Show what `check --live` lists, each with its form."""
        reader = await self.editor.reader()
        shown: dict[str, Any] = {"open_ends": [], "findings": [], "flaws": self.editor.shelf.flaws}
        try:
            if not shown["flaws"]:
                shown["findings"] = await asyncio.to_thread(self._findings, reader)
                shown["open_ends"] = await asyncio.to_thread(self._open_ends, reader)
        except ContentError as error:
            shown["flaws"] = error.flaws
        return self.pages.page(
            visit, "content-missing.html", link=lambda item: way_to(item, visit.account), **shown
        )

    def _findings(self, reader: Reader) -> list[tuple[Finding, Item | None, str]]:
        """Return what `check` finds, each in words and with the item whose form mends it."""
        words, known = Sentences(), self.editor.shelf.library
        found = checking.findings(reader.folder, known, self.editor.today(), reader.edits)
        items = [(one, _mended_in(one)) for one in found]
        return [(one, item and editing.judged(reader, item), words.found(one)) for one, item in items]

    def _open_ends(self, reader: Reader) -> list[tuple[Unconfirmed, Item | None, str]]:
        found = [*unconfirmed(reader.folder, self.editor.today(), reader.edits, since=self.since())]
        items = (item_of(one) for one in found)
        judged = [item and editing.judged(reader, item) for item in items]
        return [(one, item, self._named(one.fields)) for one, item in zip(found, judged, strict=True)]

    def _named(self, empty: Sequence[str]) -> str:
        say = self.pages.words.say
        return ", ".join(say(f"content-field-{field}").lower() for field in empty)

    async def _state(self, items: Sequence[Item]) -> dict[str, Any]:
        """Return what the front page tells: flaws, what changed below, what lags behind, and the news."""
        reader = await self.editor.reader()
        stale = await asyncio.to_thread(twins.stale, reader.folder, reader.edits)
        by_id = {item.id: item for item in items}
        recent = [(change, _known(change, by_id)) for change in await self.editor.recent(RECENT)]
        return {
            "flaws": self.editor.shelf.flaws,
            "edited": bool(reader.edits),
            "below": await self.editor.changed_below(),
            "stale": [(flaw, by_id.get(_answer(flaw.file).id, _answer(flaw.file))) for flaw in stale],
            "found": Sentences().found,
            "recent": recent,
            "history": history_of,
        }


def item_of(one: Unconfirmed) -> Item | None:
    """Return the item whose form confirms *one*; None where it is confirmed in the file."""
    if one.file.startswith("answers/"):
        return Item(Kind.ANSWER, _answer(one.file).key, one.name)
    kind = entries.FILES.get(one.file)
    return Item(kind, entries.key_of(kind, one.at), one.name) if kind else None


def _mended_in(one: Finding) -> Item | None:
    """Return the item whose form mends what was found; None where it is mended in the file."""
    if one.file.startswith("answers/"):
        return _answer(one.file)
    if one.file.startswith("phrases/"):
        return Item(Kind.PHRASES, one.file.removeprefix("phrases/").removesuffix(".txt"))
    return None


def _answer(file: str) -> Item:
    return Item(Kind.ANSWER, file.removeprefix("answers/").removesuffix(".md"))


def _known(change: Change, by_id: dict[str, Item]) -> Item | None:
    return by_id.get(change.item) or named(change.item)


def _fits(item: Item, sought: str, kind: str) -> bool:
    words = fold(sought).split()
    return (not kind or item.kind == kind) and all(word in item.words for word in words)


def _grouped(items: Sequence[Item]) -> list[tuple[Kind, str, list[Item]]]:
    """Return the items under their kind and group, in their order."""
    return [(*key, list(some)) for key, some in groupby(items, key=lambda item: (item.kind, item.group))]
