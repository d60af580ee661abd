"""The loop: inbox → handlers → commit, and what it does when something goes wrong."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiogram import Dispatcher, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.bursts import merge
from bot.store import moments, open_store
from bot.store.orders import FIRST_REFUSAL, LONGEST_REFUSAL
from bot.store.sqlite import SqliteStore, open_sqlite
from bot.turns import BACK_OFF, SuspendedError, Worker, at_once, work
from handlers.turn import Turn
from knowledge.records import Case, Entry, Inquiry, Note
from knowledge.store import Store
from knowledge.terms import Language
from knowledge.traffic import Arrival, Job, Waiting
from tests.bot.store.said import ANNA, BO, CLARA, arrival

QUICK = (0.01, 0.01, 0.01, 0.01)
SORRY = "Beklager, det gik galt hos os."

Handler = Callable[..., Awaitable[Any]]


@dataclass
class Phrasebook:
    """Says one sentence; or cannot, when *broken*."""

    broken: bool = False

    def say(self, key: str, language: Language) -> str:
        if self.broken:
            raise KeyError(key)
        assert key == "set-aside"
        return f"{SORRY} ({language})"


@dataclass
class Library:
    phrasebook: Phrasebook = field(default_factory=Phrasebook)


@dataclass
class Shelf:
    library: Any = field(default_factory=Library)


LIBRARY: Any = Library()  # with no button in sight it is asked nothing


def routed(handler: Handler) -> Dispatcher:
    dispatcher, router = Dispatcher(disable_fsm=True), Router()
    router.message.register(handler)
    dispatcher.include_router(router)
    return dispatcher


@asynccontextmanager
async def working(store: Store, handler: Handler, *, shelf: Shelf | None = None) -> AsyncIterator[None]:
    loop = asyncio.create_task(work(store, routed(handler), shelf or Shelf(), b"secret", back_off=QUICK))
    try:
        yield
    finally:
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)


async def until(store: Store, states: Sequence[str], seconds: float = 5) -> None:
    """Wait until the inbox rows are in *states*."""
    end = time.monotonic() + seconds
    while (found := [row["state"] for row in store.rows("messages")]) != list(states):
        assert time.monotonic() < end, f"{found} instead of {list(states)}"
        await asyncio.sleep(0.01)


async def heard(store: Store, conversation: str) -> list[str]:
    """Return what has been said to *conversation*."""
    return [line.params["text"] for line in await store.replay(conversation, 0) if not line.mine]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(f"sqlite:///{tmp_path}/indgang.db") as opened:
        yield opened


async def count(message: Message, state: FSMContext) -> None:
    """Answer with how many messages this conversation has had."""
    number = (await state.get_data()).get("n", 0) + 1
    await state.update_data(n=number)
    await message.answer(f"{number}: {message.text}")


class TestAnswering:
    async def test_everybody_is_answered_once(self, store: Store) -> None:
        async with working(store, count):
            for number in range(60):
                conversation = f"web:public:{number % 7}"
                await store.receive([arrival(number, conversation, f"/{number}")] * 2)
            await until(store, ["done"] * 60)

        for person in range(7):
            numbers = [said.partition(":")[0] for said in await heard(store, f"web:public:{person}")]
            assert numbers == [str(n + 1) for n in range(len(range(person, 60, 7)))]

    async def test_waiting_rows_are_answered_after_a_restart(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path}/indgang.db"
        async with open_store(url) as store:
            await store.receive([arrival(1, text="/a"), arrival(2, CLARA)])

        async with open_store(url) as store, working(store, count):
            await until(store, ["done", "done"])
            assert await heard(store, CLARA) == ["1: hej"]

    async def test_a_crash_before_the_commit_replays_the_turn_from_its_old_state(
        self, tmp_path: Path
    ) -> None:
        url = f"sqlite:///{tmp_path}/indgang.db"
        died = asyncio.Event()

        async def die(message: Message, state: FSMContext, turn: Turn) -> None:
            await count(message, state)
            if message.text == "/b" and not died.is_set():
                died.set()
                raise KeyboardInterrupt  # not an Exception: nothing is recorded, as when the process dies

        async with open_store(url) as store:
            await store.receive([arrival(1, CLARA, "/a"), arrival(2, CLARA, "/b")])
            loop = Worker(store, routed(die), Shelf(), b"s", moments.now, QUICK)
            async with store.claim(1) as batch:
                await loop._think(batch)
            with pytest.raises(KeyboardInterrupt):
                async with store.claim(1) as batch:
                    await loop._think(batch)

        async with open_store(url) as store, working(store, die):
            await until(store, ["done", "done"])
            assert await heard(store, CLARA) == ["1: /a", "2: /b"]

    async def test_the_case_that_is_asked_about_comes_with_the_turn(self, store: Store) -> None:
        asked: list[Case | None] = []

        async def handler(message: Message, turn: Turn) -> None:
            asked.append(turn.asked)
            if message.text == "/ny":
                turn.open_case(Inquiry("26-0147-K", "KODE", "privacy", "idé", "tekst"))

        async with working(store, handler):
            await store.receive([arrival(1, text="/ny")])
            await until(store, ["done"])
            await store.receive([arrival(2, BO, "Hvordan går det med 26 0147 k?")])
            await until(store, ["done", "done"])

        assert [case and case.conversation for case in asked] == [None, ANNA]


class TestFailing:
    async def test_five_tries_then_set_aside_with_an_apology(
        self, store: Store, caplog: pytest.LogCaptureFixture
    ) -> None:
        tries: list[str] = []

        async def handler(message: Message, state: FSMContext) -> None:
            tries.append(message.text or "")
            await message.answer("aldrig sendt")
            if message.text == "/bad":
                raise ValueError(f"could not read {message.text} by Anna Andersen")
            await state.update_data(n=1)

        with caplog.at_level(logging.WARNING):
            async with working(store, handler):
                await store.receive([arrival(1, CLARA, "/bad"), arrival(2, CLARA, "/good"), arrival(3, BO)])
                await until(store, ["set-aside", "done", "done"])

        assert [text for text in tries if text != "hej"] == ["/bad"] * 5 + ["/good"]
        assert await heard(store, CLARA) == [f"{SORRY} (da)", "aldrig sendt"]
        assert [row["decision"] for row in store.rows("messages")] == ["unknown"] * 3
        assert "ValueError bot/test_turns.py:" in caplog.text
        assert "Andersen" not in caplog.text
        assert "/bad" not in caplog.text

    async def test_the_apology_speaks_the_persons_language(self, store: Store) -> None:
        async def handler(message: Message, state: FSMContext) -> None:
            if message.text == "/bad":
                raise ValueError
            await state.update_data(context={"language": "en"})

        async with working(store, handler):
            await store.receive([arrival(1, CLARA, "/hi"), arrival(2, CLARA, "/bad")])
            await until(store, ["done", "set-aside"])

        assert await heard(store, CLARA) == [f"{SORRY} (en)"]

    async def test_whatever_happens_the_person_hears_it_soon(self) -> None:
        refusals = [
            min(FIRST_REFUSAL * 2**attempts, LONGEST_REFUSAL) for attempts in range(len(BACK_OFF) + 1)
        ]

        assert max(sum(BACK_OFF), sum(refusals)) < 12

    async def test_it_is_set_aside_even_without_words(self, store: Store) -> None:
        async def handler(message: Message) -> None:
            raise ValueError

        async with working(store, handler, shelf=Shelf(Library(Phrasebook(broken=True)))):
            await store.receive([arrival(1, CLARA)])
            await until(store, ["set-aside"])

        assert await heard(store, CLARA) == []

    async def test_a_slip_heals(self, store: Store) -> None:
        slips = iter([True, True])

        async def handler(message: Message, state: FSMContext) -> None:
            await count(message, state)
            if next(slips, False):
                raise ValueError

        async with working(store, handler):
            await store.receive([arrival(1, CLARA)])
            await until(store, ["done"])

        assert await heard(store, CLARA) == ["1: hej"]

    @pytest.mark.parametrize("seconds", [0, 0.001])
    async def test_a_handler_that_waits_is_an_error(
        self, store: Store, seconds: float, caplog: pytest.LogCaptureFixture
    ) -> None:
        async def handler(message: Message) -> None:
            await asyncio.sleep(seconds)

        async with working(store, handler):
            await store.receive([arrival(1)])
            await until(store, ["set-aside"])

        assert "SuspendedError" in caplog.text

    async def test_effects_that_cannot_be_stored_are_set_aside(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.store.orders.FIRST_REFUSAL", 0.001)

        async def handler(message: Message, turn: Turn) -> None:
            if message.text == "/bad":
                turn.note(Note("26-9999-X", "til en sag, der ikke findes"))

        async with working(store, handler):
            await store.receive([arrival(1, text="/bad"), arrival(2, BO), arrival(3, text="/good")])
            await until(store, ["set-aside", "done", "done"])

        assert await store.find("26-9999-X") is None

    async def test_a_row_that_ended_five_attempts_with_the_process_is_set_aside(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path}/indgang.db"
        async with open_store(url) as store:
            await store.receive([arrival(1, CLARA)])
        for _ in range(7):
            async with open_store(url) as store, store.claim(16):
                pass

        async with open_store(url) as store, working(store, count):
            await until(store, ["set-aside"])
            assert await heard(store, CLARA) == [f"{SORRY} (da)"]


class TestFullDisk:
    async def test_the_loop_goes_on_when_there_is_space_again(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        async with open_sqlite(tmp_path / "indgang.db") as store:
            await store.receive([arrival(n, f"web:public:{n}", "/" + "x" * 3000) for n in range(1, 40)])
            full(store, pages=1)
            async with working(store, count):
                await asyncio.sleep(0.3)
                assert {row["state"] for row in store.rows("messages")} == {"new"}
                full(store, pages=1_000_000)
                await until(store, ["done"] * 39)

            assert len(await heard(store, "web:public:5")) == 1
        assert "messages wait: The disk is full" in caplog.text
        assert "xxx" not in caplog.text


def full(store: SqliteStore, *, pages: int) -> None:
    """Let SQLite believe in a disk of so many pages."""
    store._writer._connection.execute(f"pragma max_page_count = {pages}")


class TestBursts:
    def job(self, *arrivals: Arrival, attempts: int = 0) -> Job:
        rows = [Waiting(n, a.body, a.redacted, a.answered) for n, a in enumerate(arrivals, 1)]
        return Job(ANNA, rows[0], tuple(rows[1:]), attempts)

    def test_plain_texts_become_one(self) -> None:
        job, rows = merge(self.job(arrival(1, text="Hej"), arrival(2, text="Skive", redacted=True)), LIBRARY)

        assert (job.head.body["message"]["text"], job.head.redacted, rows) == ("Hej\nSkive", True, (1, 2))

    @pytest.mark.parametrize(
        "other",
        [
            arrival(2, text="/start"),
            arrival(2, text=""),
            arrival(2, answered=True),
            arrival(2, text="x" * 4096),
            Arrival("telegram", "public", "2", ANNA, {"update_id": 2, "edited_message": {"text": "rettet"}}),
            Arrival("telegram", "public", "2", ANNA, {"update_id": 2, "callback_query": {"data": "ask:yes"}}),
            Arrival(
                "telegram",
                "public",
                "2",
                ANNA,
                {"update_id": 2, "message": {"text": "a", "reply_to_message": {}}},
            ),
        ],
    )
    def test_anything_else_stands_alone(self, other: Arrival) -> None:
        before, after = arrival(1, text="a"), arrival(3, text="c")

        assert merge(self.job(before, other, after), LIBRARY)[1] == (1,)
        assert merge(self.job(other, after), LIBRARY)[1] == (1,)

    def test_a_second_attempt_stands_alone(self) -> None:
        assert merge(self.job(arrival(1), arrival(2), attempts=1), LIBRARY)[1] == (1,)

    async def test_twenty_at_once_get_few_answers_and_each_is_logged(self, store: Store) -> None:
        await store.receive([arrival(n, CLARA, f"linje {n}") for n in range(20)])
        async with working(store, count):
            await until(store, ["done"] * 20)

        assert await heard(store, CLARA) == ["1: " + "\n".join(f"linje {n}" for n in range(20))]
        assert len([row for row in store.rows("messages") if row["decision"]]) == 20

    async def test_a_bad_line_does_not_take_its_neighbours_along(self, store: Store) -> None:
        async def handler(message: Message, turn: Turn) -> None:
            if "dårlig" in (message.text or ""):
                raise ValueError
            turn.log(Entry("answer"))
            await message.answer(f"svar: {message.text}")

        lines = ("en god", "en dårlig", "en god til")
        await store.receive([arrival(n, CLARA, text) for n, text in enumerate(lines, 1)])
        async with working(store, handler):
            await until(store, ["done", "set-aside", "done"])

        assert await heard(store, CLARA) == ["svar: en god", f"{SORRY} (da)", "svar: en god til"]


class TestAtOnce:
    def test_returns_what_the_turn_returns(self) -> None:
        async def turn() -> int:
            return 7

        assert at_once(turn()) == 7

    async def test_refuses_to_wait(self) -> None:
        async def turn() -> None:
            await asyncio.sleep(0)

        with pytest.raises(SuspendedError):
            at_once(turn())


async def test_a_long_batch_lets_others_in_between(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def handler(message: Message) -> None:
        time.sleep(0.005)  # noqa: ASYNC251 a slow thought

    await store.receive([arrival(n, f"web:public:{n}") for n in range(16)])
    longest, last = 0.0, time.perf_counter()
    async with working(store, handler):
        while [row for row in store.rows("messages") if row["state"] == "new"]:
            await asyncio.sleep(0)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    assert longest < 0.05
