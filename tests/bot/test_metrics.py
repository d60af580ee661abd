"""The figures: what is counted, in which format, and that nothing about a person is in them."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as plain_text
from prometheus_client.registry import REGISTRY
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

import bot
from bot.metrics import Metrics
from knowledge.errors import Flaw, StoreError
from knowledge.observing import Outcome
from knowledge.traffic import Backlog, Delivery

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPEN_METRICS = "application/openmetrics-text; version=1.0.0"


def _metrics(*backlog: Backlog) -> Metrics:
    return Metrics(lambda: backlog, lambda: NOW)


def _site(metrics: Metrics) -> Starlette:
    return Starlette(routes=[Route("/metrics", metrics.page)])


async def _page(metrics: Metrics, accept: str = "") -> httpx.Response:
    transport = httpx.ASGITransport(app=_site(metrics))
    async with httpx.AsyncClient(transport=transport, base_url="http://indgang.test") as client:
        return await client.get("/metrics", headers={"accept": accept})


async def _figures(metrics: Metrics) -> dict[str, float]:
    """Return every figure of ours by its name and labels."""
    families = plain_text((await _page(metrics)).text)
    return {
        " ".join(
            [sample.name, *(sample.labels[label] for label in sorted(sample.labels, reverse=True))]
        ): sample.value
        for family in families
        for sample in family.samples
        if sample.name.startswith("indgang_") and not sample.name.endswith("_created")
    }


async def test_what_is_told_is_counted() -> None:
    metrics = _metrics()

    metrics.received("web")
    metrics.received("web")
    metrics.turned(Outcome.SET_ASIDE)
    metrics.settled(Delivery.BLOCKED)
    metrics.committed(0.002)
    metrics.reloaded([Flaw("lines.toml", 1, "Wrong.", "Write it right.")])

    figures = await _figures(metrics)
    assert figures["indgang_messages_total web"] == 2
    assert figures["indgang_messages_total telegram"] == 0
    assert figures["indgang_turns_total set-aside"] == 1
    assert figures["indgang_letters_total blocked"] == 1
    assert (figures["indgang_commit_seconds_count"], figures["indgang_commit_seconds_sum"]) == (1, 0.002)
    assert (figures["indgang_content_reloads_total flawed"], figures["indgang_content_flaws"]) == (1, 1)


async def test_flaws_that_were_corrected_are_gone() -> None:
    metrics = _metrics()

    metrics.reloaded([Flaw("lines.toml", 1, "Wrong.", "Write it right.")])
    metrics.reloaded([])

    figures = await _figures(metrics)
    assert (figures["indgang_content_reloads_total taken"], figures["indgang_content_flaws"]) == (1, 0)


async def test_what_waits_is_told_with_the_age_of_the_oldest() -> None:
    oldest = NOW - timedelta(minutes=5)
    metrics = _metrics(Backlog("messages", "telegram", 7, oldest), Backlog("letters", "telegram", 0))

    figures = await _figures(metrics)

    assert figures["indgang_waiting messages telegram"] == 7
    assert figures["indgang_oldest_waiting_seconds messages telegram"] == 300
    assert figures["indgang_waiting letters telegram"] == 0
    assert figures["indgang_oldest_waiting_seconds letters telegram"] == 0


async def test_a_store_that_cannot_be_read_leaves_the_other_figures() -> None:
    def broken() -> Sequence[Backlog]:
        raise StoreError("The disk is broken.")

    figures = await _figures(Metrics(broken))

    assert "indgang_messages_total web" in figures
    assert not [name for name in figures if "waiting" in name]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "text/plain; version=0.0.4; charset=utf-8"),
        ("text/html, */*", "text/plain; version=0.0.4; charset=utf-8"),
        (OPEN_METRICS, "application/openmetrics-text; version=1.0.0; charset=utf-8"),
    ],
)
async def test_the_reader_chooses_the_format(accept: str, kind: str) -> None:
    page = await _page(_metrics(), accept)

    assert page.headers["content-type"].startswith(kind)
    assert page.headers["cache-control"] == "no-store"
    parse = open_metrics if "openmetrics" in kind else plain_text
    assert "indgang_build" in {family.name.removesuffix("_info") for family in parse(page.text)}


async def test_the_build_is_told() -> None:
    text = (await _page(_metrics())).text

    assert f'version="{bot.__version__}"' in text
    assert "process_resident_memory_bytes" in text


async def test_labels_are_the_few_that_are_meant() -> None:
    metrics = _metrics(Backlog("messages", "web", 1, NOW))

    labels = {
        name: set(sample.labels)
        for family in plain_text((await _page(metrics)).text)
        for sample in family.samples
        if (name := sample.name).startswith("indgang_")
    }

    assert set().union(*labels.values()) == {
        "channel", "outcome", "fate", "result", "what", "le", "version", "python"
    }  # fmt: skip


async def test_two_sets_of_figures_live_side_by_side() -> None:
    before = set(REGISTRY._names_to_collectors)
    first, second = _metrics(), _metrics()

    first.received("web")

    assert (await _figures(second))["indgang_messages_total web"] == 0
    assert set(REGISTRY._names_to_collectors) == before


class Browser:
    """An open line to a browser, as a server passes it on, until the browser hangs up."""

    def __init__(self, metrics: Metrics, *, answer: str = "websocket.accept", fails: bool = False) -> None:
        self._hung_up, self._answered = asyncio.Event(), asyncio.Event()
        self._answer, self._fails = answer, fails
        site = metrics.watching(self._live)
        self._task: asyncio.Future[None] = asyncio.ensure_future(
            site({"type": "websocket"}, self._receive, self._send)
        )

    async def answered(self) -> None:
        await self._answered.wait()

    async def hang_up(self) -> None:
        self._hung_up.set()
        await asyncio.wait([self._task])

    @property
    def error(self) -> BaseException | None:
        return self._task.exception()

    async def _live(self, _: Scope, receive: Receive, send: Send) -> None:
        await send({"type": self._answer})
        await receive()
        if self._fails:
            raise RuntimeError

    async def _receive(self) -> Message:
        await self._hung_up.wait()
        return {"type": "websocket.disconnect", "code": 1001}

    async def _send(self, _: Message) -> None:
        self._answered.set()


async def _open(metrics: Metrics) -> float:
    return (await _figures(metrics))["indgang_open_chats"]


async def test_open_lines_to_browsers_are_counted_until_they_end() -> None:
    metrics = _metrics()
    one, other = Browser(metrics), Browser(metrics)
    await one.answered()
    await other.answered()

    both = await _open(metrics)
    await one.hang_up()

    assert (both, await _open(metrics)) == (2, 1)
    await other.hang_up()


async def test_a_line_that_fails_is_not_left_open() -> None:
    metrics = _metrics()
    browser = Browser(metrics, fails=True)
    await browser.answered()

    await browser.hang_up()

    assert isinstance(browser.error, RuntimeError)
    assert await _open(metrics) == 0


async def test_a_line_that_is_refused_never_counts() -> None:
    metrics = _metrics()
    browser = Browser(metrics, answer="websocket.close")
    await browser.answered()

    assert await _open(metrics) == 0
    await browser.hang_up()
    assert await _open(metrics) == 0
