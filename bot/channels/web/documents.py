"""The documents that a conversation brings, made when they are fetched and kept nowhere."""

import asyncio
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot import copies
from bot.channels.web.chat import BROKEN, PATIENCE
from bot.channels.web.pages import UNKEPT
from bot.channels.web.posted import number
from bot.channels.web.view import DOCUMENT
from bot.channels.web.visitor import Visitors
from bot.copies import Document
from knowledge.library import Shelf
from knowledge.records import COPY
from knowledge.store import Store
from knowledge.traffic import Line


@dataclass(frozen=True, slots=True)
class Documents:
    """Hands out what stands in the asker's own conversation."""

    store: Store
    shelf: Shelf | None
    visitors: Visitors

    async def fetch(self, request: Request) -> Response:
        """Return the document that line ``id`` brings; 404 for what is not there, or is somebody else's."""
        who = self.visitors.known(request)
        try:
            async with asyncio.timeout(PATIENCE):
                copy = await self._copy(who.conversation, number(request.path_params["id"])) if who else None
        except BROKEN:
            return Response(status_code=503, headers=UNKEPT)
        if copy is None:
            return PlainTextResponse("404", status_code=404, headers=UNKEPT)
        saved = {"content-disposition": f"attachment; filename*=utf-8''{quote(copy.name)}"}
        return Response(copy.content, media_type=copy.type, headers=UNKEPT | saved)

    async def _copy(self, conversation: str, id_: int) -> Document | None:
        line = await self._line(conversation, id_)
        if line is None or self.shelf is None:
            return None
        return await copies.document(self.store, self.shelf.library, conversation, line.language)

    async def _line(self, conversation: str, id_: int) -> Line | None:
        """Return the line *id_* of *conversation*, if it brings a document that can be made."""
        lines = await self.store.replay(conversation, id_ - 1) if id_ else ()
        if not lines or lines[0].id != id_ or lines[0].method != DOCUMENT:
            return None
        return lines[0] if lines[0].params.get("document") == COPY else None
