"""The figures at ``/metrics``: how much comes in, goes out and waits; no person, topic or danger."""

import asyncio
import logging
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from prometheus_client import CollectorRegistry, Gauge, Histogram, Info, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import bot
from bot.store.reports import CHANNELS
from knowledge.errors import Flaw, StoreError
from knowledge.observing import Outcome
from knowledge.traffic import Backlog, Delivery

COMMITS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)  # seconds: an SSD to a sick disk

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]


class Reload(StrEnum):
    """What came of looking at content that had changed."""

    TAKEN = "taken"
    FLAWED = "flawed"


class Metrics:
    """Counts what it is told, in a registry of its own; the `knowledge.observing.Observer` of the store."""

    def __init__(
        self, backlog: Callable[[], Sequence[Backlog]], clock: Clock = lambda: datetime.now(UTC)
    ) -> None:
        self.registry = registry = CollectorRegistry()
        self._messages = _Tally("indgang_messages", "Updates taken into the inbox.", "channel", CHANNELS)
        self._turns = _Tally("indgang_turns", "Turns committed, by what came of them.", "outcome", Outcome)
        self._letters = _Tally("indgang_letters", "Deliveries recorded, by fate.", "fate", Delivery)
        self._reloads = _Tally("indgang_content_reloads", "Changes of the content seen.", "result", Reload)
        for tally in (self._messages, self._turns, self._letters, self._reloads):
            registry.register(tally)
        self._flaws = Gauge(
            "indgang_content_flaws", "Flaws of the content as it now lies.", registry=registry
        )
        self._chats = Gauge("indgang_open_chats", "Browsers with an open line.", registry=registry)
        self._commits = Histogram(
            "indgang_commit_seconds", "How long a commit took.", registry=registry, buckets=COMMITS
        )
        build = Info("indgang_build", "What runs.", registry=registry)
        build.info({"version": bot.__version__, "python": platform.python_version()})
        ProcessCollector(registry=registry)
        registry.register(_Waiting(backlog, clock))

    def received(self, channel: str) -> None:
        """Count a message that is now in the inbox."""
        self._messages.add(channel)

    def turned(self, outcome: Outcome) -> None:
        """Count a turn that is now committed."""
        self._turns.add(outcome)

    def settled(self, delivery: Delivery) -> None:
        """Count a delivery whose fate is now recorded."""
        self._letters.add(delivery)

    def committed(self, seconds: float) -> None:
        """Count a commit and how long it took."""
        self._commits.observe(seconds)

    def reloaded(self, flaws: Sequence[Flaw]) -> None:
        """Count a change of the content that was looked at."""
        self._reloads.add(Reload.FLAWED if flaws else Reload.TAKEN)
        self._flaws.set(len(flaws))

    async def page(self, request: Request) -> Response:
        """Show the figures, in the format that the reader asks for."""
        encode, kind = choose_encoder(request.headers.get("accept", ""))
        body = await asyncio.to_thread(encode, self.registry)
        return Response(body, headers={"content-type": kind, "cache-control": "no-store"})

    def watching(self, site: ASGIApp) -> ASGIApp:
        """Return *site* with its open lines to browsers counted."""
        return _Watched(site, self._chats)


@dataclass(frozen=True, slots=True)
class _Watched:
    site: ASGIApp
    chats: Gauge

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a line counts from when it is accepted until it ends."""
        if scope["type"] != "websocket":
            await self.site(scope, receive, send)
            return
        opened = 0

        async def counted(message: Message) -> None:
            nonlocal opened
            await send(message)
            if message["type"] == "websocket.accept":
                opened = 1
                self.chats.inc()

        try:
            await self.site(scope, receive, counted)
        finally:
            self.chats.dec(opened)


class _Tally(Collector):
    """A counter with one label and no lock: only the event loop adds, with each message.

    The library's own takes a microsecond for each, this one a tenth.
    """

    def __init__(self, name: str, text: str, label: str, values: Iterable[str]) -> None:
        self._name, self._text, self._label = name, text, label
        self._counts = dict.fromkeys(values, 0)

    def add(self, value: str) -> None:
        """Count one more of *value*."""
        self._counts[value] = self._counts.get(value, 0) + 1

    def collect(self) -> Iterator[CounterMetricFamily]:
        """Yield the counts."""
        family = CounterMetricFamily(self._name, self._text, labels=[self._label])
        for value, count in self._counts.copy().items():
            family.add_metric([str(value)], count)
        yield family


class _Waiting(Collector):
    """What waits at the moment somebody asks, read from the store."""

    def __init__(self, backlog: Callable[[], Sequence[Backlog]], clock: Clock) -> None:
        self._backlog, self._clock = backlog, clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the figures; none when the store cannot be read."""
        labels = ["what", "channel"]
        number = GaugeMetricFamily("indgang_waiting", "Messages and letters that wait.", labels=labels)
        age = GaugeMetricFamily(
            "indgang_oldest_waiting_seconds", "How long the oldest has waited.", labels=labels
        )
        try:
            backlog = self._backlog()
        except StoreError as error:
            logger.warning("what waits could not be counted: %s", error)
            return
        now = self._clock()
        for one in backlog:
            number.add_metric([one.what, one.channel], one.number)
            waited = (now - one.oldest).total_seconds() if one.oldest else 0.0
            age.add_metric([one.what, one.channel], max(waited, 0.0))
        yield from (number, age)
