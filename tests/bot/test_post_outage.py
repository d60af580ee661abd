"""What waits through an outage, a restart and a stop: the post on a real store, with real limits."""

import asyncio
import itertools
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.channels.pace import Pace
from bot.channels.wire import Access, open_wire
from bot.post import Post
from bot.store import open_store
from knowledge.records import Entry
from knowledge.store import Store
from knowledge.traffic import Effects, Outgoing
from tests.bot.store.said import arrival, letter
from tests.emulator import Emulator, Fault, running

PER_SECOND, PER_CHAT = 400, 100
_numbers = itertools.count(1)


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/indgang.db"


def home(chat: int) -> str:
    return f"telegram:public:{chat}"


async def answer(store: Store, chat: int, texts: Sequence[str], **marks: bool) -> None:
    """Let the handlers answer a message of *chat* with *texts*."""
    await store.receive([arrival(next(_numbers), home(chat))])
    async with store.claim(1) as batch:
        (job,) = batch.jobs
        said: tuple[Outgoing, ...] = tuple(letter(home(chat), text, **marks) for text in texts)
        batch.done(Effects(job, (job.head.id,), job.state, job.memory, Entry("answer"), said))


@asynccontextmanager
async def working(
    store: Store, emulator: Emulator, pace: Pace | None = None
) -> AsyncIterator[asyncio.Task[None]]:
    pace = pace or Pace(per_second=PER_SECOND, per_chat=PER_CHAT)
    async with open_wire(Access(emulator.token, emulator.url), pace) as wire:
        work = asyncio.create_task(Post(wire, store).work())
        try:
            yield work
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)


async def heard(emulator: Emulator, number: int, *, within: float = 20) -> dict[int, list[str]]:
    """Return what each chat heard, once *number* messages are there."""
    async with asyncio.timeout(within):
        while len(emulator.sent()) < number:  # noqa: ASYNC110 - the emulator tells nobody
            await asyncio.sleep(0.01)
    chats: defaultdict[int, list[str]] = defaultdict(list)
    for message in emulator.sent():
        chats[message["chat"]["id"]].append(message["text"])
    return chats


@pytest.mark.parametrize(
    ("chats", "each"), [(40, 5)]
)  # scripts/soak does it with 2,000 and Telegram's limits
async def test_after_an_outage_all_that_waits_goes_out_in_order_and_once(
    address: str, chats: int, each: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.post.FIRST_PROBE", 0.1)
    monkeypatch.setattr("bot.fate.SOON", 0.1)
    emulator = Emulator()
    emulator.world.chats = dict.fromkeys(range(1, chats + 1), "private")
    async with open_store(address) as store:
        for number in range(each):
            for chat in range(1, chats + 1):
                await answer(store, chat, [f"svar {number}"])
        async with running(emulator):
            port = int(emulator.url.rpartition(":")[2])
        async with working(store, emulator):  # nobody listens
            await asyncio.sleep(0.5)
            emulator.faults.append(Fault("502", "sendMessage", times=2))
            async with running(emulator, port=port):
                await answer(store, 1, ["112"], urgent=True)
                said = await heard(emulator, chats * each + 1)

    assert said.pop(1) == ["112", *(f"svar {number}" for number in range(each))]
    assert all(texts == [f"svar {number}" for number in range(each)] for texts in said.values())
    assert len(said) == chats - 1


async def test_at_this_pace_telegram_never_has_to_refuse(address: str) -> None:
    emulator = Emulator()
    emulator.switches.most, emulator.switches.most_to_chat = 30, 1
    emulator.world.chats = {1: "private", 2: "private"}
    async with open_store(address) as store, running(emulator):
        for chat in (1, 2):
            await answer(store, chat, ["et", "to", "tre"])
        async with working(store, emulator, Pace()):
            said = await heard(emulator, 6)

    assert said == {1: ["et", "to", "tre"], 2: ["et", "to", "tre"]}
    assert [line["fault"] for line in emulator.journal if line["fault"]] == []


async def test_retry_after_is_obeyed_by_the_next_process(address: str) -> None:
    async with running(Emulator()) as emulator:
        emulator.world.chats = {1: "private", 2: "private"}
        emulator.faults.append(Fault("429", "sendMessage", chat=1, retry_after=2))
        async with open_store(address) as store, working(store, emulator):
            await answer(store, 1, ["hej"])
            async with asyncio.timeout(5):
                while await store.paused("telegram") is None:  # noqa: ASYNC110 - the store tells nobody
                    await asyncio.sleep(0.01)
        async with open_store(address) as store:
            await answer(store, 2, ["hej"])
            async with working(store, emulator):
                await heard(emulator, 2)

    refused, *went = [line["at"] for line in emulator.journal if line["result"] or line["fault"]]
    assert min(went) - refused > 1.95


async def test_who_stops_waits_for_what_is_in_flight_and_records_it(address: str) -> None:
    async with running(Emulator()) as emulator:
        emulator.world.chats = {1: "private"}
        emulator.faults.append(Fault("slow", "sendMessage", seconds=0.5))
        async with open_store(address) as store, working(store, emulator) as work:
            await answer(store, 1, ["et", "to"])
            await asyncio.sleep(0.2)
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            assert [message["text"] for message in emulator.sent()] == ["et"]
        async with open_store(address) as store, working(store, emulator):
            said = await heard(emulator, 2)

    assert said == {1: ["et", "to"]}


async def test_who_stops_does_not_wait_for_an_answer_that_never_comes(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.post.GRACE", 0.2)
    async with running(Emulator()) as emulator:
        emulator.world.chats = {1: "private"}
        emulator.faults.append(Fault("hang", "sendMessage", seconds=3))
        async with open_store(address) as store, working(store, emulator) as work:
            await answer(store, 1, ["hej"])
            await asyncio.sleep(0.2)
            work.cancel()
            async with asyncio.timeout(1):
                await asyncio.gather(work, return_exceptions=True)
        async with open_store(address) as store, working(store, emulator):
            assert await heard(emulator, 1) == {1: ["hej"]}


async def test_letters_that_wait_follow_a_chat_that_moved_over_a_restart(address: str) -> None:
    async with running(Emulator()) as emulator:
        emulator.world.chats = {-1: "group", -2: "supergroup"}
        emulator.world.migrated[-1] = -2
        async with open_store(address) as store:
            await answer(store, -1, ["et", "to"])
        async with open_store(address) as store, working(store, emulator):
            said = await heard(emulator, 2)

    assert said == {-2: ["et", "to"]}
