"""The offers: seeded from the content, changed by staff, each change with its row in the trail."""

from dataclasses import replace
from datetime import timedelta

import pytest

from knowledge.casework.trail import Asked
from knowledge.offers.offer import Offer, OfferId, Status
from knowledge.offers.records import Change, Checked, Gap, Overview, Provider, Search, State, Wanted
from knowledge.store import Store
from tests.bot.store.conftest import Opening
from tests.bot.store.kept import Clock
from tests.bot.store.offers.offered import CALL, HOUSE, TODAY, WALK, find, proposal, provide, say, status
from tests.bot.store.said import ANNA
from tests.bot.store.staffed import WORKER, employ

RENAMED = replace(WALK, name="Testgåturen")
EXERCISE, LONELINESS = WALK.needs[0], CALL.needs[1]


async def acts(store: Store) -> list[tuple[str, str]]:
    """Return the rows of the trail about offers, oldest first."""
    rows = await store.trail.acts(Asked())
    return [(row.what, row.object) for row in reversed(rows) if row.what.startswith(("offer", "proposal"))]


async def put(store: Store, *offers: Offer, remove: tuple[OfferId, ...] = (), why: str = "") -> None:
    await store.offers.put(Change(offers, remove, why), by=WORKER)


class TestSeeding:
    async def test_takes_over_what_is_new_changed_and_gone(self, staffed: Store) -> None:
        assert await staffed.offers.seed([WALK, CALL]) == 2
        assert await staffed.offers.seed([WALK, CALL]) == 0
        assert await staffed.offers.seed([RENAMED]) == 2

        assert await staffed.offers.all() == [RENAMED]
        assert find(staffed) == [WALK.id]
        assert await acts(staffed) == []

    async def test_leaves_what_was_changed_here(self, staffed: Store) -> None:
        await staffed.offers.seed([WALK, CALL])
        await put(staffed, RENAMED)

        assert await staffed.offers.seed([replace(WALK, what="Noget helt andet")]) == 1
        assert await staffed.offers.seed([]) == 0
        assert await staffed.offers.all() == [RENAMED]

    async def test_does_not_bring_back_what_was_removed_here(self, staffed: Store) -> None:
        await staffed.offers.seed([WALK, CALL])
        await put(staffed, remove=(WALK.id,))

        assert await staffed.offers.seed([RENAMED, CALL]) == 0
        assert await staffed.offers.all() == [CALL]

    @pytest.mark.parametrize(("left", "stand"), [(0, 12), (5, 12), (6, 6), (11, 11)])
    async def test_lets_a_file_that_was_cut_take_nothing_down(
        self, staffed: Store, caplog: pytest.LogCaptureFixture, left: int, stand: int
    ) -> None:
        offers = [replace(WALK, id=OfferId(f"test-{n:02}")) for n in range(12)]
        await staffed.offers.seed(offers)
        await staffed.offers.seed(offers[:left])

        assert len(await staffed.offers.all()) == stand
        assert ("offers are missing in the content and stay" in caplog.text) == (stand > left)
        await staffed.offers.seed(offers)
        assert await staffed.offers.all() == offers

    async def test_goes_on_after_a_restart(self, opening: Opening) -> None:
        async with opening() as store:
            await employ(store)
            await store.offers.seed([WALK])
            await put(store, RENAMED)

        async with opening() as again:
            assert await again.offers.seed([WALK]) == 0
            assert find(again) == [WALK.id]
            assert again.directory.get(WALK.id) == RENAMED


