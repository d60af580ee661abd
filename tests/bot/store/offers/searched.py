"""A directory in memory to search in, and what fits a wish when each offer is looked at by itself."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date, time
from typing import Any

from sqlite_utils import Database

from bot.store.offers import index, shelf
from bot.store.schema.offers import STEPS
from knowledge.offers.freshness import Ages, Freshness
from knowledge.offers.offer import Cost, Day, Offer, Status, Way
from knowledge.offers.wish import Found, Nearness, When, Wish

TODAY = date(2026, 11, 22)
NEIGHBOURS = {"Lemvig": ("Struer", "Holstebro"), "Struer": ("Lemvig",)}
_LINES = {Way.PHONE, Way.DIGITAL}
_WEEKDAYS = set(Day) - {Day.SATURDAY, Day.SUNDAY}


class Directory:
    """Offers that can be searched."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        for step in STEPS:
            step(Database(self.connection))
        shelf.prepare(self.connection)
        shelf.put(self.connection, offers)

    def search(self, wish: Wish, *, limit: int = 1000, skip: int = 0, today: date = TODAY) -> Found:
        return index.search(
            self.connection,
            wish,
            today=today,
            ages=Ages(),
            neighbours=NEIGHBOURS,
            limit=limit,
            skip=skip,
        )

    def ids(self, wish: Wish, **options: Any) -> list[str]:
        return [hit.offer.id for hit in self.search(wish, **options).hits]

    def counts(self, wish: Wish) -> Mapping[str, int]:
        return index.counts(self.connection, wish, today=TODAY, ages=Ages())


def found(offers: Sequence[Offer], wish: Wish, **options: Any) -> list[str]:
    """Return the ids that *wish* finds among *offers*."""
    directory = Directory(offers)
    with closing(directory.connection):
        return directory.ids(wish, **options)


def nearness(offer: Offer, wish: Wish) -> Nearness | None:
    """Return how near *offer* is; None: it is out of reach."""
    far = Nearness.REMOTE if _LINES & set(offer.ways) else None
    if not offer.municipalities:
        far = far or Nearness.COUNTRY
    if not wish.municipality:
        return far if far is not None else Nearness.ELSEWHERE
    if wish.municipality in offer.municipalities:
        return Nearness.HERE
    beside = set(NEIGHBOURS.get(wish.municipality, ())) & set(offer.municipalities)
    if beside and Way.PLACE in offer.ways and (not wish.remote or _LINES & set(offer.ways)):
        return Nearness.NEXT
    return far


def fits(offer: Offer, wish: Wish) -> bool:
    """Tell whether *offer* contradicts nothing of *wish* but its words."""
    return (
        offer.status is Status.ACTIVE
        and Ages().of(offer, TODAY) is not Freshness.HIDDEN
        and nearness(offer, wish) is not None
        and (not wish.needs or not offer.needs or bool(set(wish.needs) & set(offer.needs)))
        and (wish.age is None or _aged(offer, wish.age))
        and (not wish.free or offer.cost is Cost.FREE)
        and (not wish.relatives or offer.relatives)
        and (not wish.remote or bool({*_LINES, Way.HOME} & set(offer.ways)))
        and (not wish.language or wish.language in offer.languages)
        and (wish.access is None or wish.access in offer.access)
        and (wish.when is None or _held(offer, wish.when))
    )


def _aged(offer: Offer, age: int) -> bool:
    least = 0 if offer.minimum_age is None else offer.minimum_age
    return least <= age and (offer.maximum_age is None or age <= offer.maximum_age)


def _held(offer: Offer, when: When) -> bool:
    """Tell whether it is held then; the schedules here all have hours and no end."""
    for schedule in offer.schedules:
        weekday = bool(_WEEKDAYS & set(schedule.days))
        opens, closes = schedule.opens or time(), schedule.closes or time()
        held = {
            When.WEEKEND: bool(set(schedule.days) - _WEEKDAYS),
            When.DAY: weekday and opens < time(17),
            When.EVENING: weekday and closes > time(17),
        }
        if held[when]:
            return True
    return False
