"""Searching: what is found by which words, in which order, and how a word may be written."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.store.files import connect
from bot.store.offers import index
from knowledge.offers.freshness import Ages
from knowledge.offers.offer import Cost, Day, NeedId, Offer, OfferId, Schedule, Status, Way
from knowledge.offers.wish import Nearness, When, Wish
from tests.bot.store.offers.searched import NEIGHBOURS, TODAY, Directory, found

PLAIN = Offer(
    OfferId("test"), "Test", "Testforeningen", None, "Noget", municipalities=("Lemvig",), checked_on=TODAY
)


def offer(id_: str, name: str = "Test", **told: Any) -> Offer:
    return replace(PLAIN, id=OfferId(id_), name=name, **told)


WALKS = (
    offer("walk", "Testgåture ved fjorden"),
    offer("friends", "Test-besøgsvenner"),
    offer("grief", "Sorgcafé"),
    offer("chess", "Skakklubben", what="Vi spiller skak", what_en="We play chess"),
    offer("choir", "Ældrekoret", organisation="Testkirken"),
    offer("monday", "Mandag"),
)


@pytest.fixture(scope="module")
def walks() -> Iterator[Directory]:
    directory = Directory(WALKS)
    with closing(directory.connection):
        yield directory


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("testgåture", ["walk"]),
        ("TESTGÅTURE", ["walk"]),
        ("testgåtur", ["walk"]),  # another ending
        ("gåtur", ["walk"]),  # the end of a compound
        ("gaatur", ["walk"]),
        ("gatur", ["walk"]),
        ("gåtru", []),  # a slip in a part of a compound is too far
        ("testgåtrue", ["walk"]),  # swapped
        ("tesgåture", ["walk"]),  # missing
        ("testtgåture", ["walk"]),  # too many
        ("testgåtire", ["walk"]),  # wrong
        ("besøgsven", ["friends"]),
        ("besoegsvenner", ["friends"]),
        ("besøksvenner", ["friends"]),
        ("venner", ["friends"]),
        ("cafe", ["grief"]),
        ("sorg", ["grief"]),
        ("sorggruppe", []),
        ("skak", ["chess"]),
        ("chess", ["chess"]),
        ("skaak", ["chess"]),
        ("skka", ["chess"]),
        ("aeldrekor", ["choir"]),
        ("eldrekoret", ["choir"]),
        ("ldrekoret", ["choir"]),  # an "æ" is one letter
        ("mand", []),  # no Monday
        ("mandag", ["monday"]),
        ("testkirken", ["choir"]),
        ("fjorden lemvig", ["walk"]),
        ("fjrden", ["walk"]),
        ("skak klubben", ["chess"]),  # two words that are one
        ("spillerskak", ["chess"]),  # one that is two
        ("xyzxyz", []),
        ("", ["choir", "monday", "chess", "grief", "friends", "walk"]),
    ],
)
def test_words_find_what_they_mean(walks: Directory, words: str, ids: list[str]) -> None:
    assert sorted(walks.ids(Wish(words=words))) == sorted(ids)


@pytest.mark.parametrize(
    "words",
    [
        *('"', "NEAR(", "*", "-", "AND", "a NOT b", "name : x", "^x", "(", "\0", "'; --", "%", "{name}"),
        *("x" * 10_000, "\U0001f600", "\n", '""" OR 1'),
    ],
)
def test_syntax_is_only_text(walks: Directory, words: str) -> None:
    assert walks.ids(Wish(words=words)) == []
    assert walks.ids(Wish(words=f"{words} skak {words}"))[:1] in (["chess"], [])
    assert len(walks.ids(Wish(words=words, needs=(NeedId("grief"),)))) == len(WALKS)


def test_who_has_all_words_comes_before_who_has_some() -> None:
    both, one = offer("z", "Skak for seniorer"), offer("a", "Skak for unge")

    assert found([one, both], Wish(words="skak seniorer")) == ["z"]
    assert found([one, both], Wish(words="skak seniorer børn")) == ["z"]
    assert sorted(found([one, both], Wish(words="skak"))) == ["a", "z"]


def test_some_of_the_words_are_enough_where_nobody_has_most() -> None:
    chess, choir = offer("chess", "Skak"), offer("choir", "Kor")

    assert sorted(found([chess, choir], Wish(words="skak kor"))) == ["chess", "choir"]


def test_beside_a_need_words_only_say_what_is_best() -> None:
    grief = (NeedId("grief"),)
    other, best = offer("a", "Sorggruppe", needs=grief), offer("b", "Sorg og ler", needs=grief)
    clay = offer("c", "Ler", needs=(NeedId("family"),))
    next_door = offer("d", "Sorg", what="Hvor du bor", needs=grief, municipalities=("Struer",))

    assert found([other, best, clay], Wish(needs=grief, words="ler")) == ["b", "a"]
    assert found([other, next_door], Wish(needs=grief, words="bor", municipality="Lemvig")) == ["a", "d"]


