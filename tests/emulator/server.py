"""The emulator over real HTTP: `/bot<token>/<method>` for the bot, `/control/…` for the test."""

import asyncio
import json
import random
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.emulator.faults import Fault, Switches
from tests.emulator.limits import Limits
from tests.emulator.methods import World
from tests.emulator.poster import Poster
from tests.emulator.queue import ConflictError, Updates
from tests.emulator.refused import RefusedError

TOKEN = "4242:the-emulator-knows-only-this-token"
BOT = {
    "id": 4242,
    "is_bot": True,
    "first_name": "Indgang",
    "username": "indgang_test_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}


class Emulator:
    """One bot's Telegram; *journal* keeps, in order, every call and what was confirmed."""

    def __init__(self, *, token: str = TOKEN, seed: int = 1) -> None:
        self.token = token
        self.url = ""
        self.world = World(dict(BOT))
        dice = random.Random(seed)  # noqa: S311 - faults, not secrets
        self.updates = Updates(dice)
        self.poster = Poster(self.world.posting, self.updates, lambda: self.switches, self._fault, dice)
        self._posting: asyncio.Task[None] | None = None
        self.switches = Switches()
        self.faults: list[Fault] = []
        self.journal: list[dict[str, Any]] = []
        self._limits = Limits()

    # -- what people do --

    def say(self, chat: int, text: str | None = None, **other: Any) -> int:
        """Let the person of *chat* write *text*, or send *other* fields; return the update id."""
        message = {**self._message(chat), **({} if text is None else {"text": text}), **other}
        return self.push({"message": message})

    def edit(self, chat: int, text: str, message_id: int = 1) -> int:
        """Let the person of *chat* change what a message says."""
        now = int(time.time())
        changed = {**self._message(chat), "message_id": message_id, "edit_date": now, "text": text}
        return self.push({"edited_message": changed})

    def tap(self, chat: int, data: str, message_id: int = 1) -> int:
        """Let the person of *chat* tap a button with *data*."""
        number = self.updates.take_id()
        key = f"query-{number}"
        self.world.queries[key] = time.monotonic()
        query = {
            "id": key,
            "from": self._message(chat)["from"],
            "chat_instance": "1",
            "data": data,
            "message": {**self._message(chat), "message_id": message_id, "from": self.world.bot},
        }
        return self.push({"callback_query": query}, number)

    def push(self, update: Any, number: int | None = None) -> int:
        """Queue any *update* at all; one that is an object without an id gets the next one."""
        number = self.updates.take_id() if number is None else number
        if isinstance(update, dict) and "update_id" not in update:
            update = {"update_id": number, **update}
        self.updates.push(update, number)
        return number

    def push_malformed(self, update: Any) -> int:
        """Queue *update* exactly as it is."""
        number = self.updates.take_id()
        self.updates.push(update, number)
        return number

    def fall_back(self, number: int) -> None:
        """Let update ids go on from a smaller *number*, as the server may after a quiet week."""
        self.updates.fall_back(number)

    def _message(self, chat: int) -> dict[str, Any]:
        kind = "private" if chat > 0 else "supergroup"
        self.world.chats.setdefault(chat, kind)
        person = {"id": abs(chat), "is_bot": False, "first_name": "Kirsten", "username": "kirsten_skive"}
        return {
            "message_id": self.world.take_message_id(),
            "date": int(time.time()),
            "chat": {"id": chat, "type": kind, "first_name": "Kirsten"},
            "from": {**person, "language_code": "da"},
        }

    # -- what the test reads --

    def calls(self, method: str) -> list[dict[str, Any]]:
        """Return the journal of *method*, oldest first."""
        return [line for line in self.journal if line["method"] == method]

    def sent(self, chat: int | None = None) -> list[dict[str, Any]]:
        """Return the messages that took effect, oldest first."""
        said = [line for line in self.journal if line["method"] in {"sendMessage", "sendDocument"}]
        lines = [line["result"] for line in said if line["result"]]
        return [line for line in lines if chat is None or line["chat"]["id"] == chat]

    @property
    def confirmed(self) -> list[int]:
        """The ids of confirmed updates, in order."""
        return [number for number, _ in self.updates.confirmed]

    # -- HTTP --

    def app(self) -> Starlette:
        """Return the server."""
        both = ["GET", "POST"]
        return Starlette(
            routes=[
                Route("/bot{token}/{method}", self._bot, methods=both),
                Route("/control/{what}", self._control, methods=both),
            ]
        )

    async def _bot(self, request: Request) -> Response:
        token, method = request.path_params["token"], request.path_params["method"]
        if not re.fullmatch(r"\d+:[\w-]{20,}", token):
            return _answer(404, description="Not Found")
        if token != self.token:
            return _answer(401, description="Unauthorized")
        params = await _params(request)
        if self.switches.latency:
            await asyncio.sleep(self.switches.latency)
        fault = self._fault(method, params.get("chat_id")) or self._limits.broken(params, self.switches)
        if fault is not None and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            return await self._call(method, params)
        if fault is not None and not fault.done:
            self._note(method, params, fault=fault.kind)
            return await _meet(fault, b"")
        answer = await self._call(method, params)
        return answer if fault is None else await _meet(fault, bytes(answer.body))

    async def _call(self, method: str, params: dict[str, Any]) -> Response:
        try:
            if method.lower() == "getupdates":
                return _answer(200, result=await self._fetch(params))
            self.world.query_age, self.world.waiting = self.switches.query_age, self.poster.pending
            result = self.world.call(method, params)
            if method.lower() in {"setwebhook", "deletewebhook"}:
                await self.attend()
        except RefusedError as error:
            self._note(method, params, refused=error.description)
            extra = {"parameters": error.parameters} if error.parameters else {}
            return _answer(error.code, description=error.description, **extra)
        except ConflictError as error:
            return _answer(409, description=f"Conflict: {error}")
        self._note(method, params, result=json.loads(json.dumps(result)))
        return _answer(200, result=result)

    async def _fetch(self, params: dict[str, Any]) -> list[Any]:
        if self.world.posting.url:
            said = "can't use getUpdates method while webhook is active"
            raise RefusedError(409, f"Conflict: {said}; use deleteWebhook to delete the webhook first")
        return await self.updates.fetch(
            int(params.get("offset", 0)),
            int(params.get("limit", 100)),
            float(params.get("timeout", 0)),
            redelivered=self.switches.redelivered,
            disorder=self.switches.disorder,
        )

    async def attend(self) -> None:
        """Post to the webhook that is set now, and to no other."""
        if self._posting:
            self._posting.cancel()
            await asyncio.gather(self._posting, return_exceptions=True)
            self._posting = None
        if self.world.posting.url:
            self.updates.close()
            self._posting = asyncio.create_task(self.poster.work())

    def _fault(self, method: str, chat: object = None) -> Fault | None:
        for fault in self.faults:
            if fault.chat and str(fault.chat) != chat:
                continue
            if fault.times > 0 and (fault.method == method or (not fault.method and method != "webhook")):
                if fault.after > 0:
                    fault.after -= 1
                    continue
                fault.times -= 1
                return fault
        return None

    def _note(self, method: str, params: dict[str, Any], **said: Any) -> None:
        line = {
            "at": time.time(),
            "method": method,
            "params": params,
            "result": None,
            "refused": "",
            "fault": "",
        }
        self.journal.append({**line, **said})

    async def _control(self, request: Request) -> Response:
        """Push updates, set switches and faults, read the journal."""
        what = request.path_params["what"]
        body = json.loads(await request.body() or b"{}")
        if what == "say":
            return JSONResponse({"update_id": self.say(body.pop("chat"), **body)})
        if what == "tap":
            return JSONResponse({"update_id": self.tap(**body)})
        if what == "push":
            return JSONResponse({"update_id": self.push(body)})
        if what == "fault":
            self.faults.append(Fault(**body))
        elif what == "local":
            self.world.posting.local = True
        elif what == "switches":
            self.switches = Switches(**{**asdict(self.switches), **body})
        elif what == "journal":
            return JSONResponse({"calls": self.journal, "confirmed": self.updates.confirmed})
        else:
            return Response(status_code=404)
        return JSONResponse(
            {"switches": asdict(self.switches), "faults": [asdict(fault) for fault in self.faults]}
        )


async def _params(request: Request) -> dict[str, Any]:
    """Return the parameters of a call: query, form or JSON, as the server takes them."""
    params: dict[str, Any] = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        params |= json.loads(await request.body())
        return params
    if request.method == "POST":
        async with request.form() as form:
            params |= {key: await _field(value) for key, value in form.items()}
    return params


async def _field(value: UploadFile | str) -> Any:
    """Return a field of a form; of a file its name, its type and its text."""
    if isinstance(value, str):
        return value
    text = (await value.read()).decode()
    return {"file_name": value.filename, "mime_type": value.content_type, "content": text}


def _answer(code: int, **said: Any) -> Response:
    body = {"ok": True, **said} if code == 200 else {"ok": False, "error_code": code, **said}
    return JSONResponse(body, status_code=code)


async def _meet(fault: Fault, body: bytes) -> Response:
    """Answer as *fault* says; *body* is what would have been answered."""
    match fault.kind:
        case "429":
            wait = {"retry_after": fault.retry_after}
            return _answer(
                429, description=f"Too Many Requests: retry after {fault.retry_after}", parameters=wait
            )
        case "hang":
            await asyncio.sleep(fault.seconds)
            return _answer(504, description="Gateway Timeout")
        case "half":
            body = body or b'{"ok":true,"result":[{"update_id":1,"message":'
            return Response(body[: len(body) // 2], media_type="application/json")
        case "html":
            return Response("<html><h1>502 Bad Gateway</h1></html>", status_code=502, media_type="text/html")
        case "cut":
            return Response(b"", headers={"content-length": "4096"})
        case code:
            return _answer(int(code), description=fault.says)


@asynccontextmanager
async def running(emulator: Emulator, *, port: int = 0) -> AsyncIterator[Emulator]:
    """Serve *emulator* on 127.0.0.1; its `url` says where."""
    config = uvicorn.Config(
        emulator.app(),
        host="127.0.0.1",
        port=port,
        log_level="critical",
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:
        if task.done():
            await task
        await asyncio.sleep(0.01)
    emulator.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield emulator
    finally:
        emulator.world.posting.delete()
        await emulator.attend()
        emulator.updates.close()
        server.should_exit = True
        await task
