"""Providers under a moved clock: asked, reminded, ranked last, hidden, confirmed; each letter once."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.providers import digest
from bot.store.sqlite import SqliteStore, open_sqlite
from knowledge.library import Shelf
from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import OfferId, Status
from knowledge.offers.records import Confirmation, Proposal, Told, Wanted
from knowledge.traffic import Delivery, Receipt
from tests.bot.browsing import shelf as packaged
from tests.bot.providing import CAFE, DAY, MAIL, WALK, Clock, Directory, token_of
from tests.bot.store.said import ANNA, BO


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return packaged()


@pytest.fixture
async def store(tmp_path: Path, time: Clock) -> AsyncIterator[SqliteStore]:
    async with open_sqlite(tmp_path / "indgang.db", clock=time, secret=b"k" * 32) as opened:
        yield opened


@pytest.fixture
def directory(store: SqliteStore, shelf: Shelf, time: Clock) -> Directory:
    return Directory(store, shelf, time)


STEPS = {
    0: (Freshness.FRESH, 0, True),
    179: (Freshness.FRESH, 0, True),
    180: (Freshness.ASKED, 1, True),
    193: (Freshness.ASKED, 1, True),
    194: (Freshness.REMINDED, 2, True),
    208: (Freshness.LAST, 2, True),
    239: (Freshness.LAST, 2, True),
    240: (Freshness.HIDDEN, 2, False),
    400: (Freshness.HIDDEN, 2, False),
}


@pytest.mark.parametrize("age", STEPS)
async def test_a_provider_is_asked_once_and_reminded_once(age: int, directory: Directory) -> None:
    await directory.provides(WALK)
    freshness, letters, shown = STEPS[age]

    for day in [day for day in range(min(age, 170), age + 1) if day >= 0]:
        await directory.look(day)

    assert directory.freshness() is freshness
    assert len(await directory.letters()) == letters
    assert (WALK.id in directory.listed()) is shown


async def test_one_that_nobody_confirmed_is_ranked_last(directory: Directory) -> None:
    await directory.provides(replace(WALK, id=OfferId("test-a"), assured_on=DAY - timedelta(days=208)))
    await directory.provides(replace(CAFE, id=OfferId("test-b"), assured_on=DAY), BO)

    assert directory.listed() == ["test-b", "test-a"]


async def test_confirmed_it_is_fresh_and_asked_again_half_a_year_later(directory: Directory) -> None:
    await directory.provides(WALK)
    await directory.look(240)
    await directory.says(ANNA, Told(confirmed=(Confirmation(WALK.id),)))
    confirmed = directory.freshness()
    before = len(await directory.letters())
    for age in range(400, 440):
        await directory.look(age)

    assert confirmed is Freshness.FRESH
    assert len(await directory.letters()) == before + 2


async def test_a_stranger_confirms_nothing(directory: Directory) -> None:
    await directory.provides(WALK)
    await directory.look(180)

    await directory.says(BO, Told(confirmed=(Confirmation(WALK.id),)))

    assert directory.freshness() is Freshness.ASKED


@pytest.mark.parametrize("email", ["", MAIL])
async def test_two_offers_are_asked_about_in_one_letter(email: str, directory: Directory) -> None:
    await directory.provides(WALK, email=email)
    await directory.provides(CAFE, email=email)

    for _ in range(3):
        await directory.look(180)

    (letter,) = await directory.letters()
    assert "Testgåturen" in letter["text"]
    assert "Testcaféen" in letter["text"]


async def test_who_changed_the_mail_case_is_one_provider(directory: Directory) -> None:
    await directory.provides(WALK, email=MAIL)
    await directory.provides(CAFE, BO, email=MAIL.upper())

    await directory.look(180)

    assert len(await directory.letters()) == 1


async def test_a_machine_that_slept_asks_late_and_reminds_two_weeks_later(directory: Directory) -> None:
    await directory.provides(WALK)

    await directory.look(201)
    await directory.look(202)
    soon = len(await directory.letters())
    await directory.look(215)

    assert soon == 1
    assert len(await directory.letters()) == 2


@pytest.mark.parametrize(
    ("day", "hour"), [(date(2027, 5, 22), 11), (DAY, 9), (DAY, 18), (date(2027, 5, 17), 11)]
)
async def test_nobody_is_asked_at_night_or_on_days_off(day: date, hour: int, directory: Directory) -> None:
    await directory.provides(replace(WALK, assured_on=day - timedelta(days=185)))
    directory.time.on(day, hour if hour != 9 else 8)

    await directory.look()

    assert await directory.letters() == []


async def test_a_kill_between_asks_nobody_twice_and_leaves_out_nobody(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    await directory.provides(WALK, ANNA)
    await directory.provides(CAFE, BO)
    asking = directory.store.providers.ask
    told: list[object] = []

    async def dies(*args: Any, **named: Any) -> bool:
        if told:
            raise KeyboardInterrupt
        told.append(args)
        return await asking(*args, **named)

    with monkeypatch.context() as dying:
        dying.setattr(directory.store.providers, "ask", dies)
        with pytest.raises(KeyboardInterrupt):
            await directory.look(180)
    halfway = len(await directory.letters())
    await directory.look(180)

    assert halfway == 1
    assert [len(await directory.letters(whose)) for whose in (ANNA, BO)] == [1, 1]


async def test_who_did_not_agree_is_never_written_to(directory: Directory) -> None:
    await directory.provides(WALK, consents=False)

    for age in (180, 194, 208, 240):
        await directory.look(age)

    assert await directory.letters() == []


async def test_what_is_withdrawn_is_asked_about_no_more(directory: Directory) -> None:
    await directory.provides(WALK)
    await directory.says(ANNA, Told(proposals=(Proposal(Wanted.WITHDRAW, of=WALK.id),)))

    await directory.look(180)

    found = directory.store.directory.get(WALK.id)
    assert found
    assert found.status is Status.INACTIVE
    assert await directory.letters() == []


async def test_who_blocked_the_bot_is_not_reminded_and_shown_to_staff(directory: Directory) -> None:
    await directory.provides(WALK)
    await directory.look(180)
    (letter,) = await directory.store.due("telegram", 20)
    await directory.store.settle([Receipt(letter.id, Delivery.BLOCKED)])

    await directory.look(194)

    assert len(await directory.letters()) == 1
    assert await directory.store.providers.unreached() == {WALK.id: "blocked"}


async def test_a_mail_that_came_back_is_shown_to_staff(directory: Directory) -> None:
    await directory.provides(WALK, email=MAIL)
    await directory.look(180)
    (letter,) = await directory.store.due("mail", 20)
    await directory.store.settle([Receipt(letter.id, Delivery.REFUSED, reason="550 no such user")])

    await directory.look(194)

    assert len(await directory.letters("mail:%")) == 1
    assert await directory.store.providers.unreached() == {WALK.id: "refused"}


async def test_who_erased_everything_is_forgotten_as_a_provider(directory: Directory) -> None:
    await directory.provides(WALK, email=MAIL)
    await directory.look(180)
    link = await token_of(directory)
    await directory.says(ANNA, erases=True)

    await directory.look(194)

    rows = directory.store._reader.rows
    left = [*await rows("select * from provider_asked"), *await rows("select * from provider_link")]
    assert left == []
    assert await directory.store.providers.link(digest(link)) is None
    assert MAIL not in str(await directory.letters())


async def test_a_decision_is_told_once_in_the_channel_of_the_provider(directory: Directory) -> None:
    await directory.provides(WALK)
    await directory.provides(CAFE, BO, email=MAIL)

    for _ in range(2):
        await directory.asker.tell(directory.time())

    (chat,) = await directory.letters(ANNA)
    (mail,) = await directory.letters("mail:%")
    assert "er godkendt" in chat["text"]
    assert (mail["to"], "**" in mail["text"]) == (MAIL, False)
    assert "Testcaféen" in mail["subject"]


@pytest.mark.parametrize("wanted", [Wanted.ADD, Wanted.EDIT])
async def test_a_refusal_is_told_kindly(wanted: Wanted, directory: Directory) -> None:
    await directory.provides(WALK)
    await directory.asker.tell(directory.time())
    edited = Proposal(
        wanted, replace(WALK, phone="87 65 43 21"), of=WALK.id if wanted is Wanted.EDIT else None
    )
    await directory.says(ANNA, Told(proposals=(edited,)))
    (waiting,) = await directory.store.offers.proposals()
    await directory.store.offers.decide(waiting.number, None, by=await directory.worker())

    await directory.asker.tell(directory.time())

    assert "Vi har ikke kunnet" in (await directory.letters(ANNA))[-1]["text"]


async def test_a_mail_has_a_link_that_is_kept_as_a_digest_alone(directory: Directory) -> None:
    await directory.provides(WALK, email=MAIL)
    await directory.look(180)

    token = await token_of(directory)
    link = await directory.store.providers.link(digest(token))
    assert link
    assert (link.offers, link.sent_on) == ((WALK.id,), DAY)
    kept = await directory.store._reader.rows("select token from provider_link")
    assert kept == [(digest(token),)]


async def test_an_answer_by_link_is_kept_once(directory: Directory) -> None:
    await directory.provides(WALK, email=MAIL)
    await directory.look(180)
    key, yes = digest(await token_of(directory)), Told(confirmed=(Confirmation(WALK.id),))

    heard = [await directory.store.providers.hear(key, WALK.id, yes) for _ in range(2)]

    assert heard == [True, False]
    assert directory.freshness() is Freshness.FRESH
