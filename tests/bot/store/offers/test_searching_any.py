"""Whatever somebody wishes: what is found fits it, all that fits is counted, and pages show each once."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from knowledge.offers.freshness import Freshness
from knowledge.offers.offer import Access, NeedId, Offer, Status
from knowledge.offers.wish import When, Wish
from tests.bot.store.offers.searched import TODAY, Directory, fits, nearness
from tests.load import offers as synthetic

PLACES = ("Lemvig", "Struer", "Holstebro", "Odense")


def _directory() -> Iterator[Offer]:
    for number, offer in enumerate(synthetic.offers(240)):
        near = tuple(PLACES[(number + at) % len(PLACES)] for at in range(len(offer.municipalities)))
        status = Status.INACTIVE if number % 11 == 0 else Status.ACTIVE
        known = None if number % 13 == 0 else TODAY - timedelta(days=number * 2)
        yield replace(offer, municipalities=near, status=status, checked_on=known)


OFFERS = tuple(_directory())
UNTIMED = settings(deadline=None, max_examples=60)
WORDS = sorted({word for offer in OFFERS for word in f"{offer.name} {offer.organisation}".split()})
NEEDS = [NeedId(need) for need in (*synthetic.ACTIVITIES, "unknown")]
wishes = some.builds(
    Wish,
    needs=some.lists(some.sampled_from(NEEDS), max_size=3, unique=True).map(tuple),
    words=some.one_of(
        some.just(""), some.text(max_size=60), some.lists(some.sampled_from(WORDS), max_size=4).map(" ".join)
    ),
    municipality=some.sampled_from(["", *PLACES, "Nowhere", "|", "*"]),
    age=some.one_of(some.none(), some.integers(-1, 120), some.integers()),
    relatives=some.booleans(),
    free=some.booleans(),
    remote=some.booleans(),
    language=some.sampled_from(["", "", "da", "en", "ar", "xx", "|", "%"]),
    access=some.one_of(some.none(), some.sampled_from(Access)),
    when=some.one_of(some.none(), some.sampled_from(When)),
)


@pytest.fixture(scope="module")
def directory() -> Iterator[Directory]:
    made = Directory(OFFERS)
    with closing(made.connection):
        yield made


@UNTIMED
@given(wish=wishes)
def test_what_is_found_fits(directory: Directory, wish: Wish) -> None:
    hits = directory.search(wish).hits

    assert all(fits(hit.offer, wish) for hit in hits)
    assert all(hit.nearness is nearness(hit.offer, wish) for hit in hits)


@UNTIMED
@given(wish=wishes)
def test_all_that_fits_is_counted(directory: Directory, wish: Wish) -> None:
    fitting = sum(fits(offer, wish) for offer in OFFERS)

    total = directory.search(wish, limit=1).total

    assert total == fitting if wish.needs or not wish.words else total <= fitting


@UNTIMED
@given(wish=wishes, size=some.integers(1, 40))
def test_pages_show_each_once(directory: Directory, wish: Wish, size: int) -> None:
    total = directory.search(wish, limit=size).total

    pages = [directory.ids(wish, limit=size, skip=skip) for skip in range(0, total + size, size)]

    assert [id_ for page in pages for id_ in page] == directory.ids(wish)
    assert len(set(directory.ids(wish))) == total


@UNTIMED
@given(wish=wishes)
def test_the_old_come_last_and_near_before_far(directory: Directory, wish: Wish) -> None:
    hits = directory.search(replace(wish, words="", needs=())).hits

    order = [(hit.freshness is Freshness.LAST, hit.nearness) for hit in hits]

    assert all(one <= next_ for one, next_ in pairwise(order))


@UNTIMED
@given(wish=wishes, skip=some.integers(), limit=some.integers())
def test_no_page_is_too_far(directory: Directory, wish: Wish, skip: int, limit: int) -> None:
    assert len(directory.search(wish, skip=skip, limit=limit).hits) <= max(limit, 0)