class TestChanges:
    async def test_each_has_its_row(self, staffed: Store) -> None:
        await put(staffed, WALK, CALL)
        await put(staffed, RENAMED, CALL, remove=(HOUSE.id,))
        await put(staffed, remove=(CALL.id,), why="lukket")

        assert await staffed.offers.all() == [RENAMED]
        assert await acts(staffed) == [
            ("offer.add", WALK.id),
            ("offer.add", CALL.id),
            ("offer.edit", WALK.id),
            ("offer.remove", CALL.id),
        ]

    async def test_many_at_once_have_one_row(self, staffed: Store) -> None:
        await put(staffed, *(replace(WALK, id=OfferId(f"test-{n}")) for n in range(51)), why="offers.csv")

        (row,) = await staffed.trail.acts(Asked(what="offer"))
        assert (row.what, row.object) == ("offer.import", "")
        assert row.detail == {"added": 51, "changed": 0, "removed": 0, "why": "offers.csv"}

    async def test_are_all_there_or_none(self, staffed: Store) -> None:
        await put(staffed, CALL)
        broken = replace(WALK, what="\ud800")  # half a character: no file can hold it

        with pytest.raises(UnicodeEncodeError):
            await put(staffed, RENAMED, broken, remove=(CALL.id,))

        assert await staffed.offers.all() == [CALL]
        assert find(staffed) == [CALL.id]
        assert await acts(staffed) == [("offer.add", CALL.id)]

    async def test_what_is_hidden_is_kept_and_not_found(self, staffed: Store) -> None:
        hidden = replace(WALK, status=Status.INACTIVE)
        await put(staffed, hidden, CALL)

        assert find(staffed) == [CALL.id]
        assert staffed.directory.get(WALK.id) == hidden
        assert staffed.directory.get(OfferId("test-none")) is None

    @pytest.mark.parametrize(
        ("how", "known"),
        [
            (Checked.PHONE, replace(WALK, assured_on=TODAY)),
            (Checked.MAIL, replace(WALK, assured_on=TODAY)),
            (Checked.PAGE, replace(WALK, checked_on=TODAY)),
        ],
    )
    async def test_a_confirmation_says_how(self, staffed: Store, how: Checked, known: Offer) -> None:
        await put(staffed, WALK)

        assert await staffed.offers.confirm(WALK.id, today=TODAY, by=WORKER, how=how)
        assert not await staffed.offers.confirm(CALL.id, today=TODAY, by=WORKER)

        assert staffed.directory.get(WALK.id) == known
        newest, *_ = await staffed.trail.acts(Asked(), limit=1)
        assert (newest.what, newest.object, newest.detail) == ("offer.confirm", WALK.id, {"how": how})


class TestDecisions:
    async def test_an_approved_one_is_found_and_has_its_provider(self, timed: Store, time: Clock) -> None:
        await say(timed, 1, proposal(consents=True, email="test@example.org", language="en"))
        (one,) = await timed.offers.proposals()
        time.now += timedelta(days=3)

        assert await timed.offers.decide(one.number, RENAMED, by=WORKER)

        assert timed.directory.get(WALK.id) == replace(RENAMED, assured_on=TODAY)  # the day they said so
        assert await timed.offers.provider(WALK.id) == Provider(
            ANNA, "test@example.org", "en", "2026-11-22T09:00:00.000+00:00"
        )
        assert await acts(timed) == [("proposal.approve", WALK.id)]

    async def test_who_did_not_consent_is_no_provider(self, staffed: Store) -> None:
        await say(staffed, 1, proposal())
        (one,) = await staffed.offers.proposals()

        assert await staffed.offers.decide(one.number, WALK, by=WORKER)

        assert staffed.directory.get(WALK.id) == WALK
        assert await staffed.offers.provider(WALK.id) is None

    async def test_the_second_to_decide_is_told(self, staffed: Store) -> None:
        await say(staffed, 1, proposal())
        (one,) = await staffed.offers.proposals()

        assert await staffed.offers.decide(one.number, None, by=WORKER)
        assert not await staffed.offers.decide(one.number, WALK, by=WORKER)
        assert not await staffed.offers.decide(99, WALK, by=WORKER)

        assert await staffed.offers.all() == []
        assert await acts(staffed) == [("proposal.refuse", "")]
        assert await staffed.offers.proposals() == []
        (refused,) = await staffed.offers.proposals(State.REFUSED)
        assert (refused.number, refused.decided_by) == (one.number, WORKER.name)
        assert await staffed.offers.proposal(one.number) == refused

    async def test_a_withdrawal_that_is_approved_ends_the_offer(self, staffed: Store) -> None:
        await put(staffed, WALK)
        await say(staffed, 1, proposal(Wanted.WITHDRAW, None, of=WALK.id))
        (one,) = await staffed.offers.proposals()
        assert await status(staffed, WALK) is Status.ACTIVE  # a stranger hides nothing

        assert await staffed.offers.decide(one.number, WALK, by=WORKER)

        assert await status(staffed, WALK) is Status.DEFUNCT
        assert find(staffed) == []

    async def test_a_correction_by_a_reader_assures_nothing(self, staffed: Store) -> None:
        await put(staffed, WALK)
        await say(staffed, 1, proposal(Wanted.CORRECT, None, of=WALK.id, text="Forkert navn"))
        (one,) = await staffed.offers.proposals()

        assert await staffed.offers.decide(one.number, RENAMED, by=WORKER)

        assert staffed.directory.get(WALK.id) == RENAMED
        assert await staffed.offers.provider(WALK.id) is None

    async def test_an_edit_by_its_provider_assures_it_and_leaves_them_its_provider(
        self, timed: Store, time: Clock
    ) -> None:
        await provide(timed)
        agreed = await timed.offers.provider(WALK.id)
        time.now += timedelta(days=30)
        await say(timed, 2, proposal(Wanted.EDIT, RENAMED, of=WALK.id))
        (one,) = await timed.offers.proposals()

        assert await timed.offers.decide(one.number, RENAMED, by=WORKER)

        assert timed.directory.get(WALK.id) == replace(RENAMED, assured_on=TODAY + timedelta(days=30))
        assert await timed.offers.provider(WALK.id) == agreed

    async def test_an_edit_that_is_approved_late_sets_no_day_back(self, timed: Store) -> None:
        await provide(timed)
        await say(timed, 2, proposal(Wanted.EDIT, RENAMED, of=WALK.id))
        (one,) = await timed.offers.proposals()
        later = replace(RENAMED, assured_on=TODAY + timedelta(days=20))

        assert await timed.offers.decide(one.number, later, by=WORKER)

        assert timed.directory.get(WALK.id) == later

    async def test_of_a_removed_offer_nobody_is_the_provider(self, staffed: Store) -> None:
        await provide(staffed)
        await put(staffed, remove=(WALK.id,))

        assert await staffed.offers.provider(WALK.id) is None


