"""The lines of a conversation as a browser reads them: again, after a while, or for ever."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from datetime import datetime
from typing import Any

import orjson

from bot.store.reader import Reader
from bot.store.watching import Watcher, Watchers
from knowledge.traffic import Line

REPLAY = """select id, 1, update_id, '', body, 0, received_at, '', state = 'new' from inbox
  where conversation = ?1 and id > ?2 and state <> 'quarantined' and body <> '{}'
  union all select o.id, 0, coalesce(i.update_id, ''), o.method, o.params, o.direct, o.at, o.language, 0
  from outbox o left join inbox i on i.id = o.inbox_id where o.conversation = ?1 and o.id > ?2 order by 1"""


class Lines:
    """Reads what is committed; those who watch are woken by the inbox and the outbox."""

    def __init__(self, reader: Reader, watchers: Watchers) -> None:
        self._reader, self._watchers = reader, watchers

    async def replay(self, conversation: str, after: int) -> Sequence[Line]:
        """Return the committed lines of *conversation* with an id above *after*, oldest first.

        A line of the person's own has no method, and their update as its params.
        """
        rows = await self._reader.rows(REPLAY, conversation, after)
        return [_line(row) for row in rows]

    async def wait(self, conversation: str, after: int, seconds: float) -> Sequence[Line]:
        """Like `replay`, but wait up to *seconds* for a first line of ours."""
        until = asyncio.get_running_loop().time() + seconds
        with self._watchers.watch(conversation) as watcher:
            while True:
                watcher.heard()
                lines = await self.replay(conversation, after)
                left = until - asyncio.get_running_loop().time()
                if left <= 0 or not all(line.mine for line in lines):
                    return lines
                await _news(watcher, left)

    async def follow(self, conversation: str, after: int) -> AsyncGenerator[Sequence[Line], None]:
        """Yield the lines above *after* as they are committed; an empty sequence when lines were erased.

        A line that waited comes once more when its turn is over and nothing was said in it.
        """
        waits = 0  # the line that is the last one and waits, if it does
        with self._watchers.watch(conversation) as watcher:
            while True:
                watcher.heard()
                lines = await self.replay(conversation, after - bool(waits))
                if watcher.saw_erased():  # perhaps while we read: then these lines may be gone already
                    waits = 0
                    yield ()
                    continue
                if lines and lines[0].id == waits and (len(lines) > 1 or lines[0].waits):
                    lines = lines[1:]
                if lines:
                    after, waits = lines[-1].id, lines[-1].id if lines[-1].waits else 0
                    yield lines
                await watcher.news()


def _line(row: tuple[Any, ...]) -> Line:
    id_, mine, update_id, method, params, direct, at, language, waits = row
    moment = datetime.fromisoformat(at)
    said = orjson.loads(params)
    return Line(id_, bool(mine), update_id, method, said, bool(direct), moment, language, bool(waits))


async def _news(watcher: Watcher, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await watcher.news()
    except TimeoutError:
        return