PHONE, NET, HOME = (Way.PHONE,), (Way.DIGITAL,), (Way.HOME,)
AROUND = (
    offer("here"),
    offer("next", municipalities=("Struer",)),
    offer("next-home", municipalities=("Struer",), ways=HOME),
    offer("far", municipalities=("Odense",)),
    offer("line", municipalities=("Odense",), ways=PHONE),
    offer("net", municipalities=(), ways=NET),
    offer("country", municipalities=()),
    offer("here-line", ways=(Way.PLACE, Way.PHONE)),
)


@pytest.mark.parametrize(
    ("wish", "ids"),
    [
        (Wish(municipality="Lemvig"), ["here", "here-line", "next", "line", "net", "country"]),
        (Wish(municipality="Struer"), ["next", "next-home", "here", "here-line", "line", "net", "country"]),
        (Wish(municipality="Odense"), ["far", "line", "here-line", "net", "country"]),
        (Wish(municipality="Lemvig", remote=True), ["here-line", "line", "net"]),
        (Wish(municipality="Nowhere"), ["here-line", "line", "net", "country"]),
        (Wish(), ["here-line", "line", "net", "country", "far", "here", "next", "next-home"]),
    ],
)
def test_the_nearest_come_first_and_what_is_out_of_reach_not_at_all(wish: Wish, ids: list[str]) -> None:
    assert found(AROUND, wish) == ids


def test_a_hit_says_how_near_it_is(walks: Directory) -> None:
    hits = Directory(AROUND).search(Wish(municipality="Lemvig")).hits

    assert [hit.nearness for hit in hits] == [
        *[Nearness.HERE] * 2,
        Nearness.NEXT,
        *[Nearness.REMOTE] * 2,
        Nearness.COUNTRY,
    ]


def test_who_helps_with_just_that_comes_before_who_knows_of_all_there_is() -> None:
    centre, group = offer("a", "Testcenter"), offer("b", "Testgruppe", needs=(NeedId("grief"),))
    both = offer("c", "Testhus", needs=(NeedId("grief"), NeedId("family")))

    assert found([centre, group], Wish(needs=(NeedId("grief"),))) == ["b", "a"]
    assert found([centre, group, both], Wish(needs=(NeedId("grief"), NeedId("family")))) == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("days", "rank"),
    [(0, 0), (179, 0), (180, 1), (194, 1), (207, 1), (208, 2), (239, 2), (240, None), (5000, None)],
)
def test_old_offers_are_ranked_last_and_then_hidden(days: int, rank: int | None) -> None:
    old = offer("old", "A", checked_on=TODAY - timedelta(days=days))
    fresh, far = offer("fresh", "B"), offer("line", "C", municipalities=(), ways=PHONE)

    ids = found([old, fresh, far], Wish(municipality="Lemvig"))

    assert (ids.index("old") if "old" in ids else None) == rank


def test_an_offer_that_nobody_knows_the_day_of_is_ranked_last() -> None:
    unknown, line = offer("unknown", checked_on=None), offer("line", municipalities=(), ways=PHONE)

    assert found([unknown, line], Wish(municipality="Lemvig")) == ["line", "unknown"]


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ACTIVE])
def test_only_active_offers_are_found(status: Status) -> None:
    directory = Directory([PLAIN])
    index.put(directory.connection, [replace(PLAIN, status=status)])

    assert directory.ids(Wish()) == []
    assert directory.ids(Wish(words="testforeningen")) == []


def evening(
    *days: Day, opens: int | None = 18, closes: int | None = 20, ends: date | None = None
) -> Schedule:
    first, last = (None if hour is None else time(hour) for hour in (opens, closes))
    return Schedule(days, first, last, ends=ends)


@pytest.mark.parametrize(
    ("schedule", "when"),
    [
        (evening(Day.MONDAY), {When.EVENING}),
        (evening(Day.MONDAY, opens=17), {When.EVENING}),
        (evening(Day.MONDAY, opens=10, closes=17), {When.DAY}),
        (evening(Day.MONDAY, opens=10, closes=18), {When.DAY, When.EVENING}),
        (evening(Day.SATURDAY), {When.WEEKEND}),
        (evening(Day.FRIDAY, Day.SUNDAY, opens=9, closes=10), {When.DAY, When.WEEKEND}),
        (evening(Day.MONDAY, opens=None, closes=None), set()),
        (evening(Day.SUNDAY, opens=None, closes=None), {When.WEEKEND}),
        (evening(Day.MONDAY, opens=16, closes=None), {When.DAY}),
        (evening(Day.MONDAY, opens=None, closes=19), {When.EVENING}),
        (evening(), set()),
    ],
)
def test_when_it_is_held(schedule: Schedule, when: set[When]) -> None:
    held = offer("held", schedules=(schedule,))

    assert {each for each in When if found([held], Wish(when=each))} == when