class TestCounts:
    async def test_what_there_is_stands_by_place_and_need(self, timed: Store) -> None:
        old = replace(WALK, id=OfferId("test-old"), checked_on=TODAY - timedelta(days=240))
        unknown = replace(WALK, id=OfferId("test-unknown"), checked_on=None)
        await put(timed, WALK, CALL, HOUSE, old, unknown, replace(old, id=OfferId("x"), status=Status.CLOSED))

        assert await timed.offers.overview(TODAY) == {
            ("Lemvig", EXERCISE): Overview(offers=2),
            ("", CALL.needs[0]): Overview(offers=1),
            ("", LONELINESS): Overview(offers=1),
            ("Skive", ""): Overview(offers=1),
            ("Lemvig", ""): Overview(offers=1),
        }

    async def test_searches_are_numbers_of_a_day(self, timed: Store, time: Clock) -> None:
        found, missed = Search(EXERCISE, "Lemvig", 3), Search(EXERCISE, "Lemvig", 0)
        gap = Gap(EXERCISE, "Lemvig", "relatives")
        card = replace(missed, card=True)  # whoever makes one looked already
        await timed.offers.count([found, missed, missed, card], [gap])
        time.now += timedelta(days=1)
        await timed.offers.count([found], [gap, Gap(EXERCISE, "Lemvig")])

        both = Overview(searches=4, missed=2, cards=1, gaps=3)
        assert await timed.offers.overview(TODAY) == {("Lemvig", EXERCISE): both}
        later = await timed.offers.overview(TODAY + timedelta(days=1))
        assert later == {("Lemvig", EXERCISE): Overview(searches=1, gaps=2)}
        assert await timed.offers.gaps() == [(gap, 2), (Gap(EXERCISE, "Lemvig"), 1)]

    async def test_a_day_is_one_in_denmark(self, timed: Store, time: Clock) -> None:
        time.now = time.now.replace(hour=23, minute=30)  # half past midnight there
        await timed.offers.count([Search(EXERCISE, "Lemvig", 1)])

        assert await timed.offers.overview(TODAY + timedelta(days=1)) != {}
