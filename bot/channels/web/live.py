"""The open line to a browser: what is committed is pushed to it at once, as a piece of its page."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.channels.web.pages import Pages
from bot.channels.web.posted import number
from bot.channels.web.view import Reading, Shown
from bot.channels.web.visitor import Visitors
from bot.channels.web.words import asked
from knowledge.errors import StoreError
from knowledge.store import Store
from knowledge.traffic import Line

SEND_WITHIN = 10.0  # seconds for one piece: who takes longer asks again, and gets all that is new at once
PULSE = 30.0  # seconds between two signs of life: a page cannot see pings, but notices when nothing comes
LAST_WORD = 1.0  # seconds for the closing code
TABS = 10  # open lines of one visitor; a further tab takes the place of the oldest

AGAIN = 1013  # "try again later" (RFC 6455's registry): the page does, and asks every two seconds meanwhile
STRANGER = 4001  # from 4000 on the code is ours, and means: do not come back by yourself
ONE_TOO_MANY = 4002
UNEXPECTED = 1008  # "policy violation": our page never sends anything

logger = logging.getLogger(__name__)
Ended = asyncio.Future[int]


@dataclass(slots=True, kw_only=True)
class Live:
    """Keeps the open lines, and pushes to each what its conversation gets."""

    store: Store
    pages: Pages
    visitors: Visitors
    is_ours: Callable[[Headers], bool]
    most: int
    _open: defaultdict[str, list[Ended]] = field(default_factory=lambda: defaultdict(list), init=False)

    async def serve(self, socket: WebSocket) -> None:
        """Push what comes after line ``after``, until somebody hangs up."""
        if not self.is_ours(socket.headers):
            await socket.close()  # before it is accepted: a 403
            return
        if self.count >= self.most:
            await socket.send_denial_response(PlainTextResponse("no room", status_code=503))
            return
        await socket.accept()
        who = self.visitors.known(socket)
        if who is None:
            await socket.close(STRANGER)
            return
        with self._line(who.conversation) as ended:
            code = await self._until(ended, socket, who.conversation)
        if code:
            with contextlib.suppress(TimeoutError, WebSocketDisconnect, RuntimeError):
                async with asyncio.timeout(LAST_WORD):
                    await socket.close(code)

    @property
    def count(self) -> int:
        """How many lines are open."""
        return sum(map(len, self._open.values()))

    @contextlib.contextmanager
    def _line(self, conversation: str) -> Iterator[Ended]:
        """Take a place among the conversation's open lines; it is told when it has to go."""
        ended: Ended = asyncio.get_running_loop().create_future()
        lines = self._open[conversation]
        lines.append(ended)
        for oldest in [line for line in lines if not line.done()][:-TABS]:
            oldest.set_result(ONE_TOO_MANY)
        try:
            yield ended
        finally:
            lines.remove(ended)
            if not lines:
                del self._open[conversation]

    async def _until(self, ended: Ended, socket: WebSocket, conversation: str) -> int:
        """Push and listen until one of both ends; return the code to say then, 0 when nobody is there."""
        pushing = asyncio.ensure_future(self._push(socket, conversation))
        hearing = asyncio.ensure_future(_hear(socket))
        beating = asyncio.ensure_future(_beat(socket))
        parts = (ended, pushing, hearing, beating)
        try:
            await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
            return next(part.result() for part in parts if part.done())
        except WebSocketDisconnect:
            return 0
        finally:
            for part in parts[1:]:
                part.cancel()
            await asyncio.gather(*parts[1:], return_exceptions=True)

    async def _push(self, socket: WebSocket, conversation: str) -> int:
        """Send what is new, and all that is there when what the page shows is no more."""
        try:
            async with aclosing(self._news(conversation, number(socket.query_params.get("after")))) as news:
                async for shown in news:
                    await _send(socket, self.pages.news(shown, asked(socket, shown)))
        except (StoreError, TimeoutError, OSError) as error:
            logger.info("an open chat ends (%s)", type(error).__name__)
            return AGAIN
        return AGAIN

    async def _news(self, conversation: str, after: int) -> AsyncGenerator[Shown, None]:
        """Yield what the page does not show yet; *after* is the last line that it has."""
        if after and not await self.store.replay(conversation, 0):
            yield Reading().read((), anew=True)
            after = 0
        reading = None
        following = self.store.follow(conversation, 0)  # not from *after*: it must not miss an erasure
        async with aclosing(following):
            async for lines in following:
                if not lines:
                    reading = Reading()
                    shown = reading.read(await self.store.replay(conversation, 0), anew=True)
                elif reading is None:
                    reading, shown = _begin(lines, after)
                elif fresh := [line for line in lines if line.id > reading.cursor]:  # not so after an erasure
                    shown = reading.read(fresh)
                else:
                    shown = _over(lines)
                if shown.is_news:
                    yield shown


def _begin(lines: Sequence[Line], after: int) -> tuple[Reading, Shown]:
    """Return what *lines*, all that there are, show to a page that has those up to *after*."""
    if after and not any(line.id == after for line in lines):
        reading = Reading()
        return reading, reading.read(lines, anew=True)
    reading = Reading(after)
    reading.skip(lines)
    fresh = [line for line in lines if line.id > after]
    return reading, reading.read(fresh) if fresh else _over(lines)


def _over(lines: Sequence[Line]) -> Shown:
    """Return that nothing comes to the last of *lines*, all shown before; nothing where that is not so."""
    last = lines[-1]
    return Shown(cursor=last.id, over=last.mine and not last.waits)


async def _beat(socket: WebSocket) -> int:
    """Send nothing, again and again."""
    while True:
        await asyncio.sleep(PULSE)
        with contextlib.suppress(TimeoutError):  # a piece that is stuck ends the line by itself
            await _send(socket, "")


async def _send(socket: WebSocket, text: str) -> None:
    """Send *text*; TimeoutError when nobody takes it, WebSocketDisconnect when nobody is there."""
    try:
        async with asyncio.timeout(SEND_WITHIN):
            await socket.send_text(text)
    except RuntimeError as error:  # uvicorn's and Starlette's word for a line that was closed meanwhile
        raise WebSocketDisconnect(1006) from error


async def _hear(socket: WebSocket) -> int:
    """Wait for the end of the line; a page says nothing before it."""
    message = await socket.receive()
    return 0 if message["type"] == "websocket.disconnect" else UNEXPECTED
