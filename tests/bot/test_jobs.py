"""What the clock does: each notice, digest, waking and question once, whatever clock and process do."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.jobs import Jobs, works
from bot.notices import Secretary
from bot.settings import Settings
from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge import reference
from knowledge.casework.actions import (
    Carrier,
    Claim,
    Close,
    Forward,
    Heard,
    Outcome,
    Reopen,
    Respond,
    Road,
    Taken,
    Told,
    Wait,
    Waiting,
)
from knowledge.casework.records import View
from knowledge.casework.staff import CLOCK, Account, StaffRole
from knowledge.library import Shelf
from knowledge.offers import records
from knowledge.offers.offer import OfferId, Status
from knowledge.offers.records import NOTHING, Proposal, Wanted
from knowledge.terms import DENMARK
from knowledge.traffic import Delivery, Receipt
from tests.bot.browsing import shelf as packaged
from tests.bot.store.said import CLARA, arrival, effects, inquiry
from tests.bot.store.staffed import listed

UNIT, SITE = "unit@example.org", "https://indgang.example.org"
WORDS = "Hemmelige ord om min sygdom"
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=DENMARK)


class Clock:
    """Shows what it was set to."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)

    def set(self, moment: str) -> None:
        self.now = datetime.fromisoformat(moment).replace(tzinfo=DENMARK)


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, time: Clock) -> AsyncIterator[SqliteStore]:
    async with open_sqlite(tmp_path / "indgang.db", clock=time, secret=b"k" * 32) as opened:
        yield opened


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return packaged()


class Desk:
    """The jobs of a store, with what came of them."""

    def __init__(self, store: SqliteStore, shelf: Shelf, time: Clock, *, to: str = UNIT) -> None:
        self.store, self.time = store, time
        self.expected: list[int | None] = []
        secretary = Secretary(shelf, to, SITE) if to else None
        self.jobs = Jobs(store, shelf, secretary, self.expected.append)
        self._number = 0

    async def look(self, moment: str = "") -> None:
        if moment:
            self.time.set(moment)
        await self.jobs.look(self.time())

    async def comes(self, conversation: str = CLARA, *, told: records.Told = NOTHING, **fields: Any) -> str:
        """Let an inquiry come, as a turn does, and return its reference."""
        self._number += 1
        named = reference.write(2026, self._number)
        await self.store.receive([arrival(self._number, conversation, WORDS)])
        async with self.store.claim(16) as batch:
            for job in batch.jobs:
                one = inquiry(named, text=WORDS, councils=("midt",), **fields)
                batch.done(effects(job, inquiries=(one,), offers=told))
        return named

    async def worker(self, name: str = "Anna Ansat") -> Account:
        return await self.store.accounts.add(name, StaffRole.WORKER)

    async def sent(self, about: str = "") -> list[dict[str, Any]]:
        """Return the mails to the unit, oldest first."""
        sql = "select params from outbox where conversation like ? order by id"
        return [orjson.loads(row[0]) for row in await self.store._reader.rows(sql, f"mail:staff:{about}%")]

    async def state(self, named: str) -> tuple[Any, ...]:
        (row,) = await self.store._reader.rows(
            "select state, since, wake_on, asked_at from inquiry where reference = ?", named
        )
        return row


@pytest.fixture
def desk(store: SqliteStore, shelf: Shelf, time: Clock) -> Desk:
    return Desk(store, shelf, time)


async def test_a_no_from_a_receiver_is_told_once_and_without_its_reason(desk: Desk) -> None:
    named, anna = await desk.comes(), await desk.worker()
    to = Forward("Sundhedsråd Midt", Road.MAIL, "midt@example.org", "En sag", "Se den.", "digest")
    file = await desk.store.desk.act(named, to, by=anna)
    await desk.look()
    before = await desk.sent("svar")
    no = Heard(file.forwarded[0].id, Taken.DECLINED, "Hemmelig grund")
    await desk.store.desk.act(named, no, by=CLOCK)
    for _ in range(3):
        await desk.look()

    (mail,) = await desk.sent("svar")
    assert before == []
    assert mail["subject"] == f"Sag {named}: Sundhedsråd Midt kan ikke tage den"
    assert f"{SITE}/staff/sag/{named}" in mail["text"]
    assert "Hemmelig" not in mail["text"]


async def test_a_new_inquiry_is_told_once_and_without_a_word_of_it(desk: Desk) -> None:
    named = await desk.comes(topic="cooperation-agreement")
    for _ in range(3):
        await desk.look()

    (mail,) = await desk.sent("ny")
    assert (mail["to"], mail["automatic"]) == (UNIT, True)
    assert mail["subject"] == f"Ny henvendelse {named}"
    assert f"{SITE}/staff/sag/{named}" in mail["text"]
    assert "Sundhedsråd Midt" in mail["text"]
    assert not any(word in mail["text"] for word in WORDS.split() if len(word) > 3)


