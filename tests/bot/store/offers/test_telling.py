"""What a turn tells of offers: written with it, or not at all, and only by those whose offers they are."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.store.offers.telling import OFFER, ONE
from knowledge.casework.staff import CLOCK
from knowledge.casework.trail import Asked
from knowledge.offers.directory import Standard
from knowledge.offers.offer import NeedId, OfferId, Status
from knowledge.offers.records import (
    Change,
    Confirmation,
    Gap,
    Overview,
    Proposal,
    Search,
    State,
    Told,
    Wanted,
)
from knowledge.offers.wish import Wish
from knowledge.store import Store
from knowledge.traffic import Delivery, Receipt
from tests.bot.store.conftest import Opening
from tests.bot.store.kept import Clock
from tests.bot.store.offers.offered import CALL, TODAY, WALK, find, proposal, provide, say, status
from tests.bot.store.said import ANNA, BO, arrival, effects
from tests.bot.store.staffed import WORKER, employ

LONELY = Search(NeedId("loneliness"), "Lemvig", 0)


async def test_searches_gaps_and_proposals_are_kept_with_the_turn(timed: Store, time: Clock) -> None:
    correct = Proposal(Wanted.CORRECT, of=WALK.id, text="Nummeret er forkert", language="en")
    await say(timed, 1, Told((LONELY, LONELY), (Gap(LONELY.need, "Lemvig"),), (correct,)))

    (one,) = await timed.offers.proposals()
    assert (one.proposal, one.conversation, one.at, one.state) == (correct, ANNA, time.now, State.WAITING)
    counted = Overview(searches=2, missed=2, gaps=1)
    assert await timed.offers.overview(TODAY) == {("Lemvig", LONELY.need): counted}


async def test_a_proposed_offer_is_kept_whole(staffed: Store) -> None:
    await say(staffed, 1, proposal(offer=CALL, consents=True, email="test@example.org"))
    await say(staffed, 2, proposal(Wanted.WITHDRAW, None, of=CALL.id), conversation=BO)

    first, second = await staffed.offers.proposals()
    assert first.proposal == Proposal(Wanted.ADD, CALL, consents=True, email="test@example.org")
    assert second.proposal == Proposal(Wanted.WITHDRAW, None, CALL.id)
    assert await staffed.offers.proposals(limit=1) == [first]
    assert find(staffed) == []


async def test_a_turn_knows_what_its_conversation_answers_for(opening: Opening) -> None:
    async with opening() as store:
        await employ(store)
        assert (await say(store, 1, Told())).provides == ()  # it is remembered that there was nothing
        await provide(store, 2, WALK)
        await provide(store, 3, CALL)

        assert (await say(store, 4, Told())).provides == (CALL.id, WALK.id)
        assert (await say(store, 5, Told(), conversation=BO)).provides == ()
        assert (await say(store, 6, Told())).provides == (CALL.id, WALK.id)  # from memory, as the one before

    async with opening() as again:
        assert (await say(again, 7, Told())).provides == (CALL.id, WALK.id)


async def test_a_provider_confirms(timed: Store, time: Clock) -> None:
    await provide(timed)
    time.now += timedelta(days=200)

    await say(timed, 2, Told(confirmed=(Confirmation(WALK.id),)))

    assert timed.directory.get(WALK.id) == replace(WALK, assured_on=TODAY + timedelta(days=200))
    newest, *_ = await timed.trail.acts(Asked(), limit=1)
    assert (newest.what, newest.object, newest.account) == ("offer.assure", WALK.id, CLOCK.id)


async def test_a_provider_hides_what_they_withdraw_at_once(staffed: Store) -> None:
    await provide(staffed)

    await say(staffed, 2, proposal(Wanted.WITHDRAW, None, of=WALK.id))

    assert await status(staffed, WALK) is Status.INACTIVE
    assert find(staffed) == []
    assert len(await staffed.offers.proposals()) == 1


@pytest.mark.parametrize(
    ("now", "then"),
    [(Status.INACTIVE, Status.ACTIVE), (Status.DEFUNCT, Status.DEFUNCT), (Status.ACTIVE, Status.ACTIVE)],
)
async def test_a_withdrawal_that_is_turned_down_shows_it_again(
    staffed: Store, now: Status, then: Status
) -> None:
    await provide(staffed)
    await say(staffed, 2, proposal(Wanted.WITHDRAW, None, of=WALK.id))
    await staffed.offers.put(Change((replace(WALK, status=now),)), by=WORKER)
    (one,) = await staffed.offers.proposals()

    await staffed.offers.decide(one.number, None, by=WORKER)

    assert await status(staffed, WALK) is then


@pytest.mark.parametrize(
    "told",
    [
        Told(confirmed=(Confirmation(WALK.id), Confirmation(OfferId("test-none")))),
        proposal(Wanted.WITHDRAW, None, of=WALK.id),
        proposal(Wanted.WITHDRAW, None, of=OfferId("test-none")),
        proposal(Wanted.EDIT, replace(WALK, name="Kapret"), of=WALK.id),
    ],
)
async def test_others_change_nothing_of_it(staffed: Store, told: Told) -> None:
    await provide(staffed)
    before = await staffed.offers.all()

    await say(staffed, 2, told, conversation=BO)

    assert await staffed.offers.all() == before
    assert find(staffed) == [WALK.id]


async def test_offers_without_a_chat_are_nobodys_in_a_chat(staffed: Store) -> None:
    await staffed.offers.put(Change((WALK,)), by=WORKER)

    await say(staffed, 1, Told(confirmed=(Confirmation(WALK.id),)), conversation="telegram:public:0")

    assert await staffed.offers.all() == [WALK]


async def test_a_turn_that_breaks_a_rule_is_refused_alone_and_whole(staffed: Store) -> None:
    await staffed.receive([arrival(1, ANNA), arrival(2, BO)])
    broken = replace(WALK, what="\ud800")  # half a character: no file can hold it
    async with staffed.claim(2) as batch:
        anna, bo = batch.jobs
        bad = Told((LONELY,), (), (Proposal(Wanted.ADD, CALL), Proposal(Wanted.ADD, broken)))
        batch.done(effects(anna, "tabt", offers=bad, instead="Ensomhed"))
        batch.done(effects(bo, "svar", offers=Told((LONELY,), (), (Proposal(Wanted.ADD, WALK),))))

    (kept,) = await staffed.offers.proposals()
    assert (kept.proposal.offer, kept.conversation) == (WALK, BO)
    assert await staffed.offers.overview(TODAY) == {("Lemvig", LONELY.need): Overview(searches=1, missed=1)}
    assert [line.params.get("text") for line in await staffed.replay(BO, 0) if not line.mine] == ["svar"]
    assert [line for line in await staffed.replay(ANNA, 0) if not line.mine] == []


async def test_a_chat_that_moves_takes_its_offers_along(staffed: Store) -> None:
    await provide(staffed)
    await say(staffed, 2, proposal(offer=CALL))
    moved = "telegram:public:77"
    for _ in range(2):
        (letter,) = await staffed.due("telegram", 1)
        await staffed.settle([Receipt(letter.id, Delivery.MIGRATED, moved_to=moved)])

    assert (await say(staffed, 3, Told(), conversation=moved)).provides == (WALK.id,)
    (one,) = await staffed.offers.proposals()
    assert one.conversation == moved


async def test_the_directory_ranks_by_the_content_of_the_moment(staffed: Store) -> None:
    await staffed.offers.put(Change((WALK,)), by=WORKER)
    assert find(staffed, municipality="Struer") == []

    staffed.directory.follow(lambda: Standard(neighbours={"Struer": ("Lemvig",)}))

    assert find(staffed, municipality="Struer") == [WALK.id]
    assert staffed.directory.counts(Wish(), today=TODAY) == {"Lemvig": 1}


FAULT = Proposal(Wanted.CORRECT, of=WALK.id, text="Nummeret er forkert")


def _wrong(number: int, of: str = WALK.id) -> Told:
    return Told(proposals=(replace(FAULT, of=OfferId(of), text=f"Forkert {number}"),))


async def test_the_same_report_is_one_that_counts_how_often(staffed: Store) -> None:
    for number in range(1, 31):
        other = Proposal(Wanted.CORRECT, of=CALL.id, text=FAULT.text)
        told = Told(proposals=(FAULT, FAULT, other))
        await say(staffed, number, told, conversation=f"tg:test:{number}")

    assert [(one.proposal.of, one.times) for one in await staffed.offers.proposals()] == [
        (WALK.id, 60),
        (CALL.id, 30),
    ]


async def test_a_few_reports_wait_for_each_offer_and_from_each_conversation(staffed: Store) -> None:
    for number in range(1, 13):
        await say(staffed, number, _wrong(number), conversation=f"tg:test:{number}")
    assert await staffed.offers.waiting() == {Wanted.CORRECT: OFFER}

    for number in range(13, 25):
        await say(staffed, number, _wrong(number, f"test-{number}"), conversation=BO)
    assert await staffed.offers.waiting() == {Wanted.CORRECT: OFFER + ONE}


async def test_what_is_decided_may_be_said_again(staffed: Store) -> None:
    await say(staffed, 1, Told(proposals=(FAULT,)))
    (one,) = await staffed.offers.proposals()
    await staffed.offers.decide(one.number, None, by=WORKER)

    await say(staffed, 2, Told(proposals=(FAULT,)))

    (again,) = await staffed.offers.proposals()
    assert (again.number > one.number, again.times) == (True, 1)


async def test_two_providers_may_propose_the_same(staffed: Store) -> None:
    for number, conversation in enumerate((ANNA, ANNA, BO), 1):
        await say(staffed, number, proposal(offer=CALL, consents=True), conversation=conversation)

    waiting = await staffed.offers.proposals()
    assert [(one.conversation, one.times) for one in waiting] == [(ANNA, 2), (BO, 1)]
    assert await staffed.offers.proposals(wanted=[Wanted.CORRECT]) == []
