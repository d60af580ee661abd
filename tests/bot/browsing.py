"""A browser without a window, and a store that answers it: what the tests of the web chat share."""

import re
from asyncio import Event
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, cast

import httpx
from starlette.applications import Starlette

from bot.channels import web
from bot.intake import Intake
from bot.settings import Settings
from knowledge.casework.steering import Steering
from knowledge.errors import StoreError
from knowledge.files.reader import CONTENT
from knowledge.library import Shelf
from knowledge.offers.directory import Directory, Empty
from knowledge.offers.records import Gap, Search
from knowledge.store import Store
from knowledge.traffic import Arrival, Line

KEY = "k" * 40
NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
KEYBOARD = {"inline_keyboard": [[{"text": "Ja, send det", "callback_data": "7:send"}]]}


class FakeHelm:
    """Steers what it is told."""

    def __init__(self) -> None:
        self.steering = Steering()

    def current(self) -> Steering:
        """Return it."""
        return self.steering


class FakeOffers:
    """Keeps what is counted in lists."""

    def __init__(self) -> None:
        self.searches: list[Search] = []
        self.gaps: list[Gap] = []
        self.broken = False

    async def count(self, searches: Sequence[Search] = (), gaps: Sequence[Gap] = ()) -> None:
        """Keep it."""
        if self.broken:
            raise StoreError("The disk is full; make room.")
        self.searches += searches
        self.gaps += gaps


class FakeProviders:
    """Has asked nobody."""

    async def link(self, token: str) -> None:
        """Know no link."""


class FakeStore:
    """Keeps lines in a list and answers each message at once, as a turn would."""

    def __init__(self) -> None:
        self.arrivals: dict[str, Arrival] = {}
        self.lines: list[tuple[str, Line]] = []
        self.steering = FakeHelm()
        self.directory: Directory = Empty()
        self.offers = FakeOffers()
        self.providers = FakeProviders()
        self.last = 0
        self.erased = 0
        self.news = Event()
        self.broken = False
        self.silent = False
        self.language = ""
        self.reply: Mapping[str, Any] = {"text": "Svar", "parse_mode": "HTML"}

    async def receive(self, arrivals: Sequence[Arrival]) -> int:
        """Keep what is new."""
        self._check()
        new = [arrival for arrival in arrivals if arrival.update_id not in self.arrivals]
        for arrival in new:
            self.arrivals[arrival.update_id] = arrival
            self._add(arrival, mine=True)
            if not self.silent:
                self._add(arrival, mine=False)
        return len(new)

    async def ready(self) -> None:
        """Tell whether it is broken."""
        self._check()

    async def replay(self, conversation: str, after: int) -> Sequence[Line]:
        """Return the lines after *after*."""
        self._check()
        return [line for whose, line in self.lines if whose == conversation and line.id > after]

    async def follow(self, conversation: str, after: int) -> AsyncGenerator[Sequence[Line], None]:
        """Yield the lines as they come."""
        erased = self.erased
        while True:
            self.news.clear()
            if erased != self.erased:
                erased = self.erased
                yield ()
            elif lines := await self.replay(conversation, after):
                after = lines[-1].id
                yield lines
            else:
                await self.news.wait()

    def erase(self, conversation: str) -> None:
        """Forget what was said."""
        self.lines = [(whose, line) for whose, line in self.lines if whose != conversation]
        self.erased += 1
        self.news.set()

    async def wait(self, conversation: str, after: int, seconds: float) -> Sequence[Line]:  # noqa: ARG002
        """Return what is there."""
        return await self.replay(conversation, after)

    def says(self, conversation: str, text: str, *, at: datetime = NOON) -> None:
        """Let staff write."""
        self._append(conversation, replace(self._line(mine=False, params={"text": text}), at=at))

    def _check(self) -> None:
        if self.broken:
            raise StoreError("The disk is full; make room.")

    def _add(self, arrival: Arrival, *, mine: bool) -> None:
        line = self._line(mine=mine, params=arrival.body if mine else self.reply)
        direct = arrival.answered and not mine
        self._append(arrival.conversation, replace(line, update_id=arrival.update_id, direct=direct))

    def _append(self, conversation: str, line: Line) -> None:
        self.lines.append((conversation, line))
        self.news.set()

    def _line(self, *, mine: bool, params: Mapping[str, Any]) -> Line:
        method = "" if mine else "sendMessage"
        spoken = "" if mine else self.language
        self.last += 1
        waits = mine and self.silent
        return Line(self.last, mine, "", method, params, direct=False, at=NOON, language=spoken, waits=waits)


class Browser:
    """Keeps cookies, fills in forms, and reads pages."""

    def __init__(self, app: Starlette, *, origin: str = "http://indgang.test") -> None:
        self.app = app
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=origin)
        self.origin = origin

    async def opens(self) -> str:
        """Return the page."""
        return (await self.http.get("/")).text

    async def says(self, text: str, *, script: bool = False, **fields: str) -> httpx.Response:
        """Post *text* with the form of a freshly opened page, as a browser or as its script does."""
        key = fields.pop("key", None) or key_of(await self.opens())
        return await self.posts({"text": text, "key": key, **fields}, script=script)

    async def posts(self, fields: Mapping[str, str], *, script: bool = False) -> httpx.Response:
        """Post *fields*."""
        headers = {"origin": self.origin} | ({"hx-request": "true"} if script else {})
        return await self.http.post("/say", data=dict(fields), headers=headers)


def key_of(page: str) -> str:
    """Return the one-time key of the page's text form."""
    found = re.search(r'id="key" name="key" value="(\w+)"', page)
    assert found
    return found[1]


def bubbles(page: str) -> list[str]:
    """Return what is said on *page*, in order."""
    return re.findall(r'<div class="bubble"[^>]*>(.*?)</div>', page, re.DOTALL)


def buttons(page: str) -> list[str]:
    """Return what the live buttons post."""
    return re.findall(r'name="tap" value="([^"]*)"', page)


def conversations(store: FakeStore) -> Iterable[str]:
    """Return whose messages arrived."""
    return {arrival.conversation for arrival in store.arrivals.values()}


def site(store: FakeStore, **settings: Any) -> Starlette:
    """Return the web application over *store*."""
    chosen = Settings(_env_file=None, secret_key=KEY, **settings)
    return web.build(chosen, cast("Store", store), Intake(), shelf())


@cache
def shelf() -> Shelf:
    """Return the packaged content, read once."""
    return Shelf(CONTENT)