async def test_a_new_inquiry_is_told_on_a_sunday_and_nothing_else_is(desk: Desk) -> None:
    await desk.comes()
    await desk.look("2026-11-29 12:00")

    assert [mail["subject"].split()[0] for mail in await desk.sent()] == ["Ny"]


async def test_what_came_before_the_unit_had_an_address_is_not_told_later(
    store: SqliteStore, shelf: Shelf, time: Clock
) -> None:
    before = Desk(store, shelf, time, to="")
    await before.comes()
    await before.look()
    after = Desk(store, shelf, time)
    await after.look()

    assert await after.sent("ny") == []


async def test_a_restart_between_commit_and_delivery_tells_nothing_twice(
    tmp_path: Path, shelf: Shelf, time: Clock
) -> None:
    for _ in range(2):
        async with open_sqlite(tmp_path / "indgang.db", clock=time) as store:
            desk = Desk(store, shelf, time)
            if not await desk.sent("ny"):
                await desk.comes()
            await desk.look()
            letters = await store.due("mail", 5)
            assert [letter.method for letter in letters] == ["sendMail", "sendMail"]  # new, and the digest
            assert len(await desk.sent("ny")) == 1


async def test_an_unowned_case_is_told_after_one_working_day_once(desk: Desk) -> None:
    desk.time.set("2026-11-20 14:00")  # a Friday
    named = await desk.comes()
    for moment in ("2026-11-21 15:00", "2026-11-23 13:59"):
        await desk.look(moment)
        assert await desk.sent("over-tid") == []
    for moment in ("2026-11-23 14:00", "2026-11-23 14:01", "2026-11-25 14:00"):
        await desk.look(moment)

    (mail,) = await desk.sent("over-tid")
    assert mail["subject"] == f"Sagen {named} har ingen ejer"
    assert "uden ejer i mere end en arbejdsdag" in mail["text"]


async def test_several_are_told_together_in_the_plural(desk: Desk) -> None:
    desk.time.set("2026-11-20 14:00")
    named = [await desk.comes() for _ in range(3)]
    await desk.look("2026-11-23 14:00")

    (mail,) = await desk.sent("over-tid")
    assert mail["subject"] == "3 sager har ingen ejer"
    assert all(one in mail["text"] for one in named)


async def test_very_many_are_told_in_one_mail_that_can_be_read(desk: Desk) -> None:
    desk.time.set("2026-11-20 14:00")
    named = [await desk.comes() for _ in range(22)]
    await desk.look("2026-11-23 14:00")

    (mail,) = await desk.sent("over-tid")
    assert mail["subject"] == "22 sager har ingen ejer"
    assert f"Og 2 til. Se alle: {SITE}/staff?liste=uden-ejer" in mail["text"]
    assert [one in mail["text"] for one in named] == [True] * 20 + [False] * 2


async def test_somebodys_case_over_its_time_is_told_to_the_others_by_name(desk: Desk) -> None:
    named = await desk.comes()
    anna = await desk.worker()
    await desk.store.desk.act(named, Claim(), by=anna)
    await desk.look("2026-11-30 08:59")
    assert await desk.sent("over-tid") == []
    await desk.look("2026-11-30 09:00")
    await desk.look("2026-12-02 09:00")

    (mail,) = await desk.sent("over-tid")
    assert mail["subject"] == f"Sagen {named} er over tid"
    assert "Ejer: Anna Ansat" in mail["text"]
    assert "mere end 5 arbejdsdage" in mail["text"]


async def test_a_reopened_case_can_be_late_again(desk: Desk) -> None:
    named = await desk.comes()
    anna = await desk.worker()
    await desk.store.desk.act(named, Claim(), by=anna)
    await desk.look("2026-11-30 09:00")
    await desk.store.desk.act(named, Close(Outcome.ANSWERED, Carrier.REGION), by=anna)

    desk.time.set("2026-12-01 09:00")
    await desk.store.desk.act(named, Reopen(), by=anna)
    await desk.look("2026-12-08 09:00")

    assert len(await desk.sent("over-tid")) == 2


async def test_the_digest_comes_at_eight_on_working_days_once(desk: Desk) -> None:
    named = await desk.comes()
    for moment in ("2026-11-24 07:59", "2026-11-24 08:00", "2026-11-24 08:01", "2026-11-24 07:30"):
        await desk.look(moment)
    assert len(await desk.sent("overblik")) == 1
    for moment in ("2026-11-28 08:00", "2026-12-24 08:00", "2026-12-25 08:00"):
        await desk.look(moment)

    (mail,) = await desk.sent("overblik")
    assert mail["subject"] == "Overblik: 1 uden ejer, 0 over tid"
    assert "Der er én åben sag" in mail["text"]
    assert "Uden ejer: 1" in mail["text"]
    assert f"Den ældste er {named}" in mail["text"]
    assert "Hemmelige" not in mail["text"]


