"""The editor: what staff type becomes content that serves at once, or is refused whole."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge import editing
from knowledge.casework.edits import Active, Change, Editing, Version, digest
from knowledge.casework.staff import Account
from knowledge.editing import Item, Mistake, MistakesError
from knowledge.editing.flaws import news, told
from knowledge.errors import CaseworkError, ContentError, Flaw
from knowledge.files.reader import Edits, Reader
from knowledge.library import Library, Shelf

Values = Mapping[str, str]


class OutdatedError(CaseworkError):
    """The item has changed since the form was opened; *now* is what it says."""

    def __init__(self, now: Values) -> None:
        self.now = now
        super().__init__("The item has changed since the form was opened.")


@dataclass(frozen=True, slots=True)
class Draft:
    """What would serve: the new *texts*, all *edits* with them, and the *library* (None where it has flaws).

    *flaws* were there before, and are not of this draft.
    """

    texts: Mapping[str, str]
    edits: Edits
    library: Library | None
    flaws: tuple[Flaw, ...] = ()


class Editor:
    """Reads and changes the content of *shelf*, one change at a time."""

    def __init__(self, edits: Editing, shelf: Shelf, today: Callable[[], date]) -> None:
        self._edits, self._shelf, self.today = edits, shelf, today
        self._one = asyncio.Lock()
        self._listed: tuple[object, Edits, list[Item]] | None = None

    @property
    def shelf(self) -> Shelf:
        """What serves."""
        return self._shelf

    async def reader(self) -> Reader:
        """Return what reads the content as it is edited, broken edits among it."""
        return Reader(self._shelf.folder, (await self._edits.active()).edits)

    async def items(self) -> list[Item]:
        """Return everything that can be edited."""
        known = self._shelf.library, self._shelf.edits
        if self._listed is None or self._listed[:2] != known:
            reader = await self.reader()
            self._listed = (*known, await asyncio.to_thread(editing.listed, reader))
        return self._listed[2]

    async def judged(self, written: str) -> Item | None:
        """Return the item that an address names, with whether it is guarded; None where it cannot be one."""
        item, reader = editing.named(written), await self.reader()
        return await asyncio.to_thread(editing.judged, reader, item) if item else None

    async def recent(self, most: int) -> Sequence[Change]:
        """Return the newest changes."""
        return await self._edits.recent(most)

    async def history(self, item: Item) -> Sequence[Change]:
        """Return the changes of *item*, newest first."""
        return await self._edits.history(item.id)

    async def changed_below(self) -> list[str]:
        """Return the files that have changed in the folder since staff edited them."""
        active = await self._edits.active()
        below = Reader(self._shelf.folder)
        return [path for path, version in active.files.items() if _base(below, path) != version.base]

    async def draft(self, item: Item, values: Values) -> Draft:
        """Return what would serve if *item* said *values*; a MistakesError says why it cannot."""
        active = await self._edits.active()
        reader = Reader(self._shelf.folder, active.edits)
        return await asyncio.to_thread(self._drafted, reader, item, values)

    async def save(
        self,
        item: Item,
        values: Values,
        *,
        seen: str,
        by: Account,
        agree: Callable[[Draft], None] = lambda _: None,
    ) -> bool:
        """Keep *values* and serve them at once; False where they change nothing.

        A MistakesError where they cannot be used, an OutdatedError where *item* is no longer what was *seen*
        (`mark`), or what *agree* raises, beside the loop: nothing is kept then.
        """
        async with self._one:
            active = await self._edits.active()
            reader = Reader(self._shelf.folder, active.edits)
            now = await asyncio.to_thread(editing.read, reader, item)
            if now is None:
                raise MistakesError([Mistake("", "content-gone")])
            if seen != mark(now):
                raise OutdatedError(now)
            draft = await asyncio.to_thread(self._drafted, reader, item, values)
            await asyncio.to_thread(agree, draft)
            if draft.texts:
                await self._keep(item, draft, active, by)
            return bool(draft.texts)

    async def undo(self, item: Item, change: int, *, by: Account) -> bool:
        """Take a *change* of *item* back as a new version; False where there is nothing to take back.

        An OutdatedError where the same words were changed once more since: the newest is taken back first.
        """
        async with self._one:
            active = await self._edits.active()
            history = await self._edits.history(item.id)
            undone = next((one for one in history if one.id == change), None)
            if undone is None:
                raise MistakesError([Mistake("", "content-gone")])
            draft = await asyncio.to_thread(self._undone, active, item, undone)
            if draft.texts:
                await self._keep(item, draft, active, by, undoes=change)
            return bool(draft.texts)

    def _undone(self, active: Active, item: Item, change: Change) -> Draft:
        folder, edits = self._shelf.folder, active.edits
        reader = Reader(folder, edits)
        was, became, now = (
            editing.read(Reader(folder, {**edits, **texts}), item)
            for texts in ({one.path: one.before for one in change.files}, _texts(change), {})
        )
        if was is None or became is None or now is None:
            raise MistakesError([Mistake("", "content-gone")])
        if any(now.get(field) != value for field, value in became.items() if was.get(field) != value):
            raise OutdatedError(now)
        if not _is_dated(item) and all(reader.text(path) == text for path, text in _texts(change).items()):
            texts = {one.path: one.before for one in change.files}  # nothing came after: exactly as it was
            return self._checked(reader, item, texts)
        back = {field: value for field, value in was.items() if became.get(field) != value}
        return self._drafted(reader, item, {**now, **back})

    def _drafted(self, reader: Reader, item: Item, values: Values) -> Draft:
        return self._checked(reader, item, editing.write(reader, item, values, self.today()))

    def _checked(self, reader: Reader, item: Item, texts: Mapping[str, str]) -> Draft:
        """Check as `check` does; flaws that are new are refused, old ones keep all edits from serving."""
        below = Reader(self._shelf.folder)
        candidate = {**reader.edits, **texts}
        edits = {
            path: text
            for path, text in candidate.items()
            if path not in texts or not _same(below, path, text)
        }
        try:
            return Draft(texts, edits, self._shelf.load(edits))
        except ContentError as error:
            if new := news(error.flaws, self._shelf.flaws):
                raise MistakesError(told(new, item)) from error
            return Draft(texts, edits, None, error.flaws)

    async def _keep(
        self, item: Item, draft: Draft, active: Active, by: Account, *, undoes: int | None = None
    ) -> None:
        before, below = Reader(self._shelf.folder, active.edits), Reader(self._shelf.folder)
        versions = [
            Version(
                path=path,
                text=text,
                before=before.text(path),
                base=active.files[path].base if path in active.files else _base(below, path),
                above=path in draft.edits,
            )
            for path, text in draft.texts.items()
        ]
        await self._edits.save(item.id, versions, by=by, newest=active.newest, undoes=undoes)
        self._shelf.take(draft.edits, draft.library, draft.flaws)


def mark(values: Values) -> str:
    """Return what tells one state of an item from another: a form carries it."""
    return hashlib.sha256(json.dumps(sorted(values.items())).encode()).hexdigest()[:16]


def _is_dated(item: Item) -> bool:
    """Whether a change back is a change as well: an older notice gets a version of its own."""
    return item.id == "tekst/notice"


def _texts(change: Change) -> dict[str, str]:
    return {one.path: one.text for one in change.files}


def _base(below: Reader, path: str) -> str:
    return digest(below.text(path) if _is_there(below, path) else None)


def _same(below: Reader, path: str, text: str) -> bool:
    return _is_there(below, path) and below.text(path) == text


def _is_there(below: Reader, path: str) -> bool:
    return (below.folder / path).is_file()