def test_what_is_over_is_found_no_more() -> None:
    last = TODAY - timedelta(days=1)
    gone = offer("gone", schedules=(evening(Day.MONDAY, ends=last),))
    today = offer("today", schedules=(evening(Day.MONDAY, ends=TODAY),))
    open_ = offer("open", schedules=(evening(Day.MONDAY, ends=last), evening(Day.SUNDAY)))

    assert found([gone, today, open_], Wish()) == ["open", "today"]
    assert found([gone, today, open_], Wish(when=When.EVENING)) == ["today"]


def test_what_was_replaced_is_found_by_its_new_words_only() -> None:
    directory = Directory([offer("one", "Skak")])

    index.put(directory.connection, [offer("one", "Kortspil")])

    assert directory.ids(Wish(words="skak")) == []
    assert directory.ids(Wish(words="kortspil")) == ["one"]


def test_what_was_dropped_leaves_nothing_behind() -> None:
    directory = Directory(AROUND)

    index.drop(directory.connection, [one.id for one in AROUND] + [OfferId("unknown")])

    for table in ("find_offer", "find_place", "find_time", "find_text", "find_piece", "find_tail"):
        assert directory.connection.execute(f"select count(*) from {table}").fetchone() == (0,), table  # noqa: S608


def test_a_page_behind_the_last_one_still_tells_how_many_there_are(walks: Directory) -> None:
    assert walks.search(Wish(words="testforeningen"), skip=50).total == len(WALKS) - 1
    assert walks.search(Wish(words="testforeningen"), limit=0).total == len(WALKS) - 1
    assert walks.search(Wish(words="testforeningen"), limit=0).hits == ()


def test_it_is_searched_where_nothing_may_be_written(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "test.db")) as writing:
        writing.execute("create table offer(id text, document text)")
        index.create(writing)
    with closing(connect(tmp_path / "test.db", readonly=True)) as reading:
        nothing = index.search(
            reading, Wish(words="skak"), today=TODAY, ages=Ages(), neighbours=NEIGHBOURS, limit=3
        )

    assert nothing.total == 0


def test_offers_are_counted_by_municipality_wherever_the_wish_is() -> None:
    directory = Directory([*AROUND, offer("free", municipalities=("Skive", "Lemvig"), cost=Cost.FREE)])

    assert directory.counts(Wish(municipality="Odense")) == {
        "Lemvig": 3,
        "Struer": 2,
        "Odense": 2,
        "Skive": 1,
    }
    assert directory.counts(Wish(free=True)) == {"Lemvig": 1, "Skive": 1}
    assert directory.counts(Wish(words="testforeningen", free=True)) == {"Lemvig": 1, "Skive": 1}
    assert directory.counts(Wish(words="xyzxyz")) == {}


TALK, FAMILY = NeedId("talking"), NeedId("family")
ANYWHERE = {"needs": (TALK,), "municipalities": ()}
EQUALS = (
    offer("all", "Testlinjen", **ANYWHERE, ways=PHONE),
    offer("aged", "Testens gamle venner", **ANYWHERE, ways=PHONE, for_whom="Ældre"),
    offer("board", "Den store testtavle", **ANYWHERE, ways=NET),
    offer("child", "Børnetesten", **{**ANYWHERE, "needs": (TALK, FAMILY)}, ways=PHONE),
    offer(
        "teen",
        "Testhovedet",
        **{**ANYWHERE, "needs": (TALK, FAMILY)},
        ways=NET,
        minimum_age=12,
        maximum_age=25,
    ),
)


@pytest.mark.parametrize(
    ("wish", "ids"),
    [
        (Wish(needs=(TALK,)), ["aged", "all", "board", "child", "teen"]),
        (Wish(needs=(TALK,), age=17), ["teen", "child", "all", "board", "aged"]),
        (Wish(needs=(TALK,), age=50), ["all", "board", "child", "aged"]),
        (Wish(needs=(TALK,), age=82), ["aged", "all", "board", "child"]),
        (Wish(needs=(TALK, FAMILY)), ["child", "teen", "aged", "all", "board"]),
    ],
)
def test_of_equals_what_suits_best_comes_first(wish: Wish, ids: list[str]) -> None:
    assert found(EQUALS, wish) == ids


def test_the_centre_next_door_comes_after_who_helps_with_just_that_from_afar() -> None:
    around = (
        offer("centre", "Testcentret", municipalities=("Struer",)),
        offer("group", "Testgruppen", municipalities=("Struer",), needs=(TALK,)),
        EQUALS[0],  # on the phone
        offer("list", "En liste", municipalities=(), ways=NET),
    )

    assert found(around, Wish(needs=(TALK,), municipality="Lemvig")) == ["group", "all", "centre", "list"]