async def test_the_digest_carries_the_newest_row_of_the_trail(desk: Desk) -> None:
    named = await desk.comes()
    await desk.store.desk.act(named, Claim(), by=await desk.worker())
    ((last, hashed),) = await desk.store._reader.rows("select last, hash from act_head")
    await desk.look("2026-11-24 08:00")

    (mail,) = await desk.sent("overblik")
    assert f"Sporet slutter med række {last}: {hashed}" in mail["text"]


async def test_the_digest_names_what_is_due_today_late_and_undelivered(desk: Desk) -> None:
    waits, late, lost = await desk.comes(), await desk.comes(), await desk.comes("telegram:public:7")
    anna = await desk.worker()
    await desk.store.desk.act(waits, Wait(Waiting.DATE, date(2026, 11, 24)), by=anna)
    await desk.store.desk.act(lost, Respond("Svar", (Told(lost, "Svar"),)), by=anna)
    (letter,) = await desk.store.due("telegram", 5)
    await desk.store.settle([Receipt(letter.id, Delivery.BLOCKED)])
    await desk.look("2026-11-24 06:00")
    await desk.look("2026-11-24 10:00")

    (mail,) = await desk.sent("overblik")
    assert f"Rykkes i dag: {waits}\n" in mail["text"]
    assert f"Over tid: {late}\n" in mail["text"]
    assert f"Kunne ikke leveres: {lost}" in mail["text"]
    assert "Fordelt på jer: Anna Ansat 1" in mail["text"]


async def test_the_digest_tells_of_offers_that_wait(desk: Desk, shelf: Shelf) -> None:
    today, last = date(2026, 11, 24), shelf.library.ages.last
    known = {
        "due": today - timedelta(days=last),
        "fresh": today - timedelta(days=last - 1),
        "old": date(2020, 1, 1),
    }
    offers = [replace(shelf.library.offers[0], id=OfferId(id_), checked_on=day) for id_, day in known.items()]
    offers[2] = replace(offers[2], status=Status.DEFUNCT)
    await desk.store.offers.seed(offers)
    await desk.comes(told=records.Told((), (), (Proposal(Wanted.CORRECT, of=OfferId("due"), text="Prøve"),)))
    await desk.look("2026-11-24 08:00")

    (mail,) = await desk.sent("overblik")
    assert "Ét forslag om et tilbud venter på jer.\nÉt tilbud har ingen bekræftet længe." in mail["text"]
    assert f"{SITE}/staff/tilbud" in mail["text"]


async def test_an_empty_morning_is_quiet(desk: Desk) -> None:
    await desk.look("2026-11-24 08:00")

    (mail,) = await desk.sent("overblik")
    assert mail["subject"] == "Overblik: alt er taget, og intet er over tid"
    assert "ingen åbne sager" in mail["text"]
    assert "tilbud" not in mail["text"]


async def test_a_case_wakes_on_its_day_and_counts_from_then(desk: Desk) -> None:
    named = await desk.comes()
    anna = await desk.worker()
    await desk.store.desk.act(named, Wait(Waiting.COUNCIL, date(2026, 11, 28)), by=anna)  # a Saturday
    for moment in ("2026-11-27 12:00", "2026-11-28 12:00", "2026-11-30 05:59"):
        await desk.look(moment)
        assert (await desk.state(named))[0] == "Afventer"
    await desk.look("2026-11-30 06:00")
    state, since, wake_on, _ = await desk.state(named)
    await desk.look("2026-11-30 06:01")

    assert (state, wake_on) == ("Genåbnet", "")
    assert datetime.fromisoformat(since) == datetime(2026, 11, 30, 6, tzinfo=DENMARK)


async def forwarded(desk: Desk, named: str, *, told: bool = True) -> None:
    anna = await desk.worker("Bo Ansat")
    said = (Told(named, "Vi har sendt den videre."),) if told else ()
    await desk.store.desk.act(named, Forward("Sundhedsråd Midt", Road.PHONE, told=said), by=anna)


