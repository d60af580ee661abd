"""What somebody looked for: the need and the place stand where their words were, and the words nowhere."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge import misses
from knowledge.offers.offer import NeedId
from knowledge.offers.records import Search, Told
from knowledge.records import Failing, Miss
from knowledge.terms import Language
from knowledge.traffic import Arrival
from tests.bot.store.kept import files_with
from tests.bot.store.said import ANNA, BO, CLARA, arrival, effects, tap

SECRET, MORE = "min-mand-har-en-hemmelig-sygdom", "og-jeg-er-hemmeligt-ked-af-det"
INSTEAD = "Pårørende · Lemvig"
TOLD = Told((Search(NeedId("dementia"), "Lemvig", 2),))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with open_sqlite(tmp_path / "indgang.db") as opened:
        yield opened


async def look(store: SqliteStore, *arrivals: Arrival) -> None:
    """Let all of them be answered in one turn that keeps other words."""
    await store.receive(arrivals)
    async with store.claim(1) as batch:
        (job,) = batch.jobs
        rows = (job.head.id, *(row.id for row in job.next))
        batch.done(effects(job, "tilbud", rows=rows, offers=TOLD, instead=INSTEAD))


async def emptied(store: SqliteStore) -> None:
    assert store._wal._emptying is not None
    await asyncio.wait_for(asyncio.shield(store._wal._emptying), 5)


async def said(store: SqliteStore, conversation: str) -> list[str]:
    lines = await store.replay(conversation, 0)
    return [line.params["message"]["text"] for line in lines if line.mine and "message" in line.params]


def captioned(number: int) -> Arrival:
    """Return a photo with words below it, that answers another message."""
    plain = arrival(number, ANNA)
    message = {name: value for name, value in plain.body["message"].items() if name != "text"}
    message |= {"caption": SECRET, "kind": "photo", "reply_to_message": {**message, "text": MORE}}
    return replace(plain, body={**plain.body, "message": message})


def edited(number: int) -> Arrival:
    """Return a message that was corrected."""
    plain = arrival(number, ANNA, SECRET)
    return replace(plain, body={"update_id": number, "edited_message": plain.body["message"]})


@pytest.mark.parametrize(
    "arrivals",
    [
        (arrival(1, ANNA, SECRET),),
        (arrival(1, CLARA, SECRET), arrival(2, CLARA, MORE)),
        (captioned(1),),
        (edited(1),),
    ],
)
async def test_no_file_has_the_words(
    store: SqliteStore, tmp_path: Path, arrivals: tuple[Arrival, ...]
) -> None:
    await look(store, *arrivals)
    await emptied(store)

    assert files_with(tmp_path, SECRET, MORE) == {}
    assert files_with(tmp_path, INSTEAD) != {}


async def test_the_page_shows_what_was_looked_for_once(store: SqliteStore) -> None:
    await look(store, arrival(1, CLARA, SECRET), arrival(2, CLARA, MORE))

    assert await said(store, CLARA) == [INSTEAD]


async def test_an_update_that_comes_again_changes_nothing(store: SqliteStore, tmp_path: Path) -> None:
    again = arrival(1, ANNA, SECRET)
    await look(store, again)

    assert await store.receive([again]) == 0
    await emptied(store)
    assert await said(store, ANNA) == [INSTEAD]
    assert files_with(tmp_path, SECRET) == {}


async def test_what_others_wrote_and_what_was_tapped_stays(store: SqliteStore) -> None:
    await store.receive([arrival(1, BO, MORE)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "svar"))
    await look(store, tap(2, "need:dementia"))

    assert await said(store, BO) == [MORE]
    (line, _) = await store.replay(CLARA, 0)
    assert line.params["callback_query"]["data"] == "need:dementia"


async def test_who_erases_everything_in_that_turn_leaves_not_even_that(
    store: SqliteStore, tmp_path: Path
) -> None:
    await store.receive([arrival(1, ANNA, SECRET)])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "slettet", erases=True, instead=INSTEAD))
    await emptied(store)

    assert files_with(tmp_path, SECRET, INSTEAD) == {}


async def test_a_start_after_a_crash_leaves_nothing_of_them(tmp_path: Path) -> None:
    async with open_sqlite(tmp_path / "indgang.db") as store:
        await look(store, arrival(1, ANNA, SECRET))

    assert files_with(tmp_path, SECRET) == {}


@pytest.mark.parametrize("words", [(SECRET,), (f"{SECRET} ring 00 00 00 01",), (SECRET, MORE)])
async def test_words_that_turn_out_to_look_for_it_go_too(
    store: SqliteStore, tmp_path: Path, words: tuple[str, ...]
) -> None:
    await store.receive([arrival(1, CLARA, "Hvem er I?")])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "svar"))
    asked = misses.kept("\n".join(words))
    miss = Miss(Failing.UNCLEAR, asked, Language.DANISH, "", 0.4, "")
    await store.receive([arrival(number, CLARA, text) for number, text in enumerate(words, 2)])
    async with store.claim(1) as batch:
        (job,) = batch.jobs
        rows = (job.head.id, *(row.id for row in job.next))
        batch.done(effects(job, "Hvad mener du?", rows=rows, misses=(miss,)))

    await store.receive([tap(9, "topic:find-offers")])
    async with store.claim(1) as batch:
        batch.done(effects(batch.jobs[0], "tilbud", instead=INSTEAD, recalled=asked))
    await emptied(store)

    assert files_with(tmp_path, SECRET, MORE) == {}
    assert await said(store, CLARA) == ["Hvem er I?", INSTEAD]
    assert await store.learning.open(9) == []
