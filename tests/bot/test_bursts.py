"""Messages that wait together become one, and lose nothing of what was found in them or asked of them."""

import asyncio
from pathlib import Path
from typing import Any

import orjson
import pytest

import handlers
from bot.bursts import merge
from bot.store import open_store
from bot.turns import at_once
from handlers.turn import run_turn
from knowledge.library import Library
from knowledge.parts import LIMIT, units
from knowledge.screen import crisis
from knowledge.store import Store
from knowledge.traffic import Job, Waiting
from tests.bot.browsing import shelf
from tests.bot.store.said import ANNA, arrival
from tests.handlers.visitor import NOW

YES, NO = "Ja, slet det hele", "Nej, behold det"
ASKED = orjson.dumps({"context": {"step": 1, "buttons": [[YES, "forget:1"], [NO, "keep"]]}})


@pytest.fixture
def library() -> Library:
    return shelf().library


def _row(number: int, text: str, **found: Any) -> Waiting:
    message = {"message_id": number, "text": text, **found}
    return Waiting(number, {"update_id": number, "message": message}, redacted=False, answered=False)


@pytest.mark.parametrize("timed", [0, 1, 2])
def test_a_time_in_any_of_the_messages_is_still_told(timed: int, library: Library) -> None:
    rows = [
        _row(number, "hej", **({"looks_like_time": True} if number == timed else {})) for number in (1, 2)
    ]

    merged, _ = merge(Job("telegram:public:7", rows[0], (rows[1],)), library)

    assert merged.head.body["message"].get("looks_like_time", False) is (timed > 0)


@pytest.mark.parametrize(
    ("texts", "together"),
    [
        (("🙂" * 1500, "🙂" * 1500), 1),  # 3,001 code points, but 6,001 of what Telegram counts
        (("🙂" * 1024, "🙂" * 1023 + "a"), 2),
        (("🙂" * 1024, "🙂" * 1024), 1),
    ],
)
def test_what_is_joined_is_never_longer_than_one_message_may_be(
    texts: tuple[str, str], together: int, library: Library
) -> None:
    head, other = (_row(number, text) for number, text in enumerate(texts))

    merged, rows = merge(Job("telegram:public:7", head, (other,)), library)

    assert len(rows) == together
    assert units(merged.head.body["message"]["text"]) <= LIMIT


def test_a_danger_told_in_pieces_is_heard_in_what_is_joined(library: Library) -> None:
    said = ("jeg vil gerne", "tage mit eget", "liv")
    head, *others = (_row(number, text) for number, text in enumerate(said))

    merged, rows = merge(Job("telegram:public:7", head, tuple(others)), library)

    heard = crisis.alarm(merged.head.body["message"]["text"])
    assert len(rows) == 3
    assert heard is not None
    assert heard.sure


@pytest.mark.parametrize("answer", ["ja", "Slet det!", YES, NO])
def test_an_answer_to_the_question_stands_alone(answer: str, library: Library) -> None:
    head, other = _row(1, answer), _row(2, "og tak for hjælpen")

    assert merge(Job(ANNA, head, (other,), memory=ASKED), library)[1] == (1,)
    assert merge(Job(ANNA, other, (other, head), memory=ASKED), library)[1] == (2, 2)


@pytest.mark.parametrize("memory", [b"{}", ASKED])
def test_what_answers_nothing_is_joined(memory: bytes, library: Library) -> None:
    said = ("jeg vil gerne", "slette fordomme", "i Skive")
    head, *others = (_row(number, text) for number, text in enumerate(said, 1))

    assert merge(Job(ANNA, head, tuple(others), memory=memory), library)[1] == (1, 2, 3)


def test_without_a_question_a_yes_is_a_word_like_others(library: Library) -> None:
    assert merge(Job(ANNA, _row(1, "ja"), (_row(2, "og tak"),)), library)[1] == (1, 2)


async def test_a_typed_yes_in_a_burst_deletes(tmp_path: Path) -> None:
    async with open_store(f"sqlite:///{tmp_path}/indgang.db") as store:
        await store.receive([arrival(1, text="jeg hedder Anna"), arrival(2, text="/slet")])
        await _answer(store, 2)
        await store.receive([arrival(3, text=YES), arrival(4, text="og tak for hjælpen")])
        await _answer(store, 2)

        lines = await store.replay(ANNA, 0)

    mine = [line.params["message"]["text"] for line in lines if line.mine]
    assert mine == ["og tak for hjælpen"]
    assert any(line.params["text"].startswith("Nu er det slettet") for line in lines if not line.mine)


async def _answer(store: Store, turns: int) -> None:
    """Let as many turns pass, as the loop does."""
    dispatcher, library = handlers.build(), shelf().library
    for _ in range(turns):
        async with asyncio.timeout(5), store.claim(1) as batch:
            (job,) = batch.jobs
            merged, rows = merge(job, library)
            turn = run_turn(
                dispatcher,
                merged,
                library=library,
                now=NOW,
                take_number=store.take_number,
                secret=b"s",
                rows=rows,
            )
            batch.done(at_once(turn))
