"""The history of one piece of content: who changed what and when, the difference, and taking it back."""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from starlette.responses import RedirectResponse, Response

from bot.console.content import HISTORY, HOME, history_of, way_to
from bot.console.content_fields import fields
from bot.console.content_form import item_of
from bot.console.editor import Editor, OutdatedError
from bot.console.pages import Pages
from bot.console.visit import Visit
from bot.console.ways import Way
from knowledge import editing
from knowledge.casework.edits import Change
from knowledge.casework.staff import StaffRole
from knowledge.editing import Item, MistakesError
from knowledge.errors import StaleError
from knowledge.files.reader import Edits, Reader

UNDO, UNDO_GUARDED = f"{HOME}/fortryd", f"{HOME}/admin/fortryd"
NAMED = "{reference:path}"
MOST = 30  # changes shown; what is older is in the database
LONG = 4000  # letters from which on whole lines are compared: word by word takes too long
AROUND = 60  # letters of what stayed the same, beside what did not
_WORDS = re.compile(r"\s+|\S+")
CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a comparison: *kind* is ``same``, ``gone`` or ``new``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Past:
    """One change as it is shown: what differs by the field's label, and whether it can be taken back."""

    change: Change
    differences: Sequence[tuple[str, str, Sequence[Piece]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Histories:
    """Shows histories and takes changes back."""

    pages: Pages
    editor: Editor

    @property
    def ways(self) -> list[Way]:
        """Return the addresses."""
        return [
            Way(f"{HISTORY}/{NAMED}", self.show, StaffRole.WORKER, "content.history"),
            Way(f"{UNDO}/{NAMED}", self.undo, StaffRole.WORKER, "content.undo", posts=True),
            Way(f"{UNDO_GUARDED}/{NAMED}", self.undo, StaffRole.ADMIN, "content.undo", posts=True),
        ]

    async def show(self, visit: Visit) -> Response:
        """Show the history, and what the item says now."""
        item = await self.editor.judged(visit.named("reference"))
        return self._gone(visit) if item is None else await self._page(visit, item)

    async def undo(self, visit: Visit) -> Response:
        """Take one change back; what came after it stays."""
        item = await item_of(visit, self.editor)
        if item is None or not re.fullmatch(r"[0-9]{1,9}", visit["change"]):
            return self._gone(visit)
        try:
            done = await self.editor.undo(item, int(visit["change"]), by=visit.account)
        except MistakesError as error:
            told = [self.pages.words.say(one.key, **one.args) for one in error.mistakes]
            return await self._page(visit, item, errors=told, status=422)
        except (OutdatedError, StaleError):
            told = [self.pages.words.say("content-undo-outdated")]
            return await self._page(visit, item, errors=told, status=409)
        said = "content-undone" if done else "content-same"
        return RedirectResponse(f"{visit.root}{history_of(item)}?gjort={said}", status_code=303)

    async def _page(
        self, visit: Visit, item: Item, *, errors: Sequence[str] = (), status: int = 200
    ) -> Response:
        reader, history = await self.editor.reader(), await self.editor.history(item)
        now = await asyncio.to_thread(editing.read, reader, item)
        if now is None and not history:
            return self._gone(visit)
        past = await asyncio.to_thread(self._past, item, history[:MOST], reader)
        return self.pages.page(
            visit,
            "content-history.html",
            status=status,
            item=item,
            now=fields(self.pages.words, item, now, {}) if now else [],
            past=past,
            errors=errors,
            may=not item.guarded or visit.account.may(StaffRole.ADMIN),
            undo=(UNDO_GUARDED if item.guarded else UNDO).lstrip("/"),
            link=way_to(item, visit.account),
        )

    def _past(self, item: Item, history: Sequence[Change], reader: Reader) -> list[Past]:
        return [Past(change, list(self._differences(item, change, reader))) for change in history]

    def _differences(
        self, item: Item, change: Change, reader: Reader
    ) -> Iterator[tuple[str, str, Sequence[Piece]]]:
        was = self._told(item, reader, {one.path: one.before for one in change.files})
        became = self._told(item, reader, {one.path: one.text for one in change.files})
        for field in dict.fromkeys([*was, *became]):
            before, after = was.get(field, ("", ""))[1], became.get(field, ("", ""))[1]
            if before != after:
                label = (was.get(field) or became[field])[0]
                yield label, field, compare(before, after)

    def _told(self, item: Item, reader: Reader, texts: Edits) -> Mapping[str, tuple[str, str]]:
        """Return label and value of each field of *item* as the files were, and when it was confirmed."""
        then = Reader(reader.folder, {**reader.edits, **texts})
        values = editing.read(then, item)
        told = fields(self.pages.words, item, values, {}) if values else []
        day = editing.confirmed(then, item)
        label = self.pages.words.say("content-field-confirmed")
        return {field.name: (field.label, field.value) for field in told} | {CONFIRMED: (label, day)}

    def _gone(self, visit: Visit) -> Response:
        return self.pages.page(visit, "content-gone.html", status=404, text="")


def compare(before: str, after: str) -> list[Piece]:
    """Return what went and what came, with a little of what stayed around it."""
    parted = str.splitlines if len(before) + len(after) > LONG else _WORDS.findall
    old, new = ([*parted(text)] for text in (before, after))
    if parted is str.splitlines:
        old, new = ([f"{line}\n" for line in lines] for lines in (old, new))
    pieces: list[Piece] = []
    for kind, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", _shortened("".join(old[first:last]))))
            continue
        pieces += [
            Piece(what, text)
            for what, text in (("gone", "".join(old[first:last])), ("new", "".join(new[begin:end])))
            if text
        ]
    return pieces


def _shortened(text: str) -> str:
    if len(text) <= 3 * AROUND:
        return text
    return f"{text[:AROUND]} … {text[-AROUND:]}"