@pytest.mark.parametrize("conversation", [CLARA, "telegram:public:7"])
async def test_ten_working_days_after_forwarding_it_is_asked_once(desk: Desk, conversation: str) -> None:
    named = await desk.comes(conversation, actor="A")
    await forwarded(desk, named)
    sql = "select params, status from outbox where conversation = ? order by id desc limit 1"
    await desk.look("2026-12-07 08:30")
    assert (await desk.state(named))[3] == ""
    await desk.look("2026-12-07 10:00")
    await desk.look("2026-12-08 10:00")

    ((params, _),) = await desk.store._reader.rows(sql, conversation)
    letter = orjson.loads(params)
    buttons = [button for row in letter["reply_markup"]["inline_keyboard"] for button in row]
    assert "Har I fået svar?" in letter["text"]
    assert [button["text"] for button in buttons] == [
        "Ja",
        "Ja, men ikke på mit spørgsmål",
        "Kun en kvittering",
        "Nej",
        "Jeg ventede ikke svar",
    ]
    assert buttons[3]["callback_data"] == f"asked:got:{named}:nej"
    assert (await desk.state(named))[3] != ""
    ((number,),) = await desk.store._reader.rows(
        "select count(*) from outbox where conversation = ? and params like '%asked:got%'", conversation
    )
    assert number == 1


async def test_a_mail_person_is_asked_by_mail_in_their_language(desk: Desk) -> None:
    named = await desk.comes(reach="mail", address="anne@example.org", language="en")
    await forwarded(desk, named, told=False)
    await desk.look("2026-12-07 10:00")

    sql = "select params from outbox where conversation = ?"
    ((params,),) = await desk.store._reader.rows(sql, f"mail:case:{named}")
    mail = orjson.loads(params)
    assert (mail["to"], mail["automatic"]) == ("anne@example.org", True)
    assert mail["subject"] == f"Did you get an answer? Case {named}"
    assert "4. No\n" in mail["text"]


@pytest.mark.parametrize("reopened", [False, True])
async def test_what_is_forwarded_again_is_asked_about_again_once(desk: Desk, *, reopened: bool) -> None:
    named, anna = await desk.comes(), await desk.worker()
    forward = Forward("Sundhedsråd Midt", Road.PHONE)
    await desk.store.desk.act(named, forward, by=anna)
    await desk.look("2026-12-07 10:00")
    await desk.store._writer.do(
        lambda connection: connection.execute("update inquiry set got = 'nej'").rowcount
    )
    first = (await desk.state(named))[3]
    assert first

    desk.time.set("2026-12-09 09:00")
    if reopened:
        await desk.store.desk.act(named, Reopen(), by=anna)
    await desk.store.desk.act(named, forward, by=anna)
    await desk.look("2026-12-22 10:00")
    assert (await desk.state(named))[3] == first
    for moment in ("2026-12-28 10:00", "2026-12-29 10:00", "2027-01-18 10:00"):
        await desk.look(moment)

    case = await desk.store.find(named)
    assert case is not None
    assert (case.asked_at > first, case.got) == (True, "")
    ((number,),) = await desk.store._reader.rows(
        "select count(*) from outbox where params like '%asked:got:%nej%'"
    )
    assert number == 2


async def test_nobody_is_asked_who_blocked_left_erased_or_is_called(desk: Desk) -> None:
    phone = await desk.comes("web:public:11", reach="phone", address="12345678")
    gone = await desk.comes("telegram:public:12")
    blocked = await desk.comes("telegram:public:13")
    back = await desk.comes("telegram:public:14")
    anna = await desk.worker()
    for named in (phone, gone, blocked, back):
        await desk.store.desk.act(named, Forward("Sundhedsråd Midt", Road.PHONE), by=anna)

    await desk.store.desk.act(back, Reopen(), by=anna)
    await desk.store.steering.block(blocked, "Chikane", by=anna)
    await desk.store._writer.do(
        lambda connection: (
            connection.execute(
                "update conversation set unreachable = 'blocked' where id = 'telegram:public:12'"
            ).rowcount
        )
    )
    await desk.look("2026-12-07 10:00")

    assert [(await desk.state(named))[3] for named in (phone, gone, blocked, back)] == [""] * 4


async def test_duplicates_are_looked_for_by_the_clock(desk: Desk, shelf: Shelf) -> None:
    named = [await desk.comes(), await desk.comes("telegram:public:7")]
    settings = Settings(_env_file=None)
    work = {one.name: one for one in works(settings, desk.store, shelf, desk.expected.append)}
    await work["compare"].do(desk.time())

    found = await listed(desk.store, view=View.DUPLICATES)
    assert sorted(found) == sorted(named)


async def test_how_long_an_answer_takes_is_measured(desk: Desk) -> None:
    anna = await desk.worker()
    cases = [await desk.comes(f"telegram:public:{n}") for n in range(20, 30)]
    desk.time.set("2026-11-25 09:00")
    for named in cases[:9]:
        await desk.store.desk.act(named, Respond("Svar", (Told(named, "Svar"),)), by=anna)
    await desk.jobs.measure(desk.time())
    await desk.store.desk.act(cases[9], Respond("Svar", (Told(cases[9], "Svar"),)), by=anna)
    await desk.jobs.measure(desk.time())
    desk.time.now += timedelta(days=31)
    await desk.jobs.measure(desk.time())

    assert desk.expected == [None, 2, None]
